"""The printed questionnaire: valid for both referees, complete, no item over two pages, boxes that are no text."""

import datetime as dt
import re
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tests.report import referees
from tests.report.cases import COMPOUND, HOSTILE
from tests.report.reading import counts, pages, right_edges, text
from tests.report.sabotage import fonts
from workbench.content.load import load_content, packaged_content
from workbench.content.model import Content, LevelItem, TableItem
from workbench.maturity.scope import all_items
from workbench.present.codes import item_codes
from workbench.report.form import BOX
from workbench.report.questionnaire import render_questionnaire
from workbench.values import Language, Text

DAY = dt.date(2026, 11, 21)
CONTENT = load_content(packaged_content())
KINDS = tuple(CONTENT.model.site_kinds)

Forms = Mapping[tuple[str, Language], bytes]


@pytest.fixture(scope="module")
def forms() -> Forms:
    """The whole form of the first kind of site in German, and of the last in English."""
    return {
        found: render_questionnaire(CONTENT, *found, site="Musterhausen", made_on=DAY)
        for found in ((KINDS[0], Language.GERMAN), (KINDS[-1], Language.ENGLISH))
    }


def extreme() -> Content:
    """One questionnaire with texts as hostile and as long as anybody could write them."""
    long = Text(f"{HOSTILE} {COMPOUND} " * 8)
    questionnaire = next(iter(CONTENT.questionnaires.values()))
    items = tuple(
        replace(item, text=Text(f"{COMPOUND} {COMPOUND}"), help=long, levels=(long,) * len(item.levels))
        for item in all_items(CONTENT)
        if isinstance(item, LevelItem)
    )[:3]
    table = next(item for item in all_items(CONTENT) if isinstance(item, TableItem))
    wide = replace(table, columns=tuple(replace(table.columns[0], id=f"c{number}") for number in range(12)))
    dimension = replace(questionnaire.dimensions[0], title=Text(COMPOUND), items=(*items, wide))
    return replace(
        CONTENT,
        questionnaires={questionnaire.id: replace(questionnaire, dimensions=(dimension,), title=Text(COMPOUND))},
    )


def test_every_form_passes_both_referees(forms: Forms, tmp_path: Path) -> None:
    paths = []
    for number, pdf in enumerate(
        (*forms.values(), render_questionnaire(extreme(), KINDS[0], Language.GERMAN, made_on=DAY))
    ):
        paths.append(tmp_path / f"{number}.pdf")
        paths[-1].write_bytes(pdf)
    assert set(referees.vera(paths).values()) == {frozenset()}
    assert {referees.page_validation(path) for path in paths} == {frozenset()}


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


def test_extreme_texts_stay_within_the_margins_and_are_shown_as_text(tmp_path: Path) -> None:
    pdf = render_questionnaire(extreme(), KINDS[0], Language.GERMAN, site=HOSTILE, made_on=DAY)
    assert max(right_edges(pdf, tmp_path)) <= 595.3 - 56 + 1
    assert 'Ein <b>fett</b> & "böse" </para> <script>alert(1)</script>' in text(pdf, tmp_path)
    assert pages(pdf) > 1


def test_the_same_content_and_day_give_the_same_bytes(forms: Forms) -> None:
    again = render_questionnaire(CONTENT, KINDS[0], Language.GERMAN, site="Musterhausen", made_on=DAY)
    assert again == forms[KINDS[0], Language.GERMAN]


def test_every_font_is_embedded_and_choices_are_lists(forms: Forms, tmp_path: Path) -> None:
    pdf = forms[KINDS[0], Language.GERMAN]
    with pikepdf.open(_written(pdf, tmp_path)) as opened:
        assert all("/FontFile2" in font.FontDescriptor for font in fonts(opened))
    found = counts(pdf)
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
