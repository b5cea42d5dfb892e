"""Labels that are wrapped and never cut, with hyphens where a word is too long for its place."""

from functools import cache
from typing import Any

import pyphen
from reportlab.graphics.shapes import Drawing, String
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from workbench.report.fonts import REGULAR, printable
from workbench.report.style import INK
from workbench.values import Language

SIZE = 8.5
LEADING = 10.5

_HYPHENS = {Language.GERMAN: "de_DE", Language.ENGLISH: "en_GB"}


@cache
def _hyphenator(language: Language) -> Any:
    return pyphen.Pyphen(lang=_HYPHENS[language])


def wrapped(text: str, width: float, language: Language, *, size: float = SIZE) -> list[str]:
    """The text in lines no wider than `width` points; a word that is too long is hyphenated, at worst broken."""
    lines = [""]
    for word in printable(text).split():
        rest = word
        while rest:
            gap = " " if lines[-1] else ""
            if _fits(lines[-1] + gap + rest, width, size):
                lines[-1] += gap + rest
                break
            if lines[-1] and _fits(rest, width, size):
                lines.append(rest)
                break
            head, rest = _broken(rest, width, language, size=size)
            if lines[-1]:
                lines.append(head)
            else:
                lines[-1] = head
            lines.append("")
        if not rest:
            continue
    return [line for line in lines if line]


def _broken(word: str, width: float, language: Language, *, size: float) -> tuple[str, str]:
    """The longest beginning of a word that fits, with its hyphen, and the rest."""
    for head, rest in _hyphenator(language).iterate(word):
        if _fits(f"{head}-", width, size):
            return f"{head}-", rest
    length = max((n for n in range(1, len(word)) if _fits(word[:n], width, size)), default=1)
    return word[:length], word[length:]


def _fits(text: str, width: float, size: float) -> bool:
    return bool(stringWidth(text, REGULAR, size) <= width)


def put(
    drawing: Drawing,
    text: str,
    x: float,
    y: float,
    *,
    anchor: str = "start",
    font: str = REGULAR,
    color: Color = INK,
    size: float = SIZE,
) -> None:
    """One line of text on a drawing."""
    drawing.add(String(x, y, text, fontName=font, fontSize=size, fillColor=color, textAnchor=anchor))
