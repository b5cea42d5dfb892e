"""Words that are wider than their line, broken where a reader can bear it.

ReportLab's own breaking leaves some words too wide: addresses behind their first slash, words that were hyphenated
once already, headings, which are not hyphenated at all.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pyphen

HYPHEN = "-"

WidthOf = Callable[[str], float]

_WORD = re.compile(r"[^ \t\r\n]+")
_VOWEL = re.compile("[aeiouyäöüàâéèêëïíîóôúœæ]", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_AFTER = re.compile(r"[-–—/\\_.,;:?!&=@*+|](?=.)")
_ADDRESS = re.compile(r"://|^www\.|@")
# A longer run of letters is no word; pyphen remembers every word it was asked.
_LONGEST_WORD = 150
# Two letters alone at the end or the beginning of a line are harder to read than an uneven edge.
_FEWEST_LETTERS = 3


def broken(
    word: str, room: float, *, width_of: WidthOf, language: str | None, first_room: float | None = None
) -> list[str]:
    """A word in pieces no wider than `room` points, as few as may be; one character at least stands in each.

    Pieces end after a syllable, with a hyphen, or after a mark such as `/` without one; at worst after any character.
    `language` is one of pyphen's, such as de_DE. Addresses get no hyphens, as these would change them. `first_room` is
    for the first piece, if it has less; that piece is empty where none of these places lies within it.
    """
    pieces = []
    hyphenated = None if _ADDRESS.search(word) else language
    if first_room is not None and width_of(word) > first_room:
        length, mark = _longest(word, max(first_room, 0), width_of=width_of, language=hyphenated, at_worst=0)
        pieces.append(word[:length] + mark)
        word = word[length:]
    while width_of(word) > room and len(word) > 1:
        length, mark = _longest(word, room, width_of=width_of, language=hyphenated)
        pieces.append(word[:length] + mark)
        word = word[length:]
    return [*pieces, word]


def _longest(
    word: str, room: float, *, width_of: WidthOf, language: str | None, at_worst: int | None = None
) -> tuple[int, str]:
    """Where the longest beginning that fits ends, and what is written after it."""
    fitting = _fitting(word, room, width_of)
    for length, mark in sorted(_places(word, fitting, language), reverse=True):
        if width_of(word[:length] + mark) <= room:
            return length, mark
    return (fitting if at_worst is None else at_worst), ""


def _fitting(word: str, room: float, width_of: WidthOf) -> int:
    """How many characters fit, 1 at least."""
    low, high = 1, max(len(word) - 1, 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width_of(word[:middle]) <= room else (low, middle - 1)
    return low


def _places(word: str, fitting: int, language: str | None) -> Iterator[tuple[int, str]]:
    """Places to break at up to `fitting` characters, each with what is written there; no language, no hyphens."""
    for found in _AFTER.finditer(word, 0, fitting + 1):
        yield found.end(), ""
    if language is None:
        return
    for letters in _LETTERS.finditer(word):
        if letters.start() < fitting and len(letters.group()) <= _LONGEST_WORD:
            for position in _hyphenator(language).positions(letters.group()):
                if letters.start() + position <= fitting:
                    yield letters.start() + int(position), HYPHEN


@dataclass(slots=True, kw_only=True)
class Narrowing:
    """Goes through a paragraph's fragments of text and breaks the words that are wider than `room` points.

    A word may go over several fragments, such as a bold beginning. `joined` gathers what ends a line without a hyphen
    and without a space.
    """

    room: float
    language: str | None
    joined: set[str] = field(default_factory=set)
    _carried: float = 0.0

    def line_break(self) -> None:
        """The next word begins a line."""
        self._carried = 0.0

    def narrowed(self, text: str, *, size: float, width_of: WidthOf) -> str:
        """The text of the next fragment, with spaces where words are broken; `size` is its font's, in points."""
        # no glyph is wider than its size is high, so most words need no measuring
        if self._carried == 0 and max(map(len, _WORD.findall(text)), default=0) * size <= self.room:
            shown = text
        else:
            shown = _WORD.sub(lambda found: self._pieces(found, width_of), text)
        self._carry(shown, width_of)
        return shown

    def _pieces(self, found: "re.Match[str]", width_of: WidthOf) -> str:
        first_room = self.room - self._carried if found.start() == 0 and self._carried else None
        parts = broken(found.group(), self.room, width_of=width_of, language=self.language, first_room=first_room)
        self.joined.update(part for part in parts[:-1] if part and not part.endswith(HYPHEN))
        return " ".join(parts)

    def _carry(self, text: str, width_of: WidthOf) -> None:
        """How wide the word is that the next fragment may go on with."""
        if text:
            last = re.split(r"[ \t\r\n]", text)[-1]
            self._carried = width_of(last) + (self._carried if last == text else 0.0)


def hyphenation(language: str) -> Callable[[str], Iterator[tuple[str, str]]]:
    """What ReportLab calls to hyphenate: a word in two parts, each way there is, the longest first part first."""
    iterate: Callable[[str], Iterator[tuple[str, str]]] = _hyphenator(language).iterate
    return iterate


class _Hyphenator(pyphen.Pyphen):
    """Without the places where the dictionaries part off letters that no vowel makes a syllable (a-r-beit)."""

    def positions(self, word: str) -> list[Any]:
        """Where a hyphen may stand."""
        kept: list[Any] = []
        for position in reversed(super().positions(word)):
            if _VOWEL.search(word, position, kept[-1] if kept else len(word)):
                kept.append(position)
        return kept[::-1]


@cache
def _hyphenator(language: str) -> _Hyphenator:
    return _Hyphenator(lang=language, left=_FEWEST_LETTERS, right=_FEWEST_LETTERS)
