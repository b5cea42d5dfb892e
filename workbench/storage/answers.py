"""Answers while they are being given: one row per assessment, item and respondent, and values that lost a race."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, and_, bindparam, delete, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.db import Document, Moment, Table, core_table, db


class StoredAnswer(Table):
    """What stands at an item: agreed by the team (`respondent_id` empty) or given by one person.

    Version 1 is the first; every change adds 1. `entry` is a document of `answers.entry`. `page` names the page it
    was written on, so that a save whose acknowledgement was lost is not taken for somebody else's.
    """

    __tablename__ = "answers"
    __table_args__ = (
        Index(
            "uq_answers_agreed", "assessment_id", "item_id", unique=True,
            sqlite_where=text("respondent_id IS NULL"), postgresql_where=text("respondent_id IS NULL"),
        ),
        Index(
            "uq_answers_own", "assessment_id", "item_id", "respondent_id", unique=True,
            sqlite_where=text("respondent_id IS NOT NULL"), postgresql_where=text("respondent_id IS NOT NULL"),
        ),
        CheckConstraint("version > 0", name="version_is_positive"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"))
    item_id: Mapped[str] = mapped_column(String(80))
    respondent_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    entry: Mapped[dict[str, Any]] = mapped_column(Document)
    version: Mapped[int]
    page: Mapped[str] = mapped_column(String(32), default="")
    changed_at: Mapped[dt.datetime] = mapped_column(Moment)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))


class Rival(Table):
    """A value that came in on an old version: kept beside the answer until somebody chooses."""

    __tablename__ = "rival_answers"
    __table_args__ = (Index("uq_rival_answers_author", "assessment_id", "item_id", "changed_by", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"))
    item_id: Mapped[str] = mapped_column(String(80))
    entry: Mapped[dict[str, Any]] = mapped_column(Document)
    changed_at: Mapped[dt.datetime] = mapped_column(Moment)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An answer or a rival as it stands in the database; `id` is the rival's, 0 for the answer."""

    entry: Mapping[str, Any]
    changed_at: dt.datetime
    changed_by: int | None
    version: int = 0
    page: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A new state of an item's agreed answer: what, when, by whom, on which page."""

    entry: Mapping[str, Any]
    at: dt.datetime
    by: int
    page: str = ""


# Statements are built once: building one costs more than running it.
_TABLE = core_table(StoredAnswer)
_AGREED = and_(_TABLE.c.assessment_id == bindparam("of"), _TABLE.c.respondent_id.is_(None))
_AT_ITEM = and_(_AGREED, _TABLE.c.item_id == bindparam("at_item"))
_ALL = select(
    _TABLE.c.item_id, _TABLE.c.entry, _TABLE.c.changed_at, _TABLE.c.changed_by, _TABLE.c.version, _TABLE.c.page
).where(_AGREED)
_ONE = _ALL.where(_TABLE.c.item_id == bindparam("at_item"))
_CHANGE = (
    update(_TABLE)
    .where(_AT_ITEM, _TABLE.c.version == bindparam("on_version"))
    .values({
        _TABLE.c.version: bindparam("on_version") + 1,
        _TABLE.c.entry: bindparam("new_entry"),
        _TABLE.c.changed_at: bindparam("now"),
        _TABLE.c.changed_by: bindparam("author"),
        _TABLE.c.page: bindparam("on_page"),
    })
    .returning(_TABLE.c.id)
)  # fmt: skip


def agreed_answers(assessment_id: int) -> dict[str, Kept]:
    """Item id to the agreed answer."""
    rows = db.session.execute(_ALL, {"of": assessment_id})
    return {
        item: Kept(entry=entry, changed_at=at, changed_by=by, version=version, page=page)
        for item, entry, at, by, version, page in rows
    }


def agreed_answer(assessment_id: int, item_id: str) -> Kept | None:
    """The agreed answer of one item."""
    found = db.session.execute(_ONE, {"of": assessment_id, "at_item": item_id}).one_or_none()
    if found is None:
        return None
    _, entry, at, by, version, page = found
    return Kept(entry=entry, changed_at=at, changed_by=by, version=version, page=page)


def insert_agreed(assessment_id: int, item_id: str, written: Written) -> bool:
    """The first agreed answer of an item; False, and nothing written, where there is one already."""
    dialect = sqlite if db.engine.dialect.name == "sqlite" else postgresql
    done = db.session.execute(
        dialect.insert(StoredAnswer)
        .values(
            assessment_id=assessment_id,
            item_id=item_id,
            version=1,
            entry=dict(written.entry),
            changed_at=written.at,
            changed_by=written.by,
            page=written.page,
        )
        .on_conflict_do_nothing()
        .returning(StoredAnswer.id)
    )
    return done.first() is not None


def update_agreed(assessment_id: int, item_id: str, written: Written, *, version: int) -> bool:
    """Change the agreed answer if it still has that version; False, and nothing written, if not."""
    values = {
        "of": assessment_id,
        "at_item": item_id,
        "on_version": version,
        "new_entry": dict(written.entry),
        "now": written.at,
        "author": written.by,
        "on_page": written.page,
    }
    return db.session.execute(_CHANGE, values).first() is not None


def keep_rival(assessment_id: int, item_id: str, entry: Mapping[str, Any], *, at: dt.datetime, by: int) -> None:
    """Keep what came too late; a later one of the same person at the same item takes its place."""
    drop_rivals(assessment_id, item_id, by=by)
    db.session.execute(
        insert(Rival).values(
            assessment_id=assessment_id, item_id=item_id, entry=dict(entry), changed_at=at, changed_by=by
        )
    )


_RIVALS = (
    select(Rival.item_id, Rival.id, Rival.entry, Rival.changed_at, Rival.changed_by)
    .where(Rival.assessment_id == bindparam("of"))
    .order_by(Rival.changed_at, Rival.id)
)


def rivals(assessment_id: int) -> dict[str, list[Kept]]:
    """Item id to the values that wait for a choice, oldest first."""
    rows = db.session.execute(_RIVALS, {"of": assessment_id})
    found: dict[str, list[Kept]] = {}
    for item, rival_id, entry, at, by in rows:
        found.setdefault(item, []).append(Kept(entry=entry, changed_at=at, changed_by=by, id=rival_id))
    return found


def drop_rivals(assessment_id: int, item_id: str, *, by: int | None = None) -> None:
    """Forget the waiting values of an item, or only those of one person."""
    query = delete(Rival).where(Rival.assessment_id == assessment_id, Rival.item_id == item_id)
    db.session.execute(query if by is None else query.where(Rival.changed_by == by))


def entries_of(assessment_ids: Sequence[int]) -> dict[int, list[tuple[str, Mapping[str, Any]]]]:
    """Assessment id to its agreed answers as item id and entry, for boards over several sites."""
    rows = db.session.execute(
        select(StoredAnswer.assessment_id, StoredAnswer.item_id, StoredAnswer.entry).where(
            StoredAnswer.assessment_id.in_(assessment_ids), StoredAnswer.respondent_id.is_(None)
        )
    )
    found: dict[int, list[tuple[str, Mapping[str, Any]]]] = {key: [] for key in assessment_ids}
    for assessment, item, entry in rows:
        found[assessment].append((item, entry))
    return found
