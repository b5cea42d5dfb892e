"""A comparison as spreadsheet and as CSV, read back as other programs read them."""

import csv
import datetime as dt
import io
import shutil
import subprocess
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.unit.exports.comparison_cases import DAY, DE, EN, NOW, a_view
from workbench.exports.comparison_csv import comparison_csv
from workbench.exports.comparison_xlsx import comparison_xlsx
from workbench.present.comparison import ComparisonView
from workbench.values import Language

OFFICE = shutil.which("soffice")
SECONDS = 120


def rows(view: ComparisonView, language: Language = DE) -> list[dict[str, str]]:
    """The rows of the CSV file by column."""
    text = b"".join(comparison_csv(view, language)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def book(view: ComparisonView, language: Language = DE) -> Workbook:
    return load_workbook(io.BytesIO(comparison_xlsx(view, language, made_on=DAY)))


def table(sheet: Worksheet, count: int, *, head: int = 1) -> list[dict[str, Any]]:
    """So many rows under the head, by column."""
    heads, *lines = sheet.iter_rows(min_row=head, max_row=head + count, values_only=True)
    return [dict(zip(map(str, heads), line, strict=True)) for line in lines]


def cells(file: Workbook) -> Iterator[Any]:
    return (cell for sheet in file.worksheets for row in sheet.iter_rows() for cell in row)


# --- CSV ------------------------------------------------------------------------------------------


def test_csv_has_one_row_for_each_site_and_dimension() -> None:
    found = rows(a_view())
    assert [(row["Kommune"], row["Dimension"]) for row in found] == [
        (name, dimension) for name in NOW for dimension in ("Rückhalt", "Räume", "Wissen")
    ]
    assert {row["Kohorte"] for row in found} == {"Kohorte Nord"}
    assert {row["Runde"] for row in found} == {"Zweite Runde"}
    assert [row["Bereich"] for row in found][:3] == ["start", "start", "dauer"]
    assert {row["Art"] for row in found if row["Kommune"] == "Kreis Beeke"} == {"county"}


def test_levels_and_changes_in_csv_are_numbers_german_excel_reads() -> None:
    found = {(row["Kommune"], row["Dimension"]): (row["Stufe"], row["Veränderung"]) for row in rows(a_view())}
    assert found["Ahausen", "Rückhalt"] == ("1,0", "0,5")
    assert found["Ahausen", "Wissen"] == ("3,5", "-0,5")
    assert found["Öding", "Räume"] == ("2,0", "0,0")
    assert found["Zeddern", "Räume"] == ("2,2", "")
    assert found["Kreis Beeke", "Räume"] == ("noch offen", "")
    assert found["Kreis Beeke", "Wissen"] == ("1,0", "")


def test_csv_opens_with_a_double_click_and_in_english_has_a_decimal_point() -> None:
    whole = b"".join(comparison_csv(a_view(), DE))
    assert whole.startswith(b"\xef\xbb\xbfKohorte;Runde;Kommune;")
    assert whole.count(b"\r\n") == 1 + len(NOW) * 3
    first = rows(a_view(language=EN), EN)[0]
    assert (first["Municipality"], first["Level"], first["Change"]) == ("Ahausen", "1.0", "0.5")


@pytest.mark.parametrize("sign", list("=+-@＝＋－＠"))
def test_no_name_becomes_a_formula_in_csv(sign: str) -> None:
    name = f'{sign}HYPERLINK("https://boese.example";"x")'
    for row in rows(a_view({name: (1, 2, 3)}, None, cohort=name)):
        assert row["Kommune"] == row["Kohorte"] == f"'{name}"


def test_quotes_semicolons_and_lines_in_a_name_stay_in_their_cell() -> None:
    assert {row["Kommune"] for row in rows(a_view({'A;"b"\nc': (1, 2, 3)}, None))} == {'A;"b" c'}


def test_csv_comes_in_parts_so_that_it_need_not_be_held_whole() -> None:
    parts = list(comparison_csv(a_view(), DE))
    assert len(parts) == 1 + len(NOW)
    assert all(part.endswith(b"\r\n") for part in parts)


def test_ten_times_as_many_sites_take_about_ten_times_as_long() -> None:
    few = a_view({f"Ort {number}": (1, 2, 3) for number in range(500)}, None)
    many = a_view({f"Ort {number}": (1, 2, 3) for number in range(5000)}, None)
    assert seconds(many) < 30 * max(seconds(few), 0.001)


def seconds(view: ComparisonView) -> float:
    """CPU time of the quickest of three runs."""

    def once() -> float:
        start = time.process_time()
        for _ in comparison_csv(view, DE):
            pass
        return time.process_time() - start

    return min(once() for _ in range(3))


# --- XLSX -----------------------------------------------------------------------------------------


def test_the_sheets_are_those_of_the_page_and_change_only_where_there_was_a_round_before() -> None:
    assert book(a_view()).sheetnames == [
        "Heatmap", "Streuung", "Veränderung", "Veränderung je Kommune", "Themen", "Kommunen",
    ]  # fmt: skip
    assert book(a_view(before=None)).sheetnames == ["Heatmap", "Streuung", "Themen", "Kommunen"]
    assert book(a_view(language=EN), EN).sheetnames == [
        "Heat map", "Spread", "Change", "Change by municipality", "Topics", "Municipalities",
    ]  # fmt: skip


def test_the_heat_map_holds_every_level_as_a_number_under_its_area() -> None:
    sheet = book(a_view())["Heatmap"]
    assert [cell.value for cell in sheet[1]][3:] == ["start", None, "dauer"]
    found = table(sheet, len(NOW), head=2)
    assert [row["Kommune"] for row in found] == list(NOW)
    assert [[row["Rückhalt"], row["Räume"], row["Wissen"]] for row in found] == [
        [1, 2, 3.5],
        [2, "noch offen", 1],
        [3, 2, 0],
        [4, 2.2, 2],
    ]
    assert sheet["D3"].number_format == "0.0"


def test_the_heat_map_has_colours_on_one_scale_filters_and_the_median_outside_of_them() -> None:
    sheet = book(a_view())["Heatmap"]
    [(area, [rule])] = [(str(each.sqref), each.rules) for each in sheet.conditional_formatting]
    assert (area, rule.type) == ("D3:F6", "colorScale")
    assert [(value.type, value.val) for value in rule.colorScale.cfvo] == [("num", 0), ("num", 4)]
    assert sheet.auto_filter.ref == "A2:F6"
    assert [cell.value for cell in sheet[8]] == ["Mitte der Kohorte", None, None, 2.5, 2, 1.5]


def test_every_sheet_prints_on_a4_landscape_with_its_head_on_every_page() -> None:
    for sheet in book(a_view()).worksheets:
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows in {"$1:$1", "$1:$2"}
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref is not None


def test_the_spread_holds_the_five_figures_of_the_page() -> None:
    found = table(book(a_view())["Streuung"], 5)
    support = next(row for row in found if row["Dimension"] == "Rückhalt")
    # 1, 2, 3, 4: quartiles between neighbours at 1.75 and 3.25, shown truncated
    assert list(support.values()) == ["start", "Rückhalt", 4, 1, 1.7, 2.5, 3.2, 4]
    assert [row["Dimension"] for row in found] == [
        "Bereich im Ganzen", "Rückhalt", "Räume", "Bereich im Ganzen", "Wissen",
    ]  # fmt: skip


def test_the_change_tells_medians_and_how_many_rose_and_fell() -> None:
    found = {row["Dimension"]: list(row.values())[2:] for row in table(book(a_view())["Veränderung"], 5)}
    # before: 0.5, 2, 1; now of all: 1, 2, 3, 4; moves of those in both: +0.5, 0, +2
    assert found["Rückhalt"] == [1, 2.5, 0.5, 3, 2, 0]
    # moves of -0.5 and 0: in the middle -0.25, rounded
    assert found["Wissen"] == [2, 1.5, -0.3, 2, 0, 1]


def test_the_change_of_each_site_is_a_number_or_an_empty_cell() -> None:
    found = table(book(a_view())["Veränderung je Kommune"], len(NOW), head=2)
    assert [[row["Rückhalt"], row["Räume"], row["Wissen"]] for row in found] == [
        [0.5, 0, -0.5],
        [0, None, None],
        [2, 0, 0],
        [None, None, None],
    ]


def test_topics_and_sites_say_what_the_page_says() -> None:
    view = a_view()
    file = book(view)
    topics = (view.good, view.needed, view.differing)
    expected = [(each.title, topic.title, topic.figure) for each in topics for topic in each.topics]
    found = [tuple(row.values())[:3] for row in table(file["Themen"], len(expected))]
    assert len(expected) >= 3
    assert found == expected
    sites = table(file["Kommunen"], len(NOW))
    assert [(row["Kommune"], row["Einwohnerzahl"], row["Gesamtstufe"]) for row in sites] == [
        ("Ahausen", 20_001, 1), ("Kreis Beeke", 20_002, 2), ("Öding", 20_003, 3), ("Zeddern", 20_004, None),
    ]  # fmt: skip


def test_in_letter_form_no_file_names_a_site_or_the_cohort_or_tells_kind_or_size() -> None:
    view = a_view(letters=True)
    raw = comparison_xlsx(view, DE, made_on=DAY)
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        whole = b"".join(file.read(name) for name in file.namelist()) + b"".join(comparison_csv(view, DE))
    for name in (*NOW, "Kohorte Nord", "town", "county", "20001", "20003", "bis 20.000", "bis 60.000"):
        assert name.encode() not in whole, name
    assert [row["Kommune"] for row in table(book(view)["Kommunen"], 4)] == [f"Kommune {each}" for each in "ABCD"]
    assert sorted(row["Rückhalt"] for row in table(book(view)["Heatmap"], 4, head=2)) == [1, 2, 3, 4]


@pytest.mark.parametrize("text", ['=HYPERLINK("https://boese.example")', "+1", "-1", "@SUM(A1)", "{=1+1}", "https://a"])
def test_no_name_becomes_formula_link_or_number_in_the_spreadsheet(text: str) -> None:
    file = book(a_view({text: (1, 2, 3), "Zeddern": (4, 0, 1)}, {text: (0, 1, 2)}, cohort=text))
    assert not [cell for cell in cells(file) if cell.data_type == "f" or cell.hyperlink]
    named = [cell for cell in cells(file) if cell.value == text]
    assert len(named) >= 3
    assert {cell.quotePrefix for cell in named} == {text.startswith(("=", "+", "-", "@"))}


@pytest.mark.parametrize("text", ["", "x" * 300, "👩‍👩‍👧 שלום \u202eum", "\x00\x1f\ud83d", "_x0041_ & <b> ]]> &L%"])
def test_extreme_names_break_nothing(text: str) -> None:
    file = book(a_view({text: (1, 2, 3)}, None, cohort=text))
    assert file["Heatmap"]["D3"].value == 1
    assert len(rows(a_view({text: (1, 2, 3)}, None, cohort=text))) == 3


def test_a_comparison_in_which_nothing_has_a_value_is_a_file_too() -> None:
    file = book(a_view({"Ahausen": (None, None, None)}, {"Ahausen": (None, None, None)}))
    assert [cell.value for cell in file["Heatmap"][3]][3:] == ["noch offen"] * 3
    assert file["Veränderung"]["A2"].value == "Keine Kommune hat einen Wert in beiden Runden."
    assert file["Streuung"]["A2"].value == "Noch hat keine Dimension einen Wert."


def test_the_same_comparison_gives_the_same_file_and_it_says_what_it_is() -> None:
    first = comparison_xlsx(a_view(), DE, made_on=DAY)
    assert first == comparison_xlsx(a_view(), DE, made_on=DAY)
    properties = load_workbook(io.BytesIO(first)).properties
    assert (properties.title, properties.creator) == (
        "Kohorte Nord: Vergleich der Kommunen, Zweite Runde",
        "Kohorte Nord",
    )
    assert properties.created == dt.datetime.combine(DAY, dt.time())


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_an_office_program_prints_the_spreadsheet_with_everything_in_it(tmp_path: Path) -> None:
    (tmp_path / "comparison.xlsx").write_bytes(comparison_xlsx(a_view(), DE, made_on=DAY))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, tmp_path / "comparison.xlsx"], check=True, capture_output=True, timeout=SECONDS)
    shown = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "comparison.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    assert all(name in shown for name in NOW)
    assert "Seite 1 von 6" in shown
    assert "###" not in shown, "a column is too narrow for its figures"
