"""A plan as CSV (exports/csv_file.py).

The number of a measure is written "Nr. 1.2", because German Excel would make a day in February of 1.2.
"""

import datetime as dt
from fractions import Fraction

from workbench.exports.csv_file import ENCODING, csv_lines, decimal_cell, text_cell
from workbench.exports.tables import PLAN, Column, Kind, PlanRow, plan_rows
from workbench.present.plan import PlanView
from workbench.values import Language


def plan_csv(view: PlanView, language: Language) -> bytes:
    """The measures of the plan with the columns of the sheet "Plan"; the same view gives the same bytes."""
    heads = [column.heading.in_language(language) for column in PLAN]
    rows = [[_written(column, row, language) for column in PLAN] for row in plan_rows(view)]
    return csv_lines([heads, *rows]).encode(ENCODING)


def _written(column: Column[PlanRow], row: PlanRow, language: Language) -> str:
    match column.cell(row):
        case None:
            return ""
        case str(text):
            if column.kind is Kind.OUTLINE:
                return f"{column.heading.in_language(language)} {text}"
            return text_cell(text)
        case dt.date() as day:
            return f"{day:%d.%m.}{day.year:04d}"
        case number:
            written = _number(Fraction(number), language)
            return f"{written}%" if column.kind is Kind.PERCENT else written


def _number(number: Fraction, language: Language) -> str:
    """A part of a whole with two decimals, as money has them."""
    return str(number.numerator) if number.denominator == 1 else decimal_cell(number, language, places=2)
