"""The plan as a reader sees it: numbers, times, decisions with their sentence, what is out and why."""

import dataclasses
import datetime as dt
import string
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

import pytest

from tests.builders import COUNTY, TOWN, a_content, a_dimension, a_measure, an_item, levels, rejected, wishes
from workbench.answers.model import Answers, Site
from workbench.answers.wishes import PlanWishes
from workbench.assessment import Assessment, assess
from workbench.content.model import (
    ActionField,
    AtLeast,
    Content,
    DecisionBody,
    Measure,
    Not,
    SiteKind,
    Source,
)
from workbench.plan.living import Link, LivingMeasure, Status, as_it_stands, content_with
from workbench.plan.model import LeftOutReason, Plan
from workbench.present import plan_wording
from workbench.present.plan import PlanView, plan_view
from workbench.present.plan_measures import MeasureView
from workbench.present.texts import Reader
from workbench.values import Event, Language, Month, Text

NOTHING = levels(a=0, b=0, c=0)
COUNCILS = {TOWN: Text("Rat", "council"), COUNTY: Text("Kreistag", "district council")}


def reader(language: Language = Language.GERMAN, kind: str = TOWN) -> Reader:
    return Reader(language, SiteKind(id=kind, title=Text(kind), words={"council": COUNCILS[kind]}))


def content_of(*measures: Measure) -> Content:
    """Three items of the same weight, and two fields of action, "field" before "other"."""
    content = a_content(a_dimension("x", an_item("a"), an_item("b"), an_item("c")), measures=measures)
    fields = {
        "field": ActionField(
            id="field", title=Text("Personal"), rationale=Text("Ohne Menschen geht es nicht."), source=None
        ),
        "other": ActionField(id="other", title=Text("Netzwerke"), rationale=None, source=None),
    }
    return replace(content, model=replace(content.model, goal=Text("Ziel"), fields=fields))


def lives(
    measure: Measure, status: Status = Status.PLANNED, start: str = "2026-04", end: str | None = None
) -> LivingMeasure:
    """A measure in that state, for one month where no end is given."""
    return LivingMeasure(measure=measure, status=status, start=Month.parse(start), end=Month.parse(end or start))


def standing(
    *living: LivingMeasure, others: Sequence[Measure] = (), answers: Answers = NOTHING, wanted: PlanWishes | None = None
) -> tuple[Assessment, Plan]:
    """The assessment and the plan that living measures make, beside further measures of the catalogue."""
    content = content_with(content_of(*others), living)
    wished = wanted or wishes(start="2026-04", months=3)
    base = assess(content, Site(name="Ort", kind=TOWN), on=dt.date(2026, 3, 1), answers=answers, wishes=None)
    plan = as_it_stands(content, TOWN, answers, wished, living, frozenset())
    return replace(base, plan=plan, measures=living), plan


def view(
    *living: LivingMeasure,
    others: Sequence[Measure] = (),
    answers: Answers = NOTHING,
    wanted: PlanWishes | None = None,
    language: Language = Language.GERMAN,
    events: Sequence[Event] = (),
) -> PlanView:
    """What a reader sees of a plan that people changed."""
    assessment, plan = standing(*living, others=others, answers=answers, wanted=wanted)
    return plan_view(assessment, plan, reader(language), events=events, changed=True)


def proposed(*measures: Measure, wanted: PlanWishes, answers: Answers = NOTHING, bound: int | None = None) -> PlanView:
    """What a reader sees of a plan just made; `bound` is the most that could be gained, per mille of its own gain."""
    content = content_of(*measures)
    assessment = assess(content, Site(name="Ort", kind=TOWN), on=dt.date(2026, 3, 1), answers=answers, wishes=wanted)
    assert assessment.plan is not None
    plan = assessment.plan
    if bound is not None:
        plan = replace(plan, gain_bound=plan.gain * Fraction(bound, 1000))
    return plan_view(assessment, plan, reader())


def only(*living: LivingMeasure, others: Sequence[Measure] = (), language: Language = Language.GERMAN) -> MeasureView:
    """The first measure of the plan."""
    return view(*living, others=others, language=language).measures[0]


