"""A second, slow reading of design section 5: every subset of measures in every schedule, compared one by one.

For small contents of level items without conditions. It shares no code with the planner but the value types.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import ceil

from workbench.answers.model import Answers, Given, LevelValue, NotApplicable
from workbench.answers.wishes import MeasureState, PlanWishes
from workbench.content.model import Content, Dimension, LevelItem, Measure

Schedule = Mapping[str, int]
"""The planned measures with the number of their first month, 1 for the plan's first."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What a schedule reaches; gains in units of 1e-9, better is greater."""

    required: int
    gain: int
    hours: int
    cost: Fraction
    early: int

    @property
    def rank(self) -> tuple[int, int, int, Fraction, int]:
        """For comparing: more required ones and gain, then less of everything else."""
        return self.required, self.gain, -self.hours, -self.cost, -self.early


class Brute:
    """One small case."""

    def __init__(self, content: Content, kind: str, answers: Answers, wishes: PlanWishes) -> None:
        self.content, self.kind, self.answers, self.wishes = content, kind, answers, wishes
        self.capacity = [wishes.hours_in(wishes.start.plus(n)) for n in range(wishes.months)]
        self.units = self._units()
        self.fixed = {
            key: wish.start.months_since(wishes.start) + 1
            for key, wish in wishes.measures.items()
            if wish.start is not None and self._state(key) in {"accepted", "running"} and self._applies(key)
        }

    def best(self) -> tuple[Worth, list[Schedule]]:
        """The best worth and every schedule that has it."""
        found: list[tuple[Worth, Schedule]] = [(self.worth(s), s) for s in self.schedules() if self.is_feasible(s)]
        best = max(worth.rank for worth, _ in found)
        return next(w for w, _ in found if w.rank == best), [s for w, s in found if w.rank == best]

    def schedules(self) -> Iterator[Schedule]:
        """The fixed measures with every choice of the others in every month."""
        free = [key for key in self.content.measures if key not in self.fixed and self._may_enter(key)]
        for starts in product(range(self.wishes.months + 1), repeat=len(free)):
            yield {**self.fixed, **{key: start for key, start in zip(free, starts, strict=True) if start}}

    def is_feasible(self, schedule: Schedule) -> bool:
        new = {key: start for key, start in schedule.items() if key not in self.fixed}
        ends = {key: start + self.duration(key) - 1 for key, start in schedule.items()}
        return (
            all(ends[key] <= self.wishes.months for key in new)
            and self._in_order(new, ends)
            and self._in_room(new)
            and self._in_budget(new)
        )

    def worth(self, schedule: Schedule) -> Worth:
        measures = [self.content.measures[key] for key in schedule]
        required = sum(self._state(key) in {"accepted", "running"} and key not in self.fixed for key in schedule)
        early = sum(
            self.gain([self.content.measures[key]]) * (start + self.duration(key) - 1)
            for key, start in schedule.items()
        )
        cost = sum((measure.cost_eur for measure in measures), Fraction(0))
        return Worth(required, self.gain(measures), sum(m.hours for m in measures), cost, early)

    def gain(self, measures: list[Measure]) -> int:
        total = 0
        for item, (unit, current, target) in self.units.items():
            reached = max([current, *(measure.raises.get(item, 0) for measure in measures)])
            total += round(unit * (min(Fraction(reached), target) - min(Fraction(current), target)) * 10**9)
        return total

    def duration(self, key: str) -> int:
        measure, most = self.content.measures[key], max(self.capacity)
        return max(measure.months, ceil(measure.hours / most)) if most else measure.months

    def _load(self, key: str) -> int:
        return ceil(Fraction(self.content.measures[key].hours, self.duration(key)))

    def _state(self, key: str) -> str:
        wish = self.wishes.measures.get(key)
        return "" if wish is None else wish.state.value

    def _applies(self, key: str) -> bool:
        return self.kind in self.content.measures[key].applies_to

    def _may_enter(self, key: str) -> bool:
        closed = {MeasureState.REJECTED.value, MeasureState.DONE.value}
        return self._applies(key) and self._state(key) not in closed and max(self.capacity) > 0

    def _in_order(self, new: Schedule, ends: Mapping[str, int]) -> bool:
        for key, start in new.items():
            measure = self.content.measures[key]
            earlier = [self.content.measures[other] for other, end in ends.items() if end < start]
            names = {other.id for other in earlier}
            if any(before not in names and self._state(before) != "done" for before in measure.after):
                return False
            for item, level in measure.needs.items():
                if not self._is_met(item, level) and all(m.raises.get(item, -1) < level for m in earlier):
                    return False
        return True

    def _is_met(self, item: str, level: int) -> bool:
        if self.kind not in self._items()[item].applies_to:
            return True
        answer = self.answers.get(item)
        if isinstance(answer, NotApplicable):
            return True
        return isinstance(answer, Given) and isinstance(answer.value, LevelValue) and answer.value.level >= level

    def _in_room(self, new: Schedule) -> bool:
        wishes = self.wishes
        if new and wishes.max_measures and len(new) > max(0, wishes.max_measures - len(self.fixed)):
            return False
        for month, hours in enumerate(self.capacity, 1):
            added, kept = self._running(new, month), self._running(self.fixed, month)
            if sum(map(self._load, added)) > max(Fraction(0), hours - sum(map(self._load, kept))):
                return False
            if wishes.max_at_a_time and len(added) > max(0, wishes.max_at_a_time - len(kept)):
                return False
        return True

    def _running(self, schedule: Schedule, month: int) -> list[str]:
        return [key for key, start in schedule.items() if start <= month < start + self.duration(key)]

    def _in_budget(self, new: Schedule) -> bool:
        budget = self.wishes.budget_eur
        if budget is None:
            return True
        if isinstance(budget, Fraction):
            inside = {key: start for key, start in self.fixed.items() if 1 <= start <= self.wishes.months}
            return self._cost(new) <= max(Fraction(0), budget - self._cost(inside))
        for year in {self._year(start) for start in new.values()}:
            left = budget.get(year, Fraction(0)) - self._cost(self._of_year(self.fixed, year))
            if self._cost(self._of_year(new, year)) > max(Fraction(0), left):
                return False
        return True

    def _year(self, start: int) -> int:
        return self.wishes.start.plus(start - 1).year

    def _of_year(self, schedule: Schedule, year: int) -> Schedule:
        return {key: start for key, start in schedule.items() if self._year(start) == year}

    def _cost(self, schedule: Schedule) -> Fraction:
        return sum((self.content.measures[key].cost_eur for key in schedule), Fraction(0))

    def _items(self) -> Mapping[str, LevelItem]:
        return {
            item.id: item
            for questionnaire in self.content.questionnaires.values()
            for dimension in questionnaire.dimensions
            for item in dimension.items
            if isinstance(item, LevelItem)
        }

    def _units(self) -> Mapping[str, tuple[Fraction, int, Fraction]]:
        """For every answered item: the gain of one level, the level today, the target on the item's scale."""
        top = self.content.model.top_level
        areas = {
            questionnaire.area: [d for d in questionnaire.dimensions if self._counting(d)]
            for questionnaire in self.content.questionnaires.values()
            if questionnaire.area is not None
        }
        areas = {area: dimensions for area, dimensions in areas.items() if dimensions}
        whole = sum(self.content.model.areas[area].weight for area in areas if area)
        units = {}
        for area, dimensions in areas.items():
            of_area = self.content.model.areas[area or ""].weight / whole
            for dimension in dimensions:
                of_dimension = dimension.weight / sum(d.weight for d in dimensions)
                items = self._counting(dimension)
                for item in items:
                    answer = self.answers.get(item.id)
                    if isinstance(answer, Given) and isinstance(answer.value, LevelValue):
                        weight = of_area * of_dimension * item.weight / sum(i.weight for i in items)
                        target = self.wishes.targets.get(dimension.id, Fraction(top - 1)) / top * item.scale.highest
                        focus = self.wishes.focus.get(dimension.id, 1)
                        units[item.id] = (weight * focus / item.scale.highest, answer.value.level, target)
        return units

    def _counting(self, dimension: Dimension) -> list[LevelItem]:
        """The items that are for this kind of site and not declared not applicable."""
        return [
            item
            for item in dimension.items
            if isinstance(item, LevelItem)
            and self.kind in item.applies_to
            and not isinstance(self.answers.get(item.id), NotApplicable)
        ]
