"""Type, colours and spacing of the report: one family, one grid of 4 points.

Colours hold in greyscale (dark, middle, light) and for colour-blind readers (blue and orange);
text has a contrast of at least 4.5 to 1, marks of at least 3 to 1.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import TableStyle

from workbench.report.fonts import BOLD, REGULAR, register_fonts
from workbench.report.tagged.words import hyphenation
from workbench.values import Language

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 56.0
TOP, BOTTOM = 48.0, 60.0
CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN

INK = HexColor(0x1C2430)
QUIET = HexColor(0x55606E)
BLUE = HexColor(0x14507F)
ORANGE = HexColor(0xC24E00)
TRACK = HexColor(0xE3E8EE)
RULE = HexColor(0xB8C1CC)
PALE = HexColor(0xF2F5F8)
WHITE = HexColor(0xFFFFFF)

PATTERNS: Mapping[Language, str] = {Language.GERMAN: "de_DE", Language.ENGLISH: "en_GB"}
"""What pyphen calls a language."""


_SHORTEST_HYPHENATED = 15
"""A ragged edge looks calmer than hyphens in ordinary words; a word too wide for its place is broken all the same."""

_HEADING: Mapping[str, object] = {"fontName": BOLD, "keepWithNext": 1, "textColor": BLUE, "hyphenationLang": ""}
_SMALL: Mapping[str, object] = {"fontSize": 9, "leading": 12}

# What each style changes of the body's.
_VARIANTS: Mapping[str, Mapping[str, object]] = {
    "title": {**_HEADING, "fontSize": 24, "leading": 29, "spaceAfter": 8},
    "site": {**_HEADING, "fontSize": 24, "leading": 28, "spaceAfter": 2},
    "long-site": {**_HEADING, "fontSize": 18, "leading": 22, "spaceAfter": 2},
    "h2": {**_HEADING, "fontSize": 16, "leading": 20, "spaceBefore": 16, "spaceAfter": 8},
    "h3": {**_HEADING, "fontSize": 12, "leading": 16, "spaceBefore": 12, "spaceAfter": 4},
    "h4": {**_HEADING, "fontSize": 10, "leading": 14, "spaceBefore": 8, "spaceAfter": 2, "textColor": INK},
    "facts": {**_SMALL, "spaceBefore": 2, "spaceAfter": 6, "textColor": QUIET},
    "page-one": {**_HEADING, "fontSize": 14, "leading": 18, "spaceBefore": 10, "spaceAfter": 4},
    "column-head": {**_HEADING, "fontSize": 10.5, "leading": 14, "spaceBefore": 8, "spaceAfter": 3},
    "column": {"fontSize": 9.5, "leading": 13, "spaceAfter": 4},
    "column-item": {
        "fontSize": 9.5,
        "leading": 13,
        "leftIndent": 12,
        "bulletIndent": 0,
        "spaceAfter": 2,
        "hyphenationLang": "",
    },
    "lead": {"fontSize": 12, "leading": 17, "spaceAfter": 8},
    "opening": {"keepWithNext": 1},
    "bullet": {"leftIndent": 14, "bulletIndent": 0, "spaceAfter": 3},
    "cell": {**_SMALL, "spaceAfter": 0},
    "number": {**_SMALL, "spaceAfter": 0, "alignment": 2},
    "head": {**_SMALL, "spaceAfter": 0, "fontName": BOLD},
    "group": {**_SMALL, "spaceAfter": 0, "fontName": BOLD, "keepWithNext": 1},
    "number-head": {**_SMALL, "spaceAfter": 0, "fontName": BOLD, "alignment": 2},
    "tile": {**_SMALL, "spaceAfter": 0, "alignment": 1},
    "open": {"fontSize": 8, "leading": 9, "spaceAfter": 0, "alignment": 1, "textColor": QUIET},
    "caption": {**_SMALL, "spaceBefore": 6, "spaceAfter": 4, "textColor": QUIET, "keepWithNext": 1},
    "note": {**_SMALL, "spaceAfter": 4, "textColor": QUIET},
    "below": {**_SMALL, "spaceBefore": 4, "spaceAfter": 4, "textColor": QUIET},
    "compact": {**_SMALL, "leftIndent": 10, "bulletIndent": 0, "spaceAfter": 0},
    "question": {**_SMALL, "spaceBefore": 4, "spaceAfter": 0, "textColor": QUIET, "keepWithNext": 1},
    "answer": {"spaceAfter": 2},
    "remark": {**_SMALL, "leftIndent": 14, "spaceAfter": 2},
    "contents1": {"fontName": BOLD, "spaceBefore": 4, "spaceAfter": 0, "hyphenationLang": ""},
    "contents2": {"leftIndent": 12, "spaceAfter": 0, "hyphenationLang": ""},
}


@cache
def styles(language: Language) -> Mapping[str, ParagraphStyle]:
    """The paragraph styles by name, hyphenated for that language; the fonts are known from here on."""
    register_fonts()
    body = ParagraphStyle(
        "body",
        fontName=REGULAR,
        bulletFontName=REGULAR,
        fontSize=10,
        leading=14,
        textColor=INK,
        spaceAfter=6,
        language=PATTERNS[language],
        hyphenationLang=hyphenation(PATTERNS[language]),
        hyphenationMinWordLength=_SHORTEST_HYPHENATED,
        embeddedHyphenation=1,
        uriWasteReduce=0.3,
        splitLongWords=1,
        allowWidows=0,
        allowOrphans=0,
    )

    def variant(name: str, **changes: object) -> ParagraphStyle:
        return ParagraphStyle(name, parent=body, **changes)

    found = [body, *(variant(name, **changes) for name, changes in _VARIANTS.items())]
    return MappingProxyType({style.name: style for style in found})


def table_style(header_rows: int = 1) -> TableStyle:
    """Lines between rows, a shaded head, no box."""
    return TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ("RIGHTPADDING", (0, 0), (-1, -1), 4),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ("BACKGROUND", (0, 0), (-1, header_rows - 1), PALE),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, RULE),
            ("LINEBELOW", (0, header_rows - 1), (-1, header_rows - 1), 0.8, QUIET),
        ]
    )
