"""A spreadsheet file as we want all of them: A4 landscape, heads that stay and repeat, real dates and numbers.

People's text is always written as text, never as formula, link or number.
"""

import datetime as dt
import io
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from workbench.exports import wording
from workbench.exports.plain import one_line
from workbench.exports.tables import Cell, Column, Kind, RowT
from workbench.present.numbers import date_text
from workbench.values import Language, Text

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_PAPER_A4 = 9
_MOST_CHARACTERS = 32_767
_FONT = {"font_name": "Arial", "font_size": 10}
_HEADER_FONT = '&"Arial,Regular"&9 '
"""The blank keeps a text that begins with a figure from changing the size."""
_POINTS_OF_A_LINE = 13
_LINES_OF_A_ROW = 30
"""Excel shows rows of up to 409 points; a wider column, up to `_WIDEST`, keeps a long text below that."""
_WIDEST = 120
_HEIGHT_WITH_FILTER = 2 * _POINTS_OF_A_LINE + 4
"""The button of a filter stands below the text of the head, not on it."""
_LETTERS_OF_A_FIGURE = 1.15
"""Widths count in figures; letters are on average narrower."""
FORMULA = tuple("=+-@")
"""How a text begins that a spreadsheet would take for a formula."""
_HEAD, _TOTAL, _BAND = "#1F3864", "#D9E2F3", "#EDF1F9"

