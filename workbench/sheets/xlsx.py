"""XLSX: the values in the cells; formulas are not worked out, and a small file cannot unpack into a large one."""

import datetime as dt
import io
import itertools
import zipfile
from typing import Any

import openpyxl

from workbench.sheets import faults
from workbench.sheets.cells import tidy
from workbench.sheets.model import MOST_COLUMNS, MOST_LINES, Fault, Row, Sheet, UnreadableError

ZIP = b"PK\x03\x04"
_BOOK = "xl/workbook.xml"
_MOST_BYTES = 10_000_000
"""Unpacked; the template is a hundredth of it."""
_MOST_FILES = 200


def read_xlsx(content: bytes) -> tuple[tuple[Sheet, ...], tuple[Fault, ...]]:
    """The sheets with their filled rows, and which of them are too long. Raises UnreadableError."""
    _require_small(content)
    try:
        # Read-only leaves out everything that is no cell; what is shown is what the program last worked out.
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        read = [_sheet(sheet) for sheet in book.worksheets]
    except UnreadableError:
        raise
    except Exception as error:  # the library fails in many ways on a file that was not made by a spreadsheet program
        raise UnreadableError(faults.BROKEN) from error
    long = [Fault(sheet=each.name, row=None, column=None, message=faults.TOO_LONG) for each, fits in read if not fits]
    return tuple(each for each, _fits in read), tuple(long)


def _require_small(content: bytes) -> None:
    """Raises UnreadableError. What a part of the archive says of its size is also the most that is unpacked of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableError(faults.BROKEN) from error
    if _BOOK not in {part.filename for part in parts}:
        raise UnreadableError(faults.OTHER_ARCHIVE)
    if len(parts) > _MOST_FILES or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise UnreadableError(faults.TOO_LARGE)


def _sheet(sheet: Any) -> tuple[Sheet, bool]:
    """A sheet, and whether it was read to its end."""
    sheet.reset_dimensions()  # what the file says of them may be wrong
    lines = list(itertools.islice(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), MOST_LINES + 1))
    rows = [
        Row(number=number, cells=tuple(tidy(_text(value)) for value in line))
        for number, line in enumerate(lines, start=1)
        if any(value is not None for value in line)
    ]
    filled = tuple(row for row in rows if not row.is_empty)
    return Sheet(name=tidy(sheet.title), rows=filled), len(lines) <= MOST_LINES


def _text(value: object) -> str:
    """A value as people write it."""
    match value:
        case None:
            return ""
        case float() if value.is_integer():
            return str(int(value))
        case float():
            return str(value).replace(".", ",")
        case dt.datetime() | dt.date():
            return f"{value:%d.%m.%Y}"
        case _:
            return str(value)
