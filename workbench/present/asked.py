"""What a report asks to decide now, and what became of what the last one asked for."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbench.plan.living import OUT, LivingMeasure, Status
from workbench.present import first_page_wording as wording
from workbench.present.numbers import date_text, month_text, percent_text
from workbench.present.plan import DecisionView, PlanView, plan_view
from workbench.present.plan_measures import period_text
from workbench.present.plan_standing import late_texts
from workbench.present.quotes import with_inner_quotes
from workbench.present.texts import Reader
from workbench.report_case import ASKED_AT_ONCE, AskedMeasure, ReportCase
from workbench.values import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A figure or the like with what it is called."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDecision:
    """A decision asked for now: its last day, or since when it is overdue, and the sentence to adopt."""

    key: str
    title: str
    until: Fact
    is_overdue: bool
    body: Fact
    cost: Fact
    hours: Fact
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """At most ASKED_AT_ONCE of them, the most urgent first; `none` says why there are none, `more` what follows."""

    title: str
    decisions: tuple[AskedDecision, ...]
    none: str
    more: str
    plan_sum: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """A measure that the last report asked to decide on, and where it stands today."""

    title: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What became of the last report's decisions; `none` says so where it asked for nothing."""

    title: str
    became: tuple[Became, ...]
    none: str


def decisions_of(case: ReportCase, reader: Reader) -> Decisions:
    """What is to be decided now, by the plan as it stands."""
    plan = _plan(case, reader)
    found = () if plan is None else plan.decisions
    return Decisions(
        title=reader.say(wording.DECISIONS),
        decisions=tuple(_decision(decision, case.made_on, reader) for decision in found[:ASKED_AT_ONCE]),
        none="" if found else _no_decisions(plan, reader),
        more=_more(found[ASKED_AT_ONCE:], case.made_on, reader),
        plan_sum="" if plan is None else _plan_sum(plan, reader),
    )


def _decision(decision: DecisionView, made_on: dt.date, reader: Reader) -> AskedDecision:
    measure = decision.measure
    is_overdue = decision.date < made_on
    since = reader.say(wording.OVERDUE, date=date_text(decision.date, reader.language))
    return AskedDecision(
        key=measure.key,
        title=measure.title,
        until=Fact(name=reader.say(wording.UNTIL), text=since if is_overdue else decision.until),
        is_overdue=is_overdue,
        body=Fact(name=reader.say(wording.WHO), text=decision.body),
        cost=Fact(name=reader.say(wording.COST), text=measure.cost),
        hours=Fact(name=reader.say(wording.HOURS), text=measure.hours),
        sentence=with_inner_quotes(decision.sentence, reader.language),
    )


def _no_decisions(plan: PlanView | None, reader: Reader) -> str:
    if plan is None:
        return reader.say(wording.NO_PLAN)
    return reader.say(wording.NO_DECISIONS if plan.measures else wording.EMPTY_PLAN)


def _more(rest: Sequence[DecisionView], made_on: dt.date, reader: Reader) -> str:
    """How many decisions are not shown, and until when the last of them is due."""
    if not rest:
        return ""
    last = rest[-1].date
    if last < made_on:
        text = wording.ONE_MORE_OVERDUE if len(rest) == 1 else wording.MORE_OVERDUE
    else:
        text = wording.ONE_MORE_DECISION if len(rest) == 1 else wording.MORE_DECISIONS
    return reader.say(text, count=len(rest), date=date_text(last, reader.language))


def _plan_sum(plan: PlanView, reader: Reader) -> str:
    if not plan.measures_number:
        return ""
    text = wording.PLAN_SUM_ONE if plan.measures_number == 1 else wording.PLAN_SUM
    return reader.say(text, measures=plan.measures_number, period=plan.period, hours=plan.hours, cost=plan.cost)


def since_of(case: ReportCase, reader: Reader) -> Since | None:
    """What became of what the last report asked for; None in the first one."""
    if case.asked is None:
        return None
    plan = _plan(case, reader)
    waiting = frozenset(decision.measure.key for decision in plan.decisions) if plan is not None else frozenset()
    late = {} if plan is None else late_texts(plan, case.made_on, reader)
    living = {} if case.planned is None else {each.key: each for each in case.planned.measures}
    return Since(
        title=reader.say(wording.SINCE, date=date_text(case.asked.on, reader.language)),
        became=tuple(
            _became(asked, living.get(asked.key), reader, waits=asked.key in waiting, late=late.get(asked.key))
            for asked in case.asked.measures
        ),
        none="" if case.asked.measures else reader.say(wording.NOTHING_ASKED),
    )


def _became(
    asked: AskedMeasure, living: LivingMeasure | None, reader: Reader, *, waits: bool, late: str | None
) -> Became:
    """The measure's state today; `late` is what should have happened by now."""
    if living is None:
        return Became(title=reader.read(asked.title), state=reader.say(wording.GONE))
    state = reader.say(
        _text(living.status, waits=waits, is_late=late is not None),
        period=period_text(living.start, living.end, reader),
        end=month_text(living.end, reader.language),
        percent=percent_text(Fraction(living.progress, 100), reader.language),
        late=late,
    )
    if living.status in OUT and living.reason:
        state = reader.say(wording.WITH_REASON, state=state, reason=living.reason)
    return Became(title=reader.read(living.measure.title), state=state)


def _text(status: Status, *, waits: bool, is_late: bool) -> Text:
    """What is planned but still waits for its decision is not called accepted."""
    if waits and status is Status.PLANNED:
        return wording.STILL_TO_DECIDE
    return wording.BECAME_LATE.get(status, wording.BECAME[status]) if is_late else wording.BECAME[status]


def asked_now(case: ReportCase, reader: Reader) -> tuple[AskedMeasure, ...]:
    """The measures that this report asks to decide on, for the next one to tell what became of them."""
    plan = _plan(case, reader)
    if plan is None or case.planned is None:
        return ()
    titles = {each.key: each.measure.title for each in case.planned.measures}
    asked = (decision.measure.key for decision in plan.decisions[:ASKED_AT_ONCE])
    return tuple(AskedMeasure(key=key, title=titles[key]) for key in asked)


def _plan(case: ReportCase, reader: Reader) -> PlanView | None:
    if case.planned is None or case.planned.plan is None:
        return None
    return plan_view(case.planned, case.planned.plan, reader, events=case.events, changed=case.changed)
