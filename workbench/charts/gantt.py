"""The plan's timeline and its load on the screen: names beside the bars where there is room, else above them.

Each field of action repeats the months, so that a bar far down is read as easily as the first one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from workbench.charts import wording
from workbench.charts.labels import wrapped
from workbench.charts.marks import (
    BAND,
    DECISION_SYMBOLS,
    EVENT,
    GROUND,
    INK,
    LINE,
    OVER_FILL,
    PAPER,
    QUIET,
    STATUS_FILLS,
    TARGET,
    TODAY,
    TRACK,
    Layout,
    Line,
    Trace,
    layout,
    mark_trace,
    pixels,
    text_trace,
)
from workbench.charts.timeline import Span, Timeline
from workbench.values import Language

WIDE, MEDIUM, SMALL, NARROW = 1000, 680, 340, 264
"""Widths in pixels from which on the ways to draw fit; the months take all the width there is beside the names."""

_NAMES = {WIDE: 330, MEDIUM: 240, SMALL: 0, NARROW: 0}
_LEFT, _RIGHT = 6, 12
# Without names beside the bars the number of an event may stand at the very left.
_LEFT_NARROW, _LEFT_OF_HOURS = 12, 40
_LETTER = 8.0
_MONTH_WIDTH = 46
_EVERY = (1, 2, 3, 4, 6)
_YEAR = 12
_BAR = 16
_ABOVE, _BELOW = 4, 10
_LANE = 26
_LOAD_HEIGHT = 150
# Plotly leaves no room between a point and the text beside it.
_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """How a drawing of at least `width` pixels is laid out; without room for names they stand above the bars."""

    width: int
    months: int
    language: Language
    left: int

    @property
    def beside(self) -> bool:
        return _NAMES[self.width] > 0

    @property
    def plane(self) -> int:
        return self.width - self.left - _RIGHT

    @property
    def columns(self) -> int:
        """Letters in a line of a name."""
        room = _NAMES[self.width] - _ABOVE if self.beside else self.plane
        return int(room / _LETTER)

    @property
    def month(self) -> float:
        """The least width of a month."""
        return (self.plane - _NAMES[self.width]) / self.months

    @property
    def every(self) -> int:
        """Each how many months are named."""
        return next((every for every in _EVERY if every * self.month >= _MONTH_WIDTH), _YEAR)

    @property
    def named(self) -> range:
        """The months that have a name, counted from 0; one at the end that would stick out has none."""
        return range(0, max(self.months - self.every, 0) + 1, self.every)

    @property
    def names(self) -> float:
        """The share of the names in the width."""
        return _NAMES[self.width] / self.plane

    def share(self, months: float) -> float:
        """Where so many months have passed, as a share of the width."""
        return self.names + (1 - self.names) * months / self.months

    def axes(self) -> dict[str, Any]:
        """Months across, one unit each; names on an axis of their own, from 0 to 1."""
        months = {"xaxis": {**pixels(self.months), "domain": [self.names, 1]}}
        names = {"xaxis2": {**pixels(1), "domain": [0, self.names], "anchor": "y"}}
        return {**months, **names} if self.beside else months


def _form(timeline: Timeline, language: Language, *, width: int, left: int = _LEFT_NARROW) -> _Form:
    """The form for a place; `left` is the room beside the months where no names stand there."""
    left = _LEFT if _NAMES[width] else left
    return _Form(width=width, months=len(timeline.months), language=language, left=left)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A measure, or the title of a field of action where there is no span; `top` is counted from the drawing's top."""

    lines: tuple[str, ...]
    span: Span | None
    height: float
    top: float = 0

    @property
    def bottom(self) -> float:
        return self.top + self.height


def draw_timeline(timeline: Timeline, language: Language, *, width: int) -> tuple[list[Trace], Layout]:
    """Traces and layout for a place of at least `width` pixels (WIDE, MEDIUM, SMALL or NARROW)."""
    form = _form(timeline, language, width=width)
    rows = [row for group in _groups(timeline, form) for row in group]
    return _drawn(timeline, rows, form)