# --- numbers and times ----------------------------------------------------------------------------


def test_hours_and_cost_are_those_of_all_that_is_in_the_plan_or_done() -> None:
    found = view(
        lives(a_measure("m", hours=1200, cost_eur="1500.5")),
        lives(a_measure("n", hours=34, cost_eur=100), Status.DONE),
        lives(a_measure("o", hours=5000, cost_eur=9000), Status.DROPPED),
        lives(a_measure("p", hours=6), Status.PROPOSED),
    )
    assert (found.measures_number, found.hours, found.hours_number) == (3, "1.240 Std.", 1240)
    assert (found.cost, found.cost_number) == ("1.600,50 €", Fraction("1600.5"))


def test_money_is_shown_by_the_year_in_which_something_starts() -> None:
    found = view(
        lives(a_measure("m", cost_eur=100), start="2026-12", end="2027-02"),
        lives(a_measure("n", cost_eur=2000), start="2027-01"),
        lives(a_measure("o"), start="2028-01"),
    )
    assert [(year.year, year.cost, year.cost_number) for year in found.money] == [
        (2026, "100 €", 100),
        (2027, "2.000 €", 2000),
    ]


@pytest.mark.parametrize(
    ("end", "language", "period"),
    [
        ("2026-04", Language.GERMAN, "April 2026"),
        ("2027-03", Language.GERMAN, "April 2026 – März 2027"),
        ("2027-03", Language.ENGLISH, "April 2026 – March 2027"),
    ],
)
def test_a_measure_says_from_when_to_when_it_runs(end: str, language: Language, period: str) -> None:
    assert only(lives(a_measure("m"), end=end), language=language).period == period


def test_months_reach_to_the_last_end_beyond_the_horizon() -> None:
    found = view(lives(a_measure("m", hours=20), start="2026-03", end="2026-07"))
    assert found.period == "März 2026 – Juli 2026"
    assert [month.short for month in found.months] == ["04/26", "05/26", "06/26", "07/26"]
    assert [month.load for month in found.months] == [4, 4, 4, 4]
    [measure] = found.measures
    # it began a month before the plan
    assert (measure.first_month, measure.last_month) == (0, 4)


def test_months_are_those_of_the_horizon_where_all_ends_earlier() -> None:
    found = view(lives(a_measure("m", hours=9)))
    assert [(month.title, month.planned, month.available) for month in found.months] == [
        ("April 2026", "9 Std.", "40 Std."),
        ("Mai 2026", "0 Std.", "40 Std."),
        ("Juni 2026", "0 Std.", "40 Std."),
    ]


def test_hours_there_are_in_a_month_are_not_rounded() -> None:
    found = view(lives(a_measure("m")), wanted=wishes(start="2026-04", months=2, hours={"2026-04": "7.5"}))
    assert [(month.available, month.capacity) for month in found.months] == [
        ("7,5 Std.", Fraction("7.5")),
        ("0 Std.", 0),
    ]


@pytest.mark.parametrize(
    ("hours", "full", "over"), [(39, False, False), (40, True, False), (41, False, True), (0, False, False)]
)
def test_a_month_is_full_where_all_hours_are_planned_and_over_where_more_are(
    hours: int, *, full: bool, over: bool
) -> None:
    measures = [lives(a_measure("m", hours=hours))] if hours else []
    first, later, *_ = view(*measures).months
    assert (first.is_full, first.is_over) == (full, over)
    assert not later.is_full


def test_a_month_without_any_hours_is_not_full_as_long_as_nothing_is_planned() -> None:
    [month] = view(wanted=wishes(start="2026-04", months=1, hours={"2026-05": "7.5"})).months
    assert (month.capacity, month.is_full, month.is_over) == (0, False, False)


