"""What a site may learn of the others: median and quartiles of enough other sites, in half levels.

Computed once, when a round is closed, and then frozen, so that no later join, leave or subtraction reveals anybody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from workbench.comparison.model import Table
from workbench.comparison.spread import spread_of

LEAST_OTHERS = 5
"""So many other sites need a value before anything is said of them. A setting can only raise it."""

MOST_LEAST = 1000
"""A setting beyond this is taken for a mistake."""


def least_others(setting: str | None) -> int:
    """The limit that a setting makes: the constant, or a whole number above it; all else is the constant."""
    text = (setting or "").strip()
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MOST_LEAST))):
        return LEAST_OTHERS
    return max(LEAST_OTHERS, min(int(text), MOST_LEAST))


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSites:
    """Levels of the others in half levels, rounded half up."""

    lower: Fraction
    median: Fraction
    upper: Fraction


def others_of(table: Table, site: int, *, top_level: int, least: int) -> Mapping[str, OtherSites]:
    """Key to what that site may learn of the others; keys with too few values among them are absent.

    `least` is never taken to be below LEAST_OTHERS.
    """
    others = table.without(site)
    found = {}
    for key, column in others.columns.items():
        spread = spread_of(column)
        if spread is not None and spread.count >= max(least, LEAST_OTHERS):
            found[key] = OtherSites(
                lower=half_level(spread.lower * top_level),
                median=half_level(spread.median * top_level),
                upper=half_level(spread.upper * top_level),
            )
    return found


def half_level(level: Fraction) -> Fraction:
    """The nearest half level, upwards in the middle."""
    return Fraction(floor(level * 2 + Fraction(1, 2)), 2)
