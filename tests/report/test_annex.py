"""The annex: every answer with what was written beside it, every level worked out, and rows that stay together."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.report.cases import COMPOUND, all_cases
from tests.report.reading import cell, document, lines, pages, text
from tests.report.sabotage import tree
from tests.report.specimen import BODY, STYLES
from workbench.assessment import Assessment
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content
from workbench.maturity.scope import shown_items
from workbench.present.annex import annex_view
from workbench.present.codes import item_codes
from workbench.present.texts import Reader
from workbench.report.page import Metadata, build_document
from workbench.report.sections.annex import annex_sections
from workbench.report.sections.story import Story
from workbench.report.style import table_style
from workbench.report.tagged.paragraphs import P
from workbench.report.tagged.tables import tagged_table
from workbench.report_case import case_of
from workbench.values import Language


@cache
def content() -> Content:
    return load_content(packaged_content())


@cache
def assessments() -> Mapping[str, Assessment]:
    return all_cases(content())


@cache
def annex(name: str, language: Language = Language.GERMAN) -> bytes:
    assessment = assessments()[name]
    story = Story(Reader(language, content().model.site_kinds[assessment.site.kind]))
    metadata = Metadata(
        title="Bericht", author=assessment.site.name, subject="Anhang", language=language, day=assessment.date
    )
    return build_document([story.heading(1, "Bericht"), *annex_sections(story, case_of(assessment))], metadata)


def test_every_question_asked_stands_there_once_under_its_code(tmp_path: Path) -> None:
    assessment = assessments()["mixed"]
    shown = shown_items(content(), assessment.site.kind, assessment.answers)
    codes = item_codes(content())
    beginnings = [line.split(" ")[0] for line in lines(annex("mixed"), tmp_path)]
    for item, code in codes.items():
        assert beginnings.count(code) == (item in shown), item


def test_notes_reasons_evidence_and_helpers_are_printed(tmp_path: Path) -> None:
    mixed, overlong = (text(annex(name), tmp_path) for name in ("mixed", "overlong"))
    assert "Notiz: Stand aus dem Gespräch im Fachbereich" in mixed
    assert "trifft nicht zu Begründung: übernimmt der Kreis" in mixed
    assert f"Übernimmt für uns: {COMPOUND}" in overlong
    assert "30.09.2025, https://example.org/" in overlong


def test_an_open_question_and_one_that_does_not_apply_have_no_points() -> None:
    reader = Reader(Language.GERMAN, content().model.site_kinds["stadt"])
    rows = [
        row
        for questionnaire in annex_view(assessments()["mixed"], reader).questionnaires
        for dimension in questionnaire.dimensions
        for row in dimension.rows
        if row.answer.answer in ("noch offen", "trifft nicht zu")
    ]
    assert rows
    assert {(row.points, row.weight, row.product) for row in rows} == {("–", "–", "–")}


def number(shown: str) -> float:
    return float(shown.replace(",", ".").removeprefix("≈ "))


def test_the_sums_of_a_dimension_are_those_of_its_rows_and_give_its_level() -> None:
    assessment = assessments()["mixed"]
    reader = Reader(Language.GERMAN, content().model.site_kinds["stadt"])
    checked = 0
    for questionnaire in annex_view(assessment, reader).questionnaires:
        for dimension in questionnaire.dimensions:
            weight, product = dimension.sums
            if not weight:
                continue
            counted = [row for row in dimension.rows if row.weight != "–"]
            assert number(weight) == pytest.approx(sum(number(row.weight) for row in counted))
            # every product is cut after three decimals
            assert number(product) == pytest.approx(sum(number(row.product) for row in counted), abs=0.01)
            level = 4 * number(product) / number(weight)
            assert f"{int(level * 10) / 10:.1f}".replace(".", ",").removesuffix(",0") in dimension.calculation
            checked += 1
    assert checked > 20


def test_levels_without_a_figure_say_why(tmp_path: Path) -> None:
    empty, nothing = (text(annex(name), tmp_path) for name in ("empty", "not-applicable"))
    assert "Das ist weniger als die Hälfte; deshalb steht hier noch keine Zahl." in empty
    assert "Alles ist als nicht zutreffend angegeben und zählt deshalb nicht mit." in nothing


def test_an_answer_of_rows_is_a_table_of_its_own_below(tmp_path: Path) -> None:
    shown = text(annex("mixed"), tmp_path)
    assert "Zeilen: 3, siehe die Tabelle darunter" in shown
    assert "Zeilen zu 1.1.1: " in shown
    assert shown.index("siehe die Tabelle darunter") < shown.index("Zeilen zu 1.1.1: ") < shown.index("ein Text 2")


def test_every_table_has_a_name_and_codes_are_the_heads_of_their_rows() -> None:
    with pikepdf.open(BytesIO(annex("mixed"))) as opened:
        for table in (element for element in tree(opened) if element.S == "/Table"):
            captions = [kid for kid in table.K if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") == "/Caption"]
            summary = str(table.A[0].Summary) if "/A" in table else ""
            assert captions or summary
        row_heads = [e for e in tree(opened) if e.S == "/TH" and e.A[0].Scope == "/Row"]
    assert len(row_heads) >= len(shown_items(content(), "stadt", assessments()["mixed"].answers))


@pytest.mark.parametrize("before", range(20, 34))
def test_the_heading_row_of_a_group_stays_with_the_first_row_below_it(before: int, tmp_path: Path) -> None:
    # 20 to 33 rows of 19 points reach to the last 250 points of the page, wherever the groups of three then lie
    rows = [
        [P(f"Gruppe {n}" if n % 3 == 0 else f"Zeile {n}", STYLES["group" if n % 3 == 0 else "cell"])] for n in range(60)
    ]
    found = tagged_table(
        rows, widths=(400,), style=table_style(), caption=("Tabelle", STYLES["caption"]), header_rows=0
    )
    pdf = document(*(P("kurz", BODY) for _ in range(before)), *found)
    assert pages(pdf) > 1
    for page in "\n".join(lines(pdf, tmp_path)).split("\f")[:-1]:
        rows_here = [line for line in page.splitlines() if line.startswith(("Gruppe", "Zeile"))]
        assert not rows_here or rows_here[-1].startswith("Zeile")


def test_a_row_goes_to_the_next_page_whole_where_that_has_room_for_it(tmp_path: Path) -> None:
    # 28 paragraphs leave some 130 points, the first row needs about 200
    rows = [
        [cell("Kopf"), cell("Antwort")],
        [cell("eins"), cell("Die Kommune beschreibt ihre Ziele schriftlich. " * 30)],
    ]
    found = tagged_table(
        rows, widths=(80, 400), style=table_style(), caption=("Tabelle", STYLES["caption"]), caption_shown=False
    )
    pdf = document(*(P("kurz", BODY) for _ in range(28)), *found)
    first, second, *_ = "\n".join(lines(pdf, tmp_path)).split("\f")
    assert "schriftlich" not in first
    assert second.count("schriftlich") == 30
