"""The document: A4 pages with a foot, bookmarks, page x of y, metadata, the same bytes every time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, IndexingFlowable, KeepTogether, PageTemplate

from workbench.report.fonts import REGULAR, printable, register_fonts
from workbench.report.style import BOTTOM, CONTENT_WIDTH, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, QUIET, RULE, TOP
from workbench.report.tagged.canvas import TaggedCanvas
from workbench.report.tagged.paragraphs import Heading
from workbench.report.tagged.tables import TaggedTable
from workbench.values import Language

_LANGUAGES = {Language.GERMAN: "de-DE", Language.ENGLISH: "en-GB"}
_PAGE_OF = {Language.GERMAN: "Seite {page} von {pages}", Language.ENGLISH: "Page {page} of {pages}"}
_PASSES = 6
_FURNITURE_SIZE = 8
_FURNITURE_GAP = 24
_FOOT = 34
_LEAST_ROWS = 3

CONTENTS_LEVELS = (2, 3)
"""The heading levels that the contents list; all levels become bookmarks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the document says about itself; `author` is the site, `day` the day it speaks of, which dates the file."""

    title: str
    author: str
    subject: str
    language: Language
    day: date


def build_document(story: Sequence[Flowable], metadata: Metadata) -> bytes:
    """The flowables as a tagged PDF. Raises LooseTextError for text outside the structure tree."""
    register_fonts()
    target = BytesIO()
    document = _Document(target, metadata)
    document.multiBuild([_PageCount(document), *story], canvasmaker=document.new_canvas, maxPasses=_PASSES)
    return target.getvalue()


class _KeepWithNext(KeepTogether):
    """Headings and captions stay with the beginning of what follows, of which a part is enough."""

    def split(self, width: float, height: float) -> list[Any]:
        """What goes on this page and what does not."""
        self.wrap(width, height)
        *before, last = self._content
        _, alone = last.wrapOn(self.canv, width, height)
        room = height - (self._H - alone)
        if height < self._H and before and room > 0:
            parts = last.splitOn(self.canv, width, room)
            if len(parts) > 1 and _is_enough(parts[0]):
                return [*before, *parts]
        return list(super().split(width, height))


def _is_enough(part: Flowable) -> bool:
    """Whether this much of something may stand alone under its heading."""
    return not isinstance(part, TaggedTable) or part.body_rows >= _LEAST_ROWS


class _Document(BaseDocTemplate):
    """Two passes at least: the first counts pages and collects headings."""

    def __init__(self, target: BytesIO, metadata: Metadata) -> None:
        super().__init__(
            target,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            title=_in_one_line(metadata.title),
            author=_in_one_line(metadata.author),
            subject=_in_one_line(metadata.subject),
            creator="Engagement strategy workbench",
            lang=_LANGUAGES[metadata.language],
            initialFontName=REGULAR,
            keepTogetherClass=_KeepWithNext,
            invariant=1,
        )
        self.metadata = metadata
        self.pages = 0
        height = PAGE_HEIGHT - TOP - BOTTOM
        frame = Frame(
            MARGIN, BOTTOM, CONTENT_WIDTH, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0
        )
        self.addPageTemplates(PageTemplate("page", [frame], onPage=self._furniture))

    def new_canvas(self, *arguments: Any, **options: Any) -> TaggedCanvas:
        """For the next pass; the first one, which knows no number of pages yet, is never kept."""
        return TaggedCanvas(*arguments, day=self.metadata.day, is_rehearsal=self.pages == 0, **options)

    def _furniture(self, canvas: Any, _: Any) -> None:
        left, right = MARGIN, PAGE_WIDTH - MARGIN
        place = _PAGE_OF[self.metadata.language].format(page=self.page, pages=self.pages)
        room = right - left - stringWidth(place, REGULAR, _FURNITURE_SIZE) - _FURNITURE_GAP
        with canvas.artifact("Pagination", "Footer"):
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.4)
            canvas.line(left, _FOOT + 12, right, _FOOT + 12)
            canvas.setFont(REGULAR, _FURNITURE_SIZE)
            canvas.setFillColor(QUIET)
            canvas.drawString(left, _FOOT, _shortened(_in_one_line(self._name()), room))
            canvas.drawRightString(right, _FOOT, place)

    def _name(self) -> str:
        """Site and document; the title alone where it names the site."""
        title, site = self.metadata.title, self.metadata.author
        return title if site in title else f"{site} · {title}"

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  ReportLab's name
        """Headings become bookmarks and entries of the contents."""
        if isinstance(flowable, Heading) and flowable.key:
            level = flowable.level - 1
            self.canv.bookmarkPage(flowable.key)
            self.canv.addOutlineEntry(flowable.said, flowable.key, level, closed=level > 0)
            if flowable.level in CONTENTS_LEVELS:
                self.notify("TOCEntry", (level - 1, escape(flowable.said), self.page, flowable.key))


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


def _in_one_line(text: str) -> str:
    """Anybody's text where there is no second line."""
    return printable(text).replace("\n", " ")


def _shortened(text: str, room: float) -> str:
    """The text in one line of page furniture of at most `room` points."""
    shown = text
    while stringWidth(shown, REGULAR, _FURNITURE_SIZE) > room:
        text = text[:-1]
        shown = f"{text.rstrip()}…"
    return shown
