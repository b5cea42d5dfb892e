"""Moments as the reader's clock shows them."""

import datetime as dt

from workbench.present.numbers import date_text
from workbench.values import Language, day_of, local


def time_text(moment: dt.datetime) -> str:
    """14:03."""
    return f"{local(moment):%H:%M}"


def day_text(moment: dt.datetime, language: Language) -> str:
    """31.12.2026, or 31 December 2026."""
    return date_text(day_of(moment), language)


def moment_text(moment: dt.datetime, language: Language) -> str:
    """31.12.2026, 14:03."""
    return f"{day_text(moment, language)}, {time_text(moment)}"
