"""What a team reads about the others: its place in words, and plainly why something is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import pytest

from workbench.comparison.model import OVERALL, dimensions_of
from workbench.comparison.protected import OtherSites
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content
from workbench.present.others import DRAWN, OthersRow, OthersView, others_view
from workbench.present.texts import Reader
from workbench.values import Language

CONTENT = load_content(packaged_content())
FIRST, SECOND, THIRD = dimensions_of(CONTENT)[:3]


@dataclass(frozen=True)
class Named:
    site: str
    share: Fraction


@dataclass(frozen=True)
class Counted:
    """A round as the service gives it."""

    own: Mapping[str, Fraction] | None
    others: Mapping[str, OtherSites] = field(default_factory=dict)
    held_back: frozenset[str] = frozenset()
    named: Mapping[str, Sequence[Named]] = field(default_factory=dict)
    unnamed: frozenset[str] = frozenset()
    content: Content = CONTENT


def others(lower: str, median: str, upper: str) -> OtherSites:
    return OtherSites(lower=Fraction(lower), median=Fraction(median), upper=Fraction(upper), count=6)


def view_of(counted: Counted, language: Language = Language.GERMAN, *, needed: int = 5) -> OthersView:
    return others_view(counted, Reader(language, CONTENT.model.site_kinds["stadt"]), needed=needed)


def row_of(counted: Counted, language: Language = Language.GERMAN, *, needed: int = 5) -> OthersRow:
    """The row of the first dimension."""
    return view_of(counted, language, needed=needed).sections[1].rows[0]


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ("0.74", "niedriger als die meisten"),
        ("0.75", "etwa so wie viele"),
        ("2.7", "etwa so wie viele"),
        ("2.75", "höher als die meisten"),
    ],
)
def test_the_own_level_is_compared_in_the_same_half_levels_as_the_others(level: str, said: str) -> None:
    row = row_of(Counted({FIRST: Fraction(level) / 4}, {FIRST: others("1", "2", "2.5")}))
    assert said in row.sentences[-1]
    assert "zwischen Stufe 1,0 und 2,5, die Mitte bei 2,0" in row.sentences[1]


def test_where_the_middle_half_stands_together_it_is_said_in_one_number() -> None:
    row = row_of(Counted({FIRST: Fraction(1)}, {FIRST: others("3", "3", "3")}))
    assert row.sentences[1] == "Von den anderen liegt die mittlere Hälfte bei Stufe 3,0."


def test_the_drawing_shows_what_the_sentence_says() -> None:
    drawing = row_of(Counted({FIRST: Fraction(1, 4)}, {FIRST: others("2", "2.5", "4")})).drawing
    assert drawing is not None
    assert (drawing.own, drawing.lower, drawing.median) == (DRAWN // 4, DRAWN // 2, DRAWN * 5 // 8)
    assert drawing.lower + drawing.width == DRAWN


def test_without_an_own_value_the_others_are_there_all_the_same() -> None:
    row = row_of(Counted({OVERALL: Fraction(1)}, {FIRST: others("1", "2", "3")}))
    assert row.sentences[0] == "Sie haben hier noch keinen Wert."
    assert row.drawing is not None
    assert row.drawing.own is None
    assert row.cells[1:] == ("noch offen", "1,0", "2,0", "3,0")


@pytest.mark.parametrize(("needed", "word"), [(5, "fünf"), (12, "zwölf"), (40, "40")])
def test_too_few_others_are_named_as_the_reason_with_how_many_are_needed(needed: int, word: str) -> None:
    row = row_of(Counted({FIRST: Fraction(1)}, {SECOND: others("1", "2", "3")}), needed=needed)
    assert f"mindestens {word} andere Kommunen" in row.sentences[1]
    assert row.drawing is None
    assert set(row.cells[2:]) == {f"weniger als {word}"}


def test_what_is_held_back_says_so_and_not_that_there_are_too_few() -> None:
    row = row_of(Counted({FIRST: Fraction(1)}, {}, frozenset({FIRST})))
    assert "Unterschied" in row.sentences[1]
    assert set(row.cells[2:]) == {"nicht gezeigt"}


def test_names_stand_with_their_level_cut_not_rounded() -> None:
    row = row_of(Counted({}, {FIRST: others("1", "2", "3")}, named={FIRST: [Named("Auental", Fraction(249, 400))]}))
    assert row.names == (("Auental", "2,4"),)


def test_names_that_are_kept_back_say_why() -> None:
    row = row_of(Counted({}, {FIRST: others("1", "2", "3")}, unnamed=frozenset({FIRST})))
    assert (row.names, "ohne Freigabe" in (row.why_no_names or "")) == ((), True)


def test_who_has_not_handed_in_sees_nothing_but_what_is_released() -> None:
    view = view_of(Counted(None, named={THIRD: [Named("Auental", Fraction(1))]}))
    assert "nichts abgegeben" in (view.why_nothing or "")
    assert [[(row.names, row.sentences) for row in section.rows] for section in view.sections] == [
        [((("Auental", "4,0"),), ())]
    ]


def test_where_nothing_was_frozen_the_page_says_how_many_it_takes() -> None:
    assert "weniger als fünf andere" in (view_of(Counted({FIRST: Fraction(1)})).why_nothing or "")


def test_in_english_nothing_is_left_in_german() -> None:
    counted = Counted({FIRST: Fraction(1, 2)}, {FIRST: others("1", "2", "3")}, frozenset({SECOND}))
    view = view_of(counted, Language.ENGLISH)
    said = " ".join(sentence for row in view.sections[1].rows for sentence in row.sentences)
    assert "You: level 2.0." in said
    assert "at least five other municipalities" in said
    assert "Stufe" not in said + " ".join(view.sections[1].head)