def timeline_sheets(timeline: Timeline, language: Language) -> Iterator[tuple[list[Trace], Layout]]:
    """The drawing for paper, in parts no higher than PAPER; a field that goes on repeats its title."""
    form = _form(timeline, language, width=MEDIUM)
    room = PAPER - _head(timeline, form)
    sheet: list[_Row] = []
    for title, *rows in _groups(timeline, form):
        heading = [title]
        for row in rows:
            if sheet and _height(sheet) + _height([*heading, row]) > room:
                yield _drawn(timeline, sheet, form)
                sheet, heading = [], [title]
            sheet += [*heading, row]
            heading = []
    if sheet:
        yield _drawn(timeline, sheet, form)


def _height(rows: Sequence[_Row]) -> float:
    return sum(row.height for row in rows)


def _groups(timeline: Timeline, form: _Form) -> Iterator[list[_Row]]:
    """For each field of action its title and its measures."""
    for title, spans in timeline.groups:
        heads = wrapped(title, form.columns, form.language)
        months = 0 if form.beside else LINE
        yield [
            _Row(lines=heads, span=None, height=len(heads) * LINE + months + _ABOVE),
            *(_measure(span, form) for span in spans),
        ]


def _measure(span: Span, form: _Form) -> _Row:
    lines = wrapped(f"{span.number} {span.label}", form.columns, form.language)
    names = len(lines) * LINE
    height = max(names, _BAR) + _BELOW if form.beside else _ABOVE + names + _ABOVE + _BAR + _BELOW
    return _Row(lines=lines, span=span, height=height)


def _drawn(timeline: Timeline, rows: Sequence[_Row], form: _Form) -> tuple[list[Trace], Layout]:
    lanes = _lanes(timeline, form)
    placed = list(_placed(rows, _head(timeline, form)))
    height = placed[-1].bottom if placed else 0
    names = text_trace(_name_lines(timeline, placed, form))
    return (
        [
            *_bar_traces(placed, form),
            *_mark_traces(placed, form),
            *_event_traces(timeline, lanes),
            text_trace(_month_lines(timeline, placed, form)),
            {**names, "xaxis": "x2"} if form.beside else names,
        ],
        layout(
            height=height,
            margin={"l": form.left, "r": _RIGHT, "t": 0, "b": 0, "pad": 0},
            barmode="overlay",
            yaxis=pixels(height, reverse=True),
            shapes=[*_rules(timeline, lanes, form, height=height), *_grounds(placed, form)],
            **form.axes(),
        ),
    )


def _placed(rows: Sequence[_Row], top: float) -> Iterator[_Row]:
    for row in rows:
        yield _Row(lines=row.lines, span=row.span, height=row.height, top=top)
        top += row.height


def _head(timeline: Timeline, form: _Form) -> float:
    """The height of what stands above the rows: the numbers of the events."""
    return _LANE * (max(_lanes(timeline, form), default=-1) + 1)


def _lanes(timeline: Timeline, form: _Form) -> list[int]:
    """For each event the line its number stands in, so that none covers another."""
    ends: list[float] = []
    lanes = []
    for event in timeline.events:
        at = _middle(event.first, event.last, len(timeline.months)) * form.month
        lane = next((number for number, end in enumerate(ends) if at - end >= _LANE), len(ends))
        ends[lane : lane + 1] = [at]
        lanes.append(lane)
    return lanes


def _middle(first: Fraction, last: Fraction, months: int) -> float:
    """The middle of that part of a time which the timeline shows."""
    return float(max(first, Fraction(0)) + min(last, Fraction(months))) / 2


# --- names and bands ------------------------------------------------------------------------------


