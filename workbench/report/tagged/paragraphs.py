"""Paragraphs, headings and lists that keep their identity when they are split."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from typing import Any, TypeAlias

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

from workbench.report.tagged.lines import SpokenLines
from workbench.report.tagged.structure import Tag
from workbench.report.tagged.words import Narrowing

Link: TypeAlias = Any
"""ReportLab's record of a link inside a paragraph: (number, target)."""


_NEEDS_PARSER = re.compile(r"[<&\n]|^\s|\s$")
"""Markup, and white space that ReportLab's parser folds; any other text is one fragment in its style."""


@lru_cache(maxsize=128)  # the report has 31 styles in each language
def _plain_fragment(style: ParagraphStyle) -> Any:
    """The fragment that ReportLab's parser, slow as it is, makes of text without markup."""
    (fragment,) = Paragraph("x", style).frags
    return fragment


class P(Paragraph):
    """A paragraph that is one element, however often it is split; markup in `text` is ReportLab's.

    `label` is the tag of the bullet or number before it; `language` is that of the text, such as en-GB, where it is
    not the document's. A word wider than the paragraph is broken, by the rules of the style's `language` (de_DE).
    """

    def __init__(
        self,
        text: str,
        style: ParagraphStyle,
        bulletText: str | None = None,  # noqa: N803  ReportLab's split() passes these by name
        frags: Any = None,
        *,
        tag: Tag | None = None,
        label: Tag | None = None,
        language: str | None = None,
        **options: Any,
    ) -> None:
        is_part = frags is not None
        if not is_part and text and not _NEEDS_PARSER.search(text):
            frags = [_plain_fragment(style).clone(text=text)]
        super().__init__(text, style, bulletText=bulletText, frags=frags, **options)
        self.tag = tag or Tag(name="P", language=language)
        self.label = label
        # wrap() replaces the fragments, so what they say is read now; parts of a split know it too
        self._whole: list[Any] | None = None if is_part else list(self.frags)
        self._layout: tuple[float, float, Any] | None = None
        self.said = _said(self._whole or ())
        self._joined: set[str] = set()
        self._link_tags: dict[Any, Tag] = {}
        self._link_texts: dict[Any, str] = {}
        for fragment in self._whole or ():
            for link in getattr(fragment, "link", None) or ():
                self._link_texts[link] = self._link_texts.get(link, "") + fragment.text

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Lay out from the fragments as they were given, with words that are too wide in pieces.

        What stands around a paragraph asks for its height again and again; at the same width it stays as it is.
        """
        if self._layout is not None and self._layout[0] == width:
            _, self.height, self.blPara = self._layout
            return width, self.height
        if self._whole is not None:
            style = self.style
            room = width - style.leftIndent - style.rightIndent - max(style.firstLineIndent, 0)
            self.frags = self._narrowed(room) if room > 0 else self._whole
        wide, high = super().wrap(width, height)
        if wide == width and self._whole is not None:
            self._layout = (wide, float(high), self.blPara)
        return float(wide), float(high)

    def _narrowed(self, room: float) -> list[Any]:
        """The fragments as they were given, copied where a word is wider than `room`."""
        narrowing = Narrowing(room=room, language=getattr(self.style, "language", None), joined=self._joined)
        fragments = []
        for fragment in self._whole or ():
            if hasattr(fragment, "lineBreak"):
                narrowing.line_break()
            elif fragment.text:
                width_of = partial(stringWidth, fontName=fragment.fontName, fontSize=fragment.fontSize)
                text = narrowing.narrowed(fragment.text, size=fragment.fontSize, width_of=width_of)
                fragment = fragment if text == fragment.text else fragment.clone(text=text)
            fragments.append(fragment)
        return fragments

    def split(self, width: float, height: float) -> list[Any]:
        """The parts share this paragraph's identity."""
        parts = super().split(width, height)
        if len(parts) > 1:
            self._layout = None  # the parts share its words, and change them
        for part in parts:
            part.tag, part.label = self.tag, self.label
            part.said, part._joined = self.said, self._joined
            part._link_tags, part._link_texts = self._link_tags, self._link_texts
        return list(parts)

    def link_tag(self, link: Link) -> Tag:
        """The tag of a link inside the paragraph."""
        return self._link_tags.setdefault(link[0], Tag(name="Link", parent=self.tag))

    def link_text(self, link: Link) -> str:
        """What the link says, with its address where it leads outside."""
        text = self._link_texts.get(link, "")
        return text if link[1].startswith("#") else f"{text} ({link[1]})"

    def _single_link(self) -> Link | None:
        """The link of a paragraph that is nothing but this link; ReportLab marks no borders there."""
        links = getattr(self.frags[0], "link", None) if self.blPara.kind == 0 else None
        return links[-1] if links else None

    def pieces(self, text: Any) -> list[tuple[list[str], Link | None]]:
        """The drawing operators of a text object, cut where links begin and end."""
        code: list[str] = text._code
        cuts: list[tuple[int, Link | None]] = [(1, self._single_link())]
        cuts += [(position, link if begins else None) for position, begins, link in text.tagged_borders]
        ends = [position for position, _ in cuts[1:]] + [len(code)]
        return [(code[begin:end], link) for (begin, link), end in zip(cuts, ends, strict=True) if end > begin]

    def drawn_links(self, text: Any, annotations: int) -> Sequence[Link]:
        """The links in the order of their annotations."""
        begun = [link for _, begins, link in text.tagged_borders if begins]
        single = self._single_link()
        return begun or ([single] * annotations if single is not None else [])

    def beginText(self, x: float, y: float) -> Any:  # noqa: N802  ReportLab's name
        """A text object that remembers where links begin and end, with lines that read on into each other."""
        text = super().beginText(x, y)
        if not self.canv.is_open:
            text.tagged_paragraph, text.tagged_borders = self, []

            def border(link: Link, kind: str) -> None:
                begins = kind == "start"
                text.tagged_borders.append((len(text._code) - begins, begins, link))

            text._linkRecord = border  # ReportLab calls it, if it is there
            text._textOut = SpokenLines(self.said, self._joined, draw=text._textOut).put
        return text

    def draw(self) -> None:
        """Draw as the element of the tag; inside an artifact as part of it."""
        canvas = self.canv
        if canvas.is_rehearsal:
            return
        if canvas.is_open:
            super().draw()
            return
        with canvas.speaking(self):
            if self.label is not None:
                canvas.element(self.label)  # the label comes before the body
            canvas.element(self.tag)
            super().draw()


