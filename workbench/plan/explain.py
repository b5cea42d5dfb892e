"""Why every measure is in the plan or out of it, as codes and ids, never sentences (design section 5)."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from workbench.content.model import Measure
from workbench.plan.candidates import Candidates, reason_before_solving
from workbench.plan.gain import Stake
from workbench.plan.model import LeftOut, LeftOutReason, Lift
from workbench.plan.problem import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """What a measure adds to those that finish before it: levels of items, and gain."""

    raises: Mapping[str, Lift]
    gain: Fraction


def credited(candidates: Candidates, spans: Mapping[str, Span], stakes: Mapping[str, Stake]) -> Mapping[str, Credit]:
    """What every planned measure adds, credited in order of finish month, then id; the gains add up to the plan's."""
    reached: dict[str, int] = dict(candidates.today.levels)
    found = {}
    for key in sorted(spans, key=lambda key: (spans[key].end, key)):
        raises = {}
        gain = Fraction(0)
        for item, level in sorted(candidates.measures[key].raises.items()):
            if item in candidates.today.settled:
                continue
            before = reached.get(item)
            after = level if before is None else max(before, level)
            if item in stakes and before is not None:
                gain += stakes[item].gain(after) - stakes[item].gain(before)
            raises[item] = Lift(before=before, after=after)
            reached[item] = after
        found[key] = Credit(raises=raises, gain=gain)
    return found


def waits_for(candidates: Candidates, spans: Mapping[str, Span]) -> Mapping[str, tuple[str, ...]]:
    """For every planned measure those that made its start possible, sorted by id.

    These are the planned ones it must come after, and for every need not met today the first to reach the level.
    A fixed measure has no conditions: it waited only for what did finish before it.
    """
    by_end = sorted(spans, key=lambda key: (spans[key].end, key))
    found = {}
    for key, span in spans.items():
        measure = candidates.measures[key]
        earlier = [other for other in by_end if spans[other].end < span.start]
        waited = {before for before in measure.after if before in earlier}
        for item, level in measure.needs.items():
            reaching = (other for other in earlier if candidates.measures[other].raises.get(item, -1) >= level)
            first = next(reaching, None)
            if first is not None and not candidates.today.meets(item, level):
                waited.add(first)
        found[key] = tuple(sorted(waited))
    return found


def rests_on(measure: Measure, stakes: Mapping[str, Stake]) -> Mapping[str, int]:
    """The items at which the measure alone would gain, by id, with the level from which it would not."""
    found = {}
    for item, level in sorted(measure.raises.items()):
        if item in stakes and stakes[item].gain(level) > 0:
            found[item] = min(level, math.ceil(stakes[item].target))
    return found


def left_out(
    candidates: Candidates,
    chosen: Iterable[str],
    stakes: Mapping[str, Stake],
    *,
    fits_alone: Callable[[str], bool],
) -> tuple[LeftOut, ...]:
    """Every measure that is not chosen with its reason, by id; `fits_alone` is asked where no other applies."""
    out = candidates.measures.keys() - set(chosen)
    return tuple(
        reason_before_solving(candidates, candidates.measures[key], stakes) or _crowded_out(key, fits_alone)
        for key in sorted(out)
    )


def _crowded_out(key: str, fits_alone: Callable[[str], bool]) -> LeftOut:
    return LeftOut(measure=key, reason=LeftOutReason.OUTWEIGHED if fits_alone(key) else LeftOutReason.NO_CAPACITY)
