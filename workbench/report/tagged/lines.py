"""The text layer of lines: what a screen reader or a search joins from them is the text as it was written.

ReportLab drops the space at which a line ends and hyphenates with the ordinary hyphen, so that
joined lines would read "wordword" and "hyphen-ation".
"""

from collections.abc import Callable, Set
from typing import Any

SOFT_HYPHEN = "\u00ad"
"""Looks like a hyphen in the line; readers and searches leave it out. The font must have it."""


class SpokenLines:
    """Draws the pieces of a text object's lines; `said` is the text as written.

    `joined` holds words that end a line without anything between them and the next line. What stands at the end of a
    line is drawn so: a space, where there was one; a soft hyphen, where the hyphen is not the text's own.
    """

    def __init__(self, said: str, joined: Set[str], *, draw: Callable[..., Any]) -> None:
        self._said = f" {said} "
        self._joined = joined
        self._draw = draw
        self._line = ""

    def put(self, piece: str, TStar: int = 0) -> None:  # noqa: N803  ReportLab passes it by name or place
        """One piece of a line; `TStar` says that the line ends with it."""
        self._line += piece
        word = self._line.rsplit(" ", 1)[-1]
        if piece.endswith("-") and f" {word}" not in self._said:
            piece = piece[:-1] + SOFT_HYPHEN
            self._line = self._line[:-1] + SOFT_HYPHEN
        if TStar:
            piece += self._between()
            self._line = ""
        self._draw(piece, TStar)

    def _between(self) -> str:
        """What is read between this line and the next."""
        word = self._line.rsplit(" ", 1)[-1]
        if not word or word.endswith(SOFT_HYPHEN):
            return ""
        follows_at_once = word in self._joined or word.endswith(("-", "/"))
        return "" if follows_at_once and f" {word} " not in self._said else " "
