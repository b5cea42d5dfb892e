"""The canvas that tags while it draws: marked content, artifacts, annotations, metadata."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import XMP, PDFDictionary, PDFDocument, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from workbench.report.tagged.structure import Annotation, Element, MarkedContent, ParentTree, Tag, write_tree

if TYPE_CHECKING:
    from workbench.report.tagged.paragraphs import Link, P

# Streams as bytes instead of letters: a quarter less to write and to send.
rl_config.useA85 = 0

# Everything that paints without being text; outside of marked content it is decoration.
_PAINTING = (
    *("line", "lines", "grid", "bezier", "arc", "rect", "ellipse", "wedge", "circle", "roundRect", "drawPath"),
    *("linearGradient", "radialGradient"),
)
# Pictures say something: they are content, or somebody says that they are not.
_PICTURES = ("drawImage", "drawInlineImage", "doForm")
_SHOWN_OF_LOOSE_TEXT = 80
# The metadata stand in the file uncompressed, where some readers look for these words to find its parts.
_WORDS_OF_FILES = {"stream": "&#115;tream", "obj": "&#111;bj"}


class LooseTextError(Exception):
    """Text or a picture was drawn outside the structure tree; a screen reader would never speak it."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} is drawn outside the structure tree and would not be read aloud: "
            "draw it by a tagged flowable, or as an artifact if it is mere decoration"
        )


class _Text(PDFTextObject):
    """A text object that knows what it says."""

    said = ""

    def _formatText(self, text: Any) -> Any:  # noqa: N802
        self.said += str(text)
        return super()._formatText(text)


