"""The draft of a council paper, read back as a clerk's Word reads it."""

import io
import zipfile
from collections.abc import Iterator

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.unit.exports.cases import DAY, DE, EN, a_view, a_view_with, an_empty_view
from workbench.exports.docx import plan_docx
from workbench.present.plan import PlanView
from workbench.values import Language

BLANK = "[bitte ergänzen]"


def paper(view: PlanView, language: Language = DE) -> WordDocument:
    return Document(io.BytesIO(plan_docx(view, language, made_on=DAY)))


def headings(document: WordDocument, level: int) -> list[str]:
    return [each.text for each in document.paragraphs if each.style and each.style.name == f"Heading {level}"]


def section(document: WordDocument, heading: str) -> list[str]:
    """The texts between a heading and the next of the same level or above."""
    found: list[str] = []
    inside = 0
    for paragraph in document.paragraphs:
        name = (paragraph.style.name if paragraph.style else "") or ""
        level = int(name[-1]) if name.startswith("Heading") else 0
        if inside and 0 < level <= inside:
            return found
        if paragraph.text == heading and level:
            inside = level
        elif inside:
            found.append(paragraph.text)
    return found


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def table_with(document: WordDocument, head: str) -> list[list[str]]:
    """The rows under the head of the first table that has such a column."""
    return next(rows(table)[1:] for table in document.tables if head in rows(table)[0])


def all_paragraphs(document: WordDocument) -> Iterator[Paragraph]:
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def test_the_headings_are_those_of_a_council_paper_in_their_order() -> None:
    assert headings(paper(a_view()), 1) == [
        "Beratungsfolge",
        "Beschlussvorschlag",
        "Sachverhalt und Begründung",
        "Maßnahmen",
        "Alternativen",
        "Finanzielle Auswirkungen",
        "Personelle Auswirkungen",
        "Weitere Auswirkungen",
        "Anlagen",
        "Anlage 1: Die Maßnahmen im Einzelnen",
        "Anlage 2: Nicht im Plan",
    ]


def test_the_council_gets_the_ready_sentence_of_every_decision_it_must_take() -> None:
    view, proposed = a_view(), section(paper(a_view()), "Beschlussvorschlag")
    council = [each for each in view.decisions if each.measure.key in {"fund", "office", "own"}]
    assert proposed[: len(council)] == [
        f"{each.sentence} (Maßnahme {each.measure.number}, {each.until})" for each in council
    ]


def test_what_the_administration_decides_itself_stands_apart() -> None:
    [_, sentence] = section(paper(a_view()), "Entscheidungen der Verwaltung")
    assert sentence.startswith("Die Verwaltungsspitze gibt die Maßnahme „Maßnahme visit“")


def test_the_course_of_deliberation_names_each_body_with_its_earliest_day() -> None:
    assert table_with(paper(a_view()), "Gremium") == [
        [BLANK, BLANK, "Vorberatung", ""],
        ["Rat oder Kreistag (Haushalt)", BLANK, "Entscheidung", "31.01.2026"],
        ["Rat oder Kreistag", BLANK, "Entscheidung", "28.02.2026"],
    ]


def test_where_nothing_is_to_be_decided_the_plan_is_noted() -> None:
    document = paper(an_empty_view())
    assert section(document, "Beschlussvorschlag") == ["Der Maßnahmenplan (Anlage 1) wird zur Kenntnis genommen."]
    assert table_with(document, "Gremium") == [[BLANK, BLANK, "Kenntnisnahme", ""]]
    assert section(document, "Maßnahmen") == ["Der Plan enthält noch keine Maßnahme."]


def test_the_reasons_are_goal_expectation_and_fields() -> None:
    view, document = a_view(), paper(a_view())
    assert section(document, "Strategisches Ziel") == [view.goal]
    [sentence] = section(document, "Ergebnisse der Selbsteinschätzung")
    assert sentence == f"{view.expectation.sentence} {view.expectation.range}"
    assert table_with(document, "Dimension") == [
        [each.title, each.today, each.expected, each.target] for each in view.expectation.dimensions
    ]
    assert "1 Strategie & Steuerung: Ohne Auftrag kein Plan." in section(document, "Handlungsfelder")


def test_the_overview_says_of_every_measure_what_the_page_says() -> None:
    assert table_with(paper(a_view()), "Verantwortlich") == [
        [each.number, each.title, each.responsible, each.period, each.hours, each.cost] for each in a_view().measures
    ]


def test_the_money_stands_by_year_with_what_costs_it() -> None:
    view, document = a_view(), paper(a_view())
    by_year = [[str(each.year), each.cost] for each in view.money]
    assert table_with(document, "Jahr") == [*by_year, ["Summe", view.cost]]
    texts = section(document, "Finanzielle Auswirkungen")
    assert "1.1 Maßnahme fund: 1.500,50 € (Februar 2026)" in texts
    assert sum("Maßnahme" in text and "€" in text for text in texts) == sum(
        bool(each.cost_number) for each in view.measures
    )


def test_hours_and_continuing_effort_stand_under_staff() -> None:
    texts = section(paper(a_view()), "Personelle Auswirkungen")
    assert a_view().hours in texts[0]
    assert any(text.endswith("Maßnahme office: danach 12 Std. im Jahr") for text in texts)


