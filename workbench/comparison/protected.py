"""What a site may learn of the others: median and quartiles of enough other sites, in half levels.

Computed once, when a round is closed, and then frozen, so that no later join, leave or subtraction reveals anybody
(docs/decisions/0010).
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from workbench.comparison.model import NO_VALUE, Table
from workbench.comparison.spread import spread_of

LEAST_OTHERS = 5
"""So many other sites need a value before anything is said of them. A setting can only raise it."""

MOST_LEAST = 1000
"""The greatest limit; a setting beyond it counts as this."""


def least_others(setting: str | None) -> int:
    """The limit that a setting makes: the constant, or a whole number above it; all else is the constant."""
    text = (setting or "").strip()
    if not (text.isascii() and text.isdigit()):
        return LEAST_OTHERS
    digits = text.lstrip("0") or "0"
    # More digits than the greatest limit has are not read at all: whoever writes them wants nothing to be shown.
    number = MOST_LEAST if len(digits) > len(str(MOST_LEAST)) else int(digits)
    return max(LEAST_OTHERS, min(number, MOST_LEAST))


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSites:
    """Levels of the others in half levels, rounded half up, and how many others have a value."""

    lower: Fraction
    median: Fraction
    upper: Fraction
    count: int


def write_others(others: OtherSites) -> list[str]:
    """The figures as they are stored: exact levels, then how many."""
    return [str(others.lower), str(others.median), str(others.upper), str(others.count)]


def read_others(written: Sequence[str]) -> OtherSites:
    """What was written by `write_others`."""
    lower, median, upper, count = written
    return OtherSites(lower=Fraction(lower), median=Fraction(median), upper=Fraction(upper), count=int(count))


def others_of(table: Table, sites: Iterable[int], *, top_level: int, least: int) -> dict[int, dict[str, OtherSites]]:
    """Site to key to what it may learn of the others; keys with too few values among them are absent.

    A site that is not in the table, or has no value there, learns of all that have one. `least` is never taken to be
    below LEAST_OTHERS.
    """
    found: dict[int, dict[str, OtherSites]] = {site: {} for site in sites}
    places = {site: place for place, site in enumerate(table.sites)}
    for key, column in table.columns.items():
        values = sorted(value for value in column if value != NO_VALUE)
        seen: dict[int, OtherSites | None] = {}
        for site, keys in found.items():
            own = column[places[site]] if site in places else NO_VALUE
            if own not in seen:
                seen[own] = _without(values, own, top_level=top_level, least=max(least, LEAST_OTHERS))
            if (others := seen[own]) is not None:
                keys[key] = others
    return found


def _without(values: list[int], own: int, *, top_level: int, least: int) -> OtherSites | None:
    """The figures of sorted values, one that equals `own` left out; None for too few."""
    place = len(values) if own == NO_VALUE else bisect_left(values, own)
    others = values[:place] + values[place + 1 :]
    spread = spread_of(others)
    if spread is None or spread.count < least:
        return None
    return OtherSites(
        lower=half_level(spread.lower * top_level),
        median=half_level(spread.median * top_level),
        upper=half_level(spread.upper * top_level),
        count=spread.count,
    )


def half_level(level: Fraction) -> Fraction:
    """The nearest half level, upwards in the middle."""
    return Fraction(floor(level * 2 + Fraction(1, 2)), 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """What changed in a key between two countings: sites with a value before, in one of both only, with another one."""

    before: frozenset[int]
    came_or_went: frozenset[int]
    moved: frozenset[int]


def shift_of(before: Table, now: Table, key: str) -> Shift:
    """The shift of a key from one counting to another."""
    earlier, later = _values(before, key), _values(now, key)
    return Shift(
        before=frozenset(earlier),
        came_or_went=frozenset(earlier.keys() ^ later.keys()),
        moved=frozenset(site for site in earlier.keys() & later.keys() if earlier[site] != later[site]),
    )


def _values(table: Table, key: str) -> dict[int, int]:
    column = table.columns.get(key, ())
    return {site: value for site, value in zip(table.sites, column, strict=False) if value != NO_VALUE}


def can_be_subtracted(shift: Shift, site: int, *, counted: int, least: int) -> bool:
    """Whether a site that has seen the others before could read off the new figures who came or went.

    `counted` is how many others were counted before; those of them of whom no value is left have been deleted.
    Where others came or went, at least `least` of them must have come, gone or moved, so that none stands alone.
    """
    deleted = max(0, counted - _others(shift.before, site))
    came_or_went = _others(shift.came_or_went, site) + deleted
    return came_or_went > 0 and came_or_went + _others(shift.moved, site) < max(least, LEAST_OTHERS)


def _others(sites: frozenset[int], site: int) -> int:
    return len(sites) - (site in sites)
