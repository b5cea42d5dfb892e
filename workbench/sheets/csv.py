"""CSV as German offices write it: semicolon or comma, UTF-8 or Windows-1252, one section below the other."""

import csv
import io

from workbench.sheets import faults
from workbench.sheets.cells import tidy
from workbench.sheets.model import MOST_COLUMNS, MOST_LINES, PARTS, Fault, Row, Sheet, UnreadableError

_DELIMITERS = (";", "\t", ",")
_FIRST_LINES = 5


def read_csv(content: bytes) -> tuple[tuple[Sheet, ...], tuple[Fault, ...]]:
    """The sections of a file, each below a row that holds its title alone. Raises UnreadableError."""
    text = _text(content)
    sheets: list[Sheet] = []
    stray: list[Fault] = []
    title, rows = "", list[Row]()
    for row in _rows(text):
        if _title(row):
            sheets += [Sheet(name=title, rows=tuple(rows))] if title else []
            title, rows = _title(row), []
        elif title:
            rows.append(row)
        elif not stray:
            stray.append(Fault(sheet="CSV", row=row.number, column=None, message=faults.NO_TITLE))
    sheets += [Sheet(name=title, rows=tuple(rows))] if title else []
    return tuple(sheets), tuple(stray)


def _text(content: bytes) -> str:
    """UTF-8 with or without byte order mark, UTF-16 with one (Excel's "Unicode text"), else Windows-1252."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableError(faults.NO_TEXT)


def _delimiter(text: str) -> str:
    """What parts the cells; titles and column heads hold none of these characters themselves."""
    lines = [line for line in text.splitlines() if line.strip()][:_FIRST_LINES]
    return next((each for line in lines for each in _DELIMITERS if each in line), _DELIMITERS[0])


def _rows(text: str) -> list[Row]:
    """The filled rows."""
    found = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)), start=1):
            if number > MOST_LINES:
                raise UnreadableError(faults.TOO_LONG)
            row = Row(number=number, cells=tuple(tidy(cell) for cell in cells[:MOST_COLUMNS]))
            found += [] if row.is_empty else [row]
    except csv.Error as error:
        raise UnreadableError(faults.BROKEN) from error
    return found


def _title(row: Row) -> str:
    """The title that stands alone in a row, or nothing."""
    first, *others = row.cells
    titles = {each.casefold() for part in PARTS.values() for each in (part.de, part.en or "")}
    return first if first.casefold() in titles and not any(others) else ""
