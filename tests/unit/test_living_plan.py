"""A plan that people live with: planning anew keeps what they decided, and what they made of it adds up."""

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    TOWN,
    Number,
    a_content,
    a_dimension,
    a_measure,
    accepted,
    an_item,
    levels,
    rejected,
    running,
    wishes,
)
from tests.content.plans import answers_of, mixed
from tests.unit.test_plan_against_brute_force import contents, some_answers, some_wishes
from workbench.answers.model import Answers, Site
from workbench.answers.wishes import MeasureState, MeasureWish, PlanWishes
from workbench.assessment import Assessment
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content, Measure
from workbench.exports.json import assessment_json
from workbench.maturity.score import score
from workbench.plan.check import Breach, check_plan
from workbench.plan.living import (
    FIXED,
    IN_PLAN,
    OUT,
    Changes,
    LivingMeasure,
    Status,
    as_it_stands,
    changes,
    content_with,
    cost_by_year,
    items_to_ask_first,
    load_by_month,
    measures_of,
    taken_over,
    wishes_to_plan_anew,
)
from workbench.plan.make import case_of, decide, make_plan
from workbench.plan.model import LeftOutReason, Plan
from workbench.values import Month

EXAMPLES = int(os.environ.get("BRUTE_EXAMPLES", "120"))
NOTHING = levels(a=0, b=0, c=0)


def content_of(*measures: Measure) -> Content:
    """Three items of the same weight in one dimension."""
    return a_content(a_dimension("x", an_item("a"), an_item("b"), an_item("c")), measures=measures)


def lives(
    measure: Measure, status: Status, start: str = "2026-01", end: str | None = None, *, is_own: bool = False
) -> LivingMeasure:
    """A measure in that state, for one month where no end is given; out of the plan for a reason."""
    return LivingMeasure(
        measure=measure,
        status=status,
        start=Month.parse(start),
        end=Month.parse(end or start),
        is_own=is_own,
        reason="anders entschieden" if status in OUT else "",
    )


def anew(content: Content, wanted: PlanWishes, *living: LivingMeasure, answers: Answers = NOTHING) -> Plan:
    """The plan made anew around living measures; it is sound."""
    whole = content_with(content, living)
    plan = make_plan(whole, TOWN, answers, wishes_to_plan_anew(wanted, living))
    assert check_plan(whole, TOWN, answers, plan) == ()
    return plan


def standing(content: Content, wanted: PlanWishes, *living: LivingMeasure, answers: Answers = NOTHING) -> Plan:
    """The plan that living measures are; it is sound."""
    whole = content_with(content, living)
    plan = as_it_stands(whole, TOWN, answers, wanted, living, frozenset())
    assert check_plan(whole, TOWN, answers, plan) == ()
    return plan


def times(plan: Plan) -> dict[str, tuple[str, str]]:
    return {planned.measure: (str(planned.start), str(planned.end)) for planned in plan.measures}


# --- planning anew --------------------------------------------------------------------------------


costs: st.SearchStrategy[Number] = st.sampled_from([0, 120, "80.5"])


@st.composite
def lived_plans(draw: st.DrawFn) -> tuple[Content, Answers, Plan, tuple[LivingMeasure, ...]]:
    """A plan as it was made, and its measures after people worked on them: moved, stretched, in any state."""
    content, answers, wanted = draw(contents()), draw(some_answers()), draw(some_wishes())
    plan = make_plan(content, TOWN, answers, wanted)
    living = []
    for each in measures_of(content, plan):
        start = each.start.plus(draw(st.sampled_from([0, 0, -3, 1, 4])))
        living.append(
            replace(
                each,
                status=draw(st.sampled_from(Status)),
                start=start,
                end=start.plus(draw(st.integers(0, 4))),
                progress=draw(st.integers(0, 100)),
                reason="anders entschieden",
            )
        )
    if draw(st.booleans()):
        own = a_measure("own", hours=draw(st.integers(1, 30)), cost_eur=draw(costs))
        living.append(lives(own, draw(st.sampled_from(Status)), "2026-12", "2027-01", is_own=True))
    return content, answers, plan, tuple(living)


