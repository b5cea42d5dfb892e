"""Spread, change and topics, worked out by hand and against the standard library."""

import statistics
from array import array
from collections.abc import Iterator
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from workbench.comparison.model import (
    NO_VALUE,
    OVERALL,
    UNITS,
    Table,
    dimensions_of,
    keys_of,
    scores_row,
    share_of,
    table_of,
)
from workbench.comparison.spread import (
    TELLERS,
    TOPICS,
    Change,
    Spread,
    Topics,
    change_of,
    spread_of,
    topics_of,
)
from workbench.content.load import load_content, packaged_content
from workbench.demo.profiles import demo_answers
from workbench.demo.sites import DemoSite, demo_sites
from workbench.maturity.document import scores_document
from workbench.maturity.score import score

SHIPPED = load_content(packaged_content())
UNITS_OR_NONE = st.one_of(st.just(NO_VALUE), st.integers(0, UNITS))


def units(*levels: float | None) -> list[int]:
    """Levels of 0 to 4 as a column of a table."""
    return [NO_VALUE if level is None else round(Fraction(level) * UNITS / 4) for level in levels]


def levels(spread: Spread | None) -> list[Fraction]:
    """The five figures as levels of 0 to 4."""
    assert spread is not None
    return [4 * share for share in (spread.least, spread.lower, spread.median, spread.upper, spread.greatest)]


def topics(**columns: list[int]) -> Topics:
    """The topics of sites 1, 2, … with these columns."""
    sites = tuple(range(1, len(next(iter(columns.values()))) + 1))
    table = Table(sites=sites, columns=columns)
    spreads = {key: found for key, column in columns.items() if (found := spread_of(column))}
    return topics_of(table, spreads, top_level=4)


# --- table ----------------------------------------------------------------------------------------


def test_a_row_of_scores_has_the_shares_of_the_submission_in_the_order_of_its_keys() -> None:
    pairs = [pair for site in demo_sites(SHIPPED) for pair in exact_and_stored(site)]
    assert {share is None for share, _ in pairs} == {True, False}
    for share, found in pairs:
        assert (share is None) is (found is None)
        assert share is None or found is None or abs(found - share) <= Fraction(1, 2 * UNITS)


def exact_and_stored(site: DemoSite) -> Iterator[tuple[Fraction | None, Fraction | None]]:
    """Every share of a site's first round, and what its row of scores says of it."""
    maturity = score(SHIPPED, site.site.kind, demo_answers(site, 1, SHIPPED))
    row = array("q", scores_row(SHIPPED, scores_document(maturity)))
    numbers = dict(zip(keys_of(SHIPPED), row, strict=True))
    shares = {key: maturity.dimensions[key].share for key in dimensions_of(SHIPPED)}
    for key, share in {**shares, OVERALL: maturity.overall.share}.items():
        yield share, share_of(numbers[key])


def test_a_level_at_the_edge_of_a_tenth_stays_there() -> None:
    for tenths in range(41):
        (number,) = units(Fraction(tenths, 10))  # type: ignore[arg-type]
        assert number * 40 // UNITS == tenths


def test_a_table_has_a_column_for_each_key_in_the_order_of_the_sites() -> None:
    rows = [(7, array("q", [1, 2]).tobytes()), (3, array("q", [3, NO_VALUE]).tobytes())]
    table = table_of(("one", "two"), rows)
    assert table.sites == (7, 3)
    assert {key: list(column) for key, column in table.columns.items()} == {"one": [1, 3], "two": [2, NO_VALUE]}
    assert table.row(3) == {"one": 3, "two": NO_VALUE}
    assert table.without(7) == Table(sites=(3,), columns={"one": [3], "two": [NO_VALUE]})


def test_a_table_of_no_sites_has_empty_columns() -> None:
    table = table_of(("one",), [])
    assert table.sites == ()
    assert list(table.columns["one"]) == []
    assert spread_of(table.columns["one"]) is None


# --- spread ---------------------------------------------------------------------------------------


def test_the_spread_of_five_sites() -> None:
    assert levels(spread_of(units(3, 1, 4, 0, 2))) == [0, 1, 2, 3, 4]


def test_quartiles_between_two_sites_are_interpolated() -> None:
    assert levels(spread_of(units(0, 1, 2, 4))) == [0, Fraction(3, 4), Fraction(3, 2), Fraction(5, 2), 4]


def test_one_site_is_its_own_spread() -> None:
    assert levels(spread_of(units(2))) == [2, 2, 2, 2, 2]


