"""The calendar of a cohort: its workshops and what else happens between them."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, select
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.db import Table, db
from workbench.storage.sites import CohortSite


class EventKind(StrEnum):
    """The elements of the Entwicklungswerkstatt."""

    WORKSHOP = "workshop"
    EXCURSION = "excursion"
    VISIT = "visit"
    PAIRING = "pairing"
    EXPERT = "expert"
    NETWORK = "network"


class CohortEvent(Table):
    """Something on certain days, both included; `material` is what to bring or read."""

    __tablename__ = "events"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('workshop', 'excursion', 'visit', 'pairing', 'expert', 'network')", name="kind_is_known"
        ),
        CheckConstraint("last_day >= first_day", name="ends_after_start"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    title: Mapped[str] = mapped_column(String(120))
    first_day: Mapped[dt.date]
    last_day: Mapped[dt.date]
    place: Mapped[str] = mapped_column(String(120), default="")
    topic: Mapped[str] = mapped_column(String(300), default="")
    material: Mapped[str] = mapped_column(String(2000), default="")


def add_event(event: CohortEvent) -> None:
    """Put an event into the calendar."""
    db.session.add(event)
    db.session.flush()


def get_event(event_id: int) -> CohortEvent | None:
    """The event of that id."""
    return db.session.get(CohortEvent, event_id)


def delete_event(event: CohortEvent) -> None:
    """Take an event out of the calendar."""
    db.session.delete(event)
    db.session.flush()


def events_of_cohort(cohort_id: int) -> Sequence[CohortEvent]:
    """The events of a cohort, by day."""
    return db.session.scalars(
        select(CohortEvent).where(CohortEvent.cohort_id == cohort_id).order_by(CohortEvent.first_day, CohortEvent.id)
    ).all()


def events_of_site(site_id: int) -> Sequence[CohortEvent]:
    """The events of all cohorts in which a site takes part, by day."""
    return db.session.scalars(
        select(CohortEvent)
        .join(CohortSite, CohortSite.cohort_id == CohortEvent.cohort_id)
        .where(CohortSite.site_id == site_id)
        .order_by(CohortEvent.first_day, CohortEvent.id)
    ).all()
