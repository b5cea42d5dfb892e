"""What is filled in by hand: boxes to tick and lines to write on, drawn as decoration beside text that says all."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from workbench.report.style import INK, QUIET, WHITE
from workbench.report.tagged.paragraphs import P
from workbench.report.tagged.structure import Tag

BOX = 9.0
BETWEEN = 7.0
"""Points between a box, or a label, and what follows."""

LINE = 21.0
"""Points from one line to write on to the next: room for handwriting."""

_BOX_WIDTH, _RULE_WIDTH = 0.9, 0.5
_BELOW_BASELINE = 1.0


def _draw_box(canvas: Any, left: float, baseline: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(INK)
    canvas.setFillColor(WHITE)
    canvas.setLineWidth(_BOX_WIDTH)
    canvas.rect(left, baseline - _BELOW_BASELINE, BOX, BOX, stroke=1, fill=1)
    canvas.restoreState()


class Boxed(P):
    """A paragraph with an empty box before its first line; the style leaves the room for it."""

    has_box = True

    def split(self, width: float, height: float) -> list[Any]:
        """Only the first part has the box."""
        parts = super().split(width, height)
        for part in parts[1:]:
            part.has_box = False
        return parts

    def draw(self) -> None:
        """The text, and the box beside its first baseline."""
        super().draw()
        if self.has_box:
            _draw_box(self.canv, 0, self.height - self.style.leading + _descent(self.style))


def _descent(style: ParagraphStyle) -> float:
    """How far the baseline of a line stands above its end."""
    return float(style.leading - style.fontSize)


class Ruled(Flowable):
    """A label and lines to write on: the first goes on behind the label, or stands below where there is no room."""

    def __init__(self, label: P, *, lines: int, box: bool = False) -> None:
        super().__init__()
        self._label, self._lines, self._box = label, lines, box
        self._inset = BOX + BETWEEN if box else 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as the lines; a label of several lines stands above them."""
        self._behind = self._inset + _width(self._label) + BETWEEN
        if self._behind > width / 2:
            self._behind = 0.0
        _, label_height = self._label.wrapOn(self.canv, width - self._inset, height)
        first = LINE if self._behind else label_height + LINE
        self.width, self.height = width, first + LINE * (self._lines - 1)
        self._label_height = label_height
        return self.width, self.height

    def draw(self) -> None:
        """The label as text, all else as decoration."""
        canvas: Any = self.canv
        first_rule = LINE * (self._lines - 1) + 3
        bottom = first_rule - 3 if self._behind else self.height - self._label_height
        self._label.drawOn(canvas, self._inset, bottom)
        if self._box:
            _draw_box(canvas, 0, bottom + self._label_height - self._label.style.leading + _descent(self._label.style))
        canvas.saveState()
        canvas.setStrokeColor(QUIET)
        canvas.setLineWidth(_RULE_WIDTH)
        for number in range(self._lines):
            left = self._behind if number == 0 else self._inset
            canvas.line(left, first_rule - number * LINE, self.width, first_rule - number * LINE)
        canvas.restoreState()


def _width(label: P) -> float:
    return float(stringWidth(label.said, label.style.fontName, label.style.fontSize))


def boxes(options: Sequence[tuple[str, str]], style: ParagraphStyle) -> list[P]:
    """A list of things to tick, each with a number, or nothing, and its markup."""
    numbering = "Decimal" if any(number for number, _ in options) else "None"
    whole = Tag(name="L", attributes={"List": {"ListNumbering": PDFName(numbering)}})
    paragraphs: list[P] = []
    for number, text in options:
        item = Tag(name="LI", parent=whole)
        label = Tag(name="Lbl", parent=item) if number else None
        body = Tag(name="LBody", parent=item)
        paragraphs.append(Boxed(text, style, bulletText=number or None, tag=body, label=label))
    return paragraphs
