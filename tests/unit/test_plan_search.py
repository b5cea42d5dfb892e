"""Both models of a plan mean the same, and what one does not prove in time the other takes up."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from tests.builders import TOWN, a_content, a_dimension, a_measure, an_item, levels, wishes
from tests.unit.test_plan_against_brute_force import contents, some_answers, some_wishes
from workbench.answers.model import Answers
from workbench.answers.wishes import PlanWishes
from workbench.content.model import Content
from workbench.plan import search
from workbench.plan.check import check_plan
from workbench.plan.make import case_of, make_plan
from workbench.plan.problem import plan_problem
from workbench.plan.search import solve
from workbench.plan.solve import Model, Step
from workbench.plan.tasks import Problem

LIGHT, HEAVY = False, True
NOTHING = 1e-9
"""Work in which nothing can be found."""


def staged(monkeypatch: pytest.MonkeyPatch, *stages: tuple[bool, float]) -> None:
    """Every step in these stages, and no others."""
    monkeypatch.setattr(search, "_STAGES", dict.fromkeys(Step, stages))


def small_problem() -> Problem:
    """Three measures, of which two fit: those that gain most, one after the other."""
    content = a_content(
        a_dimension("x", an_item("a"), an_item("b"), an_item("c")),
        measures=[a_measure("m", {"a": 1}), a_measure("n", {"b": 2}), a_measure("o", {"c": 3}, after=["n"])],
    )
    case = case_of(content, TOWN, levels(a=0, b=0, c=0), wishes(months=2, hours=10))
    return plan_problem(case.candidates, case.worth)


@given(content=contents(), answers=some_answers(), wanted=some_wishes())
@settings(
    max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_heavy_model_finds_as_good_a_plan_as_the_light_one(
    monkeypatch: pytest.MonkeyPatch, content: Content, answers: Answers, wanted: PlanWishes
) -> None:
    plans = []
    for model in (LIGHT, HEAVY):
        staged(monkeypatch, (model, 20.0))
        plans.append(make_plan(content, TOWN, answers, wanted))
    light, heavy = plans
    assert check_plan(content, TOWN, answers, heavy) == ()
    assert heavy.optimal
    assert heavy.early.proven
    assert (heavy.gain, heavy.hours, heavy.cost_eur) == (light.gain, light.hours, light.cost_eur)
    assert heavy.early == light.early
    assert {each.measure: each.start for each in heavy.measures} == {
        each.measure: each.start for each in light.measures
    }


@pytest.mark.parametrize(
    "stages", [((LIGHT, NOTHING), (HEAVY, 5.0)), ((LIGHT, NOTHING), (HEAVY, NOTHING), (LIGHT, 5.0))]
)
def test_what_is_not_proven_in_one_stage_is_taken_up_in_the_next(
    monkeypatch: pytest.MonkeyPatch, stages: tuple[tuple[bool, float], ...]
) -> None:
    staged(monkeypatch, *stages)
    solution = solve(small_problem())
    assert solution.starts == {"n": 1, "o": 2}
    assert all(outcome.proven for outcome in solution.outcomes.values())


def test_where_no_work_is_allowed_the_bound_is_what_all_tasks_together_could_gain(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    staged(monkeypatch, (LIGHT, NOTHING), (HEAVY, NOTHING))
    problem = small_problem()
    solution = solve(problem)
    assert solution.starts == {}
    gain = solution.outcomes[Step.GAIN]
    assert (gain.bound, gain.proven) == (sum(rise.gain for rise in problem.rises), False)


@pytest.mark.parametrize("by_month", [LIGHT, HEAVY])
def test_what_a_step_has_reached_is_kept_in_the_next(by_month: bool) -> None:
    problem = small_problem()
    model = Model(problem, by_month=by_month)
    fewest = model.optimise(Step.HOURS, model.objectives[Step.HOURS], {}, limit=5.0)
    assert (fewest.starts, fewest.value) == ({}, 0)
    best = model.optimise(Step.GAIN, model.objectives[Step.GAIN], {}, limit=5.0)
    assert best.value is not None
    model.keep(Step.GAIN, model.objectives[Step.GAIN], best.value)
    assert model.optimise(Step.HOURS, model.objectives[Step.HOURS], {}, limit=5.0).value == 20


def test_only_what_can_matter_is_a_step() -> None:
    problem = small_problem()
    assert Step.REQUIRED not in solve(problem).outcomes
    assert Step.COST not in solve(problem).outcomes
    wished = replace(problem, tasks=tuple(replace(task, required=True, cost=5) for task in problem.tasks))
    assert list(solve(wished).outcomes) == list(Step)
