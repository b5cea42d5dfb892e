"""Text of people as every file format takes it: XML knows no control characters, a table no stray reading direction."""

import re

_LINE_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NOT_FOR_FILES = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
"""Control characters, halves of characters, no characters, marks that turn the reading direction of what follows."""


def plain(text: str) -> str:
    """The text with one kind of line break and without what a file must not hold."""
    return _NOT_FOR_FILES.sub("", _LINE_BREAK.sub("\n", text).replace("\t", " ")).strip()


def one_line(text: str) -> str:
    """The same on one line, for titles and headings."""
    return " ".join(plain(text).split())
