"""Entries: what stands at an item while it is answered, and its written form."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import KINDS, a_text, an_item
from workbench.answers.entry import EMPTY, Entry, decimal, entry_of, read_entry, write_entry
from workbench.answers.model import (
    ChoicesValue,
    ChoiceValue,
    Evidence,
    Given,
    LevelValue,
    NotApplicable,
    NumberValue,
    TableValue,
    TextValue,
    Value,
)
from workbench.content.model import (
    Choice,
    Column,
    ColumnKind,
    Item,
    MultipleItem,
    NumberItem,
    SingleItem,
    TableItem,
    TextItem,
)

CHOICES = (Choice(id="yes", text=a_text("ja")), Choice(id="no", text=a_text("nein")))
SINGLE = SingleItem(id="single", text=a_text(), applies_to=KINDS, choices=CHOICES)
MULTIPLE = MultipleItem(id="multiple", text=a_text(), applies_to=KINDS, choices=CHOICES)
NUMBER = NumberItem(id="number", text=a_text(), applies_to=KINDS)
WORDS = TextItem(id="words", text=a_text(), applies_to=KINDS)
TABLE = TableItem(
    id="table",
    text=a_text(),
    applies_to=KINDS,
    columns=(
        Column(id="what", kind=ColumnKind.TEXT, text=a_text()),
        Column(id="many", kind=ColumnKind.NUMBER, text=a_text()),
        Column(id="sort", kind=ColumnKind.SINGLE, text=a_text(), choices=CHOICES),
    ),
)
VALUES: list[tuple[Item, Value]] = [
    (an_item("level"), LevelValue(3)),
    (SINGLE, ChoiceValue("no")),
    (MULTIPLE, ChoicesValue(("yes", "no"))),
    (MULTIPLE, ChoicesValue(())),
    (NUMBER, NumberValue(Fraction("-12.125"))),
    (WORDS, TextValue("Ein „Wort“\nund noch eines")),
    (TABLE, TableValue(({"what": "Börse", "many": Fraction(3), "sort": "yes"}, {"many": Fraction("0.5")}))),
    (TABLE, TableValue(())),
]


@pytest.mark.parametrize(("item", "value"), VALUES, ids=lambda each: type(each).__name__)
def test_a_value_of_every_kind_survives_being_written_and_read(item: Item, value: Value) -> None:
    entry = Entry(
        value=value,
        note="seit 2024",
        provided_by="Kreis",
        evidence=(Evidence(type="Beschluss", reference="DS 1", date=dt.date(2026, 3, 1), link="https://example.org"),),
    )
    assert read_entry(item, write_entry(entry)) == entry


def test_what_does_not_apply_is_written_with_its_reason() -> None:
    entry = Entry(na=True, reason="Das macht der Kreis")
    assert write_entry(entry) == {"na": True, "reason": "Das macht der Kreis"}
    assert read_entry(SINGLE, write_entry(entry)) == entry


def test_equal_entries_have_equal_written_forms_and_empty_ones_are_empty() -> None:
    assert write_entry(EMPTY) == {}


def test_a_note_alone_is_no_answer() -> None:
    assert Entry(note="erst fragen").answer() is None


def test_an_entry_says_the_same_as_the_answer_it_was_made_of() -> None:
    answer = Given(value=LevelValue(2), note="so", provided_by="Kreis")
    missing = NotApplicable(reason="kein Wald", note="auch keine Heide")
    assert entry_of(answer).answer() == answer
    assert entry_of(missing).answer() == missing


def test_a_choice_that_the_content_no_longer_has_leaves_the_item_open_and_keeps_the_note() -> None:
    read = read_entry(SINGLE, {"value": "perhaps", "note": "bleibt"})
    assert read == Entry(note="bleibt")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12))
def test_a_number_is_written_as_people_enter_it_and_read_back_exactly(number: object) -> None:
    exact = Fraction(str(number))
    assert Fraction(decimal(exact)) == exact
    assert "e" not in decimal(exact).lower()
