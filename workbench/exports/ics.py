"""A plan as calendar file (RFC 5545): starts and ends of measures, decisions that are due, workshops; all-day events.

An event keeps its UID as long as its calendar, kind and key stay the same, so that importing again updates it. A later
day of export gives a higher SEQUENCE, without which some calendars ignore what changed.
"""

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from icalendar import Calendar, Event

from workbench.exports import wording
from workbench.exports.plain import one_line, plain
from workbench.plan.living import Status
from workbench.present.plan import DecisionView, EventView, FieldView, PlanView
from workbench.present.plan_measures import MeasureView
from workbench.values import Language

_PRODUCT = "-//engagement-workbench//plan//{language}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One event; `last` is its last day, included."""

    kind: str
    key: str
    first: dt.date
    last: dt.date
    summary: str
    description: str = ""
    place: str = ""


def plan_ics(view: PlanView, language: Language, *, made_on: dt.date, calendar: str) -> bytes:
    """The dates of the plan; `calendar` names the plan for good and tells its events from those of other plans.

    The same view and day give the same bytes. What is no longer in the plan is not in the file; a calendar that
    imported it before keeps it.
    """
    name = wording.say(wording.PLAN_OF, language, site=one_line(view.site))
    file = Calendar()
    file.add("prodid", _PRODUCT.format(language=language.upper()))
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("name", name)
    file.add("x-wr-calname", name)
    for entry in _entries(view, language):
        file.add_component(_event(entry, made_on, calendar))
    written: bytes = file.to_ical()
    return written


def _entries(view: PlanView, language: Language) -> Iterator[_Entry]:
    for decision in view.decisions:
        yield _decision(decision, language)
    for field in view.fields:
        for measure in field.measures:
            yield from _measure(field, measure, language)
    for event in view.events:
        yield _workshop(event)


def _decision(decision: DecisionView, language: Language) -> _Entry:
    measure = decision.measure
    who = wording.say(wording.EVENT_WHO, language, body=decision.body, until=decision.until)
    return _Entry(
        kind="decision",
        key=measure.key,
        first=decision.date,
        last=decision.date,
        summary=wording.say(wording.EVENT_DECISION, language, title=one_line(measure.title)),
        description="\n".join([who, one_line(decision.sentence), *_who_and_when(measure, language)]),
    )


def _measure(field: FieldView, measure: MeasureView, language: Language) -> Iterator[_Entry]:
    title, description = one_line(measure.title), _description(field, measure, language)
    end = wording.EVENT_DONE if measure.status_id is Status.DONE else wording.EVENT_END
    for kind, day, summary in (
        ("start", measure.start.first_day(), wording.EVENT_START),
        ("end", measure.end.last_day(), end),
    ):
        yield _Entry(
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


def _workshop(event: EventView) -> _Entry:
    return _Entry(
        kind="workshop",
        key=event.key,
        first=event.first_day,
        last=event.last_day,
        summary=one_line(event.title),
        place=one_line(event.place),
    )


def _event(entry: _Entry, made_on: dt.date, calendar: str) -> Event:
    event = Event()
    event.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, f"{calendar}/{entry.kind}/{entry.key}")))
    event.add("dtstamp", dt.datetime.combine(made_on, dt.time(), dt.UTC))
    event.add("sequence", made_on.toordinal())
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + dt.timedelta(days=1))  # the day after the last (RFC 5545, 3.6.1)
    event.add("summary", entry.summary)
    if entry.description:
        event.add("description", entry.description)
    if entry.place:
        event.add("location", entry.place)
    event.add("transp", "TRANSPARENT")
    return event
