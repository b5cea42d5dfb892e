"""The plan as a model for the solver, and the solver's answer as numbers (design section 5, objective).

The only module that imports the solver. It sees ids, months counted from 1, and whole numbers; the same
problem gives the same solution in every process, because one worker searches with a fixed seed and every
step is limited by the solver's own count of work, never by the clock.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from ortools.sat.python import cp_model


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A condition on the start of a task: not before month `from_month`, or after one of the tasks `by` ended.

    `from_month` None: only a task can meet it.
    """

    from_month: int | None
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A measure that may be chosen: it lasts `duration` months and takes `load` hours in each.

    `starts` are the months in which it may start, rising, never empty; `worth` weighs its finish month.
    """

    id: str
    duration: int
    load: int
    hours: int
    cost: int
    worth: int
    starts: tuple[int, ...]
    after: tuple[str, ...]
    needs: tuple[Need, ...]
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rise:
    """A gain, had once as soon as one of the tasks is chosen."""

    gain: int
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The most that tasks starting in these months (both included) may cost together."""

    first: int
    last: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What the tasks share: hours and number at a time by month (month 1 first), number in all; None: no limit."""

    hours: tuple[int, ...]
    at_a_time: tuple[int, ...] | None
    count: int | None
    budgets: tuple[Budget, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Tasks sorted by id, what they can gain, and the room they share. References stay within the tasks."""

    tasks: tuple[Task, ...]
    rises: tuple[Rise, ...]
    room: Room