_FORMATS: Mapping[str, Mapping[str, Any]] = {
    "head": {"bold": True, "font_color": "#FFFFFF", "bg_color": _HEAD, "text_wrap": True, "border": 1},
    "text": {"text_wrap": True, "border": 1},
    "quoted": {"text_wrap": True, "border": 1, "quote_prefix": True},
    "total": {"bold": True, "bg_color": _TOTAL, "border": 1},
    "remark": {"text_wrap": True},
    "plain": {},
    "band": {"bold": True, "bg_color": _BAND, "border": 1},
    "runs": {"font_color": _HEAD, "bg_color": _HEAD, "border": 1, "align": "center"},
    "decision": {"bold": True, "border": 2, "align": "center"},
    "event": {"bold": True, "border": 1, "align": "center", "bg_color": _TOTAL},
    "months": {"bold": True, "font_color": "#FFFFFF", "bg_color": _HEAD, "border": 1, "align": "center"},
    "warning": {"bold": True, "italic": True, "bg_color": "#F8CBAD"},
}
_NUMBER_FORMATS: Mapping[Kind, Mapping[Language, str]] = {
    Kind.DATE: {Language.GERMAN: "dd.mm.yyyy", Language.ENGLISH: "[$-809]d mmm yyyy"},
    Kind.MONTH: {Language.GERMAN: "[$-407]mmmm yyyy", Language.ENGLISH: "[$-809]mmmm yyyy"},
    Kind.HOURS: {Language.GERMAN: "General", Language.ENGLISH: "General"},
    Kind.MONEY: {Language.GERMAN: '#,##0 "€"', Language.ENGLISH: '"€"#,##0'},
    Kind.PERCENT: {Language.GERMAN: "0%", Language.ENGLISH: "0%"},
    Kind.LEVEL: {Language.GERMAN: "0.0", Language.ENGLISH: "0.0"},
    Kind.COUNT: {Language.GERMAN: "#,##0", Language.ENGLISH: "#,##0"},
    Kind.CHANGE: {Language.GERMAN: "+0.0;-0.0;0.0", Language.ENGLISH: "+0.0;-0.0;0.0"},
}
_CENTS_FORMAT = {Language.GERMAN: '#,##0.00 "€"', Language.ENGLISH: '"€"#,##0.00'}
_ALIGNED = {Kind.DATE.value: {"align": "center"}, Kind.MONTH.value: {"align": "left"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A spreadsheet file being written; `title` stands in its properties and on every page."""

    workbook: Workbook
    target: io.BytesIO
    language: Language
    title: str
    made_on: dt.date
    formats: Mapping[str, Format]

    def finish(self) -> bytes:
        """The file."""
        self.workbook.close()
        return self.target.getvalue()

    def say(self, text: Text) -> str:
        """One of our own texts."""
        return text.in_language(self.language)


def new_book(title: str, author: str, *, language: Language, made_on: dt.date) -> Book:
    """An empty file; the day stands in for the moment at which it was made, so that equal input gives equal bytes."""
    target = io.BytesIO()
    workbook = Workbook(target, {"in_memory": True, "default_format_properties": _FONT})
    created = dt.datetime.combine(made_on, dt.time())
    workbook.set_properties({"title": title, "author": author, "created": created})
    formats = {name: workbook.add_format(style) for name, style in _styles(language).items()}
    return Book(workbook=workbook, target=target, language=language, title=title, made_on=made_on, formats=formats)


def _styles(language: Language) -> dict[str, dict[str, Any]]:
    """All formats by name; those of numbers by the kind of their column, in a row of totals with "total" in front."""
    styles = dict(_FORMATS)
    numbers = {kind.value: by_language[language] for kind, by_language in _NUMBER_FORMATS.items()}
    for name, number_format in {**numbers, "cents": _CENTS_FORMAT[language]}.items():
        style = {"border": 1, "num_format": number_format, **_ALIGNED.get(name, {})}
        styles |= {name: style, f"total {name}": {**style, "bold": True, "bg_color": _TOTAL}}
    return {name: {"valign": "top", **style} for name, style in styles.items()}


def add_sheet(book: Book, name: str) -> Worksheet:
    """A sheet set up for printing: as wide as the page, what it is and which page in head and foot."""
    sheet: Worksheet = book.workbook.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&L{_HEADER_FONT}{_in_header(book.title)}&R{_HEADER_FONT}&A")
    as_of = wording.say(wording.AS_OF, book.language, date=date_text(book.made_on, book.language))
    page = wording.say(wording.PAGE_OF, book.language, page="&P", pages="&N")
    sheet.set_footer(f"&L{_HEADER_FONT}{as_of}&R{_HEADER_FONT}{page}")
    return sheet


def add_table(
    book: Book, name: str, columns: Sequence[Column[RowT]], *, rows: Sequence[RowT], if_empty: str
) -> Worksheet:
    """A sheet that is one table: head in the first row, filters, one row for each of `rows`."""
    sheet = add_sheet(book, name)
    cells = [[column.cell(row) for column in columns] for row in rows]
    widths = [_width(column.width, [line[number] for line in cells]) for number, column in enumerate(columns)]
    heads = [book.say(column.heading) for column in columns]
    for number, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, head, book.formats["head"])
    sheet.set_row(0, max(row_height(heads, widths), _HEIGHT_WITH_FILTER))
    for place, line in enumerate(cells, start=1):
        sheet.set_row(place, row_height(line, widths))
        for number, (cell, column) in enumerate(zip(line, columns, strict=True)):
            write_cell(book, sheet, (place, number), cell=cell, kind=column.kind)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    else:
        sheet.write_string(1, 0, if_empty, book.formats["plain"])
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    return sheet


def write_cell(book: Book, sheet: Worksheet, place: tuple[int, int], *, cell: Cell, kind: Kind) -> None:
    """One cell as what it is: text, day, number or nothing."""
    line, column = place
    match cell:
        case None:
            sheet.write_blank(line, column, None, book.formats["text"])
        case str(text):
            quoted = text.startswith(FORMULA)
            sheet.write_string(line, column, text[:_MOST_CHARACTERS], book.formats["quoted" if quoted else "text"])
        case dt.date() as day:
            sheet.write_datetime(line, column, day, book.formats[kind.value])
        case number:
            value = float(number) / 100 if kind is Kind.PERCENT else float(number)
            style = "cents" if kind is Kind.MONEY and not value.is_integer() else kind.value
            sheet.write_number(line, column, value, book.formats[style])


def add_remarks(book: Book, sheet: Worksheet, remarks: Sequence[str], *, line: int, widths: Sequence[int]) -> None:
    """Sentences under a table of these widths; `line` is the first that is free."""
    for number, remark in enumerate(remarks, start=line):
        sheet.merge_range(number, 0, number, len(widths) - 1, "", book.formats["remark"])
        sheet.write_string(number, 0, remark, book.formats["remark"])
        sheet.set_row(number, row_height([remark], [sum(widths)]))


def _width(width: int, cells: Sequence[Cell]) -> int:
    """As wide as the column wishes, wider where a text would not fit into the highest row there is."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    while any(_lines(text, width) > _LINES_OF_A_ROW for text in texts) and width < _WIDEST:
        width += 4
    return width


def row_height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """Programs differ in whether they fit rows to wrapped text when they open a file; so it is said."""
    lines = [_lines(cell, width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, str)]
    return _POINTS_OF_A_LINE * min(max([1, *lines]), _LINES_OF_A_ROW) + 2


def _lines(text: str, width: int) -> int:
    """About how many lines a text takes."""
    letters = int(width * _LETTERS_OF_A_FIGURE)
    return sum(len(textwrap.wrap(part, letters)) or 1 for part in text.split("\n"))


def _in_header(text: str) -> str:
    """Excel takes `&` for a command, and no more than 255 characters."""
    return one_line(text)[:100].replace("&", "&&")
