"""Sheets of sites by dimensions: a figure in every cell, with a colour scale that also holds in grey."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from workbench.exports import comparison_wording as wording
from workbench.exports.plain import one_line
from workbench.exports.tables import Kind
from workbench.exports.wording import say
from workbench.exports.xlsx_book import FORMULA, Book, add_remarks, add_sheet, row_height
from workbench.present import comparison_wording
from workbench.present.compared import Cell
from workbench.present.comparison import ComparedDimension, ComparisonView
from workbench.values import Text

LEVELS: Mapping[str, Any] = {
    "type": "2_color_scale",
    "min_type": "num",
    "min_value": 0,
    "min_color": "#EEF4FA",
    "max_type": "num",
    "max_color": "#5B9BD5",
}
"""The scale of levels; `max_value` is the highest there is. Black figures have a contrast of 4.5 to 1 on all of it."""

_CHANGES: Mapping[str, Any] = {
    "type": "3_color_scale",
    "min_type": "num",
    "min_value": -2,
    "min_color": "#F08A3C",
    "mid_type": "num",
    "mid_value": 0,
    "mid_color": "#FFFFFF",
    "max_type": "num",
    "max_value": 2,
    "max_color": "#5B9BD5",
}
_HEADINGS = ((wording.SITE, 24), (wording.KIND, 11), (wording.SIZE, 13))
_CELL_WIDTH = 5.2
_AREAS, _HEADS, _FIRST_SITE = 0, 1, 2
"""The rows of the areas' titles and of the heads, and the first of the sites."""
_POINTS_OF_A_LETTER = 5.0
_LINES_OF_A_HEAD = 2
_ROOM_FOR_FILTER = 26
_HIGHEST = 300
_SITE_HEIGHT = 19
_GRID: Mapping[str, Any] = {
    "font_name": "Arial",
    "font_size": 10,
    "border": 1,
    "border_color": "#B8C1CC",
    "valign": "vcenter",
}


def add_heatmap(book: Book, view: ComparisonView) -> None:
    """The levels of the sites; under them the median of the cohort, which no filter moves."""
    sheet = _add_sites(book, view, wording.SHEET_HEATMAP, figure=_level)
    first, line = _first(view), _FIRST_SITE + len(view.sites) + 1
    total = {**_GRID, "bold": True, "bg_color": "#D9E2F3"}
    text, figure = book.workbook.add_format(total), _figure(book, Kind.LEVEL, total)
    for column in range(first + len(_dimensions(view))):
        sheet.write_blank(line, column, None, text)
    sheet.write_string(line, 0, book.say(wording.MIDDLE), text)
    for column, dimension in enumerate(_dimensions(view), start=first):
        if dimension.spread is not None:
            sheet.write_number(line, column, float(dimension.spread.median_number), figure)
    _scale(sheet, view, {**LEVELS, "max_value": view.top_level})
    levels = say(wording.LEVELS, book.language, top=view.top_level)
    remarks = [view.handed_in, levels, book.say(comparison_wording.NO_RANKING)]
    _remarks(book, sheet, view, remarks)


def add_changes(book: Book, view: ComparisonView, before: str) -> None:
    """How the level of each site changed since the round before."""
    sheet = _add_sites(book, view, wording.SHEET_CHANGES, figure=_change)
    _scale(sheet, view, _CHANGES)
    _remarks(book, sheet, view, [say(wording.CHANGES_NOTE, book.language, before=one_line(before))])


def _level(cell: Cell) -> tuple[str | Fraction | None, Kind]:
    """The level, or why there is none."""
    return (cell.level if cell.level_number is None else cell.level_number), Kind.LEVEL


def _change(cell: Cell) -> tuple[str | Fraction | None, Kind]:
    return cell.change_number, Kind.CHANGE


def _dimensions(view: ComparisonView) -> list[ComparedDimension]:
    return [dimension for area in view.areas for dimension in area.dimensions]


def _first(view: ComparisonView) -> int:
    """The column of the first dimension; in letter form nothing stands beside the letter."""
    return 1 if view.letters else len(_HEADINGS)


