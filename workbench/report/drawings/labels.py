"""Labels that are wrapped and never cut, with hyphens where a word is too long for its place."""

from collections.abc import Sequence
from functools import partial

from reportlab.graphics.shapes import Drawing, Group, String
from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from workbench.report.fonts import REGULAR, printable
from workbench.report.style import INK, PATTERNS
from workbench.report.tagged.words import broken
from workbench.values import Language

SIZE = 8.5
SMALL = 8.0
LEADING = 10.5

# How far the middle of a line of small letters lies above its baseline, as a share of the size.
_MIDDLE = 0.35


def width_of(text: str, *, font: str = REGULAR, size: float = SIZE) -> float:
    """How wide a text is, in points."""
    return float(stringWidth(text, font, size))


def wrapped(text: str, width: float, language: Language, *, font: str = REGULAR, size: float = SIZE) -> list[str]:
    """The text in lines no wider than `width` points; a word that is too long is hyphenated, at worst broken."""
    measured = partial(width_of, font=font, size=size)
    lines: list[str] = []
    for word in printable(text).split():
        for piece in broken(word, width, width_of=measured, language=PATTERNS[language]):
            if lines and measured(f"{lines[-1]} {piece}") <= width:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
    return lines


def put(
    drawing: Drawing | Group,
    text: str,
    x: float,
    y: float,
    *,
    anchor: str = "start",
    font: str = REGULAR,
    color: Color = INK,
    size: float = SIZE,
) -> None:
    """One line of text on a drawing; y is its baseline."""
    drawing.add(String(x, y, text, fontName=font, fontSize=size, fillColor=color, textAnchor=anchor))


def put_lines(
    drawing: Drawing | Group,
    lines: Sequence[str],
    x: float,
    middle: float,
    *,
    anchor: str = "start",
    font: str = REGULAR,
    color: Color = INK,
) -> None:
    """Lines of text, as a block around a height of `middle`."""
    first = middle + (len(lines) - 1) * LEADING / 2 - SIZE * _MIDDLE
    for number, line in enumerate(lines):
        put(drawing, line, x, first - number * LEADING, anchor=anchor, font=font, color=color)
