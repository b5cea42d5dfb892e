"""Spreadsheets as people hand them in: what is understood, and what every mistake is told to be."""

import io
import zipfile
from collections.abc import Sequence

import openpyxl
import pytest

from tests.unit.exports.cases import DAY
from workbench.exports.import_template import import_template_csv, import_template_xlsx
from workbench.sheets import faults
from workbench.sheets.cohort import Found, read_cohort
from workbench.sheets.model import MOST_LINES, MOST_ROWS, UnreadableError
from workbench.values import Language, Text

KINDS = {"stadt": Text("Stadt", "Town or city (Stadt)"), "gemeinde": Text("Gemeinde"), "kreis": Text("Kreis")}
SITES = ("Name", "Art", "Einwohnerzahl", "Region", "Kontakt im Haus")
PEOPLE = ("E-Mail", "Funktion", "Aufgabe", "Kommune")
ADORF = ("Adorf", "Stadt", "41.000", "Bergland", "Stabsstelle Ehrenamt")
ANNA = ("anna@adorf.example", "Stabsstelle", "Team", "Adorf")

Rows = Sequence[Sequence[object]]


def a_csv(sites: Rows = (), people: Rows = (), *, delimiter: str = ";") -> str:
    """A file with both sections."""
    lines = [["Kommunen"], SITES, *sites, [], ["Personen"], PEOPLE, *people]
    return "\r\n".join(delimiter.join(str(cell) for cell in line) for line in lines) + "\r\n"


