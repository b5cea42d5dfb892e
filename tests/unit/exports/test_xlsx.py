"""The plan as spreadsheet, read back cell by cell."""

import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.worksheet import Worksheet

from tests.unit.exports.cases import DAY, DE, EN, a_view, a_view_with, an_empty_view
from workbench.exports.xlsx import plan_xlsx
from workbench.present.plan import PlanView
from workbench.values import Language

HIGHEST_ROW = 409
"""Points; Excel shows no higher row."""


def book(view: PlanView, language: Language = DE, *, values: bool = True) -> Workbook:
    """The file as read back: values as stored, or formulas."""
    return load_workbook(io.BytesIO(plan_xlsx(view, language, made_on=DAY)), data_only=values)


def table(sheet: Worksheet, rows: int) -> list[dict[str, Any]]:
    """So many rows under the head, by column."""
    head, *lines = sheet.iter_rows(max_row=rows + 1, values_only=True)
    return [dict(zip(map(str, head), line, strict=True)) for line in lines]


def printed(line: HeaderFooterItem | None) -> str:
    """What stands left and right; programs put in the sheet for &A, the page for &P, the number of pages for &N."""
    assert line is not None
    return f"{line.left.text} | {line.right.text}"


def test_the_sheets_are_those_a_plan_needs() -> None:
    assert book(a_view()).sheetnames == [
        "Plan", "Zeitplan", "Auslastung", "Entscheidungen", "Erwartung", "Nicht im Plan",
    ]  # fmt: skip
    assert book(a_view(EN), EN).sheetnames == [
        "Plan", "Timeline", "Load", "Decisions", "Expectation", "Not in the plan",
    ]  # fmt: skip


def test_the_plan_says_of_every_measure_what_the_page_says() -> None:
    view = a_view()
    rows = table(book(view)["Plan"], len(view.measures))
    for row, measure in zip(rows, view.measures, strict=True):
        assert (row["Nr."], row["Maßnahme"], row["Status"]) == (measure.number, measure.title, measure.status)
        assert (row["Kurzbeschreibung"], row["Indikator"]) == (measure.summary, measure.indicator)
        assert (row["Verantwortlich"], row["Entscheidung"]) == (measure.responsible, measure.decision)
        assert row["Grundlage"] == measure.basis


def test_days_hours_money_and_progress_are_real_values_in_their_form() -> None:
    view = a_view()
    sheet = book(view)["Plan"]
    rows = table(sheet, len(view.measures))
    for row, measure in zip(rows, view.measures, strict=True):
        assert row["Beginn"] == dt.datetime.combine(measure.start.first_day(), dt.time())
        assert row["Ende"] == dt.datetime.combine(measure.end.last_day(), dt.time())
        assert (row["Stunden"], row["Kosten €"]) == (measure.hours_number, float(measure.cost_number))
        assert row["Fortschritt"] == measure.progress / 100
        due = row["Entscheidung bis"]
        assert (due and due.date()) == measure.decide_by_date
    assert sheet["F2"].number_format == "dd.mm.yyyy"
    assert {sheet.cell(line, 9).number_format for line in range(2, 5)} <= {'#,##0 "€"', '#,##0.00 "€"'}
    assert sheet["N2"].number_format == "0%"


def test_cents_show_only_where_there_are_some() -> None:
    sheet = book(a_view())["Plan"]
    formats = {row[8].value: row[8].number_format for row in sheet.iter_rows(min_row=2, max_row=5)}
    assert formats[1500.5] == '#,##0.00 "€"'
    assert formats[0] == '#,##0 "€"'


def test_the_sums_are_the_plans_and_follow_what_a_filter_shows() -> None:
    view = a_view()
    line = len(view.measures) + 2
    stored, formulas = book(view)["Plan"], book(view, values=False)["Plan"]
    assert stored.cell(line, 3).value == "Summe"
    assert stored.cell(line, 8).value == view.hours_number
    assert stored.cell(line, 9).value == float(view.cost_number)
    assert formulas.cell(line, 8).value == f"=SUBTOTAL(109,H2:H{line - 1})"
    assert formulas.auto_filter.ref == f"A1:P{line - 1}"


def test_it_prints_on_a4_as_wide_as_the_page_with_the_head_on_every_page() -> None:
    for sheet in book(a_view()).worksheets:
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert sheet.page_setup.fitToWidth in {None, 1}
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.freeze_panes is not None
        assert printed(sheet.oddHeader) == "Musterstadt: Maßnahmenplan Engagementförderung | &A"
        assert printed(sheet.oddFooter) == "Stand 01.03.2026 | Seite &P von &N"


def test_the_file_says_what_it_is_and_whose() -> None:
    properties = book(a_view()).properties
    assert properties.title == "Musterstadt: Maßnahmenplan Engagementförderung"
    assert properties.creator == "Musterstadt"
    assert properties.created == dt.datetime.combine(DAY, dt.time())


def test_the_timeline_fills_the_months_of_a_measure_and_marks_its_decision() -> None:
    view = a_view()
    sheet = book(view)["Zeitplan"]
    head = [cell.value for cell in sheet[1]]
    assert head[3:] == [month.short for month in view.months]
    lines = {row[1].value: row for row in sheet.iter_rows(min_row=2)}
    for measure in view.measures:
        cells = [cell.value for cell in lines[measure.title][3:]]
        filled = [place for place, value in enumerate(cells, start=1) if value == "■"]
        assert filled == list(range(measure.first_month, measure.last_month + 1))
    office = [cell.value for cell in lines["Maßnahme office"][3:]]
    assert office[:2] == ["E", "■"]