def test_events_are_shown_where_they_touch_the_months_of_the_plan() -> None:
    def event(key: str, first: tuple[int, int], last: tuple[int, int]) -> Event:
        return Event(key=key, title="Workshop", first_day=dt.date(2026, *first), last_day=dt.date(2026, *last))

    events = [
        event("after", (7, 1), (7, 2)),
        event("last", (6, 30), (7, 1)),
        event("first", (3, 31), (4, 1)),
        event("before", (3, 30), (3, 31)),
        event("day", (5, 4), (5, 4)),
    ]
    found = view(lives(a_measure("m")), events=events)
    assert [(each.key, each.when) for each in found.events] == [
        ("first", "31.03.2026 – 01.04.2026"),
        ("day", "04.05.2026"),
        ("last", "30.06.2026 – 01.07.2026"),
    ]


# --- fields and measures --------------------------------------------------------------------------


def test_measures_stand_under_their_field_in_the_order_of_the_content_numbered_by_start() -> None:
    found = view(
        lives(replace(a_measure("m"), field="other"), start="2026-05"),
        lives(a_measure("late"), start="2026-06"),
        lives(a_measure("early"), Status.DONE, start="2026-04"),
        lives(replace(a_measure("strange"), field="gone")),
    )
    assert [(field.number, field.title, field.rationale) for field in found.fields] == [
        (1, "Personal", "Ohne Menschen geht es nicht."),
        (2, "Netzwerke", None),
        (3, "Weitere Maßnahmen", None),
    ]
    assert [(measure.number, measure.key) for measure in found.measures] == [
        ("1.1", "early"),
        ("1.2", "late"),
        ("2.1", "m"),
        ("3.1", "strange"),
    ]


def test_a_measure_shows_how_far_it_is() -> None:
    link = Link(title="Vorlage", url="https://example.org/vorlage")
    living = replace(lives(a_measure("m"), Status.RUNNING), progress=40, note="Stelle besetzt", links=(link,))
    found = only(living)
    assert (found.status, found.progress, found.note) == ("läuft", 40, "Stelle besetzt")
    assert [(each.title, each.url) for each in found.links] == [("Vorlage", "https://example.org/vorlage")]


def test_a_measure_says_what_it_lifts_and_what_it_waits_for() -> None:
    first = a_measure("first", {"a": 2, "b": 1})
    second = a_measure("second", {"a": 3, "b": 1}, after=["first"])
    answers = levels(a=1, b=0, c=0)
    found = view(lives(first), lives(second, start="2026-05"), answers=answers)
    before, after = found.measures
    assert [(lift.item, lift.before, lift.after) for lift in before.lifts] == [("a", "1", "2"), ("b", "0", "1")]
    assert [(lift.item, lift.before, lift.after) for lift in after.lifts] == [("a", "2", "3")]
    assert (before.waits_for, before.enables) == ((), ("second",))
    assert (after.waits_for, after.enables) == (("first",), ())


def test_an_open_answer_is_shown_as_open_in_what_a_measure_lifts() -> None:
    found = view(lives(a_measure("m", {"a": 2, "b": 1})), answers=levels(b=0, c=0))
    assert [(lift.item, lift.before) for lift in found.measures[0].lifts] == [("a", "noch offen"), ("b", "0")]


def test_a_done_measure_says_nothing_of_what_it_would_lift() -> None:
    found = only(lives(a_measure("m", {"a": 2}), Status.DONE))
    assert (found.lifts, found.rests_on, found.decide_by) == ((), None, None)


@pytest.mark.parametrize(
    ("status", "raises", "said"),
    [
        (Status.PROPOSED, {"a": 2}, "fiele aus dem Plan, wenn hier heute schon Stufe 2 erreicht wäre: „a“."),
        (
            Status.PLANNED,
            {"a": 2},
            "würde selbst nichts mehr verbessern, wenn hier heute schon Stufe 2 erreicht wäre: „a“.",
        ),
        (
            Status.PROPOSED,
            {"a": 2, "b": 4},
            "fiele aus dem Plan, wenn all das heute schon erreicht wäre: „a“ Stufe 2; „b“ Stufe 3.",
        ),
        (
            Status.RUNNING,
            {"a": 2, "b": 4},
            "würde selbst nichts mehr verbessern, wenn all das heute schon erreicht wäre: „a“ Stufe 2; „b“ Stufe 3.",
        ),
    ],
)
def test_a_measure_says_which_answers_would_make_it_drop_out(status: Status, raises: dict[str, int], said: str) -> None:
    assert only(lives(a_measure("m", raises), status)).rests_on == f"Diese Maßnahme {said}"


