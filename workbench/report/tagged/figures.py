"""Figures: a drawing with a text that says what it says; and drawings that only repeat the text beside them."""

from contextlib import nullcontext
from typing import Any

from reportlab.graphics.shapes import Drawing
from reportlab.pdfbase.pdfdoc import PDFArray, PDFName
from reportlab.platypus import Flowable

from workbench.report.tagged.structure import Tag

ROOM_FOR_HEADING = 60.0
"""Points of a page's height that a drawing leaves for the heading above it."""

SPACE_BEFORE, SPACE_AFTER = 4.0, 12.0
_SPACE_AFTER_DECORATION = 3.0


class Figure(Flowable):
    """A vector drawing as one element with an alternative text; `font` is an embedded one."""

    def __init__(self, drawing: Drawing, alt: str, *, font: str) -> None:
        super().__init__()
        if not alt.strip():
            raise ValueError("a figure needs an alternative text")
        self.drawing = drawing
        self.drawing.initialFontName = font  # the default one would be named without being embedded
        self.tag = Tag(name="Figure", alt=alt)
        self.hAlign = "LEFT"
        self.spaceBefore, self.spaceAfter = SPACE_BEFORE, SPACE_AFTER
        self._scale = 1.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size of the drawing, made smaller where it is wider or higher than a page."""
        frame = getattr(self, "_frame", None)
        room = self.drawing.height if frame is None else frame._aH - ROOM_FOR_HEADING
        self._scale = min(1.0, width / self.drawing.width, room / self.drawing.height)
        self.width, self.height = self._scale * self.drawing.width, self._scale * self.drawing.height
        return self.width, self.height

    def draw(self) -> None:
        """Draw as marked content of the figure, with its box on the page."""
        canvas: Any = self.canv
        if canvas.is_rehearsal:
            return
        left, bottom = canvas.absolutePosition(0, 0)
        right, top = canvas.absolutePosition(self.width, self.height)
        box = PDFArray([round(edge, 2) for edge in (left, bottom, right, top)])
        self.tag.attributes = {"Layout": {"BBox": box, "Placement": PDFName("Block")}}
        with canvas.content(canvas.element(self.tag)):
            canvas.saveState()
            canvas.scale(self._scale, self._scale)
            self.drawing.drawOn(canvas, 0, 0)
            canvas.restoreState()


class Decoration(Flowable):
    """A vector drawing that is not read out, as the text beside it says the same; `font` is an embedded one."""

    def __init__(self, drawing: Drawing, *, font: str, keep_with_next: bool = False) -> None:
        super().__init__()
        self.keepWithNext = keep_with_next
        self.spaceAfter = _SPACE_AFTER_DECORATION
        self.drawing = drawing
        self.drawing.initialFontName = font
        self.hAlign = "LEFT"

    def wrap(self, *_: float) -> tuple[float, float]:
        """The size of the drawing."""
        return self.drawing.width, self.drawing.height

    def draw(self) -> None:
        """Draw as decoration; within a repeated table head, which is decoration already, as a part of that."""
        canvas: Any = self.canv
        if canvas.is_rehearsal:
            return
        with nullcontext() if canvas.is_open else canvas.artifact():
            self.drawing.drawOn(canvas, 0, 0)
