"""Which measures a reader would miss in a proposal, and what it would take for them to join."""

from collections.abc import Iterator

from workbench.plan.extra import Extra, least_extra
from workbench.plan.gain import standalone_gain
from workbench.plan.make import Case
from workbench.plan.model import LeftOutReason, Plan

MOST_ASKED = 5
"""So many of the best measures that were outweighed are asked about, until one could join."""


def missed(case: Case, plan: Plan) -> Iterator[tuple[str, Extra | None]]:
    """The measures wished for that are not in the plan, by id, then the best one that more room would bring in."""
    chosen = {each.measure for each in plan.measures}
    for key in sorted(case.candidates.required - chosen):
        yield key, least_extra(case, plan, key)
    outweighed = [left.measure for left in plan.left_out if left.reason is LeftOutReason.OUTWEIGHED]
    others = sorted(
        set(outweighed) - case.candidates.required,
        key=lambda key: (-standalone_gain(case.candidates.measures[key], case.worth), key),
    )
    for key in others[:MOST_ASKED]:
        extra = least_extra(case, plan, key)
        if extra is not None:
            yield key, extra
            return
