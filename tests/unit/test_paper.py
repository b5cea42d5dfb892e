"""The questionnaires as a form on paper: what a kind of site may be asked, with everything to tick and to fill in."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.builders import COUNTY, TOWN, a_content, a_dimension, a_questionnaire, a_text, an_item
from workbench.content.model import (
    AtLeast,
    Choice,
    Column,
    ColumnKind,
    Content,
    MultipleItem,
    NumberItem,
    SingleItem,
    SiteKind,
    TableItem,
    TextItem,
)
from workbench.errors import NotFoundError
from workbench.present.paper import AnswerShape, PaperItem, PaperOption, paper_view
from workbench.present.texts import Reader
from workbench.values import Language, Text

KINDS = frozenset({TOWN, COUNTY})
CHOICES = (Choice(id="yes", text=Text("ja", "yes")), Choice(id="no", text=Text("nein", "no")))
GERMAN = Reader(Language.GERMAN, SiteKind(id=TOWN, title=Text(TOWN), words={"council": Text("Rat")}))


def content() -> Content:
    return a_content(
        a_questionnaire(
            "main",
            a_dimension("x", an_item("level", highest=1), an_item("county", applies_to={COUNTY}), an_item("last")),
            a_dimension("elsewhere", an_item("county_too", applies_to={COUNTY})),
            a_dimension("z", TextItem(id="text", text=Text("Was sagt der {council}?"), applies_to=KINDS)),
            area="main",
        ),
        a_questionnaire("more", a_dimension("w", an_item("further"))),
        a_questionnaire("counties", a_dimension("v", an_item("county_only", applies_to={COUNTY}))),
    )


def one(item: object) -> PaperItem:
    """That item, alone in its content."""
    [questionnaire] = paper_view(a_content(a_dimension("x", item)), GERMAN)  # type: ignore[arg-type]
    return questionnaire.dimensions[0].items[0]


def test_a_form_holds_what_the_kind_of_site_may_be_asked_under_the_codes_of_the_whole_content() -> None:
    main, more = paper_view(content(), GERMAN)
    assert [(each.code, [item.code for item in each.items]) for each in main.dimensions] == [
        ("1.1", ["1.1.1", "1.1.3"]),
        ("1.3", ["1.3.1"]),
    ]
    assert (more.code, more.supplementary, main.supplementary) == ("2", True, False)
    assert main.dimensions[1].items[0].text == "Was sagt der Rat?"


def test_a_form_may_hold_some_questionnaires_only() -> None:
    [only] = paper_view(content(), GERMAN, ["more"])
    assert (only.code, only.dimensions[0].items[0].code) == ("2", "2.1.1")


@pytest.mark.parametrize("wanted", [["unknown"], ["main", "unknown"], ["counties"], []])
def test_a_form_of_nothing_or_of_something_unknown_does_not_exist(wanted: list[str]) -> None:
    with pytest.raises(NotFoundError):
        paper_view(content(), GERMAN, wanted)


def test_a_level_item_offers_every_level_with_number_name_and_description() -> None:
    item = an_item("a", highest=1)
    named = replace(item, scale=replace(item.scale, levels=(Text("fehlt"), Text("da"))))
    assert one(named).options == (
        PaperOption(number="0", name="fehlt", text="0"),
        PaperOption(number="1", name="da", text="1"),
    )
    assert one(named).shape is AnswerShape.ONE


def test_choices_are_offered_as_one_or_several() -> None:
    single = SingleItem(id="a", text=a_text(), applies_to=KINDS, choices=CHOICES)
    multiple = MultipleItem(id="a", text=a_text(), applies_to=KINDS, choices=CHOICES)
    assert [one(item).shape for item in (single, multiple)] == [AnswerShape.ONE, AnswerShape.SEVERAL]
    assert [option.text for option in one(single).options] == ["ja", "nein"]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 2000, "Stunden, 0 bis 2.000"),
        (1, None, "Stunden, ab 1"),
        (None, 9, "Stunden, bis 9"),
        (None, None, "Stunden"),
    ],
)
def test_a_number_says_what_it_counts_and_between_which_bounds(
    start: int | None, end: int | None, expected: str
) -> None:
    lowest, highest = (None if bound is None else Fraction(bound) for bound in (start, end))
    number = NumberItem(id="a", text=a_text(), applies_to=KINDS, unit=Text("Stunden"), minimum=lowest, maximum=highest)
    assert one(number).unit == expected


def test_a_table_says_its_columns_and_what_can_be_chosen_in_them() -> None:
    columns = (
        Column(id="who", kind=ColumnKind.TEXT, text=Text("Wer")),
        Column(id="yes", kind=ColumnKind.SINGLE, text=Text("Dabei"), choices=CHOICES),
    )
    item = one(TableItem(id="a", text=a_text(), applies_to=KINDS, columns=columns))
    assert [(column.title, column.choices) for column in item.columns] == [("Wer", ()), ("Dabei", ("ja", "nein"))]


def test_an_item_with_a_condition_says_when_it_is_asked() -> None:
    asked_if = AtLeast(item="a", threshold=Fraction(2))
    [questionnaire] = paper_view(a_content(a_dimension("x", an_item("a"), an_item("b", show_if=asked_if))), GERMAN)
    assert [item.condition for item in questionnaire.dimensions[0].items] == [
        None,
        "Nur, wenn 1.1.1 mindestens Stufe 2 hat.",
    ]
