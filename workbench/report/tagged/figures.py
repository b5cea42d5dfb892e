"""Figures: a drawing with a text that says what it says."""

from typing import Any

from reportlab.graphics.shapes import Drawing
from reportlab.pdfbase.pdfdoc import PDFArray, PDFName
from reportlab.platypus import Flowable

from workbench.report.tagged.structure import Tag


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

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The size of the drawing."""
        self.width, self.height = self.drawing.wrap(available_width, available_height)
        return self.width, self.height

    def draw(self) -> None:
        """Draw as marked content of the figure, with its box on the page."""
        canvas: Any = self.canv
        left, bottom = canvas.absolutePosition(0, 0)
        right, top = canvas.absolutePosition(self.width, self.height)
        box = PDFArray([round(edge, 2) for edge in (left, bottom, right, top)])
        self.tag.attributes = {"Layout": {"BBox": box, "Placement": PDFName("Block")}}
        with canvas.content(canvas.element(self.tag)):
            self.drawing.drawOn(canvas, 0, 0)
