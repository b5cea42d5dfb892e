"""The calendar of a cohort as calendar file (RFC 5545): one all-day event for each entry.

An event keeps its UID as long as its calendar and number stay the same, so that importing again updates it. A later day
of export gives a higher SEQUENCE, without which some calendars ignore what changed.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Calendar, Event

from workbench.exports.plain import one_line, plain
from workbench.present.calendar import CalendarEvent, kind_text, says_kind
from workbench.present.texts import Reader
from workbench.values import Language, Text

NAME = Text("Termine: {name}", "Dates: {name}")
SUMMARY = Text("{kind}: {title}", "{kind}: {title}")
TOPIC = Text("Thema: {topic}", "Topic: {topic}")
MATERIAL = Text("Material:", "Material:")

_PRODUCT = "-//engagement-workbench//calendar//{language}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEvents:
    """The events of one calendar; `calendar` names it for good, so that those of another are told from it."""

    calendar: str
    events: tuple[CalendarEvent, ...]


def calendar_ics(name: str, calendars: Iterable[NamedEvents], reader: Reader, *, made_on: dt.date) -> bytes:
    """The events of one or several calendars; the same events and day give the same bytes."""
    title = reader.say(NAME, name=one_line(name))
    file = Calendar()
    file.add("prodid", _PRODUCT.format(language=Language(reader.language).upper()))
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("name", title)
    file.add("x-wr-calname", title)
    for each in calendars:
        for event in each.events:
            file.add_component(_event(event, reader, calendar=each.calendar, made_on=made_on))
    written: bytes = file.to_ical()
    return written


def _event(event: CalendarEvent, reader: Reader, *, calendar: str, made_on: dt.date) -> Event:
    made = Event()
    made.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, f"{calendar}/event/{event.id}")))
    made.add("dtstamp", dt.datetime.combine(made_on, dt.time(), dt.UTC))
    made.add("sequence", made_on.toordinal())
    made.add("dtstart", event.first_day)
    made.add("dtend", event.last_day + dt.timedelta(days=1))  # the day after the last (RFC 5545, 3.6.1)
    made.add("summary", _summary(event, reader))
    if description := _description(event, reader):
        made.add("description", description)
    if event.place:
        made.add("location", one_line(event.place))
    return made


def _summary(event: CalendarEvent, reader: Reader) -> str:
    """The kind in front of the title, unless the title says it."""
    title = one_line(event.title)
    return title if says_kind(event, reader) else reader.say(SUMMARY, kind=kind_text(event.kind, reader), title=title)


def _description(event: CalendarEvent, reader: Reader) -> str:
    topic = [reader.say(TOPIC, topic=one_line(event.topic))] if event.topic else []
    material = [reader.say(MATERIAL), plain(event.material)] if event.material else []
    return "\n".join([*topic, *material])
