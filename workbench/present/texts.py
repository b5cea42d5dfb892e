"""Texts of the content as a reader of one language and a site of one kind sees them."""

import re
from dataclasses import dataclass

from workbench.content.model import SiteKind
from workbench.values import Language, Text

_WORD = re.compile(r"\{([a-z][a-z0-9_-]*)\}")

# Our own wording speaks of the council even where the content defines no such word.
_WORDS_OF_OUR_OWN = {"council": Text("Rat oder Kreistag", "council")}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: the language, and the kind of site whose words fill `{council}` and the like."""

    language: Language
    kind: SiteKind

    def read(self, text: Text) -> str:
        """The text in the reader's language with the words of the kind of site put in.

        Loading proved that every word in the content's braces is defined (design section 3).
        """
        return _WORD.sub(lambda found: self._word(found.group(1)), text.in_language(self.language))

    def _word(self, name: str) -> str:
        word = self.kind.words.get(name) or _WORDS_OF_OUR_OWN[name]
        return word.in_language(self.language)

    def read_or_none(self, text: Text | None) -> str | None:
        """Like `read`; nothing stays nothing."""
        return None if text is None else self.read(text)