class Step(StrEnum):
    """What is optimised, one after the other, each step keeping what those before it reached."""

    REQUIRED = "required"
    GAIN = "gain"
    HOURS = "hours"
    COST = "cost"
    EARLY = "early"
    ORDER = "order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The best that could be at all in a step, and whether it is proven that the step reached it."""

    bound: int
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The chosen tasks with their start months, and the outcome of every step that could matter."""

    starts: Mapping[str, int]
    outcomes: Mapping[Step, Outcome]


_Expression: TypeAlias = cp_model.LinearExprT

_LIMITS: Mapping[Step, float] = {
    Step.REQUIRED: 5.0,
    Step.GAIN: 20.0,
    Step.HOURS: 5.0,
    Step.COST: 5.0,
    Step.EARLY: 1.0,
    Step.ORDER: 0.2,
}
"""The solver's deterministic work per step, about seconds. The first steps are proven long before on any plan
seen so far; the last two only make a plan with the same measures start sooner, so they may stop early."""

_SEED = 1
_MAXIMISED = {Step.REQUIRED, Step.GAIN}


def solve(problem: Problem, on_step: Callable[[Step], None] = lambda _step: None) -> Solution:
    """The best choice and months by the design's objective; a step that cannot matter has no outcome.

    `on_step` is told each step when it begins. Last, ties are broken for tasks first in order of id, so that the plan
    does not hang on chance.
    """
    model = _Model(problem)
    starts: Mapping[str, int] = {}
    outcomes = {}
    for step, objective in model.objectives().items():
        on_step(step)
        starts, outcomes[step] = model.optimise(step, objective, starts)
    return Solution(starts=starts, outcomes=outcomes)


def can_all_run(problem: Problem) -> bool:
    """Whether all required tasks can run together; True also where the limit is reached before a proof."""
    model = _Model(problem)
    required = [model.chosen[task.id] for task in problem.tasks if task.required]
    _, outcome = model.optimise(Step.REQUIRED, sum(required), {})
    return outcome.bound == len(required)


def least_room(problem: Problem, known: Mapping[str, int], *, most_hours: int | None) -> Mapping[str, int] | None:
    """Start months with which all required tasks run in the room, made larger by as little as can be.

    Least are the hours that every month needs more (at most `most_hours`), then the money, then the number of tasks.
    Room below 0 is taken up first where something runs or costs. `known` is a guess. None if there is no way, or none
    was found within the limit.
    """
    enough = sum(task.load for task in problem.tasks) - min(0, *problem.room.hours)
    model = _Model(problem, more_hours=enough if most_hours is None else most_hours)
    required = [key for key, task in model.tasks.items() if task.required]
    starts, _ = model.optimise(Step.REQUIRED, sum(model.chosen[key] for key in required), known)
    if not starts.keys() >= set(required):
        return None
    starts, _ = model.optimise(Step.HOURS, model.more_hours, starts)
    starts, _ = model.optimise(Step.COST, model.more_money, starts)
    starts, _ = model.optimise(Step.ORDER, sum(model.chosen.values()), starts)
    return starts


class _Model:
    """The solver's model of a problem: per task whether it is chosen and its start, per rise whether it is had.

    With `more_hours` there may be up to so many more hours in every month than the problem has, and more money.
    """

    def __init__(self, problem: Problem, *, more_hours: int | None = None) -> None:
        self._problem = problem
        self._model = cp_model.CpModel()
        self._may_grow = more_hours is not None
        self.more_hours = 0 if more_hours is None else self._upto(more_hours)
        self.more_money: _Expression = 0
        self.tasks = {task.id: task for task in problem.tasks}
        self.chosen = {task.id: self._model.new_bool_var(task.id) for task in problem.tasks}
        self._start = {task.id: self._start_of(task) for task in problem.tasks}
        self._had = [self._had_by(rise) for rise in problem.rises]
        self._add_conditions()
        self._add_calendar()
        self._add_limits()

    # --- the model ---

    def _upto(self, most: int) -> _Expression:
        return self._model.new_int_var(0, most, "")

    def _start_of(self, task: Task) -> _Expression:
        """The start month; of a task that is not chosen the first possible, so that it has one value only."""
        start = self._model.new_int_var_from_domain(cp_model.Domain.from_values(task.starts), f"start {task.id}")
        self._model.add(start == task.starts[0]).only_enforce_if(~self.chosen[task.id])
        return start

    def _had_by(self, rise: Rise) -> _Expression:
        had = self._model.new_bool_var("")
        self._model.add_bool_or([self.chosen[key] for key in rise.by]).only_enforce_if(had)
        return had

    def _add_conditions(self) -> None:
        for task in self._problem.tasks:
            for before in task.after:
                self._model.add_implication(self.chosen[task.id], self.chosen[before])
                self._starts_after(task, before, self.chosen[task.id])
            for need in task.needs:
                self._add_need(task, need)

    def _add_need(self, task: Task, need: Need) -> None:
        ways = []
        if need.from_month is not None:
            ways.append(self._model.new_bool_var(""))
            self._model.add(self._start[task.id] >= need.from_month).only_enforce_if(ways[-1])
        for provider in need.by:
            ways.append(self._model.new_bool_var(""))
            self._model.add_implication(ways[-1], self.chosen[provider])
            self._starts_after(task, provider, ways[-1])
        self._model.add_bool_or(ways).only_enforce_if(self.chosen[task.id])

    def _starts_after(self, task: Task, before: str, condition: _Expression) -> None:
        end = self._start[before] + self.tasks[before].duration - 1
        self._model.add(self._start[task.id] > end).only_enforce_if(condition)

    def _add_calendar(self) -> None:
        room = self._problem.room
        self._add_cumulative([task.load for task in self._problem.tasks], room.hours, self.more_hours)
        if room.at_a_time is not None:
            self._add_cumulative([1] * len(self._problem.tasks), room.at_a_time)

    def _add_cumulative(self, demands: list[int], room: tuple[int, ...], more: _Expression = 0) -> None:
        """In no month more than there is room; what a month has less than the best one is taken beforehand.

        The sum over all months is implied, and gives the solver the bound that its proofs live on.
        """
        most = max(0, *room)
        intervals = [
            self._model.new_optional_fixed_size_interval_var(
                self._start[task.id], task.duration, self.chosen[task.id], f"run {task.id}"
            )
            for task in self._problem.tasks
        ]
        taken = [(month, most - free) for month, free in enumerate(room, start=1) if free < most]
        blocks = [self._block(month, amount > most) for month, amount in taken]
        self._model.add_cumulative([*intervals, *blocks], [*demands, *(amount for _, amount in taken)], most + more)
        work = [task.duration * demand for task, demand in zip(self._problem.tasks, demands, strict=True)]
        self._model.add(self._sum(work) <= sum(max(0, free) for free in room) + len(room) * more)

    def _block(self, month: int, is_over: bool) -> cp_model.IntervalVar:
        """What is taken in a month; where that is more than there is, it only matters if something runs there."""
        if not is_over:
            return self._model.new_fixed_size_interval_var(month, 1, "")
        running = (self._starts_within(task, month - task.duration + 1, month) for task in self._problem.tasks)
        used = self._any_of(literal for literal in running if literal is not None)
        return self._model.new_optional_fixed_size_interval_var(month, 1, used, "")

    def _add_limits(self) -> None:
        room = self._problem.room
        if room.count is not None:
            self._model.add(sum(self.chosen.values()) <= room.count)
        for budget in room.budgets:
            starting = {
                task: within
                for task in self._problem.tasks
                if task.cost and (within := self._starts_within(task, budget.first, budget.last)) is not None
            }
            cost = sum(task.cost * within for task, within in starting.items())
            if not self._may_grow:
                self._model.add(cost <= budget.limit)
            elif starting:
                more = self._upto(sum(task.cost for task in starting) - min(0, budget.limit))
                needed = self._any_of(starting.values()) if budget.limit < 0 else True
                self._model.add(cost <= budget.limit + more).only_enforce_if(needed)
                self.more_money += more

    def _any_of(self, literals: Iterable[_Expression]) -> _Expression:
        """True where one of them is (elsewhere it need not be false)."""
        found = self._model.new_bool_var("")
        for literal in literals:
            self._model.add_implication(literal, found)
        return found

    def _starts_within(self, task: Task, first: int, last: int) -> _Expression | None:
        """True where the task is chosen and starts in these months (elsewhere it need not be false); None: never."""
        outside = [month for month in task.starts if not first <= month <= last]
        if len(outside) == len(task.starts):
            return None
        if not outside:
            return self.chosen[task.id]
        within = self._model.new_bool_var("")
        allowed = cp_model.Domain.from_values(outside)
        self._model.add_linear_expression_in_domain(self._start[task.id], allowed).only_enforce_if(
            self.chosen[task.id], ~within
        )
        return within

    # --- the objectives ---

    def objectives(self) -> Mapping[Step, _Expression]:
        """What the steps optimise, in their order, without those that are the same for every plan."""
        tasks = self._problem.tasks
        wanted = {
            Step.REQUIRED: self._sum(int(task.required) for task in tasks),
            Step.GAIN: sum(rise.gain * had for rise, had in zip(self._problem.rises, self._had, strict=True)),
            Step.HOURS: self._sum(task.hours for task in tasks),
            Step.COST: self._sum(task.cost for task in tasks),
            Step.EARLY: sum(task.worth * self._end_if_chosen(task) for task in tasks),
            Step.ORDER: self._order(),
        }
        return {step: objective for step, objective in wanted.items() if not isinstance(objective, int)}

    def _sum(self, amounts: Iterable[int]) -> _Expression:
        pairs = zip(amounts, self.chosen.values(), strict=True)
        return sum(amount * chosen for amount, chosen in pairs if amount)

    def _end_if_chosen(self, task: Task) -> _Expression:
        """Its last month, or 0: a task that is not chosen stands at its first start."""
        first = task.starts[0]
        return self._start[task.id] - first + (first + task.duration - 1) * self.chosen[task.id]

    def _order(self) -> _Expression:
        """Low ids are chosen first, then early months, most of all for low ids."""
        number = len(self._problem.tasks)
        most = number * len(self._problem.room.hours) * number
        return sum(
            place * most * self.chosen[task.id] + (number + 1 - place) * self._end_if_chosen(task)
            for place, task in enumerate(self._problem.tasks, start=1)
        )

    # --- solving ---

    def optimise(
        self, step: Step, objective: _Expression, known: Mapping[str, int]
    ) -> tuple[Mapping[str, int], Outcome]:
        """The best starts for the objective, which from then on must not get worse; `known` is a first answer."""
        self._hint(known)
        maximise = step in _MAXIMISED
        (self._model.maximize if maximise else self._model.minimize)(objective)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = _SEED
        solver.parameters.linearization_level = 2
        solver.parameters.max_deterministic_time = _LIMITS[step]
        status = solver.solve(self._model)
        bound = (math.floor if maximise else math.ceil)(solver.best_objective_bound)
        if status == cp_model.UNKNOWN:
            return known, Outcome(bound=bound, proven=False)  # within the limit nothing as good was found again
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            raise RuntimeError(f"the model of the plan is wrong ({step}: {solver.status_name(status)})")
        value = round(solver.objective_value)
        proven = status == cp_model.OPTIMAL
        self._model.add(objective >= value if maximise else objective <= value)
        starts = {key: solver.value(self._start[key]) for key, chosen in self.chosen.items() if solver.value(chosen)}
        return starts, Outcome(bound=value if proven else bound, proven=proven)

    def _hint(self, known: Mapping[str, int]) -> None:
        self._model.clear_hints()
        for key, task in self.tasks.items():
            self._model.add_hint(self.chosen[key], key in known)
            self._model.add_hint(self._start[key], known.get(key, task.starts[0]))
        for rise, had in zip(self._problem.rises, self._had, strict=True):
            self._model.add_hint(had, any(key in known for key in rise.by))
