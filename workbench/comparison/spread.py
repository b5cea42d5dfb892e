"""How far sites lie apart, what changed since the round before, and what that makes of topics."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import nsmallest

import numpy as np
from numpy.typing import NDArray

from workbench.comparison.model import NO_VALUE, UNITS, Table

Numbers = NDArray[np.int64]

TOPICS = 3
"""How many dimensions are named as a topic of each sort."""

GOOD_FROM = Fraction(2)
"""A cohort is good at nothing whose median lies below this level."""

APART_FROM = Fraction(1)
"""Sites differ enough to tell each other something from this distance of highest and lowest on, in levels."""

TELLERS = 2
"""How many sites are named on either side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The shares (0 to 1) of `count` sites with a value: least, quartiles, median, greatest.

    Quartiles divide the range from least to greatest, interpolated between neighbours (the inclusive method).
    """

    count: int
    least: Fraction
    lower: Fraction
    median: Fraction
    upper: Fraction
    greatest: Fraction


def spread_of(column: Sequence[int]) -> Spread | None:
    """The spread of the numbers of a table; None where no site has a value."""
    values = _numbers(column)
    values = np.sort(values[values != NO_VALUE])
    if not values.size:
        return None
    return Spread(
        count=values.size,
        least=_quantile(values, 0),
        lower=_quantile(values, 1),
        median=_quantile(values, 2),
        upper=_quantile(values, 3),
        greatest=_quantile(values, 4),
    )


def _numbers(column: Sequence[int]) -> Numbers:
    return np.asarray(column, dtype=np.int64)


def _quantile(ranked: Numbers, quarter: int) -> Fraction:
    """The share at that quarter of the way from the first to the last, between two neighbours in proportion."""
    place, rest = divmod((ranked.size - 1) * quarter, 4)
    value, following = int(ranked[place]), int(ranked[min(place + 1, ranked.size - 1)])
    return (value + Fraction(rest, 4) * (following - value)) / UNITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How the sites with a value in both rounds moved: how many, how many rose and fell, and the median of the moves.

    `median` is a share, below 0 where most fell.
    """

    count: int
    risen: int
    fallen: int
    median: Fraction


def change_of(before: Sequence[int], after: Sequence[int]) -> Change | None:
    """The change between two columns of the same sites in the same order; None where no site has a value in both."""
    then, now = _numbers(before), _numbers(after)
    moves = np.sort((now - then)[(then != NO_VALUE) & (now != NO_VALUE)])
    if not moves.size:
        return None
    return Change(
        count=moves.size,
        risen=int(np.count_nonzero(moves > 0)),
        fallen=int(np.count_nonzero(moves < 0)),
        median=_quantile(moves, 2),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A dimension in which sites lie far apart: ids of sites that could tell (highest) and of those that could ask."""

    key: str
    tellers: tuple[int, ...]
    askers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """What a cohort is good at (best first), what most need (lowest first), where they differ most (widest first)."""

    good: tuple[str, ...]
    needed: tuple[str, ...]
    differing: tuple[Difference, ...]


def topics_of(table: Table, spreads: Mapping[str, Spread], *, top_level: int) -> Topics:
    """The topics among the keys of `spreads`; ties by the order of the keys. Nothing is both good and needed."""
    order = list(spreads)
    target = top_level - 1
    good = [key for key in order if spreads[key].median * top_level >= GOOD_FROM]
    good.sort(key=lambda key: -spreads[key].median)
    good = good[:TOPICS]
    needed = [key for key in order if key not in good and spreads[key].median * top_level < target]
    needed.sort(key=lambda key: spreads[key].median)
    apart = [key for key in order if (spreads[key].greatest - spreads[key].least) * top_level >= APART_FROM]
    apart.sort(key=lambda key: spreads[key].least - spreads[key].greatest)
    return Topics(
        good=tuple(good),
        needed=tuple(needed[:TOPICS]),
        differing=tuple(_difference(table, key) for key in apart[:TOPICS]),
    )


def _difference(table: Table, key: str) -> Difference:
    """The sites at either end; only such as lie above, or below, the middle between both."""
    valued = [(value, site) for value, site in zip(table.columns[key], table.sites, strict=True) if value != NO_VALUE]
    askers = nsmallest(TELLERS, valued)
    tellers = nsmallest(TELLERS, ((-value, site) for value, site in valued))
    both_ends = askers[0][0] - tellers[0][0]
    return Difference(
        key=key,
        tellers=tuple(site for value, site in tellers if -2 * value > both_ends),
        askers=tuple(site for value, site in askers if 2 * value < both_ends),
    )