def test_sites_without_a_value_do_not_count() -> None:
    spread = spread_of(units(None, 1, None, 3))
    assert spread is not None
    assert spread.count == 2
    assert levels(spread) == [1, Fraction(3, 2), 2, Fraction(5, 2), 3]


def test_without_any_value_there_is_no_spread() -> None:
    assert spread_of(units(None, None)) is None


@given(st.lists(UNITS_OR_NONE, max_size=40))
def test_the_spread_is_that_of_the_standard_library(column: list[int]) -> None:
    values = [Fraction(value, UNITS) for value in column if value != NO_VALUE]
    spread = spread_of(column)
    if len(values) < 2:
        assert (spread is None) == (not values)
        return
    assert spread is not None
    quartiles = statistics.quantiles(values, n=4, method="inclusive")
    assert [spread.lower, spread.median, spread.upper] == quartiles
    assert (spread.count, spread.least, spread.greatest) == (len(values), min(values), max(values))


@given(st.lists(UNITS_OR_NONE, max_size=20), st.randoms())
def test_the_spread_does_not_depend_on_the_order_of_the_sites(column: list[int], random: object) -> None:
    shuffled = list(column)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert spread_of(shuffled) == spread_of(column)


# --- change ---------------------------------------------------------------------------------------


def test_change_counts_only_sites_with_a_value_in_both_rounds() -> None:
    found = change_of(units(1, None, 2, 3, 1), units(2, 4, None, 2, 1))
    assert found == Change(count=3, risen=1, fallen=1, median=Fraction(0))


def test_the_change_in_the_middle_is_that_of_the_moves_and_not_of_the_medians() -> None:
    found = change_of(units(0, 2, 4), units(2, 2, 4))
    assert found == Change(count=3, risen=1, fallen=0, median=Fraction(0))


def test_without_a_value_in_both_rounds_there_is_no_change() -> None:
    assert change_of(units(1, None), units(None, 2)) is None


@given(st.lists(st.tuples(UNITS_OR_NONE, UNITS_OR_NONE), max_size=30))
def test_change_backwards_is_its_opposite(pairs: list[tuple[int, int]]) -> None:
    before, after = [then for then, _ in pairs], [now for _, now in pairs]
    there, back = change_of(before, after), change_of(after, before)
    if there is None:
        assert back is None
    else:
        assert back == Change(count=there.count, risen=there.fallen, fallen=there.risen, median=-there.median)


# --- topics ---------------------------------------------------------------------------------------


def test_good_are_the_highest_medians_from_level_2_on_and_needed_the_lowest_below_level_3() -> None:
    found = topics(a=units(2), b=units(4), c=units(1), d=units(3), e=units(1.9), f=units(3.5))
    assert found.good == ("b", "f", "d")
    assert found.needed == ("c", "e", "a")
    assert found.differing == ()


def test_nothing_is_both_good_and_needed() -> None:
    found = topics(a=units(2.5))
    assert found.good == ("a",)
    assert found.needed == ()


def test_ties_stand_in_the_order_of_the_content() -> None:
    found = topics(z=units(3), a=units(3), m=units(3), b=units(3))
    assert found.good == ("z", "a", "m")


def test_where_sites_differ_the_highest_could_tell_the_lowest_and_who_is_in_the_middle_neither() -> None:
    found = topics(near=units(1, 1, 1.9, 1), far=units(4, 0, 2, 3.5))
    (difference,) = found.differing
    assert difference.key == "far"
    assert difference.tellers == (1, 4)
    assert difference.askers == (2,)


def test_who_is_as_low_as_the_lowest_tells_nothing() -> None:
    (difference,) = topics(a=units(3, 1, 1)).differing
    assert difference.tellers == (1,)
    assert difference.askers == (2, 3)


@given(st.lists(st.lists(UNITS_OR_NONE, min_size=6, max_size=6), min_size=1, max_size=8))
def test_topics_name_no_dimension_twice_and_nobody_on_both_sides(columns: list[list[int]]) -> None:
    named = {f"d{number}": column for number, column in enumerate(columns)}
    found = topics(**named)
    assert not set(found.good) & set(found.needed)
    for keys in (found.good, found.needed, [each.key for each in found.differing]):
        assert len(set(keys)) == len(keys) <= TOPICS
    for each in found.differing:
        assert each.tellers
        assert each.askers
        assert not set(each.tellers) & set(each.askers)
        assert max(len(each.tellers), len(each.askers)) <= TELLERS
        column = named[each.key]
        lowest_teller = min(column[site - 1] for site in each.tellers)
        assert lowest_teller >= max(column[site - 1] for site in each.askers) != NO_VALUE
