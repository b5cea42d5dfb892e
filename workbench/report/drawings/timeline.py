"""The plan's timeline: measures under their field of action, months across, events and decisions where they fall."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, repeat

from reportlab.graphics.shapes import Drawing, Line, Rect

from workbench.charts import wording
from workbench.charts.timeline import EventMark, Groups, Span, Timeline
from workbench.content.model import DecisionBody
from workbench.plan.living import Status
from workbench.present.plan_wording import STATUSES
from workbench.report.drawings import marks
from workbench.report.drawings.labels import LEADING, SIZE, SMALL, put, put_lines, width_of, wrapped
from workbench.report.drawings.marks import EVENT, KEY_LINE, KeyEntry, draw_key, key_lines
from workbench.report.drawings.months import HEAD, Axis, axis_of
from workbench.report.fonts import BOLD
from workbench.report.style import CONTENT_WIDTH, INK, PALE, QUIET, RULE, WHITE
from workbench.values import Language

MOST_ROWS = 25
"""More measures than these are drawn in parts."""

_LABEL_WIDTH = 180.0
_INSET = 4.0
_NUMBER = 22.0
_HEAD_GAP = 3.0
_ROW_GAP = 6.0
_NUMBER_GAP = 4.0
_BAR = 9.0
_GROUP_GAP = 4.0
_LANE = EVENT + 4
_KEY_GAP = 6.0
_BASELINE = SIZE * 0.35
_DASH = (1.2, 2.2)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A measure, or the title of a group where there is no span."""

    lines: tuple[str, ...]
    span: Span | None
    height: float


def draw_timeline(timeline: Timeline, language: Language) -> Drawing:
    """Rows from top to bottom, above them the months and the numbers of the events, below them what the marks mean."""
    return _drawn(timeline, _rows(timeline.groups, language), axis_of(timeline, language))


def draw_numbered_timeline(timeline: Timeline, language: Language) -> Drawing:
    """The same, with the numbers of the measures instead of their titles: for a place below a table of them."""
    rows = [_Row(lines=(), span=span, height=LEADING + _NUMBER_GAP) for _, spans in timeline.groups for span in spans]
    return _drawn(timeline, rows, axis_of(timeline, language, left=_INSET + _NUMBER))


def _drawn(timeline: Timeline, rows: list[_Row], axis: Axis) -> Drawing:
    language = axis.language
    key = list(_key(timeline, language))
    lanes = _lanes(timeline.events, axis)
    foot = _foot(key)
    top = foot + sum(row.height for row in rows)
    head = top + _head(lanes)
    drawing = Drawing(CONTENT_WIDTH, head + _HEAD_GAP + HEAD)
    axis.name_months(drawing, head + _HEAD_GAP, years=head + _HEAD_GAP + LEADING)
    axis.rule_months(drawing, foot, head)
    _draw_event_lines(drawing, timeline.events, lanes, axis=axis, places=(foot, top))
    _draw_rows(drawing, rows, axis, top=top)
    _draw_events(drawing, timeline.events, lanes, axis=axis, top=top, language=language)
    draw_key(drawing, key_lines(key))
    return drawing


def split_rows(timeline: Timeline, language: Language, rooms: tuple[float, float]) -> Sequence[Groups]:
    """The groups for drawings of no more than MOST_ROWS measures, none higher than it may be, all about as high.

    `rooms` are the heights for the first part and for the others; one measure at least stands in each. The title of a
    field of action that goes on stands in both parts.
    """
    around = _height_around(timeline, language)
    first, other = (room - around for room in rooms)
    parts = _parts(timeline, language, (first, other))
    total = sum(row.height for row in _rows(timeline.groups, language))
    for height in accumulate(repeat(LEADING), initial=total / len(parts)):
        even = _parts(timeline, language, (min(first, height), min(other, height)))
        if len(even) <= len(parts):
            return even
    raise AssertionError("no height is enough")


def _parts(timeline: Timeline, language: Language, rooms: tuple[float, float]) -> list[Groups]:
    """As many rows in each part as have room."""
    parts: list[list[tuple[str, tuple[Span, ...]]]] = [[]]
    height, rows = 0.0, 0
    for title, spans in timeline.groups:
        heading = _title_row(title, language).height
        for span in spans:
            needed = _measure_row(span, language).height
            before = parts[-1][-1][1] if parts[-1] and parts[-1][-1][0] == title else ()
            room = rooms[min(len(parts) - 1, 1)]
            if parts[-1] and (rows == MOST_ROWS or height + needed + (0 if before else heading) > room):
                parts.append([])
                height, rows, before = 0.0, 0, ()
            parts[-1] = [*(parts[-1][:-1] if before else parts[-1]), (title, (*before, span))]
            height += needed + (0 if before else heading)
            rows += 1
    return [tuple(part) for part in parts]


def _height_around(timeline: Timeline, language: Language) -> float:
    """That of all but the rows."""
    lanes = _lanes(timeline.events, axis_of(timeline, language))
    return _foot(list(_key(timeline, language))) + _head(lanes) + _HEAD_GAP + HEAD


def _foot(key: Sequence[KeyEntry]) -> float:
    return KEY_LINE * len(key_lines(key)) + _KEY_GAP


def _head(lanes: Sequence[int]) -> float:
    """The height of the numbers of the events."""
    return _LANE * (max(lanes, default=-1) + 1)


def _rows(groups: Groups, language: Language) -> list[_Row]:
    rows = []
    for title, spans in groups:
        rows += [_title_row(title, language), *(_measure_row(span, language) for span in spans)]
    return rows


