"""The briefing for somebody new at the head of an administration: two pages of what is going on, and what to do."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbench.maturity.model import QuestionnaireResult
from workbench.plan.living import Status
from workbench.present import briefing_wording as wording
from workbench.present import first_page_wording, plan_wording
from workbench.present.first_page import FirstPage, first_page
from workbench.present.numbers import date_text, month_text, percent_text
from workbench.present.plan import DecisionView, PlanView, plan_view
from workbench.present.plan_measures import MeasureView
from workbench.present.plan_standing import late_texts
from workbench.present.quotes import with_inner_quotes
from workbench.present.texts import Reader
from workbench.report_case import ReportCase
from workbench.values import Text

FIRST_DAYS = 100
"""Decisions due within so many days are the new head's."""

MOST_MEASURES, MOST_DECISIONS, MOST_PEOPLE, MOST_OF_ONE = 5, 4, 4, 2
"""So much fits on two pages; the rest is counted."""

_EXAMPLES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaTopics:
    """An area, and what is asked there: how many subjects, and those that carry most weight."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentMeasure:
    """A measure that runs or comes next: who is responsible, until when, where it stands."""

    title: str
    responsible: str
    until: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDecision:
    """A decision of the first days: until when, or since when overdue; who decides, what it takes, the sentence."""

    title: str
    until: str
    is_overdue: bool
    body: str
    cost: str
    hours: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A function to talk to, and why: what it knows, the measures that it is responsible for."""

    function: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """Everything the briefing says beside headings; `page` is page one of the report.

    Sentences with nothing to say are empty.
    """

    title: str
    site: str
    document: str
    facts: tuple[str, ...]
    page: FirstPage
    areas: tuple[AreaTopics, ...]
    measures: tuple[CurrentMeasure, ...]
    measures_note: str
    counted: str
    decisions: tuple[DueDecision, ...]
    decisions_note: str
    people: tuple[Contact, ...]
    people_note: str


def briefing(case: ReportCase, reader: Reader) -> Briefing:
    """The briefing of a report's case, for one reader; the first days count from the day on which it is made."""
    assessment, language = case.assessment, reader.language
    page, plan = first_page(case, reader), _plan(case, reader)
    current = _current(plan)
    late = {} if plan is None else late_texts(plan, case.made_on, reader)
    due = _due(plan, case.made_on)
    people = _people(current, reader)
    return Briefing(
        title=reader.say(wording.TITLE, site=assessment.site.name),
        site=assessment.site.name,
        document=reader.say(wording.DOCUMENT),
        facts=(reader.read(reader.kind.title), reader.say(wording.AS_OF, date=date_text(case.made_on, language))),
        page=page,
        areas=tuple(
            _topics(result, reader.read(assessment.content.model.areas[key].title), reader)
            for key, result in assessment.maturity.areas.items()
            if result.dimensions
        ),
        measures=tuple(_measure(measure, late.get(measure.key), reader) for measure in current[:MOST_MEASURES]),
        measures_note=_joined((_measures_note(plan, reader), page.decisions.plan_sum)),
        counted=reader.say(
            wording.COUNTED, start=date_text(case.made_on, language), end=date_text(_end(case.made_on), language)
        ),
        decisions=tuple(_decision(each, case.made_on, reader) for each in due[:MOST_DECISIONS]),
        decisions_note=_decisions_note(plan, due, reader),
        people=people[:MOST_PEOPLE],
        people_note=reader.say(wording.AND_MORE_PEOPLE) if len(people) > MOST_PEOPLE else "",
    )


def _plan(case: ReportCase, reader: Reader) -> PlanView | None:
    if case.planned is None or case.planned.plan is None:
        return None
    return plan_view(case.planned, case.planned.plan, reader, events=case.events, changed=case.changed)


def _topics(result: QuestionnaireResult, title: str, reader: Reader) -> AreaTopics:
    """The heaviest subjects, in the order of the content."""
    dimensions = [each.dimension for each in result.dimensions.values()]
    heaviest = sorted(dimensions, key=lambda each: -each.weight)[:_EXAMPLES]
    named = [_quoted(reader.read(each.title), reader) for each in dimensions if each in heaviest]
    examples = reader.say(wording.AND, first=named[0], second=named[1]) if len(named) > 1 else "".join(named)
    text = wording.TOPICS if len(dimensions) > 1 else wording.ONE_TOPIC
    return AreaTopics(title=title, text=reader.say(text, count=len(dimensions), examples=examples))


# --- what runs ------------------------------------------------------------------------------------

_BEGUN = (Status.RUNNING, Status.PAUSED)


def _current(plan: PlanView | None) -> tuple[MeasureView, ...]:
    """What has begun, by its end, then what begins next; done ones are only counted."""
    if plan is None:
        return ()
    begun = sorted((each for each in plan.measures if each.status_id in _BEGUN), key=lambda each: each.end)
    waiting = sorted(
        (each for each in plan.measures if each.status_id not in {*_BEGUN, Status.DONE}), key=lambda each: each.start
    )
    return (*begun, *waiting)


