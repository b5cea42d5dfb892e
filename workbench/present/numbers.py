"""Numbers and dates in the reader's form: 1.234,5 and 31.12.2026 in German, 1,234.5 and 31 December 2026 in English."""

from datetime import date
from fractions import Fraction
from math import ceil, floor

from workbench.values import Language, Month

_MONTHS = {
    Language.GERMAN: (
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
    Language.ENGLISH: (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


def level_number(level: Fraction) -> Fraction:
    """A level truncated to one decimal, so that 2.49 never reads 2.5 beside stage 2 (design section 4)."""
    return Fraction(floor(level * 10), 10)


def level_text(level: Fraction, language: Language) -> str:
    """A level as `level_number` gives it, in the reader's form."""
    tenths = int(level_number(level) * 10)
    return f"{tenths // 10}{_comma(language)}{tenths % 10}"


def percent_text(share: Fraction, language: Language) -> str:
    """A share as whole percent, truncated."""
    return f"{floor(share * 100)} %" if language is Language.GERMAN else f"{floor(share * 100)}%"


def number_text(number: Fraction, language: Language) -> str:
    """A number as it was given: thousands grouped, decimals only where it has some (at most three, rounded)."""
    thousandths = round(abs(number) * 1000)
    whole, rest = divmod(thousandths, 1000)
    grouped = f"{whole:,}" if language is Language.ENGLISH else f"{whole:,}".replace(",", ".")
    decimals = f"{rest:03d}".rstrip("0")
    sign = "−" if number < 0 and thousandths else ""
    return f"{sign}{grouped}{_comma(language) + decimals if decimals else ''}"


def hours_text(hours: Fraction | int, language: Language) -> str:
    """Working hours with their unit; a part of an hour counts as a whole one."""
    unit = "Std." if language is Language.GERMAN else "h"
    return f"{number_text(Fraction(ceil(hours)), language)} {unit}"


def euro_text(amount: Fraction, language: Language) -> str:
    """An amount of money: whole euro, cents only where there are some."""
    cents = round(amount * 100) % 100
    whole = number_text(Fraction(floor(amount)) if cents else Fraction(round(amount)), language)
    number = f"{whole}{_comma(language)}{cents:02d}" if cents else whole
    return f"{number} €" if language is Language.GERMAN else f"€{number}"


def date_text(day: date, language: Language) -> str:
    """A day: 31.12.2026, or 31 December 2026."""
    if language is Language.GERMAN:
        return f"{day.day:02d}.{day.month:02d}.{day.year}"
    return f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"


def month_text(month: Month, language: Language) -> str:
    """A month by name: April 2026."""
    return f"{_MONTHS[language][month.month - 1]} {month.year}"


def short_month_text(month: Month) -> str:
    """A month in a narrow column: 04/26."""
    return f"{month.month:02d}/{month.year % 100:02d}"


def _comma(language: Language) -> str:
    return "," if language is Language.GERMAN else "."
