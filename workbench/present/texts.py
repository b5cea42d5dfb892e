"""Texts of the content as a reader of one language and a site of one kind sees them."""

import re
from dataclasses import dataclass

from workbench.content.model import SiteKind
from workbench.values import Language, Text

_WORD = re.compile(r"\{([a-z][a-z0-9_-]*)\}")

# Our own wording speaks of the council even where the content defines no such word.
_COUNCIL = "council"
_ANY_COUNCIL = Text("Rat oder Kreistag", "council")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: the language, and the kind of site whose words fill `{council}` and the like."""

    language: Language
    kind: SiteKind

    def read(self, text: Text) -> str:
        """A text of the content, with the words of the kind of site put in.

        Loading proved that every word in braces is defined (design section 3); in what people wrote into their plan
        other words in braces stay as they are.
        """
        return _WORD.sub(self._word, text.in_language(self.language))

    def _word(self, found: re.Match[str]) -> str:
        word = self.kind.words.get(found.group(1))
        return found.group(0) if word is None else word.in_language(self.language)

    def read_or_none(self, text: Text | None) -> str | None:
        """Like `read`; nothing stays nothing."""
        return None if text is None else self.read(text)

    def say(self, text: Text, **values: object) -> str:
        """A sentence of our own, its gaps filled; `{council}` is filled for every kind of site."""
        council = self.kind.words.get(_COUNCIL, _ANY_COUNCIL).in_language(self.language)
        return text.in_language(self.language).format(**{_COUNCIL: council, **values})
