"""The one type family of the report, embedded, and users' text made safe for it."""

import re
import unicodedata
from collections.abc import Container
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from workbench.errors import WorkbenchError
from workbench.report.tagged.tounicode import repair_character_maps

REGULAR = "FiraSans-Regular"
BOLD = "FiraSans-SemiBold"
_ITALIC = "FiraSans-Italic"
_BOLD_ITALIC = "FiraSans-SemiBoldItalic"
_WORDS = 20_000
"""So many widths are kept for each font; a full report asks for 2,400, those of the ten demo sites for 6,300."""

_MISSING = "?"
_MOST_MISSING_IN_A_ROW = 3

_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Soft hyphens and direction marks say nothing on paper; control characters would break the markup.
_DROPPED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
# What word processors write; the font has only the plain forms.
_PLAIN = str.maketrans({"\t": " ", "\u2010": "-", "\u2011": "-", "\u202f": "\u00a0"})


class MissingFontError(WorkbenchError):
    """A font file is not where the build puts it."""


class _Font(TTFont):
    """A font that sums up the width of a word once: a report asks for the same words again and again."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self._units = lru_cache(maxsize=_WORDS)(self._summed)

    def _summed(self, text: str) -> int:
        widths, default = self.face.charWidths, self.face.defaultWidth
        return sum(widths.get(ord(char), default) for char in text)

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf8") -> float:  # noqa: N802  ReportLab's name
        """The width of a text in points."""
        return 0.001 * size * self._units(text if isinstance(text, str) else text.decode(encoding))


@cache
def register_fonts() -> None:
    """Make the fonts known to ReportLab, once. Raises MissingFontError."""
    folder = Path(str(files("workbench"))) / "static" / "vendor" / "fonts"
    for name in (REGULAR, BOLD, _ITALIC, _BOLD_ITALIC):
        path = folder / f"{name}.ttf"
        if not path.is_file():
            raise MissingFontError(f"The font {path.name} is missing. Install again with `pip install .` to fetch it.")
        pdfmetrics.registerFont(_Font(name, str(path)))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=_ITALIC, boldItalic=_BOLD_ITALIC)
    repair_character_maps()


def printable(text: str) -> str:
    """Any text with only characters the font has; what it lacks (emoji, other scripts) becomes question marks.

    A character whose parts the font has is written by them (① as 1); lines end with a line feed.
    """
    register_fonts()
    known = pdfmetrics.getFont(REGULAR).face.charToGlyph
    kept = _DROPPED.sub("", _LINE_END.sub("\n", unicodedata.normalize("NFC", text)).translate(_PLAIN))
    runs = [(has, "".join(run)) for has, run in groupby(kept, lambda char: char == "\n" or ord(char) in known)]
    return "".join(run if has else _replaced(run, known) for has, run in runs)


def _replaced(run: str, known: Container[int]) -> str:
    """Characters that the font lacks, by their parts or as at most three question marks."""
    parts = [char for char in unicodedata.normalize("NFKD", run) if ord(char) in known]
    return "".join(parts) or _MISSING * min(len(run), _MOST_MISSING_IN_A_ROW)


def markup(text: str) -> str:
    """Any text as ReportLab's paragraph markup: nothing in it is read as markup; line breaks stay."""
    return escape(printable(text)).replace("\n", "<br/>")
