"""The sheet with the timeline: a row for each measure under its field of action, a column for each month.

A filled cell also holds a sign, so that colour is not the only way to read it.
"""

from collections.abc import Mapping

from xlsxwriter.worksheet import Worksheet

from workbench.exports import wording
from workbench.exports.plain import one_line
from workbench.exports.tables import Kind
from workbench.exports.xlsx_book import Book, add_sheet, row_height, write_cell
from workbench.present.plan import EventView, FieldView, PlanView
from workbench.present.plan_measures import MeasureView
from workbench.values import Month

_HEADINGS = ((wording.NUMBER, 5), (wording.MEASURE, 48), (wording.STATUS, 13))
_FIRST = len(_HEADINGS)
"""The column of the first month."""
_MONTH_WIDTH = 6


def add_timeline(book: Book, view: PlanView) -> None:
    """The sheet, with workshops and hours under the measures."""
    sheet = add_sheet(book, book.say(wording.SHEET_TIMELINE))
    _head(book, sheet, view)
    line = 1
    for field in view.fields:
        line = _field(book, sheet, view, field=field, line=line)
    if view.events:
        line = _events(book, sheet, view, line)
    line = _hours(book, sheet, view, line)
    sheet.write_string(line + 1, 1, _legend(book, view), book.formats["plain"])
    sheet.freeze_panes(1, _FIRST)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, _FIRST - 1)


def _legend(book: Book, view: PlanView) -> str:
    decision = book.say(wording.MARK_DECISION)
    legend = wording.say(wording.LEGEND, book.language, runs=wording.MARK_RUNS, decision=decision)
    return legend + wording.say(wording.LEGEND_EVENT, book.language, event=wording.MARK_EVENT) * bool(view.events)


def _head(book: Book, sheet: Worksheet, view: PlanView) -> None:
    for number, (heading, width) in enumerate(_HEADINGS):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, book.say(heading), book.formats["head"])
    sheet.set_column(_FIRST, _FIRST + len(view.months) - 1, _MONTH_WIDTH)
    for number, month in enumerate(view.months, start=_FIRST):
        sheet.write_string(0, number, month.short, book.formats["months"])


def _field(book: Book, sheet: Worksheet, view: PlanView, *, field: FieldView, line: int) -> int:
    _band(book, sheet, view, title=one_line(field.title), number=str(field.number), line=line)
    for measure in field.measures:
        line += 1
        _row(book, sheet, view, cells=(measure.number, one_line(measure.title), measure.status), line=line)
        marks = _marks_of(book, measure)
        for number, month in enumerate(view.months, start=_FIRST):
            if month.month in marks:
                sign, style = marks[month.month]
                sheet.write_string(line, number, sign, book.formats[style])
    return line + 1


def _marks_of(book: Book, measure: MeasureView) -> Mapping[Month, tuple[str, str]]:
    """Sign and format by month; a decision is due in the month before the measure starts."""
    marks = {}
    if measure.decide_by_date is not None:
        marks[Month.of(measure.decide_by_date)] = (book.say(wording.MARK_DECISION), "decision")
    for offset in range(measure.end.months_since(measure.start) + 1):
        marks[measure.start.plus(offset)] = (wording.MARK_RUNS, "runs")
    return marks


def _events(book: Book, sheet: Worksheet, view: PlanView, line: int) -> int:
    _band(book, sheet, view, title=book.say(wording.EVENTS), number="", line=line)
    for event in view.events:
        line += 1
        _row(book, sheet, view, cells=("", f"{one_line(event.title)}, {event.when}", ""), line=line)
        for number, month in enumerate(view.months, start=_FIRST):
            if _touches(event, month.month):
                sheet.write_string(line, number, wording.MARK_EVENT, book.formats["event"])
    return line + 1


def _touches(event: EventView, month: Month) -> bool:
    return event.first_day <= month.last_day() and event.last_day >= month.first_day()


def _hours(book: Book, sheet: Worksheet, view: PlanView, line: int) -> int:
    _band(book, sheet, view, title=book.say(wording.SHEET_LOAD), number="", line=line)
    planned, available = line + 1, line + 2
    _row(book, sheet, view, cells=("", book.say(wording.PLANNED), ""), line=planned)
    _row(book, sheet, view, cells=("", book.say(wording.AVAILABLE), ""), line=available)
    for number, month in enumerate(view.months, start=_FIRST):
        write_cell(book, sheet, (planned, number), cell=month.load, kind=Kind.HOURS)
        write_cell(book, sheet, (available, number), cell=month.capacity, kind=Kind.HOURS)
    return line + 3


def _row(book: Book, sheet: Worksheet, view: PlanView, *, cells: tuple[str, str, str], line: int) -> None:
    sheet.set_row(line, row_height(cells, [width for _, width in _HEADINGS]))
    for number, text in enumerate(cells):
        write_cell(book, sheet, (line, number), cell=text, kind=Kind.TEXT)
    for number in range(_FIRST, _FIRST + len(view.months)):
        sheet.write_blank(line, number, None, book.formats["text"])


def _band(book: Book, sheet: Worksheet, view: PlanView, *, title: str, number: str, line: int) -> None:
    """A row across the sheet that says what follows."""
    for column in range(_FIRST + len(view.months)):
        sheet.write_blank(line, column, None, book.formats["band"])
    sheet.write_string(line, 0, number, book.formats["band"])
    sheet.write_string(line, 1, title, book.formats["band"])
