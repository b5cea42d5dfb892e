"""Maturity as design section 4 says it, clause by clause; every expected number is derived beside it."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    COUNTY,
    TOWN,
    a_content,
    a_dimension,
    a_number_item,
    a_questionnaire,
    an_item,
    levels,
)
from workbench.answers.model import Answers, Given, LevelValue, NotApplicable, NumberValue
from workbench.content.model import AtLeast, Content, ResultKind
from workbench.maturity.model import CriteriaResult, ItemState, Maturity
from workbench.maturity.score import score


def score_of(content: Content, answers: Answers, kind: str = TOWN) -> Maturity:
    return score(content, kind, answers)


def test_a_dimension_is_the_weighted_mean_of_its_answered_items() -> None:
    content = a_content(a_dimension("d", an_item("a", weight=3), an_item("b")))
    # (3 · 4/4 + 1 · 1/4) / 4 = 13/16
    assert score_of(content, levels(a=4, b=1)).dimensions["d"].share == Fraction(13, 16)


def test_an_item_that_is_not_applicable_leaves_numerator_and_denominator() -> None:
    content = a_content(a_dimension("d", an_item("a", weight=3), an_item("b")))
    result = score_of(content, levels(a=None, b=1)).dimensions["d"]
    assert (result.share, result.coverage) == (Fraction(1, 4), 1)
    assert result.items["a"].state is ItemState.NA


def test_a_dimension_at_exactly_half_coverage_has_a_value() -> None:
    content = a_content(a_dimension("d", an_item("a"), an_item("b")))
    result = score_of(content, levels(a=2)).dimensions["d"]
    assert (result.share, result.coverage) == (Fraction(1, 2), Fraction(1, 2))


def test_a_dimension_below_half_coverage_has_no_value() -> None:
    content = a_content(a_dimension("d", an_item("a"), an_item("b", weight="1.01")))
    result = score_of(content, levels(a=2)).dimensions["d"]
    # 1 of 2.01 is answered
    assert (result.share, result.coverage) == (None, Fraction(100, 201))
    assert not result.is_na


def test_a_dimension_whose_items_are_all_not_applicable_is_itself() -> None:
    content = a_content(a_dimension("d", an_item("a")), a_dimension("e", an_item("b")))
    maturity = score_of(content, levels(a=None, b=4))
    assert maturity.dimensions["d"].is_na
    assert maturity.overall.share == 1
    assert maturity.overall.stage == 4


def test_a_dimension_without_an_item_in_scope_does_not_exist() -> None:
    content = a_content(a_dimension("d", an_item("a", applies_to=[COUNTY])), a_dimension("e", an_item("b")))
    assert list(score_of(content, levels(b=2)).dimensions) == ["e"]
    assert list(score_of(content, levels(b=2), COUNTY).dimensions) == ["d", "e"]


def test_an_item_hidden_by_its_condition_does_not_count_although_it_was_answered() -> None:
    hidden = an_item("b", show_if=AtLeast(item="a", threshold=Fraction(2)))
    content = a_content(a_dimension("d", an_item("a"), hidden))
    result = score_of(content, levels(a=1, b=4)).dimensions["d"]
    assert (result.share, result.items["b"].state) == (Fraction(1, 4), ItemState.HIDDEN)


def test_an_area_has_a_value_when_half_of_its_weight_has_one() -> None:
    dimensions = [a_dimension("d", an_item("a")), a_dimension("e", an_item("b"))]
    result = score_of(a_content(*dimensions), levels(a=2)).areas["inventory"]
    # e has none: share 2/4 of d alone; coverage (1 · 1 + 1 · 0) / 2
    assert (result.share, result.coverage) == (Fraction(1, 2), Fraction(1, 2))
    heavier = [dimensions[0], replace(dimensions[1], weight=Fraction(2))]
    # now only 1 of 3 has a value
    result = score_of(a_content(*heavier), levels(a=2)).areas["inventory"]
    assert (result.share, result.coverage) == (None, Fraction(1, 3))


def test_a_dimension_that_is_not_applicable_does_not_lower_the_half_an_area_needs() -> None:
    content = a_content(
        a_dimension("d", an_item("a")), a_dimension("e", an_item("b")), a_dimension("f", an_item("c"), weight=5)
    )
    assert score_of(content, levels(a=2, c=None)).areas["inventory"].share == Fraction(1, 2)


def two_areas(first: Mapping[str, int | None], second: Mapping[str, int | None]) -> Maturity:
    content = a_content(
        a_questionnaire("q1", a_dimension("d", an_item("a")), area="one"),
        a_questionnaire("q2", a_dimension("e", an_item("b"), an_item("c")), area="two"),
        area_weights={"one": 3, "two": 1},
    )
    return score_of(content, levels(**first, **second))


def test_overall_is_the_weighted_mean_of_the_areas() -> None:
    # (3 · 1 + 1 · 1/2) / 4 = 7/8
    assert two_areas({"a": 4}, {"b": 0, "c": 4}).overall.share == Fraction(7, 8)


def test_overall_has_no_value_while_an_area_has_none() -> None:
    overall = two_areas({"a": 4}, {}).overall
    assert (overall.share, overall.stage, overall.clarify) == (None, None, ("e",))


def test_an_area_that_is_wholly_not_applicable_does_not_count() -> None:
    overall = two_areas({"a": 4}, {"b": None, "c": None}).overall
    assert (overall.share, overall.stage) == (1, 4)


def test_there_is_no_stage_while_a_dimension_has_no_value_although_the_area_has_one() -> None:
    content = a_content(a_dimension("d", an_item("a")), a_dimension("e", an_item("b")))
    overall = score_of(content, levels(a=4)).overall
    assert (overall.share, overall.stage, overall.clarify) == (1, None, ("e",))


def essential(level: int, other: int) -> Maturity:
    """An essential dimension of weight 1 beside an ordinary one of weight 3."""
    content = a_content(a_dimension("d", an_item("a"), essential=True), a_dimension("e", an_item("b"), weight=3))
    return score_of(content, levels(a=level, b=other))


@pytest.mark.parametrize(
    ("level", "other", "stage", "held_back_by"),
    [
        (0, 0, 0, ()),
        # overall (0 + 3·1)/4 = 0.75 ≥ ½, essential 0 ≥ 0
        (0, 1, 1, ()),
        # overall (0 + 3·4)/4 = 3 ≥ 1½, but 0 < 1: held at 1, which reaches beyond 1½
        (0, 4, 1, ("d",)),
        # overall (1 + 12)/4 = 3.25 ≥ 2½, but 1 < 2: held at 2
        (1, 4, 2, ("d",)),
        # overall (2 + 12)/4 = 3.5 ≥ 3½, but 2 < 3: held at 3
        (2, 4, 3, ("d",)),
        # overall (3 + 12)/4 = 3.75 ≥ 3½ and 3 ≥ 3
        (3, 4, 4, ()),
        # overall (1 + 3·2)/4 = 1.75 ≥ 1½ and 1 ≥ 1
        (1, 2, 2, ()),
    ],
)
def test_a_strong_average_cannot_hide_a_hole_where_it_matters(
    level: int, other: int, stage: int, held_back_by: tuple[str, ...]
) -> None:
    overall = essential(level, other).overall
    assert (overall.stage, overall.held_back_by) == (stage, held_back_by)


def test_what_holds_the_stage_back_is_named_lowest_first_and_then_in_the_order_of_the_content() -> None:
    content = a_content(
        a_dimension("x", an_item("a"), essential=True),
        a_dimension("y", an_item("b"), essential=True),
        a_dimension("z", an_item("c"), essential=True),
        a_dimension("rest", an_item("d"), weight=20),
    )
    # overall (1 + 0 + 1 + 20·4)/23 = 82/23 ≈ 3.57, stage 1 because of y; x and z stand at the stage, not below
    assert score_of(content, levels(a=1, b=0, c=1, d=4)).overall.held_back_by == ("y",)
    # all at 1 hold stage 2 back, as 1 < 3 − 1
    assert score_of(content, levels(a=1, b=1, c=1, d=4)).overall.held_back_by == ("x", "y", "z")


def test_the_stage_is_reached_at_exactly_one_half() -> None:
    content = a_content(a_dimension("d", *(an_item(f"i{n}") for n in range(8))))
    # 14 of 32 points: level 14/32 · 4 = 1.75; 12: exactly 1.5; 11: below
    fifteen = levels(i0=4, i1=4, i2=4, i3=0, i4=0, i5=0, i6=0, i7=0)
    assert score_of(content, fifteen).overall.stage == 2
    eleven = levels(i0=4, i1=4, i2=3, i3=0, i4=0, i5=0, i6=0, i7=0)
    assert score_of(content, eleven).overall.stage == 1


def test_a_supplementary_questionnaire_has_its_own_result_and_never_counts_overall() -> None:
    extra = a_questionnaire("extra", a_dimension("e", an_item("b")))
    maturity = score_of(a_content(a_dimension("d", an_item("a")), extra), levels(a=4, b=0))
    assert maturity.overall.share == 1
    result = maturity.supplementary["extra"]
    assert not isinstance(result, CriteriaResult)
    assert result.share == 0


@pytest.mark.parametrize(
    ("answers", "met", "ready"),
    [
        (levels(a=4, b=4), True, True),
        (levels(a=4, b=1), False, True),
        (levels(a=4, b=0), False, False),
        (levels(a=4), False, False),
        (levels(a=4, b=None), True, True),
        (levels(a=None, b=None), None, None),
    ],
)
def test_joint_criteria_are_met_or_ready_without_an_average(
    answers: Answers, met: bool | None, ready: bool | None
) -> None:
    criteria = a_questionnaire("c", a_dimension("d", an_item("a"), an_item("b")), result=ResultKind.ALL_MET)
    result = score_of(a_content(criteria), answers).supplementary["c"]
    assert isinstance(result, CriteriaResult)
    assert (result.met, result.ready) == (met, ready)


def test_shares_stay_exact_where_floats_would_not() -> None:
    content = a_content(a_dimension("d", *(an_item(f"i{n}", highest=3, weight="0.1") for n in range(3))))
    assert score_of(content, levels(i0=1, i1=1, i2=1)).dimensions["d"].share == Fraction(1, 3)


# --- against a second, naive reading of section 4 -------------------------------------------------

_answer = st.sampled_from(["open", "na", 0, 1, 2, 3, 4])
_weight = st.sampled_from(["0.5", "1", "2", "3"])
_dimension = st.tuples(_weight, st.lists(st.tuples(_weight, _answer), min_size=1, max_size=4))


@given(st.lists(st.lists(_dimension, min_size=1, max_size=3), min_size=1, max_size=3))
def test_random_sites_score_as_a_naive_reading_of_the_design(
    areas: list[list[tuple[str, list[tuple[str, object]]]]],
) -> None:
    questionnaires = []
    answers: dict[str, Given | NotApplicable] = {}
    for a, dimensions in enumerate(areas):
        parts = []
        for d, (weight, items) in enumerate(dimensions):
            for i, (_, answer) in enumerate(items):
                if answer == "na":
                    answers[f"i{a}{d}{i}"] = NotApplicable()
                elif isinstance(answer, int):
                    answers[f"i{a}{d}{i}"] = Given(value=LevelValue(answer))
            built = [an_item(f"i{a}{d}{i}", weight=w) for i, (w, _) in enumerate(items)]
            parts.append(a_dimension(f"d{a}{d}", *built, weight=weight))
        questionnaires.append(a_questionnaire(f"q{a}", *parts, area=f"a{a}"))
    overall = score_of(a_content(*questionnaires), answers).overall
    assert overall.share == naive_overall(areas)


def naive_overall(areas: list[list[tuple[str, list[tuple[str, object]]]]]) -> Fraction | None:
    """Section 4 in plain loops; areas weigh 1 each."""
    shares: list[Fraction | None] = []
    for dimensions in areas:
        total = weight_valued = weight_existing = Fraction(0)
        for weight, items in dimensions:
            asked = [(Fraction(w), answer) for w, answer in items if answer != "na"]
            if not asked:
                continue
            weight_existing += Fraction(weight)
            given_ = [(w, answer) for w, answer in asked if isinstance(answer, int)]
            covered = sum((w for w, _ in given_), Fraction(0))
            if 2 * covered >= sum(w for w, _ in asked):
                weight_valued += Fraction(weight)
                total += Fraction(weight) * sum(w * Fraction(answer, 4) for w, answer in given_) / covered
        if weight_existing:
            shares.append(total / weight_valued if weight_valued and 2 * weight_valued >= weight_existing else None)
    known = [share for share in shares if share is not None]
    return sum(known, Fraction(0)) / len(known) if known and len(known) == len(shares) else None


def test_an_item_that_measures_cannot_lift_still_counts() -> None:
    content = a_content(a_dimension("d", a_number_item("n"), an_item("a")))
    answers = {**levels(a=0), "n": Given(value=NumberValue(Fraction(2)))}
    # n gives 1 of 1, a 0 of 4
    assert score_of(content, answers).dimensions["d"].share == Fraction(1, 2)
