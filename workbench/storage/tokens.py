"""Links that open something without a password: only a hash of each is kept."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, select, update
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.db import Document, Moment, Table, db


class Purpose(StrEnum):
    """What a link is for."""

    INVITATION = "invitation"
    RESET = "reset"
    DEPARTMENT = "department"
    SHARE = "share"


class Token(Table):
    """One link: whom or what it concerns, until when it works, and whether it was used or revoked."""

    __tablename__ = "tokens"
    __table_args__ = (
        UniqueConstraint("hash"),
        CheckConstraint("purpose IN ('invitation', 'reset', 'department', 'share')", name="purpose_is_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[str] = mapped_column(String(16))
    hash: Mapped[str] = mapped_column(String(64))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    site_id: Mapped[int | None] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), index=True)
    subject: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    created_at: Mapped[dt.datetime] = mapped_column(Moment)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    expires_at: Mapped[dt.datetime] = mapped_column(Moment)
    used_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    revoked_at: Mapped[dt.datetime | None] = mapped_column(Moment)


def add_token(token: Token) -> None:
    """Keep a token."""
    db.session.add(token)
    db.session.flush()


def find_token(hashed: str, purpose: Purpose) -> Token | None:
    """The token of that hash and purpose, whatever its state."""
    return db.session.scalar(select(Token).where(Token.hash == hashed, Token.purpose == purpose.value))


def get_token(token_id: int) -> Token | None:
    """The token of that id."""
    return db.session.get(Token, token_id)


def use_token(token_id: int, *, at: dt.datetime) -> bool:
    """Use a token up; False where another request was faster, or it was revoked."""
    used = db.session.scalar(
        update(Token)
        .where(Token.id == token_id, Token.used_at.is_(None), Token.revoked_at.is_(None))
        .values(used_at=at)
        .returning(Token.id)
    )
    return used is not None


def revoke_token(token_id: int, *, at: dt.datetime) -> bool:
    """Revoke a token; False where it was revoked before."""
    revoked = db.session.scalar(
        update(Token).where(Token.id == token_id, Token.revoked_at.is_(None)).values(revoked_at=at).returning(Token.id)
    )
    return revoked is not None


def tokens_of_person(person_id: int) -> Sequence[Token]:
    """All links that a person ever got, in order."""
    return db.session.scalars(select(Token).where(Token.person_id == person_id).order_by(Token.id)).all()


def open_tokens(purpose: Purpose, *, now: dt.datetime) -> Sequence[Token]:
    """All links for a purpose that still work, in order."""
    return db.session.scalars(
        select(Token)
        .where(
            Token.purpose == purpose.value,
            Token.used_at.is_(None),
            Token.revoked_at.is_(None),
            Token.expires_at > now,
        )
        .order_by(Token.id)
    ).all()


def revoke_tokens(*, person_id: int, purpose: Purpose, at: dt.datetime) -> None:
    """Make all unused links of a person for a purpose stop working."""
    db.session.execute(
        update(Token)
        .where(
            Token.person_id == person_id,
            Token.purpose == purpose.value,
            Token.used_at.is_(None),
            Token.revoked_at.is_(None),
        )
        .values(revoked_at=at)
    )
