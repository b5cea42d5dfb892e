"""A plan as spreadsheet: the plan with Lemgo's columns, timeline, load, decisions, expectation, what is left out."""

import datetime as dt

from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from workbench.exports import tables, wording
from workbench.exports.plain import one_line
from workbench.exports.tables import Kind
from workbench.exports.xlsx_book import Book, add_remarks, add_table, new_book
from workbench.exports.xlsx_timeline import add_timeline
from workbench.present import plan_wording
from workbench.present.plan import PlanView
from workbench.values import Language

_SUM_OF_WHAT_IS_SHOWN = 109
"""The function number of SUBTOTAL that leaves out rows which a filter hides."""


def plan_xlsx(view: PlanView, language: Language, *, made_on: dt.date) -> bytes:
    """The plan as XLSX file; the same view and day give the same bytes."""
    site = one_line(view.site)
    title = wording.say(wording.PLAN_OF, language, site=site)
    book = new_book(title, site, language=language, made_on=made_on)
    _add_plan(book, view)
    add_timeline(book, view)
    _add_load(book, view)
    add_table(
        book,
        book.say(wording.SHEET_DECISIONS),
        tables.DECISIONS,
        rows=view.decisions,
        if_empty=book.say(plan_wording.NOTHING_TO_DECIDE),
    )
    _add_expectation(book, view)
    add_table(
        book,
        book.say(wording.SHEET_LEFT_OUT),
        tables.LEFT_OUT,
        rows=tables.left_out_rows(view),
        if_empty=book.say(wording.NOTHING_LEFT_OUT),
    )
    return book.finish()


def _add_plan(book: Book, view: PlanView) -> None:
    rows = tables.plan_rows(view)
    sheet = add_table(
        book, book.say(wording.SHEET_PLAN), tables.PLAN, rows=rows, if_empty=book.say(wording.NO_MEASURES)
    )
    if rows:
        _add_totals(book, sheet, view, len(rows))
    remarks = [
        wording.say(wording.GOAL, book.language, goal=one_line(view.goal)),
        wording.say(wording.PERIOD, book.language, period=view.period),
        view.fit,
    ]
    add_remarks(
        book,
        sheet,
        [each for each in remarks if each],
        line=len(rows) + 3,
        widths=[column.width for column in tables.PLAN],
    )
    sheet.freeze_panes(1, 3)


def _add_totals(book: Book, sheet: Worksheet, view: PlanView, rows: int) -> None:
    """Sums below the filtered rows, which follow what the filter shows; their stored values are the plan's."""
    line = rows + 1
    totals = {Kind.HOURS: float(view.hours_number), Kind.MONEY: float(view.cost_number)}
    for number, column in enumerate(tables.PLAN):
        if column.kind in totals:
            formula = f"=SUBTOTAL({_SUM_OF_WHAT_IS_SHOWN},{xl_range(1, number, rows, number)})"
            style = book.formats[f"total {column.kind.value}"]
            sheet.write_formula(line, number, formula, style, totals[column.kind])
        else:
            sheet.write_blank(line, number, None, book.formats["total"])
    sheet.write_string(line, 2, book.say(wording.SUM), book.formats["total"])


def _add_load(book: Book, view: PlanView) -> None:
    name = book.say(wording.SHEET_LOAD)
    sheet = add_table(book, name, tables.LOAD, rows=view.months, if_empty="")
    sheet.fit_to_pages(1, 1)
    last = len(view.months)
    over = {"type": "formula", "criteria": "=$B2>$C2", "format": book.formats["warning"]}
    sheet.conditional_format(1, 1, last, 1, over)
    chart = book.workbook.add_chart({"type": "column"})
    line = book.workbook.add_chart({"type": "line"})
    months = [name, 1, 0, last, 0]
    planned = {
        "name": [name, 0, 1],
        "categories": months,
        "values": [name, 1, 1, last, 1],
        "fill": {"color": "#8EA9DB"},
    }
    chart.add_series({**planned, "border": {"color": "#1F3864"}})
    line.add_series(
        {
            "name": [name, 0, 2],
            "categories": months,
            "values": [name, 1, 2, last, 2],
            "line": {"color": "#000000", "width": 2, "dash_type": "dash"},
        }
    )
    chart.combine(line)
    chart.set_title({"name": book.say(wording.HOURS_BY_MONTH), "name_font": {"size": 12}})
    chart.set_x_axis({"num_format": "mm/yy", "text_axis": True})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 640, "height": 360})
    sheet.insert_chart(1, 4, chart, {"description": book.say(wording.LOAD_ALT)})


def _add_expectation(book: Book, view: PlanView) -> None:
    rows = view.expectation.dimensions
    sheet = add_table(
        book,
        book.say(wording.SHEET_EXPECTATION),
        tables.EXPECTATION,
        rows=rows,
        if_empty=book.say(wording.NO_DIMENSIONS),
    )
    sheet.fit_to_pages(1, 1)
    remarks = [view.expectation.sentence, view.expectation.range or ""]
    add_remarks(
        book,
        sheet,
        [each for each in remarks if each],
        line=len(rows) + 2,
        widths=[column.width for column in tables.EXPECTATION],
    )
