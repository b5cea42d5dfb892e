"""Wishes, decisions and measures come back from their written form as they went in."""

import dataclasses
import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import TOWN, a_content, a_dimension, a_measure, accepted, an_item, done, levels, wishes
from tests.unit.test_plan_against_brute_force import contents, some_answers, some_wishes
from workbench.answers.model import Answers
from workbench.answers.wishes import MeasureState, MeasureWish, PlanWishes
from workbench.answers.wishes_document import read_wishes, wishes_document
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content, DecisionBody, Measure, Source
from workbench.plan.document import decision_document, measure_document, read_decision, read_measure
from workbench.plan.make import case_of, decide, plan_from
from workbench.values import Month, Text

EXAMPLES = settings(max_examples=60, deadline=None, derandomize=True)

ids = st.text("abcdefghij_0123456789", min_size=1, max_size=6)
months = st.builds(Month, st.integers(2000, 2100), st.integers(1, 12))
amounts = st.fractions(min_value=0, max_value=100_000, max_denominator=10_000)
texts = st.builds(Text, st.text(max_size=20), st.none() | st.text(max_size=20))

measure_wishes = st.builds(
    MeasureWish,
    state=st.sampled_from(MeasureState),
    start=st.none() | months,
    end=st.none() | months,
    reason=st.none() | st.text(max_size=20),
)
all_wishes = st.builds(
    PlanWishes,
    start=months,
    months=st.integers(1, 36),
    hours_per_month=amounts | st.dictionaries(months, amounts, max_size=4),
    budget_eur=st.none() | amounts | st.dictionaries(st.integers(2000, 2100), amounts, max_size=3),
    max_measures=st.integers(0, 40),
    max_at_a_time=st.integers(0, 9),
    targets=st.dictionaries(ids, amounts, max_size=3),
    focus=st.dictionaries(ids, st.integers(0, 3), max_size=3),
    measures=st.dictionaries(ids, measure_wishes, max_size=4),
)
all_measures = st.builds(
    Measure,
    id=ids,
    title=texts,
    summary=texts,
    field=ids,
    suggestion=st.none() | ids,
    topics=st.lists(ids, max_size=3).map(tuple),
    raises=st.dictionaries(ids, st.integers(0, 4), max_size=4),
    needs=st.dictionaries(ids, st.integers(0, 4), max_size=4),
    after=st.lists(ids, max_size=3).map(tuple),
    months=st.integers(1, 36),
    hours=st.integers(1, 2000),
    upkeep_hours_per_year=st.integers(0, 500),
    cost_eur=amounts,
    decision=st.sampled_from(DecisionBody),
    responsible=texts,
    steps=st.lists(texts, max_size=3).map(tuple),
    indicator=texts,
    applies_to=st.frozensets(ids, max_size=3),
    resources=st.lists(ids, max_size=3).map(tuple),
    estimate=st.booleans(),
    source=st.none() | st.builds(Source, document=st.text(max_size=20), heading=st.none() | st.text(max_size=20)),
)


def through_json(document: dict[str, Any]) -> dict[str, Any]:
    """What a database or a file gives back."""
    found = json.loads(json.dumps(document, ensure_ascii=False))
    assert isinstance(found, dict)
    return found


def backwards(document: dict[str, Any]) -> dict[str, Any]:
    """The same document from a store that does not keep the order of keys."""
    return {key: backwards(value) if isinstance(value, dict) else value for key, value in reversed(document.items())}


# --- wishes ---------------------------------------------------------------------------------------


