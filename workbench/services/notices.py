"""Privacy notice, legal notice, accessibility statement: what the operator wrote, else an honest sample."""

import re
from dataclasses import dataclass

from workbench.packaged import packaged
from workbench.services.access import Action, Actor, require
from workbench.services.clock import now
from workbench.storage.db import transaction
from workbench.storage.journal import write_journal
from workbench.storage.notices import NoticeKind, notice_text, set_notice
from workbench.values import Language

_GAP = re.compile(r"\[(?:bitte ergänzen|please add)\b[^\]]*\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePage:
    """A page in Markdown; `language` is that of the text, `gaps` counts what the operator has yet to fill in."""

    kind: NoticeKind
    language: Language
    text: str
    is_sample: bool

    @property
    def gaps(self) -> int:
        """How many places say that something has to be filled in."""
        return len(_GAP.findall(self.text))


def read_notice(kind: NoticeKind, language: Language) -> NoticePage:
    """A page for everybody, without an actor: what the operator wrote in that language, else what they wrote in German.

    While they have written neither, the sample in that language.
    """
    for wanted in (language, Language.GERMAN):
        if text := notice_text(kind, wanted.value):
            return NoticePage(kind=kind, language=wanted, text=text, is_sample=False)
    return _sample(kind, language)


def notice_to_edit(actor: Actor, kind: NoticeKind, language: Language) -> NoticePage:
    """A page as the operator finds it in the editor: their text in exactly that language, else the sample.

    Raises NotAllowedError.
    """
    require(actor, Action.OPERATE)
    text = notice_text(kind, language.value)
    return NoticePage(kind=kind, language=language, text=text, is_sample=False) if text else _sample(kind, language)


def write_notice(actor: Actor, kind: NoticeKind, language: Language, *, text: str) -> None:
    """Replace a page; an empty text brings the sample back. Raises NotAllowedError."""
    require(actor, Action.OPERATE)
    with transaction():
        at = now()
        set_notice(kind, language.value, text.replace("\r\n", "\n").strip(), at=at)
        write_journal(
            "notice_changed", at=at, by=actor.person_id, detail={"kind": kind.value, "language": language.value}
        )


def _sample(kind: NoticeKind, language: Language) -> NoticePage:
    path = packaged("templates") / "notices" / f"{kind.value}.{language.value}.md"
    return NoticePage(kind=kind, language=language, text=path.read_text(encoding="utf-8"), is_sample=True)