class TaggedCanvas(Canvas):
    """A canvas on which everything drawn belongs to an element or is an artifact.

    Raises LooseTextError for text that no element owns: a forgotten plain Paragraph, Table or Drawing
    passes every validator, as it would become decoration. The file is dated `day`, never today. In a rehearsal only
    places are found: paragraphs, tables and figures are not drawn.
    """

    def __init__(self, *arguments: Any, day: date, is_rehearsal: bool = False, **options: Any) -> None:
        options["pdfVersion"] = (1, 7)
        super().__init__(*arguments, **options)
        self.day, self.is_rehearsal = day, is_rehearsal
        self.language: str = options["lang"]
        self._doc._timeStamp.YMDhms = (day.year, day.month, day.day, 0, 0, 0)
        self.root = Element(Tag(name="Document"))
        self.container: Element | None = None
        self.paragraph: P | None = None
        self.drawn_tables: set[Tag] = set()
        self.is_open = False
        self._is_decoration = False
        self._elements: dict[Tag, Element] = {}
        self._annotations_of_paragraph: list[tuple[Any, Any]] = []
        self._parents: ParentTree = {}
        self._owners_on_page: list[Element] = []

    def element(self, tag: Tag) -> Element:
        """The element of a tag, made where it is first asked for."""
        found = self._elements.get(tag)
        if found is None:
            found = self._elements[tag] = Element(tag)
            parent = self.element(tag.parent) if tag.parent else (self.container or self.root)
            parent.kids.append(found)
        return found

    def begin_content(self, element: Element) -> str:
        """Operators that begin marked content of an element; they must be followed by EMC."""
        number = len(self._owners_on_page)
        self._owners_on_page.append(element)
        element.kids.append(MarkedContent(self._doc.thisPageRef(), number))
        return f"/{element.tag.name} <</MCID {number}>> BDC"

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Everything drawn inside belongs to the element."""
        with self._opened(self.begin_content(element)):
            yield

    @contextmanager
    def artifact(self, kind: str | None = None, part: str | None = None) -> Iterator[None]:
        """Everything drawn inside is decoration or page furniture."""
        properties = (f"/Type /{kind} " if kind else "") + (f"/Subtype /{part} " if part else "")
        with self._opened(f"/Artifact <<{properties}>> BDC" if properties else "/Artifact BMC"):
            self._is_decoration = True
            yield
            self._is_decoration = False

    @contextmanager
    def _opened(self, begin: str) -> Iterator[None]:
        if self.is_open:
            raise ValueError("marked content must not nest")
        self._code.append(begin)
        self.is_open = True
        yield
        self._code.append("EMC")
        self.is_open = False

    @contextmanager
    def speaking(self, paragraph: "P") -> Iterator[None]:
        """Text and links drawn inside are the paragraph's."""
        self.paragraph, self._annotations_of_paragraph = paragraph, []
        yield
        self.paragraph = None

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> _Text:  # noqa: N802
        """A text object that knows what it says, so that loose text can be named."""
        return _Text(self, x, y, direction=direction)

    def drawText(self, text: Any) -> None:  # noqa: N802  ReportLab's name
        """Draw a text object; text of a paragraph is cut at its links."""
        if self.is_open:
            super().drawText(text)
        elif (paragraph := getattr(text, "tagged_paragraph", None)) is not None:
            self._draw_paragraph(text, paragraph)
        elif self.paragraph is not None and self.paragraph.label is not None:
            with self.content(self.element(self.paragraph.label)):
                super().drawText(text)
        else:
            raise LooseTextError(f"the text “{text.said[:_SHOWN_OF_LOOSE_TEXT]}”")

    def _draw_paragraph(self, text: Any, paragraph: "P") -> None:
        pieces = paragraph.pieces(text)
        code = ["BT"]
        owners: list[tuple[Link, Element]] = []
        for operators, link in pieces:
            element = self.element(paragraph.tag if link is None else paragraph.link_tag(link))
            code += [self.begin_content(element), *operators, "EMC"]
            if link is not None and all(link is not known for known, _ in owners):
                owners.append((link, element))
        links = paragraph.drawn_links(text, len(self._annotations_of_paragraph))
        for (annotation, reference), link in zip(self._annotations_of_paragraph, links, strict=True):
            element = next(element for known, element in owners if known[0] == link[0])
            self._tag_annotation(annotation, reference, element, paragraph.link_text(link))
        self._annotations_of_paragraph = []
        text._code[:] = code
        super().drawText(text)

    def _addAnnotation(self, annotation: Any, name: Any = None, addtopage: Any = 1) -> None:  # noqa: N802
        if self._is_decoration:
            return  # a link in a repeated table head: it was there the first time
        if self.paragraph is None:
            raise LooseTextError("a link")
        super()._addAnnotation(annotation, name, addtopage)
        self._annotations_of_paragraph.append((annotation, self._annotationrefs[-1]))

    def _tag_annotation(self, annotation: Any, reference: Any, element: Element, text: str) -> None:
        key = self._new_key(element)
        element.kids.append(Annotation(self._doc.thisPageRef(), reference))
        printed = 4
        if isinstance(annotation, PDFDictionary):
            annotation["StructParent"], annotation["Contents"], annotation["F"] = key, PDFString(text), printed
        else:
            annotation.permitted = (*annotation.permitted, "StructParent", "F")
            annotation.otherkw.update(StructParent=key, F=printed)
            annotation.Contents = text

    def _new_key(self, owner: Element | list[Element]) -> int:
        key = len(self._parents)
        self._parents[key] = owner
        return key

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802
        """Called once for each finished page: the place where it learns of its structure."""
        super()._setAnnotations(page)
        if self.is_open:
            raise ValueError("marked content is open at the end of a page")
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = PDFName("S")
        page.StructParents = self._new_key(self._owners_on_page)
        self._owners_on_page = []

    def save(self) -> None:
        """Finish the last page, write the tree and the metadata."""
        if len(self._code):
            self.showPage()
        write_tree(self._doc, self.root, self._parents)
        self.setViewerPreference("DisplayDocTitle", "true")
        self._doc.Catalog.Metadata = XMP(creator=self._metadata)
        super().save()

    def _metadata(self, document: PDFDocument) -> bytes:
        info, day = document.info, f"{self.day.isoformat()}T00:00:00Z"
        return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_plain(info.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{_plain(info.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{_plain(info.subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{escape(self.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{escape(info.creator)}</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
<pdf:Producer>{escape(info.producer)}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>""".encode()


def _plain(text: str) -> str:
    """Anybody's text as XML in which neither markup nor anything of a PDF's own is found."""
    return escape(text, _WORDS_OF_FILES)


def _decorating(name: str) -> Callable[..., Any]:
    """The canvas's painting method of that name, made an artifact where no content is open."""
    plain = getattr(Canvas, name)

    def paint(self: TaggedCanvas, *arguments: Any, **options: Any) -> Any:
        if self.is_open:
            return plain(self, *arguments, **options)
        with self.artifact():
            return plain(self, *arguments, **options)

    return paint


def _telling(name: str) -> Callable[..., Any]:
    """The canvas's method of that name for pictures, refused where no content is open."""
    plain = getattr(Canvas, name)

    def paint(self: TaggedCanvas, *arguments: Any, **options: Any) -> Any:
        if not self.is_open:
            raise LooseTextError("a picture")
        return plain(self, *arguments, **options)

    return paint


for _name in _PAINTING:
    setattr(TaggedCanvas, _name, _decorating(_name))
for _name in _PICTURES:
    setattr(TaggedCanvas, _name, _telling(_name))
