"""Proof of a plan without the solver: every limit and condition of design section 5, and its gain added up anew.

Used by tests and by whoever doubts a stored plan. It shares the weights of items with the planner and nothing else.
Limits and conditions bind what the planner chose; fixed measures may break them. So of a plan as it stands, in which
everything is fixed, only completeness, shape, places, sums and projections are proven.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from workbench.answers.model import Answer, Answers, Given, LevelValue, NotApplicable
from workbench.answers.wishes import MeasureState, MeasureWish
from workbench.content.model import Content
from workbench.maturity.model import Maturity
from workbench.maturity.scope import items_by_id, shown_items
from workbench.maturity.score import score
from workbench.plan.gain import Stake, stakes
from workbench.plan.model import LeftOutReason, Plan, PlannedMeasure
from workbench.values import Month


class Breach(StrEnum):
    """What a plan must not do."""

    NOT_COMPLETE = "a measure is in and out, in twice, or in neither"
    WRONG_STATE = "a measure is planned although it is rejected, done or for another kind of site, or the reverse"
    MOVED = "a fixed measure is not where it was"
    WRONG_SHAPE = "duration, load, hours or cost are not those of the measure"
    OUTSIDE = "a measure runs outside the horizon"
    TOO_EARLY = "a measure starts before what it must come after"
    NEED_OPEN = "a measure starts before a level it needs is there"
    TOO_MUCH_WORK = "a month holds more hours than there are"
    TOO_MANY = "there are more measures than wished"
    TOO_MANY_AT_A_TIME = "a month holds more measures than wished"
    TOO_EXPENSIVE = "the cost is over the budget"
    WRONG_LOAD = "the load of a month is not the sum of its measures"
    WRONG_GAIN = "the gains do not add up"
    WRONG_SUM = "hours, cost or order are wrong"
    WRONG_PROJECTION = "the projected maturity, in time or late, is not that of the levels reached"
    WRONG_REASON = "the levels on which a measure rests are not those from which it gains nothing"


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach, at a measure, a month or a year where it has one."""

    breach: Breach
    where: str = ""


def check_plan(content: Content, site_kind: str, answers: Answers, plan: Plan) -> tuple[Violation, ...]:
    """Everything that is wrong with the plan; nothing, if it is sound."""
    return tuple(_Check(content, site_kind, answers, plan).violations())