@given(case=lived_plans(), wanted=some_wishes())
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
def test_planning_anew_never_moves_or_drops_what_is_fixed(
    case: tuple[Content, Answers, Plan, tuple[LivingMeasure, ...]], wanted: PlanWishes
) -> None:
    content, answers, _, living = case
    whole = content_with(content, living)
    plan = make_plan(whole, TOWN, answers, wishes_to_plan_anew(wanted, living))
    after = taken_over(whole, plan, living)

    assert check_plan(whole, TOWN, answers, plan) == ()
    planned = {each.measure: (each.start, each.end) for each in plan.measures}
    for each in living:
        if each.status in FIXED or (each.is_own and each.status in IN_PLAN):
            assert planned[each.key] == (each.start, each.end)
        elif each.status is not Status.PROPOSED:
            assert each.key not in planned
        if each.status is not Status.PROPOSED or each.is_own:
            assert each in after
    assert len({each.key for each in after}) == len(after)
    assert {each.key: (each.start, each.end) for each in after if each.status in IN_PLAN} == planned
    assert list(after) == sorted(after, key=lambda each: (each.start, each.key))


@given(case=lived_plans(), wanted=some_wishes())
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
def test_what_was_taken_over_stands_as_it_was_planned(
    case: tuple[Content, Answers, Plan, tuple[LivingMeasure, ...]], wanted: PlanWishes
) -> None:
    content, answers, _, living = case
    whole = content_with(content, living)
    again = case_of(whole, TOWN, answers, wishes_to_plan_anew(wanted, living))
    plan = make_plan(whole, TOWN, answers, again.wishes)
    stands = as_it_stands(whole, TOWN, answers, again.wishes, taken_over(whole, plan, living), decide(again).fitting)
    assert (stands.measures, stands.load, stands.left_out) == (plan.measures, plan.load, plan.left_out)
    assert (stands.projected, stands.projected_if_late) == (plan.projected, plan.projected_if_late)
    assert (stands.gain, stands.hours, stands.cost_eur) == (plan.gain, plan.hours, plan.cost_eur)


@given(case=lived_plans())
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
def test_a_plan_as_it_stands_is_sound_whatever_people_did(
    case: tuple[Content, Answers, Plan, tuple[LivingMeasure, ...]],
) -> None:
    content, answers, before, living = case
    whole = content_with(content, living)
    plan = as_it_stands(whole, TOWN, answers, before.wishes, living, frozenset())
    assert check_plan(whole, TOWN, answers, plan) == ()
    assert {each.measure for each in plan.measures} == {each.key for each in living if each.status in IN_PLAN}
    assert not plan.optimal


def test_a_length_that_people_set_stays_longer_or_shorter_than_the_planner_would() -> None:
    content = content_of(a_measure("long", {"a": 1}, hours=10), a_measure("short", {"b": 1}, months=3, hours=60))
    plan = anew(
        content,
        wishes(months=6, hours=20),
        lives(content.measures["long"], Status.PLANNED, "2026-01", "2026-05"),
        lives(content.measures["short"], Status.RUNNING, "2026-02", "2026-02"),
    )
    assert times(plan) == {"long": ("2026-01", "2026-05"), "short": ("2026-02", "2026-02")}
    # 10 hours over five months; 60 in one
    assert [plan.load[Month(2026, month)] for month in (1, 2, 3, 6)] == [2, 62, 2, 0]


def test_what_began_before_the_plan_or_ends_after_it_stays() -> None:
    content = content_of(a_measure("early", {"a": 1}), a_measure("late", {"b": 1}), a_measure("over", {"c": 1}))
    plan = anew(
        content,
        wishes(start="2026-03", months=2),
        lives(content.measures["early"], Status.RUNNING, "2025-12", "2026-03"),
        lives(content.measures["late"], Status.PAUSED, "2026-04", "2026-09"),
        lives(content.measures["over"], Status.RUNNING, "2025-01", "2025-02"),
    )
    assert times(plan) == {
        "over": ("2025-01", "2025-02"),
        "early": ("2025-12", "2026-03"),
        "late": ("2026-04", "2026-09"),
    }
    # ⌈10/4⌉ and ⌈10/6⌉ hours; what should have ended long ago takes none any more
    assert plan.load == {Month(2026, 3): 3, Month(2026, 4): 2}


def test_done_and_rejected_measures_are_kept_and_not_planned_again() -> None:
    content = content_of(a_measure("m", {"a": 1}), a_measure("n", {"b": 1}), a_measure("o", {"c": 1}))
    living = (
        lives(content.measures["m"], Status.DONE),
        lives(content.measures["n"], Status.REJECTED),
        lives(content.measures["o"], Status.DROPPED),
    )
    plan = anew(content, wishes(), *living)
    assert plan.measures == ()
    assert {left.measure: left.reason for left in plan.left_out} == {
        "m": LeftOutReason.DONE,
        "n": LeftOutReason.REJECTED,
        "o": LeftOutReason.REJECTED,
    }
    assert plan.wishes.measures["n"].reason == "anders entschieden"
    assert taken_over(content, plan, living) == living


