"""The profile as a reader sees it: last round, distance to target, and how every figure comes about."""

import datetime as dt
from fractions import Fraction

import pytest

from tests.builders import TOWN, a_content, a_dimension, a_questionnaire, an_item, levels, wishes
from workbench.answers.model import Answers, Site
from workbench.answers.wishes import PlanWishes
from workbench.assessment import Assessment, assess
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content
from workbench.demo.profiles import demo_answers
from workbench.demo.sites import demo_sites
from workbench.present.derivation import Derivation, derivations
from workbench.present.numbers import level_text
from workbench.present.profile import DimensionView, profile_view
from workbench.present.profile_page import ProfilePage, profile_page
from workbench.present.texts import Reader
from workbench.report_case import PreviousRound
from workbench.values import Language

ONE = a_content(a_dimension("dim", an_item("a"), an_item("b"), an_item("c")))


def case(content: Content, answers: Answers, *, plan: PlanWishes | None = None, year: int = 2026) -> Assessment:
    """A town's case on the first of March."""
    return assess(content, Site(name="Ort", kind=TOWN), on=dt.date(year, 3, 1), answers=answers, wishes=plan)


def reader(content: Content, language: Language = Language.GERMAN) -> Reader:
    return Reader(language, content.model.site_kinds[TOWN])


def page(
    content: Content, now: Answers, before: Answers | None = None, *, plan: PlanWishes | None = None
) -> ProfilePage:
    """The page of a town, with a last round a year before if answers of it are given."""
    previous = None
    if before is not None:
        previous = PreviousRound(title="Runde 1", assessment=case(content, before, year=2025))
    return profile_page(case(content, now, plan=plan), reader(content), previous=previous)


def dimension(found: ProfilePage, number: int = 0) -> DimensionView:
    """A dimension of the first area."""
    return found.areas[0].dimensions[number].view


def sentence(now: Answers, before: Answers) -> str:
    """What the one dimension says of the last round."""
    trend = dimension(page(ONE, now, before)).trend
    assert trend is not None
    return trend.sentence


# --- last round -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (3, 1, "Seit der letzten Runde gestiegen von 1,0 auf 3,0."),
        (1, 3, "Seit der letzten Runde gesunken von 3,0 auf 1,0."),
        (2, 2, "Seit der letzten Runde unverändert bei 2,0."),
    ],
)
def test_a_dimension_says_how_it_moved(now: int, before: int, said: str) -> None:
    assert sentence(levels(a=now, b=now, c=now), levels(a=before, b=before, c=before)) == said


@pytest.mark.parametrize(("now", "before", "word"), [(1, 0, "gestiegen"), (0, 1, "gesunken")])
def test_a_move_too_small_to_show_is_still_said(now: int, before: int, word: str) -> None:
    # weights 1 and 99: a level more in the light item moves the dimension from 1.98 to 1.99, both shown as 1,9
    content = a_content(a_dimension("dim", an_item("light"), an_item("heavy", weight=99)))
    trend = dimension(page(content, levels(light=now, heavy=2), levels(light=before, heavy=2))).trend
    assert trend is not None
    assert trend.sentence == f"Seit der letzten Runde etwas {word}, weiterhin 1,9."


def test_a_comparison_says_over_how_many_questions_and_names_the_others() -> None:
    found = dimension(page(ONE, levels(a=3, b=3), levels(a=1, c=4))).trend
    assert found is not None
    assert found.sentence == "Seit der letzten Runde gestiegen von 1,0 auf 3,0, verglichen über 1 von 3 Fragen."
    assert found.short == "gestiegen von 1,0 auf 3,0 (1 von 3 Fragen)"
    assert found.left_out == ("b (nur in dieser Runde beantwortet)", "c (nur in der letzten Runde beantwortet)")
    assert found.previous == Fraction(1, 4)


def test_where_nothing_was_answered_in_both_rounds_it_says_so() -> None:
    found = dimension(page(ONE, levels(a=1, b=1), levels(c=1))).trend
    assert found is not None
    assert found.previous is None
    assert found.sentence == "Kein Vergleich mit der letzten Runde: Keine Frage ist in beiden Runden beantwortet."


