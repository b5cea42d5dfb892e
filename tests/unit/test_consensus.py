"""Alone, then together: how far answers are apart, and what may be agreed in one step (design section 4)."""

from fractions import Fraction

import pytest

from tests.builders import a_text, an_item, levels
from workbench.answers.consensus import Consensus, ItemConsensus, consensus, to_agree_in_one_step, to_talk_about
from workbench.answers.model import (
    Answers,
    ChoicesValue,
    ChoiceValue,
    Given,
    NotApplicable,
    NumberValue,
    TableValue,
    TextValue,
    Value,
)
from workbench.content.model import Item, SingleItem, TextItem

ANNA, BERT, CEM = "anna", "bert", "cem"


def one(item: Item, **given: Answers) -> ItemConsensus:
    """One item with the answers of Anna and Bert, who were both asked."""
    return consensus([item], [ANNA, BERT], given)[0]


def said(value: Value, *, note: str | None = None) -> Answers:
    """An answer to the item "x"."""
    return {"x": Given(value=value, note=note)}


def a_text_item(item_id: str) -> TextItem:
    return TextItem(id=item_id, text=a_text(), applies_to=frozenset())


def test_the_spread_is_the_highest_level_minus_the_lowest() -> None:
    found = consensus([an_item("x")], [ANNA, BERT, CEM], {ANNA: levels(x=1), BERT: levels(x=4), CEM: levels(x=2)})[0]
    assert found.spread == 3
    assert found.state is Consensus.DIFFERENT
    assert found.distance == Fraction(3, 4)


def test_equal_answers_of_all_asked_may_be_agreed_in_one_step() -> None:
    found = one(an_item("x"), anna=levels(x=2), bert=levels(x=2))
    assert found.state is Consensus.EQUAL
    assert found.spread == 0
    assert to_agree_in_one_step([found]) == (found,)


def test_equal_answers_wait_for_those_who_have_not_answered() -> None:
    found = one(an_item("x"), anna=levels(x=2))
    assert found.state is Consensus.WAITING
    assert found.missing == (BERT,)
    assert to_agree_in_one_step([found]) == ()


def test_a_difference_shows_before_all_have_answered() -> None:
    found = consensus([an_item("x")], [ANNA, BERT, CEM], {ANNA: levels(x=1), BERT: levels(x=2)})[0]
    assert found.state is Consensus.DIFFERENT


def test_what_nobody_answered_is_neither_equal_nor_different() -> None:
    found = one(an_item("x"))
    assert found.state is Consensus.UNANSWERED
    assert found.spread is None
    assert to_agree_in_one_step([found]) == to_talk_about([found]) == ()


def test_not_applicable_against_a_value_is_different_and_as_far_as_can_be() -> None:
    found = one(an_item("x"), anna=levels(x=2), bert=levels(x=None))
    assert found.state is Consensus.DIFFERENT
    assert found.spread == 0
    assert found.distance == 1


def test_not_applicable_from_all_is_equal_whatever_the_reasons() -> None:
    found = one(an_item("x"), anna={"x": NotApplicable(reason="kein Hafen")}, bert={"x": NotApplicable()})
    assert found.state is Consensus.EQUAL
    assert found.spread is None


def test_notes_do_not_make_answers_different() -> None:
    item = a_text_item("x")
    assert one(item, anna=said(TextValue("ja"), note="so"), bert=said(TextValue("ja"))).state is Consensus.EQUAL


@pytest.mark.parametrize(
    ("value", "other"),
    [
        (ChoiceValue("a"), ChoiceValue("b")),
        (ChoicesValue(("a", "b")), ChoicesValue(("a",))),
        (NumberValue(Fraction(1)), NumberValue(Fraction(2))),
        (TextValue("ja"), TextValue("nein")),
        (TableValue(({"a": "1"},)), TableValue(({"a": "2"},))),
    ],
)
def test_other_kinds_are_equal_or_different_without_a_measure(value: Value, other: Value) -> None:
    item = a_text_item("x")
    same, different = one(item, anna=said(value), bert=said(value)), one(item, anna=said(value), bert=said(other))
    assert (same.state, same.distance) == (Consensus.EQUAL, 0)
    assert (different.state, different.spread, different.distance) == (Consensus.DIFFERENT, None, None)


def test_the_farthest_apart_come_first_and_those_without_a_measure_last() -> None:
    # spreads of 1 of 4, 1 of 2 and 2 of 4: by their scales 1/4, 1/2 and 1/2
    items: list[Item] = [
        a_text_item("words"),
        an_item("near"),
        an_item("short", highest=2),
        an_item("far"),
        an_item("na"),
        an_item("same"),
    ]
    words = [{"words": Given(value=TextValue(text))} for text in ("so", "anders")]
    anna = {**words[0], **levels(near=1, short=0, far=1, na=2, same=3)}
    bert = {**words[1], **levels(near=2, short=1, far=3, na=None, same=3)}
    found = consensus(items, [ANNA, BERT], {ANNA: anna, BERT: bert})
    assert [each.item.id for each in to_talk_about(found)] == ["na", "short", "far", "near", "words"]
    assert [each.item.id for each in to_agree_in_one_step(found)] == ["same"]


def test_answers_of_somebody_who_was_not_asked_are_left_aside() -> None:
    found = consensus([an_item("x")], [ANNA], {ANNA: levels(x=2), CEM: levels(x=4)})[0]
    assert found.state is Consensus.EQUAL
    assert set(found.answers) == {ANNA}


def test_with_nobody_asked_there_is_nothing_to_agree() -> None:
    assert to_agree_in_one_step(consensus([an_item("x")], [], {ANNA: levels(x=2)})) == ()


def test_items_keep_their_order() -> None:
    items: list[Item] = [
        an_item("b"),
        an_item("a"),
        SingleItem(id="c", text=a_text(), applies_to=frozenset(), choices=()),
    ]
    assert [each.item.id for each in consensus(items, [ANNA], {})] == ["b", "a", "c"]
