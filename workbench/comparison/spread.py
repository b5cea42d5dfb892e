"""How far sites lie apart, what changed since the round before, and what that makes of topics."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

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
    values = sorted(value for value in column if value != NO_VALUE)
    if not values:
        return None
    return Spread(
        count=len(values),
        least=Fraction(values[0], UNITS),
        lower=_quantile(values, 1),
        median=_quantile(values, 2),
        upper=_quantile(values, 3),
        greatest=Fraction(values[-1], UNITS),
    )


def _quantile(values: Sequence[int], quarter: int) -> Fraction:
    """The value at that quarter of the way from the first to the last, between two neighbours in proportion."""
    place, rest = divmod((len(values) - 1) * quarter, 4)
    following = values[min(place + 1, len(values) - 1)]
    return (values[place] + Fraction(rest, 4) * (following - values[place])) / UNITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How the sites with a value in both rounds moved: how many, how many rose and fell, and the median of the moves.

    `median` is a share, below 0 where most fell.
    """

    count: int
    risen: int
    fallen: int
    median: Fraction


def change_of(before: Table, after: Table, key: str) -> Change | None:
    """The change of a key over the sites with a value in both tables; None where there is none."""
    earlier = dict(zip(before.sites, before.columns.get(key, ()), strict=False))
    moves = sorted(
        now - earlier[site]
        for site, now in zip(after.sites, after.columns[key], strict=True)
        if now != NO_VALUE and earlier.get(site, NO_VALUE) != NO_VALUE
    )
    if not moves:
        return None
    return Change(
        count=len(moves),
        risen=sum(move > 0 for move in moves),
        fallen=sum(move < 0 for move in moves),
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
    """The sites at either end; only such as differ from each other."""
    valued = [(value, site) for site, value in zip(table.sites, table.columns[key], strict=True) if value != NO_VALUE]
    ranked = sorted(valued)
    askers, tellers = ranked[:TELLERS], sorted(ranked, key=lambda each: (-each[0], each[1]))[:TELLERS]
    least, greatest = ranked[0][0], tellers[0][0]
    return Difference(
        key=key,
        tellers=tuple(site for value, site in tellers if value > least),
        askers=tuple(site for value, site in askers if value < greatest),
    )
