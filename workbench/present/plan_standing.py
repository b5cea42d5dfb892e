"""How far a plan is on a day: what has begun, what is overdue, what begins next."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbench.plan.living import IN_PLAN, Status
from workbench.present import plan_wording as wording
from workbench.present.numbers import month_text, percent_text
from workbench.present.plan import DecisionView, PlanView
from workbench.present.plan_measures import MeasureView
from workbench.present.texts import Reader
from workbench.values import Month

AHEAD = 3
"""What begins in so many months, the present one counted, begins next: a report is read once a quarter."""

_WAITING = frozenset({Status.PROPOSED, Status.PLANNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunView:
    """A measure that has begun; `state` says how far it is, `late` what should have happened by now, if anything."""

    measure: MeasureView
    state: str
    late: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LateView:
    """A measure that is overdue, and what should have happened by now."""

    measure: MeasureView
    late: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingView:
    """The plan on a day. `counts` is empty without measures; `next` holds what begins soon, or else what begins first.

    A decision is in `late_decisions` from the day after its date.
    """

    counts: str
    begun: tuple[BegunView, ...]
    late: tuple[LateView, ...]
    late_decisions: tuple[DecisionView, ...]
    next: tuple[MeasureView, ...]


def standing_view(plan: PlanView, on: dt.date, reader: Reader) -> StandingView:
    """The plan as it stands on that day."""
    today = Month.of(on)
    late = late_texts(plan, on, reader)
    return StandingView(
        counts=_counts(plan.measures, reader),
        begun=tuple(
            BegunView(measure=measure, state=_state(measure, reader), late=late.get(measure.key))
            for measure in plan.measures
            if measure.status_id not in _WAITING
        ),
        late=tuple(
            LateView(measure=measure, late=late[measure.key]) for measure in plan.measures if measure.key in late
        ),
        late_decisions=tuple(decision for decision in plan.decisions if decision.date < on),
        next=_next(plan.measures, today),
    )


def late_texts(plan: PlanView, on: dt.date, reader: Reader) -> Mapping[str, str]:
    """By the keys of measures that are overdue on that day: what should have happened by now."""
    found = ((measure.key, _late(measure, Month.of(on), reader)) for measure in plan.measures)
    return {key: said for key, said in found if said is not None}


def _counts(measures: Sequence[MeasureView], reader: Reader) -> str:
    found = {status: sum(measure.status_id is status for measure in measures) for status in wording.COUNTS}
    said = [reader.say(wording.COUNTS[status], number=number) for status, number in found.items() if number]
    return reader.say(wording.STANDING, measures=len(measures), counts=", ".join(said)) if said else ""


def _state(measure: MeasureView, reader: Reader) -> str:
    """How far it is in percent only where that says more than its status."""
    if measure.status_id is Status.DONE or not measure.progress:
        return measure.status
    percent = percent_text(Fraction(measure.progress, 100), reader.language)
    return reader.say(wording.STATUS_AND_PROGRESS, status=measure.status, percent=percent)


def _late(measure: MeasureView, today: Month, reader: Reader) -> str | None:
    """Its last month is over and it is not done, or its first one is and it has not begun."""
    if measure.status_id in IN_PLAN and measure.end < today:
        return reader.say(wording.SHOULD_HAVE_ENDED, month=month_text(measure.end, reader.language))
    if measure.status_id in _WAITING and measure.start < today:
        return reader.say(wording.SHOULD_HAVE_STARTED, month=month_text(measure.start, reader.language))
    return None


def _next(measures: Sequence[MeasureView], today: Month) -> tuple[MeasureView, ...]:
    """By start, then in the plan's order."""
    waiting = sorted(
        (measure for measure in measures if measure.status_id in _WAITING and measure.start >= today),
        key=lambda measure: measure.start,
    )
    until = max([today.plus(AHEAD - 1), *(measure.start for measure in waiting[:1])])
    return tuple(measure for measure in waiting if measure.start <= until)