class _Check:
    """One plan under proof; months are numbers, 1 for the plan's first."""

    def __init__(self, content: Content, site_kind: str, answers: Answers, plan: Plan) -> None:
        self._content = content
        self._kind = site_kind
        self._answers = answers
        self._plan = plan
        self._wishes = plan.wishes
        self._months = range(1, plan.wishes.months + 1)
        self._fixed = [planned for planned in plan.measures if self._is_fixed(planned.measure)]
        self._free = [planned for planned in plan.measures if not self._is_fixed(planned.measure)]

    def violations(self) -> Iterator[Violation]:
        yield from self._completeness()
        for planned in self._plan.measures:
            yield from self._shape(planned)
        for planned in self._free:
            yield from self._conditions(planned)
        yield from self._calendar()
        yield from self._limits()
        yield from self._sums()

    def _wish(self, measure: str) -> MeasureWish | None:
        return self._wishes.measures.get(measure)

    def _is_fixed(self, measure: str) -> bool:
        wish = self._wish(measure)
        return wish is not None and wish.start is not None and wish.state in _KEPT

    def _completeness(self) -> Iterator[Violation]:
        placed = Counter(planned.measure for planned in self._plan.measures)
        placed.update(left_out.measure for left_out in self._plan.left_out)
        for key in self._content.measures.keys() | placed.keys():
            if placed[key] != 1 or key not in self._content.measures:
                yield Violation(Breach.NOT_COMPLETE, key)
        out = {left_out.measure: left_out.reason for left_out in self._plan.left_out}
        for measure in self._content.measures.values():
            if out.get(measure.id) not in self._allowed_reasons(measure.id):
                yield Violation(Breach.WRONG_STATE, measure.id)

    def _allowed_reasons(self, measure: str) -> set[LeftOutReason | None]:
        """The reasons with which a measure may be out, None for being in."""
        if self._kind not in self._content.measures[measure].applies_to:
            return {LeftOutReason.OTHER_KIND}
        wish = self._wish(measure)
        state = None if wish is None else wish.state
        if state is MeasureState.REJECTED:
            return {LeftOutReason.REJECTED}
        if state is MeasureState.DONE:
            return {LeftOutReason.DONE}
        if self._is_fixed(measure):
            return {None}
        return {None, *LeftOutReason} - {LeftOutReason.OTHER_KIND, LeftOutReason.REJECTED, LeftOutReason.DONE}

    def _shape(self, planned: PlannedMeasure) -> Iterator[Violation]:
        measure, wish = self._content.measures[planned.measure], self._wish(planned.measure)
        most = max(self._hours(month) for month in self._months)
        months = measure.months if most == 0 else max(measure.months, math.ceil(measure.hours / most))
        if self._is_fixed(measure.id) and wish is not None and wish.start is not None and wish.end is not None:
            months = wish.end.months_since(wish.start) + 1
        shape = (planned.end_number - planned.start_number + 1, planned.load, planned.hours, planned.cost_eur)
        if shape != (months, math.ceil(Fraction(measure.hours, months)), measure.hours, measure.cost_eur):
            yield Violation(Breach.WRONG_SHAPE, measure.id)
        first = self._wishes.start
        if (planned.start.months_since(first), planned.end.months_since(first)) != (
            planned.start_number - 1,
            planned.end_number - 1,
        ):
            yield Violation(Breach.WRONG_SHAPE, measure.id)
        if self._is_fixed(measure.id) and wish is not None and wish.start != planned.start:
            yield Violation(Breach.MOVED, measure.id)

    def _conditions(self, planned: PlannedMeasure) -> Iterator[Violation]:
        measure = self._content.measures[planned.measure]
        if planned.start_number < 1 or planned.end_number > self._wishes.months:
            yield Violation(Breach.OUTSIDE, measure.id)
        earlier = {other.measure for other in self._plan.measures if other.end_number < planned.start_number}
        for before in measure.after:
            wish = self._wish(before)
            is_done = wish is not None and wish.state is MeasureState.DONE
            if before not in earlier and not is_done:
                yield Violation(Breach.TOO_EARLY, measure.id)
        for item, level in measure.needs.items():
            reached = any(self._content.measures[other].raises.get(item, -1) >= level for other in earlier)
            if not reached and not self._is_there(item, level):
                yield Violation(Breach.NEED_OPEN, measure.id)

    def _is_there(self, item: str, level: int) -> bool:
        """Whether a needed level is met today: reached, or the item does not concern this site."""
        if self._kind not in items_by_id(self._content)[item].applies_to:
            return True
        if item not in shown_items(self._content, self._kind, self._answers):
            return False
        answer = self._answers.get(item)
        return isinstance(answer, NotApplicable) or _level(answer) >= level

    def _hours(self, month: int) -> Fraction:
        return self._wishes.hours_in(self._wishes.start.plus(month - 1))

    def _calendar(self) -> Iterator[Violation]:
        for month in self._months:
            kept = [planned for planned in self._fixed if _covers(planned, month)]
            new = [planned for planned in self._free if _covers(planned, month)]
            taken, work = sum(planned.load for planned in kept), sum(planned.load for planned in new)
            name = str(self._wishes.start.plus(month - 1))
            if work > max(Fraction(0), self._hours(month) - taken):
                yield Violation(Breach.TOO_MUCH_WORK, name)
            at_a_time = self._wishes.max_at_a_time
            if at_a_time and len(new) > max(0, at_a_time - len(kept)):
                yield Violation(Breach.TOO_MANY_AT_A_TIME, name)
            if self._plan.load.get(self._wishes.start.plus(month - 1)) != taken + work:
                yield Violation(Breach.WRONG_LOAD, name)

    def _limits(self) -> Iterator[Violation]:
        most = self._wishes.max_measures
        if most and len(self._free) > max(0, most - len(self._fixed)):
            yield Violation(Breach.TOO_MANY)
        budget = self._wishes.budget_eur
        if isinstance(budget, Fraction):
            # a fixed measure that began before the plan was paid for before it
            horizon = {self._wishes.start.plus(number - 1) for number in self._months}
            kept = sum((cost for start, cost in self._spent() if start in horizon), Fraction(0))
            if sum((p.cost_eur for p in self._free), Fraction(0)) > max(Fraction(0), budget - kept):
                yield Violation(Breach.TOO_EXPENSIVE)
        elif budget is not None:
            for year in {planned.start.year for planned in self._free}:
                kept = sum((cost for start, cost in self._spent() if start.year == year), Fraction(0))
                cost = sum((p.cost_eur for p in self._free if p.start.year == year), Fraction(0))
                if cost > max(Fraction(0), budget.get(year, Fraction(0)) - kept):
                    yield Violation(Breach.TOO_EXPENSIVE, str(year))

    def _spent(self) -> Iterator[tuple[Month, Fraction]]:
        """What fixed measures cost, and done ones whose start is known, with the month of their start."""
        for planned in self._fixed:
            yield planned.start, planned.cost_eur
        for key, wish in self._wishes.measures.items():
            if wish.state is MeasureState.DONE and wish.start is not None and key in self._content.measures:
                yield wish.start, self._content.measures[key].cost_eur

    def _sums(self) -> Iterator[Violation]:
        plan = self._plan
        levels = self._levels_reached(plan.measures)
        worth = stakes(self._content, score(self._content, self._kind, self._answers), self._wishes)
        gain = sum((worth[item].gain(level) for item, level in levels.items() if item in worth), Fraction(0))
        if gain != plan.gain or gain != sum((p.gain for p in plan.measures), Fraction(0)) or gain > plan.gain_bound:
            yield Violation(Breach.WRONG_GAIN)
        order = [(planned.start_number, planned.measure) for planned in plan.measures]
        hours, cost = sum(p.hours for p in plan.measures), sum((p.cost_eur for p in plan.measures), Fraction(0))
        if (plan.hours, plan.cost_eur, order) != (hours, cost, sorted(order)):
            yield Violation(Breach.WRONG_SUM)
        by_end = sorted(plan.measures, key=lambda planned: (planned.end_number, planned.measure))
        in_time = self._levels_reached(by_end[: len(by_end) - len(by_end) // 2])
        if (plan.projected, plan.projected_if_late) != (self._scored(levels), self._scored(in_time)):
            yield Violation(Breach.WRONG_PROJECTION)
        for planned in plan.measures:
            if dict(planned.rests_on) != self._levels_of_no_gain(planned.measure, worth):
                yield Violation(Breach.WRONG_REASON, planned.measure)

    def _levels_of_no_gain(self, measure: str, worth: Mapping[str, Stake]) -> dict[str, int]:
        """Where the measure alone gains today, with the lowest level from which it no longer would."""
        found = {}
        for item, level in self._content.measures[measure].raises.items():
            stake = worth.get(item)
            if stake is not None and stake.gain(level) > 0:
                candidates = range(stake.current + 1, level + 1)
                found[item] = next(now for now in candidates if replace(stake, current=now).gain(level) == 0)
        return found

    def _levels_reached(self, measures: Iterable[PlannedMeasure]) -> Mapping[str, int]:
        """The highest level that these measures reach on each item that has a level today."""
        shown = shown_items(self._content, self._kind, self._answers)
        reached: dict[str, int] = {}
        for planned in measures:
            for item, level in self._content.measures[planned.measure].raises.items():
                today = _level(self._answers.get(item)) if item in shown else -1
                if today >= 0:
                    reached[item] = max(reached.get(item, today), level)
        return reached

    def _scored(self, levels: Mapping[str, int]) -> Maturity:
        projected = dict(self._answers)
        for item, level in levels.items():
            answer = self._answers[item]
            if isinstance(answer, Given):
                projected[item] = replace(answer, value=LevelValue(level))
        return score(self._content, self._kind, projected)


_KEPT = {MeasureState.ACCEPTED, MeasureState.RUNNING}


def _level(answer: Answer | None) -> int:
    """The level of an answer, −1 where it has none."""
    return answer.value.level if isinstance(answer, Given) and isinstance(answer.value, LevelValue) else -1


def _covers(planned: PlannedMeasure, month: int) -> bool:
    return planned.start_number <= month <= planned.end_number
