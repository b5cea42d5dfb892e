"""Bars for the rows of a table: today on a scale, with marks for target, last round and median of the others."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, Rect

from workbench.charts import wording
from workbench.charts.series import Bar, Bars, Radar
from workbench.report.drawings.labels import SMALL, put
from workbench.report.drawings.marks import (
    KEY_BAR,
    KEY_LINE,
    KEY_SPACE,
    DrawMark,
    KeyEntry,
    draw_key,
    key_full,
    key_lines,
)
from workbench.report.drawings.radar import SAMPLE, draw_sample
from workbench.report.style import BLUE, CONTENT_WIDTH, INK, ORANGE, QUIET, RULE, TRACK, WHITE
from workbench.values import Language, Text

_BAR = 8.0
_BELOW = 6.0
_ABOVE = 2.5
_SCALE = 10.0
_HATCH = 6.0
_RING = 2.9
_WEDGE = 3.2
_KEY_GAP = 4.0
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


def draw_marks_key(bars: Bars, language: Language, *, radar: Radar | None = None) -> Drawing | None:
    """What the marks mean, and the lines of a radar above them; None where there is nothing but bars of today."""
    lines = () if radar is None else (wording.TODAY, wording.GOAL, *([wording.LAST_ROUND] if radar.previous else []))
    marks = {
        wording.TODAY: key_full,
        **_marks(bars, wording.GOAL, _draw_target, lambda bar: bar.target),
        **_marks(bars, wording.LAST_ROUND, _draw_previous, lambda bar: bar.previous),
        **_marks(bars, wording.OTHERS, _key_median, lambda bar: bar.median),
    }
    texts = [text for text in _MEANINGS if text in marks or text in lines]
    if len(texts) == 1:
        return None
    entries = [_entry(text, marks.get(text), language, has_line=text in lines) for text in texts]
    rows = key_lines(entries)
    drawing = Drawing(CONTENT_WIDTH, len(rows) * KEY_LINE)
    draw_key(drawing, rows)
    return drawing


_MEANINGS = (wording.TODAY, wording.GOAL, wording.LAST_ROUND, wording.OTHERS)


def _marks(bars: Bars, text: Text, draw: DrawMark, share: Callable[[Bar], Fraction | None]) -> Mapping[Text, DrawMark]:
    """The mark, if any bar has it."""
    return {text: draw} if any(share(bar) is not None for bar in bars.bars) else {}


def _entry(text: Text, mark: DrawMark | None, language: Language, *, has_line: bool) -> KeyEntry:
    """The line of the radar, the mark of the bars, or both side by side."""
    said = text.in_language(language)
    if mark is not None and not has_line:
        return KeyEntry(draw=mark, text=said)
    width = SAMPLE + (_KEY_GAP + KEY_BAR if mark is not None else 0)

    def draw(drawing: Drawing, middle: float, y: float) -> None:
        draw_sample(text, drawing, middle - width / 2, y)
        if mark is not None:
            mark(drawing, middle + width / 2 - KEY_BAR / 2, y)

    return KeyEntry(draw=draw, text=said, width=width + KEY_SPACE)


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
