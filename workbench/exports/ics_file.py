"""A calendar file (RFC 5545) as we want all of them: all-day events that keep who they are.

An event keeps its UID as long as its calendar, kind and key stay the same, so that importing again updates it. A later
day of export gives a higher SEQUENCE, without which some calendars ignore what changed.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from icalendar import Calendar, Event

from workbench.values import Language

_PRODUCT = "-//engagement-workbench//{product}//{language}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event; `last` is its last day, included; `is_busy`: nobody has time for anything else on these days."""

    kind: str
    key: str
    first: dt.date
    last: dt.date
    summary: str
    description: str = ""
    place: str = ""
    is_busy: bool = False


def calendar_id(kind: str, number: int, made_at: dt.datetime) -> str:
    """A name for the calendar of a site or a cohort, for good; in no other installation was it made at that moment."""
    return f"{kind}-{number}-{made_at:%Y%m%dT%H%M%S%f}"


def ics_file(
    name: str, calendars: Mapping[str, Iterable[Entry]], *, product: str, language: Language, made_on: dt.date
) -> bytes:
    """The events of one or several calendars under the name that a reader's calendar shows.

    The keys of `calendars` name each for good and tell its events from those of others. The same input gives the same
    bytes.
    """
    file = Calendar()
    file.add("prodid", _PRODUCT.format(product=product, language=language.upper()))
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("name", name)
    file.add("x-wr-calname", name)
    for calendar, entries in calendars.items():
        for entry in entries:
            file.add_component(_event(entry, calendar, made_on))
    written: bytes = file.to_ical()
    return written


def _event(entry: Entry, calendar: str, made_on: dt.date) -> Event:
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
    if not entry.is_busy:
        event.add("transp", "TRANSPARENT")
    return event
