"""What one more measure would take: by hand, and on small cases against every schedule with ever more hours."""

import os
from dataclasses import dataclass, replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.brute import Brute, Schedule
from tests.builders import (
    TOWN,
    a_content,
    a_dimension,
    a_measure,
    accepted,
    an_item,
    done,
    levels,
    rejected,
    wishes,
)
from tests.unit.test_plan_against_brute_force import contents, some_answers, some_wishes
from workbench.answers.model import Answers
from workbench.answers.wishes import MeasureState, MeasureWish, PlanWishes
from workbench.content.model import Content, Measure
from workbench.plan.extra import Extra, least_extra
from workbench.plan.living import as_it_stands, measures_of
from workbench.plan.make import case_of, make_plan
from workbench.plan.model import LeftOutReason, Plan
from workbench.values import Month

EXAMPLES = int(os.environ.get("BRUTE_EXAMPLES", "150"))
NOTHING = levels(a=0, b=0, c=0)


def asked(key: str, *measures: Measure, wanted: PlanWishes, answers: Answers = NOTHING) -> Extra | None:
    """What measure `key` would take, beside the plan that the wishes make of all of them."""
    content = a_content(a_dimension("x", an_item("a"), an_item("b"), an_item("c")), measures=measures)
    case = case_of(content, TOWN, answers, wanted)
    plan = make_plan(content, TOWN, answers, wanted)
    assert key in {left_out.measure for left_out in plan.left_out}
    return least_extra(case, plan, key)


# --- hours ----------------------------------------------------------------------------------------


def test_the_hours_missing_are_those_of_the_fullest_month() -> None:
    # one month of 10 hours: the chosen one takes all of them, the other needs 8 more
    measures = [a_measure("m", {"a": 3}), a_measure("n", {"b": 1}, hours=8)]
    assert asked("n", *measures, wanted=wishes(months=1, hours=10)) == Extra(
        hours=8, euro=Fraction(0), measures=0, with_it=()
    )


def test_chosen_measures_may_move_to_make_room() -> None:
    measures = [a_measure("m", {"a": 3}), a_measure("n", {"b": 1}, months=2, hours=16)]
    # 10 + 8 hours in one of two months of 10; whichever month the first is in
    found = asked("n", *measures, wanted=wishes(months=2, hours=10, max_measures=1))
    assert found == Extra(hours=8, euro=Fraction(0), measures=1, with_it=())


def test_a_month_without_hours_can_be_used_with_extra_hours() -> None:
    measures = [a_measure("m", {"a": 3}), a_measure("n", {"b": 1}, hours=8)]
    wanted = wishes(months=2, hours={"2026-01": 10})
    # 8 hours in February, which has none; in January it would be 8, too
    assert asked("n", *measures, wanted=wanted) == Extra(hours=8, euro=Fraction(0), measures=0, with_it=())


def test_more_hours_make_a_measure_shorter() -> None:
    # 40 hours at 10 a month take four months, at 14 a month three (14 each), at 20 two: there are three months
    long = a_measure("n", {"b": 1}, hours=40)
    assert asked("n", long, wanted=wishes(months=3, hours=10)) == Extra(
        hours=4, euro=Fraction(0), measures=0, with_it=()
    )


def test_where_there_are_no_hours_at_all_they_are_counted_from_nothing() -> None:
    # 40 hours in two months: 20 a month
    assert asked("n", a_measure("n", {"b": 1}, hours=40), wanted=wishes(months=2, hours=0)) == Extra(
        hours=20, euro=Fraction(0), measures=0, with_it=()
    )


def test_what_fixed_measures_take_too_much_is_missing_first() -> None:
    # fixed: 30 hours in the only month of 10; 8 more make 38
    states = {"m": MeasureWish(state=MeasureState.ACCEPTED, start=Month(2026, 1), end=Month(2026, 1))}
    measures = [a_measure("m", {"a": 3}, hours=30), a_measure("n", {"b": 1}, hours=8)]
    assert asked("n", *measures, wanted=wishes(months=1, hours=10, measures=states)) == Extra(
        hours=28, euro=Fraction(0), measures=0, with_it=()
    )


def test_months_that_fixed_measures_overload_are_left_alone_where_others_are_free() -> None:
    states = {"m": MeasureWish(state=MeasureState.RUNNING, start=Month(2026, 1), end=Month(2026, 1))}
    measures = [a_measure("m", {"a": 3}, hours=30), a_measure("n", {"b": 1}, hours=12)]
    # at 10 hours it takes two months of 6, the first of which is overloaded; with 2 more it fits into the second
    assert asked("n", *measures, wanted=wishes(months=2, hours=10, measures=states)) == Extra(
        hours=2, euro=Fraction(0), measures=0, with_it=()
    )


