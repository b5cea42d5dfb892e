"""The comparison as a reader sees it: cut levels, names or letters, groups and orders, topics in words."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import NamedTuple

import pytest

from tests.builders import TOWN, a_content, a_dimension, an_item
from workbench.comparison.model import NO_VALUE, OVERALL, UNITS, Table, keys_of
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content
from workbench.present.compared import SIZES, change_text, letters_of, size_text, size_titles
from workbench.present.comparison import ComparedDimension, ComparisonView, comparison_view
from workbench.present.comparison_order import Grouping, arranged
from workbench.present.texts import Reader
from workbench.values import Language, alphabetical

ONE = a_content(a_dimension("dim", an_item("a")), a_dimension("other", an_item("b")))
SHIPPED = load_content(packaged_content())
OPENED = dt.datetime(2026, 3, 1, 9, 0, 0, 123456, tzinfo=dt.UTC)


class Scores(NamedTuple):
    """A site in a round."""

    name: str
    kind: str = TOWN
    population: int | None = 20_000
    stage: int | None = 2


@dataclass(frozen=True)
class Named:
    """A cohort or a round."""

    name: str = "Kohorte Nord"
    number: int = 2
    title: str = "Runde 2"
    opened_at: dt.datetime = OPENED


@dataclass(frozen=True)
class Case:
    """What is compared."""

    sites: dict[int, Scores]
    table: Table
    content: Content = ONE
    cohort: Named = field(default_factory=Named)
    round: Named = field(default_factory=Named)
    before_round: Named | None = None
    before: Table | None = None
    invited: int = 12


def table(content: Content, sites: Sequence[int], *columns: Sequence[float | None]) -> Table:
    """Levels of 0 to 4 of the first dimensions; all other keys have no value."""
    named = dict(zip(keys_of(content), columns, strict=False))
    return Table(
        sites=tuple(sites),
        columns={
            key: [
                NO_VALUE if level is None else round(Fraction(level) * UNITS / 4)
                for level in named.get(key, [None] * len(sites))
            ]
            for key in keys_of(content)
        },
    )


def case(names: Sequence[str], *columns: Sequence[float | None]) -> Case:
    """Sites with these names and levels, with the ids 1, 2, …"""
    sites = {number: Scores(name) for number, name in enumerate(names, start=1)}
    return Case(sites=sites, table=table(ONE, list(sites), *columns))


def reader(content: Content = ONE, language: Language = Language.GERMAN) -> Reader:
    return Reader(language, next(iter(content.model.site_kinds.values())))


def view(found: Case, *, letters: bool = False, shown: Sequence[int] | None = None) -> ComparisonView:
    return comparison_view(found, reader(found.content), letters=letters, shown=shown)


def first(found: ComparisonView) -> ComparedDimension:
    return found.areas[0].dimensions[0]


# --- sites ----------------------------------------------------------------------------------------


def test_sites_stand_in_the_order_of_a_german_telephone_book() -> None:
    found = view(case(["Zell", "Ölbach", "oldorf", "Oberau", "Straße", "Strassen"]))
    assert [site.name for site in found.sites] == ["Oberau", "Ölbach", "oldorf", "Straße", "Strassen", "Zell"]


def test_each_cell_belongs_to_its_site() -> None:
    found = view(case(["B", "A"], [1, 3]))
    assert [(site.name, cell.level) for site, cell in zip(found.sites, first(found).cells, strict=True)] == [
        ("A", "3,0"),
        ("B", "1,0"),
    ]


def test_the_view_says_how_many_have_handed_in() -> None:
    found = view(case(["A", "B"]))
    assert found.handed_in == "2 von 12 Kommunen haben abgegeben."
    assert (found.sites_number, found.invited_number) == (2, 12)


def test_a_site_has_its_kind_size_and_stage() -> None:
    found = replace(case(["A"]), content=SHIPPED, table=table(SHIPPED, [1]), sites={1: Scores("A", "kreis", 90_000, 3)})
    (site,) = view(found).sites
    assert (site.kind, site.size, site.stage, site.stage_number) == ("Kreis", "bis 100.000", "Fest verankert", 3)


def test_without_a_stage_it_is_still_open() -> None:
    found = replace(case(["A"]), sites={1: Scores("A", stage=None)})
    assert [(site.stage, site.stage_number) for site in view(found).sites] == [("noch offen", None)]


@pytest.mark.parametrize(
    ("population", "said"),
    [
        (20_000, "bis 20.000"),
        (20_001, "bis 60.000"),
        (60_001, "bis 100.000"),
        (100_000, "bis 100.000"),
        (100_001, "über 100.000"),
        (None, "Einwohnerzahl unbekannt"),
    ],
)
def test_the_class_of_size_follows_the_population(population: int | None, said: str) -> None:
    assert size_text(population, reader()) == said
    assert size_text(population, reader()) in size_titles(reader())
    assert list(SIZES) == sorted(SIZES)


# --- figures --------------------------------------------------------------------------------------


def test_levels_are_cut_and_never_rounded_up() -> None:
    found = first(view(case(["A", "B"], [2.49, 2.99])))
    assert [cell.level for cell in found.cells] == ["2,4", "2,9"]
    assert found.cells[0].level_number == Fraction(24, 10)
    assert found.spread is not None
    assert (found.spread.least, found.spread.median, found.spread.greatest) == ("2,4", "2,7", "2,9")
    assert found.spread.median_number == Fraction(27, 10)


def test_a_site_without_a_value_is_open_and_does_not_count() -> None:
    found = first(view(case(["A", "B"], [None, 2])))
    assert [(cell.level, cell.level_number) for cell in found.cells] == [("noch offen", None), ("2,0", Fraction(2))]
    assert found.spread is not None
    assert found.spread.count_number == 1


def test_equal_cells_are_one_object_so_that_ten_thousand_sites_stay_small() -> None:
    one, other = first(view(case(["A", "B"], [2, 2]))).cells
    assert one is other


def with_before(found: Case, *columns: Sequence[float | None], sites: Sequence[int]) -> Case:
    return replace(found, before_round=Named(title="Runde 1"), before=table(ONE, sites, *columns))


def test_the_change_of_a_site_is_that_of_the_levels_shown() -> None:
    found = view(with_before(case(["A", "B", "C"], [2.5, 2, None]), [2.49, 3, 1], sites=[1, 2, 3]))
    cells = first(found).cells
    assert [(cell.change, cell.change_number) for cell in cells] == [
        ("+0,1", Fraction(1, 10)),
        ("−1,0", Fraction(-1)),
        ("", None),
    ]
    assert found.before_title == "Runde 1"


def test_a_site_is_found_again_whatever_its_place_in_the_round_before() -> None:
    found = view(with_before(case(["A", "B", "C"], [1, 2, 3]), [3, 4, 1], sites=[3, 9, 1]))
    assert [cell.change for cell in first(found).cells] == ["±0,0", "", "±0,0"]
    change = first(found).change
    assert change is not None
    assert (change.count_number, change.risen_number, change.fallen_number) == (2, 0, 0)
    assert first(found).median_before == "3,0"


def test_the_change_of_the_cohort_is_said_in_a_sentence() -> None:
    found = view(with_before(case(["A", "B", "C"], [1, 2, 4]), [0, 2, 3.5], sites=[1, 2, 3]))
    change = first(found).change
    assert change is not None
    assert change.sentence == "gestiegen: 2, gesunken: 0, unverändert: 1; mittlere Veränderung +0,5"
    assert change.short == "+0,5 (2 ↑, 0 ↓)"


def test_without_a_round_before_nothing_has_changed() -> None:
    found = view(case(["A"], [1]))
    assert found.before_title is None
    assert first(found).change is None
    assert first(found).median_before is None


@pytest.mark.parametrize(
    ("change", "said"),
    [(Fraction(0), "±0,0"), (Fraction(1, 25), "±0,0"), (Fraction(-1, 20), "−0,1"), (Fraction(5, 4), "+1,3")],
)
def test_a_change_has_a_sign(change: Fraction, said: str) -> None:
    assert change_text(change, Language.GERMAN) == said


def test_spread_counts_all_sites_and_rows_only_those_shown() -> None:
    found = view(case(["A", "B", "C"], [1, 2, 3]), shown=[3, 99])
    assert [site.name for site in found.sites] == ["C"]
    assert [cell.level for cell in first(found).cells] == ["3,0"]
    spread = first(found).spread
    assert spread is not None
    assert spread.count_number == found.sites_number == 3


def test_one_area_can_be_chosen_and_topics_stay_those_of_all() -> None:
    found = replace(case(["A"]), content=SHIPPED, table=table(SHIPPED, [1], [4]), sites={1: Scores("A", "stadt")})
    one = comparison_view(found, reader(SHIPPED), area="sustainability")
    assert [area.id for area in one.areas] == ["sustainability"]
    assert [topic.key for topic in one.good.topics] == [keys_of(SHIPPED)[0]]


def test_the_overall_value_has_a_spread_of_its_own() -> None:
    found = case(["A", "B"])
    found.table.columns[OVERALL][:] = [UNITS // 2, UNITS]  # type: ignore[index]
    assert view(found).overall.spread is not None
    assert [cell.level for cell in view(found).overall.cells] == ["2,0", "4,0"]


# --- letters --------------------------------------------------------------------------------------


def test_in_letter_form_nothing_says_who_a_site_is() -> None:
    found = view(case(["Adorf", "Bedorf", "Cedorf"], [0, 2, 4]), letters=True)
    assert [site.name for site in found.sites] == ["Kommune A", "Kommune B", "Kommune C"]
    assert {(site.kind, site.size, site.population_number) for site in found.sites} == {("", "", None)}
    said = repr(found)
    assert not any(name in said for name in ("Adorf", "Bedorf", "Cedorf"))


def test_letters_are_the_same_in_every_view_of_a_round() -> None:
    sites = case([f"Ort {number}" for number in range(30)], [number / 10 for number in range(30)])
    everything, some = view(sites, letters=True), view(sites, letters=True, shown=[5, 6])
    named = {site.id: site.name for site in everything.sites}
    assert all(site.name == named[site.id] for site in some.sites)
    assert [site.name for site in everything.sites][24:28] == ["Kommune Y", "Kommune Z", "Kommune AA", "Kommune AB"]


def test_letters_give_away_neither_the_order_of_names_nor_that_of_another_round() -> None:
    ids = range(1, 21)
    one = letters_of(ids, OPENED)
    other = letters_of(ids, OPENED.replace(microsecond=1))
    assert sorted(one) == sorted(other) == list(ids)
    assert len(set(one.values())) == len(ids)
    assert one != other
    assert [one[each] for each in ids] != sorted(one.values())


# --- order and groups -----------------------------------------------------------------------------


def names(found: ComparisonView, *, by: str | None = None, grouping: Grouping = Grouping.NONE) -> list[list[str]]:
    return [
        [group.title, *(found.sites[place].name for place in group.places)]
        for group in arranged(found, by=by, grouping=grouping)
    ]


def test_a_column_orders_the_sites_from_high_to_low_and_those_without_a_value_last() -> None:
    found = view(case(["A", "B", "C", "D"], [None, 1, 3, 1]))
    assert names(found, by="dim") == [["", "C", "B", "D", "A"]]
    assert names(found) == [["", "A", "B", "C", "D"]]


@pytest.mark.parametrize("key", [OVERALL, "area:inventory", "unknown"])
def test_nothing_but_a_dimension_orders_sites(key: str) -> None:
    found = case(["A", "B"])
    found.table.columns[OVERALL][:] = [0, UNITS]  # type: ignore[index]
    assert names(view(found), by=key) == [["", "A", "B"]]


def test_groups_of_size_stand_from_small_to_large_and_none_is_empty() -> None:
    sites = {1: Scores("A", population=90_000), 2: Scores("B", population=5_000), 3: Scores("C", population=50)}
    found = view(replace(case(["A", "B", "C"], [1, 1, 2]), sites=sites))
    assert names(found, by="dim", grouping=Grouping.SIZE) == [["bis 20.000", "C", "B"], ["bis 100.000", "A"]]


def test_groups_of_kind_stand_in_the_order_of_the_content() -> None:
    sites = {1: Scores("A", "kreis"), 2: Scores("B", "stadt"), 3: Scores("C", "kreis")}
    found = replace(case(["A", "B", "C"]), content=SHIPPED, table=table(SHIPPED, [1, 2, 3]), sites=sites)
    assert names(view(found), grouping=Grouping.KIND) == [["Stadt", "B"], ["Kreis", "A", "C"]]


def test_letters_are_never_grouped() -> None:
    found = view(case(["A", "B"]), letters=True)
    assert [group[0] for group in names(found, grouping=Grouping.SIZE)] == [""]


def test_names_sort_without_regard_to_case() -> None:
    assert sorted(["b", "A", "Ä", "C"], key=alphabetical) == ["A", "Ä", "b", "C"]


# --- topics ---------------------------------------------------------------------------------------


def test_topics_name_who_could_tell_whom() -> None:
    found = view(case(["Adorf", "Bedorf", "Cedorf"], [0, 3.5, 4], [3, 3, 3]))
    assert [topic.sentence for topic in found.differing.topics] == [
        "dim: Stufe 0,0 bis 4,0; Bedorf und Cedorf könnten Adorf berichten"
    ]
    assert [topic.figure for topic in found.good.topics] == ["mittlere Stufe 3,5", "mittlere Stufe 3,0"]


def test_one_who_could_tell_stands_in_the_singular() -> None:
    (topic,) = view(case(["Adorf", "Bedorf"], [4, 1])).differing.topics
    assert topic.talk == "Adorf könnte Bedorf berichten"


def test_where_there_is_no_topic_the_view_says_so() -> None:
    found = view(case(["A"], [1.5], [1]))
    assert not found.good.topics
    assert found.good.empty == "Noch erreicht keine Dimension in der Mitte der Kohorte Stufe 2."
    assert not found.differing.topics
    assert "ganze Stufe" in found.differing.empty


def test_the_view_speaks_english() -> None:
    found = comparison_view(case(["A", "B"], [4, 1]), reader(language=Language.ENGLISH))
    assert found.differing.topics[0].sentence == "dim: levels 1.0 to 4.0; A could tell B"
