"""The plan's timeline: measures under their field of action, months across, the load of each month below."""

from dataclasses import dataclass
from math import ceil

from reportlab.graphics.shapes import Drawing, Line, Rect

from workbench.charts import wording
from workbench.charts.series import Span, Timeline
from workbench.report.drawings.labels import LEADING, SIZE, SMALL, put, put_lines, width_of, wrapped
from workbench.report.fonts import BOLD, REGULAR
from workbench.report.style import BLUE, CONTENT_WIDTH, ORANGE, PALE, QUIET, RULE, TRACK
from workbench.values import Language

_LABEL_WIDTH = 184.0
_LEFT = _LABEL_WIDTH + 10
_INSET = 4.0
_HEAD = 16.0
_MONTH_GAP = 3.0
_ROW_GAP = 6.0
_BAR = 9.0
_GROUP_GAP = 4.0
_LOAD_BASE = 14.0
_LOAD_HEIGHT = 40.0
_FOOT = _LOAD_BASE + _LOAD_HEIGHT + 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A measure, or the title of a group where there is no span."""

    lines: tuple[str, ...]
    span: Span | None
    height: float


def draw_timeline(timeline: Timeline, language: Language) -> Drawing:
    """Rows from top to bottom; the columns at the foot show hours planned against hours there are."""
    rows = _rows(timeline, language)
    top = sum(row.height for row in rows) + _FOOT
    drawing = Drawing(CONTENT_WIDTH, top + _HEAD)
    width = (CONTENT_WIDTH - _LEFT) / len(timeline.months)
    _draw_months(drawing, timeline, width=width, top=top)
    _draw_rows(drawing, rows, months=len(timeline.months), width=width, top=top)
    _draw_load(drawing, timeline, width=width, language=language)
    return drawing


def _rows(timeline: Timeline, language: Language) -> list[_Row]:
    rows = []
    for title, spans in timeline.groups:
        heads = wrapped(title, CONTENT_WIDTH - 2 * _INSET, language, font=BOLD)
        rows.append(_Row(lines=tuple(heads), span=None, height=len(heads) * LEADING + _GROUP_GAP))
        for span in spans:
            lines = wrapped(span.label, _LABEL_WIDTH - _INSET, language)
            rows.append(_Row(lines=tuple(lines), span=span, height=len(lines) * LEADING + _ROW_GAP))
    return rows


def _draw_rows(drawing: Drawing, rows: list[_Row], *, months: int, width: float, top: float) -> None:
    for row in rows:
        bottom = top - row.height
        middle = (top + bottom) / 2
        if row.span is None:
            drawing.add(Rect(0, bottom, CONTENT_WIDTH, row.height, fillColor=PALE, strokeColor=None))
            put_lines(drawing, row.lines, _INSET, middle, font=BOLD)
        else:
            drawing.add(Line(0, bottom, CONTENT_WIDTH, bottom, strokeColor=RULE, strokeWidth=0.3))
            put_lines(drawing, row.lines, _INSET, middle, font=REGULAR)
            _draw_span(drawing, row.span, months=months, width=width, middle=middle)
        top = bottom


def _draw_span(drawing: Drawing, span: Span, *, months: int, width: float, middle: float) -> None:
    first, last = max(span.first, 1), min(span.last, months)
    if first <= last:
        x, length = _LEFT + (first - 1) * width, (last - first + 1) * width
        drawing.add(Rect(x + 1, middle - _BAR / 2, length - 2, _BAR, fillColor=BLUE, strokeColor=None))


def _draw_months(drawing: Drawing, timeline: Timeline, *, width: float, top: float) -> None:
    """The names of as many months as there is room for, each at the line where it begins."""
    widest = max(width_of(month, size=SMALL) for month in timeline.months)
    every = ceil((widest + _MONTH_GAP) / width)
    for number, month in enumerate(timeline.months):
        if number % every == 0:
            x = _LEFT + number * width
            drawing.add(Line(x, _LOAD_BASE, x, top, strokeColor=RULE, strokeWidth=0.3))
            put(drawing, month, x, top + 5, color=QUIET, size=SMALL)


def _draw_load(drawing: Drawing, timeline: Timeline, *, width: float, language: Language) -> None:
    most = max([1.0, *map(float, timeline.load), *map(float, timeline.capacity)])
    said = wrapped(wording.LOAD.in_language(language), _LABEL_WIDTH - _INSET, language)
    put_lines(drawing, said, _INSET, _LOAD_BASE + _LOAD_HEIGHT / 2, color=QUIET)
    drawing.add(Line(_LEFT, _LOAD_BASE, CONTENT_WIDTH, _LOAD_BASE, strokeColor=QUIET, strokeWidth=0.5))
    numbered = width >= max(width_of(str(load), size=SMALL) for load in timeline.load) + 2
    for number, (load, capacity) in enumerate(zip(timeline.load, timeline.capacity, strict=True)):
        x, height = _LEFT + number * width, _LOAD_HEIGHT * load / most
        gap = min(2.0, width / 6)
        column = Rect(x + gap, _LOAD_BASE, width - 2 * gap, height, fillColor=TRACK, strokeColor=QUIET, strokeWidth=0.4)
        if load:
            drawing.add(column)
        limit = _LOAD_BASE + _LOAD_HEIGHT * float(capacity) / most
        drawing.add(Line(x, limit, x + width, limit, strokeColor=ORANGE, strokeWidth=1.4))
        if numbered:
            put(drawing, str(load), x + width / 2, _LOAD_BASE - SIZE - 1, anchor="middle", size=SMALL)
