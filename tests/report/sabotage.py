"""One thing broken at a time in a good file; a referee that overlooks it is no referee."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

Break = Callable[[Pdf], None]


def elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """An element of the tree and everything below it."""
    yield element
    kids = element.get("/K")
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from elements(kid)


def tree(pdf: Pdf) -> Iterator[pikepdf.Object]:
    """All elements of the document in reading order."""
    return elements(pdf.Root.StructTreeRoot.K)


def first(pdf: Pdf, name: str) -> pikepdf.Object:
    return next(element for element in tree(pdf) if name == element.S)


def content(pdf: Pdf, pattern: bytes, replacement: bytes) -> None:
    """Change the first page where the pattern occurs."""
    for page in pdf.pages:
        stream = page.Contents.read_bytes()
        changed = re.sub(pattern, replacement, stream, count=1)
        if changed != stream:
            page.Contents = pdf.make_stream(changed)
            return
    raise AssertionError(f"{pattern!r} occurs nowhere")


def drop(holder: Callable[[Pdf], pikepdf.Object], key: str) -> Break:
    def broken(pdf: Pdf) -> None:
        del holder(pdf)[key]

    return broken


def rename(name: str, new: str) -> Break:
    def broken(pdf: Pdf) -> None:
        first(pdf, name).S = Name(new)

    return broken


def annotation(pdf: Pdf) -> pikepdf.Object:
    return next(page.Annots[0] for page in pdf.pages if "/Annots" in page)


def fonts(pdf: Pdf) -> Iterator[pikepdf.Object]:
    for page in pdf.pages:
        yield from page.Resources.Font.values()


def unembed(pdf: Pdf) -> None:
    for font in fonts(pdf):
        descriptor = font.get("/FontDescriptor")
        if descriptor is not None and "/FontFile2" in descriptor:
            del descriptor["/FontFile2"]


def no_character_maps(pdf: Pdf) -> None:
    for font in fonts(pdf):
        if "/ToUnicode" in font:
            del font["/ToUnicode"]


def empty_parent_tree(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array()


def wrong_column_span(pdf: Pdf) -> None:
    spanning = next(e for e in tree(pdf) if e.S == "/TH" and any("/ColSpan" in a for a in e.get("/A", Array())))
    del spanning["/A"]


BREAKS: Mapping[str, Break] = {
    "no language": drop(lambda pdf: pdf.Root, "/Lang"),
    "not marked": drop(lambda pdf: pdf.Root, "/MarkInfo"),
    "title not shown": drop(lambda pdf: pdf.Root.ViewerPreferences, "/DisplayDocTitle"),
    "no metadata": drop(lambda pdf: pdf.Root, "/Metadata"),
    "figure without alternative": drop(lambda pdf: first(pdf, "/Figure"), "/Alt"),
    "text untagged": lambda pdf: content(pdf, rb"/P <</MCID", b"/XX <</QCID"),
    "head of page not an artifact": lambda pdf: content(
        pdf, rb"/Artifact <</Type /Pagination /Subtype /Header >> BDC", b"/Foo BMC"
    ),
    "link without contents": drop(annotation, "/Contents"),
    "link outside the tree": drop(annotation, "/StructParent"),
    "no tab order": drop(lambda pdf: next(page.obj for page in pdf.pages if "/Annots" in page), "/Tabs"),
    "heading level skipped": rename("/H2", "/H4"),
    "head cell without scope": drop(lambda pdf: first(pdf, "/TH"), "/A"),
    "cells outside a row": rename("/TR", "/P"),
    "list item that is none": rename("/LI", "/P"),
    "font not embedded": unembed,
    "no character maps": no_character_maps,
    "empty parent tree": empty_parent_tree,
    "unknown role": rename("/Figure", "/Chart"),
    "column span missing": wrong_column_span,
}


def broken_files(good: bytes, folder: Path) -> Mapping[str, Path]:
    """Every break as a file."""
    paths = {}
    source = folder / "good.pdf"
    source.write_bytes(good)
    for number, (name, broken) in enumerate(BREAKS.items()):
        paths[name] = folder / f"{number:02d}.pdf"
        with pikepdf.open(source) as pdf:
            broken(pdf)
            pdf.save(paths[name])
    return paths
