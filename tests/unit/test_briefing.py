"""The briefing for a new head of administration: what it is, what runs, what to decide in 100 days, whom to talk to."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.builders import COUNTY, TOWN, a_content, a_dimension, a_measure, a_questionnaire, an_item, levels, wishes
from workbench.answers.model import Site
from workbench.assessment import assess
from workbench.content.model import DecisionBody, Measure, SiteKind
from workbench.plan.living import LivingMeasure, Status, as_it_stands, content_with
from workbench.present.briefing import MOST_DECISIONS, MOST_MEASURES, MOST_PEOPLE, Briefing, briefing
from workbench.present.texts import Reader
from workbench.report_case import ReportCase, case_of
from workbench.values import Language, Month, Text

ON = dt.date(2026, 3, 1)
CONTENT = a_content(
    a_questionnaire(
        "inside",
        a_dimension("light", an_item("a")),
        a_dimension("heavy", an_item("b"), weight=3),
        a_dimension("middle", an_item("c"), weight=2),
        area="inside",
    ),
    a_questionnaire("outside", a_dimension("only", an_item("d")), area="outside"),
    a_questionnaire("county", a_dimension("far", an_item("e", applies_to=[COUNTY])), area="county"),
)
ANSWERS = levels(a=1, b=1, c=1, d=1)


def reader(language: Language = Language.GERMAN) -> Reader:
    return Reader(language, SiteKind(id=TOWN, title=Text("Stadt", "Town"), words={"council": Text("Rat", "council")}))


def lives(
    key: str,
    status: Status = Status.PLANNED,
    start: str = "2026-05",
    *,
    end: str | None = None,
    by: DecisionBody = DecisionBody.NONE,
    who: str = "Hauptamt",
    progress: int = 0,
) -> LivingMeasure:
    """A measure in that state; what has begun or is done waits for no decision."""
    measure: Measure = replace(
        a_measure(key, {"a": 3}), title=Text(f"Maßnahme {key}"), responsible=Text(who), decision=by
    )
    last = Month.parse(end or start)
    return LivingMeasure(measure=measure, status=status, start=Month.parse(start), end=last, progress=progress)


def waits(key: str, start: str) -> LivingMeasure:
    """A measure on which the head has to decide before that month."""
    return lives(key, start=start, by=DecisionBody.ADMINISTRATION)


def case(*living: LivingMeasure, made_on: dt.date = ON) -> ReportCase:
    known = content_with(CONTENT, living)
    base = assess(known, Site(name="Ort", kind=TOWN), on=ON, answers=ANSWERS, wishes=None)
    plan = as_it_stands(known, TOWN, ANSWERS, wishes(start="2026-01"), living, frozenset())
    found = replace(base, plan=plan, measures=living)
    return ReportCase(assessment=found, made_on=made_on, planned=found, changed=True)


def brief(*living: LivingMeasure, made_on: dt.date = ON, language: Language = Language.GERMAN) -> Briefing:
    return briefing(case(*living, made_on=made_on), reader(language))


def without_plan() -> Briefing:
    found = assess(CONTENT, Site(name="Ort", kind=TOWN), on=ON, answers=levels(), wishes=None)
    return briefing(case_of(found), reader())


# --- what it is -----------------------------------------------------------------------------------


def test_an_area_is_told_by_its_number_of_subjects_and_the_heaviest_of_them() -> None:
    assert [(area.title, area.text) for area in brief().areas] == [
        ("inside", "3 Themen, zum Beispiel „heavy“ und „middle“"),
        ("outside", "ein Thema, „only“"),
    ]


def test_the_briefing_says_the_same_of_where_the_site_stands_as_page_one_of_the_report() -> None:
    found = brief()
    assert found.title == "Ort: zum\u00a0Amtsantritt"
    assert found.facts == ("Stadt", "Stand 01.03.2026")
    assert found.page.standing.stage == "1"


# --- what runs ------------------------------------------------------------------------------------


def test_what_has_begun_stands_first_by_its_end_then_what_begins_next() -> None:
    found = brief(
        lives("next", start="2026-06"),
        lives("sooner", Status.PROPOSED, "2026-05"),
        lives("long", Status.RUNNING, "2026-01", end="2026-09", progress=40),
        lives("short", Status.PAUSED, "2026-02", end="2026-04"),
        lives("over", Status.DONE, "2026-01"),
        lives("out", Status.REJECTED, "2026-01"),
    )
    assert [(each.title, each.until, each.state) for each in found.measures] == [
        ("Maßnahme short", "April 2026", "begonnen, pausiert zurzeit"),
        ("Maßnahme long", "September 2026", "läuft, zu 40 % erledigt"),
        ("Maßnahme sooner", "Mai 2026", "beginnt im Mai 2026"),
        ("Maßnahme next", "Juni 2026", "beginnt im Juni 2026"),
    ]
    assert found.measures_note.startswith("Eine Maßnahme ist schon erledigt. Der ganze Plan")


def test_a_measure_that_should_have_begun_says_so_and_one_just_begun_has_no_percentage() -> None:
    found = brief(
        lives("late", start="2026-02"), lives("new", Status.RUNNING, "2026-03"), lives("now", start="2026-03")
    )
    assert {each.title: each.state for each in found.measures} == {
        "Maßnahme new": "läuft",
        "Maßnahme late": "sollte im Februar 2026 beginnen",
        "Maßnahme now": "beginnt im März 2026",
    }


def test_more_measures_than_there_is_room_for_are_counted() -> None:
    many = [lives(f"m{number}") for number in range(MOST_MEASURES + 2)]
    found = brief(*many)
    assert len(found.measures) == MOST_MEASURES
    assert "2 weitere Maßnahmen stehen im Plan." in found.measures_note


def test_a_plan_that_is_done_or_empty_says_so() -> None:
    assert brief(lives("m", Status.DONE, "2026-01")).measures_note.startswith("Alle Maßnahmen des Plans sind erledigt.")
    assert brief().measures_note == "Im Plan steht noch keine Maßnahme."


# --- what to decide -------------------------------------------------------------------------------


def test_decisions_are_those_within_a_hundred_days_the_overdue_ones_first() -> None:
    found = brief(
        waits("late", "2026-02"), waits("soon", "2026-04"), waits("in_june", "2026-07"), waits("may", "2026-06")
    )
    assert found.counted == "Gezählt vom 01.03.2026 bis zum 09.06.2026."
    assert [(each.title, each.until, each.is_overdue) for each in found.decisions] == [
        ("Maßnahme late", "überfällig seit 31.01.2026", True),
        ("Maßnahme soon", "bis 31.03.2026 (noch\u00a030\u00a0Tage)", False),
        ("Maßnahme may", "bis 31.05.2026 (noch\u00a091\u00a0Tage)", False),
    ]
    assert found.decisions_note == "Eine Entscheidung folgt danach."


@pytest.mark.parametrize(
    ("made_on", "until"),
    [
        (dt.date(2026, 3, 31), "bis 31.03.2026 (heute)"),
        (dt.date(2026, 3, 30), "bis 31.03.2026 (noch\u00a01\u00a0Tag)"),
        (dt.date(2026, 4, 1), "überfällig seit 31.03.2026"),
        (dt.date(2025, 12, 21), "bis 31.03.2026 (noch\u00a0100\u00a0Tage)"),
    ],
)
def test_the_days_that_are_left_are_counted_from_the_day_of_the_briefing(made_on: dt.date, until: str) -> None:
    [decision] = brief(waits("m", "2026-04"), made_on=made_on).decisions
    assert decision.until == until


def test_the_hundred_and_first_day_is_too_late_for_this_briefing() -> None:
    found = brief(waits("m", "2026-04"), made_on=dt.date(2025, 12, 20))
    assert found.decisions == ()
    assert found.decisions_note.startswith("In dieser Zeit ist nichts zu entscheiden")


def test_a_decision_says_who_decides_what_it_takes_and_the_sentence() -> None:
    measure = replace(
        a_measure("m", {"a": 3}, hours=20, cost_eur=1500), title=Text("Stelle"), decision=DecisionBody.COUNCIL
    )
    start = Month.parse("2026-05")
    [found] = brief(LivingMeasure(measure=measure, status=Status.PROPOSED, start=start, end=start)).decisions
    assert (found.body, found.cost, found.hours) == ("Rat", "1.500 €", "20 Std.")
    assert found.sentence.startswith("Der Rat beschließt die Maßnahme „Stelle“")


def test_more_decisions_than_there_is_room_for_are_counted() -> None:
    found = brief(*(waits(f"m{number}", "2026-05") for number in range(MOST_DECISIONS + 1)))
    assert len(found.decisions) == MOST_DECISIONS
    assert found.decisions_note == "Eine weitere Entscheidung ist in dieser Zeit fällig."


def test_without_a_plan_the_decision_is_to_have_one_made() -> None:
    found = without_plan()
    assert (found.measures, found.decisions) == ((), ())
    assert found.measures_note == "Es gibt noch keinen Maßnahmenplan."
    assert found.decisions_note.startswith("Ohne Plan liegt noch kein Beschluss bereit.")
    assert found.page.standing.stage is None


# --- whom to talk to ------------------------------------------------------------------------------


def test_the_team_comes_first_then_the_functions_behind_what_runs() -> None:
    found = brief(
        lives("a", Status.RUNNING, "2026-01", end="2026-04"),
        lives("b", Status.RUNNING, "2026-01", end="2026-05", who="Personalamt"),
        lives("c", Status.PAUSED, "2026-01", end="2026-06"),
        lives("d", Status.RUNNING, "2026-01", end="2026-07", who="Entwicklungsteam"),
        lives("e", who="Kämmerei"),
    )
    assert [(each.function, each.text) for each in found.people] == [
        ("Entwicklungsteam", "kennt alle Antworten und hält den Plan zusammen; „Maßnahme d“"),
        ("Hauptamt", "„Maßnahme a“; „Maßnahme c“"),
        ("Personalamt", "„Maßnahme b“"),
    ]


def test_where_nothing_runs_the_functions_behind_the_next_measures_are_named() -> None:
    assert [each.function for each in brief(lives("e", who="Kämmerei")).people] == ["Entwicklungsteam", "Kämmerei"]
    assert [each.function for each in without_plan().people] == ["Entwicklungsteam"]


def test_more_functions_than_there_is_room_for_are_left_to_the_plan() -> None:
    found = brief(*(lives(f"m{n}", Status.RUNNING, who=f"Amt {n}") for n in range(MOST_MEASURES)))
    assert len(found.people) == MOST_PEOPLE
    assert found.people_note == "Weitere Verantwortliche nennt der Plan."


def test_everything_that_runs_has_its_function_named_and_the_measures_of_a_busy_one_are_counted() -> None:
    many = [lives(f"m{n}", Status.RUNNING, "2026-01", end="2026-05") for n in range(MOST_MEASURES)]
    found = brief(*many, lives("last", Status.RUNNING, "2026-01", end="2026-06", who="Kämmerei"))
    assert [(each.function, each.text) for each in found.people][1:] == [
        ("Hauptamt", "„Maßnahme m0“; „Maßnahme m1“; 3 weitere"),
        ("Kämmerei", "„Maßnahme last“"),
    ]


def test_a_briefing_is_in_the_readers_language() -> None:
    found = brief(waits("m", "2026-04"), language=Language.ENGLISH)
    assert found.title == "Ort: on\u00a0taking\u00a0office"
    assert found.decisions[0].until == "by 31 March 2026 (30\u00a0days\u00a0left)"
