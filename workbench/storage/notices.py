"""The pages that the operator fills: privacy notice, legal notice, accessibility statement."""

import datetime as dt
from enum import StrEnum

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.db import Moment, Table, db


class NoticeKind(StrEnum):
    """Which page."""

    PRIVACY = "privacy"
    LEGAL = "legal"
    ACCESSIBILITY = "accessibility"


class Notice(Table):
    """A page in one language, written in Markdown."""

    __tablename__ = "notices"

    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    language: Mapped[str] = mapped_column(String(2), primary_key=True)
    text: Mapped[str] = mapped_column(String(100_000))
    changed_at: Mapped[dt.datetime] = mapped_column(Moment)


def notice_text(kind: NoticeKind, language: str) -> str | None:
    """What the operator wrote; None while nothing is written in that language."""
    return db.session.scalar(select(Notice.text).where(Notice.kind == kind.value, Notice.language == language))


def set_notice(kind: NoticeKind, language: str, text: str, *, at: dt.datetime) -> None:
    """Replace a page."""
    db.session.merge(Notice(kind=kind.value, language=language, text=text, changed_at=at))
    db.session.flush()
