"""The calendar of a cohort as calendar file: one event for each entry."""

import datetime as dt
from collections.abc import Iterable, Mapping

from workbench.exports.ics_file import Entry, ics_file
from workbench.exports.plain import one_line, plain
from workbench.present.calendar import CalendarEvent, kind_text, says_kind
from workbench.present.texts import Reader
from workbench.values import Text

NAME = Text("Termine: {name}", "Dates: {name}")
SUMMARY = Text("{kind}: {title}", "{kind}: {title}")
TOPIC = Text("Thema: {topic}", "Topic: {topic}")
MATERIAL = Text("Material:", "Material:")


def calendar_ics(
    name: str, calendars: Mapping[str, Iterable[CalendarEvent]], reader: Reader, *, made_on: dt.date
) -> bytes:
    """The events of one or several calendars; the keys name each for good (`ics_file`)."""
    entries = {calendar: calendar_entries(events, reader) for calendar, events in calendars.items()}
    title = reader.say(NAME, name=one_line(name))
    return ics_file(title, entries, product="calendar", language=reader.language, made_on=made_on)


def calendar_entries(events: Iterable[CalendarEvent], reader: Reader) -> list[Entry]:
    """The events as every file has them that they stand in."""
    return [_entry(event, reader) for event in events]


def _entry(event: CalendarEvent, reader: Reader) -> Entry:
    return Entry(
        kind="event",
        key=str(event.id),
        first=event.first_day,
        last=event.last_day,
        summary=_summary(event, reader),
        description=_description(event, reader),
        place=one_line(event.place),
        is_busy=True,
    )


def _summary(event: CalendarEvent, reader: Reader) -> str:
    """The kind in front of the title, unless the title says it."""
    title = one_line(event.title)
    return title if says_kind(event, reader) else reader.say(SUMMARY, kind=kind_text(event.kind, reader), title=title)


def _description(event: CalendarEvent, reader: Reader) -> str:
    topic = [reader.say(TOPIC, topic=one_line(event.topic))] if event.topic else []
    material = [reader.say(MATERIAL), plain(event.material)] if event.material else []
    return "\n".join([*topic, *material])
