"""Bars for the rows of a table: today on a scale, with marks for target, last round and median of the others."""

from collections.abc import Sequence

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, Rect

from workbench.charts import wording
from workbench.charts.series import Bar, Bars
from workbench.report.drawings.labels import SMALL, put
from workbench.report.drawings.marks import KEY_LINE, KeyEntry, draw_key, key_full, key_lines
from workbench.report.style import BLUE, CONTENT_WIDTH, INK, ORANGE, QUIET, RULE, TRACK, WHITE
from workbench.values import Language

_BAR = 8.0
_BELOW = 6.0
_ABOVE = 2.5
_SCALE = 10.0
_HATCH = 6.0
_RING = 2.9
_WEDGE = 3.2
_SIDE = 4.0
"""Room for marks at either end of the scale."""


def draw_bar(bar: Bar, top_level: int, *, width: float) -> Drawing:
    """One bar, its middle at the height of the first line of a cell beside it."""
    drawing = Drawing(width, _BELOW + _BAR + _ABOVE)
    scale = width - 2 * _SIDE
    if bar.share is None:
        _draw_open(drawing, scale)
    else:
        drawing.add(Rect(_SIDE, _BELOW, scale, _BAR, fillColor=TRACK, strokeColor=None))
        drawing.add(Rect(_SIDE, _BELOW, scale * float(bar.share), _BAR, fillColor=BLUE, strokeColor=None))
        for level in range(1, top_level):
            x = _SIDE + scale * level / top_level
            drawing.add(Line(x, _BELOW, x, _BELOW + _BAR, strokeColor=WHITE, strokeWidth=0.6))
    for share, draw in ((bar.target, _draw_target), (bar.previous, _draw_previous), (bar.median, _draw_median)):
        if share is not None:
            draw(drawing, _SIDE + scale * float(share), _BELOW + _BAR / 2)
    return drawing


def draw_scale(top_level: int, *, width: float) -> Drawing:
    """The levels above the bars of a column."""
    drawing = Drawing(width, _SCALE)
    for level in range(top_level + 1):
        x = _SIDE + (width - 2 * _SIDE) * level / top_level
        put(drawing, str(level), x, 1.5, anchor="middle", color=QUIET, size=SMALL)
    return drawing


def draw_marks_key(bars: Bars, language: Language) -> Drawing | None:
    """What the marks mean; None where there are only bars."""
    marks = (
        (wording.GOAL, _draw_target, any(bar.target is not None for bar in bars.bars)),
        (wording.LAST_ROUND, _draw_previous, any(bar.previous is not None for bar in bars.bars)),
        (wording.OTHERS, _key_median, any(bar.median is not None for bar in bars.bars)),
    )
    shown = [(text, draw) for text, draw, there in marks if there]
    if not shown:
        return None
    entries = [
        KeyEntry(draw=draw, text=text.in_language(language)) for text, draw in ((wording.TODAY, key_full), *shown)
    ]
    lines: Sequence[Sequence[KeyEntry]] = key_lines(entries)
    drawing = Drawing(CONTENT_WIDTH, len(lines) * KEY_LINE)
    draw_key(drawing, lines)
    return drawing


def _draw_open(drawing: Drawing, scale: float) -> None:
    """No value: hatched, so that it is not taken for a bar of length 0."""
    drawing.add(Rect(_SIDE, _BELOW, scale, _BAR, fillColor=WHITE, strokeColor=RULE, strokeWidth=0.5))
    for number in range(int((scale - _BAR) // _HATCH) + 1):
        x = _SIDE + number * _HATCH
        drawing.add(Line(x, _BELOW, x + _BAR, _BELOW + _BAR, strokeColor=RULE, strokeWidth=0.5))


def _draw_target(drawing: Drawing, x: float, middle: float) -> None:
    # the white edge keeps the mark apart from a dark bar, also in grey
    half = _BAR / 2 + 2
    drawing.add(Line(x, middle - half, x, middle + half, strokeColor=WHITE, strokeWidth=4))
    drawing.add(Line(x, middle - half, x, middle + half, strokeColor=ORANGE, strokeWidth=2))


def _draw_previous(drawing: Drawing, x: float, middle: float) -> None:
    drawing.add(Circle(x, middle, _RING, fillColor=WHITE, strokeColor=QUIET, strokeWidth=1.3))


def _draw_median(drawing: Drawing, x: float, middle: float) -> None:
    """A wedge below the bar, where no other mark stands; its tip is the place."""
    tip, foot = middle - _BAR / 2 + 0.8, middle - _BAR / 2 - 1.5 * _WEDGE
    points = [x, tip, x - _WEDGE, foot, x + _WEDGE, foot]
    drawing.add(Polygon(points, fillColor=INK, strokeColor=WHITE, strokeWidth=0.7))


def _key_median(drawing: Drawing, x: float, middle: float) -> None:
    _draw_median(drawing, x, middle + _BAR / 2 + 2)
