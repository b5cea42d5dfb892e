"""The one type family of the report, embedded, and users' text made safe for it."""

import re
import unicodedata
from functools import cache
from importlib.resources import files
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
_MISSING = "?"

# Soft hyphens and direction marks say nothing on paper; control characters would break the markup.
_DROPPED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")


class MissingFontError(WorkbenchError):
    """A font file is not where the build puts it."""


@cache
def register_fonts() -> None:
    """Make the fonts known to ReportLab, once. Raises MissingFontError."""
    folder = Path(str(files("workbench"))) / "static" / "vendor" / "fonts"
    for name in (REGULAR, BOLD, _ITALIC, _BOLD_ITALIC):
        path = folder / f"{name}.ttf"
        if not path.is_file():
            raise MissingFontError(f"The font {path.name} is missing. Install again with `pip install .` to fetch it.")
        pdfmetrics.registerFont(TTFont(name, str(path)))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=_ITALIC, boldItalic=_BOLD_ITALIC)
    repair_character_maps()


def printable(text: str) -> str:
    """Any text with only characters the font has; what it lacks (emoji, other scripts) becomes a question mark."""
    register_fonts()
    known = pdfmetrics.getFont(REGULAR).face.charToGlyph
    kept = _DROPPED.sub("", unicodedata.normalize("NFC", text.replace("\t", " ")))
    shown = "".join(char if char == "\n" or ord(char) in known else _MISSING for char in kept)
    return re.sub(r"\?{4,}", "???", shown)


def markup(text: str) -> str:
    """Any text as ReportLab's paragraph markup: nothing in it is read as markup; line breaks stay."""
    return escape(printable(text)).replace("\n", "<br/>")
