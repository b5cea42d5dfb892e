"""The tables of a plan as columns: what a spreadsheet shows on its sheets, and what the CSV file holds.

A cell is a text, a day, a number or nothing; how it is written is the business of each format.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Generic, TypeAlias, TypeVar

from workbench.exports import wording
from workbench.exports.plain import one_line, plain
from workbench.present.expectation import ExpectedDimension
from workbench.present.plan import DecisionView, FieldView, LeftOutMeasure, LeftOutView, MonthView, PlanView
from workbench.present.plan_measures import MeasureView
from workbench.values import Text

Cell: TypeAlias = str | dt.date | int | Fraction | None
RowT = TypeVar("RowT")


class Kind(StrEnum):
    """What the cells of a column are; `OUTLINE` are numbers like 1.10, which are no figures."""

    TEXT = "text"
    OUTLINE = "outline"
    DATE = "date"
    MONTH = "month"
    HOURS = "hours"
    MONEY = "money"
    PERCENT = "percent"
    LEVEL = "level"
    COUNT = "count"
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[RowT]):
    """One column; `width` is in characters of a spreadsheet."""

    heading: Text
    width: int
    cell: Callable[[RowT], Cell]
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A measure with its field of action."""

    field: FieldView
    measure: MeasureView


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutRow:
    """A measure that is not in the plan, with the reason."""

    left_out: LeftOutView
    measure: LeftOutMeasure


def plan_rows(view: PlanView) -> list[PlanRow]:
    """All measures of the plan, by field of action."""
    return [PlanRow(field=field, measure=measure) for field in view.fields for measure in field.measures]


def left_out_rows(view: PlanView) -> list[LeftOutRow]:
    """All measures that are not in the plan, by reason."""
    return [
        LeftOutRow(left_out=left_out, measure=measure) for left_out in view.left_out for measure in left_out.measures
    ]


def _note(row: PlanRow) -> str:
    links = [f"{one_line(link.title)}: {one_line(link.url)}" for link in row.measure.links]
    return "\n".join(part for part in (plain(row.measure.note), *links) if part)


PLAN: tuple[Column[PlanRow], ...] = (
    Column(heading=wording.NUMBER, width=5, kind=Kind.OUTLINE, cell=lambda row: row.measure.number),
    Column(heading=wording.FIELD, width=18, cell=lambda row: one_line(row.field.title)),
    Column(heading=wording.MEASURE, width=21, cell=lambda row: one_line(row.measure.title)),
    Column(heading=wording.SUMMARY, width=34, cell=lambda row: plain(row.measure.summary)),
    Column(heading=wording.RESPONSIBLE, width=18, cell=lambda row: one_line(row.measure.responsible)),
    Column(heading=wording.START, width=11, kind=Kind.DATE, cell=lambda row: row.measure.start.first_day()),
    Column(heading=wording.END, width=11, kind=Kind.DATE, cell=lambda row: row.measure.end.last_day()),
    Column(heading=wording.HOURS, width=8, kind=Kind.HOURS, cell=lambda row: row.measure.hours_number),
    Column(heading=wording.COST, width=9, kind=Kind.MONEY, cell=lambda row: row.measure.cost_number),
    Column(heading=wording.DECISION, width=16, cell=lambda row: row.measure.decision),
    Column(heading=wording.DECIDE_BY, width=13, kind=Kind.DATE, cell=lambda row: row.measure.decide_by_date),
    Column(heading=wording.INDICATOR, width=21, cell=lambda row: plain(row.measure.indicator)),
    Column(heading=wording.STATUS, width=12, cell=lambda row: row.measure.status),
    Column(heading=wording.PROGRESS, width=10, kind=Kind.PERCENT, cell=lambda row: row.measure.progress),
    Column(heading=wording.NOTE, width=14, cell=_note),
    Column(heading=wording.BASIS, width=13, cell=lambda row: plain(row.measure.basis)),
)
"""Lemgo's columns, and what the figures rest on: an estimate says so in every view (design section 3)."""

LOAD: tuple[Column[MonthView], ...] = (
    Column(heading=wording.MONTH, width=18, kind=Kind.MONTH, cell=lambda row: row.month.first_day()),
    Column(heading=wording.PLANNED, width=18, kind=Kind.HOURS, cell=lambda row: row.load),
    Column(heading=wording.AVAILABLE, width=18, kind=Kind.HOURS, cell=lambda row: row.capacity),
)

DECISIONS: tuple[Column[DecisionView], ...] = (
    Column(heading=wording.UNTIL, width=12, kind=Kind.DATE, cell=lambda row: row.date),
    Column(heading=wording.WHO_DECIDES, width=22, cell=lambda row: row.body),
    Column(heading=wording.NUMBER, width=6, kind=Kind.OUTLINE, cell=lambda row: row.measure.number),
    Column(heading=wording.MEASURE, width=32, cell=lambda row: one_line(row.measure.title)),
    Column(heading=wording.SENTENCE, width=64, cell=lambda row: one_line(row.sentence)),
    Column(heading=wording.COST, width=11, kind=Kind.MONEY, cell=lambda row: row.measure.cost_number),
)

EXPECTATION: tuple[Column[ExpectedDimension], ...] = (
    Column(heading=wording.AREA, width=34, cell=lambda row: one_line(row.area)),
    Column(heading=wording.DIMENSION, width=52, cell=lambda row: one_line(row.title)),
    Column(heading=wording.TODAY, width=11, kind=Kind.LEVEL, cell=lambda row: _or(row.today_number, row.today)),
    Column(
        heading=wording.EXPECTED, width=11, kind=Kind.LEVEL, cell=lambda row: _or(row.expected_number, row.expected)
    ),
    Column(heading=wording.IF_LATE, width=25, kind=Kind.LEVEL, cell=lambda row: _or(row.if_late_number, row.if_late)),
    Column(heading=wording.TARGET, width=11, kind=Kind.LEVEL, cell=lambda row: _or(row.target_number, row.target)),
)

LEFT_OUT: tuple[Column[LeftOutRow], ...] = (
    Column(heading=wording.REASON, width=62, cell=lambda row: row.left_out.reason),
    Column(heading=wording.MEASURE, width=54, cell=lambda row: one_line(row.measure.title)),
    Column(heading=wording.DETAIL, width=40, cell=lambda row: plain(row.measure.detail)),
)


def _or(number: Fraction | None, text: str) -> Cell:
    """The number; where there is none, what a reader sees in its place ("still open")."""
    return text if number is None else number