def _name_lines(timeline: Timeline, rows: Sequence[_Row], form: _Form) -> Iterator[Line]:
    if form.beside and timeline.events:
        yield Line(text=wording.EVENTS.in_language(form.language), x=0, y=_LANE / 2, color=QUIET)
    for row in rows:
        if row.span is None or not form.beside:
            first = row.top + _ABOVE / 2
        else:
            first = (row.top + row.bottom - len(row.lines) * LINE) / 2
        for number, text in enumerate(row.lines):
            yield Line(text=text, x=0, y=first + LINE * (number + 0.5), bold=row.span is None)


def _month_lines(timeline: Timeline, rows: Sequence[_Row], form: _Form) -> Iterator[Line]:
    """The months beside or below the title of each field; the period of a measure that lies outside of them all."""
    for row in rows:
        if row.span is None:
            y = (row.top + LINE / 2 if form.beside else row.bottom - LINE / 2) + 1
            for month in form.named:
                yield Line(text=f"{_SPACE}{timeline.months[month]}", x=month, y=y, color=QUIET)
        elif _shown(row.span, form.months) is None:
            yield Line(text=row.span.period, x=0, y=_bar_middle(row, form), color=QUIET)


def _rules(timeline: Timeline, lanes: Sequence[int], form: _Form, *, height: float) -> Iterator[dict[str, Any]]:
    """Where each month that has a name begins, where the last one ends, and down from the number of each event."""
    for month in (*form.named, form.months):
        yield _shape("line", x=(form.share(month),) * 2, y=(0, height), line={"color": TRACK, "width": 1})
    for event, lane in zip(timeline.events, lanes, strict=True):
        at = form.share(_middle(event.first, event.last, form.months))
        line = {"color": EVENT, "width": 1.5, "dash": "dot"}
        yield _shape("line", x=(at, at), y=(_LANE * (lane + 1), height), line=line)


def _grounds(rows: Sequence[_Row], form: _Form) -> Iterator[dict[str, Any]]:
    """A band behind the title of each field, a line below each measure, and no rule behind any text."""
    for row in rows:
        if row.span is None:
            yield _ground(row.top, row.bottom, color=BAND)
            continue
        if _shown(row.span, form.months) is None:
            yield _ground(row.top, row.bottom, color=GROUND)
        elif not form.beside:
            yield _ground(row.top, _bar_middle(row, form) - _BAR / 2 - _ABOVE, color=GROUND)
        yield _shape("line", x=(0, 1), y=(row.bottom,) * 2, line={"color": TRACK, "width": 1})


def _ground(top: float, bottom: float, *, color: str) -> dict[str, Any]:
    return _shape("rect", x=(0, 1), y=(top, bottom), line={"width": 0}, fillcolor=color)


def _shape(kind: str, *, x: tuple[float, float], y: tuple[float, float], **look: Any) -> dict[str, Any]:
    """Behind the bars. All of them are placed by shares of the width: Plotly draws shapes on an axis after those."""
    across = {"xref": "paper", "x0": x[0], "x1": x[1]}
    return {"type": kind, **across, "yref": "y", "y0": y[0], "y1": y[1], "layer": "below", **look}


# --- bars and marks -------------------------------------------------------------------------------


def _bar_middle(row: _Row, form: _Form) -> float:
    return (row.top + row.bottom) / 2 if form.beside else row.bottom - _BELOW - _BAR / 2


def _shown(span: Span, months: int) -> tuple[int, int] | None:
    """From where to where its bar is drawn, in months since the beginning; None where all of it lies outside."""
    first, last = max(span.first - 1, 0), min(span.last, months)
    return (first, last) if first < last else None


def _bar_traces(rows: Sequence[_Row], form: _Form) -> Iterator[Trace]:
    """One trace for each status; its fill tells it without colour."""
    for status, fill in STATUS_FILLS.items():
        bars = [
            (*shown, _bar_middle(row, form))
            for row in rows
            if row.span is not None and row.span.status is status and (shown := _shown(row.span, form.months))
        ]
        if bars:
            yield {
                "type": "bar",
                "orientation": "h",
                "base": [first for first, _, _ in bars],
                "x": [last - first for first, last, _ in bars],
                "y": [middle for _, _, middle in bars],
                "width": _BAR,
                "marker": fill,
            }