def test_a_measure_that_others_wait_for_would_not_drop_out() -> None:
    first, second = a_measure("first", {"a": 2}), a_measure("second", {"b": 1}, after=["first"])
    found = view(lives(first, Status.PROPOSED), lives(second, Status.PROPOSED, start="2026-05")).measures
    assert found[0].rests_on is not None
    assert "würde selbst nichts mehr verbessern" in found[0].rests_on
    assert found[1].rests_on is not None
    assert "fiele aus dem Plan" in found[1].rests_on


@pytest.mark.parametrize(
    ("measure", "basis"),
    [
        (a_measure("m"), "Aufwand und Wirkung sind geschätzt."),
        (
            replace(a_measure("m"), estimate=False, source=Source(document="Leitfaden", heading="Kosten")),
            "Aufwand nach Quelle: Leitfaden, Kosten.",
        ),
        (
            replace(a_measure("m"), estimate=False, source=Source(document="Leitfaden")),
            "Aufwand nach Quelle: Leitfaden.",
        ),
    ],
)
def test_a_measure_says_whether_its_figures_are_estimates(measure: Measure, basis: str) -> None:
    assert only(lives(measure)).basis == basis


def test_an_own_measure_says_that_it_does_not_change_the_profile() -> None:
    found = only(replace(lives(a_measure("own")), is_own=True))
    assert found.is_own
    assert found.basis.startswith("Eigene Maßnahme: Sie zählt bei Stunden und Kosten mit.")


def test_upkeep_is_said_where_there_is_some() -> None:
    assert only(lives(replace(a_measure("m"), upkeep_hours_per_year=8))).upkeep == "danach 8 Std. im Jahr"
    assert only(lives(a_measure("m"))).upkeep is None


def test_the_upkeep_of_a_plan_is_that_of_all_that_is_in_it_or_done() -> None:
    lasting = [replace(a_measure(key), upkeep_hours_per_year=hours) for key, hours in (("m", 800), ("n", 416))]
    dropped = lives(replace(a_measure("o"), upkeep_hours_per_year=5), Status.DROPPED)
    assert view(lives(lasting[0]), lives(lasting[1], Status.DONE), dropped).upkeep == "1.216 Std. im Jahr"
    assert view(lives(a_measure("m")), dropped).upkeep is None


# --- decisions ------------------------------------------------------------------------------------


def decided(body: DecisionBody, cost_eur: int = 0) -> Measure:
    return replace(a_measure("m", cost_eur=cost_eur), title=Text("Anlaufstelle", "Contact point"), decision=body)


@pytest.mark.parametrize("status", Status)
def test_a_decision_is_needed_until_a_measure_begins(status: Status) -> None:
    found = view(lives(decided(DecisionBody.COUNCIL), status))
    if status in {Status.PROPOSED, Status.PLANNED}:
        [measure], [decision] = found.measures, found.decisions
        # the last day before April
        assert (measure.decide_by, measure.decide_by_date) == ("31.03.2026", dt.date(2026, 3, 31))
        assert (decision.until, decision.date, decision.body) == ("bis 31.03.2026", dt.date(2026, 3, 31), "Rat")
        assert decision.sentence == measure.decision_sentence
        assert decision.measure == measure
    else:
        assert found.decisions == ()
        assert all(measure.decide_by is None and measure.decision_sentence is None for measure in found.measures)


def test_where_nobody_has_to_decide_there_is_no_decision() -> None:
    [measure] = (found := view(lives(decided(DecisionBody.NONE)))).measures
    assert (measure.decision, measure.decide_by, measure.decision_sentence) == ("keine Entscheidung nötig", None, None)
    assert found.decisions == ()


