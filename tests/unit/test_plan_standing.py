"""How far a plan is on a day: what is overdue is named, what comes next is what begins soon."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from tests.builders import a_measure
from tests.unit.test_plan_view import reader, view
from workbench.content.model import DecisionBody
from workbench.plan.living import LivingMeasure, Status
from workbench.present.plan_standing import StandingView, standing_view
from workbench.values import Month

START = Month(2026, 4)


def measure(
    status: Status,
    first: int,
    last: int,
    *,
    body: DecisionBody = DecisionBody.NONE,
    progress: int = 0,
) -> LivingMeasure:
    """A measure from one month to another, counted from April 2026 as 0; its key says so, too."""
    return LivingMeasure(
        measure=replace(a_measure(f"{status}-{first}-{last}"), decision=body),
        status=status,
        start=START.plus(first),
        end=START.plus(last),
        progress=progress,
    )


def standing(on: dt.date, *measures: LivingMeasure) -> StandingView:
    return standing_view(view(*measures), on, reader())


def keys(found: Sequence[object]) -> list[str]:
    """The keys of measures, or of what speaks of one."""
    return [getattr(getattr(each, "measure", each), "key", "") for each in found]


def test_measures_are_counted_by_how_far_they_are_and_what_is_out_is_not() -> None:
    found = standing(
        dt.date(2026, 4, 1),
        measure(Status.PROPOSED, 0, 1),
        measure(Status.PROPOSED, 2, 3),
        measure(Status.RUNNING, 0, 1),
        measure(Status.DONE, 0, 1),
        measure(Status.DROPPED, 0, 1),
    )
    assert found.counts == "Maßnahmen im Plan: 4, davon 1 erledigt, 1 in Arbeit, 2 vorgeschlagen."


def test_a_plan_without_measures_has_nothing_to_say() -> None:
    found = standing(dt.date(2026, 4, 1))
    assert found == StandingView(counts="", begun=(), late=(), late_decisions=(), next=())


def test_what_is_not_done_when_its_last_month_is_over_is_overdue() -> None:
    measures = [measure(status, 0, 2) for status in (Status.RUNNING, Status.PAUSED, Status.PLANNED, Status.DONE)]
    assert not [each for each in standing(dt.date(2026, 6, 30), *measures).late if each.measure.status_id != "planned"]
    found = standing(dt.date(2026, 7, 1), *measures).late
    assert sorted(keys(found)) == ["paused-0-2", "planned-0-2", "running-0-2"]
    assert {each.late for each in found} == {"sollte im Juni 2026 fertig sein"}


def test_what_has_not_begun_when_its_first_month_is_over_is_overdue() -> None:
    measures = [measure(status, 0, 9) for status in (Status.PROPOSED, Status.PLANNED, Status.RUNNING)]
    assert standing(dt.date(2026, 4, 30), *measures).late == ()
    found = standing(dt.date(2026, 5, 1), *measures).late
    assert sorted(keys(found)) == ["planned-0-9", "proposed-0-9"]
    assert {each.late for each in found} == {"sollte im April 2026 beginnen"}


def test_a_decision_is_overdue_from_the_day_after_its_date() -> None:
    waiting = measure(Status.PLANNED, 1, 3, body=DecisionBody.COUNCIL)
    assert standing(dt.date(2026, 4, 30), waiting).late_decisions == ()
    [decision] = standing(dt.date(2026, 5, 1), waiting).late_decisions
    assert decision.date == dt.date(2026, 4, 30)
    begun = replace(waiting, status=Status.RUNNING)
    assert standing(dt.date(2026, 5, 1), begun).late_decisions == ()


def test_what_has_begun_says_how_far_it_is() -> None:
    found = standing(
        dt.date(2026, 6, 1),
        measure(Status.RUNNING, 0, 1, progress=40),
        measure(Status.RUNNING, 0, 4),
        measure(Status.DONE, 0, 1, progress=100),
        measure(Status.PLANNED, 4, 5, progress=10),
    )
    assert {each.measure.key: each.state for each in found.begun} == {
        "running-0-1": "läuft, zu 40 % fertig",
        "running-0-4": "läuft",
        "done-0-1": "erledigt",
    }
    assert [each.measure.key for each in found.begun if each.late] == ["running-0-1"]


def test_what_begins_next_begins_within_three_months() -> None:
    measures = [measure(Status.PLANNED, first, first + 2) for first in (5, 0, 2, 3)]
    assert keys(standing(dt.date(2026, 4, 20), *measures).next) == ["planned-0-2", "planned-2-4"]


def test_where_nothing_begins_soon_what_begins_first_is_next() -> None:
    measures = [measure(Status.PLANNED, first, 9) for first in (8, 7)]
    both = [*measures, measure(Status.PROPOSED, 7, 8)]
    assert keys(standing(dt.date(2026, 4, 20), *both).next) == ["planned-7-9", "proposed-7-8"]


def test_what_should_have_begun_is_overdue_and_not_next() -> None:
    assert standing(dt.date(2026, 9, 1), measure(Status.PLANNED, 0, 9)).next == ()