def test_a_dimension_without_a_value_today_does_not_speak_of_a_trend() -> None:
    assert dimension(page(ONE, levels(a=4), levels(a=1, b=1, c=1))).trend is None


def test_without_a_last_round_nothing_speaks_of_one() -> None:
    found = page(ONE, levels(a=1, b=1, c=1))
    assert found.profile.previous is None
    assert found.areas[0].view.previous is None
    assert dimension(found).trend is None
    assert "Letzte Runde" not in found.table.head
    assert "Seit der letzten Runde" not in found.areas[0].table.head


def test_the_last_round_is_shown_as_it_was() -> None:
    found = page(ONE, levels(a=4, b=4, c=4), levels(a=1, b=1, c=1))
    previous = found.profile.previous
    assert previous is not None
    assert (previous.title, previous.stage, previous.level) == ("Runde 1 (01.03.2025)", "1", "1,0")
    assert (found.areas[0].view.previous, found.areas[0].view.previous_level) == (Fraction(1, 4), "1,0")


def test_a_last_round_without_a_stage_has_none() -> None:
    previous = page(ONE, levels(a=4, b=4, c=4), levels(a=1)).profile.previous
    assert previous is not None
    assert (previous.stage, previous.level) == (None, None)


def test_the_last_round_speaks_with_its_own_content() -> None:
    earlier = a_content(a_dimension("dim", an_item("a"), an_item("gone", highest=2)))
    previous = PreviousRound(title="Runde 1", assessment=case(earlier, levels(a=2, gone=2), year=2025))
    found = profile_view(case(ONE, levels(a=2, b=2, c=2)), reader(ONE), previous=previous)
    trend = found.areas[0].dimensions[0].trend
    assert trend is not None
    assert "gone (nur in der letzten Runde beantwortet)" in trend.left_out
    # (2/4 + 2/2) / 2 = 3/4
    assert found.areas[0].previous == Fraction(3, 4)


# --- coverage and targets -------------------------------------------------------------------------


def test_coverage_is_told_in_questions() -> None:
    found = page(ONE, levels(a=1, b=None))
    assert found.areas[0].view.answered == "1 von 2 beantwortet"
    assert dimension(found).answered == "1 von 2 beantwortet"


@pytest.mark.parametrize(
    ("level", "target", "said"),
    [
        # (2 + 2 + 3) / 3 = 2.33, shown as 2,3: what is missing fits what is shown
        (levels(a=2, b=2, c=3), 3, "noch 0,7"),
        (levels(a=3, b=3, c=3), 3, "erreicht"),
        (levels(a=4, b=3, c=3), 3, "erreicht"),
        (levels(a=0, b=0, c=0), 4, "noch 4,0"),
    ],
)
def test_the_distance_to_the_target_fits_the_level_shown(level: Answers, target: int, said: str) -> None:
    assert dimension(page(ONE, level, plan=wishes(targets={"dim": target}))).distance == said


def test_distances_come_with_the_largest_first() -> None:
    content = a_content(
        a_dimension("near", an_item("a")),
        a_dimension("far", an_item("b"), essential=True),
        a_dimension("there", an_item("c")),
    )
    found = page(content, levels(a=2, b=0, c=3))
    assert [row[0] for row in found.distances.rows] == ["far (entscheidend)", "near"]
    assert found.targets_reached == "Ziel erreicht: 1 von 3 Dimensionen."


def test_without_a_value_there_is_no_distance() -> None:
    found = page(ONE, levels(a=1))
    assert dimension(found).distance is None
    assert (found.distances.rows, found.targets_reached) == ((), "")


# --- how a figure comes about ---------------------------------------------------------------------


