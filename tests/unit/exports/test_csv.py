"""The list of measures as CSV, read back as Excel and other programs read it."""

import csv
import io

import pytest

from tests.unit.exports.cases import DE, EN, a_view, a_view_with, an_empty_view
from workbench.exports.csv import plan_csv
from workbench.present.plan import PlanView
from workbench.values import Language


def rows(view: PlanView, language: Language = DE) -> list[dict[str, str]]:
    """The measures by column."""
    text = plan_csv(view, language).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_german_excel_opens_it_with_a_double_click() -> None:
    file = plan_csv(a_view(), DE)
    assert file.startswith(b"\xef\xbb\xbfNr.;Handlungsfeld;")
    assert file.count(b"\r\n") == 1 + len(a_view().measures)
    assert file.endswith(b"\r\n")


def test_every_measure_stands_there_as_on_the_page() -> None:
    view = a_view()
    read = rows(view)
    assert [row["Maßnahme"] for row in read] == [measure.title for measure in view.measures]
    assert [row["Status"] for row in read] == [measure.status for measure in view.measures]
    assert [row["Entscheidung bis"] for row in read] == [measure.decide_by or "" for measure in view.measures]
    assert [int(row["Stunden"]) for row in read] == [measure.hours_number for measure in view.measures]
    assert {row["Handlungsfeld"] for row in read} == {field.title for field in view.fields}


def test_dates_amounts_and_progress_are_written_as_german_programs_read_them() -> None:
    fund, walk = (row for row in rows(a_view()) if row["Maßnahme"] in {"Maßnahme fund", "Maßnahme walk"})
    assert fund["Kosten €"] == "1500,50"
    assert walk["Kosten €"] == "300"
    assert walk["Fortschritt"] == "40%"
    assert walk["Ende"] == "30.04.2026"
    assert walk["Bemerkung"] == "Läuft.\nNoch ohne Termin.\nRatsinformation: https://rat.example/vorlage?id=1&x=2"


def test_english_readers_get_a_decimal_point() -> None:
    fund = next(row for row in rows(a_view(EN), EN) if row["Measure"] == "Measure fund")
    assert (fund["Cost €"], fund["Start"], fund["Status"]) == ("1500.50", "01.02.2026", "proposed")


def test_the_number_of_a_measure_cannot_be_taken_for_a_day() -> None:
    assert [row["Nr."] for row in rows(a_view())][:2] == ["Nr. 1.1", "Nr. 1.2"]


@pytest.mark.parametrize("sign", list("=+-@＝＋－＠"))
def test_no_text_of_people_becomes_a_formula(sign: str) -> None:
    text = f'{sign}HYPERLINK("https://boese.example";"x")'
    for row in rows(a_view_with(text)):
        assert row["Maßnahme"] == f"'{text}"
        assert all(not (cell or "").startswith(sign) for cell in row.values())


def test_quotes_semicolons_and_lines_stay_in_their_cell() -> None:
    text = 'a;b "c"\nd'
    assert {row["Kurzbeschreibung"] for row in rows(a_view_with(text))} == {text}


def test_a_plan_without_measures_is_a_list_of_columns() -> None:
    assert rows(an_empty_view()) == []