def test_parts_of_an_hour_are_rounded_up() -> None:
    assert asked("n", a_measure("n", {"b": 1}, hours=20), wanted=wishes(months=2, hours="7.5")) == Extra(
        hours=3, euro=Fraction(0), measures=0, with_it=()
    )


# --- money ----------------------------------------------------------------------------------------


def test_the_money_missing_is_named_for_what_is_over_the_budget() -> None:
    plan = wishes(budget=100)
    dear = a_measure("n", {"b": 1}, cost_eur=140)
    assert asked("n", dear, wanted=plan) == Extra(hours=0, euro=Fraction(40), measures=0, with_it=())
    beside = a_measure("m", {"a": 3}, cost_eur="80.5")
    # 80,50 + 140 are 220,50 of 100
    assert asked("n", beside, dear, wanted=plan) == Extra(hours=0, euro=Fraction("120.5"), measures=0, with_it=())


def test_a_budget_by_year_is_missing_where_the_measure_starts() -> None:
    dear = a_measure("n", {"b": 1}, cost_eur=140)
    wanted = wishes(start="2026-12", months=2, budget={2026: 30, 2027: 100})
    assert asked("n", dear, wanted=wanted) == Extra(hours=0, euro=Fraction(40), measures=0, with_it=())


def test_fewer_hours_come_before_less_money() -> None:
    # in December it costs nothing extra but needs 5 more hours; in January there are hours, but no money
    states = {"m": MeasureWish(state=MeasureState.RUNNING, start=Month(2026, 12), end=Month(2026, 12))}
    measures = [a_measure("m", hours=15), a_measure("n", {"b": 1}, hours=10, cost_eur=50)]
    wanted = wishes(start="2026-12", months=2, hours=20, budget={2026: 50}, measures=states)
    assert asked("n", *measures, wanted=wanted) == Extra(hours=0, euro=Fraction(50), measures=0, with_it=())


def test_money_already_overspent_is_missing_first() -> None:
    states = {"m": accepted("2026-01")}
    measures = [a_measure("m", {"a": 3}, cost_eur=150), a_measure("n", {"b": 1}, cost_eur=20)]
    assert asked("n", *measures, wanted=wishes(budget=100, measures=states)) == Extra(
        hours=0, euro=Fraction(70), measures=0, with_it=()
    )


# --- companions and limits ------------------------------------------------------------------------


def test_what_it_needs_comes_along_and_counts() -> None:
    measures = [
        a_measure("m", {"a": 3}),
        a_measure("first", {"b": 1}, hours=6),
        a_measure("n", {"c": 3}, needs={"b": 1}, hours=20),
    ]
    wanted = wishes(months=2, hours=10, max_measures=1, focus={"x": 3})
    found = asked("n", *measures, wanted=wanted)
    # first 6 hours in month 1, then n with 20 in month 2; the chosen one in month 1: 16 and 20 hours
    assert found == Extra(hours=10, euro=Fraction(0), measures=2, with_it=("first",))


def test_the_number_of_measures_is_counted_and_holds_nothing_back() -> None:
    measures = [a_measure("m", {"a": 3}), a_measure("n", {"b": 1})]
    assert asked("n", *measures, wanted=wishes(max_measures=1)) == Extra(
        hours=0, euro=Fraction(0), measures=1, with_it=()
    )


@pytest.mark.parametrize(
    ("reason", "measure", "limits"),
    [
        (LeftOutReason.REJECTED, a_measure("n", {"b": 1}), {"measures": {"n": rejected()}}),
        (LeftOutReason.DONE, a_measure("n", {"b": 1}), {"measures": {"n": done()}}),
        (LeftOutReason.NEED_NOT_MET, a_measure("n", {"b": 1}, needs={"c": 2}), {}),
        (LeftOutReason.NO_CAPACITY, a_measure("n", {"b": 1}, months=3), {"months": 2}),
        (LeftOutReason.OTHER_KIND, a_measure("n", {"b": 1}, applies_to=["county"]), {}),
    ],
)
def test_where_hours_and_money_do_not_help_nothing_is_promised(
    reason: LeftOutReason, measure: Measure, limits: dict[str, object]
) -> None:
    wanted = wishes(**limits)  # type: ignore[arg-type]
    content = a_content(a_dimension("x", an_item("a"), an_item("b"), an_item("c")), measures=[measure])
    plan = make_plan(content, TOWN, NOTHING, wanted)
    assert [left_out.reason for left_out in plan.left_out] == [reason]
    assert least_extra(case_of(content, TOWN, NOTHING, wanted), plan, "n") is None


