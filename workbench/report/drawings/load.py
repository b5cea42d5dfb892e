"""The hours of a plan's months: columns of what is planned against a line of what there is, aligned to the timeline."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from reportlab.graphics.shapes import Drawing, Line, Rect

from workbench.charts import wording
from workbench.charts.timeline import Timeline
from workbench.present.numbers import number_text
from workbench.report.drawings import marks
from workbench.report.drawings.labels import LEADING, SMALL, put, width_of
from workbench.report.drawings.marks import KEY_LINE, KeyEntry, draw_key, key_lines
from workbench.report.drawings.months import HEAD, LEFT, Axis, axis_of
from workbench.report.fonts import BOLD, REGULAR
from workbench.report.style import BLUE, CONTENT_WIDTH, QUIET
from workbench.values import Language, Text

_HEIGHT = 64.0
_ABOVE = 6.0
_LINE = 12.0
_NUMBER_GAP = 2.0
_KEY_GAP = 6.0
_LEAST_HEAD = 12.0


def draw_load(timeline: Timeline, language: Language) -> Drawing:
    """The columns, the months below them, the hours in two lines of numbers where they have room, and the key."""
    axis = axis_of(timeline, language)
    rows = _numbers(timeline, language) if shows_hours(timeline, language) else []
    key = key_lines(list(_key(timeline, language)))
    base = KEY_LINE * len(key) + _KEY_GAP + HEAD + _LINE * len(rows)
    drawing = Drawing(CONTENT_WIDTH, base + _HEIGHT + _ABOVE)
    axis.rule_months(drawing, base - HEAD, base + _HEIGHT)
    _draw_columns(drawing, timeline, axis, base=base)
    axis.name_months(drawing, base - LEADING + 1, years=base - HEAD + 1)
    for number, (title, hours) in enumerate(rows, start=1):
        _draw_hours(drawing, title, hours, axis=axis, y=base - HEAD - _LINE * number + 2, over=timeline.over)
    draw_key(drawing, key)
    return drawing


def shows_hours(timeline: Timeline, language: Language) -> bool:
    """Whether the months are wide enough for their hours in numbers; else a table has to say them."""
    widest = max(width_of(hours, font=BOLD, size=SMALL) for _, row in _numbers(timeline, language) for hours in row)
    return widest + _NUMBER_GAP <= axis_of(timeline, language).width


def _numbers(timeline: Timeline, language: Language) -> list[tuple[str, list[str]]]:
    rows: tuple[tuple[Text, Sequence[Fraction | int]], ...] = (
        (wording.PLANNED_HOURS, timeline.load),
        (wording.AVAILABLE_HOURS, timeline.capacity),
    )
    return [
        (title.in_language(language), [number_text(Fraction(each), language) for each in hours])
        for title, hours in rows
    ]


def _draw_columns(drawing: Drawing, timeline: Timeline, axis: Axis, *, base: float) -> None:
    most = max([_LEAST_HEAD, *map(float, timeline.load), *map(float, timeline.capacity)])
    gap = min(3.0, axis.width / 6)
    for number, (load, over) in enumerate(zip(timeline.load, timeline.over, strict=True)):
        x, width = axis.x(number) + gap, axis.width - 2 * gap
        within, beyond = _HEIGHT * float(load - over) / most, _HEIGHT * float(over) / most
        if within:
            drawing.add(Rect(x, base, width, within, fillColor=BLUE, strokeColor=None))
        if beyond:
            marks.over_bar(drawing, (x, base + within, width, beyond))
    drawing.add(Line(LEFT, base, CONTENT_WIDTH, base, strokeColor=QUIET, strokeWidth=0.5))
    heights = [base + _HEIGHT * float(capacity) / most for capacity in timeline.capacity]
    marks.limit(drawing, list(_steps(heights, axis)))


def _steps(heights: Sequence[float], axis: Axis) -> Iterator[tuple[float, float]]:
    """A line that changes where a month begins."""
    for number, height in enumerate(heights):
        yield axis.x(number), height
        yield axis.x(number + 1), height


def _draw_hours(
    drawing: Drawing, title: str, hours: Sequence[str], *, axis: Axis, y: float, over: Sequence[Fraction]
) -> None:
    """A line of numbers; those of months with too much in bold letters."""
    put(drawing, title, LEFT - 6, y, anchor="end", color=QUIET, size=SMALL)
    for number, (each, beyond) in enumerate(zip(hours, over, strict=True)):
        font = BOLD if beyond else REGULAR
        put(drawing, each, axis.x(number + 0.5), y, anchor="middle", font=font, size=SMALL)


def _key(timeline: Timeline, language: Language) -> Iterator[KeyEntry]:
    yield KeyEntry(draw=marks.key_full, text=wording.PLANNED.in_language(language))
    if any(timeline.over):
        yield KeyEntry(draw=_key_over, text=wording.OVER.in_language(language))
    yield KeyEntry(draw=_key_limit, text=wording.AVAILABLE.in_language(language))


def _key_over(drawing: Drawing, x: float, y: float) -> None:
    marks.over_bar(drawing, marks.key_bar(x, y))


def _key_limit(drawing: Drawing, x: float, y: float) -> None:
    marks.limit(drawing, [(x - 6, y), (x + 6, y)])
