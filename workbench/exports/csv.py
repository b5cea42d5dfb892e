"""A plan as CSV that German Excel opens: UTF-8 with byte order mark, semicolon, CRLF, decimal comma in German.

Against formulas in people's texts, a cell of text that a spreadsheet would take for one (`= + - @` in front) gets
an apostrophe in front; it stands in the file, for CSV knows no other way to say "text". The number of a measure is
written "Nr. 1.2", because German Excel would make a day in February of 1.2.
"""

import csv
import datetime as dt
import io
from collections.abc import Mapping
from fractions import Fraction

from workbench.exports.tables import PLAN, Column, Kind, PlanRow, plan_rows
from workbench.present.plan import PlanView
from workbench.values import Language

_FORMULA = tuple("=+-@＝＋－＠")
_DECIMAL: Mapping[Language, str] = {Language.GERMAN: ",", Language.ENGLISH: "."}


def plan_csv(view: PlanView, language: Language) -> bytes:
    """The measures of the plan with the columns of the sheet "Plan"; the same view gives the same bytes."""
    target = io.StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.heading.in_language(language) for column in PLAN)
    for row in plan_rows(view):
        writer.writerow(_written(column, row, language) for column in PLAN)
    return target.getvalue().encode("utf-8-sig")


def _written(column: Column[PlanRow], row: PlanRow, language: Language) -> str:
    match column.cell(row):
        case None:
            return ""
        case str(text):
            if column.kind is Kind.OUTLINE:
                return f"{column.heading.in_language(language)} {text}"
            return f"'{text}" if text.startswith(_FORMULA) else text
        case dt.date() as day:
            return f"{day:%d.%m.}{day.year:04d}"
        case number:
            written = _number(Fraction(number), language)
            return f"{written}%" if column.kind is Kind.PERCENT else written


def _number(number: Fraction, language: Language) -> str:
    """Without grouping; a part of a whole with two decimals, as money has them."""
    if number.denominator == 1:
        return str(number.numerator)
    return f"{float(number):.2f}".replace(".", _DECIMAL[language])
