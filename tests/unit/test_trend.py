"""The trend of design section 4: two rounds compared over what both answered, with the later round's weights."""

from fractions import Fraction
from itertools import pairwise

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
from workbench.answers.model import Answers
from workbench.content.model import Content, ResultKind
from workbench.maturity.score import score
from workbench.maturity.trend import DimensionTrend, trend

ITEMS = ("a", "b", "c", "d")


def compared(
    content: Content, now: Answers, before: Answers, *, earlier: Content | None = None, kind: str = TOWN
) -> dict[str, DimensionTrend]:
    """The trends of a town between two sets of answers; the earlier content is the later one unless given."""
    return dict(trend(score(content, kind, now), score(earlier or content, kind, before)))


def ids(trends: DimensionTrend) -> tuple[list[str], list[str], list[str]]:
    """The items compared, those answered only later, and those answered only earlier."""
    return (
        [item.id for item in trends.compared],
        [item.id for item in trends.only_later],
        [item.id for item in trends.only_earlier],
    )


def test_a_dimension_worked_by_hand() -> None:
    content = a_content(a_dimension("dim", an_item("a", weight=2), an_item("b"), an_item("c"), an_item("d")))
    found = compared(content, levels(a=3, b=1, c=4), levels(a=2, b=2, d=4))["dim"]
    # both answered a (weight 2) and b (weight 1): before (2·2/4 + 1·2/4) / 3 = 1/2, now (2·3/4 + 1·1/4) / 3 = 7/12
    assert found.earlier == Fraction(1, 2)
    assert found.later == Fraction(7, 12)
    assert ids(found) == (["a", "b"], ["c"], ["d"])
    assert found.leaves_out


def test_the_weights_are_those_of_the_later_round() -> None:
    earlier = a_content(a_dimension("dim", an_item("a", weight=5), an_item("b", weight=1)))
    later = a_content(a_dimension("dim", an_item("a", weight=1), an_item("b", weight=3)))
    found = compared(later, levels(a=4, b=4), levels(a=4, b=0), earlier=earlier)["dim"]
    # 1·1 + 3·0 over 4, not 5·1 + 1·0 over 6
    assert found.earlier == Fraction(1, 4)
    assert found.later == 1
    assert not found.leaves_out


def test_each_answer_gives_its_share_by_the_content_of_its_own_round() -> None:
    earlier = a_content(a_dimension("dim", an_item("a", highest=2)))
    later = a_content(a_dimension("dim", an_item("a", highest=4)))
    found = compared(later, levels(a=2), levels(a=2), earlier=earlier)["dim"]
    assert (found.earlier, found.later) == (1, Fraction(1, 2))


def test_not_applicable_and_open_are_no_answers() -> None:
    content = a_content(a_dimension("dim", an_item("a"), an_item("b"), an_item("c")))
    found = compared(content, levels(a=1, b=None), levels(a=1, b=3, c=None))["dim"]
    assert ids(found) == (["a"], [], ["b"])


def test_nothing_answered_in_both_is_no_comparison() -> None:
    content = a_content(a_dimension("dim", an_item("a"), an_item("b")))
    found = compared(content, levels(a=4), levels(b=4))["dim"]
    assert (found.earlier, found.later) == (None, None)
    assert ids(found) == ([], ["a"], ["b"])


def test_a_level_of_zero_in_both_rounds_is_a_comparison() -> None:
    content = a_content(a_dimension("dim", an_item("a")))
    found = compared(content, levels(a=0), levels(a=0))["dim"]
    assert (found.earlier, found.later) == (0, 0)


def test_an_item_new_in_the_later_content_is_left_out() -> None:
    earlier = a_content(a_dimension("dim", an_item("a")))
    later = a_content(a_dimension("dim", an_item("a"), an_item("new")))
    assert ids(compared(later, levels(a=1, new=1), levels(a=1), earlier=earlier)["dim"]) == (["a"], ["new"], [])


def test_an_item_gone_from_the_content_is_left_out_of_the_dimension_it_was_in() -> None:
    earlier = a_content(a_dimension("dim", an_item("a"), an_item("gone")), a_dimension("other", an_item("b")))
    later = a_content(a_dimension("dim", an_item("a")), a_dimension("other", an_item("b")))
    found = compared(later, levels(a=1, b=1), levels(a=1, b=1, gone=1), earlier=earlier)
    assert ids(found["dim"]) == (["a"], [], ["gone"])
    assert ids(found["other"]) == (["b"], [], [])


def test_an_item_that_moved_is_compared_where_it_is_now() -> None:
    earlier = a_content(a_dimension("dim", an_item("a"), an_item("moved")), a_dimension("other", an_item("b")))
    later = a_content(a_dimension("dim", an_item("a")), a_dimension("other", an_item("b"), an_item("moved")))
    found = compared(later, levels(a=1, b=1, moved=4), levels(a=1, b=1, moved=2), earlier=earlier)
    assert ids(found["dim"]) == (["a"], [], [])
    assert ids(found["other"]) == (["b", "moved"], [], [])


