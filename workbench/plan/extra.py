"""What it would take for one more measure to join a plan: the least extra hours a month, or euro (design section 5)."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from workbench.answers.wishes import PlanWishes
from workbench.content.model import Measure
from workbench.plan.candidates import find_candidates
from workbench.plan.fit import with_all_it_may_need
from workbench.plan.make import Case
from workbench.plan.model import Plan
from workbench.plan.problem import hours_by_month, joining_problem, money_scale
from workbench.plan.solve import least_room
from workbench.plan.tasks import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """What is missing for a measure to join those chosen, which all stay, though not always in their months.

    `hours` is for every month of the horizon, `euro` for all of it, each the least there can be, hours first;
    `with_it` are the measures that would have to come along; `measures` how many more than wished that makes.
    """

    hours: int
    euro: Fraction
    measures: int
    with_it: tuple[str, ...]


def least_extra(case: Case, plan: Plan, key: str) -> Extra | None:
    """What it would take for measure `key`, which `plan` (made of `case`) leaves out.

    With more hours measures may take fewer months (design section 5, duration), and this counts, too. None where more
    hours and more money would not help: something it needs is missing, or the months are too few.
    """
    asked = _Asked(case, plan, key)
    for low, high in asked.ranges():
        found = asked.within(low, high)
        if found is not None:
            return found
    return None


class _Asked:
    """One measure asked for, beside the chosen ones that are not fixed."""

    def __init__(self, case: Case, plan: Plan, key: str) -> None:
        self._case, self._key = case, key
        self._candidates = find_candidates(
            case.content, case.site_kind, case.candidates.today, replace(case.wishes, budget_eur=None)
        )
        self._numbers = {each.measure: each.start_number for each in plan.measures}
        self._required = (self._numbers.keys() & set(self._candidates.free)) | {key}

    def ranges(self) -> Iterator[tuple[int, int | None]]:
        """The extra hours in ranges within which no measure changes its length; the last one has no end."""
        candidates, wishes = self._candidates, self._case.wishes
        problem = self._problem(max(measure.hours for measure in candidates.measures.values()))
        if problem is None:
            return
        longest = {task.id: wishes.months for task in problem.tasks}
        longest |= {key: candidates.measures[key].hours for key in candidates.fixed if not wishes.measures[key].end}
        most = max(hours_by_month(wishes))
        first = 0 if most > 0 else 1
        changes = {
            change for key, months in longest.items() for change in _changes(candidates.measures[key], most, months)
        }
        lows = sorted({first, *(change for change in changes if change > first)})
        for low, after in zip(lows, [*lows[1:], None], strict=True):
            yield low, None if after is None else after - 1

    def within(self, low: int, high: int | None) -> Extra | None:
        """What it takes if that lies in the range of extra hours."""
        problem = self._problem(low)
        if problem is None:
            return None
        tasks = {task.id: task for task in problem.tasks}
        known = {key: start for key, start in self._numbers.items() if key in tasks and start in tasks[key].starts}
        starts = least_room(problem, known, most_hours=None if high is None else high - low)
        if starts is None:
            return None
        with_it = tuple(sorted(starts.keys() - self._required))
        number = len(self._numbers) + 1 + len(with_it)
        wished = self._case.wishes.max_measures
        return Extra(
            hours=low + _hours_missing(problem, starts),
            euro=Fraction(_money_missing(problem, starts), money_scale(self._candidates)),
            measures=max(0, number - wished) if wished else 0,
            with_it=with_it,
        )

    def _problem(self, hours: int) -> Problem | None:
        """Those required and all that they may need, given so many more hours; None where not even months suffice."""
        wishes = _with_more_hours(self._case.wishes, hours)
        problem = joining_problem(self._candidates, self._case.worth, wishes)
        tasks = {task.id: task for task in problem.tasks}
        if not self._required <= tasks.keys():
            return None
        wanted = set().union(*(with_all_it_may_need(tasks, key) for key in self._required))
        asked = tuple(replace(tasks[key], required=key in self._required) for key in sorted(wanted))
        return replace(problem, tasks=asked, rises=())


def _changes(measure: Measure, most: Fraction, longest: int) -> Iterator[int]:
    """The extra hours from which a measure takes no more than so many months, for each length up to the longest."""
    for months in range(measure.months, longest + 1):
        yield math.ceil(Fraction(measure.hours, months) - most)


def _with_more_hours(wishes: PlanWishes, hours: int) -> PlanWishes:
    months = (wishes.start.plus(index) for index in range(wishes.months))
    return replace(wishes, hours_per_month={month: wishes.hours_in(month) + hours for month in months})


def _hours_missing(problem: Problem, starts: Mapping[str, int]) -> int:
    """By how much the tasks take more hours than there are, in the month where that is most."""
    missing = [0]
    for month, there in enumerate(problem.room.hours, start=1):
        loads = [
            task.load for task in problem.tasks if task.id in starts and 0 <= month - starts[task.id] < task.duration
        ]
        if loads:
            missing.append(sum(loads) - there)
    return max(missing)


def _money_missing(problem: Problem, starts: Mapping[str, int]) -> int:
    """By how much the tasks cost more than there is, over all budgets."""
    missing = 0
    for budget in problem.room.budgets:
        cost = sum(
            task.cost for task in problem.tasks if task.id in starts and budget.first <= starts[task.id] <= budget.last
        )
        if cost:
            missing += max(0, cost - budget.limit)
    return missing
