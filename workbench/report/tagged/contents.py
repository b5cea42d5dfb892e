"""The list of contents: entries and page numbers that are links, no dots between them."""

from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Table
from reportlab.platypus.tableofcontents import TableOfContents

from workbench.report.tagged.paragraphs import P
from workbench.report.tagged.structure import Tag
from workbench.report.tagged.tables import TableTags

PAGE_COLUMN = 40.0


class _ContentsTags(TableTags):
    """The same walk over rows, as a list of contents; cells have no element of their own."""

    names = ("TOC", "TOCI", "", "")

    def startCell(self, table: Any, row: int, column: int, value: Any, *_: Any) -> None:  # noqa: N802,ARG002
        table.canv.container = table.canv.element(self._row)


class Contents(TableOfContents):
    """Filled by headings in a first pass, drawn with their pages in the next."""

    def __init__(self, styles: list[ParagraphStyle]) -> None:
        super().__init__(levelStyles=styles)
        self._tags = _ContentsTags(header_rows=0, header_columns=0)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Two columns of links: the heading and its page."""
        entries = self._lastEntries or [(0, "…", 0, None)]
        rows = [self._row(level, text, page, key) for level, text, page, key in entries]
        self._table = Table(
            rows,
            colWidths=(width - PAGE_COLUMN, PAGE_COLUMN),
            style=[
                ("FONT", (0, 0), (-1, -1), self.getLevelStyle(0).fontName),
                ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ],
            renderCB=self._tags,
        )
        self.width, self.height = self._table.wrapOn(self.canv, width, height)
        return self.width, self.height

    def _row(self, level: int, text: str, page: int, key: str | None) -> list[P]:
        style = self.getLevelStyle(level)
        right = style.clone(f"{style.name}-page", alignment=2, leftIndent=0)
        target = f'<a href="#{key}">{{}}</a>' if key else "{}"
        return [
            P(target.format(shown), shape, tag=Tag(name="Reference")) for shown, shape in ((text, style), (page, right))
        ]