class Heading(P):
    """A heading of level 1 to 6; `key` is its bookmark, empty on all parts of a split but the first."""

    def __init__(
        self,
        text: str,
        style: ParagraphStyle,
        bulletText: str | None = None,  # noqa: N803  as above
        frags: Any = None,
        *,
        level: int = 1,
        key: str = "",
        **options: Any,
    ) -> None:
        super().__init__(text, style, bulletText, frags, tag=Tag(name=f"H{level}"), **options)
        self.level, self.key = level, key

    def split(self, width: float, height: float) -> list[Any]:
        """Only the first part is the place that bookmarks and contents name."""
        parts = super().split(width, height)
        for part in parts:
            part.level = self.level
        if parts:
            parts[0].key = self.key
        return parts


def bullets(texts: Iterable[str], style: ParagraphStyle, *, numbered: bool = False) -> list[P]:
    """A list of paragraphs, with dots or numbers before them."""
    whole = Tag(name="L", attributes={"List": {"ListNumbering": PDFName("Decimal" if numbered else "Disc")}})
    paragraphs = []
    for number, text in enumerate(texts, 1):
        item = Tag(name="LI", parent=whole)
        label, body = Tag(name="Lbl", parent=item), Tag(name="LBody", parent=item)
        mark = f"{number}." if numbered else "•"
        paragraphs.append(P(text, style, bulletText=mark, tag=body, label=label))
    return paragraphs


def _said(fragments: Iterable[Any]) -> str:
    """What fragments say in one line; a line break is a space."""
    text = "".join(" " if hasattr(fragment, "lineBreak") else getattr(fragment, "text", "") for fragment in fragments)
    return " ".join(text.split())