def test_wishes_are_written_with_exact_fractions_and_months_as_people_write_them() -> None:
    states = {"m": accepted("2026-05"), "b": MeasureWish(state=MeasureState.REJECTED, reason="zu teuer")}
    wanted = wishes(hours=Fraction(1, 3), budget={2027: "250.5", 2026: 100}, targets={"x": "2.5"}, measures=states)
    assert wishes_document(wanted) == {
        "start": "2026-01",
        "months": 12,
        "hours_per_month": "1/3",
        "budget_eur": {"2026": "100", "2027": "501/2"},
        "max_measures": 0,
        "max_at_a_time": 0,
        "targets": {"x": "5/2"},
        "focus": {},
        "measures": {
            "b": {"state": "rejected", "start": None, "end": None, "reason": "zu teuer"},
            "m": {"state": "accepted", "start": "2026-05", "end": None, "reason": None},
        },
    }


@given(wanted=all_wishes)
@EXAMPLES
def test_wishes_come_back_as_they_were(wanted: PlanWishes) -> None:
    document = wishes_document(wanted)
    assert read_wishes(through_json(document)) == wanted
    assert read_wishes(backwards(document)) == wanted


@given(wanted=all_wishes)
@EXAMPLES
def test_equal_wishes_are_written_the_same_in_whatever_order_they_were_made(wanted: PlanWishes) -> None:
    again = read_wishes(backwards(wishes_document(wanted)))
    assert json.dumps(wishes_document(again)) == json.dumps(wishes_document(wanted))


def test_every_wish_is_in_the_document() -> None:
    assert list(wishes_document(wishes())) == [field.name for field in dataclasses.fields(PlanWishes)]
    [written] = wishes_document(wishes(measures={"m": done()}))["measures"].values()
    assert list(written) == [field.name for field in dataclasses.fields(MeasureWish)]


@pytest.mark.parametrize("wrong", [{"start": "2026-4"}, {"hours_per_month": "viel"}, {"measures": {"m": {}}}])
def test_what_is_no_document_of_wishes_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises((KeyError, ValueError)):
        read_wishes({**wishes_document(wishes()), **wrong})


# --- measures -------------------------------------------------------------------------------------


@given(measure=all_measures)
@EXAMPLES
def test_a_measure_comes_back_as_it_was(measure: Measure) -> None:
    document = measure_document(measure)
    assert read_measure(through_json(document)) == measure
    assert json.dumps(measure_document(read_measure(backwards(document)))) == json.dumps(document)


def test_everything_that_is_said_of_a_measure_is_in_the_document() -> None:
    document = measure_document(a_measure("m"))
    assert list(document) == [field.name for field in dataclasses.fields(Measure)]


def test_every_shipped_measure_comes_back_as_it_was() -> None:
    for measure in load_content(packaged_content()).measures.values():
        assert read_measure(through_json(measure_document(measure))) == measure


# --- decisions ------------------------------------------------------------------------------------


@given(content=contents(), answers=some_answers(), wanted=some_wishes())
@EXAMPLES
def test_a_kept_decision_becomes_the_same_plan_again(content: Content, answers: Answers, wanted: PlanWishes) -> None:
    case = case_of(content, TOWN, answers, wanted)
    decision = decide(case)
    document = through_json(decision_document(decision))
    assert read_decision(document) == decision
    assert plan_from(case, read_decision(backwards(document))) == plan_from(case, decision)


def test_a_decision_says_how_sure_it_is_of_every_step() -> None:
    content = a_content(
        a_dimension("x", an_item("a"), an_item("b")),
        measures=[a_measure("m", {"a": 1}), a_measure("n", {"b": 1}), a_measure("long", {"b": 1}, months=13)],
    )
    document = decision_document(decide(case_of(content, TOWN, levels(a=0, b=0), wishes(hours=10))))
    # each gains ω 1/2 · 1/4; 10 hours each; one ends in month 1, the other in month 2
    assert document["outcomes"]["gain"] == {"bound": 250_000_000, "proven": True}
    assert document["outcomes"]["hours"] == {"bound": 20, "proven": True}
    assert document["outcomes"]["early"] == {"bound": 375_000_000, "proven": True}
    assert document["starts"] == {"m": 1, "n": 2}
    assert document["fitting"] == []
