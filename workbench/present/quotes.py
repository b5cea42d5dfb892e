"""Quotation marks within quotation marks: titles that hold some are named in sentences that put them in quotes."""

from collections.abc import Mapping

from workbench.values import Language

_OUTER: Mapping[Language, tuple[str, str]] = {Language.GERMAN: ("„", "“"), Language.ENGLISH: ("“", "”")}
_INNER: Mapping[Language, tuple[str, str]] = {Language.GERMAN: ("‚", "‘"), Language.ENGLISH: ("‘", "’")}


def with_inner_quotes(text: str, language: Language) -> str:
    """The text with single marks for quotes within quotes; as it is where marks have no partner."""
    begin, end = _OUTER[language]
    if text.count(begin) < 2 or text.count(begin) != text.count(end):
        return text
    inner_begin, inner_end = _INNER[language]
    depth, shown = 0, []
    for letter in text:
        if letter == begin:
            depth += 1
            shown.append(letter if depth == 1 else inner_begin)
        elif letter == end and not depth:
            return text
        elif letter == end:
            shown.append(letter if depth == 1 else inner_end)
            depth -= 1
        else:
            shown.append(letter)
    return "".join(shown)


def inside_quotes(text: str, language: Language) -> str:
    """The text as `with_inner_quotes` shows it where it stands within quotes."""
    return text.translate({ord(outer): _INNER[language][place] for place, outer in enumerate(_OUTER[language])})
