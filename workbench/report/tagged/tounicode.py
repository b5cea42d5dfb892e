"""Character maps that PDF/UA accepts.

ReportLab maps unused codes of a font subset to U+0000, which PDF/UA-1 forbids (7.21.7), and writes one block of
up to 128 entries where the format allows 100. It offers no other way in than the function itself.
"""

from collections.abc import Sequence

from reportlab.pdfbase import ttfonts

_BLOCK = 100


def repair_character_maps() -> None:
    """Make ReportLab write valid ToUnicode maps from now on; harmless when called again."""
    ttfonts.makeToUnicodeCMap = character_map


def character_map(font_name: str, subset: Sequence[int]) -> str:
    """The ToUnicode map of a font subset, which lists the code point of each code, 0 for none."""
    pairs = [(code, point) for code, point in enumerate(subset) if point]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({font_name}) /Ordering ({font_name}) /Supplement 0 >> def",
        f"/CMapName /{font_name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for begin in range(0, len(pairs), _BLOCK):
        block = pairs[begin : begin + _BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in block]
        lines.append("endbfchar")
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])
