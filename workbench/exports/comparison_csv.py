"""A comparison as CSV that German Excel opens: one row for each site and dimension, in the manner of exports/csv.py.

It is made site by site, so that the first rows are on their way before the last are written.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from workbench.exports import comparison_wording as wording
from workbench.exports.plain import one_line
from workbench.present.compared import Cell
from workbench.present.comparison import ComparisonView
from workbench.values import Language

_FORMULA = tuple("=+-@＝＋－＠")
_DECIMAL: Mapping[Language, str] = {Language.GERMAN: ",", Language.ENGLISH: "."}
_COLUMNS = (
    wording.COHORT,
    wording.ROUND,
    wording.SITE,
    wording.KIND,
    wording.AREA,
    wording.DIMENSION,
    wording.LEVEL,
    wording.CHANGE,
)


def comparison_csv(view: ComparisonView, language: Language) -> Iterator[bytes]:
    """The file in parts: its head, then the rows of each site. Without a value the level says why, as on the page."""
    yield _written([[heading.in_language(language) for heading in _COLUMNS]]).encode("utf-8-sig")
    columns = [
        ((_text(area.title), _text(dimension.title)), dimension.cells)
        for area in view.areas
        for dimension in area.dimensions
    ]
    cohort, round_title = _text(view.cohort), _text(view.round_title)
    figures: dict[Cell, tuple[str, str]] = {}
    for place, site in enumerate(view.sites):
        head = (cohort, round_title, _text(site.name), _text(site.kind))
        rows = []
        for titles, cells in columns:
            cell = cells[place]
            if cell not in figures:
                figures[cell] = (cell.level, _change(cell.change_number, language))
            rows.append((*head, *titles, *figures[cell]))
        yield _written(rows).encode()


def _written(rows: Iterable[Sequence[str]]) -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=";", lineterminator="\r\n").writerows(rows)
    return target.getvalue()


def _text(text: str) -> str:
    """A text in one line; what a spreadsheet would take for a formula gets an apostrophe in front."""
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line


def _change(change: Fraction | None, language: Language) -> str:
    """A change as a number: the minus sign that readers see would be text to a spreadsheet."""
    return "" if change is None else f"{float(change):.1f}".replace(".", _DECIMAL[language])
