"""How dates and times look to the reader."""

import datetime as dt
from fractions import Fraction

from flask import Flask

from workbench.present.moments import day_text, moment_text, time_text
from workbench.present.numbers import date_text, number_text
from workbench.report.typography import typeset
from workbench.web.i18n import language


def day(moment: dt.datetime | dt.date) -> str:
    """31.12.2026."""
    if isinstance(moment, dt.datetime):
        return day_text(moment, language())
    return date_text(moment, language())


def day_and_time(moment: dt.datetime) -> str:
    """31.12.2026, 14:03."""
    return moment_text(moment, language())


def number(value: int) -> str:
    """41.000."""
    return number_text(Fraction(value), language())


def typeset_text(text: str) -> str:
    """A sentence of the report as paper has it: no line ends between a number and its unit."""
    return typeset(text, language())


def init_app(app: Flask) -> None:
    """Make the filters known to the templates."""
    app.jinja_env.filters.update(
        day=day, day_and_time=day_and_time, clock_time=time_text, number=number, typeset=typeset_text
    )
