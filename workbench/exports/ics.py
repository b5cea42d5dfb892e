"""A plan as calendar file: starts and ends of measures, decisions that are due.

Workshops are the cohort's: they come as the calendar of the cohort has them (exports/calendar_ics.py), so that whoever
imports both files has each of them once.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from workbench.exports import wording
from workbench.exports.ics_file import Entry, ics_file
from workbench.exports.plain import one_line, plain
from workbench.plan.living import Status
from workbench.present.plan import DecisionView, FieldView, PlanView
from workbench.present.plan_measures import MeasureView
from workbench.values import Language

NO_OTHERS: Mapping[str, Iterable[Entry]] = MappingProxyType({})
"""No calendars of cohorts."""


def plan_ics(
    view: PlanView,
    language: Language,
    *,
    made_on: dt.date,
    calendar: str,
    cohorts: Mapping[str, Iterable[Entry]] = NO_OTHERS,
) -> bytes:
    """The dates of the plan; `calendar` names it for good and tells its events from those of other plans (`ics_file`).

    `cohorts` are the calendars of cohorts that belong in it, by their names.
    The same view and day give the same bytes. What is no longer in the plan is not in the file; a calendar that
    imported it before keeps it.
    """
    name = wording.say(wording.PLAN_OF, language, site=one_line(view.site))
    entries = {calendar: _entries(view, language), **cohorts}
    return ics_file(name, entries, product="plan", language=language, made_on=made_on)


def _entries(view: PlanView, language: Language) -> Iterator[Entry]:
    for decision in view.decisions:
        yield _decision(decision, language)
    for field in view.fields:
        for measure in field.measures:
            yield from _measure(field, measure, language)


def _decision(decision: DecisionView, language: Language) -> Entry:
    measure = decision.measure
    who = wording.say(wording.EVENT_WHO, language, body=decision.body, until=decision.until)
    return Entry(
        kind="decision",
        key=measure.key,
        first=decision.date,
        last=decision.date,
        summary=wording.say(wording.EVENT_DECISION, language, title=one_line(measure.title)),
        description="\n".join([who, one_line(decision.sentence), *_who_and_when(measure, language)]),
    )


def _measure(field: FieldView, measure: MeasureView, language: Language) -> Iterator[Entry]:
    title, description = one_line(measure.title), _description(field, measure, language)
    end = wording.EVENT_DONE if measure.status_id is Status.DONE else wording.EVENT_END
    for kind, day, summary in (
        ("start", measure.start.first_day(), wording.EVENT_START),
        ("end", measure.end.last_day(), end),
    ):
        yield Entry(
            kind=kind,
            key=measure.key,
            first=day,
            last=day,
            summary=wording.say(summary, language, title=title),
            description=description,
        )


def _description(field: FieldView, measure: MeasureView, language: Language) -> str:
    lines = [
        wording.say(wording.EVENT_OF_PLAN, language, number=measure.number, field=one_line(field.title)),
        *_who_and_when(measure, language),
        wording.say(wording.EVENT_STATUS, language, status=measure.status, progress=measure.progress),
        plain(measure.summary),
    ]
    return "\n".join(lines)


def _who_and_when(measure: MeasureView, language: Language) -> list[str]:
    return [
        wording.say(wording.EVENT_RESPONSIBLE, language, responsible=one_line(measure.responsible)),
        wording.say(wording.EVENT_EFFORT, language, hours=measure.hours, period=measure.period),
    ]
