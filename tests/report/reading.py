"""Small documents built from flowables, and read back as text, tree and places on the page."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
from reportlab.platypus import Flowable

from tests.report.sabotage import tree
from tests.report.specimen import METADATA, STYLES, heading
from workbench.report.fonts import markup
from workbench.report.page import build_document
from workbench.report.style import table_style
from workbench.report.tagged.paragraphs import P
from workbench.report.tagged.tables import tagged_table

SENTENCE = "Die Kommune beschreibt ihre Ziele schriftlich. "


def document(*story: Flowable) -> bytes:
    """The flowables under a heading of the first level."""
    return build_document([heading(1, "Titel", "top"), *story], METADATA)


def cell(text: str) -> P:
    return P(markup(text), STYLES["cell"])


def table(rows: Sequence[Sequence[Flowable]], *, widths: Sequence[float] = (80, 400)) -> list[Flowable]:
    """A captioned table with one head row."""
    return tagged_table(rows, widths=widths, style=table_style(), caption=("Tabelle", STYLES["caption"]))


def lines(pdf: bytes, folder: Path) -> list[str]:
    """The lines of text in the order in which they are drawn."""
    path = folder / "read.pdf"
    path.write_bytes(pdf)
    return subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )


def text(pdf: bytes, folder: Path) -> str:
    """What a reader hears: soft hyphens join what they part, white space is folded."""
    return " ".join("\n".join(lines(pdf, folder)).replace("\u00ad\n", "").split())


def text_of(path: Path) -> str:
    """The text of a file line by line over the page, hyphenated words joined, white space folded."""
    shown = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    return " ".join(shown.replace("\u00ad\n", "").split())


@dataclass(frozen=True, slots=True)
class Said:
    """What one element says itself, with its own role and those of the elements around it, from the document down."""

    roles: tuple[str, ...]
    text: str

    @property
    def role(self) -> str:
        return self.roles[-1]


def spoken(path: Path) -> list[Said]:
    """What a screen reader says, in the order of the structure tree; what is no part of that is not there."""
    with pikepdf.open(path) as pdf:
        texts = {key: text for page in pdf.pages for key, text in _marked_texts(page)}
        return list(_said_by(pdf.Root.StructTreeRoot.K, (), texts))


_Marked = tuple[tuple[int, int], int]
"""A page and the number of a piece of marked content on it."""


def _said_by(element: pikepdf.Object, around: tuple[str, ...], texts: Mapping[_Marked, str]) -> Iterator[Said]:
    roles = (*around, str(element.S)[1:])
    own, below = "", []
    for kid in element.get("/K", pikepdf.Array()):
        if not isinstance(kid, pikepdf.Dictionary):
            own += texts[element.Pg.objgen, int(kid)]
        elif "/MCID" in kid:
            own += texts[kid.Pg.objgen, int(kid.MCID)]
        elif "/S" in kid:
            below.append(kid)
    if own:
        yield Said(roles, own.replace("\u00ad", ""))
    for kid in below:
        yield from _said_by(kid, roles, texts)


def _marked_texts(page: pikepdf.Page) -> Iterator[tuple[_Marked, str]]:
    """The pieces of marked content of a page; what is drawn outside of them is left out."""
    maps = {name: _character_map(font) for name, font in page.Resources.Font.items()}
    current: dict[int, str] = {}
    number, said = -1, ""
    for instruction in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj"):
        operator = str(instruction.operator)
        if operator == "Tf":
            current = maps[str(instruction.operands[0])]
        elif operator == "Tj":
            said += "".join(current[code] for code in bytes(instruction.operands[0]))
        elif operator == "EMC":
            if number >= 0:
                yield (page.obj.objgen, number), said
            number = -1
        else:
            properties = instruction.operands[-1]
            number, said = int(properties.get("/MCID", -1)) if isinstance(properties, pikepdf.Dictionary) else -1, ""


def run_together(text: str) -> str:
    """Without spaces and hyphens, so that it does not matter where a line ends."""
    return re.sub(r"[\s\u00a0\u00ad-]", "", text)


def text_layer(pdf: bytes) -> str:
    """The characters of all pages exactly as they are drawn, line ends included only where a space is drawn."""
    shown = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            maps = {name: _character_map(font) for name, font in page.Resources.Font.items()}
            current: dict[int, str] = {}
            for instruction in pikepdf.parse_content_stream(page):
                if str(instruction.operator) == "Tf":
                    current = maps[str(instruction.operands[0])]
                elif str(instruction.operator) == "Tj":
                    shown += [current[code] for code in bytes(instruction.operands[0])]
    return "".join(shown)


def _character_map(font: pikepdf.Object) -> dict[int, str]:
    pairs = re.findall(r"^<(..)> <(....)>$", font.ToUnicode.read_bytes().decode(), re.MULTILINE)
    return {int(code, 16): chr(int(point, 16)) for code, point in pairs}


def counts(pdf: bytes) -> Counter[str]:
    """How often each structure type occurs in the tree."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return Counter(str(element.S)[1:] for element in tree(opened))


def right_edges(pdf: bytes, folder: Path) -> list[float]:
    """Where each word ends, in points from the left edge of its page."""
    path = folder / "edges.pdf"
    path.write_bytes(pdf)
    boxes = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    return [float(edge) for edge in re.findall(r'<word .*xMax="([\d.]+)"', boxes)]


def pages(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)
