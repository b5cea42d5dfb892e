"""The measure plan in Lemgo's shape: goal, fields of action with their rationale, measures under each.

Screen, PDF and exports show this view and nothing else.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from workbench.assessment import Assessment
from workbench.content.model import DecisionBody
from workbench.maturity.scope import items_by_id
from workbench.plan.living import IN_PLAN, OUT, LivingMeasure, Status, cost_by_year, load_by_month
from workbench.plan.model import LeftOut, LeftOutReason, Plan
from workbench.present import plan_wording as wording
from workbench.present.expectation import ExpectationView, expectation_view
from workbench.present.numbers import (
    date_text,
    euro_text,
    hours_text,
    month_text,
    number_text,
    percent_text,
    short_month_text,
)
from workbench.present.plan_measures import MeasureView, measure_view, period_text
from workbench.present.texts import Reader
from workbench.values import Event, Month, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A field of action that has measures in the plan, done ones included."""

    number: int
    title: str
    rationale: str | None
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutMeasure:
    """A measure that is not in the plan; `detail` says what stands in the way, or why people decided against it."""

    key: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutView:
    """Why some measures are not in the plan."""

    reason: str
    reason_id: LeftOutReason
    measures: tuple[LeftOutMeasure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """A decision that the plan needs: until when, by whom, and the sentence to adopt."""

    until: str
    date: dt.date
    body: str
    body_id: DecisionBody
    sentence: str
    measure: MeasureView


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """A workshop or the like."""

    key: str
    title: str
    when: str
    place: str
    first_day: dt.date
    last_day: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """One month of the timeline: hours planned against hours there are."""

    title: str
    short: str
    month: Month
    load: int
    capacity: Fraction
    planned: str
    available: str

    @property
    def is_over(self) -> bool:
        """Whether more is planned than there is."""
        return self.load > self.capacity

    @property
    def is_full(self) -> bool:
        """Whether all there is is planned."""
        return 0 < self.load == self.capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """What starts in a calendar year costs."""

    year: int
    cost: str
    cost_number: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """The whole plan; months of measures count from 1 in the order of `months`.

    `period` begins with the earliest measure, which may have been begun, or done, before these months. Hours and cost
    are those of all measures in the plan, done ones included; `upkeep` is what they take in every year afterwards, None
    where that is nothing. `fit` says why a proposal holds no more; it is empty once people have changed it.
    """

    site: str
    goal: str
    period: str
    measures_number: int
    hours: str
    hours_number: int
    cost: str
    cost_number: Fraction
    upkeep: str | None
    expectation: ExpectationView
    fit: str
    fields: tuple[FieldView, ...]
    decisions: tuple[DecisionView, ...]
    months: tuple[MonthView, ...]
    money: tuple[YearView, ...]
    events: tuple[EventView, ...]
    left_out: tuple[LeftOutView, ...]

    @property
    def measures(self) -> tuple[MeasureView, ...]:
        """All measures, by field of action."""
        return tuple(measure for field in self.fields for measure in field.measures)


def plan_view(
    assessment: Assessment, plan: Plan, reader: Reader, *, events: Sequence[Event] = (), changed: bool = False
) -> PlanView:
    """The plan of an assessment for one reader; `changed` says that people have worked on it."""
    language = reader.language
    living = [each for each in assessment.measures if each.status not in OUT]
    months = _months(plan, living, reader)
    fields = _fields(assessment, plan, reader)
    hours = sum(each.measure.hours for each in living)
    cost = sum((each.measure.cost_eur for each in living), Fraction(0))
    return PlanView(
        site=assessment.site.name,
        goal=reader.read(assessment.content.model.goal),
        period=period_text(min([months[0].month, *(each.start for each in living)]), months[-1].month, reader),
        measures_number=len(living),
        hours=hours_text(hours, language),
        hours_number=hours,
        cost=euro_text(cost, language),
        cost_number=cost,
        upkeep=_upkeep(living, reader),
        expectation=expectation_view(assessment, plan, reader),
        fit="" if changed else _fit(assessment, plan, reader),
        fields=fields,
        decisions=_decisions(fields, reader),
        months=months,
        money=tuple(
            YearView(year=year, cost=euro_text(amount, language), cost_number=amount)
            for year, amount in cost_by_year(living).items()
        ),
        events=_events(events, months, reader),
        left_out=_left_out(assessment, plan, reader),
    )


def _upkeep(living: Sequence[LivingMeasure], reader: Reader) -> str | None:
    hours = sum(each.measure.upkeep_hours_per_year for each in living)
    return reader.say(wording.HOURS_A_YEAR, hours=hours_text(hours, reader.language)) if hours else None


def _months(plan: Plan, living: Sequence[LivingMeasure], reader: Reader) -> tuple[MonthView, ...]:
    """From the plan's first month to the last in which anything runs, at least over the horizon."""
    wishes, load = plan.wishes, load_by_month(living)
    last = max([wishes.start.plus(wishes.months - 1), *(each.end for each in living)])
    views = []
    for offset in range(last.months_since(wishes.start) + 1):
        month = wishes.start.plus(offset)
        planned, capacity = load.get(month, 0), wishes.hours_in(month)
        views.append(
            MonthView(
                title=month_text(month, reader.language),
                short=short_month_text(month),
                month=month,
                load=planned,
                capacity=capacity,
                planned=hours_text(planned, reader.language),
                available=reader.say(wording.HOURS, hours=number_text(capacity, reader.language)),
            )
        )
    return tuple(views)


def _fields(assessment: Assessment, plan: Plan, reader: Reader) -> tuple[FieldView, ...]:
    """Fields of action in the order of the content, measures by start, then id; numbered as they are shown."""
    shown = sorted(
        (each for each in assessment.measures if each.status not in OUT), key=lambda each: (each.start, each.key)
    )
    known = assessment.content.model.fields
    views: list[FieldView] = []
    for key in (*known, None):
        inside = [each for each in shown if (each.measure.field if each.measure.field in known else None) == key]
        if inside:
            number = len(views) + 1
            field = None if key is None else known[key]
            views.append(
                FieldView(
                    number=number,
                    title=reader.say(wording.OTHER_FIELD) if field is None else reader.read(field.title),
                    rationale=None if field is None else reader.read_or_none(field.rationale),
                    measures=tuple(
                        measure_view(assessment, plan, each, reader, number=f"{number}.{place}")
                        for place, each in enumerate(inside, start=1)
                    ),
                )
            )
    return tuple(views)


def _decisions(fields: Sequence[FieldView], reader: Reader) -> tuple[DecisionView, ...]:
    """What is still to be decided, the most urgent first."""
    found = [
        DecisionView(
            until=reader.say(wording.DECIDE_BY, date=measure.decide_by),
            date=measure.decide_by_date,
            body=reader.say(wording.BODIES[measure.decision_body]),
            body_id=measure.decision_body,
            sentence=measure.decision_sentence,
            measure=measure,
        )
        for field in fields
        for measure in field.measures
        if measure.decide_by_date is not None and measure.decision_sentence is not None
    ]
    return tuple(sorted(found, key=lambda decision: (decision.date, decision.measure.number)))


def _events(events: Sequence[Event], months: Sequence[MonthView], reader: Reader) -> tuple[EventView, ...]:
    """Those that touch the months shown, by day."""
    first, last = months[0].month.first_day(), months[-1].month.last_day()
    inside = [event for event in events if event.last_day >= first and event.first_day <= last]
    return tuple(
        EventView(
            key=event.key,
            title=event.title,
            when=_days(event, reader),
            place=event.place,
            first_day=event.first_day,
            last_day=event.last_day,
        )
        for event in sorted(inside, key=lambda event: (event.first_day, event.key))
    )


def _days(event: Event, reader: Reader) -> str:
    first, last = date_text(event.first_day, reader.language), date_text(event.last_day, reader.language)
    return first if first == last else f"{first} – {last}"


def _fit(assessment: Assessment, plan: Plan, reader: Reader) -> str:
    """Why the plan holds what it holds, and how sure that is; never a promise."""
    out = [left_out for left_out in plan.left_out if left_out.reason in _LIMITED]
    if not plan.measures:
        return reader.say(wording.NOTHING_FITS if out else wording.NOTHING_TO_LIFT)
    if plan.gain_bound > plan.gain > 0:
        percent = Fraction(ceil(100 * (plan.gain_bound - plan.gain) / plan.gain), 100)
        return reader.say(wording.NOT_PROVEN, percent=percent_text(percent, reader.language))
    if not out:
        return reader.say(wording.EVERYTHING_FITS)
    most = plan.wishes.max_measures
    if 0 < most <= len(plan.measures):
        return reader.say(wording.ONE_MEASURE) if most == 1 else reader.say(wording.MOST_MEASURES, measures=most)
    costs = any(assessment.content.measures[left_out.measure].cost_eur for left_out in out)
    budget = _budget(plan, reader) if costs else None
    if budget is not None and all(left_out.reason is LeftOutReason.NO_MONEY for left_out in out):
        return reader.say(wording.NO_MORE_MONEY, budget=budget)
    limits = [limit for limit in (_hours(plan, reader), _at_a_time(plan, reader), budget) if limit is not None]
    if len(limits) == 1:
        return reader.say(wording.NO_MORE_FITS, limit=limits[0])
    return reader.say(wording.NO_MORE_FITS_LIMITS, limits=", ".join(limits))


def _hours(plan: Plan, reader: Reader) -> str:
    hours = plan.wishes.hours_per_month
    if isinstance(hours, Fraction):
        return reader.say(wording.HOURS_A_MONTH, hours=number_text(hours, reader.language))
    return reader.say(wording.HOURS_BY_MONTH)


def _at_a_time(plan: Plan, reader: Reader) -> str | None:
    """The limit on measures at a time, where some month is full."""
    most = plan.wishes.max_at_a_time
    months = range(1, plan.wishes.months + 1)
    running = [sum(each.start_number <= month <= each.end_number for each in plan.measures) for month in months]
    if not 0 < most <= max(running):
        return None
    return reader.say(wording.ONE_AT_A_TIME) if most == 1 else reader.say(wording.AT_A_TIME, measures=most)


def _budget(plan: Plan, reader: Reader) -> str | None:
    budget = plan.wishes.budget_eur
    if budget is None or isinstance(budget, Fraction):
        return None if budget is None else euro_text(budget, reader.language)
    by_year = ((year, euro_text(budget[year], reader.language)) for year in sorted(budget))
    return ", ".join(reader.say(wording.BUDGET_OF_YEAR, budget=amount, year=year) for year, amount in by_year)


_LIMITED = {LeftOutReason.NO_MONEY, LeftOutReason.NO_CAPACITY, LeftOutReason.OUTWEIGHED}


def _left_out(assessment: Assessment, plan: Plan, reader: Reader) -> tuple[LeftOutView, ...]:
    """By reason, in the order of design section 5; what is meant for other kinds of site concerns nobody here.

    A done measure that lives in the plan stands there, not here. What was given up stands apart from what was never
    wanted.
    """
    status = {each.key: each.status for each in assessment.measures}
    views = []
    for reason in LeftOutReason:
        here = [left for left in plan.left_out if left.reason is reason and status.get(left.measure) not in _SHOWN]
        dropped = [left for left in here if status.get(left.measure) is Status.DROPPED]
        others = [left for left in here if left not in dropped]
        if reason is not LeftOutReason.OTHER_KIND:
            for title, found in ((wording.LEFT_OUT_REASONS[reason], others), (wording.DROPPED_BY_PEOPLE, dropped)):
                views += [_left_out_view(assessment, plan, found, reader, title=title)] if found else []
    return tuple(views)


_SHOWN = IN_PLAN | {Status.DONE}


def _left_out_view(
    assessment: Assessment, plan: Plan, found: Sequence[LeftOut], reader: Reader, *, title: Text
) -> LeftOutView:
    return LeftOutView(
        reason=reader.say(title),
        reason_id=found[0].reason,
        measures=tuple(_left_out_measure(assessment, plan, left, reader) for left in found),
    )


def _left_out_measure(assessment: Assessment, plan: Plan, left: LeftOut, reader: Reader) -> LeftOutMeasure:
    measures, items = assessment.content.measures, items_by_id(assessment.content)
    wish = plan.wishes.measures.get(left.measure)
    if left.reason is LeftOutReason.REJECTED:
        detail = (wish.reason if wish is not None else None) or ""
    else:
        named = (reader.read(items[key].text if key in items else measures[key].title) for key in left.detail)
        detail = "; ".join(reader.say(wording.QUOTED, name=name) for name in named)
    return LeftOutMeasure(key=left.measure, title=reader.read(measures[left.measure].title), detail=detail)