def test_a_proposal_may_be_moved_shortened_and_dropped() -> None:
    content = content_of(a_measure("m", {"a": 1}, hours=40), a_measure("n", {"b": 1}, hours=40))
    # at 10 hours a month it took four months; at 40 it takes one again
    slow = lives(content.measures["m"], Status.PROPOSED, "2026-03", "2026-06")
    assert times(anew(content, wishes(hours=40, max_measures=1), slow)) == {"m": ("2026-01", "2026-01")}
    unwanted = wishes(hours=40, measures={"m": rejected()})
    assert times(anew(content, unwanted, slow)) == {"n": ("2026-01", "2026-01")}


def test_a_proposal_keeps_the_words_that_people_gave_it() -> None:
    content = content_of(a_measure("m", {"a": 1}))
    changed = replace(content.measures["m"], hours=25)
    living = (lives(changed, Status.PROPOSED),)
    plan = anew(content, wishes(hours=10), *living)
    [after] = taken_over(content_with(content, living), plan, living)
    assert (after.measure, str(after.start), str(after.end)) == (changed, "2026-01", "2026-03")


def test_what_is_running_or_accepted_by_wish_is_no_proposal() -> None:
    content = content_of(a_measure("m", {"a": 1}), a_measure("n", {"b": 1}), a_measure("o", {"c": 1}))
    plan = make_plan(content, TOWN, NOTHING, wishes(measures={"m": accepted(), "n": running("2026-02")}))
    assert {each.key: each.status for each in measures_of(content, plan)} == {
        "m": Status.PLANNED,
        "n": Status.RUNNING,
        "o": Status.PROPOSED,
    }


def test_a_measure_never_ends_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        lives(a_measure("m"), Status.PLANNED, "2026-02", "2026-01")


# --- own measures ---------------------------------------------------------------------------------


def own(status: Status = Status.PLANNED, *, cost_eur: int = 0) -> LivingMeasure:
    """A measure of the team's own: 30 hours in January."""
    return lives(a_measure("own", hours=30, cost_eur=cost_eur), status, is_own=True)


def test_an_own_measure_takes_hours() -> None:
    content = content_of(a_measure("m", {"a": 1}))
    wanted = wishes(months=2, hours=35)
    assert times(anew(content, wanted, own())) == {"own": ("2026-01", "2026-01"), "m": ("2026-02", "2026-02")}


def test_an_own_measure_takes_money_and_a_place() -> None:
    content = content_of(a_measure("m", {"a": 1}, cost_eur=60))
    assert times(anew(content, wishes(budget=100), own(cost_eur=40))).keys() == {"own", "m"}
    assert times(anew(content, wishes(budget=100), own(cost_eur=41))).keys() == {"own"}
    assert times(anew(content, wishes(max_measures=1), own())).keys() == {"own"}
    assert times(anew(content, wishes(max_at_a_time=1), own()))["m"] == ("2026-02", "2026-02")


def test_an_own_measure_lifts_nothing() -> None:
    plan = standing(content_of(), wishes(), own())
    [planned] = plan.measures
    assert (planned.gain, planned.raises, planned.rests_on) == (0, {}, {})
    assert plan.projected.overall.share == 0


def test_an_own_measure_is_never_the_planners_to_drop() -> None:
    content = content_of(a_measure("m", {"a": 1}))
    living = (own(Status.PROPOSED),)
    plan = anew(content, wishes(max_measures=1), *living)
    assert times(plan).keys() == {"own"}
    assert taken_over(content_with(content, living), plan, living) == living


# --- what done measures leave behind --------------------------------------------------------------


def test_a_done_measure_has_spent_its_money_but_leaves_its_hours_and_its_place() -> None:
    content = content_of(a_measure("m", {"a": 1}, hours=40, cost_eur=60), a_measure("n", {"b": 1}, cost_eur=50))
    finished = lives(content.measures["m"], Status.DONE)
    assert times(anew(content, wishes(budget=110, max_measures=1), finished)) == {"n": ("2026-01", "2026-01")}
    assert times(anew(content, wishes(budget=100), finished)) == {}
    # by year: 2025 is past, and its money is not this year's
    before = replace(finished, start=Month(2025, 12), end=Month(2025, 12))
    assert times(anew(content, wishes(budget={2026: 50}), before)).keys() == {"n"}
    assert times(anew(content, wishes(budget={2026: 100}), finished)) == {}
    assert times(anew(content, wishes(budget=100), before)).keys() == {"n"}


