"""CSV that German Excel opens: UTF-8 with byte order mark, semicolon, CRLF, decimal comma in German.

Against formulas in people's texts, a cell of text that a spreadsheet would take for one (`= + - @` in front) gets
an apostrophe in front; it stands in the file, for CSV knows no other way to say "text".
"""

import csv
import io
from collections.abc import Iterable, Mapping
from fractions import Fraction

from workbench.values import Language

ENCODING = "utf-8-sig"
"""How the file, or its first part, becomes bytes."""

_FORMULA = tuple("=+-@＝＋－＠")
_DECIMAL: Mapping[Language, str] = {Language.GERMAN: ",", Language.ENGLISH: "."}


def csv_lines(rows: Iterable[Iterable[str]]) -> str:
    """The rows as lines of a file."""
    target = io.StringIO()
    csv.writer(target, delimiter=";", lineterminator="\r\n").writerows(rows)
    return target.getvalue()


def text_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def decimal_cell(number: Fraction, language: Language, *, places: int) -> str:
    """A number with so many decimals, without grouping."""
    return f"{float(number):.{places}f}".replace(".", _DECIMAL[language])