def test_what_only_the_municipality_knows_is_a_visible_blank() -> None:
    document = paper(a_view())
    for heading in ("Klimaschutz", "Gleichstellung", "Inklusion und Barrierefreiheit"):
        assert section(document, heading) == [BLANK]
    blanks = [run for each in all_paragraphs(document) for run in each.runs if BLANK in run.text]
    assert len(blanks) >= 14
    assert {run.style.name for run in blanks} == {"Placeholder Text"}
    assert {run.text for run in blanks} == {BLANK}


def test_the_annex_goes_through_the_plan_measure_by_measure() -> None:
    view, document = a_view(), paper(a_view())
    assert headings(document, 3) == [f"{each.number} {each.title}" for each in view.measures]
    walk = next(each for each in view.measures if each.key == "walk")
    assert section(document, f"{walk.number} {walk.title}") == [walk.summary, *walk.steps]
    facts = dict(next(rows(table) for table in document.tables if ["Bemerkung", walk.note] in rows(table)))
    assert facts["Zeitraum"] == walk.period
    assert facts["Aufwand"] == f"{walk.hours}\n{walk.basis}"
    assert facts["Status"] == "läuft, Fortschritt 40 %"
    assert facts["Verweise"] == "Ratsinformation: https://rat.example/vorlage?id=1&x=2"


def test_what_is_left_out_stands_in_an_annex_by_reason() -> None:
    view, document = a_view(), paper(a_view())
    for left_out in view.left_out:
        assert "; ".join(each.title for each in left_out.measures) in section(document, left_out.reason)


def test_every_numbered_list_begins_with_one() -> None:
    document = paper(a_view())
    numbered = [each for each in document.paragraphs if each.style and each.style.name == "List Number"]
    lists = {each.paragraph_format.element.find(f".//{qn('w:numId')}").get(qn("w:val")) for each in numbered}
    assert len(lists) == 2 + len(a_view().measures)
    numbering = document.part.numbering_part.element
    for number in lists:
        [found] = numbering.xpath(f"w:num[@w:numId='{number}']")
        assert found.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}").get(qn("w:val")) == "1"


def test_looks_come_from_styles_alone() -> None:
    for paragraph in all_paragraphs(paper(a_view())):
        assert paragraph.style is not None
        for run in paragraph.runs:
            look = run.font.element.find(qn("w:rPr"))
            assert look is None or {each.tag for each in look} == {qn("w:rStyle")}


def test_the_head_of_a_table_repeats_and_no_row_breaks() -> None:
    for table in paper(a_view()).tables:
        for row in table.rows:
            assert row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
        first = table.rows[0]
        repeats = first._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert repeats == (len(table.columns) > 2 or first.cells[0].text == "Jahr")
        assert table.style is not None
        assert table.style.name == "Plantabelle"


@pytest.mark.parametrize(("language", "tongue"), [(DE, "de-DE"), (EN, "en-GB")])
def test_word_proofs_it_in_the_language_it_is_written_in(language: Language, tongue: str) -> None:
    document = paper(a_view(language), language)
    found = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert found is not None
    assert found.get(qn("w:val")) == tongue
    assert document.core_properties.language == tongue


def test_english_readers_get_it_in_english() -> None:
    document = paper(a_view(EN), EN)
    assert "Proposed resolution" in headings(document, 1)
    assert "[please complete]" in section(document, "Climate")
    assert not any("Maßnahme" in each.text for each in all_paragraphs(document))


def test_pages_are_a4_and_numbered_by_fields() -> None:
    page = paper(a_view()).sections[0]
    assert page.page_width is not None
    assert page.page_height is not None
    assert (round(page.page_width / Cm(1), 1), round(page.page_height / Cm(1), 1)) == (21, 29.7)
    foot = page.footer.paragraphs[0]
    fields = foot.paragraph_format.element.findall(qn("w:fldSimple"))
    assert [str(field.get(qn("w:instr"))).strip() for field in fields] == ["PAGE", "NUMPAGES"]
    assert foot.text.startswith("Stand 01.03.2026\tSeite ")


def test_the_file_says_what_it_is_and_whose_and_shows_no_foreign_preview() -> None:
    properties = paper(a_view()).core_properties
    assert properties.title == "Musterstadt: Maßnahmenplan Engagementförderung"
    assert (properties.author, properties.comments) == ("Musterstadt", "")
    assert properties.created is not None
    assert properties.created.date() == DAY
    with zipfile.ZipFile(io.BytesIO(plan_docx(a_view(), DE, made_on=DAY))) as file:
        assert not [name for name in file.namelist() if "thumbnail" in name]


@pytest.mark.parametrize(
    "text",
    [
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter",
        "Sehr viel. " * 182,
        "👩‍👩‍👧 שלום مرحبا \u202eumgekehrt",
        "\x00\x08\x1f\ud83d\uffff",
        "<w:br/> & ]]> {council} {0} %s",
        "Zeile\r\n" * 400,
        '=HYPERLINK("https://boese.example")',
        "",
    ],
)
def test_extreme_texts_break_nothing(text: str) -> None:
    document = paper(a_view_with(text))
    assert len(headings(document, 3)) == len(a_view().measures)
    assert len(document.tables) == len(paper(a_view()).tables)


def test_a_note_of_two_thousand_signs_is_read_whole() -> None:
    note = ("Ehrenamt und Verwaltung. " * 80).strip()
    assert any(note in [cell for row in rows(table) for cell in row] for table in paper(a_view_with(note)).tables)


def test_the_same_plan_gives_the_same_file() -> None:
    assert plan_docx(a_view(), DE, made_on=DAY) == plan_docx(a_view(), DE, made_on=DAY)
