"""The calendar of a cohort as a reader sees it: what is ahead, what is over, each event in words."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from workbench.present.numbers import date_text
from workbench.present.texts import Reader
from workbench.values import Language, Text

KINDS: Mapping[str, Text] = {
    "workshop": Text("Workshop", "Workshop"),
    "excursion": Text("Exkursion", "Excursion"),
    "visit": Text("Beratung vor Ort", "Advice on site"),
    "pairing": Text("Kollegiale Beratung", "Peer advice"),
    "expert": Text("Expertenimpuls", "Expert input"),
    "network": Text("Netzwerken", "Networking"),
}
"""The elements of the Entwicklungswerkstatt that have a date."""

WORKSHOP_NUMBER = Text("Workshop {number}", "Workshop {number}")

_WEEKDAYS = {
    Language.GERMAN: ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    Language.ENGLISH: ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


class CalendarEvent(Protocol):
    """What a line of the calendar is made of; both days are included."""

    @property
    def id(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def first_day(self) -> dt.date: ...
    @property
    def last_day(self) -> dt.date: ...
    @property
    def place(self) -> str: ...
    @property
    def topic(self) -> str: ...
    @property
    def material(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarLine:
    """An event in words; `material` has a text for each line that was written.

    `title_says_kind`: the kind need not stand beside the title.
    """

    id: int
    kind: str
    title: str
    title_says_kind: bool
    days: str
    first_day: dt.date
    last_day: dt.date
    place: str
    topic: str
    material: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarView:
    """What is today or ahead, and what is over; both by day."""

    ahead: tuple[CalendarLine, ...]
    over: tuple[CalendarLine, ...]


def calendar_view(events: Iterable[CalendarEvent], reader: Reader, *, today: dt.date) -> CalendarView:
    """The events, which come by day, as they are shown."""
    lines = [_line(event, reader) for event in events]
    return CalendarView(
        ahead=tuple(line for line in lines if line.last_day >= today),
        over=tuple(line for line in lines if line.last_day < today),
    )


def _line(event: CalendarEvent, reader: Reader) -> CalendarLine:
    return CalendarLine(
        id=event.id,
        kind=kind_text(event.kind, reader),
        title=event.title,
        title_says_kind=says_kind(event, reader),
        days=days_text(event.first_day, event.last_day, reader.language),
        first_day=event.first_day,
        last_day=event.last_day,
        place=event.place,
        topic=event.topic,
        material=tuple(line.strip() for line in event.material.splitlines() if line.strip()),
    )


def says_kind(event: CalendarEvent, reader: Reader) -> bool:
    """Whether the title names the kind, as "Workshop 2" does."""
    return kind_text(event.kind, reader).casefold() in event.title.casefold()


def kind_text(kind: str, reader: Reader) -> str:
    """What an element is called; an unknown one as it stands."""
    return reader.say(KINDS[kind]) if kind in KINDS else kind


def days_text(first: dt.date, last: dt.date, language: Language) -> str:
    """Do, 26.02.2026, or Do, 26.02.2026 – Fr, 27.02.2026."""
    return " – ".join(_day(day, language) for day in sorted({first, last}))


def _day(day: dt.date, language: Language) -> str:
    return f"{_WEEKDAYS[language][day.weekday()]}, {date_text(day, language)}"