def an_xlsx(sites: Rows = (), people: Rows = (), *, heads: Sequence[str] = SITES, name: str = "Kommunen") -> bytes:
    """The same as a workbook."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for line in (heads, *sites):
        sheet.append(list(line))
    other = book.create_sheet("Personen")
    for line in (PEOPLE, *people):
        other.append(list(line))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def read(content: bytes | str) -> Found:
    return read_cohort(content.encode() if isinstance(content, str) else content, KINDS)


def told(found: Found) -> list[tuple[str, int | None, str | None]]:
    """Where the faults are."""
    return [(fault.sheet, fault.row, fault.column) for fault in found.faults]


def reason(content: bytes | str) -> Text:
    with pytest.raises(UnreadableError) as raised:
        read(content)
    return raised.value.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_file_is_read_in_every_form_that_offices_write(encoding: str, delimiter: str) -> None:
    found = read(a_csv([("Büdörfß", "Kreis", "", "", "")], [ANNA], delimiter=delimiter).encode(encoding))
    assert found.faults == ()
    assert (found.sites[0].name, found.sites[0].kind, found.sites[0].population) == ("Büdörfß", "kreis", None)
    assert (found.people[0].email, found.people[0].role, found.people[0].site) == (ANNA[0], "team", "Adorf")


def test_a_workbook_and_a_csv_file_with_the_same_cells_mean_the_same() -> None:
    one, other = read(a_csv([ADORF], [ANNA])), read(an_xlsx([ADORF], [ANNA]))
    assert (one.faults, other.faults) == ((), ())
    assert [(each.name, each.population, each.contacts) for each in one.sites] == [
        (each.name, each.population, each.contacts) for each in other.sites
    ]
    assert other.sites[0].row == 2
    assert one.sites[0].row == 3  # below the title of the section


@pytest.mark.parametrize(
    ("written", "number"), [("41.000", 41_000), ("41000", 41_000), ("41 000", 41_000), ("1.234.567", 1_234_567)]
)
def test_a_population_is_understood_however_its_thousands_are_parted(written: str, number: int) -> None:
    assert read(a_csv([("Adorf", "Stadt", written, "", "")])).sites[0].population == number
    assert read(an_xlsx([("Adorf", "Stadt", number, "", "")])).sites[0].population == number
    assert read(an_xlsx([("Adorf", "Stadt", float(number), "", "")])).sites[0].population == number


@pytest.mark.parametrize("written", ["ca. 41.000", "41.0", "41.00", "4,1e4", "-5000", "viele", "41,5"])
def test_what_is_no_number_is_named_with_what_was_expected(written: str) -> None:
    found = read(a_csv([("Adorf", "Stadt", f'"{written}"', "", "")]))
    assert told(found) == [("Kommunen", 3, "Einwohnerzahl")]


def test_a_number_that_lost_its_thousands_is_asked_about() -> None:
    (fault,) = read(an_xlsx([("Adorf", "Stadt", 41.0, "", "")])).faults
    assert fault.message.de.startswith("Die Einwohnerzahl 41 kann nicht stimmen. Erwartet wird die volle Zahl")


@pytest.mark.parametrize("spelling", [" Adorf ", "Adorf\u00a0", "A\u00addorf", "\ufeffAdorf", "Adorf\t"])
def test_spaces_around_and_invisible_characters_do_no_harm(spelling: str) -> None:
    assert read(an_xlsx([(spelling, "Stadt", "", "", "")])).sites[0].name == "Adorf"


def test_an_umlaut_in_two_pieces_is_the_same_name() -> None:
    found = read(an_xlsx([("Büdorf", "Stadt", "", "", ""), ("Bu\u0308dorf", "Stadt", "", "", "")]))
    assert told(found) == [("Kommunen", 3, "Name")]


@pytest.mark.parametrize("kind", ["Stadt", "stadt", " STADT ", "Town or city (Stadt)"])
def test_a_kind_is_understood_in_both_languages(kind: str) -> None:
    assert read(a_csv([("Adorf", kind, "", "", "")])).sites[0].kind == "stadt"


@pytest.mark.parametrize(
    ("written", "role"), [("team", "team"), ("Nur lesen", "reader"), ("nur-lesen", "reader"), ("Read only", "reader")]
)
def test_a_role_is_understood_in_both_languages(written: str, role: str) -> None:
    assert read(a_csv([], [(ANNA[0], "", written, "Adorf")])).people[0].role == role


def test_all_mistakes_are_found_at_once_each_with_sheet_row_and_column() -> None:
    sites = [("", "Stadt", "", "", ""), ("Adorf", "Dorf", "viele", "", "x" * 301), ("adorf ", "Stadt", "", "", "")]
    people = [("keine", "", "Chefin", ""), ("a@b.de c@d.de", "", "Team", "Adorf"), ANNA, ANNA]
    found = read(an_xlsx(sites, people))
    assert sorted(told(found), key=str) == sorted(
        [
            ("Kommunen", 2, "Name"),
            ("Kommunen", 3, "Art"),
            ("Kommunen", 3, "Einwohnerzahl"),
            ("Kommunen", 3, "Kontakt im Haus"),
            ("Kommunen", 4, "Name"),
            ("Personen", 2, "E-Mail"),
            ("Personen", 2, "Aufgabe"),
            ("Personen", 2, "Kommune"),
            ("Personen", 3, "E-Mail"),
            ("Personen", 5, "E-Mail"),
        ],
        key=str,
    )
    assert all(fault.message.en and fault.message.de != fault.message.en for fault in found.faults)
    assert "{" not in "".join(fault.message.de + (fault.message.en or "") for fault in found.faults)


def test_columns_may_stand_in_any_order_and_a_head_may_be_spelled_otherwise() -> None:
    book = an_xlsx([("Stadt", "Adorf", "Ehrenamt")], heads=("art", "Kommune", "Kontaktfunktionen"))
    (site,) = read(book).sites
    assert (site.name, site.kind, site.contacts) == ("Adorf", "stadt", "Ehrenamt")


@pytest.mark.parametrize(
    ("heads", "row", "sentence"),
    [
        (("Name",), ("Adorf",), "Die Spalte „Art“ fehlt."),
        (("Name", "Art", "Höhe"), ("Adorf", "Stadt", "5"), "Die Spalte „Höhe“ kennt die Werkbank nicht."),
        (("Name", "Art", "art"), ("Adorf", "Stadt", ""), "Die Spalte „art“ gibt es zweimal."),
        (("Name", "Art", ""), ("Adorf", "Stadt", "5"), "Über dieser Spalte steht nichts"),
    ],
)
def test_a_head_that_does_not_fit_is_named(heads: Sequence[str], row: Sequence[str], sentence: str) -> None:
    (fault,) = read(an_xlsx([row], heads=heads)).faults
    assert fault.message.de.startswith(sentence)
    assert fault.row == 1


def test_a_filled_sheet_that_nobody_knows_is_not_left_out_in_silence() -> None:
    (fault,) = read(an_xlsx([ADORF], name="Komunen")).faults
    assert (fault.sheet, fault.message) == ("Komunen", faults.UNKNOWN_SHEET)


def test_a_csv_file_without_a_title_says_what_to_write_above() -> None:
    found = read("Name;Art\r\nAdorf;Stadt\r\n")
    assert [fault.message for fault in found.faults] == [faults.NO_TITLE]


def test_empty_rows_count_so_that_the_number_is_the_one_the_program_shows() -> None:
    found = read(an_xlsx([ADORF, (), (), ("Bedorf", "Dorf", "", "", "")]))
    assert told(found) == [("Kommunen", 5, "Art")]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+49 221", "@adorf", "-x"])
def test_text_that_a_spreadsheet_would_take_for_a_formula_is_refused(text: str) -> None:
    (fault,) = read(a_csv([("Adorf", "Stadt", "", text, "")])).faults
    assert fault.column == "Region"
    assert "Anfang einer Formel" in fault.message.de


def test_of_a_formula_only_the_value_that_was_worked_out_is_read() -> None:
    (fault,) = read(an_xlsx([("Adorf", '="Sta"&"dt"', "", "", "")])).faults
    assert fault.message.de.startswith("Hier fehlt etwas. Erwartet wird: Stadt")


def test_an_error_of_the_spreadsheet_program_is_named() -> None:
    (fault,) = read(a_csv([("#BEZUG!", "Stadt", "", "", "")])).faults
    assert "Rechenfehler „#BEZUG!“" in fault.message.de


def test_more_rows_than_allowed_are_refused_and_exactly_as_many_are_not() -> None:
    rows = [(f"Ort {number}", "Stadt", "", "", "") for number in range(MOST_ROWS + 1)]
    assert read(an_xlsx(rows[:MOST_ROWS])).faults == ()
    assert told(read(an_xlsx(rows))) == [("Kommunen", MOST_ROWS + 2, None)]


def test_a_sheet_without_end_is_refused_quickly() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Kommunen"
    sheet.append(SITES)
    sheet.cell(row=1_048_576, column=1, value="Adorf")
    (fault,) = read(saved(book)).faults
    assert fault.message == faults.TOO_LONG
    assert reason("x\r\n" * (MOST_LINES + 1)) == faults.TOO_LONG


def bomb(size: int) -> bytes:
    """A small workbook with a part that unpacks to that size."""
    target = io.BytesIO(an_xlsx([ADORF]))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image.png", b"\0" * size)
    return target.getvalue()


def test_a_small_file_that_unpacks_into_a_large_one_is_refused() -> None:
    content = bomb(50_000_000)
    assert len(content) < 100_000
    assert reason(content) == faults.TOO_LARGE
    assert read(bomb(1_000)).faults == ()


def test_entities_that_multiply_are_refused() -> None:
    source, target = zipfile.ZipFile(io.BytesIO(an_xlsx([ADORF]))), io.BytesIO()
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    with zipfile.ZipFile(target, "w") as archive:
        for part in source.namelist():
            text = source.read(part)
            if part == "xl/worksheets/sheet1.xml":
                text = f'<!DOCTYPE x [<!ENTITY l0 "lol">{lol}]><worksheet>&l11;</worksheet>'.encode()
            archive.writestr(part, text)
    assert reason(target.getvalue()) == faults.BROKEN


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, faults.OLD_EXCEL),
        (b"PK\x03\x04 not really", faults.BROKEN),
        (b"", faults.NOTHING_IN_IT),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", faults.NO_TEXT),
        (b"Kommunen\r\nName;Art\r\n", faults.NOTHING_IN_IT),
    ],
)
def test_what_is_no_spreadsheet_is_told_with_what_to_do(content: bytes, expected: Text) -> None:
    assert reason(content) == expected


def test_another_archive_is_no_workbook() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    assert reason(target.getvalue()) == faults.OTHER_ARCHIVE


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_the_template_can_be_read_and_only_its_examples_are_to_be_mended(language: Language, extension: str) -> None:
    kinds = [kind.in_language(language) for kind in KINDS.values()]
    made = import_template_csv(language) if extension == "csv" else import_template_xlsx(kinds, language, made_on=DAY)
    found = read(made)
    assert [fault.message for fault in found.faults] == [faults.EXAMPLE, faults.EXAMPLE]
    assert found.sites[0].population == 41_000
    assert (found.sites[0].kind, found.people[0].role) == ("stadt", "team")


def test_the_template_for_excel_offers_the_kinds_and_roles_and_is_the_same_every_time() -> None:
    made = import_template_xlsx(["Stadt", "Kreis"], Language.GERMAN, made_on=DAY)
    assert made == import_template_xlsx(["Stadt", "Kreis"], Language.GERMAN, made_on=DAY)
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["Kommunen", "Personen", "Hinweise"]
    offered = [each.formula1 for sheet in book for each in sheet.data_validations.dataValidation]
    assert offered == ['"Stadt,Kreis"', '"Team,Nur lesen"']