def _measure(measure: MeasureView, late: str | None, reader: Reader) -> CurrentMeasure:
    return CurrentMeasure(
        title=measure.title,
        responsible=measure.responsible,
        until=month_text(measure.end, reader.language),
        state=_state(measure, late, reader),
    )


def _state(measure: MeasureView, late: str | None, reader: Reader) -> str:
    """How far it is, and what should have happened by now."""
    if measure.status_id not in _BEGUN:
        begins = wording.BEGINS if late is None else plan_wording.SHOULD_HAVE_STARTED
        return reader.say(begins, month=month_text(measure.start, reader.language))
    text = wording.PAUSED
    if measure.status_id is Status.RUNNING:
        text = wording.RUNS_SO_FAR if measure.progress else wording.RUNS
    state = reader.say(text, percent=percent_text(Fraction(measure.progress, 100), reader.language))
    return state if late is None else reader.say(wording.LATE, state=state, late=late)


def _measures_note(plan: PlanView | None, reader: Reader) -> str:
    """What is not shown: further measures and those done; or why there is nothing to show."""
    if plan is None:
        return reader.say(wording.NO_PLAN)
    if not plan.measures:
        return reader.say(wording.EMPTY_PLAN)
    done = sum(measure.status_id is Status.DONE for measure in plan.measures)
    if done == len(plan.measures):
        return reader.say(wording.ALL_DONE)
    more = _counted(len(plan.measures) - done - MOST_MEASURES, wording.ONE_MORE_MEASURE, wording.MORE_MEASURES, reader)
    return _joined((more, _counted(done, wording.ONE_DONE, wording.SOME_DONE, reader)))


# --- what to decide -------------------------------------------------------------------------------


def _end(made_on: dt.date) -> dt.date:
    return made_on + dt.timedelta(days=FIRST_DAYS)


def _due(plan: PlanView | None, made_on: dt.date) -> tuple[DecisionView, ...]:
    """What is overdue or falls due in the first days; a plan's decisions stand in the order of their days."""
    found = () if plan is None else plan.decisions
    return tuple(decision for decision in found if decision.date <= _end(made_on))


def _decision(decision: DecisionView, made_on: dt.date, reader: Reader) -> DueDecision:
    measure = decision.measure
    return DueDecision(
        title=measure.title,
        until=_until(decision.date, made_on, reader),
        is_overdue=decision.date < made_on,
        body=decision.body,
        cost=measure.cost,
        hours=measure.hours,
        sentence=with_inner_quotes(decision.sentence, reader.language),
    )


def _until(day: dt.date, made_on: dt.date, reader: Reader) -> str:
    days = (day - made_on).days
    text = wording.DAYS if days > 1 else wording.ONE_DAY if days == 1 else wording.TODAY
    return reader.say(first_page_wording.OVERDUE if days < 0 else text, date=date_text(day, reader.language), days=days)


def _decisions_note(plan: PlanView | None, due: Sequence[DecisionView], reader: Reader) -> str:
    """How many decisions are not shown, or that there are none."""
    if plan is None:
        return reader.say(wording.DECIDE_ON_A_PLAN)
    none = "" if due else reader.say(wording.NOTHING_TO_DECIDE)
    more = _counted(len(due) - MOST_DECISIONS, wording.ONE_MORE_NOW, wording.MORE_NOW, reader)
    later = _counted(len(plan.decisions) - len(due), wording.ONE_LATER, wording.LATER, reader)
    return _joined((none, more, later))


# --- whom to talk to ------------------------------------------------------------------------------


def _people(current: Sequence[MeasureView], reader: Reader) -> tuple[Contact, ...]:
    """The team, then the functions behind what has begun; where nothing has, those behind what comes next."""
    begun = [measure for measure in current if measure.status_id in _BEGUN]
    team = reader.say(wording.TEAM)
    titles: dict[str, list[str]] = {team: []}
    for measure in begun or current[:MOST_MEASURES]:
        titles.setdefault(measure.responsible, []).append(measure.title)
    return tuple(
        Contact(
            function=function,
            text="; ".join([*([reader.say(wording.TEAM_KNOWS)] if function == team else []), *_titles(found, reader)]),
        )
        for function, found in titles.items()
    )


def _titles(titles: Sequence[str], reader: Reader) -> list[str]:
    """As many titles as a line or two hold, the others counted."""
    shown = [_quoted(title, reader) for title in titles[:MOST_OF_ONE]]
    others = len(titles) - MOST_OF_ONE
    return [*shown, reader.say(wording.AND_OTHERS, count=others)] if others > 0 else shown


def _quoted(name: str, reader: Reader) -> str:
    return with_inner_quotes(reader.say(wording.QUOTED, name=name), reader.language)


def _counted(count: int, one: Text, several: Text, reader: Reader) -> str:
    """A sentence about so many; nothing for none."""
    if count <= 0:
        return ""
    return reader.say(one if count == 1 else several, count=count)


def _joined(sentences: Iterable[str]) -> str:
    return " ".join(sentence for sentence in sentences if sentence)