def _add_sites(
    book: Book, view: ComparisonView, title: Text, *, figure: Callable[[Cell], tuple[str | Fraction | None, Kind]]
) -> Worksheet:
    """A row for each site, with what `figure` makes of its cells: a number, a text in its place, or nothing."""
    sheet = add_sheet(book, book.say(title))
    first, dimensions = _first(view), _dimensions(view)
    _write_heads(book, sheet, view)
    styles = _styles(book)
    for place, site in enumerate(view.sites):
        line = _FIRST_SITE + place
        name = one_line(site.name)
        sheet.set_row(line, max(row_height([name], [_HEADINGS[0][1]]), _SITE_HEIGHT))
        for column, text in enumerate((name, site.kind, site.size)[:first]):
            sheet.write_string(line, column, text, styles["quoted" if text.startswith(FORMULA) else "text"])
        for column, dimension in enumerate(dimensions, start=first):
            value, kind = figure(dimension.cells[place])
            if value is None:
                sheet.write_blank(line, column, None, styles["without"])
            elif isinstance(value, str):
                sheet.write_string(line, column, value, styles["without"])
            else:
                sheet.write_number(line, column, float(value), styles[kind.value])
    last = first + len(dimensions) - 1
    if view.sites:
        sheet.autofilter(_HEADS, 0, _HEADS + len(view.sites), last)
    sheet.freeze_panes(_FIRST_SITE, 1)
    sheet.repeat_rows(_AREAS, _HEADS)
    sheet.repeat_columns(0)
    return sheet


def _write_heads(book: Book, sheet: Worksheet, view: ComparisonView) -> None:
    """The areas across their columns; under them the dimensions, turned, with room for the buttons of the filter."""
    first, dimensions = _first(view), _dimensions(view)
    head, across, turned = book.formats["head"], _across(book), _turned(book)
    for column, (heading, width) in enumerate(_HEADINGS[:first]):
        sheet.set_column(column, column, width)
        sheet.write_blank(_AREAS, column, None, head)
        sheet.write_string(_HEADS, column, book.say(heading), head)
    sheet.set_column(first, first + len(dimensions) - 1, _CELL_WIDTH)
    column = first
    for area in view.areas:
        end = column + len(area.dimensions) - 1
        if end > column:
            sheet.merge_range(_AREAS, column, _AREAS, end, "", across)
        sheet.write_string(_AREAS, column, one_line(area.title), across)
        for dimension in area.dimensions:
            sheet.write_string(_HEADS, column, one_line(dimension.title), turned)
            column += 1
    longest = max((len(dimension.title) for dimension in dimensions), default=0)
    height = longest / _LINES_OF_A_HEAD * _POINTS_OF_A_LETTER + _ROOM_FOR_FILTER
    sheet.set_row(_HEADS, min(height, _HIGHEST))


def _styles(book: Book) -> Mapping[str, Format]:
    """The formats of a site's row."""
    text = {**_GRID, "text_wrap": True}
    without = {**text, "font_size": 7, "italic": True, "align": "center"}
    styles = {"text": text, "quoted": {**text, "quote_prefix": True}, "without": without}
    figures = {kind.value: _figure(book, kind, _GRID) for kind in (Kind.LEVEL, Kind.CHANGE)}
    return {name: book.workbook.add_format(style) for name, style in styles.items()} | figures


def _figure(book: Book, kind: Kind, style: Mapping[str, Any]) -> Format:
    """The format of a figure in the middle of its cell."""
    number = book.formats[kind.value].num_format
    return book.workbook.add_format({**style, "align": "center", "num_format": number})


def _across(book: Book) -> Format:
    style = {"font_name": "Arial", "font_size": 10, "bold": True, "align": "center", "shrink": True, "border": 1}
    return book.workbook.add_format({**style, "font_color": "#FFFFFF", "bg_color": "#1F3864"})


def _turned(book: Book) -> Format:
    style = {"font_name": "Arial", "font_size": 9, "bold": True, "text_wrap": True, "border": 1, "rotation": 90}
    colours = {"font_color": "#1F3864", "bg_color": "#EDF1F9"}
    return book.workbook.add_format({**style, **colours, "align": "center", "valign": "top"})


def _scale(sheet: Worksheet, view: ComparisonView, scale: Mapping[str, Any]) -> None:
    if view.sites and (dimensions := _dimensions(view)):
        first = _first(view)
        last = _FIRST_SITE + len(view.sites) - 1
        sheet.conditional_format(_FIRST_SITE, first, last, first + len(dimensions) - 1, dict(scale))


def _remarks(book: Book, sheet: Worksheet, view: ComparisonView, remarks: list[str]) -> None:
    widths = [width for _, width in _HEADINGS[: _first(view)]] + [int(_CELL_WIDTH)] * len(_dimensions(view))
    add_remarks(book, sheet, remarks, line=_FIRST_SITE + len(view.sites) + 3, widths=widths)