def test_decisions_stand_in_the_order_in_which_they_are_due() -> None:
    found = view(
        lives(replace(a_measure("late"), decision=DecisionBody.COUNCIL), start="2026-09"),
        lives(replace(a_measure("soon"), decision=DecisionBody.ADMINISTRATION, field="other"), start="2026-05"),
        lives(replace(a_measure("also"), decision=DecisionBody.BUDGET), start="2026-05"),
    )
    assert [(decision.date.isoformat(), decision.measure.key) for decision in found.decisions] == [
        ("2026-04-30", "also"),
        ("2026-04-30", "soon"),
        ("2026-08-31", "late"),
    ]


APPROVED = Text(
    "Die Verwaltungsspitze gibt die Maßnahme „Anlaufstelle“ ab April 2026 frei.",
    "The head of administration approves the measure “Contact point” from April 2026.",
)
ADOPTED = Text(
    "Der Rat beschließt die Maßnahme „Anlaufstelle“ und beauftragt die Verwaltung, sie ab April 2026 umzusetzen.",
    "The council adopts the measure “Contact point” and instructs the administration to carry it out from April 2026.",
)
MONEY = {
    (DecisionBody.ADMINISTRATION, 0): Text("Zusätzliche Mittel sind nicht nötig.", "No additional funds are needed."),
    (DecisionBody.COUNCIL, 1500): Text("Dafür werden 1.500 € benötigt.", "It needs €1,500."),
    (DecisionBody.BUDGET, 1500): Text(
        "Die Mittel von 1.500 € werden im Haushalt 2026 bereitgestellt.",
        "The funds of €1,500 are provided in the budget of 2026.",
    ),
    (DecisionBody.BUDGET, 0): Text(
        "Die Maßnahme wird im Haushalt 2026 berücksichtigt.", "The measure is taken into account in the budget of 2026."
    ),
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("body", "cost"), MONEY)
def test_every_body_has_a_sentence_that_it_can_adopt(body: DecisionBody, cost: int, language: Language) -> None:
    decision = APPROVED if body is DecisionBody.ADMINISTRATION else ADOPTED
    said = only(lives(decided(body, cost)), language=language).decision_sentence
    assert said == f"{decision.in_language(language)} {MONEY[body, cost].in_language(language)}"


@pytest.mark.parametrize(
    ("language", "council"), [(Language.GERMAN, "Kreistag"), (Language.ENGLISH, "district council")]
)
@pytest.mark.parametrize("body", [DecisionBody.COUNCIL, DecisionBody.BUDGET])
def test_in_a_county_its_own_council_decides(language: Language, council: str, body: DecisionBody) -> None:
    assessment, plan = standing(lives(decided(body)))
    [decision] = plan_view(assessment, plan, reader(language, COUNTY)).decisions
    assert decision.sentence.startswith(f"Der {council} beschließt" if language == "de" else f"The {council} adopts")
    assert decision.body.startswith(council)
    assert council in decision.measure.decision


# --- what is left out -----------------------------------------------------------------------------


def left_out(found: PlanView) -> dict[str, list[tuple[str, str]]]:
    return {each.reason: [(measure.key, measure.detail) for measure in each.measures] for each in found.left_out}


def test_what_is_left_out_says_what_stands_in_the_way() -> None:
    found = proposed(
        a_measure("county", {"a": 1}, applies_to=[COUNTY]),
        a_measure("unwanted", {"a": 1}),
        a_measure("unclear", {"c": 1}),
        a_measure("useless"),
        a_measure("unfounded", {"a": 1}, needs={"b": 4}, after=["unwanted"]),
        a_measure("endless", {"a": 1}, months=13),
        a_measure("dear", {"a": 1}, cost_eur=1),
        answers=levels(a=0, b=0),
        wanted=wishes(budget=0, measures={"unwanted": replace(rejected(), reason="gibt es schon")}),
    )
    assert left_out(found) == {
        "Abgelehnt": [("unwanted", "gibt es schon")],
        "Erst klären: Es fehlen noch Antworten": [("unclear", "„c“")],
        "Bringt gegenüber heute nichts Neues": [("useless", "")],
        "Eine Voraussetzung fehlt": [("unfounded", "„b“; „unwanted“")],
        "Kostet mehr, als Mittel da sind": [("dear", "")],
        "Passt nicht in Zeitraum und Stunden": [("endless", "")],
    }


