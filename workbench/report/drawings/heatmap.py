"""What makes a table a heat map: grounds that grow darker with the level, and heads turned upwards.

The numbers stand in the cells, so that colour is never the only way to read them; the darkest ground still leaves them
a contrast of 4.5 to 1, and in grey the order of the grounds stays.
"""

from fractions import Fraction
from typing import Any

from reportlab.lib.colors import Color, HexColor, linearlyInterpolatedColor
from reportlab.platypus import Flowable

from workbench.report.tagged.paragraphs import P

_LIGHT, _DARK = HexColor(0xEEF4FA), HexColor(0x5B9BD5)


def ground(share: Fraction) -> Color:
    """The colour behind a share of 0 to 1."""
    return linearlyInterpolatedColor(_LIGHT, _DARK, 0, 1, float(share))


class Turned(Flowable):
    """A paragraph read from below upwards, in lines of at most `length` points; it keeps its own tag."""

    def __init__(self, paragraph: P, length: float) -> None:
        super().__init__()
        self._paragraph, self._length = paragraph, length

    def wrap(self, *_: Any) -> tuple[float, float]:
        """As wide as the paragraph is high, and as high as its lines are long."""
        _, height = self._paragraph.wrapOn(self.canv, self._length, self._length)
        self.width, self.height = height, self._length
        return self.width, self.height

    def draw(self) -> None:
        """Turn the canvas and draw the paragraph as its own element."""
        canvas: Any = self.canv
        canvas.saveState()
        canvas.rotate(90)
        self._paragraph.drawOn(canvas, 0, -self.width)
        canvas.restoreState()
