"""A measure of a plan as a reader sees it: what Lemgo's plan says of it, what decides it, and why it is there."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from workbench.assessment import Assessment
from workbench.content.model import DecisionBody, LevelItem, Measure
from workbench.maturity.scope import items_by_id
from workbench.plan.living import LivingMeasure, Status
from workbench.plan.model import Plan, PlannedMeasure
from workbench.present import plan_wording as wording
from workbench.present.numbers import date_text, euro_text, hours_text, month_text
from workbench.present.texts import Reader
from workbench.present.wording import STILL_OPEN
from workbench.values import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class LiftView:
    """One item that a measure lifts, with the level texts before and after."""

    item_id: str
    item: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """An address with its title."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureView:
    """A measure of the plan with everything Lemgo's plan says about it.

    `number` is that of its field and its place in it, "2.1". What ends in `_number`, `_date`, `_body`, `_id` and the
    months are for programs, the rest is for people. `decide_by` is the last day before it starts; it and the sentence
    are None where nothing has to be decided any more. `rests_on` says which answers would make it drop out, or useless.
    `first_month` and `last_month` count from 1 for the plan's first month.
    """

    key: str
    number: str
    title: str
    summary: str
    steps: tuple[str, ...]
    responsible: str
    period: str
    start: Month
    end: Month
    first_month: int
    last_month: int
    hours: str
    hours_number: int
    upkeep: str | None
    upkeep_number: int
    cost: str
    cost_number: Fraction
    decision: str
    decision_body: DecisionBody
    decide_by: str | None
    decide_by_date: dt.date | None
    decision_sentence: str | None
    indicator: str
    status: str
    status_id: Status
    progress: int
    reason: str
    note: str
    links: tuple[LinkView, ...]
    is_own: bool
    lifts: tuple[LiftView, ...]
    rests_on: str | None
    waits_for: tuple[str, ...]
    enables: tuple[str, ...]
    basis: str


def measure_view(
    assessment: Assessment, plan: Plan, living: LivingMeasure, reader: Reader, *, number: str
) -> MeasureView:
    """One measure; what the plan works out about it is empty where it is no longer in the plan."""
    measure, language = living.measure, reader.language
    decide_by = _decide_by(living)
    return MeasureView(
        key=living.key,
        number=number,
        title=reader.read(measure.title),
        summary=reader.read(measure.summary),
        steps=tuple(reader.read(step) for step in measure.steps),
        responsible=reader.read(measure.responsible),
        period=period_text(living.start, living.end, reader),
        start=living.start,
        end=living.end,
        first_month=living.start.months_since(plan.wishes.start) + 1,
        last_month=living.end.months_since(plan.wishes.start) + 1,
        hours=hours_text(measure.hours, language),
        hours_number=measure.hours,
        upkeep=_upkeep(measure, reader),
        upkeep_number=measure.upkeep_hours_per_year,
        cost=euro_text(measure.cost_eur, language),
        cost_number=measure.cost_eur,
        decision=reader.say(wording.DECISION_BODIES[measure.decision]),
        decision_body=measure.decision,
        decide_by=None if decide_by is None else date_text(decide_by, language),
        decide_by_date=decide_by,
        decision_sentence=None if decide_by is None else _decision_sentence(living, reader),
        indicator=reader.read(measure.indicator),
        status=reader.say(wording.STATUSES[living.status]),
        status_id=living.status,
        progress=living.progress,
        reason=living.reason,
        note=living.note,
        links=tuple(LinkView(title=link.title, url=link.url) for link in living.links),
        is_own=living.is_own,
        basis=reader.say(wording.OWN_MEASURE) if living.is_own else _basis(measure, reader),
        **_why(assessment, plan, living, reader),
    )


def _why(assessment: Assessment, plan: Plan, living: LivingMeasure, reader: Reader) -> dict[str, Any]:
    """What the plan works out about a measure; nothing where it is no longer in the plan."""
    planned = next((each for each in plan.measures if each.measure == living.key), None)
    if planned is None:
        return {"lifts": (), "rests_on": None, "waits_for": (), "enables": ()}
    return {
        "lifts": _lifts(assessment, planned, reader),
        "rests_on": _rests_on(assessment, planned, living, reader),
        "waits_for": _titles(assessment, planned.waits_for, reader),
        "enables": _titles(assessment, planned.enables, reader),
    }


def period_text(start: Month, end: Month, reader: Reader) -> str:
    """From month to month; one month stands alone."""
    first, last = month_text(start, reader.language), month_text(end, reader.language)
    return first if start == end else f"{first} – {last}"


def _decide_by(living: LivingMeasure) -> dt.date | None:
    """The last day before it starts; what has begun, is done or is out needs no decision any more."""
    if living.status not in {Status.PROPOSED, Status.PLANNED} or living.measure.decision is DecisionBody.NONE:
        return None
    return living.start.plus(-1).last_day()


def _decision_sentence(living: LivingMeasure, reader: Reader) -> str:
    measure = living.measure
    if measure.decision is DecisionBody.BUDGET:
        money = wording.MONEY_IN_BUDGET if measure.cost_eur else wording.NO_MONEY_IN_BUDGET
    else:
        money = wording.MONEY_NEEDED if measure.cost_eur else wording.NO_MONEY_NEEDED
    return reader.say(
        wording.DECISION_SENTENCES[measure.decision],
        title=reader.read(measure.title),
        start=month_text(living.start, reader.language),
        money=reader.say(money, cost=euro_text(measure.cost_eur, reader.language), year=living.start.year),
    )


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
            before = STILL_OPEN if lift.before is None else item.levels[lift.before]
            after = item.levels[lift.after]
            views.append(
                LiftView(item_id=key, item=reader.read(item.text), before=reader.read(before), after=reader.read(after))
            )
    return tuple(views)


def _rests_on(assessment: Assessment, planned: PlannedMeasure, living: LivingMeasure, reader: Reader) -> str | None:
    """Only a proposal that nothing waits for would drop out; people keep the others, or something needs them."""
    items = items_by_id(assessment.content)
    found = [(reader.read(items[key].text), level) for key, level in planned.rests_on.items()]
    stays = not living.is_open or bool(planned.enables)
    if not found:
        return None
    if len(found) == 1:
        [(name, level)] = found
        one = wording.RESTS_ON_BUT_STAYS if stays else wording.RESTS_ON
        return reader.say(one, item=reader.say(wording.QUOTED, name=name), level=level)
    named = "; ".join(reader.say(wording.QUOTED_LEVEL, name=name, level=level) for name, level in found)
    return reader.say(wording.RESTS_ON_ALL_BUT_STAYS if stays else wording.RESTS_ON_ALL, items=named)


def _titles(assessment: Assessment, keys: tuple[str, ...], reader: Reader) -> tuple[str, ...]:
    return tuple(reader.read(assessment.content.measures[key].title) for key in keys)
