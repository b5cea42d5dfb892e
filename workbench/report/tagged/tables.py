"""Tables with heads that have a scope; repeated heads are read once."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from itertools import accumulate
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.platypus import Flowable, PageBreak, Table, TableStyle
from reportlab.platypus.tables import TableRenderCB

from workbench.report.tagged.paragraphs import P
from workbench.report.tagged.structure import Element, Tag, spoken_string

_ROUNDING = 0.01
_SPACE_AFTER = 8
LEAST_OF_A_ROW = 48
"""Points of height that a row needs on each of two pages to be split."""


class TableTags(TableRenderCB):
    """Tags a table's rows and cells while it is drawn; ReportLab hands it on to every split part.

    Cells hold flowables only, so that each brings its own tag.
    """

    names = ("Table", "TR", "TH", "TD")

    def __init__(self, *, header_rows: int, header_columns: int, summary: str = "") -> None:
        self.header_rows, self.header_columns = header_rows, header_columns
        attributes = {"Table": {"Summary": spoken_string(summary)}} if summary else {}
        self.tag = Tag(name=self.names[0], attributes=attributes)
        self._artifact: AbstractContextManager[None] | None = None
        self._row = self.tag
        self._cells: dict[int, Tag] = {}
        self._outside: Element | None = None
        self._again = self._is_head = False

    def startTable(self, table: Any) -> None:  # noqa: N802  ReportLab's names in this class
        """A part of the table begins; every part after the first repeats the head."""
        canvas = table.canv
        self._again = self.tag in canvas.drawn_tables
        canvas.drawn_tables.add(self.tag)
        self._outside = canvas.container
        canvas.element(self.tag)

    def endTable(self, table: Any) -> None:  # noqa: N802
        """A part of the table is done."""
        table.canv.container = self._outside

    def startBG(self, table: Any) -> None:  # noqa: N802
        """Backgrounds are decoration."""
        self._begin_artifact(table, "Layout", None)

    def endBG(self, table: Any) -> None:  # noqa: N802,ARG002
        """The decoration is done."""
        self._end_artifact()

    startLines, endLines = startBG, endBG  # noqa: N815  ReportLab's names

    def startRow(self, table: Any, row: int) -> None:  # noqa: N802
        """A row begins: new, or a repeated head that is page furniture."""
        if self._again and row < self.header_rows:
            self._begin_artifact(table, "Pagination", "Header")
            return
        self._is_head = not self._again and row < self.header_rows
        if self._again and row == self.header_rows and getattr(table, "begins_within_row", False):
            return  # the row of the page before goes on, with the same cells
        self._row, self._cells = Tag(name=self.names[1], parent=self.tag), {}
        table.canv.element(self._row)

    def endRow(self, table: Any) -> None:  # noqa: N802,ARG002
        """A row is done."""
        self._end_artifact()

    def startCell(self, table: Any, row: int, column: int, value: Any, *_: Any) -> None:  # noqa: N802
        """A cell begins; its flowables become its kids."""
        if self._artifact is not None:
            return
        if not isinstance(value, Flowable | list | tuple):
            raise TypeError(f"a cell holds flowables, not {value!r}")
        if column not in self._cells:
            self._cells[column] = self._cell(table, row, column)
        table.canv.container = table.canv.element(self._cells[column])

    def _cell(self, table: Any, row: int, column: int) -> Tag:
        is_head = self._is_head or column < self.header_columns
        attributes: dict[str, object] = {}
        if is_head:
            attributes["Scope"] = PDFName("Column" if self._is_head else "Row")
        spans = table._spanRanges.get((column, row)) if table._spanCmds else None
        if spans and spans[2] > spans[0]:
            attributes["ColSpan"] = spans[2] - spans[0] + 1
        if spans and spans[3] > spans[1]:
            attributes["RowSpan"] = spans[3] - spans[1] + 1
        name = self.names[2] if is_head else self.names[3]
        return Tag(name=name, parent=self._row, attributes={"Table": attributes} if attributes else {})

    def endCell(self, table: Any) -> None:  # noqa: N802
        """A cell is done."""
        table.canv.container = self._outside

    def _begin_artifact(self, table: Any, kind: str, part: str | None) -> None:
        self._artifact = table.canv.artifact(kind, part)
        self._artifact.__enter__()

    def _end_artifact(self) -> None:
        if self._artifact is not None:
            self._artifact.__exit__(None, None, None)
            self._artifact = None


class TaggedTable(Table):
    """A table whose rows may go over two pages where one page cannot hold them; such a row is still one element."""

    begins_within_row = False

    def draw(self) -> None:
        """Draw the rows that this part holds."""
        if not self.canv.is_rehearsal:
            super().draw()

    @property
    def body_rows(self) -> int:
        """How many rows there are below the head."""
        return len(self._cellvalues) - int(self.repeatRows)

    def _splitRows(self, height: float, doInRowSplit: int = 0) -> list[Any]:  # noqa: N802,N803  ReportLab's names
        if doInRowSplit and (self._has_row_spans_in_body() or self._fits_on_next_page(height)):
            return []
        parts = list(super()._splitRows(height, doInRowSplit))
        if doInRowSplit and not parts:
            # less than the least would be left for the next page: more of the row goes there
            parts = list(super()._splitRows(height - LEAST_OF_A_ROW, doInRowSplit))
        leaves_room = False
        if len(parts) > 1 and not doInRowSplit:
            fitting = len(parts[0]._rowHeights)
            if leaves_room := (rows := self._rows_here(fitting)) < fitting:
                parts = list(super()._splitRows(sum(self._rowHeights[:rows]) + _ROUNDING))
        if len(parts) > 1:
            first, rest = parts
            first.begins_within_row, rest.begins_within_row = self.begins_within_row, bool(doInRowSplit)
            # what was sent on must not begin again in the room it left
            parts = [first, PageBreak(), rest] if leaves_room else parts
        return parts

    def _rows_here(self, fitting: int) -> int:
        """How many of the rows that fit stay here: none that leads the next page's first, two at least go there."""
        if len(self._rowHeights) - fitting == 1 and fitting >= self.repeatRows + 3:
            fitting -= 1
        while fitting > self.repeatRows and self._leads(fitting - 1):
            fitting -= 1
        return fitting

    def _leads(self, row: int) -> bool:
        """Whether a row is the heading of those below it: its first paragraph says that it stays with the next."""
        cell = self._cellvalues[row][0]
        first = cell[0] if isinstance(cell, list | tuple) and cell else cell
        return bool(getattr(getattr(first, "style", None), "keepWithNext", False))

    def _fits_on_next_page(self, height: float) -> bool:
        """Whether what fills `height`, with the row that does not fit, has room on a page of its own."""
        frame = getattr(self, "_frame", None)
        upto = next((total for total in accumulate(self._rowHeights) if total > height), None)
        return frame is not None and upto is not None and upto <= frame._aH

    def _has_row_spans_in_body(self) -> bool:
        spans = (self._spanRanges or {}).values() if self._spanCmds else ()
        return any(span and span[3] > max(span[1], self.repeatRows - 1) for span in spans)


