"""Horizontal bars on a common scale, with targets as marks."""

from reportlab.graphics.shapes import Drawing, Line, Rect

from workbench.charts import wording
from workbench.charts.series import Bar, Bars
from workbench.report.drawings.labels import LEADING, SIZE, put, wrapped
from workbench.report.fonts import BOLD
from workbench.report.style import BLUE, CONTENT_WIDTH, ORANGE, QUIET, RULE, TRACK
from workbench.values import Language

_LABEL_WIDTH = 180.0
_TEXT_WIDTH = 72.0
_GAP = 8.0
_BAR = 11.0
_ROW_GAP = 7.0
_AXIS = 32.0


def draw_bars(bars: Bars, language: Language) -> Drawing:
    """The bars from top to bottom, the scale below them."""
    labels = [wrapped(bar.label, _LABEL_WIDTH, language) for bar in bars.bars]
    heights = [max(_BAR, len(lines) * LEADING) + _ROW_GAP for lines in labels]
    drawing = Drawing(CONTENT_WIDTH, sum(heights) + _AXIS)
    left = _LABEL_WIDTH + _GAP
    width = CONTENT_WIDTH - left - _TEXT_WIDTH
    _draw_scale(drawing, bars.top_level, left=left, width=width, top=sum(heights) + _AXIS)
    top = sum(heights) + _AXIS
    for bar, lines, height in zip(bars.bars, labels, heights, strict=True):
        middle = top - height / 2
        first = middle + (len(lines) - 1) * LEADING / 2 - SIZE * 0.35
        for number, line in enumerate(lines):
            put(drawing, line, 0, first - number * LEADING)
        _draw_bar(drawing, bar, left=left, width=width, middle=middle)
        top -= height
    if any(bar.target is not None for bar in bars.bars):
        _draw_key(drawing, left, width, language)
    return drawing


def _draw_scale(drawing: Drawing, top_level: int, *, left: float, width: float, top: float) -> None:
    for level in range(top_level + 1):
        x = left + width * level / top_level
        drawing.add(Line(x, _AXIS - 4, x, top, strokeColor=RULE, strokeWidth=0.4))
        put(drawing, str(level), x, _AXIS - 13, anchor="middle", color=QUIET)


def _draw_bar(drawing: Drawing, bar: Bar, *, left: float, width: float, middle: float) -> None:
    bottom = middle - _BAR / 2
    drawing.add(Rect(left, bottom, width, _BAR, fillColor=TRACK, strokeColor=None))
    if bar.share is not None:
        drawing.add(Rect(left, bottom, width * float(bar.share), _BAR, fillColor=BLUE, strokeColor=None))
    if bar.target is not None:
        _draw_target(drawing, left + width * float(bar.target), bottom)
    put(drawing, bar.text, left + width + _GAP, middle - SIZE * 0.35, font=BOLD)


def _draw_target(drawing: Drawing, x: float, bottom: float) -> None:
    drawing.add(Line(x, bottom - 2, x, bottom + _BAR + 2, strokeColor=ORANGE, strokeWidth=2))


def _draw_key(drawing: Drawing, left: float, width: float, language: Language) -> None:
    drawing.add(Rect(left, 1, 14, 7, fillColor=BLUE, strokeColor=None))
    put(drawing, wording.TODAY.in_language(language), left + 18, 1.5, color=QUIET)
    middle = left + width / 2
    drawing.add(Line(middle, 0, middle, 9, strokeColor=ORANGE, strokeWidth=2))
    put(drawing, wording.GOAL.in_language(language), middle + 6, 1.5, color=QUIET)
