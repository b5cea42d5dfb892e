"""The best plan, step by step (design section 5, objective): what is tried on which model, and with how much work.

The light model knows when tasks run as intervals; it proves most plans in a fraction of a second. The heavy one says
the same once more by start months. It takes seconds, but proves what the light one may not prove at all: plans that
nothing limits but the hours and the number at a time.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from workbench.plan.solve import MAXIMISED, Model, Outcome, Step
from workbench.plan.tasks import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The chosen tasks with their start months, and the outcome of every step that could matter."""

    starts: Mapping[str, int]
    outcomes: Mapping[Step, Outcome]


_LIGHT, _HEAVY = False, True
_DECIDED = ((_LIGHT, 0.1), (_HEAVY, 3.0), (_LIGHT, 2.0))
_STAGES: Mapping[Step, tuple[tuple[bool, float], ...]] = {
    Step.REQUIRED: _DECIDED,
    Step.GAIN: ((_LIGHT, 0.2), (_HEAVY, 8.0), (_LIGHT, 12.0)),
    Step.HOURS: _DECIDED,
    Step.COST: _DECIDED,
    Step.EARLY: ((_LIGHT, 1.0),),
    Step.ORDER: ((_LIGHT, 0.2),),
}
"""The model and the solver's deterministic work (about seconds), one after the other until a step is proven.

The last two steps only make a plan with the same measures start sooner, so they may stop early."""


def solve(problem: Problem, on_step: Callable[[Step], None] = lambda _step: None) -> Solution:
    """The best choice and months by the design's objective; a step that cannot matter has no outcome.

    `on_step` is told each step when it begins. Last, ties are broken for tasks first in order of id, so that the plan
    does not hang on chance.
    """
    search = _Search(problem)
    outcomes = {}
    for step in search.steps:
        on_step(step)
        outcomes[step] = search.take(step)
    return Solution(starts=search.starts, outcomes=outcomes)


class _Search:
    """The steps on both models: what one has reached the other keeps, too; the heavy one is made when it is needed."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._models = {_LIGHT: Model(problem)}
        self._reached: dict[Step, int] = {}
        self.starts: Mapping[str, int] = {}
        self.steps = tuple(self._models[_LIGHT].objectives)

    def take(self, step: Step) -> Outcome:
        """Optimise a step, stage by stage until it is proven; it must not get worse from then on."""
        bounds = []
        for by_month, limit in _STAGES[step]:
            model = self._model(by_month)
            found = model.optimise(step, model.objectives[step], self.starts, limit=limit)
            bounds.append(found.outcome.bound)
            if found.value is not None:
                self.starts = found.starts
                self._reached[step] = found.value
                for each in self._models.values():
                    each.keep(step, each.objectives[step], found.value)
            if found.outcome.proven:
                return found.outcome
        return Outcome(bound=min(bounds) if step in MAXIMISED else max(bounds), proven=False)

    def _model(self, by_month: bool) -> Model:
        if by_month not in self._models:
            self._models[by_month] = model = Model(self._problem, by_month=by_month)
            for step, value in self._reached.items():
                model.keep(step, model.objectives[step], value)
        return self._models[by_month]