def test_a_filled_month_is_dark_and_holds_a_sign_so_that_it_reads_in_grey() -> None:
    sheet = book(a_view())["Zeitplan"]
    filled = [cell for row in sheet.iter_rows(min_row=2) for cell in row[3:] if cell.value == "■"]
    assert filled
    assert {cell.fill.fgColor.rgb for cell in filled} == {"FF1F3864"}


def test_workshops_stand_under_the_measures_in_every_month_they_touch() -> None:
    sheet = book(a_view())["Zeitplan"]
    row = next(row for row in sheet.iter_rows() if str(row[1].value).startswith("Auftakt"))
    assert [cell.value for cell in row[3:6]] == ["W", "W", None]


def test_the_load_stands_against_the_hours_there_are() -> None:
    view = a_view()
    rows = table(book(view)["Auslastung"], len(view.months))
    for row, month in zip(rows, view.months, strict=True):
        assert row["Monat"].date() == month.month.first_day()
        assert (row["Stunden geplant"], row["Stunden verfügbar"]) == (month.load, float(month.capacity))


def test_decisions_come_with_day_body_and_sentence() -> None:
    view = a_view()
    rows = table(book(view)["Entscheidungen"], len(view.decisions))
    assert [(row["Bis"].date(), row["Wer entscheidet"], row["Beschlusstext"]) for row in rows] == [
        (decision.date, decision.body, decision.sentence) for decision in view.decisions
    ]


def test_the_expectation_holds_the_levels_of_the_page_as_numbers() -> None:
    view = a_view()
    rows = table(book(view)["Erwartung"], len(view.expectation.dimensions))
    for row, dimension in zip(rows, view.expectation.dimensions, strict=True):
        assert row["Dimension"] == dimension.title
        shown = [dimension.today, dimension.expected, dimension.if_late, dimension.target]
        assert [f"{value:.1f}".replace(".", ",") for value in list(row.values())[2:]] == shown
    texts = [row[0].value for row in book(view)["Erwartung"].iter_rows()]
    assert view.expectation.sentence in texts
    assert view.expectation.range in texts


def test_a_dimension_without_a_value_says_so_in_words() -> None:
    row = table(book(an_empty_view())["Erwartung"], 1)[0]
    assert (row["Heute"], row["Ziel"]) == ("noch offen", 3)


def test_what_is_left_out_stands_with_its_reason() -> None:
    view = a_view()
    rows = table(book(view)["Nicht im Plan"], 2)
    assert [(row["Grund"], row["Maßnahme"]) for row in rows] == [
        (left.reason, measure.title) for left in view.left_out for measure in left.measures
    ]


@pytest.mark.parametrize("text", ['=HYPERLINK("https://boese.example")', "+1", "-1", "@SUM(A1)", "{=1+1}", "https://a"])
def test_no_text_of_people_becomes_formula_link_or_number(text: str) -> None:
    file = book(a_view_with(text), values=False)
    formulas = [cell for sheet in file.worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert all(str(cell.value).startswith("=SUBTOTAL(109,") for cell in formulas)
    assert len(formulas) == 2
    assert not any(cell.hyperlink for sheet in file.worksheets for row in sheet.iter_rows() for cell in row)
    title = file["Plan"]["C2"]
    assert (title.value, title.data_type) == (text, "s")
    assert title.quotePrefix == text.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    "text",
    [
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter",
        "Sehr viel. " * 182,
        "👩‍👩‍👧 שלום مرحبا \u202eumgekehrt",
        "\x00\x08\x1f\ud83d\uffff",
        "_x0041_ & <b> ]]> &L&12 %",
        "Zeile\r\n" * 400,
        "x" * 40_000,
        "",
    ],
)
def test_extreme_texts_break_nothing_and_fit_into_their_rows(text: str) -> None:
    for sheet in book(a_view_with(text)).worksheets:
        heights = [row.height for row in sheet.row_dimensions.values() if row.height is not None]
        assert max(heights, default=0) <= HIGHEST_ROW
        assert len(printed(sheet.oddHeader)) <= 255


def test_a_note_of_two_thousand_signs_is_read_whole() -> None:
    note = ("Donaudampfschifffahrt und Ehrenamt. " * 60)[:2000].strip()
    sheet = book(a_view_with(note))["Plan"]
    assert str(sheet["O2"].value).startswith(note)
    lines = len(note) / (sheet.column_dimensions["D"].width * 1.15)
    assert HIGHEST_ROW >= float(sheet.row_dimensions[2].height or 0) >= lines * 12


def test_a_plan_without_measures_says_so() -> None:
    file = book(an_empty_view())
    assert file["Plan"]["A2"].value == "Der Plan enthält noch keine Maßnahme."
    assert file["Entscheidungen"]["A2"].value == "Derzeit ist nichts zu entscheiden."
    assert file["Nicht im Plan"]["A2"].value == "Keine Maßnahme blieb außen vor."


def test_the_same_plan_gives_the_same_file() -> None:
    first = plan_xlsx(a_view(), DE, made_on=DAY)
    assert first == plan_xlsx(a_view(), DE, made_on=DAY)
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        assert {entry.date_time[0] for entry in file.infolist()} == {1980}