def test_places_at_a_time_are_not_bought_with_hours() -> None:
    measures = [a_measure("m", {"a": 3}, months=2), a_measure("n", {"b": 1})]
    assert asked("n", *measures, wanted=wishes(months=2, max_at_a_time=1)) is None


# --- against brute force --------------------------------------------------------------------------


class Fixed(Brute):
    """Beside the planner's own lengths those that people have set."""

    def duration(self, key: str) -> int:
        wish = self.wishes.measures.get(key)
        if key in self.fixed and wish is not None and wish.start is not None and wish.end is not None:
            return wish.end.months_since(wish.start) + 1
        return super().duration(key)

    def euro_missing(self, schedule: Schedule) -> Fraction:
        """By how much what is not fixed costs more than fixed measures leave of the budget."""
        budget = self.wishes.budget_eur
        new = {key: start for key, start in schedule.items() if key not in self.fixed}
        if budget is None:
            return Fraction(0)
        if isinstance(budget, Fraction):
            inside = {key: start for key, start in self.fixed.items() if 1 <= start <= self.wishes.months}
            return self._over(new, inside, budget)
        years = {self._year(start) for start in new.values()}
        over = (
            self._over(self._of_year(new, year), self._of_year(self.fixed, year), budget.get(year, Fraction(0)))
            for year in years
        )
        return sum(over, Fraction(0))

    def _over(self, new: Schedule, kept: Schedule, budget: Fraction) -> Fraction:
        return max(Fraction(0), self._cost(new) + self._cost(kept) - budget) if self._cost(new) else Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What was found by trying; several companions may do equally well."""

    hours: int
    euro: Fraction
    measures: int
    with_it: set[tuple[str, ...]]


def by_trying(content: Content, answers: Answers, plan: Plan, key: str) -> Tried | None:
    """One hour more after the other until a schedule holds all that is chosen and the measure: the least money for it,
    then the fewest companions. Beyond the hours of all measures together nothing changes any more."""
    wanted = plan.wishes
    chosen = {planned.measure for planned in plan.measures}
    for hours in range(sum(measure.hours for measure in content.measures.values()) * 2):
        by_month = {month: wanted.hours_in(month) + hours for month in plan.load}
        limits = replace(wanted, hours_per_month=by_month, budget_eur=None, max_measures=0)
        brute = Fixed(content, TOWN, answers, limits)
        money = Fixed(content, TOWN, answers, replace(limits, budget_eur=wanted.budget_eur))
        found = [s for s in brute.schedules() if s.keys() >= chosen | {key} and brute.is_feasible(s)]
        if found:
            ranked = [((money.euro_missing(s), len(s)), tuple(sorted(s.keys() - chosen - {key}))) for s in found]
            euro, number = least = min(rank for rank, _ in ranked)
            over = max(0, number - wanted.max_measures) if wanted.max_measures else 0
            return Tried(hours=hours, euro=euro, measures=over, with_it={c for rank, c in ranked if rank == least})
    return None


@st.composite
def standing_plans(draw: st.DrawFn) -> tuple[Content, Answers, Plan]:
    """A small plan as it was made, or as people moved and stretched its measures."""
    whole, answers, wanted = draw(contents()), draw(some_answers()), draw(some_wishes())
    content = replace(whole, measures=dict(list(whole.measures.items())[:4]))
    wanted = replace(wanted, measures={key: wish for key, wish in wanted.measures.items() if key in content.measures})
    plan = make_plan(content, TOWN, answers, wanted)
    if draw(st.booleans()):
        return content, answers, plan
    edited = []
    for living in measures_of(content, plan):
        start = living.start.plus(draw(st.integers(-1, 1)))
        edited.append(replace(living, start=start, end=start.plus(draw(st.integers(0, 2)))))
    return content, answers, as_it_stands(content, TOWN, answers, wanted, edited, frozenset())


@given(case=standing_plans(), number=st.integers(0, 3))
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
def test_it_is_the_least_that_any_schedule_would_take(case: tuple[Content, Answers, Plan], number: int) -> None:
    content, answers, plan = case
    out = [left.measure for left in plan.left_out if left.reason not in SETTLED]
    if number >= len(out):
        return
    key = out[number]
    found = least_extra(case_of(content, TOWN, answers, plan.wishes), plan, key)
    tried = by_trying(content, answers, plan, key)
    assert (found is None) == (tried is None)
    if found is not None and tried is not None:
        assert (found.hours, found.euro, found.measures) == (tried.hours, tried.euro, tried.measures)
        assert found.with_it in tried.with_it


SETTLED = {LeftOutReason.OTHER_KIND, LeftOutReason.REJECTED, LeftOutReason.DONE}
