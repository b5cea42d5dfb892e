"""The measure plan as frozen values: what is planned, what is left out, and why (design section 5).

Months are given twice: as calendar months and as numbers, 1 for the plan's first month. A fixed measure
may start before (numbers below 1) or end after the horizon.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from workbench.answers.wishes import PlanWishes
from workbench.maturity.model import Maturity
from workbench.values import Month


class LeftOutReason(StrEnum):
    """Why a measure is not in the plan; the first that applies, in this order."""

    OTHER_KIND = "other_kind"
    REJECTED = "rejected"
    DONE = "done"
    CLARIFY_FIRST = "clarify_first"
    NO_GAIN = "no_gain"
    NEED_NOT_MET = "need_not_met"
    NO_MONEY = "no_money"
    NO_CAPACITY = "no_capacity"
    OUTWEIGHED = "outweighed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A measure that is not in the plan.

    `detail` names what stands in the way: for `clarify_first` the open items, for `need_not_met` the items
    whose level nothing reaches and the measures that are out themselves; otherwise it is empty.
    """

    measure: str
    reason: LeftOutReason
    detail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """The level of an item before and after a measure; `before` None: open or hidden, and nothing lifted it yet."""

    before: int | None
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeasure:
    """A measure in the plan, with its time, its effort and its reasons.

    `load` is hours in each of its months; `gain` what it adds to the plan's gain, credited in order of finish
    month, then id. `raises` holds every item it can lift here, `because` those whose level it changes.
    `rests_on` holds the items it could gain at, with the level from which it no longer would: were all of them
    there today, the measure would drop out.
    `waits_for` are the measures that made its start possible, `enables` those whose start it made possible.
    """

    measure: str
    start: Month
    end: Month
    start_number: int
    end_number: int
    load: int
    hours: int
    cost_eur: Fraction
    gain: Fraction
    raises: Mapping[str, Lift]
    because: tuple[str, ...]
    rests_on: Mapping[str, int]
    waits_for: tuple[str, ...]
    enables: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Early:
    """Σ standalone gain × finish month number over the plan, the least that could be proven, and whether they meet."""

    proven: bool
    value: Fraction
    bound: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A measure plan: measures by start, then id; `load` in hours for every month of the horizon.

    `hours`, `cost_eur` and `gain` are sums over all measures in the plan, fixed ones included. `gain_bound` is the
    most that any plan could gain: the gain itself where that is proven. `optimal` says that gain, hours and
    cost are proven (and before them the number of accepted measures without a date that got in).
    `projected` is the maturity with the levels that the plan reaches; `projected_if_late` that of the first half
    of its measures (by finish month, then id, the middle one included), should the second half slip.
    """

    wishes: PlanWishes
    measures: tuple[PlannedMeasure, ...]
    load: Mapping[Month, int]
    left_out: tuple[LeftOut, ...]
    gain: Fraction
    gain_bound: Fraction
    early: Early
    hours: int
    cost_eur: Fraction
    optimal: bool
    projected: Maturity
    projected_if_late: Maturity
