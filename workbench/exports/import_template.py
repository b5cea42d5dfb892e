"""The template for taking in sites and people: the sheets and columns that `sheets` reads, with one example each."""

import datetime as dt
from collections.abc import Mapping, Sequence

from workbench.exports.csv_file import ENCODING, csv_lines
from workbench.exports.tables import Column, Kind
from workbench.exports.xlsx_book import Book, add_remarks, add_sheet, add_table, new_book
from workbench.sheets.columns import COLUMNS, ROLES, Heading
from workbench.sheets.model import MOST_ROWS, NOTES, PARTS, Part
from workbench.values import Language, Text

TITLE = Text("Vorlage: Kommunen und Personen einer Kohorte", "Template: municipalities and people of a cohort")
AUTHOR = Text("Werkbank Engagementstrategie", "Engagement Strategy Workbench")
REMARKS = (
    Text(
        "Die erste Zeile unter den Spaltenköpfen ist ein Beispiel. Überschreiben oder löschen Sie es.",
        "The first row below the column heads is an example. Write over it or delete it.",
    ),
    Text(
        "Kommunen: Name und Art sind nötig. Die Art ist {kinds}. Der Kontakt im Haus nennt Funktionen, keine Namen.",
        "Municipalities: name and kind are needed. The kind is {kinds}. The contacts are functions, no names.",
    ),
    Text(
        "Personen: E-Mail, Aufgabe und Kommune sind nötig, eine Zeile je Person und Kommune. Wer im Team ist, "
        "beantwortet den Fragebogen; „Nur lesen“ ist zum Beispiel für die Verwaltungsspitze.",
        "People: e-mail, role and municipality are needed, one row for each person and municipality. The team answers "
        "the questionnaire; “Read only” is for the head of administration, for example.",
    ),
    Text(
        "Die Kommune einer Person steht im Blatt „Kommunen“ oder nimmt schon an der Kohorte teil.",
        "The municipality of a person stands in the sheet “Municipalities” or takes part in the cohort already.",
    ),
    Text(
        "Beim Einlesen werden zuerst alle Zeilen geprüft. Erst wenn keine einen Fehler hat, werden die Kommunen "
        "angelegt und die Personen eingeladen.",
        "All rows are checked first. Only when none has a fault are the municipalities created and the people invited.",
    ),
)
_WIDTHS = {"name": 30, "kind": 16, "population": 16, "region": 24, "contacts": 44, "email": 36, "site": 30}
_WIDTH = 24


def import_template_xlsx(kinds: Sequence[str], language: Language, *, made_on: dt.date) -> bytes:
    """An Excel file with both sheets, lists to choose from, and notes; `kinds` are the kinds of site in words."""
    book = new_book(TITLE.in_language(language), AUTHOR.in_language(language), language=language, made_on=made_on)
    lists = {"kind": kinds, "role": [title.in_language(language) for title, _also in ROLES.values()]}
    for part, headings in COLUMNS.items():
        columns = [_column(heading) for heading in headings]
        name = PARTS[part].in_language(language)
        sheet = add_table(book, name, columns, rows=[_example(headings, language)], if_empty="")
        for place, heading in enumerate(headings):
            if choices := lists.get(heading.id):
                # Only a warning: what is typed is checked when the file is read.
                options = {"validate": "list", "source": list(choices), "error_type": "warning"}
                sheet.data_validation(1, place, MOST_ROWS, place, options)
    _notes(book, kinds)
    return book.finish()


def import_template_csv(language: Language) -> bytes:
    """The same as one CSV file: a section below the other, each under its title."""
    rows: list[list[str]] = []
    for part in Part:
        headings = COLUMNS[part]
        rows += [
            [PARTS[part].in_language(language)],
            [heading.title.in_language(language) for heading in headings],
            list(_example(headings, language).values()),
            [],
        ]
    return csv_lines(rows).encode(ENCODING)


def _example(headings: Sequence[Heading], language: Language) -> Mapping[str, str]:
    return {heading.id: heading.example.in_language(language) for heading in headings}


def _column(heading: Heading) -> Column[Mapping[str, str]]:
    def cell(row: Mapping[str, str]) -> str | int:
        return int(row[heading.id]) if row[heading.id].isdigit() else row[heading.id]

    kind = Kind.HOURS if heading.id == "population" else Kind.TEXT
    return Column(heading=heading.title, width=_WIDTHS.get(heading.id, _WIDTH), cell=cell, kind=kind)


def _notes(book: Book, kinds: Sequence[str]) -> None:
    sheet = add_sheet(book, book.say(NOTES))
    widths = (110, 2)
    sheet.set_column(0, 0, widths[0])
    add_remarks(book, sheet, [book.say(each).format(kinds=", ".join(kinds)) for each in REMARKS], line=0, widths=widths)