def _title_row(title: str, language: Language) -> _Row:
    lines = wrapped(title, CONTENT_WIDTH - 2 * _INSET, language, font=BOLD)
    return _Row(lines=tuple(lines), span=None, height=len(lines) * LEADING + _GROUP_GAP)


def _measure_row(span: Span, language: Language) -> _Row:
    lines = wrapped(span.label, _LABEL_WIDTH - _INSET - _NUMBER, language)
    return _Row(lines=tuple(lines), span=span, height=len(lines) * LEADING + _ROW_GAP)


def _draw_rows(drawing: Drawing, rows: list[_Row], axis: Axis, *, top: float) -> None:
    for row in rows:
        bottom = top - row.height
        middle = (top + bottom) / 2
        if row.span is None:
            drawing.add(Rect(0, bottom, CONTENT_WIDTH, row.height, fillColor=PALE, strokeColor=None))
            put_lines(drawing, row.lines, _INSET, middle, font=BOLD)
        else:
            drawing.add(Line(0, bottom, CONTENT_WIDTH, bottom, strokeColor=RULE, strokeWidth=0.3))
            put_lines(drawing, row.lines, _INSET + _NUMBER, middle)
            number = INK if not row.lines else QUIET
            put(drawing, row.span.number, _INSET, _first_line(row, middle), color=number)
            _draw_span(drawing, row.span, axis, middle=middle)
        top = bottom


def _first_line(row: _Row, middle: float) -> float:
    """The baseline of its first line."""
    return middle + max(len(row.lines) - 1, 0) * LEADING / 2 - _BASELINE


def _draw_span(drawing: Drawing, span: Span, axis: Axis, *, middle: float) -> None:
    shown = axis.shown(span.first - 1, span.last)
    if shown is None:
        _draw_period(drawing, span.period, axis.left, middle)
    else:
        x, length = axis.x(shown[0]), axis.width * (shown[1] - shown[0])
        marks.bar(drawing, (x + 1, middle - _BAR / 2, length - 2, _BAR), span.status)
        if span.first < 1:
            marks.arrow(drawing, x, middle)
    if span.due is not None and 0 <= span.due.at <= axis.months:
        marks.decision(drawing, span.due.body, axis.x(float(span.due.at)), middle)


def _draw_period(drawing: Drawing, period: str, left: float, middle: float) -> None:
    """Words instead of a bar; no rule behind them."""
    width = width_of(period, size=SMALL)
    drawing.add(Rect(left + 1, middle - _BAR / 2, width + 4, _BAR, fillColor=WHITE, strokeColor=None))
    put(drawing, period, left + 3, middle - _BASELINE, color=QUIET, size=SMALL)


def _lanes(events: Sequence[EventMark], axis: Axis) -> list[int]:
    """For each event the line its number stands in, so that none covers another."""
    ends: list[float] = []
    lanes = []
    for event in events:
        x = _event_x(event, axis)
        lane = next((number for number, end in enumerate(ends) if x - end >= _LANE), len(ends))
        ends[lane : lane + 1] = [x]
        lanes.append(lane)
    return lanes


def _event_x(event: EventMark, axis: Axis) -> float:
    """The middle of its days, with room for its number before the edge of the page."""
    begin, end = axis.shown(event.first, event.last) or (0.0, 0.0)
    return min(axis.x((begin + end) / 2), float(CONTENT_WIDTH) - EVENT / 2)


def _draw_event_lines(
    drawing: Drawing, events: Sequence[EventMark], lanes: Sequence[int], *, axis: Axis, places: tuple[float, float]
) -> None:
    foot, top = places
    for event, lane in zip(events, lanes, strict=True):
        x = _event_x(event, axis)
        line = Line(x, foot, x, top + _LANE * (lane + 0.5), strokeColor=INK, strokeWidth=0.8)
        line.strokeDashArray = _DASH
        drawing.add(line)


def _draw_events(
    drawing: Drawing,
    events: Sequence[EventMark],
    lanes: Sequence[int],
    *,
    axis: Axis,
    top: float,
    language: Language,
) -> None:
    if events:
        put(drawing, wording.EVENTS.in_language(language), _INSET, top + _LANE / 2 - _BASELINE, color=QUIET)
    for event, lane in zip(events, lanes, strict=True):
        marks.event(drawing, str(event.number), _event_x(event, axis), top + _LANE * (lane + 0.5))


def _key(timeline: Timeline, language: Language) -> Iterator[KeyEntry]:
    """Only what there is, in the order of a measure's way."""
    spans = timeline.spans
    for status in marks.STATUSES:
        if any(span.status is status for span in spans):
            yield KeyEntry(draw=partial(_key_status, status), text=STATUSES[status].in_language(language))
    if any(span.first < 1 <= span.last for span in spans):
        yield KeyEntry(draw=marks.key_arrow, text=wording.EARLIER.in_language(language))
    months = len(timeline.months)
    due = [span.due for span in spans if span.due is not None and 0 <= span.due.at <= months]
    names = {each.body: each.body_name for each in due}
    for body in marks.BODIES:
        if body in names:
            said = wording.DECISION.in_language(language).format(body=names[body])
            yield KeyEntry(draw=partial(_key_decision, body), text=said)
    if timeline.events:
        yield KeyEntry(draw=_key_event, text=wording.EVENT.in_language(language))


def _key_status(status: Status, drawing: Drawing, x: float, y: float) -> None:
    marks.bar(drawing, marks.key_bar(x, y), status)


def _key_decision(body: DecisionBody, drawing: Drawing, x: float, y: float) -> None:
    marks.decision(drawing, body, x, y)


def _key_event(drawing: Drawing, x: float, y: float) -> None:
    drawing.add(Rect(x - EVENT / 2, y - EVENT / 2, EVENT, EVENT, fillColor=INK, strokeColor=None))