def _mark_traces(rows: Sequence[_Row], form: _Form) -> Iterator[Trace]:
    """Bars that began before the first month, and what is to be decided until when."""
    spans = [(row.span, _bar_middle(row, form)) for row in rows if row.span is not None]
    earlier = [middle for span, middle in spans if span.first < 1 and _shown(span, form.months)]
    arrow = {"symbol": "triangle-left", "size": 13, "color": INK, "line": {"width": 1.5, "color": GROUND}}
    yield mark_trace([0.0] * len(earlier), earlier, marker=arrow)
    for body, symbol in DECISION_SYMBOLS.items():
        points = [
            (float(span.due.at), middle)
            for span, middle in spans
            if span.due is not None and span.due.body is body and 0 <= span.due.at <= form.months
        ]
        marker = {"symbol": symbol, "size": 11, "color": GROUND, "line": {"width": 2.5, "color": INK}}
        yield mark_trace([at for at, _ in points], [middle for _, middle in points], marker=marker)


def _event_traces(timeline: Timeline, lanes: Sequence[int]) -> Iterator[Trace]:
    """The number of each event, in the middle of its days."""
    months = len(timeline.months)
    points = [
        (event.number, _middle(event.first, event.last, months), _LANE * (lane + 0.5))
        for event, lane in zip(timeline.events, lanes, strict=True)
    ]
    marker = {"symbol": "square", "size": _LANE - 4, "color": EVENT}
    yield mark_trace([x for _, x, _ in points], [y for _, _, y in points], marker=marker)
    yield text_trace(
        Line(text=str(number), x=x, y=y, anchor="middle", color=GROUND, bold=True) for number, x, y in points
    )


# --- load -----------------------------------------------------------------------------------------


def draw_load(timeline: Timeline, language: Language, *, width: int) -> tuple[list[Trace], Layout]:
    """Columns of hours planned against a line of hours there are; the months stand below those of the timeline."""
    form = _form(timeline, language, width=width, left=_LEFT_OF_HOURS)
    most = max([1.0, *map(float, timeline.load), *map(float, timeline.capacity)])
    hours = {"range": [0, most * 1.1], "nticks": 5, "tickfont": {"color": QUIET}, "gridcolor": TRACK}
    months = {
        **form.axes()["xaxis"],
        "visible": True,
        "showgrid": False,
        "zeroline": False,
        "tickvals": [month + 0.5 for month in form.named],
        "ticktext": [timeline.months[month] for month in form.named],
        "tickfont": {"color": QUIET},
        "tickangle": 0,
        "ticklabelstandoff": _ABOVE,
    }
    return (
        list(_load_traces(timeline)),
        layout(
            height=LINE / 2 + _LOAD_HEIGHT + LINE + _BELOW,
            margin={"l": form.left, "r": _RIGHT, "t": LINE / 2, "b": LINE + _BELOW, "pad": 0},
            barmode="stack",
            yaxis={**hours, "fixedrange": True, "zeroline": True, "zerolinecolor": QUIET},
            xaxis=months,
        ),
    )


def _load_traces(timeline: Timeline) -> Iterator[Trace]:
    hours = zip(timeline.load, timeline.over, strict=True)
    within = [(month + 0.5, float(load - over)) for month, (load, over) in enumerate(hours)]
    beyond = [(month + 0.5, float(over)) for month, over in enumerate(timeline.over) if over]
    for columns, marker in ((within, {"color": TODAY, "line": {"width": 0}}), (beyond, OVER_FILL)):
        x, y = [month for month, _ in columns], [hours for _, hours in columns]
        yield {"type": "bar", "x": x, "y": y, "width": 0.7, "marker": marker}
    steps = [*map(float, timeline.capacity), float(timeline.capacity[-1])]
    line = {"color": TARGET, "width": 3, "shape": "hv"}
    yield {"type": "scatter", "mode": "lines", "x": list(range(len(steps))), "y": steps, "line": line}
