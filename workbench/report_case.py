"""What a report for the head of administration is made from; the same case gives the same report."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workbench.answers.model import Answer, Given, NotApplicable, TableValue, TextValue
from workbench.assessment import Assessment
from workbench.comparison.protected import OtherSites
from workbench.values import Event, Text

ASKED_AT_ONCE = 3
"""So many decisions a report asks for; what comes later is only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousRound:
    """The site's submission in an earlier round, scored by its own content, and what that round is called."""

    title: str
    assessment: Assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedMeasure:
    """A measure that an earlier report asked to decide on, with the title it had then."""

    key: str
    title: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the report of that day asked for, in its order."""

    on: dt.date
    measures: tuple[AskedMeasure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCase:
    """One site's report: what it handed in, and what it plans.

    `assessment` is what was handed in; its plan, if any, says which targets hold and which needs are lifted. `planned`
    is the case of the plan as it lives, which may stand on older answers; None without a plan. `others` are the
    frozen levels of the other sites by dimension, "area:ID" and "overall"; `asked` is None in the first report.
    """

    assessment: Assessment
    made_on: dt.date
    round_title: str = ""
    previous: PreviousRound | None = None
    planned: Assessment | None = None
    events: tuple[Event, ...] = ()
    changed: bool = False
    asked: Asked | None = None
    others: Mapping[str, OtherSites] = field(default_factory=dict)
    introduction: str = ""
    logo: bytes | None = None


def case_of(assessment: Assessment) -> ReportCase:
    """The report of an assessment alone: no round, no earlier report, made on its day."""
    planned = assessment if assessment.plan is not None else None
    return ReportCase(assessment=assessment, made_on=assessment.date, planned=planned)


def without_remarks(case: ReportCase) -> ReportCase:
    """The same report for readers who are not of the team: levels, choices and numbers stay, what people wrote goes.

    Left out are notes, evidence, reasons and who does it instead; that there is a text, a cell of a table or a reason
    stays, as an empty text. What stands at the measures stays: everybody who sees a plan reads it.
    """
    previous = case.previous
    return replace(
        case,
        assessment=_without_remarks(case.assessment),
        planned=None if case.planned is None else _without_remarks(case.planned),
        previous=None if previous is None else replace(previous, assessment=_without_remarks(previous.assessment)),
    )


def _without_remarks(assessment: Assessment) -> Assessment:
    return replace(assessment, answers={item: _bare(answer) for item, answer in assessment.answers.items()})


def _bare(answer: Answer) -> Answer:
    if isinstance(answer, NotApplicable):
        return NotApplicable(reason="")
    match answer.value:
        case TextValue():
            return Given(value=TextValue(""))
        case TableValue(rows=rows):
            return Given(value=TableValue(tuple(dict.fromkeys(row, "") for row in rows)))
        case value:
            return Given(value=value)