def test_a_done_measure_lets_others_follow_and_raises_no_level_by_itself() -> None:
    content = content_of(a_measure("m", {"a": 2}), a_measure("n", {"b": 1}, after=["m"]))
    plan = anew(content, wishes(), lives(content.measures["m"], Status.DONE, "2026-03"))
    assert times(plan) == {"n": ("2026-01", "2026-01")}
    # one of four levels at one of three items
    assert plan.projected.overall.share == Fraction(1, 12)


def test_the_next_round_asks_first_about_what_done_measures_were_to_lift() -> None:
    found = items_to_ask_first(
        [
            lives(a_measure("m", {"b": 2, "a": 1}), Status.DONE),
            lives(a_measure("n", {"c": 2}), Status.RUNNING),
            lives(a_measure("o", {"a": 3, "d": 1}), Status.DONE),
            lives(a_measure("p", {"e": 1}), Status.DROPPED),
        ]
    )
    assert found == ("b", "a", "d")


# --- load, cost, changes --------------------------------------------------------------------------


def test_the_load_of_a_month_is_that_of_all_that_runs_or_ran_in_it() -> None:
    living = [
        lives(a_measure("m", hours=10), Status.DONE, "2025-12", "2026-02"),
        lives(a_measure("n", hours=7), Status.PROPOSED, "2026-02"),
        lives(a_measure("o", hours=7), Status.PAUSED, "2026-04", "2026-05"),
        lives(a_measure("p", hours=99), Status.DROPPED, "2026-02"),
        lives(a_measure("q", hours=99), Status.REJECTED, "2026-02"),
    ]
    # ⌈10/3⌉ = 4 in three months, ⌈7/2⌉ = 4 in two; nothing in March
    assert load_by_month(living) == {
        Month(2025, 12): 4,
        Month(2026, 1): 4,
        Month(2026, 2): 11,
        Month(2026, 4): 4,
        Month(2026, 5): 4,
    }


def test_cost_falls_in_the_year_of_the_start() -> None:
    living = [
        lives(a_measure("m", cost_eur=100), Status.PLANNED, "2026-12", "2027-03"),
        lives(a_measure("n", cost_eur="50.5"), Status.DONE, "2026-02"),
        lives(a_measure("o", cost_eur=70), Status.PROPOSED, "2027-01"),
        lives(a_measure("p", cost_eur=999), Status.REJECTED, "2026-01"),
        lives(a_measure("q"), Status.RUNNING, "2028-01"),
    ]
    assert cost_by_year(living) == {2026: Fraction("150.5"), 2027: 70}


def test_changes_name_what_comes_goes_moves_and_stays() -> None:
    def some(**starts: str) -> Iterable[LivingMeasure]:
        return [lives(a_measure(key), Status.PROPOSED, start) for key, start in starts.items()]

    before = [
        *some(z="2026-01", gone="2026-02", moved="2026-03", a="2026-01"),
        lives(a_measure("longer"), Status.PROPOSED, "2026-04"),
        lives(a_measure("finished"), Status.DONE),
        lives(a_measure("again"), Status.REJECTED),
    ]
    after = [
        *some(new="2026-06", z="2026-01", moved="2026-01", a="2026-01", again="2026-05"),
        lives(a_measure("longer"), Status.PLANNED, "2026-04", "2026-05"),
        lives(a_measure("finished"), Status.DONE),
    ]
    assert changes(before, after) == Changes(
        new=("again", "new"), gone=("gone",), moved=("moved", "longer"), kept=("a", "z")
    )


def test_what_a_copy_says_of_unknown_items_and_measures_is_left_aside() -> None:
    copy = a_measure("m", {"a": 1, "forgotten": 2}, needs={"forgotten": 1}, after=["gone", "n"])
    content = content_with(content_of(a_measure("n")), [lives(copy, Status.PROPOSED)])
    assert content.measures["m"] == a_measure("m", {"a": 1}, after=["n"])
    assert content.measures.keys() == {"m", "n"}


# --- should half of it slip -----------------------------------------------------------------------


def test_if_half_slips_only_the_first_half_by_finish_counts() -> None:
    content = content_of(a_measure("p", {"a": 4}), a_measure("q", {"b": 2}), a_measure("r", {"c": 3}))
    plan = standing(
        content,
        wishes(),
        lives(content.measures["p"], Status.PLANNED, "2026-01", "2026-09"),
        lives(content.measures["q"], Status.PLANNED, "2026-04"),
        lives(content.measures["r"], Status.PLANNED, "2026-05"),
    )
    # q and r end first: 2 and 3 of 4 at two of three items; p, which starts first, would slip
    assert plan.projected_if_late.overall.share == Fraction(2 + 3, 12)
    assert plan.projected.overall.share == Fraction(4 + 2 + 3, 12)