def tagged_table(
    rows: Sequence[Sequence[Any]],
    *,
    widths: Sequence[float],
    style: TableStyle,
    caption: tuple[str, ParagraphStyle],
    header_rows: int = 1,
    header_columns: int = 1,
    caption_shown: bool = True,
) -> list[Flowable]:
    """A captioned table of flowables; its head is repeated on every page and read once.

    A row goes over two pages only if it fits on none, and not where body rows are spanned. Under a heading that says
    the same, the caption need not be shown: it is read out only, as the table's summary, and is plain text.
    """
    text, caption_style = caption
    tags = TableTags(header_rows=header_rows, header_columns=header_columns, summary="" if caption_shown else text)
    table = TaggedTable(
        [list(row) for row in rows],
        colWidths=list(widths),
        repeatRows=header_rows,
        splitInRow=LEAST_OF_A_ROW,
        spaceAfter=_SPACE_AFTER,
        style=_with_font(style, caption_style.fontName),
        renderCB=tags,
        hAlign="LEFT",
    )
    return [P(text, caption_style, tag=Tag(name="Caption", parent=tags.tag)), table] if caption_shown else [table]


def _with_font(style: TableStyle, font: str) -> TableStyle:
    """A table sets its cells' font even where they hold flowables; the default one would not be embedded."""
    return TableStyle([("FONT", (0, 0), (-1, -1), font), *style.getCommands()])
