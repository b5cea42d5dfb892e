"""Who did what and when: the one journal, only ever added to."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ForeignKey, Index, String, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.db import Document, Moment, Table, core_table, db


class JournalEntry(Table):
    """One deed: `verb` names it, `detail` holds what a reader needs to understand it."""

    __tablename__ = "journal"
    __table_args__ = (
        Index("ix_journal_assessment_item", "assessment_id", "item_id"),
        Index("ix_journal_site_measure", "site_id", "measure"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[dt.datetime] = mapped_column(Moment)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    site_id: Mapped[int | None] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), index=True)
    assessment_id: Mapped[int | None] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"))
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"), index=True)
    item_id: Mapped[str | None] = mapped_column(String(80))
    measure: Mapped[str | None] = mapped_column(String(80))
    verb: Mapped[str] = mapped_column(String(40))
    detail: Mapped[dict[str, Any]] = mapped_column(Document)


_ADD = insert(core_table(JournalEntry))


def write_journal(
    verb: str,
    *,
    at: dt.datetime,
    by: int | None,
    site_id: int | None = None,
    assessment_id: int | None = None,
    cohort_id: int | None = None,
    item_id: str | None = None,
    measure: str | None = None,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Add one deed to the journal; it is kept together with what was done."""
    db.session.execute(
        _ADD,
        {
            "at": at,
            "person_id": by,
            "site_id": site_id,
            "assessment_id": assessment_id,
            "cohort_id": cohort_id,
            "item_id": item_id,
            "measure": measure,
            "verb": verb,
            "detail": dict(detail or {}),
        },
    )


def journal_of_site(site_id: int, *, limit: int, before: int | None = None) -> Sequence[JournalEntry]:
    """What happened at a site, the latest first; `before` is the id to go on from."""
    query = select(JournalEntry).where(JournalEntry.site_id == site_id).order_by(JournalEntry.id.desc()).limit(limit)
    return db.session.scalars(query if before is None else query.where(JournalEntry.id < before)).all()


def journal_of_item(assessment_id: int, item_id: str) -> Sequence[JournalEntry]:
    """What happened at one item of an assessment, the latest first."""
    return db.session.scalars(
        select(JournalEntry)
        .where(JournalEntry.assessment_id == assessment_id, JournalEntry.item_id == item_id)
        .order_by(JournalEntry.id.desc())
    ).all()


def journal_of_measure(site_id: int, measure: str) -> Sequence[JournalEntry]:
    """What happened to one measure of a site's plans, the latest first."""
    return db.session.scalars(
        select(JournalEntry)
        .where(JournalEntry.site_id == site_id, JournalEntry.measure == measure)
        .order_by(JournalEntry.id.desc())
    ).all()


def journal_of_person(person_id: int) -> Sequence[JournalEntry]:
    """What a person did, in order."""
    return db.session.scalars(
        select(JournalEntry).where(JournalEntry.person_id == person_id).order_by(JournalEntry.id)
    ).all()
