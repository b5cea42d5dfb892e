"""The printed questionnaire: complete, no item over two pages, boxes that are no text."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pytest

from tests.report.form_cases import CONTENT, DAY, KINDS
from tests.report.library import Library, form_name
from tests.report.reading import counts, pages, right_edges, text
from workbench.content.model import LevelItem
from workbench.maturity.scope import all_items
from workbench.present.codes import item_codes
from workbench.report.form import BOX
from workbench.report.questionnaire import render_questionnaire
from workbench.report.style import MARGIN, PAGE_WIDTH
from workbench.values import Language

Forms = Mapping[tuple[str, Language], bytes]


@pytest.fixture(scope="module")
def forms(library: Library) -> Forms:
    """The whole form of the first kind of site in German, and of the second in English."""
    found = ((KINDS[0], Language.GERMAN), (KINDS[1], Language.ENGLISH))
    return {key: library[form_name(*key)].read_bytes() for key in found}


def test_a_form_asks_every_item_of_the_kind_of_site_under_its_code(forms: Forms, tmp_path: Path) -> None:
    codes = item_codes(CONTENT)
    for (kind, _language), form in forms.items():
        with pikepdf.open(_written(form, tmp_path)) as pdf, pdf.open_outline() as outline:
            said = [entry.title for entry in _entries(outline.root)]
        asked = [codes[item.id] for item in all_items(CONTENT) if kind in item.applies_to]
        assert [title.split()[0] for title in said if re.match(r"\d+\.\d+\.\d+\s", title)] == asked


def test_the_words_of_levels_conditions_and_fields_are_in_the_form(forms: Forms, tmp_path: Path) -> None:
    said = text(forms[KINDS[0], Language.GERMAN], tmp_path)
    assert "0 nicht vorhanden:" in said
    assert "Nur, wenn 1.1.2 mindestens Stufe 1 hat." in said
    for field in ("Datum", "Teilnehmende (Funktionen, keine Namen)", "Trifft nicht zu, weil", "Notizen", "Nachweise"):
        assert field in said
    assert "21.11.2026" in said


def test_there_is_a_box_for_every_level_and_choice_and_no_box_is_text(tmp_path: Path) -> None:
    questionnaire = next(each for each in CONTENT.questionnaires.values() if each.area is not None)
    pdf = render_questionnaire(CONTENT, KINDS[0], Language.GERMAN, questionnaires=[questionnaire.id], made_on=DAY)
    items = [item for each in questionnaire.dimensions for item in each.items if KINDS[0] in item.applies_to]
    ticks = sum(len(item.levels) for item in items if isinstance(item, LevelItem))
    reasons = sum(item.allow_na for item in items)
    assert _boxes(pdf, tmp_path) == ticks + reasons
    assert not set("☐□▢") & set(text(pdf, tmp_path))


def test_no_item_goes_over_two_pages_and_no_heading_stands_alone_at_the_foot(forms: Forms, tmp_path: Path) -> None:
    for page, said in enumerate(_said_by_page(forms[KINDS[0], Language.GERMAN], tmp_path), start=1):
        items = re.findall(r"^\d+\.\d+\.\d+\s", said, re.MULTILINE)
        assert len(re.findall(r"^Nachweise\s*$", said, re.MULTILINE)) == len(items), f"page {page}"


def test_a_form_of_one_questionnaire_is_named_after_it_and_needs_no_site(tmp_path: Path) -> None:
    questionnaire = next(iter(CONTENT.questionnaires.values()))
    pdf = render_questionnaire(CONTENT, KINDS[0], Language.GERMAN, questionnaires=[questionnaire.id], made_on=DAY)
    with pikepdf.open(_written(pdf, tmp_path)) as opened:
        assert str(opened.docinfo.Title) == f"Fragebogen „{questionnaire.title.de}“"
    assert f"2 {list(CONTENT.questionnaires.values())[1].title.de}" not in text(pdf, tmp_path)


def test_extreme_texts_stay_within_the_margins_and_are_shown_as_text(library: Library, tmp_path: Path) -> None:
    pdf = library["questionnaire-extreme-de"].read_bytes()
    assert max(right_edges(pdf, tmp_path)) <= PAGE_WIDTH - MARGIN + 1
    assert 'Ein <b>fett</b> & "böse" </para> <script>alert(1)</script>' in text(pdf, tmp_path)
    assert pages(pdf) > 1


def test_choices_are_lists(forms: Forms) -> None:
    found = counts(forms[KINDS[0], Language.GERMAN])
    assert found["L"] > 50
    assert found["LI"] == found["LBody"]


def _written(pdf: bytes, folder: Path) -> Path:
    path = folder / "form.pdf"
    path.write_bytes(pdf)
    return path


def _entries(entries: list[pikepdf.OutlineItem]) -> list[pikepdf.OutlineItem]:
    return [found for entry in entries for found in (entry, *_entries(entry.children))]


def _boxes(pdf: bytes, folder: Path) -> int:
    """How many squares of a box's size are drawn."""
    found = 0
    with pikepdf.open(_written(pdf, folder)) as opened:
        for page in opened.pages:
            for instruction in pikepdf.parse_content_stream(page):
                if str(instruction.operator) == "re":
                    found += [float(edge) for edge in instruction.operands[2:]] == [BOX, BOX]
    return found


def _said_by_page(pdf: bytes, folder: Path) -> list[str]:
    path = _written(pdf, folder)
    shown = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
    return shown.split("\f")
