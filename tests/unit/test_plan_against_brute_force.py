"""Small random plans against every subset in every schedule; the independent checker accepts each of them."""

import os
from collections.abc import Mapping
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.brute import Brute
from tests.builders import (
    COUNTY,
    KINDS,
    TOWN,
    Number,
    a_content,
    a_dimension,
    a_measure,
    accepted,
    an_item,
    done,
    levels,
    rejected,
    running,
    wishes,
)
from workbench.answers.model import Answers
from workbench.answers.wishes import MeasureWish, PlanWishes
from workbench.content.model import Content, Measure
from workbench.plan.check import check_plan
from workbench.plan.make import make_plan

ITEMS = ("a", "b", "c", "d")
EXAMPLES = int(os.environ.get("BRUTE_EXAMPLES", "120"))

item = st.sampled_from(ITEMS)
level = st.integers(1, 4)
money: st.SearchStrategy[Number] = st.sampled_from([0, 0, 100, "250.5"])
by_month: Mapping[str, Number] = {"2026-11": 12, "2026-12": 5, "2027-01": 20}
capacity: st.SearchStrategy[Number | Mapping[str, Number]] = st.sampled_from([10, 20, "7.5", by_month, 0])
kinds = st.sampled_from([KINDS, KINDS, KINDS, frozenset({TOWN}), frozenset({COUNTY})])


@st.composite
def measures(draw: st.DrawFn) -> list[Measure]:
    """Up to five measures; each comes after earlier ones only."""
    found: list[Measure] = []
    for number in range(draw(st.integers(1, 5))):
        after = draw(st.lists(st.sampled_from([m.id for m in found]), max_size=2, unique=True)) if found else []
        found.append(
            a_measure(
                f"m{number}",
                draw(st.dictionaries(item, level, max_size=2)),
                needs=draw(st.dictionaries(item, level, max_size=1)),
                after=after if draw(st.booleans()) else [],
                months=draw(st.integers(1, 2)),
                hours=draw(st.sampled_from([3, 5, 8, 10, 16, 25])),
                cost_eur=draw(money),
                applies_to=draw(kinds),
            )
        )
    return found


@st.composite
def contents(draw: st.DrawFn) -> Content:
    weights = draw(st.lists(st.sampled_from(["0.3", "1", "2"]), min_size=4, max_size=4))
    first = a_dimension("x", an_item("a", weight=weights[0]), an_item("b", weight=weights[1], applies_to=draw(kinds)))
    second = a_dimension("y", an_item("c", weight=weights[2]), an_item("d", highest=4), weight=weights[3])
    return a_content(first, second, measures=draw(measures()))


@st.composite
def some_answers(draw: st.DrawFn) -> Answers:
    chosen = {name: draw(st.sampled_from([0, 0, 1, 2, 3, None, "open"])) for name in ITEMS}
    return levels(**{name: value for name, value in chosen.items() if not isinstance(value, str)})


states = st.sampled_from([accepted(), accepted("2026-12"), running("2026-10"), running("2027-01"), done(), rejected()])


@st.composite
def some_wishes(draw: st.DrawFn) -> PlanWishes:
    months = draw(st.integers(1, 4))
    state: dict[str, MeasureWish] = draw(st.dictionaries(st.sampled_from(["m0", "m1", "m2"]), states, max_size=2))
    return wishes(
        start="2026-11",
        months=months,
        hours=draw(capacity),
        budget=draw(st.sampled_from([None, None, 300, {2026: 100, 2027: 260}])),
        max_measures=draw(st.sampled_from([0, 0, 1, 2])),
        max_at_a_time=draw(st.sampled_from([0, 0, 1, 2])),
        targets=draw(st.sampled_from([{}, {"x": 2}, {"y": 4}])),
        focus=draw(st.sampled_from([{}, {"x": 3}, {"y": 0}])),
        measures=state,
    )


@given(content=contents(), answers=some_answers(), wanted=some_wishes())
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
def test_a_plan_is_as_good_as_the_best_of_all_schedules(content: Content, answers: Answers, wanted: PlanWishes) -> None:
    known = {key: wish for key, wish in wanted.measures.items() if key in content.measures}
    wanted = wishes_with(wanted, known)
    plan = make_plan(content, TOWN, answers, wanted)
    best, schedules = Brute(content, TOWN, answers, wanted).best()
    starts = {planned.measure: planned.start_number for planned in plan.measures}

    assert plan.optimal
    assert check_plan(content, TOWN, answers, plan) == ()
    # gains that differ by less than a unit of 1e-9 for each item are equal
    assert abs(plan.gain * 10**9 - best.gain) <= len(ITEMS)
    assert (plan.hours, plan.cost_eur) == (best.hours, best.cost)
    assert set(starts) in [set(schedule) for schedule in schedules]
    if plan.early.proven:
        assert starts in schedules
        assert abs(plan.early.value * 10**9 - best.early) <= 100
    assert plan.early.bound <= plan.early.value
    assert {left_out.measure for left_out in plan.left_out} == content.measures.keys() - starts.keys()


def wishes_with(wanted: PlanWishes, known: dict[str, MeasureWish]) -> PlanWishes:
    """The same wishes, about the measures that there are."""
    return PlanWishes(
        start=wanted.start,
        months=wanted.months,
        hours_per_month=wanted.hours_per_month,
        budget_eur=wanted.budget_eur,
        max_measures=wanted.max_measures,
        max_at_a_time=wanted.max_at_a_time,
        targets=wanted.targets,
        focus=wanted.focus,
        measures=known,
    )


def test_gains_are_exact_where_rounding_would_show() -> None:
    content = a_content(
        a_dimension("x", an_item("a", weight=1), an_item("b", weight=2)), measures=[a_measure("m", {"a": 3})]
    )
    plan = make_plan(content, TOWN, levels(a=0, b=0), wishes())
    # ω of a is 1/3; three of four levels are gained
    assert plan.gain == Fraction(1, 4)
