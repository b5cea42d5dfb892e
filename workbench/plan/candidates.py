"""Which measures may enter the plan, and the reasons that keep one out whatever the solver finds (design section 5).

Decided here where the design leaves room: a measure that is not for this kind of site never enters, whatever
its state. Accepted and running measures with a start are fixed: they stay where they are, and no condition
is put on them. Without a start they are required: as many as possible get in before anything else counts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from workbench.answers.model import Answers, Given, LevelValue, NotApplicable
from workbench.answers.wishes import MeasureState, PlanWishes
from workbench.content.model import Content, LevelItem, Measure
from workbench.maturity.scope import all_items, shown_items
from workbench.plan.gain import Stake, standalone_gain
from workbench.plan.model import LeftOut, LeftOutReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """How the items stand before the plan.

    `levels` holds the answered level items; a need on a `settled` item (NA, or not for this kind of site)
    counts as met; `unclear` items are asked and not answered. Hidden items are in none of them.
    """

    levels: Mapping[str, int]
    settled: frozenset[str]
    unclear: frozenset[str]

    def meets(self, item: str, level: int) -> bool:
        """Whether a need of that level is met without any measure."""
        return item in self.settled or self.levels.get(item, -1) >= level


def today(content: Content, kind: str, answers: Answers) -> Today:
    """How the items stand for a site of that kind, given its answers."""
    shown = shown_items(content, kind, answers)
    levels, settled, unclear = {}, set(), set()
    for item in all_items(content):
        answer = answers.get(item.id) if item.id in shown else None
        if kind not in item.applies_to or isinstance(answer, NotApplicable):
            settled.add(item.id)
        elif isinstance(answer, Given) and isinstance(answer.value, LevelValue):
            levels[item.id] = answer.value.level
        elif item.id in shown and answer is None and isinstance(item, LevelItem):
            unclear.add(item.id)
    return Today(levels=levels, settled=frozenset(settled), unclear=frozenset(unclear))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """The measures of the content, sorted by id, and what each may do.

    `fixed` maps to the start month; `free` may be chosen (the `required` among them first of all); `done`
    satisfy `after`. `reachable` are fixed and free ones: those whose conditions some plan without limits on
    hours, number and months could meet.
    """

    measures: Mapping[str, Measure]
    kind: str
    wishes: PlanWishes
    today: Today
    fixed: frozenset[str]
    free: tuple[str, ...]
    required: frozenset[str]
    done: frozenset[str]

    @property
    def reachable(self) -> frozenset[str]:
        """All that may be in a plan."""
        return self.fixed.union(self.free)


def find_candidates(content: Content, kind: str, today: Today, wishes: PlanWishes) -> Candidates:
    """Sort the measures into fixed, free and out."""
    measures = {measure_id: content.measures[measure_id] for measure_id in sorted(content.measures)}
    applying = {key for key, measure in measures.items() if kind in measure.applies_to}
    in_state = {state: {key for key in measures if _state(key, wishes) is state} for state in MeasureState}
    kept = applying & (in_state[MeasureState.ACCEPTED] | in_state[MeasureState.RUNNING])
    fixed = frozenset(key for key in kept if wishes.measures[key].start is not None)
    done = frozenset(in_state[MeasureState.DONE])
    pool = {
        key: measures[key]
        for key in applying - fixed - done - in_state[MeasureState.REJECTED]
        if not _is_over_budget(measures[key], wishes)
    }
    free = _reachable(pool, {key: measures[key] for key in fixed}, done=done, today=today)
    return Candidates(
        measures=measures,
        kind=kind,
        wishes=wishes,
        today=today,
        fixed=fixed,
        free=tuple(sorted(free)),
        required=frozenset(kept & free),
        done=done,
    )


def reason_before_solving(candidates: Candidates, measure: Measure, stakes: Mapping[str, Stake]) -> LeftOut | None:
    """The first reason up to `no_money` that applies to a measure that is not in the plan; None if none does."""
    reasons = _reasons(candidates, measure, stakes)
    return next((LeftOut(measure=measure.id, reason=reason, detail=detail) for reason, detail in reasons), None)


def _reasons(
    candidates: Candidates, measure: Measure, stakes: Mapping[str, Stake]
) -> Iterator[tuple[LeftOutReason, tuple[str, ...]]]:
    """The reasons that apply, in the order of the design."""
    state = _state(measure.id, candidates.wishes)
    if candidates.kind not in measure.applies_to:
        yield LeftOutReason.OTHER_KIND, ()
    if state is MeasureState.REJECTED:
        yield LeftOutReason.REJECTED, ()
    if state is MeasureState.DONE:
        yield LeftOutReason.DONE, ()
    gains = standalone_gain(measure, stakes) > 0
    if unclear := _to_clarify(measure, candidates.today, gains=gains):
        yield LeftOutReason.CLARIFY_FIRST, unclear
    if not gains:
        yield LeftOutReason.NO_GAIN, ()
    if missing := _missing(candidates, measure):
        yield LeftOutReason.NEED_NOT_MET, missing
    if _is_over_budget(measure, candidates.wishes):
        yield LeftOutReason.NO_MONEY, ()


def _state(measure_id: str, wishes: PlanWishes) -> MeasureState | None:
    wish = wishes.measures.get(measure_id)
    return wish.state if wish is not None else None


def _to_clarify(measure: Measure, today: Today, *, gains: bool) -> tuple[str, ...]:
    """The open items it needs and, if it gains nothing, those it would lift."""
    asked = set(measure.needs) if gains else {*measure.needs, *measure.raises}
    return tuple(sorted(asked & today.unclear))


def _missing(candidates: Candidates, measure: Measure) -> tuple[str, ...]:
    """The items whose needed level nothing reaches, then the measures it must come after that are out."""
    providers = {key: candidates.measures[key] for key in candidates.reachable}
    today = candidates.today
    items = [
        item for item, level in measure.needs.items() if not _can_be_met(measure.id, item, level, today, providers)
    ]
    measures = [key for key in measure.after if key not in providers and key not in candidates.done]
    return (*sorted(items), *sorted(measures))


def _can_be_met(measure_id: str, item: str, level: int, today: Today, providers: Mapping[str, Measure]) -> bool:
    return today.meets(item, level) or any(
        provider.raises.get(item, -1) >= level for key, provider in providers.items() if key != measure_id
    )


def _reachable(
    pool: Mapping[str, Measure], fixed: Mapping[str, Measure], *, done: frozenset[str], today: Today
) -> set[str]:
    """The least set of measures of the pool whose conditions the fixed, the done and the set itself can meet.

    Being the least, it leaves out measures whose needs only a cycle could meet.
    """
    reached: dict[str, Measure] = dict(fixed)
    waiting = dict(pool)
    while True:
        ready = {
            key: measure
            for key, measure in waiting.items()
            if all(before in done or before in reached for before in measure.after)
            and all(_can_be_met(key, item, level, today, reached) for item, level in measure.needs.items())
        }
        if not ready:
            return set(reached) - set(fixed)
        reached |= ready
        waiting = {key: measure for key, measure in waiting.items() if key not in ready}


def _is_over_budget(measure: Measure, wishes: PlanWishes) -> bool:
    """Whether its own cost is over the budget: of the horizon, or of every year that the horizon touches."""
    if wishes.budget_eur is None or measure.cost_eur == 0:
        return False
    if isinstance(wishes.budget_eur, Fraction):
        return measure.cost_eur > wishes.budget_eur
    years = range(wishes.start.year, wishes.start.plus(wishes.months - 1).year + 1)
    return measure.cost_eur > max(wishes.budget_eur.get(year, Fraction(0)) for year in years)
