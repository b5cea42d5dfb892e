"""What a site may learn of the others: worked by hand, against the standard library, and as an attacker would."""

import statistics
from array import array
from fractions import Fraction
from itertools import permutations
from random import Random

import pytest

from workbench.comparison.model import NO_VALUE, UNITS, Table, table_of
from workbench.comparison.protected import (
    LEAST_OTHERS,
    MOST_LEAST,
    OtherSites,
    can_be_subtracted,
    half_level,
    least_others,
    others_of,
    shift_of,
)

TOP = 4
KEY = "dimension"


def a_table(levels: dict[int, Fraction | int | None]) -> Table:
    """A table with one key; a level of None is no value."""
    numbers = {site: NO_VALUE if level is None else int(level * UNITS / TOP) for site, level in levels.items()}
    return table_of([KEY], ((site, array("q", [number]).tobytes()) for site, number in numbers.items()))


def seen_by(site: int, levels: dict[int, Fraction | int | None], *, least: int = LEAST_OTHERS) -> OtherSites | None:
    return others_of(a_table(levels), [site], top_level=TOP, least=least)[site].get(KEY)


def figures(lower: str, median: str, upper: str, count: int) -> OtherSites:
    return OtherSites(lower=Fraction(lower), median=Fraction(median), upper=Fraction(upper), count=count)


def test_a_site_learns_of_the_others_and_its_own_level_does_not_count() -> None:
    levels: dict[int, Fraction | int | None] = {1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 4}
    assert seen_by(1, levels) == figures("2", "3", "4", 5)  # of 1 2 3 4 4
    assert seen_by(6, levels) == figures("1", "2", "3", 5)  # of 0 1 2 3 4
    assert seen_by(1, {**levels, 1: 4}) == seen_by(1, levels)


def test_five_others_are_needed_and_who_has_no_value_is_none_of_them() -> None:
    assert seen_by(1, {1: 2, 2: 2, 3: 2, 4: 2, 5: 2}) is None
    assert seen_by(1, {1: 2, 2: 2, 3: 2, 4: 2, 5: 2, 6: None}) is None
    assert seen_by(1, {1: None, 2: 2, 3: 2, 4: 2, 5: 2, 6: 2}) == figures("2", "2", "2", 5)
    assert seen_by(7, {2: 2, 3: 2, 4: 2, 5: 2, 6: 2}) == figures("2", "2", "2", 5)


@pytest.mark.parametrize("least", [-7, 0, 1, 4, 5])
def test_whoever_asks_for_fewer_than_five_others_gets_nothing_more(least: int) -> None:
    assert seen_by(1, {1: 2, 2: 2, 3: 2, 4: 2, 5: 2}, least=least) is None


def test_a_raised_limit_is_kept() -> None:
    levels: dict[int, Fraction | int | None] = dict.fromkeys(range(8), 2)
    assert seen_by(0, levels, least=7) is not None
    assert seen_by(0, levels, least=8) is None


@pytest.mark.parametrize(
    ("level", "shown"), [("0", "0"), ("0.24", "0"), ("0.25", "0.5"), ("2.74", "2.5"), ("2.75", "3"), ("4", "4")]
)
def test_levels_are_rounded_to_halves_upwards_in_the_middle(level: str, shown: str) -> None:
    assert half_level(Fraction(level)) == Fraction(shown)


def test_every_site_gets_what_the_standard_library_says_of_the_others() -> None:
    random = Random(20)  # noqa: S311 - examples, no secrets
    for _ in range(40):
        size = random.randint(6, 14)
        levels: dict[int, Fraction | int | None] = {
            site: random.choice([None, *(Fraction(each, 8) for each in range(33))]) for site in range(size)
        }
        found = others_of(a_table(levels), levels, top_level=TOP, least=LEAST_OTHERS)
        for site in levels:
            others = [Fraction(level) for other, level in levels.items() if other != site and level is not None]
            if len(others) < LEAST_OTHERS:
                assert KEY not in found[site]
                continue
            lower, median, upper = (half_level(each) for each in statistics.quantiles(others, n=4, method="inclusive"))
            assert found[site][KEY] == OtherSites(lower=lower, median=median, upper=upper, count=len(others))


def test_two_teams_that_lay_their_figures_together_cannot_tell_who_of_the_others_stands_where() -> None:
    held = (0, 1, 3, 4)
    pooled = set()
    for several in permutations(held):
        levels: dict[int, Fraction | int | None] = {1: 2, 2: 3, **dict(zip((3, 4, 5, 6), several, strict=True))}
        pooled.add((seen_by(1, levels), seen_by(2, levels)))
    assert len(pooled) == 1
    assert None not in next(iter(pooled))


@pytest.mark.parametrize(
    "setting", [None, "", "  ", "0", "-1", "-50", "4", "5", "fünf", "5.5", "6,0", "+9", "1e3", "٧", "0x9"]
)
def test_a_setting_that_is_not_a_greater_whole_number_leaves_the_constant(setting: str | None) -> None:
    assert least_others(setting) == LEAST_OTHERS


@pytest.mark.parametrize(
    ("setting", "limit"),
    [("6", 6), (" 12 ", 12), ("007", 7), ("1000", 1000), ("1001", MOST_LEAST), ("9" * 5000, MOST_LEAST)],
)
def test_a_greater_setting_raises_the_limit_and_a_huge_one_shows_nothing_rather_than_more(
    setting: str, limit: int
) -> None:
    assert least_others(setting) == limit


# --- subtracting two countings ------------------------------------------------------------------------

SEVEN: dict[int, Fraction | int | None] = {1: 2, 2: 0, 3: 1, 4: 2, 5: 3, 6: 4, 7: 4}


def subtracted(
    before: dict[int, Fraction | int | None], now: dict[int, Fraction | int | None], *, counted: int | None = None
) -> bool:
    """Whether site 1 could subtract."""
    known = sum(level is not None for site, level in before.items() if site != 1)
    shift = shift_of(a_table(before), a_table(now), KEY)
    return can_be_subtracted(shift, 1, counted=counted or known, least=LEAST_OTHERS)


def without(site: int) -> dict[int, Fraction | int | None]:
    return {key: level for key, level in SEVEN.items() if key != site}


def test_one_site_that_went_or_came_alone_could_be_read_off() -> None:
    assert subtracted(SEVEN, without(7))
    assert subtracted(without(7), SEVEN)
    assert subtracted(SEVEN, {**without(7), 8: 0})
    assert subtracted(SEVEN, {**SEVEN, 7: None})


def test_among_five_that_changed_it_could_not() -> None:
    four_moved = {**without(7), 2: 1, 3: 2, 4: 3, 5: 4}
    assert not subtracted(SEVEN, four_moved)
    assert subtracted(SEVEN, {**four_moved, 5: 3})


def test_the_same_sites_may_be_counted_again_whatever_they_did() -> None:
    assert not subtracted(SEVEN, SEVEN)
    assert not subtracted(SEVEN, {**SEVEN, 7: 0})


def test_what_the_site_itself_did_hides_nobody_and_counts_for_nothing() -> None:
    assert not subtracted(SEVEN, {**SEVEN, 1: None})
    assert subtracted(SEVEN, {**without(7), 1: 4, 2: 1, 3: 2, 4: 3})


def test_a_deleted_site_of_which_no_value_is_left_is_still_missing() -> None:
    assert subtracted(without(7), without(7), counted=6)
    assert not subtracted(without(7), without(7), counted=5)