def test_of_two_that_end_together_the_one_first_by_id_is_in_time() -> None:
    content = content_of(a_measure("y", {"a": 4}), a_measure("z", {"b": 1}))
    both = (lives(measure, Status.PLANNED) for measure in content.measures.values())
    assert standing(content, wishes(), *both).projected_if_late.overall.share == Fraction(4, 12)


def test_the_checker_notices_a_wrong_range_and_a_wrong_reason() -> None:
    content = content_of(a_measure("m", {"a": 2}), a_measure("n", {"b": 1}))
    plan = make_plan(content, TOWN, NOTHING, wishes())
    first, second = plan.measures
    wrong = {
        Breach.WRONG_PROJECTION: replace(plan, projected_if_late=plan.projected),
        Breach.WRONG_REASON: replace(plan, measures=(replace(first, rests_on={"a": 1}), second)),
    }
    for breach, broken in wrong.items():
        assert [violation.breach for violation in check_plan(content, TOWN, NOTHING, broken)] == [breach]


# --- what a measure rests on ----------------------------------------------------------------------


def test_a_measure_rests_on_the_answers_at_which_it_gains() -> None:
    content = content_of(a_measure("m", {"a": 4, "b": 2, "c": 1}))
    [planned] = make_plan(content, TOWN, levels(a=0, b=1, c=1), wishes(targets={"x": "2.5"})).measures
    # a: the target 2,5 is passed at 3, though it lifts to 4; b: to 2; c is there already
    assert planned.rests_on == {"a": 3, "b": 2}


@given(content=contents(), answers=some_answers(), wanted=some_wishes())
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
def test_were_all_those_answers_there_it_would_gain_nothing_and_one_below_it_would(
    content: Content, answers: Answers, wanted: PlanWishes
) -> None:
    # levels that hold the stage back would double the focus; that changes how much is gained, not whether
    for planned in make_plan(content, TOWN, answers, wanted).measures:
        measure = content.measures[planned.measure]
        if not planned.rests_on:
            assert alone(content, answers, wanted, measure) == 0
            continue
        there = {**answers, **levels(**planned.rests_on)}
        assert alone(content, there, wanted, measure) == 0
        for item, level in planned.rests_on.items():
            assert alone(content, {**there, **levels(**{item: level - 1})}, wanted, measure) > 0


def alone(content: Content, answers: Answers, wanted: PlanWishes, measure: Measure) -> Fraction:
    """What the measure gains if nothing else is done."""
    only = replace(content, measures={measure.id: replace(measure, needs={}, after=())})
    placed = MeasureWish(state=MeasureState.ACCEPTED, start=wanted.start)
    return make_plan(only, TOWN, answers, replace(wanted, measures={measure.id: placed})).gain


# --- the same in every process --------------------------------------------------------------------


def replanned() -> bytes:
    """A plan of the shipped content made anew around what people did to it, and as it then stands, in JSON."""
    content = load_content(packaged_content())
    answers = answers_of(content, mixed)
    wanted = PlanWishes(start=Month(2026, 4), months=6, hours_per_month=Fraction(30), max_measures=5)
    statuses = (Status.RUNNING, Status.PROPOSED, Status.DONE, Status.REJECTED, Status.PLANNED)
    living = tuple(
        replace(each, status=status, end=each.end.plus(1))
        for each, status in zip(
            measures_of(content, make_plan(content, "kreis", answers, wanted)), statuses, strict=True
        )
    )
    whole = content_with(content, living)
    case = case_of(whole, "kreis", answers, wishes_to_plan_anew(wanted, living))
    plan = make_plan(whole, "kreis", answers, case.wishes)
    after = taken_over(whole, plan, living)
    stands = as_it_stands(whole, "kreis", answers, wanted, after, frozenset())
    site = Site(name="Musterkreis", kind="kreis")
    maturity = score(whole, "kreis", answers)
    return b"".join(
        assessment_json(
            Assessment(
                content=whole, site=site, date=dt.date(2026, 3, 1), answers=answers, maturity=maturity, plan=each
            )
        )
        for each in (plan, stands)
    )


def test_two_processes_say_the_same() -> None:
    code = "import sys; from tests.unit.test_living_plan import replanned; sys.stdout.buffer.write(replanned())"
    said = [
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert said[0] == said[1]
    assert said[0].count(b'"optimal"') == 2
