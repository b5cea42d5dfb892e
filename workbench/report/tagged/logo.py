"""A municipality's logo in the upper right corner of the page; one that cannot be read is left out."""

import struct
from io import BytesIO
from typing import Any

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFName
from reportlab.platypus import Flowable

from workbench.report.tagged.structure import Tag

WIDEST, HIGHEST = 140.0, 42.0
"""The place for it, in points."""

_MOST_PIXELS = 4_000_000
_FAULTS = (
    *(OSError, ValueError, SyntaxError, EOFError, struct.error),
    *(Image.DecompressionBombError, Image.DecompressionBombWarning),
)
"""In all of these Pillow speaks of a file that is broken or too large."""


class Logo(Flowable):
    """A picture at the right edge, below the top of where it stands; it takes no room, the text beside it leaves it."""

    def __init__(self, picture: Image.Image, alt: str) -> None:
        super().__init__()
        scale = min(WIDEST / picture.width, HIGHEST / picture.height)
        self.shown_width, self.shown_height = picture.width * scale, picture.height * scale
        self._picture = ImageReader(picture)
        self.tag = Tag(name="Figure", alt=alt)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Takes no room of its own."""
        self.width, self.height = width, 0
        return width, 0

    def draw(self) -> None:
        """Draw as marked content of the figure, with its box on the page."""
        canvas: Any = self.canv
        x, y = self.width - self.shown_width, -self.shown_height
        left, bottom = canvas.absolutePosition(x, y)
        box = [left, bottom, left + self.shown_width, bottom + self.shown_height]
        layout = {"BBox": PDFArray([round(edge, 2) for edge in box]), "Placement": PDFName("Block")}
        self.tag.attributes = {"Layout": layout}
        with canvas.content(canvas.element(self.tag)):
            canvas.drawImage(self._picture, x, y, self.shown_width, self.shown_height, mask="auto")


def logo_of(png: bytes | None, alt: str) -> Logo | None:
    """The logo; None where there is none, or where it is broken, too large or no PNG."""
    if png is None:
        return None
    try:
        with Image.open(BytesIO(png), formats=("PNG",)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            return Logo(opened.convert("RGBA"), alt)
    except _FAULTS:
        return None
