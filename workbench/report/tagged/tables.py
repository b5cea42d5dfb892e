"""Tables with heads that have a scope; repeated heads are read once."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.platypus import Flowable, Table, TableStyle
from reportlab.platypus.tables import TableRenderCB

from workbench.report.tagged.paragraphs import P
from workbench.report.tagged.structure import Element, Tag


class TableTags(TableRenderCB):
    """Tags a table's rows and cells while it is drawn; ReportLab hands it on to every split part.

    Cells hold flowables only, so that each brings its own tag.
    """

    names = ("Table", "TR", "TH", "TD")

    def __init__(self, *, header_rows: int, header_columns: int) -> None:
        self.header_rows, self.header_columns = header_rows, header_columns
        self.tag = Tag(name=self.names[0])
        self._artifact: AbstractContextManager[None] | None = None
        self._row = self.tag
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
        self._row = Tag(name=self.names[1], parent=self.tag)
        table.canv.element(self._row)
        self._is_head = not self._again and row < self.header_rows

    def endRow(self, table: Any) -> None:  # noqa: N802,ARG002
        """A row is done."""
        self._end_artifact()

    def startCell(self, table: Any, row: int, column: int, value: Any, *_: Any) -> None:  # noqa: N802
        """A cell begins; its flowables become its kids."""
        if self._artifact is not None:
            return
        if not isinstance(value, Flowable | list | tuple):
            raise TypeError(f"a cell holds flowables, not {value!r}")
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
        tag = Tag(name=name, parent=self._row, attributes={"Table": attributes} if attributes else {})
        table.canv.container = table.canv.element(tag)

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


def tagged_table(
    rows: Sequence[Sequence[Any]],
    *,
    widths: Sequence[float],
    style: TableStyle,
    caption: tuple[str, ParagraphStyle],
    header_rows: int = 1,
    header_columns: int = 1,
) -> list[Flowable]:
    """A captioned table of flowables; its head is repeated on every page and read once."""
    tags = TableTags(header_rows=header_rows, header_columns=header_columns)
    text, caption_style = caption
    table = Table(
        [list(row) for row in rows],
        colWidths=list(widths),
        repeatRows=header_rows,
        style=_with_font(style, caption_style.fontName),
        renderCB=tags,
        hAlign="LEFT",
    )
    return [P(text, caption_style, tag=Tag(name="Caption", parent=tags.tag)), table]


def _with_font(style: TableStyle, font: str) -> TableStyle:
    """A table sets its cells' font even where they hold flowables; the default one would not be embedded."""
    return TableStyle([("FONT", (0, 0), (-1, -1), font), *style.getCommands()])
