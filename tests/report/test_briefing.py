"""The briefing as a document: two pages, valid for both referees, in both languages, for every sort of site."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from tests.report import referees
from tests.report.cases import COMPOUND, all_cases, case, mixed, value_of
from tests.report.reading import pages, right_edges, text
from tests.report.sabotage import tree
from workbench.answers.model import Given, Site
from workbench.answers.wishes import MeasureState, MeasureWish, PlanWishes
from workbench.assessment import Assessment, assess
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content, DecisionBody
from workbench.maturity.scope import all_items
from workbench.report.build import Variant, render_report
from workbench.report_case import ReportCase, case_of
from workbench.values import Language, Month

CONTENT = load_content(packaged_content())
ORDINARY = ("mixed", "county", "empty", "not-applicable", "busy")

Briefings = Mapping[tuple[str, Language], bytes]


def busy(content: Content) -> Assessment:
    """A site at which as much runs and waits for a decision as may, with the longest titles of the catalogue."""
    kind = next(iter(content.model.site_kinds))
    fitting = [measure for measure in content.measures.values() if kind in measure.applies_to]
    longest = sorted(fitting, key=lambda each: -len(each.title.de + each.responsible.de))
    runs, others = longest[:8], longest[8:]
    waits = [measure for measure in others if measure.decision is not DecisionBody.NONE][:6]
    states = {
        **{each.id: MeasureWish(state=MeasureState.RUNNING, start=Month(2026, 2)) for each in runs},
        **{each.id: MeasureWish(state=MeasureState.ACCEPTED, start=Month(2026, 4)) for each in waits},
    }
    site = Site(name="Musterhausen an der Musterau", kind=kind, population=41000)
    plan = PlanWishes(
        start=Month(2026, 2),
        months=24,
        hours_per_month=Fraction(400),
        max_measures=14,
        max_at_a_time=0,
        measures=states,
    )
    answers = {item.id: Given(value=value_of(item, number)) for number, item in enumerate(all_items(content))}
    return assess(content, site, on=case(content, mixed).date, answers=answers, wishes=plan)


def rendered(found: Assessment, language: Language) -> bytes:
    return render_report(case_of(found), language, Variant.BRIEFING)


@pytest.fixture(scope="module")
def briefings() -> Briefings:
    found = {**all_cases(CONTENT), "busy": busy(CONTENT)}
    return {(name, language): rendered(each, language) for name, each in found.items() for language in Language}


def test_every_briefing_passes_both_referees(briefings: Briefings, tmp_path: Path) -> None:
    paths = []
    for (name, language), pdf in briefings.items():
        paths.append(tmp_path / f"{name}-{language}.pdf")
        paths[-1].write_bytes(pdf)
    assert set(referees.vera(paths).values()) == {frozenset()}
    assert {referees.page_validation(path) for path in paths} == {frozenset()}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_briefing_has_exactly_two_pages(briefings: Briefings, name: str, language: Language) -> None:
    assert pages(briefings[name, language]) == 2


def test_a_briefing_with_far_too_long_texts_stays_within_the_margins(briefings: Briefings, tmp_path: Path) -> None:
    pdf = briefings["overlong", Language.GERMAN]
    assert max(right_edges(pdf, tmp_path)) <= 595.3 - 56 + 1
    assert COMPOUND in text(pdf, tmp_path)


def test_a_briefing_says_its_five_things_in_their_order(briefings: Briefings, tmp_path: Path) -> None:
    path = tmp_path / "briefing.pdf"
    path.write_bytes(briefings["busy", Language.GERMAN])
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        assert [str(entry.title) for entry in outline.root[0].children] == [
            "Worum es geht",
            "Wo wir stehen: Erste Schritte",
            "Was läuft und was als Nächstes kommt",
            "Was in Ihren ersten 100 Tagen zu entscheiden ist",
            "Mit wem Sie sprechen sollten",
        ]
        levels = [int(str(element.S)[2]) for element in tree(pdf) if str(element.S)[:2] == "/H"]
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert str(pdf.docinfo.Title) == "Musterhausen an der Musterau: zum\u00a0Amtsantritt"


def test_running_measures_decisions_and_functions_are_in_the_briefing(briefings: Briefings, tmp_path: Path) -> None:
    said = text(briefings["busy", Language.GERMAN], tmp_path)
    assert "läuft" in said
    assert "Die Verwaltungsspitze gibt die Maßnahme" in said
    assert "(noch\u00a030\u00a0Tage)" in said or "(noch 30 Tage)" in said
    assert "Entwicklungsteam: kennt alle Antworten" in said


def test_a_briefing_of_a_site_without_a_plan_says_what_is_first_to_decide(tmp_path: Path) -> None:
    found = all_cases(CONTENT)["mixed"]
    pdf = render_report(ReportCase(assessment=found, made_on=found.date), Language.GERMAN, Variant.BRIEFING)
    said = text(pdf, tmp_path)
    assert pages(pdf) == 2
    assert "Es gibt noch keinen Maßnahmenplan." in said
    assert "Zuerst braucht das Entwicklungsteam von Ihnen den Auftrag" in said


def test_the_same_case_gives_the_same_briefing(briefings: Briefings) -> None:
    assert rendered(busy(CONTENT), Language.ENGLISH) == briefings["busy", Language.ENGLISH]