def test_what_people_decided_against_stands_with_their_reason_and_not_among_the_measures() -> None:
    found = view(
        replace(lives(a_measure("m"), Status.REJECTED), reason="nicht unsere Aufgabe"),
        replace(lives(a_measure("n"), Status.DROPPED), reason="Stelle unbesetzt"),
        replace(lives(a_measure("own"), Status.DROPPED), reason="doppelt", is_own=True),
    )
    assert left_out(found) == {
        "Abgelehnt": [("m", "nicht unsere Aufgabe")],
        "Aufgegeben": [("n", "Stelle unbesetzt"), ("own", "doppelt")],
    }
    assert {each.reason_id for each in found.left_out} == {LeftOutReason.REJECTED}
    assert found.measures == ()


def test_a_done_measure_stands_in_its_field_and_not_among_what_is_left_out() -> None:
    found = view(lives(a_measure("m", {"a": 1}), Status.DONE))
    assert [(measure.key, measure.status) for measure in found.measures] == [("m", "erledigt")]
    assert found.left_out == ()


# --- why there is no more -------------------------------------------------------------------------


ONE, TWO = a_measure("m", {"a": 3}, hours=40, cost_eur=100), a_measure("n", {"b": 1}, hours=40, cost_eur=100)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (wishes(), "Alle Maßnahmen, die infrage kommen, haben Platz."),
        (wishes(months=1), "Mehr passt nicht in 40 Stunden im Monat."),
        (wishes(months=1, hours="40.5"), "Mehr passt nicht in 40,5 Stunden im Monat."),
        (
            wishes(months=2, hours={"2026-01": 40}),
            "Mehr passt nicht in die Stunden, die je Monat zur Verfügung stehen.",
        ),
        (wishes(max_measures=1), "Mehr als eine Maßnahme soll es nicht sein."),
        (
            wishes(months=1, hours=90, max_at_a_time=1),
            "Mehr passt nicht in diese Grenzen: 90 Stunden im Monat, immer nur eine Maßnahme gleichzeitig.",
        ),
        (
            wishes(months=1, budget=1000),
            "Mehr passt nicht in diese Grenzen: 40 Stunden im Monat, 1.000 €.",
        ),
        (
            wishes(months=1, budget={2026: 150, 2027: 0}),
            "Mehr passt nicht in diese Grenzen: 40 Stunden im Monat, 150 € im Jahr 2026, 0 € im Jahr 2027.",
        ),
        (wishes(months=1, hours=10), "Mit diesen Stunden und Mitteln passt keine Maßnahme in den Zeitraum."),
        (
            wishes(focus={"x": 0}),
            "Nach den vorliegenden Antworten kommt derzeit keine Maßnahme infrage.",
        ),
    ],
)
def test_a_proposal_says_which_limit_keeps_more_out(wanted: PlanWishes, said: str) -> None:
    assert proposed(ONE, TWO, wanted=wanted).fit == said


def test_a_proposal_says_how_many_measures_were_wished() -> None:
    third = a_measure("o", {"c": 1})
    assert proposed(ONE, TWO, third, wanted=wishes(max_measures=2)).fit == "Mehr als 2 Maßnahmen sollen es nicht sein."


def test_where_only_money_is_missing_the_hours_are_not_blamed() -> None:
    dear = a_measure("dear", {"b": 1}, cost_eur=5000)
    assert proposed(ONE, dear, wanted=wishes(budget=1000)).fit == "Mehr ist mit 1.000 € nicht zu bezahlen."


@pytest.mark.parametrize(("per_mille", "percent"), [(1200, "20 %"), (1001, "1 %")])
def test_what_is_not_proven_is_said_with_the_most_that_could_be_better(per_mille: int, percent: str) -> None:
    assert proposed(ONE, wanted=wishes(), bound=per_mille).fit == (
        f"Ob es noch einen besseren Plan gibt, ist nicht abschließend geprüft; er brächte höchstens {percent} mehr."
    )


def test_a_plan_that_people_changed_claims_nothing_about_what_fits() -> None:
    assert view(lives(a_measure("m", {"a": 1}))).fit == ""


