"""The report for readers who are not of the team: nothing that somebody wrote in the survey is left in it."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.report.cases import COMPOUND, all_cases
from workbench.answers.model import Given, LevelValue, NotApplicable, TableValue, TextValue
from workbench.assessment import Assessment
from workbench.content.load import load_content, packaged_content
from workbench.maturity.scope import items_by_id, shown_items
from workbench.maturity.score import score
from workbench.present.annex import AnswerView, answer_view
from workbench.present.texts import Reader
from workbench.report_case import PreviousRound, ReportCase, case_of, without_remarks
from workbench.values import Language

CONTENT = load_content(packaged_content())
CASES = all_cases(CONTENT)
READER = Reader(Language.GERMAN, CONTENT.model.site_kinds["stadt"])


@pytest.fixture(scope="module")
def whole() -> Assessment:
    """Everything answered, with remarks in every place that takes some, in texts and tables, too."""
    found = CASES["overlong"]
    kinds = {type(answer.value) for answer in found.answers.values() if isinstance(answer, Given)}
    assert {TextValue, TableValue} <= kinds
    return found


def said(assessment: Assessment) -> dict[str, AnswerView]:
    items = items_by_id(CONTENT)
    return {item: answer_view(items[item], answer, READER) for item, answer in assessment.answers.items()}


def test_nothing_that_somebody_wrote_is_left(whole: Assessment) -> None:
    case = replace(case_of(whole), previous=PreviousRound(title="Runde 1", assessment=whole))
    bare = without_remarks(case)
    assert bare.planned is not None
    assert bare.previous is not None
    for before, after in ((whole, bare.assessment), (whole, bare.planned), (whole, bare.previous.assessment)):
        assert all(words in repr(before.answers) for words in (COMPOUND, "<script>", "example.org"))
        assert not any(words in repr(after.answers) for words in (COMPOUND, "<script>", "example.org"))
    shown = said(bare.assessment).values()
    assert all(view.remarks == () and view.table is None for view in shown)


def test_levels_points_and_what_is_asked_stay_the_same(whole: Assessment) -> None:
    bare = without_remarks(case_of(whole)).assessment
    kind = whole.site.kind
    assert bare.maturity == whole.maturity == score(CONTENT, kind, bare.answers)
    assert shown_items(CONTENT, kind, bare.answers) == shown_items(CONTENT, kind, whole.answers)
    for item, answer in whole.answers.items():
        if isinstance(answer, Given) and isinstance(answer.value, LevelValue):
            assert bare.answers[item] == Given(value=answer.value)


def test_a_text_and_a_table_are_said_to_be_there(whole: Assessment) -> None:
    shown = said(without_remarks(case_of(whole)).assessment)
    for item, answer in whole.answers.items():
        if isinstance(answer, Given) and isinstance(answer.value, TextValue):
            assert shown[item].answer == "beantwortet; den Wortlaut liest nur das Team"
        if isinstance(answer, Given) and isinstance(answer.value, TableValue):
            assert shown[item].answer == f"Zeilen: {len(answer.value.rows)}"


def test_a_reason_that_is_kept_back_is_not_called_missing() -> None:
    bare = without_remarks(case_of(CASES["not-applicable"])).assessment
    assert {type(answer) for answer in bare.answers.values()} == {NotApplicable}
    assert all(view == replace(view, answer="trifft nicht zu", remarks=()) for view in said(bare).values())


def test_everything_else_of_the_case_stays(whole: Assessment) -> None:
    case = replace(case_of(whole), round_title="Runde 2", changed=True, introduction="Guten Tag.", logo=b"PNG")
    names = ("made_on", "round_title", "events", "changed", "asked", "others", "introduction", "logo")
    bare = without_remarks(case)
    assert all(getattr(bare, name) == getattr(case, name) for name in names)
    assert bare.planned is not None
    assert (bare.planned.plan, bare.planned.measures) == (whole.plan, whole.measures)


def test_a_case_without_plan_and_round_before_has_none_afterwards() -> None:
    case = ReportCase(assessment=replace(CASES["empty"], plan=None), made_on=dt.date(2026, 3, 1))
    assert without_remarks(case) == case