def test_a_dimension_opens_to_its_items_weights_and_sums() -> None:
    content = a_content(
        a_dimension("dim", an_item("a", weight=2), an_item("b"), an_item("c", weight="0.5"), an_item("d"))
    )
    found = page(content, levels(a=3, b=1, d=None)).areas[0].dimensions[0].derivation
    assert found.question == "Wie kommt die Stufe 2,3 zustande?"
    assert found.figures.rows == (
        ("a", "3 von 4", "0,75", "2", "1,5"),
        ("b", "1 von 4", "0,25", "1", "0,25"),
        ("c", "offen, zählt noch nicht", "–", "–", "–"),
        ("d", "trifft nicht zu, zählt nicht", "–", "–", "–"),
    )
    assert found.figures.foot == ("Summe", "", "", "3", "1,75")
    # 1.75 / 3 = 0.5833…, times 4 = 2.333…; answered 3 of 3.5 by weight
    assert found.steps == (
        "Anteil: 1,75 ÷ 3 ≈ 0,583 (Zähler: Summe der letzten Spalte; Nenner: Summe der Gewichte).",
        "Stufe: Anteil × 4 ≈ 2,333; gezeigt wird 2,3, nach der ersten Stelle abgeschnitten.",
        "Beantwortet ist ein Gewicht von 3 aus 3,5, das sind 85 %.",
    )


def test_a_level_that_needs_no_cutting_is_simply_equal() -> None:
    found = page(ONE, levels(a=2, b=2, c=2)).areas[0].dimensions[0].derivation
    assert "Stufe: Anteil × 4 = 2." in found.steps


def test_below_half_it_says_why_there_is_no_figure() -> None:
    found = page(ONE, levels(a=4)).areas[0].dimensions[0].derivation
    assert found.question == "Warum steht hier „noch offen“?"
    assert found.steps == (
        "Beantwortet ist ein Gewicht von 1 aus 3, das sind 33 %.",
        "Das ist weniger als die Hälfte; deshalb steht hier noch keine Zahl.",
    )


def test_a_dimension_that_does_not_apply_says_so() -> None:
    found = page(ONE, levels(a=None, b=None, c=None)).areas[0].dimensions[0].derivation
    assert found.question == "Warum steht hier „trifft nicht zu“?"
    assert found.steps == ("Alles ist als nicht zutreffend angegeben und zählt deshalb nicht mit.",)
    assert found.figures.foot == ()


def test_an_area_opens_to_its_dimensions() -> None:
    content = a_content(
        a_dimension("first", an_item("a"), weight=3),
        a_dimension("second", an_item("b")),
        a_dimension("open", an_item("c")),
    )
    found = page(content, levels(a=4, b=2)).areas[0].derivation
    assert found.figures.rows == (
        ("first", "4,0", "1", "3", "3"),
        ("second", "2,0", "0,5", "1", "0,5"),
        ("open", "noch offen", "–", "–", "–"),
    )
    # (3 · 1 + 1 · 1/2) / 4 = 7/8; coverage (3 + 1 + 0) / 5
    assert found.figures.foot == ("Summe", "", "", "4", "3,5")
    assert "Anteil: 3,5 ÷ 4 = 0,875" in found.steps[0]
    assert "80 %" in found.steps[-1]


def test_an_area_below_half_says_what_its_dimensions_weigh() -> None:
    content = a_content(a_dimension("first", an_item("a")), a_dimension("second", an_item("b"), weight=2))
    found = page(content, levels(a=4)).areas[0].derivation
    assert "das Gewicht 1 von 3" in found.steps[-1]


def test_the_overall_value_opens_to_the_areas_and_names_those_missing() -> None:
    content = a_content(
        a_questionnaire("one", a_dimension("first", an_item("a")), area="one"),
        a_questionnaire("two", a_dimension("second", an_item("b")), area="two"),
        area_weights={"one": 3, "two": 1},
    )
    whole = page(content, levels(a=4, b=0)).overall
    assert whole.question == "Wie kommt der Gesamtwert 3,0 zustande?"
    assert whole.figures.foot == ("Summe", "", "", "4", "3")
    missing = page(content, levels(a=4)).overall
    assert missing.question == "Warum steht hier „noch offen“?"
    assert missing.steps[-1].endswith("Es fehlt noch: two.")


