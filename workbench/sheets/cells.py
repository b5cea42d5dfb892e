"""The text of a cell as a person reads it."""

import unicodedata


def tidy(text: str) -> str:
    """Umlauts in one piece, nothing invisible, single spaces."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(each for each in composed if each.isprintable() or each.isspace()).split())


def same(text: str) -> str:
    """What two spellings of the same word have in common: no capitals, no hyphens, no spaces."""
    return tidy(text).casefold().replace(" ", "").replace("-", "")