def test_a_renamed_dimension_keeps_its_comparison() -> None:
    earlier = a_content(a_dimension("old_name", an_item("a")))
    later = a_content(a_dimension("new_name", an_item("a")))
    assert compared(later, levels(a=3), levels(a=1), earlier=earlier)["new_name"].earlier == Fraction(1, 4)


def test_a_dimension_is_compared_even_where_it_had_no_value() -> None:
    # one of three answered is below half, so the dimension had no value, but the one answer still compares
    content = a_content(a_dimension("dim", an_item("a"), an_item("b"), an_item("c")))
    found = compared(content, levels(a=2, b=2, c=2), levels(a=1))["dim"]
    assert (found.earlier, found.later) == (Fraction(1, 4), Fraction(1, 2))


def test_only_what_exists_for_the_site_is_compared() -> None:
    content = a_content(a_dimension("dim", an_item("a")), a_dimension("towns", an_item("b", applies_to=[TOWN])))
    assert set(compared(content, levels(a=1), levels(a=1), kind=COUNTY)) == {"dim"}


def test_an_item_not_for_the_kind_of_site_any_more_is_left_out() -> None:
    earlier = a_content(a_dimension("dim", an_item("a"), an_item("b")))
    later = a_content(a_dimension("dim", an_item("a"), an_item("b", applies_to=[COUNTY])))
    found = compared(later, levels(a=1, b=1), levels(a=1, b=1), earlier=earlier)["dim"]
    assert ids(found) == (["a"], [], ["b"])


def test_supplementary_questionnaires_are_compared_and_joint_criteria_are_not() -> None:
    content = a_content(
        a_dimension("dim", an_item("a")),
        a_questionnaire("extra", a_dimension("more", an_item("b"))),
        a_questionnaire("criteria", a_dimension("seats", a_number_item("c")), result=ResultKind.ALL_MET),
    )
    assert set(compared(content, levels(a=1, b=1), levels(a=1, b=1))) == {"dim", "more"}


answers = st.dictionaries(st.sampled_from(ITEMS), st.one_of(st.none(), st.integers(0, 4))).map(
    lambda found: levels(**found)
)
weights = st.tuples(*(st.integers(1, 9) for _ in ITEMS))


def weighted(chosen: tuple[int, ...]) -> Content:
    return a_content(
        a_dimension("dim", *(an_item(item, weight=weight) for item, weight in zip(ITEMS, chosen, strict=True)))
    )


@given(answers, answers, weights)
def test_every_item_answered_is_compared_or_named_once(now: Answers, before: Answers, chosen: tuple[int, ...]) -> None:
    content = weighted(chosen)
    found = compared(content, now, before)["dim"]
    named = [each for part in ids(found) for each in part]
    assert sorted(named) == sorted(
        {key for key, result in score(content, TOWN, now).dimensions["dim"].items.items() if result.points is not None}
        | {
            key
            for key, result in score(content, TOWN, before).dimensions["dim"].items.items()
            if result.points is not None
        }
    )


@given(answers, answers, weights)
def test_turned_round_a_trend_is_the_same_the_other_way(now: Answers, before: Answers, chosen: tuple[int, ...]) -> None:
    content = weighted(chosen)
    there, back = compared(content, now, before)["dim"], compared(content, before, now)["dim"]
    assert (there.earlier, there.later) == (back.later, back.earlier)
    assert (there.only_earlier, there.only_later) == (back.only_later, back.only_earlier)


@given(answers, weights)
def test_the_same_answers_are_no_change(same: Answers, chosen: tuple[int, ...]) -> None:
    found = compared(weighted(chosen), same, same)["dim"]
    assert found.earlier == found.later
    assert not found.leaves_out


@given(answers, weights)
def test_where_nothing_is_left_out_the_shares_are_those_of_the_rounds(same: Answers, chosen: tuple[int, ...]) -> None:
    content = weighted(chosen)
    share = score(content, TOWN, same).dimensions["dim"].share
    if share is not None:
        assert compared(content, same, same)["dim"].later == share


@given(st.lists(st.integers(0, 4), min_size=2, max_size=5), weights)
def test_a_higher_answer_never_lowers_the_later_share(steps: list[int], chosen: tuple[int, ...]) -> None:
    content = weighted(chosen)
    before = levels(a=2, b=2)
    shares = [compared(content, levels(a=step, b=1), before)["dim"].later for step in sorted(steps)]
    for lower, higher in pairwise(shares):
        assert lower is not None
        assert higher is not None
        assert lower <= higher