# --- expectation ----------------------------------------------------------------------------------


def test_the_expectation_goes_from_today_to_after_the_plan_with_the_range_if_half_slips() -> None:
    found = view(
        lives(a_measure("m", {"a": 3})),
        lives(a_measure("n", {"b": 3}), start="2026-05"),
        answers=levels(a=0, b=0, c=1),
    ).expectation
    # 1/3, then 4/3 after the first, 7/3 after both
    assert (found.today, found.if_late, found.expected, found.top_level) == ("0,3", "1,3", "2,3", 4)
    assert found.sentence == (
        "Heute 0,3, nach dem Plan voraussichtlich 2,3 von 4. "
        "Das ist eine Erwartung nach dem Maßnahmenkatalog, kein Versprechen."
    )
    assert found.range == "Wird nur die erste Hälfte der Maßnahmen rechtzeitig fertig, sind es voraussichtlich 1,3."
    [dimension] = found.dimensions
    assert (dimension.today, dimension.if_late, dimension.expected, dimension.target) == ("0,3", "1,3", "2,3", "3,0")
    assert (dimension.today_share, dimension.expected_share) == (Fraction(1, 12), Fraction(7, 12))
    # the only dimension of the only area that has one
    [area] = found.areas
    assert (area.today, area.if_late, area.expected) == ("0,3", "1,3", "2,3")
    assert (area.today_share, area.if_late_share, area.expected_share) == (
        Fraction(1, 12),
        Fraction(4, 12),
        Fraction(7, 12),
    )


def test_without_a_value_today_nothing_is_expected_overall() -> None:
    found = view(lives(a_measure("m", {"a": 3})), answers=levels(a=0)).expectation
    assert found.sentence.startswith("Was der Plan insgesamt erwarten lässt, zeigt sich")
    assert found.range is None


def test_a_dimension_that_the_plan_would_hide_is_expected_without_a_value() -> None:
    # once "a" is at 2, the question of the other dimension is not asked any more
    gone = an_item("b", show_if=Not(AtLeast(item="a", threshold=Fraction(2))))
    measure = a_measure("m", {"a": 2})
    content = a_content(a_dimension("x", an_item("a")), a_dimension("y", gone), measures=[measure])
    case = assess(
        content, Site(name="Ort", kind=TOWN), on=dt.date(2026, 3, 1), answers=levels(a=0, b=1), wishes=wishes()
    )
    assert case.plan is not None
    found = plan_view(case, case.plan, reader()).expectation
    assert [(each.id, each.today, each.expected_share) for each in found.dimensions] == [
        ("x", "0,0", Fraction(1, 2)),
        ("y", "1,0", None),
    ]


# --- words ----------------------------------------------------------------------------------------


def all_wording() -> Iterator[Text]:
    for value in vars(plan_wording).values():
        if isinstance(value, Text):
            yield value
        elif isinstance(value, dict):
            yield from (text for text in value.values() if isinstance(text, Text))


def test_no_view_of_a_plan_speaks_of_the_optimum() -> None:
    assert len(list(all_wording())) > 40
    for text in all_wording():
        assert text.en
        assert "optim" not in f"{text.de} {text.en}".lower()


def test_both_languages_fill_the_same_gaps() -> None:
    for text in all_wording():
        german, english = (
            {name for _, name, _, _ in string.Formatter().parse(said) if name} for said in (text.de, text.en or "")
        )
        assert german == english, text.de


@pytest.mark.parametrize("language", Language)
def test_no_sentence_shows_an_unfilled_gap(language: Language) -> None:
    measures = [decided(body, cost) for body in DecisionBody for cost in (0, 100)]
    living = [
        lives(replace(measure, id=f"m{number}", raises={"a": 1, "b": 2}), Status.PROPOSED)
        for number, measure in enumerate(measures)
    ]
    found = view(*living, others=[a_measure("out", {"c": 1}, needs={"b": 4})], language=language)
    for said in strings(found):
        assert "{" not in said
        assert "None" not in said


def strings(value: object) -> Iterator[str]:
    """Every text in a view."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from strings(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from strings(getattr(value, field.name))
