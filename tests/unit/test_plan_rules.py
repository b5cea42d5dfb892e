"""The measure plan as design section 5 says it, clause by clause; every expected number is derived beside it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.builders import (
    COUNTY,
    TOWN,
    a_content,
    a_dimension,
    a_measure,
    a_questionnaire,
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
from workbench.content.model import AtLeast, Content, Measure
from workbench.plan.check import Breach, check_plan
from workbench.plan.make import make_plan
from workbench.plan.model import LeftOutReason, Plan
from workbench.values import Month

Reason = LeftOutReason


def content_of(*measures: Measure) -> Content:
    """Two items of the same weight in one dimension, a third in another of the same weight."""
    return a_content(a_dimension("x", an_item("a"), an_item("b")), a_dimension("y", an_item("c")), measures=measures)


NOTHING = levels(a=0, b=0, c=0)


def plan_of(*measures: Measure, answers: Answers = NOTHING, wanted: PlanWishes | None = None, kind: str = TOWN) -> Plan:
    content = content_of(*measures)
    plan = make_plan(content, kind, answers, wanted or wishes())
    assert check_plan(content, kind, answers, plan) == ()
    return plan


def starts(plan: Plan) -> dict[str, str]:
    return {planned.measure: str(planned.start) for planned in plan.measures}


def reasons(plan: Plan) -> dict[str, tuple[LeftOutReason, tuple[str, ...]]]:
    return {left_out.measure: (left_out.reason, left_out.detail) for left_out in plan.left_out}


# --- gain -----------------------------------------------------------------------------------------


def test_gain_is_weight_times_focus_times_the_way_to_the_target() -> None:
    plan = plan_of(a_measure("m", {"a": 4, "c": 2}), wanted=wishes(focus={"y": 3}))
    # a: ω 1/2 · 1/2, from 0 to the target 3 of 4: 3/16; c: ω 1/2, focus 3, from 0 to 2 of 4: 3/4
    assert plan.gain == Fraction(3, 16) + Fraction(3, 4)


def test_what_lies_above_the_target_gains_nothing() -> None:
    assert reasons(plan_of(a_measure("m", {"a": 4}), answers=levels(a=3, b=0, c=0)))["m"] == (Reason.NO_GAIN, ())
    plan = plan_of(a_measure("m", {"a": 4}), answers=levels(a=3, b=0, c=0), wanted=wishes(targets={"x": 4}))
    # ω 1/4, one level of four
    assert plan.gain == Fraction(1, 16)


def test_an_item_is_gained_once_however_many_measures_lift_it() -> None:
    plan = plan_of(a_measure("m", {"a": 2}), a_measure("n", {"a": 2}, hours=11))
    # the cheaper one is enough
    assert starts(plan).keys() == {"m"}
    assert reasons(plan)["n"] == (Reason.OUTWEIGHED, ())


def test_a_dimension_that_holds_the_stage_back_has_twice_the_focus() -> None:
    content = a_content(
        a_dimension("x", an_item("a"), essential=True),
        a_dimension("y", an_item("c"), weight=9),
        measures=[a_measure("m", {"a": 1})],
    )
    plan = make_plan(content, TOWN, levels(a=0, c=4), wishes())
    # overall (0 + 9·4)/10 = 3.6 ≥ 1½, a at 0 < 1: held back; ω 1/10 · focus 2 · 1/4
    assert plan.gain == Fraction(1, 20)


def test_supplementary_items_gain_nothing() -> None:
    extra = a_questionnaire("extra", a_dimension("z", an_item("e")))
    content = a_content(a_dimension("x", an_item("a")), extra, measures=[a_measure("m", {"e": 4})])
    plan = make_plan(content, TOWN, levels(a=0, e=0), wishes())
    assert reasons(plan)["m"] == (Reason.NO_GAIN, ())


def test_gains_are_credited_in_order_of_finish_and_add_up() -> None:
    first, second = a_measure("z", {"a": 1}), a_measure("m", {"a": 3}, needs={"a": 1})
    plan = plan_of(first, second)
    by_id = {planned.measure: planned for planned in plan.measures}
    assert (by_id["z"].raises["a"].before, by_id["z"].raises["a"].after) == (0, 1)
    assert (by_id["m"].raises["a"].before, by_id["m"].raises["a"].after) == (1, 3)
    # ω 1/4: one of four levels, then two more
    assert (by_id["z"].gain, by_id["m"].gain) == (Fraction(1, 16), Fraction(1, 8))
    assert (by_id["m"].waits_for, by_id["z"].enables) == (("z",), ("m",))
    assert by_id["m"].because == ("a",)


def test_the_projected_maturity_is_that_of_the_levels_reached() -> None:
    plan = plan_of(a_measure("m", {"a": 2}))
    # x: (2 + 0)/8, y: 0
    assert plan.projected.overall.share == Fraction(1, 8)


# --- time -----------------------------------------------------------------------------------------


def test_a_measure_takes_as_long_as_its_hours_need() -> None:
    plan = plan_of(a_measure("m", {"a": 1}, hours=25), wanted=wishes(hours=10))
    [planned] = plan.measures
    # ⌈25/10⌉ = 3 months of ⌈25/3⌉ = 9 hours
    assert (planned.start, planned.end, planned.load) == (Month(2026, 1), Month(2026, 3), 9)
    assert [plan.load[Month(2026, month)] for month in (1, 2, 3, 4)] == [9, 9, 9, 0]


def test_what_waits_starts_in_a_later_month_than_what_it_waits_for_ends() -> None:
    plan = plan_of(a_measure("m", {"a": 1}, months=2), a_measure("n", {"b": 1}, after=["m"]))
    assert starts(plan) == {"m": "2026-01", "n": "2026-03"}


def test_a_month_without_hours_is_left_free() -> None:
    plan = plan_of(
        a_measure("m", {"a": 1}),
        a_measure("n", {"b": 1}),
        wanted=wishes(months=3, hours={"2026-01": 10, "2026-03": 10}),
    )
    assert set(starts(plan).values()) == {"2026-01", "2026-03"}


def test_what_gains_most_comes_first_where_months_are_free() -> None:
    plan = plan_of(a_measure("m", {"a": 1}), a_measure("n", {"c": 2}), wanted=wishes(hours=10))
    assert starts(plan) == {"n": "2026-01", "m": "2026-02"}


def test_limits_on_number_and_at_a_time_hold() -> None:
    measures = [a_measure(key, {key: 1}) for key in ("a", "b", "c")]
    assert len(plan_of(*measures, wanted=wishes(max_measures=2)).measures) == 2
    assert len(set(starts(plan_of(*measures, wanted=wishes(max_at_a_time=1))).values())) == 3


def test_cost_falls_in_the_year_of_the_start() -> None:
    measures = [a_measure("m", {"a": 1}, cost_eur=60), a_measure("n", {"b": 1}, cost_eur=60)]
    budget = {2026: 60, 2027: 100}
    plan = plan_of(*measures, wanted=wishes(start="2026-12", months=2, budget=budget))
    assert sorted(starts(plan).values()) == ["2026-12", "2027-01"]
    assert plan.cost_eur == 120


def test_the_fewest_hours_and_then_the_lowest_cost_decide_between_equal_gains() -> None:
    plan = plan_of(
        a_measure("dear", {"a": 1}, cost_eur=5), a_measure("long", {"a": 1}, hours=11), a_measure("good", {"a": 1})
    )
    assert starts(plan).keys() == {"good"}


# --- needs ----------------------------------------------------------------------------------------


def test_a_need_on_what_does_not_apply_counts_as_met() -> None:
    plan = plan_of(a_measure("m", {"c": 1}, needs={"a": 3}), answers=levels(a=None, b=0, c=0))
    assert starts(plan) == {"m": "2026-01"}


def test_a_need_on_an_open_item_is_met_by_a_measure_that_reaches_it() -> None:
    plan = plan_of(a_measure("m", {"c": 1}, needs={"a": 1}), a_measure("n", {"a": 1, "b": 1}), answers=levels(b=0, c=0))
    assert starts(plan) == {"n": "2026-01", "m": "2026-02"}


def test_a_hidden_item_gains_nothing_and_a_need_on_it_waits_for_a_measure_that_reaches_it() -> None:
    hidden = an_item("h", show_if=AtLeast(item="a", threshold=Fraction(2)))
    content = a_content(
        a_dimension("x", an_item("a"), hidden, an_item("b")),
        measures=[a_measure("m", {"h": 3}), a_measure("n", {"b": 1}, needs={"h": 1})],
    )
    plan = make_plan(content, TOWN, levels(a=0, b=0, h=3), wishes())
    assert starts(plan) == {"m": "2026-01", "n": "2026-02"}
    assert [planned.gain for planned in plan.measures] == [0, Fraction(1, 8)]


# --- reasons --------------------------------------------------------------------------------------


def test_every_measure_that_is_out_has_the_first_reason_that_applies() -> None:
    plan = plan_of(
        a_measure("county", {"a": 1}, applies_to=[COUNTY]),
        a_measure("unwanted", {"a": 1}),
        a_measure("finished", {"a": 1}),
        a_measure("unclear", {"b": 1}),
        a_measure("useless"),
        a_measure("unfounded", {"c": 1}, needs={"a": 4}),
        a_measure("orphan", {"c": 1}, after=["unwanted"]),
        a_measure("dear", {"c": 1}, cost_eur=101),
        a_measure("endless", {"c": 1}, months=13),
        a_measure("huge", {"c": 1}, hours=12 * 40 + 1),
        answers=levels(a=0, c=0),
        wanted=wishes(budget=100, measures={"unwanted": rejected(), "finished": done()}),
    )
    assert plan.measures == ()
    assert reasons(plan) == {
        "county": (Reason.OTHER_KIND, ()),
        "unwanted": (Reason.REJECTED, ()),
        "finished": (Reason.DONE, ()),
        "unclear": (Reason.CLARIFY_FIRST, ("b",)),
        "useless": (Reason.NO_GAIN, ()),
        "unfounded": (Reason.NEED_NOT_MET, ("a",)),
        "orphan": (Reason.NEED_NOT_MET, ("unwanted",)),
        "dear": (Reason.NO_MONEY, ()),
        "endless": (Reason.NO_CAPACITY, ()),
        "huge": (Reason.NO_CAPACITY, ()),
    }


def test_needs_that_only_a_circle_could_meet_are_not_met() -> None:
    plan = plan_of(a_measure("m", {"a": 1}, needs={"b": 1}), a_measure("n", {"b": 1}, needs={"a": 1}))
    assert {reason for reason, _ in reasons(plan).values()} == {Reason.NEED_NOT_MET}


def test_a_need_on_an_open_item_is_to_be_clarified_first() -> None:
    plan = plan_of(a_measure("m", {"c": 1}, needs={"a": 1}), answers=levels(b=0, c=0))
    assert reasons(plan)["m"] == (Reason.CLARIFY_FIRST, ("a",))


# --- states ---------------------------------------------------------------------------------------


def test_a_fixed_measure_stays_where_it_is_and_the_rest_is_planned_around_it() -> None:
    states: dict[str, MeasureWish] = {"kept": accepted("2026-02"), "begun": running("2025-12")}
    plan = plan_of(
        a_measure("kept", {"a": 1}, hours=40),
        a_measure("begun", {"b": 1}, months=2, hours=80),
        a_measure("new", {"c": 1}, hours=40),
        wanted=wishes(measures=states),
    )
    assert starts(plan) == {"begun": "2025-12", "kept": "2026-02", "new": "2026-03"}
    # begun: 40 hours in January are inside the horizon
    assert [plan.load[Month(2026, month)] for month in (1, 2, 3)] == [40, 40, 40]


def test_fixed_measures_may_exceed_a_limit_but_nothing_is_added_then() -> None:
    plan = plan_of(
        a_measure("kept", {"a": 1}, hours=100),
        a_measure("new", {"b": 1}),
        wanted=wishes(months=2, hours=10, measures={"kept": accepted("2026-01")}),
    )
    # 100 hours at 10 a month would take ten months; two of them lie in the horizon
    assert starts(plan) == {"kept": "2026-01"}
    assert reasons(plan)["new"] == (Reason.OUTWEIGHED, ())


def test_an_accepted_measure_without_a_date_gets_in_before_anything_else() -> None:
    measures = [a_measure("m", {"c": 4}), a_measure("n", {"a": 1})]
    assert starts(plan_of(*measures, wanted=wishes(max_measures=1))).keys() == {"m"}
    plan = plan_of(*measures, wanted=wishes(max_measures=1, measures={"n": accepted()}))
    assert starts(plan).keys() == {"n"}


def test_a_done_measure_lets_others_follow_but_its_level_counts_only_when_answered() -> None:
    states = {"m": done()}
    plan = plan_of(
        a_measure("m", {"a": 2}),
        a_measure("n", {"b": 1}, after=["m"]),
        a_measure("o", {"c": 1}, needs={"a": 2}),
        wanted=wishes(measures=states),
    )
    assert starts(plan) == {"n": "2026-01"}
    assert reasons(plan)["o"] == (Reason.NEED_NOT_MET, ("a",))


def test_a_measure_for_another_kind_of_site_is_never_planned() -> None:
    plan = plan_of(a_measure("m", {"a": 1}, applies_to=[TOWN]), kind=COUNTY)
    assert reasons(plan)["m"] == (Reason.OTHER_KIND, ())


# --- the checker ----------------------------------------------------------------------------------


def test_the_checker_notices_what_is_wrong() -> None:
    measures = (a_measure("m", {"a": 1}, hours=40), a_measure("n", {"b": 1}, hours=40, after=["m"]))
    content = content_of(*measures)
    plan = make_plan(content, TOWN, NOTHING, wishes())
    first, second = plan.measures
    moved = replace(second, start=first.start, end=first.end, start_number=1, end_number=1)
    wrong = {
        Breach.TOO_EARLY: replace(plan, measures=(first, moved)),
        Breach.NOT_COMPLETE: replace(plan, measures=(first,)),
        Breach.WRONG_GAIN: replace(plan, gain=plan.gain + 1, gain_bound=plan.gain_bound + 1),
        Breach.WRONG_SUM: replace(plan, hours=1),
        Breach.WRONG_LOAD: replace(plan, load=dict.fromkeys(plan.load, 0)),
        Breach.WRONG_SHAPE: replace(plan, measures=(replace(first, hours=1), second)),
        Breach.TOO_MANY: replace(plan, wishes=wishes(max_measures=1)),
        Breach.TOO_MUCH_WORK: replace(plan, wishes=wishes(hours=39)),
        Breach.TOO_EXPENSIVE: replace(
            plan, measures=(replace(first, cost_eur=Fraction(1)), second), wishes=wishes(budget=0)
        ),
        Breach.WRONG_PROJECTION: replace(plan, projected=replace(plan.projected, top_level=5)),
        Breach.WRONG_STATE: replace(plan, wishes=wishes(measures={"m": rejected()})),
        Breach.MOVED: replace(plan, wishes=wishes(measures={"m": accepted("2026-05")})),
        Breach.TOO_MANY_AT_A_TIME: replace(plan, measures=(first, moved), wishes=wishes(max_at_a_time=1)),
    }
    for breach, broken in wrong.items():
        assert breach in {violation.breach for violation in check_plan(content, TOWN, NOTHING, broken)}, breach


@pytest.mark.parametrize("months", [1, 36])
def test_a_plan_of_any_length_is_made(months: int) -> None:
    plan = plan_of(a_measure("m", {"a": 1}), wanted=wishes(months=months))
    assert len(plan.load) == months
    assert starts(plan) == {"m": "2026-01"}
