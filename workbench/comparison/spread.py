"""How far sites lie apart, what changed since the round before, and what that makes of topics."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from workbench.comparison.model import NO_VALUE, UNITS, Table

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
    found = Counter(column)
    del found[NO_VALUE]
    if not found:
        return None
    ranked = _Ranked(found)
    return Spread(
        count=ranked.count,
        least=ranked.quantile(0),
        lower=ranked.quantile(1),
        median=ranked.quantile(2),
        upper=ranked.quantile(3),
        greatest=ranked.quantile(4),
    )


class _Ranked:
    """Numbers in their order, as each number with how many there are: many sites share few numbers."""

    def __init__(self, found: Mapping[int, int]) -> None:
        self._values = sorted(found)
        self._ends = list(accumulate(found[value] for value in self._values))
        self.count = self._ends[-1]

    def _at(self, place: int) -> int:
        return self._values[bisect_right(self._ends, place)]

    def quantile(self, quarter: int) -> Fraction:
        """The share at that quarter of the way from the first to the last, between two neighbours in proportion."""
        place, rest = divmod((self.count - 1) * quarter, 4)
        value, following = self._at(place), self._at(min(place + 1, self.count - 1))
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
    moves: Counter[int] = Counter()
    for (then, now), count in Counter(zip(before, after, strict=True)).items():
        if NO_VALUE not in (then, now):
            moves[now - then] += count
    if not moves:
        return None
    ranked = _Ranked(moves)
    return Change(
        count=ranked.count,
        risen=sum(count for move, count in moves.items() if move > 0),
        fallen=sum(count for move, count in moves.items() if move < 0),
        median=ranked.quantile(2),
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
    valued = [(value, site) for site, value in zip(table.sites, table.columns[key], strict=True) if value != NO_VALUE]
    ranked = sorted(valued)
    askers, tellers = ranked[:TELLERS], sorted(ranked, key=lambda each: (-each[0], each[1]))[:TELLERS]
    both_ends = ranked[0][0] + tellers[0][0]
    return Difference(
        key=key,
        tellers=tuple(site for value, site in tellers if 2 * value > both_ends),
        askers=tuple(site for value, site in askers if 2 * value < both_ends),
    )
