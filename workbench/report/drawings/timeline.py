"""The plan's timeline: measures under their field of action, months across, the load of each month below."""

from math import ceil

from reportlab.graphics.shapes import Drawing, Line, Rect

from workbench.charts import wording
from workbench.charts.series import Span, Timeline
from workbench.report.drawings.labels import LEADING, SIZE, put, wrapped
from workbench.report.fonts import BOLD, REGULAR
from workbench.report.style import BLUE, CONTENT_WIDTH, ORANGE, QUIET, RULE, TRACK
from workbench.values import Language

_LABEL_WIDTH = 190.0
_LEFT = _LABEL_WIDTH + 8
_LOAD_HEIGHT = 46.0
_HEAD = 16.0
_ROW_GAP = 5.0
_BAR = 9.0


def draw_timeline(timeline: Timeline, language: Language) -> Drawing:
    """Rows from top to bottom; the columns at the foot show hours planned against hours there are."""
    rows = _rows(timeline, language)
    body = sum(height for *_, height in rows)
    drawing = Drawing(CONTENT_WIDTH, body + _HEAD + _LOAD_HEIGHT + 30)
    top = body + _LOAD_HEIGHT + 30
    width = (CONTENT_WIDTH - _LEFT) / len(timeline.months)
    _draw_months(drawing, timeline, width=width, top=top)
    for lines, span, height in rows:
        middle = top - height / 2
        for number, line in enumerate(lines):
            y = middle + (len(lines) - 1) * LEADING / 2 - SIZE * 0.35 - number * LEADING
            put(drawing, line, 0, y, font=BOLD if span is None else REGULAR)
        if span is not None:
            _draw_span(drawing, span, months=len(timeline.months), width=width, middle=middle)
        top -= height
    _draw_load(drawing, timeline, width=width, language=language)
    return drawing


def _rows(timeline: Timeline, language: Language) -> list[tuple[list[str], Span | None, float]]:
    """Label lines, the span (None for a group's title) and the height of every row."""
    rows: list[tuple[list[str], Span | None, float]] = []
    for title, spans in timeline.groups:
        for label, span in [(title, None), *((span.label, span) for span in spans)]:
            lines = wrapped(label, _LABEL_WIDTH if span else CONTENT_WIDTH, language)
            rows.append((lines, span, len(lines) * LEADING + _ROW_GAP))
    return rows


def _draw_months(drawing: Drawing, timeline: Timeline, *, width: float, top: float) -> None:
    every = ceil(26 / width)
    for number, month in enumerate(timeline.months):
        x = _LEFT + number * width
        drawing.add(Line(x, 24, x, top, strokeColor=RULE, strokeWidth=0.3))
        if number % every == 0:
            put(drawing, month, x + 1, top + 5, color=QUIET, size=7.5)


def _draw_span(drawing: Drawing, span: Span, *, months: int, width: float, middle: float) -> None:
    first, last = max(span.first, 1), min(span.last, months)
    if first <= last:
        x, length = _LEFT + (first - 1) * width, (last - first + 1) * width
        drawing.add(Rect(x + 1, middle - _BAR / 2, length - 2, _BAR, fillColor=BLUE, strokeColor=None))


def _draw_load(drawing: Drawing, timeline: Timeline, *, width: float, language: Language) -> None:
    most = max([1.0, *map(float, timeline.load), *map(float, timeline.capacity)])
    for line_number, line in enumerate(wrapped(wording.LOAD.in_language(language), _LABEL_WIDTH, language)):
        put(drawing, line, 0, 24 + _LOAD_HEIGHT / 2 - line_number * LEADING, color=QUIET)
    for number, (load, capacity) in enumerate(zip(timeline.load, timeline.capacity, strict=True)):
        x, height = _LEFT + number * width, 24 + (_LOAD_HEIGHT - 12) * float(capacity) / most
        drawing.add(
            Rect(
                x + 2,
                24,
                width - 4,
                (_LOAD_HEIGHT - 12) * load / most,
                fillColor=TRACK,
                strokeColor=QUIET,
                strokeWidth=0.4,
            )
        )
        drawing.add(Line(x, height, x + width, height, strokeColor=ORANGE, strokeWidth=1.4))
        put(drawing, str(load), x + width / 2, 13, anchor="middle", size=7.5)
