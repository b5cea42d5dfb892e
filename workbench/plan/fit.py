"""When tasks could run at the earliest, and whether one fits into the calendar at all.

Both are worked out here as far as plain counting goes; the solver is asked only where that does not decide.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbench.plan.solve import can_all_run
from workbench.plan.tasks import Need, Problem, Room, Task


def tightened(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The tasks that could run at all, without the starts and conditions that their conditions rule out."""
    tasks = tuple(tasks)
    first = _earliest_starts(tasks)
    return tuple(_tightened(task, first) for task in tasks if task.id in first)


def _tightened(task: Task, first: Mapping[str, int]) -> Task:
    starts = tuple(month for month in task.starts if month >= first[task.id])
    needs = (Need(from_month=need.from_month, by=tuple(key for key in need.by if key in first)) for need in task.needs)
    waiting = tuple(need for need in needs if need.from_month is None or need.from_month > starts[0])
    return replace(task, starts=starts, needs=waiting)


def _earliest_starts(tasks: tuple[Task, ...]) -> Mapping[str, int]:
    """The first start of each task were there room for all; without those whose conditions cannot be met."""
    first: dict[str, int] = {}
    while True:
        ends = {task.id: first[task.id] + task.duration - 1 for task in tasks if task.id in first}
        found = {}
        for task in tasks:
            ready = _ready(task, ends)
            start = next((month for month in task.starts if ready is not None and month >= ready), None)
            if start is not None:
                found[task.id] = start
        if found == first:
            return first
        first = found


def _ready(task: Task, ends: Mapping[str, int]) -> int | None:
    """The first month in which its conditions hold, given the last months of others; None if never."""
    if any(before not in ends for before in task.after):
        return None
    ready = [1, *(ends[before] + 1 for before in task.after)]
    for need in task.needs:
        ways = [ends[key] + 1 for key in need.by if key in ends]
        if need.from_month is not None:
            ways.append(need.from_month)
        if not ways:
            return None
        ready.append(min(ways))
    return max(ready)


def fits_alone(problem: Problem, key: str) -> bool:
    """Whether the task can run in the room of the problem with nothing but what it needs.

    False only where that is proven.
    """
    tasks = {task.id: task for task in problem.tasks}
    if key not in tasks:
        return False
    if _Calendar(tasks, problem.room).place(key):
        return True
    wanted = with_all_it_may_need(tasks, key)
    chosen = tuple(replace(task, required=task.id == key) for task in problem.tasks if task.id in wanted)
    return can_all_run(Problem(tasks=chosen, rises=(), room=problem.room))


def with_all_it_may_need(tasks: Mapping[str, Task], key: str) -> set[str]:
    """The task, those it must come after, and all that might meet its needs, and theirs in turn."""
    wanted: set[str] = set()
    waiting = [key]
    while waiting:
        task = tasks[waiting.pop()]
        if task.id not in wanted:
            wanted.add(task.id)
            waiting += [*task.after, *(provider for need in task.needs for provider in need.by)]
    return wanted


class _Calendar:
    """A schedule built task by task, each as early as there is room; good enough to prove that something fits."""

    def __init__(self, tasks: Mapping[str, Task], room: Room) -> None:
        self._tasks = tasks
        self._hours = list(room.hours)
        self._slots = list(room.at_a_time or (len(tasks),) * len(room.hours))
        self._ends: dict[str, int] = {}

    def place(self, key: str) -> bool:
        """Put the task, after all it needs, into the calendar; False where this simple way finds no room."""
        if key in self._ends:
            return True
        task = self._tasks[key]
        if not all(self.place(before) for before in (*task.after, *self._providers(task))):
            return False
        ready = _ready(task, self._ends)
        if ready is None:
            return False
        start = next((month for month in task.starts if month >= ready and self._has_room(task, month)), None)
        if start is None:
            return False
        for month in range(start, start + task.duration):
            self._hours[month - 1] -= task.load
            self._slots[month - 1] -= 1
        self._ends[key] = start + task.duration - 1
        return True

    def _has_room(self, task: Task, start: int) -> bool:
        months = range(start - 1, start - 1 + task.duration)
        return all(self._hours[month] >= task.load and self._slots[month] > 0 for month in months)

    def _providers(self, task: Task) -> list[str]:
        """For every need that nothing in the calendar meets the task that could be ready first.

        It could be ready before this one could start, so asking for its own providers never runs in a circle.
        """
        missing = (need for need in task.needs if need.from_month is None and self._ends.keys().isdisjoint(need.by))
        return [min(need.by, key=lambda key: (self._first_end(key), key)) for need in missing]

    def _first_end(self, key: str) -> int:
        task = self._tasks[key]
        return task.starts[0] + task.duration - 1
