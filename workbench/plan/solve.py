"""The plan as a model for the solver, and the solver's answer as numbers (design section 5, objective).

The only module that imports the solver. The same model gives the same answer in every process, because one worker
searches with a fixed seed and is limited by the solver's own count of work, never by the clock.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from ortools.sat.python import cp_model

from workbench.plan.tasks import Need, Problem, Rise, Task


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


_Expression: TypeAlias = cp_model.LinearExprT

_ENOUGH = 5.0
"""The work in which a few tasks are placed; far more than that has taken so far."""

_SEED = 1

MAXIMISED = {Step.REQUIRED, Step.GAIN}
"""The steps whose objective is to be great; those of the others are to be small."""


def can_all_run(problem: Problem) -> bool:
    """Whether all required tasks can run together; True also where the limit is reached before a proof."""
    model = Model(problem)
    required = [model.chosen[task.id] for task in problem.tasks if task.required]
    return model.optimise(Step.REQUIRED, sum(required), {}, limit=_ENOUGH).outcome.bound == len(required)


def least_room(problem: Problem, known: Mapping[str, int], *, most_hours: int | None) -> Mapping[str, int] | None:
    """Start months with which all required tasks run in the room, made larger by as little as can be.

    Least are the hours that every month needs more (at most `most_hours`), then the money, then the number of tasks.
    Room below 0 is taken up first where something runs or costs. `known` is a guess. None if there is no way, or none
    was found within the limit.
    """
    enough = sum(task.load for task in problem.tasks) - min(0, *problem.room.hours)
    model = Model(problem, more_hours=enough if most_hours is None else most_hours)
    required = [key for key, task in model.tasks.items() if task.required]
    steps = {
        Step.REQUIRED: sum(model.chosen[key] for key in required),
        Step.HOURS: model.more_hours,
        Step.COST: model.more_money,
        Step.ORDER: sum(model.chosen.values()),
    }
    starts = known
    for step, objective in steps.items():
        found = model.optimise(step, objective, starts, limit=_ENOUGH)
        starts = found.starts
        if not starts.keys() >= set(required):
            return None
        if found.value is not None:
            model.keep(step, objective, found.value)
    return starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The best starts that one try found for a step; `value` None: nothing as good as what was known."""

    starts: Mapping[str, int]
    outcome: Outcome
    value: int | None


class Model:
    """The solver's model of a problem: per task whether it is chosen and its start, per rise whether it is had.

    With `more_hours` there may be up to so many more hours in every month than the problem has, and more money;
    with `by_month` every start month is a yes or no, too: heavier, but with bounds far closer to what can be reached.
    """

    def __init__(self, problem: Problem, *, more_hours: int | None = None, by_month: bool = False) -> None:
        self._problem = problem
        self._model = cp_model.CpModel()
        self._may_grow = more_hours is not None
        self.more_hours = 0 if more_hours is None else self._upto(more_hours)
        self.more_money: _Expression = 0
        self.tasks = {task.id: task for task in problem.tasks}
        self.chosen = {task.id: self._model.new_bool_var(task.id) for task in problem.tasks}
        self._most = {
            Step.REQUIRED: sum(task.required for task in problem.tasks),
            Step.GAIN: sum(rise.gain for rise in problem.rises),
        }
        self._start = {task.id: self._start_of(task) for task in problem.tasks}
        self._had = [self._had_by(rise) for rise in problem.rises]
        self._add_conditions()
        self._add_calendar()
        self._add_limits()
        if by_month:
            self._add_by_month()
        self.objectives = self._objectives()

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

    def _add_by_month(self) -> None:
        """Room and order said once more by start months: nothing new, but its relaxation is far tighter."""
        room, tasks = self._problem.room, self._problem.tasks
        starting = {task.id: self._starting(task) for task in tasks}
        for demands, there in (([task.load for task in tasks], room.hours), ([1] * len(tasks), room.at_a_time or ())):
            for month, free in enumerate(there, start=1):
                running = (
                    amount * sum(_within(starting[task.id], month - task.duration + 1, month))
                    for task, amount in zip(tasks, demands, strict=True)
                )
                self._model.add(sum(running) <= free)
        for task in tasks:
            waits = [Need(from_month=None, by=(before,)) for before in task.after]
            for need in (*waits, *task.needs):
                for month in task.starts:
                    if need.from_month is None or month < need.from_month:
                        ended = (_within(starting[key], 1, month - self.tasks[key].duration) for key in need.by)
                        self._model.add(sum(_within(starting[task.id], 1, month)) <= sum(map(sum, ended)))

    def _starting(self, task: Task) -> Mapping[int, _Expression]:
        """For each start month whether the task is chosen and starts there."""
        if len(task.starts) == 1:
            return {task.starts[0]: self.chosen[task.id]}
        starting = {month: self._model.new_bool_var("") for month in task.starts}
        self._model.add(sum(starting.values()) == self.chosen[task.id])
        for month, starts in starting.items():
            self._model.add(self._start[task.id] == month).only_enforce_if(starts)
        return starting

    # --- the objectives ---

    def _objectives(self) -> Mapping[Step, _Expression]:
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

    def optimise(self, step: Step, objective: _Expression, known: Mapping[str, int], *, limit: float) -> Found:
        """The best starts for the objective within the limit; `known` is a first answer."""
        self._hint(known)
        maximise = step in MAXIMISED
        (self._model.maximize if maximise else self._model.minimize)(objective)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = _SEED
        solver.parameters.linearization_level = 2
        solver.parameters.cp_model_probing_level = 0  # trying values out beforehand costs more here than it saves
        solver.parameters.max_deterministic_time = limit
        status = solver.solve(self._model)
        bound = (math.floor if maximise else math.ceil)(solver.best_objective_bound)
        if status == cp_model.UNKNOWN:
            # it may have come to no bound either, and then says 0
            bound = bound or self._most[step] if maximise else bound
            return Found(starts=known, outcome=Outcome(bound=bound, proven=False), value=None)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            raise RuntimeError(f"the model of the plan is wrong ({step}: {solver.status_name(status)})")
        value = round(solver.objective_value)
        proven = status == cp_model.OPTIMAL
        starts = {key: solver.value(self._start[key]) for key, chosen in self.chosen.items() if solver.value(chosen)}
        return Found(starts=starts, outcome=Outcome(bound=value if proven else bound, proven=proven), value=value)

    def keep(self, step: Step, objective: _Expression, value: int) -> None:
        """From now on the objective of that step must not get worse than the value."""
        self._model.add(objective >= value if step in MAXIMISED else objective <= value)

    def _hint(self, known: Mapping[str, int]) -> None:
        self._model.clear_hints()
        for key, task in self.tasks.items():
            self._model.add_hint(self.chosen[key], key in known)
            self._model.add_hint(self._start[key], known.get(key, task.starts[0]))
        for rise, had in zip(self._problem.rises, self._had, strict=True):
            self._model.add_hint(had, any(key in known for key in rise.by))


def _within(starting: Mapping[int, _Expression], first: int, last: int) -> list[_Expression]:
    """Those of the start months from the first to the last."""
    return [starts for month, starts in starting.items() if first <= month <= last]
