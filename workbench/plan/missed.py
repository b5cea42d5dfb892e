"""Which measures a reader would miss in a proposal."""

from workbench.plan.gain import standalone_gain
from workbench.plan.make import Case
from workbench.plan.model import LeftOutReason, Plan


def missed(case: Case, plan: Plan) -> tuple[str, ...]:
    """The measures wished for that are not in the plan, by id, then the best of those that were outweighed."""
    chosen = {each.measure for each in plan.measures}
    wished = [key for key in sorted(case.candidates.required) if key not in chosen]
    outweighed = [left.measure for left in plan.left_out if left.reason is LeftOutReason.OUTWEIGHED]
    ranked = sorted(outweighed, key=lambda key: (-standalone_gain(case.candidates.measures[key], case.worth), key))
    return tuple(dict.fromkeys([*wished, *ranked[:1]]))
