"""A plan that people live with: its measures as they accepted, changed, began and finished them (design section 5).

The text of a measure is copied, so that a plan never changes under its readers. From the living measures and the
answers the plan "as it stands" is worked out without the solver; planning anew keeps everything that is not merely
proposed where it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from workbench.answers.model import Answers
from workbench.answers.wishes import MeasureState, MeasureWish, PlanWishes
from workbench.content.model import Content, Measure
from workbench.maturity.scope import items_by_id
from workbench.plan.make import Decision, case_of, plan_from
from workbench.plan.model import Plan
from workbench.values import Month


class Status(StrEnum):
    """Where a measure of a plan stands. Only proposed ones may be moved or dropped by planning anew."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    DROPPED = "dropped"
    REJECTED = "rejected"


FIXED = frozenset({Status.PLANNED, Status.RUNNING, Status.PAUSED})
"""Kept where they are, with their hours and their cost; a paused one goes on later in its place."""

IN_PLAN = FIXED | {Status.PROPOSED}
"""What the plan still expects to be done."""

OUT = frozenset({Status.DROPPED, Status.REJECTED})
"""What people decided against, always with a reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address with its title."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LivingMeasure:
    """A measure of a plan as it stands: the copied text with people's changes, its time, and how far it is.

    `progress` is whole percent, 0…100; `reason` says why it is out; it never ends before it starts. An own measure is
    the team's, not the catalogue's: it takes hours, money and a place, lifts no item, and only people drop it.
    """

    measure: Measure
    status: Status
    start: Month
    end: Month
    is_own: bool = False
    reason: str = ""
    progress: int = 0
    note: str = ""
    links: tuple[Link, ...] = ()

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"{self.key} ends in {self.end}, before it starts in {self.start}")

    @property
    def key(self) -> str:
        """The id of the measure, unique in the plan."""
        return self.measure.id

    @property
    def months(self) -> int:
        """How many months it runs."""
        return self.end.months_since(self.start) + 1

    @property
    def is_open(self) -> bool:
        """Whether it is the planner's proposal, which planning anew may move or drop."""
        return self.status is Status.PROPOSED and not self.is_own


def measures_of(content: Content, plan: Plan) -> tuple[LivingMeasure, ...]:
    """The measures of a plan just made, each with a copy of its text, by start, then id."""
    return tuple(
        LivingMeasure(
            measure=content.measures[planned.measure],
            status=_status_at_first(plan.wishes.measures.get(planned.measure)),
            start=planned.start,
            end=planned.end,
        )
        for planned in plan.measures
    )


def taken_over(content: Content, plan: Plan, before: Iterable[LivingMeasure]) -> tuple[LivingMeasure, ...]:
    """The living measures once a plan made anew is taken over: what was kept stays as it is, proposals are the new.

    A measure proposed once more keeps what people wrote at it, in its new months.
    """
    known = {living.key: living for living in before}
    kept = {key: living for key, living in known.items() if not living.is_open}
    new = [
        replace(known.get(living.key, living), status=living.status, start=living.start, end=living.end)
        for living in measures_of(content, plan)
        if living.key not in kept
    ]
    return tuple(sorted([*kept.values(), *new], key=lambda living: (living.start, living.key)))


def content_with(content: Content, living: Iterable[LivingMeasure]) -> Content:
    """The content with the measures as people changed them, and with their own.

    What a copy says of items and measures that this content does not know is left out of it.
    """
    found = tuple(living)
    items = items_by_id(content).keys()
    keys = content.measures.keys() | {each.key for each in found}
    return replace(
        content,
        measures={**content.measures, **{each.key: _known(each, items, keys) for each in found}},
    )


def _known(living: LivingMeasure, items: Iterable[str], measures: Iterable[str]) -> Measure:
    measure = living.measure
    return replace(
        measure,
        raises={item: level for item, level in measure.raises.items() if item in items},
        needs={item: level for item, level in measure.needs.items() if item in items},
        after=tuple(key for key in measure.after if key in measures),
    )


def wishes_to_plan_anew(wishes: PlanWishes, living: Iterable[LivingMeasure]) -> PlanWishes:
    """The wishes with the state of all that is not merely proposed: it stays, is done, or is out."""
    states = {each.key: _wish(each) for each in living if not each.is_open}
    return replace(wishes, measures={**wishes.measures, **states})


