"""All reports of a cohort's round as one file: what was asked for, and how far the worker is."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.db import Document, Moment, Table, db
from workbench.storage.sites import Cohort


class BundleState(StrEnum):
    """How far the making of a bundle is."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


class Bundle(Table):
    """The one bundle that a cohort has at a time; `key` is new with every asking and names the file.

    `total` is how many sites have handed in, `tried` how many of them had their turn, `sites` the ids of those whose
    report is inside, `missing` name and reason of the others.
    """

    __tablename__ = "bundles"
    __table_args__ = (CheckConstraint("state IN ('waiting', 'working', 'done', 'failed')", name="state_is_known"),)

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(32))
    variant: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(2))
    state: Mapped[str] = mapped_column(String(16))
    total: Mapped[int]
    tried: Mapped[int]
    sites: Mapped[list[int]] = mapped_column(Document)
    missing: Mapped[list[dict[str, str]]] = mapped_column(Document)
    asked_at: Mapped[dt.datetime] = mapped_column(Moment)
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    changed_at: Mapped[dt.datetime] = mapped_column(Moment)


def lock_cohort(cohort_id: int) -> None:
    """Let nobody else ask for that cohort's bundle until the transaction ends."""
    db.session.execute(select(Cohort.id).where(Cohort.id == cohort_id).with_for_update())


def get_bundle(cohort_id: int) -> Bundle | None:
    """The bundle of a cohort, as it is now."""
    return db.session.get(Bundle, cohort_id, populate_existing=True)


def put_bundle(bundle: Bundle) -> None:
    """Keep a bundle in place of the one that its cohort had."""
    db.session.execute(delete(Bundle).where(Bundle.cohort_id == bundle.cohort_id))
    db.session.add(bundle)
    db.session.flush()


def all_bundles() -> Sequence[Bundle]:
    """The bundles of all cohorts."""
    return db.session.scalars(select(Bundle).order_by(Bundle.cohort_id)).all()


def forget_bundles(*, before: dt.datetime) -> None:
    """Remove the bundles asked for before that moment."""
    db.session.execute(delete(Bundle).where(Bundle.asked_at < before))
