"""What every layer speaks of: text in two languages, days and months, the order of names."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

TIME_ZONE = "Europe/Berlin"
"""Where the municipalities are: a day begins and ends by their clocks."""

_BERLIN = ZoneInfo(TIME_ZONE)


class Language(StrEnum):
    """Languages of the interface; German is always there."""

    GERMAN = "de"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """A visible text; English falls back to German where it is missing."""

    de: str
    en: str | None = None

    def in_language(self, language: Language) -> str:
        """The text in that language, or in German."""
        return self.en if language is Language.ENGLISH and self.en is not None else self.de


def local(moment: dt.datetime) -> dt.datetime:
    """A moment on the clocks of the municipalities."""
    return moment.astimezone(_BERLIN)


def day_of(moment: dt.datetime) -> dt.date:
    """The day of a moment, as the municipalities have it: shortly after midnight it is another one than in UTC."""
    return local(moment).date()


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month, 1 to 12 within a year; written 2026-04."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.year <= 9999):
            raise ValueError(f"not a month: {self.year}-{self.month}")

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2026-04`; anything else raises ValueError."""
        year, dash, month = text.partition("-")
        if not (dash and len(year) == 4 and len(month) == 2 and (year + month).isascii() and (year + month).isdigit()):
            raise ValueError(f"not a month: {text}")
        return cls(int(year), int(month))

    def plus(self, months: int) -> Self:
        """The month that many months later (or earlier, if negative)."""
        years, index = divmod(self.year * 12 + self.month - 1 + months, 12)
        return type(self)(years, index + 1)

    def months_since(self, earlier: "Month") -> int:
        """How many months lie between the two; 0 for the same month."""
        return (self.year - earlier.year) * 12 + self.month - earlier.month

    def first_day(self) -> dt.date:
        """The day on which it begins."""
        return dt.date(self.year, self.month, 1)

    def last_day(self) -> dt.date:
        """The day on which it ends."""
        return self.plus(1).first_day() - dt.timedelta(days=1)

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """The month in which a day lies."""
        return cls(day.year, day.month)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something on certain days, both included, for example a workshop; `key` stays the same when it is moved."""

    key: str
    title: str
    first_day: dt.date
    last_day: dt.date
    place: str = ""


def alphabetical(name: str) -> str:
    """What to sort names by, as a German telephone book does: ä beside a, capital letters beside small ones."""
    return name.casefold().translate(_UMLAUTS)


_UMLAUTS = str.maketrans("äöü", "aou")
