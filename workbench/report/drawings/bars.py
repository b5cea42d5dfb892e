"""Horizontal bars on a common scale, with marks for the target and for the last round."""

from reportlab.graphics.shapes import Circle, Drawing, Line, Rect

from workbench.charts import wording
from workbench.charts.series import Bar, Bars
from workbench.report.drawings.labels import LEADING, SIZE, SMALL, put, put_lines, width_of, wrapped
from workbench.report.fonts import BOLD
from workbench.report.style import BLUE, CONTENT_WIDTH, ORANGE, QUIET, RULE, TRACK, WHITE
from workbench.values import Language, Text

_LABEL_WIDTH = 180.0
_TEXT_WIDTH = 72.0
_GAP = 8.0
_BAR = 11.0
_ROW_GAP = 7.0
_SCALE = 16.0
_KEY = 13.0
_HATCH = 6.0
_KEY_GAP = 22.0


def draw_bars(bars: Bars, language: Language) -> Drawing:
    """The bars from top to bottom, the scale below them."""
    labels = [wrapped(bar.label, _LABEL_WIDTH, language) for bar in bars.bars]
    heights = [max(_BAR, len(lines) * LEADING) + _ROW_GAP for lines in labels]
    left = _LABEL_WIDTH + _GAP
    width = CONTENT_WIDTH - left - _TEXT_WIDTH
    marks = _marks(bars)
    foot = _SCALE + (_KEY if marks else 0)
    top = sum(heights) + foot
    drawing = Drawing(CONTENT_WIDTH, top)
    _draw_scale(drawing, bars.top_level, left=left, width=width, foot=foot)
    for bar, lines, height in zip(bars.bars, labels, heights, strict=True):
        middle = top - height / 2
        put_lines(drawing, lines, 0, middle)
        _draw_bar(drawing, bar, left=left, width=width, middle=middle)
        top -= height
    _draw_key(drawing, marks, left, language)
    return drawing


def _draw_scale(drawing: Drawing, top_level: int, *, left: float, width: float, foot: float) -> None:
    for level in range(top_level + 1):
        x = left + width * level / top_level
        drawing.add(Line(x, foot - 4, x, drawing.height, strokeColor=RULE, strokeWidth=0.4))
        put(drawing, str(level), x, foot - 14, anchor="middle", color=QUIET, size=SMALL)


def _draw_bar(drawing: Drawing, bar: Bar, *, left: float, width: float, middle: float) -> None:
    bottom = middle - _BAR / 2
    if bar.share is None:
        _draw_open(drawing, left, bottom, width)
    else:
        drawing.add(Rect(left, bottom, width, _BAR, fillColor=TRACK, strokeColor=None))
        drawing.add(Rect(left, bottom, width * float(bar.share), _BAR, fillColor=BLUE, strokeColor=None))
    if bar.target is not None:
        _draw_target(drawing, left + width * float(bar.target), bottom)
    if bar.previous is not None:
        _draw_previous(drawing, left + width * float(bar.previous), middle)
    put(drawing, bar.text, left + width + _GAP, middle - SIZE * 0.35, font=BOLD)


def _draw_open(drawing: Drawing, left: float, bottom: float, width: float) -> None:
    """No value: hatched, so that it is not taken for a bar of length 0."""
    drawing.add(Rect(left, bottom, width, _BAR, fillColor=WHITE, strokeColor=RULE, strokeWidth=0.5))
    for number in range(int((width - _BAR) // _HATCH) + 1):
        x = left + number * _HATCH
        drawing.add(Line(x, bottom, x + _BAR, bottom + _BAR, strokeColor=RULE, strokeWidth=0.5))


def _draw_target(drawing: Drawing, x: float, bottom: float) -> None:
    # the white edge keeps the mark apart from a dark bar, also in grey
    drawing.add(Line(x, bottom - 2.5, x, bottom + _BAR + 2.5, strokeColor=WHITE, strokeWidth=4.5))
    drawing.add(Line(x, bottom - 2.5, x, bottom + _BAR + 2.5, strokeColor=ORANGE, strokeWidth=2.2))


def _draw_previous(drawing: Drawing, x: float, middle: float) -> None:
    drawing.add(Circle(x, middle, 3.2, fillColor=WHITE, strokeColor=QUIET, strokeWidth=1.4))


def _marks(bars: Bars) -> list[Text]:
    """What needs a key: nothing where there are only bars."""
    marks = [wording.GOAL] if any(bar.target is not None for bar in bars.bars) else []
    marks += [wording.LAST_ROUND] if any(bar.previous is not None for bar in bars.bars) else []
    return [wording.TODAY, *marks] if marks else []


def _draw_key(drawing: Drawing, marks: list[Text], left: float, language: Language) -> None:
    x = left
    for mark in marks:
        if mark is wording.TODAY:
            drawing.add(Rect(x, 1, 12, 7, fillColor=BLUE, strokeColor=None))
        elif mark is wording.GOAL:
            drawing.add(Line(x + 6, 0, x + 6, 9, strokeColor=ORANGE, strokeWidth=2.2))
        else:
            _draw_previous(drawing, x + 6, 4.5)
        said = mark.in_language(language)
        put(drawing, said, x + 16, 1.5, color=QUIET, size=SMALL)
        x += 16 + width_of(said, size=SMALL) + _KEY_GAP
