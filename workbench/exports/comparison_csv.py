"""A comparison as CSV (exports/csv_file.py): one row for each site and dimension.

It is made site by site, so that the first rows are on their way before the last are written.
"""

from collections.abc import Iterator
from fractions import Fraction

from workbench.exports import comparison_wording as wording
from workbench.exports.csv_file import ENCODING, csv_lines, decimal_cell, text_cell
from workbench.exports.plain import one_line
from workbench.present.compared import Cell
from workbench.present.comparison import ComparisonView
from workbench.values import Language

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
    yield csv_lines([[heading.in_language(language) for heading in _COLUMNS]]).encode(ENCODING)
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
        yield csv_lines(rows).encode()


def _text(text: str) -> str:
    return text_cell(one_line(text))


def _change(change: Fraction | None, language: Language) -> str:
    """A change as a number: the minus sign that readers see would be text to a spreadsheet."""
    return "" if change is None else decimal_cell(change, language, places=1)