def test_a_stage_opens_to_what_every_stage_asks_for() -> None:
    content = a_content(
        a_dimension("strong", an_item("a"), weight=3), a_dimension("hole", an_item("b"), essential=True)
    )
    found = page(content, levels(a=4, b=0))
    # (3 · 4 + 0) / 4 = 3: the average reaches stage 3, the hole keeps it at 1
    assert found.profile.stage == "1"
    assert found.stage.figures.rows == (
        ("1: 1", "mindestens 0,5: ja", "mindestens 0,0: ja"),
        ("2: 2", "mindestens 1,5: ja", "mindestens 1,0: nein (hole 0,0)"),
        ("3: 3", "mindestens 2,5: ja", "mindestens 2,0: nein (hole 0,0)"),
        ("4: 4", "mindestens 3,5: nein (3,0)", "mindestens 3,0: nein (hole 0,0)"),
    )
    assert found.stage.steps[-1].endswith("Es fehlt an: hole 0,0.")


def test_without_a_stage_the_dimensions_to_clarify_are_named_with_what_is_answered() -> None:
    found = page(ONE, levels(a=4)).stage
    assert found.question == "Warum gibt es noch keine Gesamtstufe?"
    assert found.figures.rows == (("dim", "33 %"),)


def test_english_readers_get_english() -> None:
    previous = PreviousRound(title="Round 1", assessment=case(ONE, levels(a=1, b=1, c=1), year=2025))
    found = profile_page(case(ONE, levels(a=2, b=2, c=3)), reader(ONE, Language.ENGLISH), previous=previous)
    assert found.areas[0].dimensions[0].derivation.question == "How does level 2.3 come about?"
    trend = dimension(found).trend
    assert trend is not None
    assert trend.sentence == "Since the last round: risen from 1.0 to 2.3."


# --- the shipped content --------------------------------------------------------------------------

SHIPPED = load_content(packaged_content())
SITES = {site.key: site for site in demo_sites(SHIPPED)}


def shipped(key: str, number: int = 2) -> Assessment:
    """A site of the demo in a round."""
    site, answers = SITES[key], demo_answers(SITES[key], number, SHIPPED)
    return assess(SHIPPED, site.site, on=dt.date(2026, 3, 1), answers=answers, wishes=None)


@pytest.mark.parametrize("key", SITES)
def test_the_stage_is_the_highest_row_with_both_conditions_met(key: str) -> None:
    assessment = shipped(key)
    rows = derivations(assessment, Reader(Language.GERMAN, SHIPPED.model.site_kinds[assessment.site.kind])).stage
    stage = assessment.maturity.overall.stage
    if stage is not None:
        met = [
            number for number, row in enumerate(rows.figures.rows, 1) if all(cell.endswith("ja") for cell in row[1:])
        ]
        assert max(met, default=0) == stage


@pytest.mark.parametrize("key", SITES)
def test_every_level_shown_stands_in_its_derivation(key: str) -> None:
    assessment = shipped(key)
    found = derivations(assessment, Reader(Language.GERMAN, SHIPPED.model.site_kinds[assessment.site.kind]))
    maturity = assessment.maturity
    for dimension_id, result in maturity.dimensions.items():
        if result.share is not None:
            assert_shows(found.dimensions[dimension_id], maturity.level(result.share))
    for area in maturity.areas.values():
        if area.share is not None:
            assert_shows(found.questionnaires[area.questionnaire.id], maturity.level(area.share))


def assert_shows(found: Derivation, level: Fraction) -> None:
    """The question names the level shown, and the step before it the same to more decimals."""
    shown = level_text(level, Language.GERMAN)
    assert found.question == f"Wie kommt die Stufe {shown} zustande?"
    written = found.steps[1].split("× 4 ")[1].split(";")[0].rstrip(".").lstrip("=≈ ")
    assert 0 <= level - Fraction(written.replace(",", ".")) < Fraction(1, 1000)
