"""The report of every sort of site, in both languages: valid for both referees, complete, safe, the same bytes."""

import subprocess
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from tests.report import referees
from tests.report.cases import COMPOUND, all_cases
from tests.report.sabotage import fonts, tree
from workbench.content.load import load_content, packaged_content
from workbench.report.build import render_report
from workbench.report_case import case_of
from workbench.values import Language

CASES = ("mixed", "county", "empty", "not-applicable", "overlong")

Reports = Mapping[tuple[str, Language], Path]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    folder = tmp_path_factory.mktemp("reports")
    paths = {}
    for name, assessment in all_cases(load_content(packaged_content())).items():
        for language in Language:
            paths[name, language] = folder / f"{name}-{language}.pdf"
            paths[name, language].write_bytes(render_report(case_of(assessment), language))
    return paths


def text_of(path: Path) -> str:
    """The text in reading order, hyphenated words joined, white space folded."""
    shown = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    return " ".join(shown.replace("\u00ad\n", "").split())


def test_every_report_passes_verapdf(reports: Reports) -> None:
    assert set(referees.vera(list(reports.values())).values()) == {frozenset()}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", CASES)
def test_every_report_passes_page_validation(reports: Reports, name: str, language: Language) -> None:
    assert referees.page_validation(reports[name, language]) == frozenset()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", CASES)
def test_fonts_are_embedded_and_headings_never_skip_a_level(reports: Reports, name: str, language: Language) -> None:
    with pikepdf.open(reports[name, language]) as pdf:
        assert all("/FontFile2" in font.FontDescriptor for font in fonts(pdf))
        levels = [int(str(element.S)[2]) for element in tree(pdf) if str(element.S)[:2] == "/H"]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert pdf.Root.Lang == {Language.GERMAN: "de-DE", Language.ENGLISH: "en-GB"}[language]


@pytest.mark.parametrize("name", ["mixed", "empty"])
def test_the_same_assessment_gives_the_same_bytes(reports: Reports, name: str) -> None:
    again = all_cases(load_content(packaged_content()))[name]
    assert render_report(case_of(again), Language.GERMAN) == reports[name, Language.GERMAN].read_bytes()


def test_a_mixed_report_holds_profile_plan_and_answers(reports: Reports) -> None:
    text = text_of(reports["mixed", Language.GERMAN])
    for part in (
        "Musterhausen",
        "Stärken",
        "Bedarfe",
        "Maßnahmenplan",
        "Zeitplan",
        "Nicht im Plan",
        "Anhang: alle Antworten",
    ):
        assert part in text
    assert "Begründung: übernimmt der Kreis" in text
    assert "noch offen" in text
    assert "01.03.2026" in text


def test_an_empty_report_says_what_to_clarify_and_shows_no_zero_for_what_is_open(reports: Reports) -> None:
    text = text_of(reports["empty", Language.GERMAN])
    assert "Gesamtstufe: noch offen" in text
    assert "Erst klären:" in text
    assert "0,0" not in text
    assert "Es ist zu wenig beantwortet" in text
    assert "unter ihrem Ziel" not in text


def test_a_report_of_nothing_applicable_says_so_and_promises_nothing(reports: Reports) -> None:
    text = text_of(reports["not-applicable", Language.GERMAN])
    assert "Alles ist als nicht zutreffend angegeben" in text
    assert "kommt derzeit keine Maßnahme infrage" in text
    assert "voraussichtlich" not in text


def test_the_alternative_of_a_chart_says_its_numbers(reports: Reports) -> None:
    with pikepdf.open(reports["mixed", Language.GERMAN]) as pdf:
        alternatives = [str(element.Alt) for element in tree(pdf) if element.S == "/Figure"]
    assert alternatives[0].startswith("Welche Stufe erreicht ist, ist noch offen. Alle Stufen: 0 Am Anfang, ")
    assert alternatives[1].startswith("Stufen von 0 bis 4. Bestandsaufnahme: heute ")
    assert any(alternative.startswith("Netzdiagramm Bestandsaufnahme") for alternative in alternatives)
    assert any(alternative.startswith("Zeitplan nach Handlungsfeldern: ") for alternative in alternatives)


def test_hostile_text_is_shown_as_text_and_a_long_word_is_whole(reports: Reports) -> None:
    text = text_of(reports["overlong", Language.GERMAN])
    assert 'Ein <b>fett</b> & "böse" </para> <script>alert(1)</script>' in text
    assert "{site} %s" in text
    assert COMPOUND in text


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_drawn_beyond_the_margins(reports: Reports, name: str) -> None:
    boxes = subprocess.run(
        ["pdftotext", "-bbox", reports[name, Language.GERMAN], "-"], capture_output=True, text=True, check=True
    ).stdout
    words = [line for line in boxes.splitlines() if line.strip().startswith("<word")]
    edges = [float(line.split('xMax="')[1].split('"')[0]) for line in words]
    # A4 is 595.3 points wide, the margin 56
    assert max(edges) <= 595.3 - 56 + 1
