"""The structure tree: tags, elements, and how they are written into the catalog."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFString

Reference: TypeAlias = Any
"""A reference to a PDF object; ReportLab's own type is not exported."""


# Controls, marks that turn the direction of what follows, halves of characters: nothing to be spoken.
_SILENT = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]+")


def spoken_string(text: str) -> PDFString:
    """Anybody's text as one that is only read out: whatever can be spoken stays, as no font has to show it."""
    return PDFString(_SILENT.sub(" ", text))


@dataclass(eq=False, slots=True, kw_only=True)
class Tag:
    """The identity of one logical element, such as one paragraph however often it is split.

    Without a parent the element goes where it is drawn. `attributes` are by owner (`Table`, `Layout`, `List`).
    """

    name: str
    parent: "Tag | None" = None
    alt: str | None = None
    language: str | None = None
    attributes: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A piece of a page's content that belongs to an element."""

    page: Reference
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's annotation that belongs to an element."""

    page: Reference
    object: Reference


@dataclass(eq=False, slots=True)
class Element:
    """A node of the tree while a document is drawn."""

    tag: Tag
    kids: "list[Element | MarkedContent | Annotation]" = field(default_factory=list)
    pdf: PDFDictionary = field(default_factory=lambda: PDFDictionary({}))


Owners: TypeAlias = "list[Element]"
ParentTree: TypeAlias = "dict[int, Element | list[Element]]"


def write_tree(document: PDFDocument, root: Element, parents: ParentTree) -> None:
    """Put the tree and its parent tree into the document's catalog."""
    top = PDFDictionary({"Type": PDFName("StructTreeRoot")})
    _write(document, root, document.Reference(top))
    numbers: list[object] = []
    for key, owner in sorted(parents.items()):
        elements = [document.Reference(element.pdf) for element in (owner if isinstance(owner, list) else [owner])]
        numbers += [key, PDFArray(elements) if isinstance(owner, list) else elements[0]]
    top.dict.update(
        K=document.Reference(root.pdf),
        ParentTree=document.Reference(PDFDictionary({"Nums": PDFArray(numbers)})),
        ParentTreeNextKey=len(parents),
    )
    catalog = document.Catalog
    catalog.StructTreeRoot = top
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _write(document: PDFDocument, element: Element, parent: Reference) -> None:
    tag, entries = element.tag, element.pdf.dict
    entries.update(Type=PDFName("StructElem"), S=PDFName(tag.name), P=parent)
    if tag.alt:
        entries["Alt"] = spoken_string(tag.alt)
    if tag.language:
        entries["Lang"] = PDFString(tag.language)
    if tag.attributes:
        entries["A"] = PDFArray(
            [PDFDictionary({**values, "O": PDFName(owner)}) for owner, values in tag.attributes.items()]
        )
    own_page = next((kid.page for kid in element.kids if not isinstance(kid, Element)), None)
    if own_page is not None:
        entries["Pg"] = own_page
    me = document.Reference(element.pdf)
    kids: list[object] = []
    for kid in element.kids:
        if isinstance(kid, Element):
            _write(document, kid, me)
            kids.append(document.Reference(kid.pdf))
        elif isinstance(kid, Annotation):
            kids.append(PDFDictionary({"Type": PDFName("OBJR"), "Pg": kid.page, "Obj": kid.object}))
        elif own_page is not None and kid.page.name == own_page.name:
            kids.append(kid.number)
        else:
            kids.append(PDFDictionary({"Type": PDFName("MCR"), "Pg": kid.page, "MCID": kid.number}))
    if kids:
        entries["K"] = PDFArray(kids)
