"""The briefing as a document: two pages, valid for both referees, in both languages, for every sort of site."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from tests.report.cases import COMPOUND
from tests.report.library import EXTREME, Library, demo_names, site_case
from tests.report.reading import pages, right_edges, text
from tests.report.sabotage import tree
from workbench.content.load import load_content, packaged_content
from workbench.report.build import Variant, render_report
from workbench.report_case import ReportCase
from workbench.values import Language

CONTENT = load_content(packaged_content())
ORDINARY = ("mixed", "county", "empty", "not-applicable", "busy")

Briefings = Mapping[tuple[str, Language], bytes]


@pytest.fixture(scope="module")
def briefings(library: Library) -> Briefings:
    names = (*demo_names(), *ORDINARY, EXTREME)
    return {
        (name, language): library.report(name, language, Variant.BRIEFING).read_bytes()
        for name in names
        for language in Language
    }


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", [*demo_names(), *ORDINARY])
def test_an_ordinary_briefing_has_exactly_two_pages(briefings: Briefings, name: str, language: Language) -> None:
    assert pages(briefings[name, language]) == 2


def test_a_briefing_with_far_too_long_texts_stays_within_the_margins(briefings: Briefings, tmp_path: Path) -> None:
    pdf = briefings[EXTREME, Language.GERMAN]
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
    found = site_case("mixed").assessment
    pdf = render_report(ReportCase(assessment=found, made_on=found.date), Language.GERMAN, Variant.BRIEFING)
    said = text(pdf, tmp_path)
    assert pages(pdf) == 2
    assert "Es gibt noch keinen Maßnahmenplan." in said
    assert "Zuerst braucht das Entwicklungsteam von Ihnen den Auftrag" in said
