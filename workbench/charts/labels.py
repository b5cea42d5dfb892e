"""Labels of charts on the screen in lines: wrapped, hyphenated where a word is too long, never cut."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pyphen

from workbench.values import Language

PATTERNS: Mapping[Language, str] = {Language.GERMAN: "de_DE", Language.ENGLISH: "en_GB"}
"""What pyphen calls a language."""

# Fewer letters alone at the end or the beginning of a line are hard to read.
_FEWEST_LETTERS = 4

_LETTERS = re.compile(r"[^\W\d_]+")


def wrapped(text: str, columns: int, language: Language) -> tuple[str, ...]:
    """The text in lines of at most `columns` characters; joined again without the hyphens put in, it is the text."""
    lines: list[str] = []
    for word in text.split():
        for piece in _pieces(word, columns, language):
            if lines and len(lines[-1]) + 1 + len(piece) <= columns:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
    return tuple(lines)


def _pieces(word: str, columns: int, language: Language) -> Iterator[str]:
    """A word in as few pieces as fit, broken after a syllable, at worst after any letter."""
    while len(word) > columns:
        place = max((place for place in _places(word, language) if place < columns), default=columns - 1)
        mark = "" if word[place - 1] in "-–/" else "-"
        yield word[:place] + mark
        word = word[place:]
    yield word


def _places(word: str, language: Language) -> Iterator[int]:
    for found in re.finditer(r"[-–/](?=.)", word):
        yield found.end()
    for letters in _LETTERS.finditer(word):
        for position in _hyphenator(language).positions(letters.group()):
            yield letters.start() + int(position)


@cache
def _hyphenator(language: Language) -> Any:
    return pyphen.Pyphen(lang=PATTERNS[language], left=_FEWEST_LETTERS, right=_FEWEST_LETTERS)
