"""What the solver is given: ids, months counted from 1, and whole numbers (design section 5)."""

from dataclasses import dataclass


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
