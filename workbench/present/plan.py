"""The measure plan in Lemgo's shape: one goal, fields of action with their rationale, measures under each."""

from dataclasses import dataclass
from fractions import Fraction

from workbench.assessment import Assessment
from workbench.content.model import LevelItem, Measure
from workbench.maturity.scope import items_by_id
from workbench.plan.model import LeftOutReason, Plan, PlannedMeasure
from workbench.present import wording
from workbench.present.numbers import euro_text, hours_text, month_text, percent_text, short_month_text
from workbench.present.profile import share_as_level
from workbench.present.texts import Reader
from workbench.values import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftView:
    """One item that a measure lifts, with the level texts before and after."""

    item: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureView:
    """A measure of the plan with everything Lemgo's plan says about it."""

    id: str
    title: str
    summary: str
    steps: tuple[str, ...]
    responsible: str
    period: str
    hours: str
    upkeep: str | None
    cost: str
    decision: str
    indicator: str
    status: str
    lifts: tuple[LiftView, ...]
    waits_for: tuple[str, ...]
    basis: str
    first_month: int
    last_month: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A field of action that has measures in the plan."""

    title: str
    rationale: str | None
    measures: tuple[MeasureView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutView:
    """Why some measures are not in the plan."""

    reason: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """One month of the timeline: hours planned against hours there are."""

    title: str
    short: str
    load: int
    capacity: Fraction
    planned: str
    available: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """The whole plan; months of measures count from 1 in the order of `months`."""

    goal: str
    period: str
    hours: str
    cost: str
    expectation: str
    fit: str
    fields: tuple[FieldView, ...]
    months: tuple[MonthView, ...]
    left_out: tuple[LeftOutView, ...]


def plan_view(assessment: Assessment, plan: Plan, reader: Reader) -> PlanView:
    """The plan of an assessment for one reader."""
    model, wishes, language = assessment.content.model, plan.wishes, reader.language
    months = tuple(wishes.start.plus(offset) for offset in range(wishes.months))
    return PlanView(
        goal=reader.read(model.goal),
        period=_period(months[0], months[-1], reader),
        hours=hours_text(plan.hours, language),
        cost=euro_text(plan.cost_eur, language),
        expectation=_expectation(assessment, plan, reader),
        fit=_fit(plan, reader),
        fields=_fields(assessment, plan, reader),
        months=tuple(
            MonthView(
                title=month_text(month, language),
                short=short_month_text(month),
                load=plan.load[month],
                capacity=wishes.hours_in(month),
                planned=hours_text(plan.load[month], language),
                available=hours_text(wishes.hours_in(month), language),
            )
            for month in months
        ),
        left_out=_left_out(assessment, plan, reader),
    )


def _expectation(assessment: Assessment, plan: Plan, reader: Reader) -> str:
    today, expected = assessment.maturity.overall.share, plan.projected.overall.share
    if today is None or expected is None:
        return reader.say(wording.EXPECTATION_OPEN)
    return reader.say(
        wording.EXPECTATION,
        today=share_as_level(today, assessment.maturity, reader),
        expected=share_as_level(expected, plan.projected, reader),
        top=assessment.content.model.top_level,
    )


def _fields(assessment: Assessment, plan: Plan, reader: Reader) -> tuple[FieldView, ...]:
    """Fields of action in the order of the content, measures in the order of the plan."""
    measures = assessment.content.measures
    views = []
    for key, field in assessment.content.model.fields.items():
        inside = [planned for planned in plan.measures if measures[planned.measure].field == key]
        if inside:
            views.append(
                FieldView(
                    title=reader.read(field.title),
                    rationale=reader.read_or_none(field.rationale),
                    measures=tuple(_measure_view(assessment, plan, planned, reader) for planned in inside),
                )
            )
    return tuple(views)


def _measure_view(assessment: Assessment, plan: Plan, planned: PlannedMeasure, reader: Reader) -> MeasureView:
    measure, language = assessment.content.measures[planned.measure], reader.language
    wish = plan.wishes.measures.get(measure.id)
    return MeasureView(
        id=measure.id,
        title=reader.read(measure.title),
        summary=reader.read(measure.summary),
        steps=tuple(reader.read(step) for step in measure.steps),
        responsible=reader.read(measure.responsible),
        period=_period(planned.start, planned.end, reader),
        hours=hours_text(planned.hours, language),
        upkeep=_upkeep(measure, reader),
        cost=euro_text(planned.cost_eur, language),
        decision=reader.say(wording.DECISION_BODIES[measure.decision]),
        indicator=reader.read(measure.indicator),
        status=reader.say(wording.MEASURE_STATES[None if wish is None else wish.state]),
        lifts=_lifts(assessment, planned, reader),
        waits_for=tuple(reader.read(assessment.content.measures[other].title) for other in planned.waits_for),
        basis=_basis(measure, reader),
        first_month=planned.start.months_since(plan.wishes.start) + 1,
        last_month=planned.end.months_since(plan.wishes.start) + 1,
    )


def _period(start: Month, end: Month, reader: Reader) -> str:
    first, last = month_text(start, reader.language), month_text(end, reader.language)
    return first if start == end else f"{first} – {last}"


def _upkeep(measure: Measure, reader: Reader) -> str | None:
    if not measure.upkeep_hours_per_year:
        return None
    hours = hours_text(measure.upkeep_hours_per_year, reader.language)
    return reader.say(wording.UPKEEP, hours=hours)


def _basis(measure: Measure, reader: Reader) -> str:
    if measure.estimate or measure.source is None:
        return reader.say(wording.ESTIMATE)
    source = measure.source
    named = source.document if source.heading is None else f"{source.document}, {source.heading}"
    return reader.say(wording.SOURCED, source=named)


def _lifts(assessment: Assessment, planned: PlannedMeasure, reader: Reader) -> tuple[LiftView, ...]:
    items = items_by_id(assessment.content)
    views = []
    for key, lift in planned.raises.items():
        item = items[key]
        if isinstance(item, LevelItem) and key in planned.because:
            before = wording.STILL_OPEN if lift.before is None else item.levels[lift.before]
            after = item.levels[lift.after]
            views.append(LiftView(item=reader.read(item.text), before=reader.read(before), after=reader.read(after)))
    return tuple(views)


def _fit(plan: Plan, reader: Reader) -> str:
    """Why the plan holds what it holds, and how sure that is; never a promise."""
    limited = not _LIMITED.isdisjoint(left_out.reason for left_out in plan.left_out)
    if not plan.measures:
        return reader.say(wording.NOTHING_FITS if limited else wording.NOTHING_TO_LIFT)
    if plan.gain_bound > plan.gain > 0:
        percent = percent_text((plan.gain_bound - plan.gain) / plan.gain, reader.language)
        return reader.say(wording.NOT_PROVEN, percent=percent)
    if not limited:
        return reader.say(wording.EVERYTHING_FITS)
    if 0 < plan.wishes.max_measures <= len(plan.measures):
        return reader.say(wording.MOST_MEASURES, measures=plan.wishes.max_measures)
    hours = plan.wishes.hours_per_month
    if isinstance(hours, Fraction):
        return reader.say(wording.NO_MORE_FITS, hours=hours_text(hours, reader.language))
    return reader.say(wording.NO_MORE_FITS_BY_MONTH)


_LIMITED = {LeftOutReason.NO_MONEY, LeftOutReason.NO_CAPACITY, LeftOutReason.OUTWEIGHED}


def _left_out(assessment: Assessment, plan: Plan, reader: Reader) -> tuple[LeftOutView, ...]:
    """By reason, in the order of design section 5; what is meant for other kinds of site concerns nobody here."""
    titles = assessment.content.measures
    views = []
    for reason in LeftOutReason:
        if reason is LeftOutReason.OTHER_KIND:
            continue
        measures = tuple(
            reader.read(titles[left_out.measure].title) for left_out in plan.left_out if left_out.reason is reason
        )
        if measures:
            views.append(LeftOutView(reason=reader.say(wording.LEFT_OUT_REASONS[reason]), measures=measures))
    return tuple(views)
