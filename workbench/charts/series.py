"""From view models to series with a text alternative that says what the chart says, with its numbers."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbench.charts import wording
from workbench.content.model import DecisionBody
from workbench.plan.living import Status
from workbench.present.numbers import level_text
from workbench.present.plan import DecisionView, EventView, PlanView
from workbench.present.plan_measures import MeasureView
from workbench.present.profile import AreaView, DimensionView, ProfileView
from workbench.present.texts import Reader
from workbench.values import Month

RADAR_FROM = 3
"""Fewer axes make no radar; bars say it better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: shares 0 to 1, None where there is no value; `text` stands at its end.

    `previous` is the share in the last round, `expected` the one after a plan, `if_late` the one if the plan's second
    half slips (None where that makes no difference); `note` says what the bar rests on.
    """

    label: str
    share: Fraction | None
    target: Fraction | None
    text: str
    previous: Fraction | None = None
    note: str = ""
    expected: Fraction | None = None
    if_late: Fraction | None = None

    @property
    def has_value(self) -> bool:
        """Whether there is anything to draw, today or after the plan."""
        return self.share is not None or self.expected is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Horizontal bars on a scale from 0 to `top_level`."""

    bars: tuple[Bar, ...]
    top_level: int
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Radar:
    """One axis for each dimension: today, target and, where there was one, the last round (else `previous` is empty).

    A missing share leaves a gap.
    """

    axes: tuple[str, ...]
    shares: tuple[Fraction | None, ...]
    targets: tuple[Fraction, ...]
    top_level: int
    alt: str
    previous: tuple[Fraction | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A decision that a measure waits for; `at` is the end of its last day, in months since the beginning."""

    at: Fraction
    body: DecisionBody
    body_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A measure's row in the timeline; months count from 1 and may lie outside of it. `due` is still to be decided."""

    label: str
    first: int
    last: int
    number: str = ""
    period: str = ""
    status: Status = Status.PROPOSED
    due: Due | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMark:
    """A workshop or the like, from and to in months since the timeline's beginning; it may reach beyond either end."""

    number: int
    first: Fraction
    last: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Rows by group, what happens meanwhile, and the hours planned in each month against those there are.

    `alt` says what rows and load show in one picture; `rows_alt` and `load_alt` what either shows, with all marks.
    """

    months: tuple[str, ...]
    groups: tuple[tuple[str, tuple[Span, ...]], ...]
    load: tuple[int, ...]
    capacity: tuple[Fraction, ...]
    alt: str
    events: tuple[EventMark, ...] = ()
    rows_alt: str = ""
    load_alt: str = ""

    @property
    def spans(self) -> tuple[Span, ...]:
        """All rows without their groups."""
        return tuple(span for _, spans in self.groups for span in spans)

    @property
    def over(self) -> tuple[Fraction, ...]:
        """Hours planned beyond those there are, by month."""
        hours = zip(self.load, self.capacity, strict=True)
        return tuple(max(load - capacity, Fraction(0)) for load, capacity in hours)


def area_bars(profile: ProfileView, reader: Reader) -> Bars:
    """The areas in one picture, beside what they came to in the last round."""
    bars = tuple(
        Bar(
            label=area.title,
            share=area.share,
            target=None,
            text=area.level,
            previous=area.previous,
            note=area.answered,
        )
        for area in profile.areas
    )
    return _bars(bars, profile.top_level, reader)


def dimension_bars(area: AreaView, top_level: int, reader: Reader) -> Bars:
    """The dimensions of an area with their targets, beside the last round over the questions compared."""
    bars = tuple(
        Bar(
            label=dimension.title,
            share=dimension.share,
            target=dimension.target,
            text=dimension.level,
            previous=_previous(dimension),
            note="" if dimension.not_applicable else dimension.answered,
        )
        for dimension in area.dimensions
    )
    return _bars(bars, top_level, reader)


def _bars(bars: tuple[Bar, ...], top_level: int, reader: Reader) -> Bars:
    said = "; ".join(f"{bar.label} {bar.text}{_marks(bar, top_level, reader)}" for bar in bars)
    return Bars(bars=bars, top_level=top_level, alt=reader.say(wording.BARS, top=top_level, values=said))


def _marks(bar: Bar, top_level: int, reader: Reader) -> str:
    marks = ((wording.TARGET, bar.target), (wording.PREVIOUS, bar.previous))
    said = [
        reader.say(text, level=level_text(share * top_level, reader.language))
        for text, share in marks
        if share is not None
    ]
    return f" ({', '.join(said)})" if said else ""


def area_radar(area: AreaView, top_level: int, reader: Reader) -> Radar | None:
    """The dimensions of an area as a radar; None where it would have too few axes."""
    shown = [dimension for dimension in area.dimensions if not dimension.not_applicable]
    if len(shown) < RADAR_FROM:
        return None
    previous = tuple(_previous(dimension) for dimension in shown)
    return Radar(
        axes=tuple(dimension.title for dimension in shown),
        shares=tuple(dimension.share for dimension in shown),
        targets=tuple(dimension.target for dimension in shown),
        top_level=top_level,
        alt=_radar_alt(area, shown, top_level, reader),
        previous=previous if any(share is not None for share in previous) else (),
    )


def _previous(dimension: DimensionView) -> Fraction | None:
    return None if dimension.trend is None else dimension.trend.previous


def _radar_alt(area: AreaView, shown: Sequence[DimensionView], top_level: int, reader: Reader) -> str:
    said = "; ".join(f"{dimension.title} {dimension.level}" for dimension in shown)
    return reader.say(wording.RADAR, area=area.title, top=top_level, values=said)


def plan_timeline(plan: PlanView, reader: Reader) -> Timeline:
    """The measures of a plan by field of action, its events and decisions, and the load of its months."""
    start = plan.months[0].month
    due = {decision.measure.key: _due(decision, start) for decision in plan.decisions}
    said = "; ".join(f"{measure.title} {measure.period}" for measure in plan.measures)
    busiest = max(plan.months, key=lambda month: month.load)
    return Timeline(
        months=tuple(month.short for month in plan.months),
        groups=tuple(
            (field.title, tuple(_span(measure, due.get(measure.key)) for measure in field.measures))
            for field in plan.fields
        ),
        load=tuple(month.load for month in plan.months),
        capacity=tuple(month.capacity for month in plan.months),
        alt=reader.say(wording.TIMELINE, values=said, hours=busiest.load, month=busiest.title),
        events=tuple(_event(event, number, start) for number, event in enumerate(plan.events, start=1)),
        rows_alt=_rows_alt(plan, reader),
        load_alt=_load_alt(plan, reader),
    )


def _span(measure: MeasureView, due: Due | None) -> Span:
    return Span(
        label=measure.title,
        first=measure.first_month,
        last=measure.last_month,
        number=measure.number,
        period=measure.period,
        status=measure.status_id,
        due=due,
    )


def _due(decision: DecisionView, start: Month) -> Due:
    return Due(at=_end_of(decision.date, start), body=decision.body_id, body_name=decision.body)


def _event(event: EventView, number: int, start: Month) -> EventMark:
    return EventMark(number=number, first=_beginning_of(event.first_day, start), last=_end_of(event.last_day, start))


def _beginning_of(day: dt.date, start: Month) -> Fraction:
    """Where a day begins, in months since the beginning of `start`."""
    month = Month.of(day)
    return month.months_since(start) + Fraction(day.day - 1, month.last_day().day)


def _end_of(day: dt.date, start: Month) -> Fraction:
    return _beginning_of(day, start) + Fraction(1, Month.of(day).last_day().day)


def _rows_alt(plan: PlanView, reader: Reader) -> str:
    rows = "; ".join(f"{each.number} {each.title}, {each.period}, {each.status}" for each in plan.measures)
    decisions = "; ".join(f"{each.body} {each.until}, {each.measure.title}" for each in plan.decisions)
    events = "; ".join(f"{each.title} {each.when}" for each in plan.events)
    said = ((wording.TIMELINE_ROWS, rows), (wording.TIMELINE_DECISIONS, decisions), (wording.TIMELINE_EVENTS, events))
    return " ".join(reader.say(text, values=values) for text, values in said if values)


def _load_alt(plan: PlanView, reader: Reader) -> str:
    months = "; ".join(
        reader.say(wording.LOAD_OF_MONTH, month=month.title, planned=month.planned, available=month.available)
        for month in plan.months
    )
    over = ", ".join(month.title for month in plan.months if month.load > month.capacity)
    said = ((wording.LOAD_COLUMNS, months), (wording.LOAD_OVER, over))
    return " ".join(reader.say(text, values=values) for text, values in said if values)
