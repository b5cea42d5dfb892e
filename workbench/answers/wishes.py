"""What a site asks of its measure plan (design section 5, input)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from workbench.values import Month

USUAL_MEASURES = 12
"""The most measures in a plan where nothing else is wished."""


class MeasureState(StrEnum):
    """Where a measure stands when the plan is made."""

    ACCEPTED = "accepted"
    RUNNING = "running"
    DONE = "done"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureWish:
    """The state of one measure; `start` fixes an accepted or running one where it is.

    The cost of a done one counts against the budget where its start is known.
    `end`, only beside `start`, is its last month where people have set it; without it the plan works it out.
    """

    state: MeasureState
    start: Month | None = None
    end: Month | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWishes:
    """The limits and wishes of a plan.

    `hours_per_month` is one number for every month or a number by month (a month not named has none);
    `budget_eur` is one sum for the horizon, a sum by calendar year (a year not named has none), or None for no limit.
    `targets` are levels 0…top_level by dimension; `focus` is 0 (leave out) to 3 (urgent) by dimension.
    A limit of 0 on the number of measures, or on those at a time, means no limit.
    """

    start: Month
    months: int = 12
    hours_per_month: Fraction | Mapping[Month, Fraction]
    budget_eur: Fraction | Mapping[int, Fraction] | None = None
    max_measures: int = USUAL_MEASURES
    max_at_a_time: int = 4
    targets: Mapping[str, Fraction] = field(default_factory=dict)
    focus: Mapping[str, int] = field(default_factory=dict)
    measures: Mapping[str, MeasureWish] = field(default_factory=dict)

    def hours_in(self, month: Month) -> Fraction:
        """The hours the team has in that month."""
        if isinstance(self.hours_per_month, Fraction):
            return self.hours_per_month
        return self.hours_per_month.get(month, Fraction(0))

    def target_level(self, dimension: str, top_level: int) -> Fraction:
        """The level that the site aims at in a dimension."""
        return self.targets.get(dimension, default_target(top_level))


def default_target(top_level: int) -> Fraction:
    """The level aimed at where a site named none: one below the top (design section 5)."""
    return Fraction(top_level - 1)
