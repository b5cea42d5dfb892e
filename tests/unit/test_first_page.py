"""Page one of the report: what it says of stage, areas, strengths, needs, decisions and of the report before."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest

from tests.builders import COUNTY, TOWN, a_content, a_dimension, a_measure, a_questionnaire, an_item, levels, wishes
from workbench.answers.model import Answers, Site
from workbench.answers.wishes import PlanWishes
from workbench.assessment import Assessment, assess
from workbench.content.model import Content, DecisionBody, Measure, SiteKind
from workbench.plan.living import LivingMeasure, Status, as_it_stands, content_with
from workbench.present.asked import asked_now
from workbench.present.first_page import FirstPage, first_page
from workbench.present.texts import Reader
from workbench.report_case import Asked, AskedMeasure, PreviousRound, ReportCase
from workbench.values import Language, Month, Text

ON = dt.date(2026, 3, 1)
STAGES = ("Anfang", "Schritte", "Aufbau", "Verankert", "Wirksam")
ONE = a_content(a_dimension("x", an_item("a"), an_item("b")))
LOW = levels(a=1, b=1)


def reader(language: Language = Language.GERMAN, kind: str = TOWN) -> Reader:
    words = {"council": Text("Rat" if kind == TOWN else "Kreistag", "council")}
    return Reader(language, SiteKind(id=kind, title=Text("Stadt", "Town"), words=words))


def named(content: Content) -> Content:
    """The content with stages that have names."""
    stages = tuple(replace(stage, title=Text(name)) for stage, name in zip(content.model.stages, STAGES, strict=True))
    return replace(content, model=replace(content.model, stages=stages))


def handed_in(content: Content, answers: Answers, *, on: dt.date = ON, wanted: PlanWishes | None = None) -> Assessment:
    return assess(named(content), Site(name="Ort", kind=TOWN), on=on, answers=answers, wishes=wanted)


def page(
    content: Content, answers: Answers, before: Answers | None = None, *, wanted: PlanWishes | None = None
) -> FirstPage:
    """Page one of a site, with a last round a year before if answers of it are given."""
    found = handed_in(content, answers, wanted=wanted)
    previous = None
    if before is not None:
        previous = PreviousRound(title="Runde 1", assessment=handed_in(content, before, on=dt.date(2025, 3, 1)))
    planned = None if wanted is None else found
    return first_page(ReportCase(assessment=found, made_on=ON, previous=previous, planned=planned), reader())


def decided_by(body: DecisionBody, *, key: str = "m", title: str = "Anlaufstelle", cost: int = 0) -> Measure:
    return replace(a_measure(key, {"a": 3}, cost_eur=cost), title=Text(title), decision=body)


def lives(measure: Measure, status: Status = Status.PROPOSED, start: str = "2026-05") -> LivingMeasure:
    """A measure that runs for two months."""
    month = Month.parse(start)
    return LivingMeasure(measure=measure, status=status, start=month, end=month.plus(1))


def living_case(
    *living: LivingMeasure,
    asked: Asked | None = None,
    made_on: dt.date = ON,
    content: Content = ONE,
    answers: Answers = LOW,
) -> ReportCase:
    """A report on a plan that people live with."""
    known = content_with(named(content), living)
    base = assess(known, Site(name="Ort", kind=TOWN), on=ON, answers=answers, wishes=None)
    plan = as_it_stands(known, TOWN, answers, wishes(start="2026-04"), living, frozenset())
    case = replace(base, plan=plan, measures=living)
    return ReportCase(assessment=case, made_on=made_on, planned=case, changed=True, asked=asked)


def lived(*living: LivingMeasure, asked: Asked | None = None, made_on: dt.date = ON) -> FirstPage:
    return first_page(living_case(*living, asked=asked, made_on=made_on), reader())


def became(living: LivingMeasure | None, *, made_on: dt.date = ON) -> str:
    """What the page says of the one measure that the last report asked for, wherever it stands today."""
    asked = Asked(on=dt.date(2026, 1, 5), measures=(AskedMeasure(key="m", title=Text("Anlaufstelle")),))
    since = lived(*([] if living is None else [living]), asked=asked, made_on=made_on).since
    assert since is not None
    [found] = since.became
    assert found.title == "Anlaufstelle"
    return found.state


# --- head ------------------------------------------------------------------------------------------


def test_the_page_names_site_kind_round_and_days() -> None:
    case = ReportCase(assessment=handed_in(ONE, levels(a=1, b=1)), made_on=dt.date(2026, 4, 2), round_title="Runde 2")
    found = first_page(case, reader())
    assert found.title == "Ort: Bericht zur Engagementförderung"
    assert found.facts == ("Stadt", "Runde 2", "Stand 01.03.2026", "Bericht vom 02.04.2026")


def test_a_report_of_the_day_of_the_answers_names_the_day_once() -> None:
    assert page(ONE, levels(a=1, b=1)).facts == ("Stadt", "Stand 01.03.2026")


# --- stage -----------------------------------------------------------------------------------------


def test_the_stage_stands_in_words_with_the_mean_and_the_last_round() -> None:
    standing = page(ONE, levels(a=2, b=2), levels(a=1, b=0)).standing
    assert (standing.title, standing.stage, standing.number) == ("Wo wir stehen: Aufbau", "Aufbau", 2)
    assert standing.mean == "Im Mittel aller Bereiche 2,0 von 4."
    assert standing.before == "Letzte Runde: „Schritte“, im Mittel 0,5."
    assert standing.alt == (
        "Stufe 2 von 4 ist erreicht: Aufbau. Alle Stufen: 0 Anfang, 1 Schritte, 2 Aufbau, 3 Verankert, 4 Wirksam."
    )


def test_a_last_round_without_a_result_is_not_spoken_of() -> None:
    assert page(ONE, levels(a=2, b=2), levels()).standing.before == ""


def test_a_last_round_with_a_mean_but_no_stage_gives_its_mean() -> None:
    content = a_content(a_dimension("x", an_item("a"), weight=3), a_dimension("y", an_item("b")))
    before = page(content, levels(a=2, b=2), levels(a=1)).standing.before
    assert before == "Letzte Runde: im Mittel 1,0."


def test_what_is_not_answered_is_to_be_clarified_and_has_no_stage() -> None:
    standing = page(ONE, levels()).standing
    assert (standing.title, standing.stage, standing.number) == ("Wo wir stehen: noch offen", None, None)
    assert (standing.clarify, standing.held_back, standing.mean) == ("Erst klären: „x“.", "", "")
    assert standing.alt.startswith("Welche Stufe erreicht ist, ist noch offen.")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (2, "Erst klären: „d0“ und „d1“."),
        (3, "Erst klären: „d0“, „d1“ und „d2“."),
        (4, "Erst klären: „d0“, „d1“, „d2“ und ein weiteres Thema."),
        (6, "Erst klären: „d0“, „d1“, „d2“ und 3 weitere Themen."),
    ],
)
def test_no_more_names_stand_in_a_sentence_than_one_takes_in(count: int, said: str) -> None:
    content = a_content(*(a_dimension(f"d{number}", an_item(f"i{number}")) for number in range(count)))
    assert page(content, levels()).standing.clarify == said


def test_a_hole_in_an_essential_dimension_holds_the_site_back() -> None:
    content = a_content(a_dimension("x", an_item("a"), weight=3), a_dimension("Leitung", an_item("b"), essential=True))
    standing = page(content, levels(a=4, b=0)).standing
    assert (standing.number, standing.held_back) == (1, "Das hält uns zurück: „Leitung“.")


@pytest.mark.parametrize(
    ("x", "y", "said"),
    [
        # 1.75 on average: 0.75 to 2.5, rounded up, as the level is cut off
        ((2, 2, 2), 1, "Bis zur Stufe „Verankert“ fehlt im Mittel noch 0,8; außerdem ist hier mehr nötig: „Leitung“."),
        ((2, 2, 2), 2, "Bis zur Stufe „Verankert“ fehlt im Mittel noch 0,5."),
        ((4, 4, 4), 4, ""),
    ],
)
def test_what_is_missing_to_the_next_stage_is_said(x: tuple[int, int, int], y: int, said: str) -> None:
    content = a_content(
        a_dimension("x", an_item("a"), an_item("b"), an_item("c"), weight=3),
        a_dimension("Leitung", an_item("d"), essential=True),
    )
    a, b, c = x
    assert page(content, levels(a=a, b=b, c=c, d=y)).standing.held_back == said


# --- areas -----------------------------------------------------------------------------------------


def test_the_target_of_an_area_is_the_weighted_mean_of_its_dimensions_targets() -> None:
    content = a_content(a_dimension("x", an_item("a"), weight=3), a_dimension("y", an_item("b")))
    [area] = page(content, levels(a=1, b=1), wanted=wishes(targets={"x": 2, "y": 4})).areas.areas
    # (3 · 2 + 1 · 4) / 4 = 2.5
    assert area.target is not None
    assert (area.target.share, area.target.level, area.target.name) == (Fraction(5, 8), "2,5", "Ziel")


def test_a_dimension_that_is_not_applicable_has_no_part_in_the_target() -> None:
    content = a_content(a_dimension("x", an_item("a")), a_dimension("y", an_item("b")))
    [area] = page(content, levels(a=1, b=None), wanted=wishes(targets={"x": 2, "y": 4})).areas.areas
    assert area.target is not None
    assert area.target.level == "2,0"


def test_an_area_that_is_not_applicable_has_no_mark_at_all() -> None:
    [area] = page(ONE, levels(a=None, b=None)).areas.areas
    assert (area.now, area.before, area.target, area.text) == (None, None, None, "trifft nicht zu")


def test_the_alternative_of_the_areas_says_today_last_round_and_target() -> None:
    content = a_content(
        a_questionnaire("Haus", a_dimension("x", an_item("a")), area="Haus"),
        a_questionnaire("Netz", a_dimension("y", an_item("b")), area="Netz"),
    )
    areas = page(content, levels(a=2), levels(a=1)).areas
    assert areas.alt == (
        "Stufen von 0 bis 4. Haus: heute 2,0, letzte Runde 1,0, Ziel 3,0; Netz: heute noch offen, Ziel 3,0."
    )


# --- strengths and needs ---------------------------------------------------------------------------


def test_strengths_give_their_level_and_needs_their_target_too() -> None:
    content = a_content(a_dimension("Gut", an_item("a")), a_dimension("Schwach", an_item("b")))
    found = page(content, levels(a=4, b=1))
    assert [(point.title, point.level) for point in found.strengths.points] == [("Gut", "Stufe\u00a04,0")]
    assert [(point.title, point.level) for point in found.needs.points] == [
        ("Schwach", "Stufe\u00a01,0,\u00a0Ziel\u00a03,0")
    ]
    assert (found.strengths.none, found.needs.none) == ("", "")


@pytest.mark.parametrize(
    ("answers", "strengths", "needs"),
    [
        (levels(a=1, b=1), "Noch ist nirgends Stufe 2 erreicht.", ""),
        (levels(a=4, b=4), "", "Alle Ziele sind erreicht."),
        (
            levels(),
            "Dazu lässt sich noch nichts sagen: Es ist zu wenig beantwortet.",
            "Dazu lässt sich noch nichts sagen: Es ist zu wenig beantwortet.",
        ),
        (
            levels(a=None, b=None),
            "Dazu lässt sich nichts sagen: Alles ist als nicht zutreffend angegeben.",
            "Dazu lässt sich nichts sagen: Alles ist als nicht zutreffend angegeben.",
        ),
    ],
    ids=["low", "high", "open", "not applicable"],
)
def test_where_there_is_none_the_page_says_why(answers: Answers, strengths: str, needs: str) -> None:
    found = page(ONE, answers)
    assert (found.strengths.none, found.needs.none) == (strengths, needs)


def test_targets_are_not_called_reached_where_the_plan_only_leaves_them_alone() -> None:
    content = a_content(a_dimension("x", an_item("a")), a_dimension("y", an_item("b")))
    lifts_x = lives(a_measure("m", {"a": 4}), Status.PLANNED)
    # x is at its target of 3, y below it; the only measure lifts x
    needs = first_page(living_case(lifts_x, content=content, answers=levels(a=3, b=1)), reader()).needs
    assert needs.points == ()
    assert needs.none == "Was noch unter seinem Ziel liegt, verbessert keine Maßnahme des Plans."


# --- decisions -------------------------------------------------------------------------------------


def test_a_decision_has_its_date_body_cost_hours_and_sentence() -> None:
    decisions = lived(lives(decided_by(DecisionBody.COUNCIL, cost=1500))).decisions
    [decision] = decisions.decisions
    assert (decision.key, decision.title, decision.is_overdue) == ("m", "Anlaufstelle", False)
    facts = [(fact.name, fact.text) for fact in (decision.until, decision.body, decision.cost, decision.hours)]
    assert facts == [
        ("Bis wann", "bis 30.04.2026"),
        ("Wer entscheidet", "Rat"),
        ("Kosten", "1.500 €"),
        ("Aufwand", "10 Std."),
    ]
    assert decision.sentence == (
        "Der Rat beschließt die Maßnahme „Anlaufstelle“ und beauftragt die Verwaltung, sie ab Mai 2026 umzusetzen. "
        "Dafür werden 1.500 € benötigt."
    )
    assert decisions.plan_sum == (
        "Der ganze Plan, April 2026 – März 2027: eine Maßnahme, 10 Std. Arbeitszeit, 1.500 €."
    )
    assert (decisions.none, decisions.more) == ("", "")


def test_a_decision_whose_day_is_over_is_called_overdue() -> None:
    waits = lives(decided_by(DecisionBody.ADMINISTRATION))
    [on_the_day] = lived(waits, made_on=dt.date(2026, 4, 30)).decisions.decisions
    [after] = lived(waits, made_on=dt.date(2026, 5, 1)).decisions.decisions
    assert (on_the_day.until.text, on_the_day.is_overdue) == ("bis 30.04.2026", False)
    assert (after.until.text, after.is_overdue) == ("überfällig seit 30.04.2026", True)


def several(*starts: str) -> list[LivingMeasure]:
    """As many measures for the council, each beginning then."""
    return [
        lives(decided_by(DecisionBody.COUNCIL, key=f"m{number}", title=f"M{number}"), start=start)
        for number, start in enumerate(starts)
    ]


@pytest.mark.parametrize(
    ("starts", "made_on", "said"),
    [
        (["2026-05"] * 3, ON, ""),
        (["2026-05"] * 3 + ["2026-07"], ON, "Eine weitere Entscheidung steht bis zum 30.06.2026 an."),
        (
            ["2026-05"] * 3 + ["2026-07", "2026-09"],
            ON,
            "2 weitere Entscheidungen stehen bis zum 31.08.2026 an.",
        ),
        (["2026-05"] * 4, dt.date(2026, 6, 1), "Eine weitere Entscheidung ist überfällig."),
        (["2026-05"] * 5, dt.date(2026, 6, 1), "2 weitere Entscheidungen sind überfällig."),
    ],
)
def test_decisions_beyond_the_third_are_counted(starts: list[str], made_on: dt.date, said: str) -> None:
    decisions = lived(*several(*starts), made_on=made_on).decisions
    assert len(decisions.decisions) == 3
    assert decisions.more == said


def test_the_most_urgent_decisions_are_asked_for_first() -> None:
    case = living_case(*several("2026-09", "2026-05", "2026-07", "2026-06"))
    asked = [decision.title for decision in first_page(case, reader()).decisions.decisions]
    assert asked == ["M1", "M3", "M2"]
    assert [measure.key for measure in asked_now(case, reader())] == ["m1", "m3", "m2"]
    assert asked_now(case, reader())[0].title == Text("M1")


def test_a_report_without_a_plan_asks_for_nothing_and_says_so() -> None:
    case = ReportCase(assessment=handed_in(ONE, levels(a=1, b=1)), made_on=ON)
    decisions = first_page(case, reader()).decisions
    assert (decisions.decisions, decisions.plan_sum) == ((), "")
    assert decisions.none == "Es gibt noch keinen Maßnahmenplan; deshalb ist nichts zu entscheiden."
    assert asked_now(case, reader()) == ()


@pytest.mark.parametrize(
    ("living", "said"),
    [
        ((), "Im Plan steht keine Maßnahme; deshalb ist nichts zu entscheiden."),
        (
            (lives(decided_by(DecisionBody.COUNCIL), Status.RUNNING),),
            "Zurzeit ist nichts zu entscheiden: Keine Maßnahme des Plans wartet auf einen Beschluss.",
        ),
    ],
    ids=["empty", "all begun"],
)
def test_a_plan_without_decisions_says_why(living: tuple[LivingMeasure, ...], said: str) -> None:
    assert lived(*living).decisions.none == said


# --- since the last report -------------------------------------------------------------------------


def test_the_first_report_looks_back_on_none() -> None:
    assert lived(lives(decided_by(DecisionBody.COUNCIL))).since is None


def test_what_became_of_the_last_report_stands_under_its_day_and_in_its_order() -> None:
    asked = Asked(
        on=dt.date(2026, 3, 1),
        measures=(AskedMeasure(key="m1", title=Text("M1")), AskedMeasure(key="m0", title=Text("M0"))),
    )
    since = lived(*several("2026-05", "2026-06"), asked=asked).since
    assert since is not None
    assert since.title == "Seit dem Bericht vom 01.03.2026"
    assert [each.title for each in since.became] == ["M1", "M0"]


def test_a_report_that_asked_for_nothing_is_said_to_have() -> None:
    since = lived(asked=Asked(on=ON, measures=())).since
    assert since is not None
    assert (since.became, since.none) == ((), "Damals stand keine Entscheidung an.")


COUNCIL = decided_by(DecisionBody.COUNCIL)
NOBODY = decided_by(DecisionBody.NONE)
BECAME: Mapping[str, tuple[LivingMeasure | None, str]] = {
    "proposed": (lives(COUNCIL), "noch nicht entschieden"),
    "planned": (lives(COUNCIL, Status.PLANNED), "eingeplant für Mai 2026 – Juni 2026, Entscheidung steht noch aus"),
    "free": (lives(NOBODY, Status.PLANNED), "angenommen, eingeplant für Mai 2026 – Juni 2026"),
    "running": (replace(lives(COUNCIL, Status.RUNNING), progress=40), "läuft, zu 40 % erledigt, bis Juni 2026"),
    "paused": (lives(COUNCIL, Status.PAUSED), "begonnen, pausiert zurzeit"),
    "done": (lives(COUNCIL, Status.DONE), "erledigt"),
    "rejected": (replace(lives(COUNCIL, Status.REJECTED), reason="Kein Geld."), "abgelehnt: Kein Geld."),
    "dropped": (lives(COUNCIL, Status.DROPPED), "aufgegeben"),
    "gone": (None, "nicht mehr im Plan"),
}


@pytest.mark.parametrize("name", BECAME)
def test_every_state_of_a_measure_asked_for_is_told(name: str) -> None:
    living, said = BECAME[name]
    assert became(living) == said


@pytest.mark.parametrize(
    ("living", "day", "said"),
    [
        (lives(NOBODY, Status.PLANNED), dt.date(2026, 6, 1), "angenommen, sollte im Mai 2026 beginnen"),
        (
            replace(lives(COUNCIL, Status.RUNNING), progress=40),
            dt.date(2026, 7, 1),
            "läuft, zu 40 % erledigt, sollte im Juni 2026 fertig sein",
        ),
        (
            lives(COUNCIL, Status.PAUSED),
            dt.date(2026, 7, 1),
            "begonnen, pausiert zurzeit, sollte im Juni 2026 fertig sein",
        ),
        (lives(COUNCIL), dt.date(2026, 7, 1), "noch nicht entschieden"),
        (lives(COUNCIL, Status.DONE), dt.date(2026, 7, 1), "erledigt"),
    ],
)
def test_what_should_have_happened_by_now_is_said(living: LivingMeasure, day: dt.date, said: str) -> None:
    assert became(living, made_on=day) == said


# --- language --------------------------------------------------------------------------------------


def test_the_page_speaks_english_and_of_the_countys_council() -> None:
    case = living_case(lives(decided_by(DecisionBody.COUNCIL, cost=1500)))
    found = first_page(case, reader(Language.ENGLISH))
    assert found.standing.title == "Where we stand: Schritte"
    [decision] = found.decisions.decisions
    assert (decision.until.text, decision.cost.text) == ("by 30 April 2026", "€1,500")
    county = first_page(case, reader(kind=COUNTY)).decisions.decisions[0]
    assert (county.body.text, county.sentence[:12]) == ("Kreistag", "Der Kreistag")
