"""Small documents built from flowables, and read back as text, tree and places on the page."""

import re
import subprocess
from collections import Counter
from collections.abc import Sequence
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
