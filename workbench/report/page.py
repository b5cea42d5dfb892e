"""The document: A4 pages with head and foot, bookmarks, page x of y, metadata, the same bytes every time."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, Frame, IndexingFlowable, PageTemplate

from workbench.report.fonts import REGULAR, printable, register_fonts
from workbench.report.style import BOTTOM, CONTENT_WIDTH, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, QUIET, RULE, TOP
from workbench.report.tagged.canvas import TaggedCanvas
from workbench.report.tagged.paragraphs import Heading
from workbench.values import Language

_LANGUAGES = {Language.GERMAN: "de-DE", Language.ENGLISH: "en-GB"}
_PAGE_OF = {Language.GERMAN: "Seite {page} von {pages}", Language.ENGLISH: "Page {page} of {pages}"}
_PASSES = 6

CONTENTS_LEVELS = (2, 3)
"""The heading levels that the contents list; all levels become bookmarks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the document says about itself; `author` is the site."""

    title: str
    author: str
    subject: str
    language: Language


def build_document(story: Sequence[Flowable], metadata: Metadata) -> bytes:
    """The flowables as a tagged PDF. Raises LooseTextError for text outside the structure tree."""
    register_fonts()
    target = BytesIO()
    document = _Document(target, metadata)
    document.multiBuild([_PageCount(document), *story], canvasmaker=TaggedCanvas, maxPasses=_PASSES)
    return target.getvalue()


class _Document(BaseDocTemplate):
    """Two passes at least: the first counts pages and collects headings."""

    def __init__(self, target: BytesIO, metadata: Metadata) -> None:
        super().__init__(
            target,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            title=printable(metadata.title),
            author=printable(metadata.author),
            subject=printable(metadata.subject),
            creator="Engagement strategy workbench",
            lang=_LANGUAGES[metadata.language],
            initialFontName=REGULAR,
            invariant=1,
        )
        self.metadata = metadata
        self.pages = 0
        height = PAGE_HEIGHT - TOP - BOTTOM
        frame = Frame(
            MARGIN, BOTTOM, CONTENT_WIDTH, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
        )
        self.addPageTemplates(PageTemplate("page", [frame], onPage=self._furniture))

    def _furniture(self, canvas: Any, _: Any) -> None:
        left, right = MARGIN, PAGE_WIDTH - MARGIN
        foot = _PAGE_OF[self.metadata.language].format(page=self.page, pages=self.pages)
        with canvas.artifact("Pagination", "Header"):
            canvas.setFont(REGULAR, 8)
            canvas.setFillColor(QUIET)
            canvas.drawString(left, PAGE_HEIGHT - 40, _shortened(printable(self.metadata.title), 110))
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.4)
            canvas.line(left, PAGE_HEIGHT - 46, right, PAGE_HEIGHT - 46)
        with canvas.artifact("Pagination", "Footer"):
            canvas.setFont(REGULAR, 8)
            canvas.setFillColor(QUIET)
            canvas.drawRightString(right, 34, foot)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  ReportLab's name
        """Headings become bookmarks and entries of the contents."""
        if isinstance(flowable, Heading):
            text, level = flowable.getPlainText(), flowable.level - 1
            self.canv.bookmarkPage(flowable.key)
            self.canv.addOutlineEntry(text, flowable.key, level, closed=level > 0)
            if flowable.level in CONTENTS_LEVELS:
                self.notify("TOCEntry", (level - 1, _escaped(flowable), self.page, flowable.key))


class _PageCount(IndexingFlowable):
    """Draws nothing; keeps building until the number of pages is known."""

    def __init__(self, document: _Document) -> None:
        super().__init__()
        self._document = document
        self._settled = False

    def isSatisfied(self) -> bool:  # noqa: N802  ReportLab's name
        """Whether the last pass knew its number of pages."""
        return self._settled

    def afterBuild(self) -> None:  # noqa: N802  ReportLab's name
        """Compare what the pass assumed with what it needed."""
        self._settled = self._document.pages == self._document.page
        self._document.pages = self._document.page

    def wrap(self, *_: Any) -> tuple[float, float]:
        """Takes no room."""
        return 0, 0

    def draw(self) -> None:
        """Nothing to draw."""


def _escaped(heading: Heading) -> str:
    """A heading's text as markup again, for the list of contents."""
    text: str = heading.getPlainText()
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _shortened(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
