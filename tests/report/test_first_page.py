"""Page one on paper: one page for every site of the demo, read in order; texts that are too long go overleaf."""

import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from reportlab.platypus import Flowable

from tests.report import referees
from tests.report.cases import COMPOUND, INTRODUCTION
from tests.report.library import EXTREME, Library, demo_names, site_case
from tests.report.reading import SENTENCE, counts, document, pages, right_edges, run_together
from tests.report.sabotage import tree
from tests.report.specimen import BODY, heading
from workbench.report.build import Variant, render_report
from workbench.report.style import MARGIN, PAGE_WIDTH
from workbench.report.tagged.columns import Columns
from workbench.report.tagged.paragraphs import P
from workbench.report_case import ReportCase
from workbench.values import Language

Key = tuple[str, Language]

WITHOUT_MEASURES = ("wesselbrede", "empty")
"""Without a plan at a glance there is nothing to put on a second page."""


@pytest.fixture(scope="module")
def shorts(library: Library) -> Mapping[Key, Path]:
    """The short report of every site of the demo, one without anything and one with far too much."""
    names = (*demo_names(), "empty", EXTREME)
    return {(name, language): library.report(name, language, Variant.SHORT) for name in names for language in Language}


def text_of(path: Path, page: int = 1) -> str:
    """A page's text as it is drawn, white space folded."""
    command = ["pdftotext", "-raw", "-f", str(page), "-l", str(page), str(path), "-"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return " ".join(shown.replace("\u00ad\n", "").split())


def figures(path: Path) -> list[str]:
    """The alternative texts in the order of the tree."""
    with pikepdf.open(path) as pdf:
        return [str(element.Alt) for element in tree(pdf) if element.S == "/Figure"]


def written(found: ReportCase, folder: Path, language: Language = Language.GERMAN) -> Path:
    path = folder / "short.pdf"
    path.write_bytes(render_report(found, language, Variant.SHORT))
    return path


# --- valid, and of the right length ----------------------------------------------------------------


def test_page_one_and_the_plan_at_a_glance_are_one_page_each_for_every_site_of_the_demo(
    shorts: Mapping[Key, Path],
) -> None:
    shown = {key: pages(path.read_bytes()) for key, path in shorts.items() if key[0] != EXTREME}
    assert shown == {key: 1 if key[0] in WITHOUT_MEASURES else 2 for key in shown}


def test_the_timeline_stands_below_the_plan_at_a_glance_where_the_page_has_room(shorts: Mapping[Key, Path]) -> None:
    assert "Zeitplan" in text_of(shorts["falkenhaar", Language.GERMAN], 2)
    # eleven measures and their fields of action leave no room
    assert "Zeitplan" not in text_of(shorts["huelsenrath", Language.GERMAN], 2)


# --- what is read ----------------------------------------------------------------------------------


def test_headings_of_page_one_form_an_outline(shorts: Mapping[Key, Path]) -> None:
    with pikepdf.open(shorts["auenlohe", Language.GERMAN]) as pdf:
        headings = [str(element.S)[1:] for element in tree(pdf) if str(element.S)[:2] == "/H"]
    # site; where we stand with strengths and needs; decisions; since the last report; the plan
    assert headings == ["H1", "H2", "H3", "H3", "H2", "H2", "H2"]


def test_logo_stages_and_areas_have_alternatives_with_their_numbers(shorts: Mapping[Key, Path]) -> None:
    logo, stages, areas = figures(shorts["auenlohe", Language.GERMAN])
    assert logo == "Logo: Kreis Auenlohe"
    assert stages.startswith("Stufe 1 von 4 ist erreicht: Erste Schritte. Alle Stufen: 0 Am Anfang, ")
    assert areas.startswith("Stufen von 0 bis 4. Bestandsaufnahme: heute 1,5, letzte Runde 0,8, Ziel 3,0; ")


def test_decisions_are_a_table_with_named_columns(shorts: Mapping[Key, Path]) -> None:
    with pikepdf.open(shorts["auenlohe", Language.GERMAN]) as pdf:
        [table, _plan] = [element for element in tree(pdf) if element.S == "/Table"]
        rows = [kid for kid in table.K if kid.S == "/TR"]
        assert [[str(cell.S) for cell in row.K] for row in rows] == [["/TH"] * 4] + [["/TD"] * 4] * 3


def test_an_english_report_says_that_the_municipalitys_own_line_is_german(shorts: Mapping[Key, Path]) -> None:
    for language, said in ((Language.GERMAN, []), (Language.ENGLISH, ["de-DE"])):
        with pikepdf.open(shorts["auenlohe", language]) as pdf:
            assert [str(element.Lang) for element in tree(pdf) if "/Lang" in element] == said
        assert run_together(INTRODUCTION) in run_together(text_of(shorts["auenlohe", language]))


def test_title_and_author_stand_in_the_metadata(shorts: Mapping[Key, Path]) -> None:
    with pikepdf.open(shorts["auenlohe", Language.ENGLISH]) as pdf:
        assert str(pdf.docinfo.Title) == "Kreis Auenlohe: report on promoting civic engagement"
        assert str(pdf.docinfo.Author) == "Kreis Auenlohe"


def test_the_plan_at_a_glance_has_every_measure_with_its_field_and_the_sums(shorts: Mapping[Key, Path]) -> None:
    planned = site_case("auenlohe").planned
    assert planned is not None
    text = run_together(text_of(shorts["auenlohe", Language.GERMAN], 2))
    # one of its eleven measures was rejected
    shown = [each.measure.title.de for each in planned.measures if each.reason == ""]
    assert len(shown) == 10
    for part in (*shown, "1 Personalentwicklung", "Zusammen 10 Maßnahmen", "332 Std.", "1.300 €", "läuft", "erledigt"):
        assert run_together(part) in text


# --- nothing there, and far too much ---------------------------------------------------------------


def test_a_report_without_answers_says_what_to_clarify_instead_of_showing_zeros(shorts: Mapping[Key, Path]) -> None:
    text = text_of(shorts["empty", Language.GERMAN])
    assert "Wo wir stehen: noch offen" in text
    assert "Erst klären: " in text
    assert "weitere Themen" in text
    assert "0,0" not in text
    assert "Seit dem Bericht" not in text


def test_a_report_without_a_plan_is_complete(tmp_path: Path) -> None:
    path = written(replace(site_case("auenlohe"), planned=None), tmp_path)
    assert "Es gibt noch keinen Maßnahmenplan; deshalb ist nichts zu entscheiden." in text_of(path)
    assert pages(path.read_bytes()) == 1
    assert referees.page_validation(path) == frozenset()


def test_texts_that_are_far_too_long_stay_whole_and_inside_the_margins(
    shorts: Mapping[Key, Path], tmp_path: Path
) -> None:
    pdf = shorts[EXTREME, Language.GERMAN].read_bytes()
    assert max(right_edges(pdf, tmp_path)) <= PAGE_WIDTH - MARGIN + 1
    text = run_together(" ".join(text_of(shorts[EXTREME, Language.GERMAN], page) for page in range(1, pages(pdf))))
    assert COMPOUND in text
    assert run_together("<script>alert(1)</script>") in text
    assert run_together("{site} %s") in text


# --- columns ---------------------------------------------------------------------------------------


def column(name: str, sentences: int) -> list[Flowable]:
    return [P(f"Beginn {name}", BODY), P(SENTENCE * sentences, BODY), P(f"Ende {name}", BODY)]


@pytest.mark.parametrize("sentences", [1, 20, 200])
def test_columns_are_read_one_after_the_other_however_long_they_are(sentences: int, tmp_path: Path) -> None:
    path = tmp_path / "columns.pdf"
    path.write_bytes(document(Columns([column("links", sentences), column("rechts", 1)], gap=20)))
    shown = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
    assert re.findall(r"(?:Beginn|Ende) (?:links|rechts)", shown) == [
        "Beginn links",
        "Ende links",
        "Beginn rechts",
        "Ende rechts",
    ]
    assert counts(path.read_bytes())["P"] == 6
    assert referees.page_validation(path) == frozenset()


def test_columns_that_do_not_fit_any_more_go_to_the_next_page_together(tmp_path: Path) -> None:
    filling = [P(SENTENCE, BODY) for _ in range(33)]
    pdf = document(*filling, Columns([column("links", 1), column("rechts", 1)], gap=20))
    path = tmp_path / "columns.pdf"
    path.write_bytes(pdf)
    assert pages(pdf) == 2
    assert ["Beginn links" in text_of(path, page) for page in (1, 2)] == [False, True]


@pytest.mark.parametrize("room", range(6, 60, 4))
def test_a_heading_goes_on_with_the_columns_below_it(room: int, tmp_path: Path) -> None:
    path = tmp_path / "columns.pdf"
    below = [Columns([[P(f"Zeile {row}", BODY)], [P("rechts", BODY)]], gap=20) for row in range(3)]
    filling = [*(P(SENTENCE, BODY) for _ in range(31)), P(SENTENCE, BODY.clone("last", spaceAfter=room))]
    path.write_bytes(document(*filling, heading(2, "Ueber Spalten", "h"), *below))
    for page in range(1, pages(path.read_bytes()) + 1):
        shown = text_of(path, page)
        assert ("Ueber Spalten" in shown) == ("Zeile 0" in shown)
