"""How long a plan of 90 measures takes: `python -m tests.bench.plan [instances]` prints two tables, in CPU seconds.

The first is of the shipped content over 24 months of 60 h, made and then made anew around what people kept; the aim is
gain and hours proven in under 5 s on one core. The second is of random instances with fixed seeds, 62 items in 28
dimensions of 3 areas; the aim is about 2 s for 12 months of 40 h with a limit on the number of measures.
"""

import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.builders import a_content, a_dimension, a_measure, a_questionnaire, an_item, levels, wishes
from tests.content.plans import answers_of, mixed
from workbench.answers.model import Answers
from workbench.answers.wishes import PlanWishes
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content, Dimension, LevelItem, Measure
from workbench.plan.check import check_plan
from workbench.plan.living import Status, content_with, measures_of, wishes_to_plan_anew
from workbench.plan.make import case_of, decide, make_plan, plan_from
from workbench.plan.model import Plan
from workbench.plan.solve import Step

_SHAPES = (
    ("12 months, 40 h, no other limit", wishes(months=12, hours=40)),
    ("12 months, 40 h, 12 measures, 4 at a time", wishes(months=12, hours=40, max_measures=12, max_at_a_time=4)),
    ("12 months, 40 h, 20 000 euro", wishes(months=12, hours=40, budget=20_000)),
    ("24 months, 60 h, no other limit", wishes(months=24, hours=60)),
    ("24 months, 60 h, 12 measures, 4 at a time", wishes(months=24, hours=60, max_measures=12, max_at_a_time=4)),
    ("24 months, 60 h, 20 000 and 10 000 euro", wishes(months=24, hours=60, budget={2026: 20_000, 2027: 10_000})),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Instance:
    content: Content
    answers: Answers


def main() -> None:
    """Print one line per plan of the shipped content, then one per instance and shape."""
    instances = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    _shipped()
    print()
    print(
        f"{'limits':<44}{'seed':>5}{'CPU s':>8}{'optimal':>9}{'early':>7}{'gap %':>7}"
        f"{'measures':>10}{'gain':>9}{'hours':>7}"
    )
    for title, limits in _SHAPES:
        for seed in range(instances):
            print(_line(title, seed, limits), flush=True)


def _shipped() -> None:
    content = load_content(packaged_content())
    print(
        f"{'shipped content, 24 months of 60 h':<44}{'proven s':>9}{'CPU s':>7}{'optimal':>9}"
        f"{'measures':>10}{'hours':>7}"
    )
    for profile, level in (("all 1", lambda _: 1), ("mixed", mixed)):
        answers = answers_of(content, level)
        for number in (12, 0):
            title = f"{profile}, {number or 'no limit on'} measures"
            wanted = wishes(months=24, hours=60, max_measures=number, max_at_a_time=4)
            plan = _timed(title, content, answers, wanted)
            living = [
                replace(each, status=Status.PLANNED if place % 2 else Status.PROPOSED)
                for place, each in enumerate(measures_of(content, plan))
            ]
            anew = wishes_to_plan_anew(replace(wanted, start=wanted.start.plus(3)), living)
            _timed(f"{title}, anew", content_with(content, living), answers, anew)


def _timed(title: str, content: Content, answers: Answers, wanted: PlanWishes) -> Plan:
    """Make the plan and print how long it took until gain and hours were settled, and in all."""
    reached: dict[Step, float] = {}
    begin = time.process_time()
    case = case_of(content, "stadt", answers, wanted)
    decision = decide(case, lambda step: reached.update({step: time.process_time() - begin}))
    plan = plan_from(case, decision)
    seconds = time.process_time() - begin
    settled = decision.outcomes[Step.GAIN].proven and decision.outcomes[Step.HOURS].proven
    _check(title, content, "stadt", answers, plan)
    print(
        f"{title:<44}{f'{reached[Step.COST]:.2f}' if settled else 'no':>9}{seconds:>7.2f}{plan.optimal!s:>9}"
        f"{len(plan.measures):>10}{plan.hours:>7}",
        flush=True,
    )
    return plan


def _check(title: str, content: Content, kind: str, answers: Answers, plan: Plan) -> None:
    violations = check_plan(content, kind, answers, plan)
    if violations:
        raise SystemExit(f"{title}: {violations}")


def _line(title: str, seed: int, limits: PlanWishes) -> str:
    instance = _an_instance(seed)
    begin = time.process_time()
    plan = make_plan(instance.content, "town", instance.answers, limits)
    seconds = time.process_time() - begin
    _check(f"{title}, seed {seed}", instance.content, "town", instance.answers, plan)
    gap = float(100 * (1 - plan.early.bound / plan.early.value)) if plan.early.value else 0.0
    return (
        f"{title:<44}{seed:>5}{seconds:>8.2f}{plan.optimal!s:>9}{plan.early.proven!s:>7}{gap:>7.1f}"
        f"{len(plan.measures):>10}{float(plan.gain):>9.4f}{plan.hours:>7}"
    )


def _an_instance(seed: int) -> _Instance:
    chance = random.Random(seed)  # noqa: S311  # a benchmark needs the same numbers each time, not secrecy
    names = [f"i{number:02}" for number in range(62)]
    items = [an_item(name, weight=chance.choice([1, 1, 2, 3])) for name in names]
    dimensions = [_as_heavy_as_its_items(f"d{number:02}", items[number::28]) for number in range(28)]
    areas = {"a": dimensions[:13], "b": dimensions[13:22], "c": dimensions[22:]}
    content = a_content(
        *(a_questionnaire(area, *inside, area=area) for area, inside in areas.items()),
        measures=_measures(chance, names),
        area_weights={area: sum(dimension.weight for dimension in inside) for area, inside in areas.items()},
    )
    return _Instance(content=content, answers=levels(**{name: chance.choice([0, 0, 1, 1, 2, 3]) for name in names}))


def _as_heavy_as_its_items(dimension_id: str, items: list[LevelItem]) -> Dimension:
    """Every item weighs as much in the whole as it says, as in the trial of the formulation."""
    return a_dimension(dimension_id, *items, weight=sum(item.weight for item in items))


def _measures(chance: random.Random, items: list[str]) -> Iterator[Measure]:
    """Like the trial of the formulation: a third comes after another, two fifths need a level somewhere."""
    for number in range(90):
        raises = {item: chance.choice([1, 2, 3, 3, 4]) for item in chance.sample(items, chance.choice([1, 1, 2, 3]))}
        needed = chance.choice(items)
        needs = {needed: chance.choice([1, 2])} if chance.random() < 0.4 and needed not in raises else {}
        after = [f"m{chance.randrange(number):02}"] if number and chance.random() < 0.35 else []
        yield a_measure(
            f"m{number:02}",
            raises,
            needs=needs,
            after=after,
            months=chance.choice([1, 1, 2, 3, 3, 6]),
            hours=chance.choice([8, 16, 16, 24, 40, 40, 64, 80, 160, 240]),
            cost_eur=chance.choice([0, 0, 0, 500, 1500, 5000]),
        )


if __name__ == "__main__":
    main()
