"""What it would take for one more measure to join a plan: the least extra hours a month, or euro (design section 5)."""

from dataclasses import dataclass, replace
from fractions import Fraction

from workbench.plan.fit import tightened, with_all_it_may_need
from workbench.plan.make import Case, case_of
from workbench.plan.model import Plan
from workbench.plan.problem import joining_problem, money_scale
from workbench.plan.solve import least_room


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """What is missing for a measure to join those chosen, which all stay, though not always in their months.

    `hours` is for every month of the horizon, `euro` for all of it, each the least there can be, hours first;
    `with_it` are the measures that would have to come along; `measures` how many more than wished that makes.
    """

    hours: int
    euro: Fraction
    measures: int
    with_it: tuple[str, ...]


def least_extra(case: Case, plan: Plan, key: str) -> Extra | None:
    """What it would take for measure `key`, which `plan` (made of `case`) leaves out.

    None where more hours and more money would not help: something it needs is missing, or the months are too few.
    """
    wishes = case.wishes
    rich = case_of(case.content, case.site_kind, case.answers, replace(wishes, budget_eur=None))
    problem = joining_problem(rich.candidates, rich.worth, wishes)
    tasks = {task.id: task for task in problem.tasks}
    if key not in tasks:
        return None
    chosen = frozenset(each.measure for each in plan.measures)
    required = (chosen & tasks.keys()) | {key}
    wanted = required | with_all_it_may_need(tasks, key)
    asked = tightened(replace(tasks[each], required=each in required) for each in sorted(wanted))
    found = least_room(replace(problem, tasks=asked, rises=()))
    if found is None:
        return None
    with_it = tuple(sorted(found.chosen - required))
    number = len(chosen) + 1 + len(with_it)
    return Extra(
        hours=found.hours,
        euro=Fraction(found.money, money_scale(rich.candidates)),
        measures=max(0, number - wishes.max_measures) if wishes.max_measures else 0,
        with_it=with_it,
    )