def as_it_stands(
    content: Content,
    site_kind: str,
    answers: Answers,
    wishes: PlanWishes,
    living: Iterable[LivingMeasure],
    fitting: frozenset[str],
) -> Plan:
    """The plan that the living measures are, proposals included, each where it is; nothing is searched for.

    `content` is that of `content_with`; `fitting` are the measures of which the decision behind the plan said
    that they would fit were they alone. Every measure counts as fixed, for limits and conditions
    are people's to break; and as nothing was compared, the plan is not `optimal`, and `gain_bound` is its own gain.
    """
    states = {each.key: _wish(each) for each in living}
    wished = replace(wishes, measures={**wishes.measures, **states})
    unplaced = {
        key: wish
        for key, wish in wished.measures.items()
        if wish.start is not None or wish.state in {MeasureState.DONE, MeasureState.REJECTED}
    }
    case = case_of(content, site_kind, answers, replace(wished, measures=unplaced))
    return replace(plan_from(case, Decision(starts={}, outcomes={}, fitting=fitting)), optimal=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What taking over a plan would change: ids of measures, each by start, then id; `moved` ones stay in."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    moved: tuple[str, ...]
    kept: tuple[str, ...]


def changes(before: Iterable[LivingMeasure], after: Iterable[LivingMeasure]) -> Changes:
    """Compare what is in the plan before and after; what is done or out is in neither."""
    old, new = _in_plan(before), _in_plan(after)
    stays = [key for key in new if key in old]
    moved = tuple(key for key in stays if (old[key].start, old[key].end) != (new[key].start, new[key].end))
    return Changes(
        new=tuple(key for key in new if key not in old),
        gone=tuple(key for key in old if key not in new),
        moved=moved,
        kept=tuple(key for key in stays if key not in moved),
    )


def _in_plan(living: Iterable[LivingMeasure]) -> Mapping[str, LivingMeasure]:
    """By key, in order of start, then id."""
    found = (each for each in living if each.status in IN_PLAN)
    return {each.key: each for each in sorted(found, key=lambda each: (each.start, each.key))}


def load_by_month(living: Iterable[LivingMeasure]) -> Mapping[Month, int]:
    """Hours in every month in which something runs or ran; what is out takes none."""
    load: dict[Month, int] = {}
    for each in living:
        if each.status not in OUT:
            for offset in range(each.months):
                month = each.start.plus(offset)
                load[month] = load.get(month, 0) + -(-each.measure.hours // each.months)
    return {month: load[month] for month in sorted(load)}


def cost_by_year(living: Iterable[LivingMeasure]) -> Mapping[int, Fraction]:
    """What is in the plan or done costs, in the year in which it starts; what is out costs nothing."""
    cost: dict[int, Fraction] = {}
    for each in living:
        if each.status not in OUT and each.measure.cost_eur:
            cost[each.start.year] = cost.get(each.start.year, Fraction(0)) + each.measure.cost_eur
    return {year: cost[year] for year in sorted(cost)}


def items_to_ask_first(living: Iterable[LivingMeasure]) -> tuple[str, ...]:
    """The items that done measures were to lift; a new round asks about them first, for only answers raise a level."""
    found = (item for each in living if each.status is Status.DONE for item in each.measure.raises)
    return tuple(dict.fromkeys(found))


_STATES = {
    Status.PROPOSED: MeasureState.ACCEPTED,
    Status.PLANNED: MeasureState.ACCEPTED,
    Status.PAUSED: MeasureState.ACCEPTED,
    Status.RUNNING: MeasureState.RUNNING,
    Status.DONE: MeasureState.DONE,
    Status.DROPPED: MeasureState.REJECTED,
    Status.REJECTED: MeasureState.REJECTED,
}
"""What a status is to the planner."""


def _wish(living: LivingMeasure) -> MeasureWish:
    state = _STATES[living.status]
    if living.status in OUT:
        return MeasureWish(state=state, reason=living.reason or None)
    return MeasureWish(state=state, start=living.start, end=living.end)


def _status_at_first(wish: MeasureWish | None) -> Status:
    if wish is None:
        return Status.PROPOSED
    return Status.RUNNING if wish.state is MeasureState.RUNNING else Status.PLANNED
