"""Codes of items: by place in the content, the same for every kind of site; and conditions in words that name them."""

from fractions import Fraction

import pytest

from tests.builders import COUNTY, TOWN, a_content, a_dimension, a_number_item, a_questionnaire, a_text, an_item
from workbench.content.load import load_content, packaged_content
from workbench.content.model import (
    AllOf,
    AnyOf,
    AtLeast,
    Choice,
    Condition,
    Content,
    IsOneOf,
    MultipleItem,
    Not,
    SingleItem,
    SiteKind,
    TableItem,
    TextItem,
)
from workbench.maturity.scope import all_items
from workbench.present.codes import item_codes
from workbench.present.conditions import conditions_of
from workbench.present.texts import Reader
from workbench.values import Language, Text

KINDS = frozenset({TOWN, COUNTY})
CHOICES = (Choice(id="yes", text=Text("ja", "yes")), Choice(id="no", text=Text("nein", "no")))


def content() -> Content:
    return a_content(
        a_questionnaire(
            "first",
            a_dimension("x", an_item("level"), a_number_item("number")),
            a_dimension(
                "y",
                SingleItem(id="single", text=a_text(), applies_to=frozenset({COUNTY}), choices=CHOICES),
                MultipleItem(id="multiple", text=a_text(), applies_to=KINDS, choices=CHOICES),
            ),
            area="first",
        ),
        a_questionnaire(
            "second",
            a_dimension(
                "z",
                TextItem(id="text", text=a_text(), applies_to=KINDS),
                TableItem(id="table", text=a_text(), applies_to=KINDS, columns=()),
            ),
        ),
    )


def said(condition: Condition, language: Language = Language.GERMAN) -> str:
    reader = Reader(language, SiteKind(id=TOWN, title=Text(TOWN), words={}))
    return conditions_of(content(), reader).sentence(condition)


def at_least(item: str, threshold: int) -> AtLeast:
    return AtLeast(item=item, threshold=Fraction(threshold))


def test_a_code_is_the_place_of_questionnaire_dimension_and_item() -> None:
    assert item_codes(content()) == {
        "level": "1.1.1", "number": "1.1.2", "single": "1.2.1", "multiple": "1.2.2", "text": "2.1.1", "table": "2.1.2",
    }  # fmt: skip


def test_every_item_of_the_shipped_content_has_a_code_of_its_own() -> None:
    shipped = load_content(packaged_content())
    codes = item_codes(shipped)
    assert list(codes) == [item.id for item in all_items(shipped)]
    assert len(set(codes.values())) == len(codes)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (at_least("level", 2), "Nur, wenn 1.1.1 mindestens Stufe 2 hat."),
        (at_least("number", 1500), "Nur, wenn 1.1.2 mindestens 1.500 ist."),
        (at_least("multiple", 2), "Nur, wenn bei 1.2.2 mindestens 2 angekreuzt sind."),
        (at_least("table", 3), "Nur, wenn 2.1.2 mindestens 3 Zeilen hat."),
        (at_least("text", 1), "Nur, wenn 2.1.1 beantwortet ist."),
        (IsOneOf(item="level", values=(3, 4)), "Nur, wenn 1.1.1 Stufe 3 oder 4 hat."),
        (IsOneOf(item="number", values=(Fraction(5, 2),)), "Nur, wenn bei 1.1.2 2,5 steht."),
        (IsOneOf(item="single", values=("yes",)), "Nur, wenn bei 1.2.1 „ja“ steht."),
        (IsOneOf(item="text", values=("wort",)), "Nur, wenn bei 2.1.1 „wort“ steht."),
    ],
)
def test_a_condition_is_said_in_words_that_fit_the_item(condition: Condition, expected: str) -> None:
    assert said(condition) == expected


def test_conditions_in_conditions_are_told_apart_by_brackets() -> None:
    either = AnyOf((at_least("level", 1), IsOneOf(item="single", values=("no",))))
    both = AllOf((either, Not(at_least("number", 3))))
    assert said(both) == (
        "Nur, wenn (1.1.1 mindestens Stufe 1 hat oder bei 1.2.1 „nein“ steht) "
        "und nicht gilt, dass 1.1.2 mindestens 3 ist."
    )
    assert said(Not(both)).startswith("Nur, wenn nicht gilt, dass ((1.1.1 ")


def test_a_condition_is_said_in_the_readers_language() -> None:
    assert said(IsOneOf(item="single", values=("yes", "no")), Language.ENGLISH) == "Only if 1.2.1 says “yes” or “no”."
