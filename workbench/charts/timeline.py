"""A plan's timeline as series: measures by field of action, events and decisions, and the load of its months."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from workbench.charts import wording
from workbench.content.model import DecisionBody
from workbench.plan.living import Status
from workbench.present.plan import DecisionView, EventView, PlanView
from workbench.present.plan_measures import MeasureView
from workbench.present.texts import Reader
from workbench.values import Month, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A decision that a measure waits for; `at` is the end of its last day, in months since the beginning.

    `said` is what the alternative text says of it.
    """

    at: Fraction
    body: DecisionBody
    body_name: str
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A measure's row in the timeline; months count from 1 and may lie outside of it. `due` is still to be decided.

    `said` is what the alternative text says of the row.
    """

    label: str
    first: int
    last: int
    number: str = ""
    period: str = ""
    status: Status = Status.PROPOSED
    due: Due | None = None
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMark:
    """A workshop or the like, from and to in months since the timeline's beginning; it may reach beyond either end."""

    number: int
    first: Fraction
    last: Fraction
    said: str = ""


Groups: TypeAlias = tuple[tuple[str, tuple[Span, ...]], ...]
"""Titles of fields of action with their measures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Rows by group, what happens meanwhile, and the hours planned in each month against those there are.

    `start` is the first of the months; `rows_alt` says what the rows show, `load_alt` what the hours come to.
    """

    start: Month
    months: tuple[str, ...]
    groups: Groups
    load: tuple[int, ...]
    capacity: tuple[Fraction, ...]
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


def plan_timeline(plan: PlanView, reader: Reader) -> Timeline:
    """The measures of a plan by field of action, its events and decisions, and the load of its months."""
    start = plan.months[0].month
    due = {decision.measure.key: _due(decision, start) for decision in plan.decisions}
    timeline = Timeline(
        start=start,
        months=tuple(month.short for month in plan.months),
        groups=tuple(
            (
                f"{field.number} {field.title}",
                tuple(_span(measure, due.get(measure.key)) for measure in field.measures),
            )
            for field in plan.fields
        ),
        load=tuple(month.load for month in plan.months),
        capacity=tuple(month.capacity for month in plan.months),
        events=tuple(_event(event, number, start) for number, event in enumerate(plan.events, start=1)),
        load_alt=_load_alt(plan, reader),
    )
    return replace(timeline, rows_alt=_rows_alt(timeline, wording.TIMELINE_ROWS, reader))


def timeline_parts(timeline: Timeline, groups: Sequence[Groups], reader: Reader) -> tuple[Timeline, ...]:
    """The timeline in parts that hold these groups; each says which part it is and what stands in it."""
    parts = [replace(timeline, groups=part) for part in groups]
    return tuple(
        replace(part, rows_alt=_rows_alt(part, wording.TIMELINE_PART, reader, part=number, parts=len(parts)))
        for number, part in enumerate(parts, start=1)
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
        said=f"{measure.number} {measure.title}, {measure.period}, {measure.status}",
    )


def _due(decision: DecisionView, start: Month) -> Due:
    return Due(
        at=_end_of(decision.date, start),
        body=decision.body_id,
        body_name=decision.body,
        said=f"{decision.body} {decision.until}, {decision.measure.title}",
    )


def _event(event: EventView, number: int, start: Month) -> EventMark:
    return EventMark(
        number=number,
        first=_beginning_of(event.first_day, start),
        last=_end_of(event.last_day, start),
        said=f"{event.title} {event.when}",
    )


def _beginning_of(day: dt.date, start: Month) -> Fraction:
    """Where a day begins, in months since the beginning of `start`."""
    month = Month.of(day)
    return month.months_since(start) + Fraction(day.day - 1, month.last_day().day)


def _end_of(day: dt.date, start: Month) -> Fraction:
    return _beginning_of(day, start) + Fraction(1, Month.of(day).last_day().day)


def _rows_alt(timeline: Timeline, opening: Text, reader: Reader, **values: object) -> str:
    rows = "; ".join(span.said for span in timeline.spans)
    due = sorted((span.due for span in timeline.spans if span.due is not None), key=lambda due: due.at)
    decisions = "; ".join(each.said for each in due)
    events = "; ".join(each.said for each in timeline.events)
    said = ((opening, rows), (wording.TIMELINE_DECISIONS, decisions), (wording.TIMELINE_EVENTS, events))
    return " ".join(reader.say(text, values=shown, **values) for text, shown in said if shown)


def _load_alt(plan: PlanView, reader: Reader) -> str:
    months = "; ".join(
        reader.say(wording.LOAD_OF_MONTH, month=month.title, planned=month.planned, available=month.available)
        for month in plan.months
    )
    over = ", ".join(month.title for month in plan.months if month.load > month.capacity)
    said = ((wording.LOAD_COLUMNS, months), (wording.LOAD_OVER, over))
    return " ".join(reader.say(text, values=values) for text, values in said if values)
