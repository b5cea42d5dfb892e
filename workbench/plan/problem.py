"""From candidates to the solver's numbers: months, durations, loads, and the room that fixed measures leave.

Fixed measures are kept whatever the limits say; hours, number, number at a time and money are what they
leave, never below 0. Their load counts only inside the horizon, and their cost only where it falls: in the
year of their start, or, for a budget of the whole horizon, if they start inside it. Done measures whose start is
known have spent their money in the same way; hours and places they take no more.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from workbench.answers.wishes import PlanWishes
from workbench.content.model import Measure
from workbench.plan.candidates import Candidates
from workbench.plan.fit import tightened
from workbench.plan.gain import Stake, standalone_units
from workbench.plan.tasks import Budget, Need, Problem, Rise, Room, Task
from workbench.values import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """When a measure runs, in month numbers (1 is the plan's first), and its hours in each month."""

    start: int
    duration: int
    load: int

    @property
    def end(self) -> int:
        """The last month."""
        return self.start + self.duration - 1

    def covers(self, month: int) -> bool:
        """Whether it runs in that month."""
        return self.start <= month <= self.end


def span(measure: Measure, start: int, wishes: PlanWishes) -> Span:
    """Where the measure runs if it starts in that month.

    It lasts at least as long as the busiest month's hours require; where there are no hours in any month,
    only a fixed measure runs, in its shortest time.
    """
    most = max(hours_by_month(wishes))
    duration = max(measure.months, math.ceil(measure.hours / most)) if most > 0 else measure.months
    return Span(start=start, duration=duration, load=math.ceil(Fraction(measure.hours, duration)))


def hours_by_month(wishes: PlanWishes) -> tuple[Fraction, ...]:
    """The team's hours in every month of the horizon, month 1 first."""
    return tuple(wishes.hours_in(wishes.start.plus(index)) for index in range(wishes.months))


def number_of(month: Month, wishes: PlanWishes) -> int:
    """The number of a month: 1 for the plan's first, 0 and less before."""
    return month.months_since(wishes.start) + 1


def fixed_spans(candidates: Candidates) -> Mapping[str, Span]:
    """Where the fixed measures run."""
    wishes = candidates.wishes
    starts = {key: wishes.measures[key].start for key in sorted(candidates.fixed)}
    return {
        key: _fixed_span(candidates.measures[key], start, wishes.measures[key].end, wishes)
        for key, start in starts.items()
        if start is not None
    }


def _fixed_span(measure: Measure, start: Month, end: Month | None, wishes: PlanWishes) -> Span:
    first = number_of(start, wishes)
    if end is None:
        return span(measure, first, wishes)
    duration = end.months_since(start) + 1
    return Span(start=first, duration=duration, load=math.ceil(Fraction(measure.hours, duration)))


def plan_problem(candidates: Candidates, stakes: Mapping[str, Stake]) -> Problem:
    """The whole plan: all free measures around the fixed ones."""
    return _problem(candidates, stakes, _room_beside_fixed(candidates))


def empty_calendar_problem(candidates: Candidates, stakes: Mapping[str, Stake]) -> Problem:
    """The same as if nothing else were planned, without limits on money and number."""
    wishes = candidates.wishes
    room = Room(
        hours=tuple(math.floor(hours) for hours in hours_by_month(wishes)),
        at_a_time=(wishes.max_at_a_time,) * wishes.months if wishes.max_at_a_time else None,
        count=None,
        budgets=(),
    )
    return _problem(candidates, stakes, room)


def joining_problem(candidates: Candidates, stakes: Mapping[str, Stake], wishes: PlanWishes) -> Problem:
    """All that could run, whenever there were hours and money enough; the room is what `wishes` leave for it.

    `candidates` were found without a budget. The number of measures has no limit, that at a time has. Where fixed
    measures took more hours or money than there are, the room is below 0.
    """
    there = replace(candidates, wishes=wishes)
    room = replace(_left_beside_fixed(there), count=None)
    enough = max(measure.hours for measure in candidates.measures.values())
    generous = replace(room, hours=(enough,) * wishes.months)
    return replace(_problem(there, stakes, generous), room=room)


def _problem(candidates: Candidates, stakes: Mapping[str, Stake], room: Room) -> Problem:
    fixed = fixed_spans(candidates)
    scale = money_scale(candidates)
    tasks = [_task(candidates, key, fixed=fixed, stakes=stakes, room=room, scale=scale) for key in candidates.free]
    possible = tightened(task for task in tasks if task.starts)
    return Problem(tasks=possible, rises=_rises(candidates, possible, stakes), room=room)


def _task(
    candidates: Candidates,
    key: str,
    *,
    fixed: Mapping[str, Span],
    stakes: Mapping[str, Stake],
    room: Room,
    scale: int,
) -> Task:
    measure = candidates.measures[key]
    shape = span(measure, 1, candidates.wishes)
    earliest = max((fixed[before].end + 1 for before in measure.after if before in fixed), default=1)
    needs = [
        _need(candidates, key, item, level, fixed)
        for item, level in sorted(measure.needs.items())
        if not candidates.today.meets(item, level)
    ]
    return Task(
        id=key,
        duration=shape.duration,
        load=shape.load,
        hours=measure.hours,
        cost=int(measure.cost_eur * scale),
        worth=standalone_units(measure, stakes),
        starts=tuple(month for month in _starts(shape, room) if month >= earliest),
        after=tuple(sorted(before for before in measure.after if before in candidates.free)),
        needs=tuple(needs),
        required=key in candidates.required,
    )


def _starts(shape: Span, room: Room) -> Iterator[int]:
    """The months from which there is room for it, were it alone beside the fixed measures."""
    slots = room.at_a_time or (1,) * len(room.hours)
    free = [hours >= shape.load and slots_left > 0 for hours, slots_left in zip(room.hours, slots, strict=True)]
    for start in range(1, len(free) - shape.duration + 2):
        if all(free[start - 1 : start - 1 + shape.duration]):
            yield start


def _need(candidates: Candidates, key: str, item: str, level: int, fixed: Mapping[str, Span]) -> Need:
    """Which other measures meet a need that is not met today, and from when on a fixed one has met it."""

    def reaches(other: str) -> bool:
        return other != key and candidates.measures[other].raises.get(item, -1) >= level

    return Need(
        from_month=min((span.end + 1 for other, span in fixed.items() if reaches(other)), default=None),
        by=tuple(other for other in candidates.free if reaches(other)),
    )


def _rises(candidates: Candidates, tasks: Sequence[Task], stakes: Mapping[str, Stake]) -> tuple[Rise, ...]:
    """For every item the further gain of each level that some task reaches, above what fixed measures reach."""
    rises = []
    for item, stake in sorted(stakes.items()):
        levels = {task.id: candidates.measures[task.id].raises.get(item, 0) for task in tasks}
        kept = (candidates.measures[key].raises.get(item, 0) for key in candidates.fixed)
        had = stake.units(max(kept, default=0))
        for level in sorted(set(levels.values())):
            gain = stake.units(level)
            if gain > had:
                by = tuple(key for key, reached in levels.items() if reached >= level)
                rises.append(Rise(gain=gain - had, by=by))
                had = gain
    return tuple(rises)


def _room_beside_fixed(candidates: Candidates) -> Room:
    left = _left_beside_fixed(candidates)
    return replace(
        left,
        hours=tuple(max(0, hours) for hours in left.hours),
        budgets=tuple(replace(budget, limit=max(0, budget.limit)) for budget in left.budgets),
    )


def _left_beside_fixed(candidates: Candidates) -> Room:
    """What fixed measures leave; below 0 where they take more hours or money than there are."""
    wishes = candidates.wishes
    spans = fixed_spans(candidates)
    months = range(1, wishes.months + 1)
    load = [sum(span.load for span in spans.values() if span.covers(month)) for month in months]
    running = [sum(span.covers(month) for span in spans.values()) for month in months]
    hours = zip(hours_by_month(wishes), load, strict=True)
    return Room(
        hours=tuple(math.floor(offered - taken) for offered, taken in hours),
        at_a_time=tuple(max(0, wishes.max_at_a_time - taken) for taken in running) if wishes.max_at_a_time else None,
        count=max(0, wishes.max_measures - len(spans)) if wishes.max_measures else None,
        budgets=_budgets(candidates, spans),
    )


def _budgets(candidates: Candidates, spans: Mapping[str, Span]) -> tuple[Budget, ...]:
    """What is left of the horizon's budget, or of that of every year it touches; a year not named has none."""
    wishes = candidates.wishes
    if wishes.budget_eur is None:
        return ()
    if isinstance(wishes.budget_eur, Fraction):
        windows = [(1, wishes.months, wishes.budget_eur)]
    else:
        january = number_of(Month(wishes.start.year, 1), wishes)
        years = range(wishes.start.year, wishes.start.plus(wishes.months - 1).year + 1)
        windows = [
            (january + 12 * index, january + 12 * index + 11, wishes.budget_eur.get(year, Fraction(0)))
            for index, year in enumerate(years)
        ]
    scale = money_scale(candidates)
    left = ((first, last, limit - _spent(candidates, spans, first, last)) for first, last, limit in windows)
    return tuple(Budget(first=first, last=last, limit=math.floor(money * scale)) for first, last, money in left)


def _spent(candidates: Candidates, spans: Mapping[str, Span], first: int, last: int) -> Fraction:
    """What the fixed and the done measures cost that start in these months."""
    wishes = candidates.wishes
    done = {key: start for key in candidates.done if (start := wishes.measures[key].start) is not None}
    starts = {key: number_of(start, wishes) for key, start in done.items()}
    starts |= {key: span.start for key, span in spans.items()}
    costs = (candidates.measures[key].cost_eur for key, start in starts.items() if first <= start <= last)
    return sum(costs, Fraction(0))


def money_scale(candidates: Candidates) -> int:
    """The number by which every cost becomes whole: 1 for whole euros, 100 for cents."""
    return math.lcm(*(measure.cost_eur.denominator for measure in candidates.measures.values()))
