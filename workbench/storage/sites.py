"""Sites, cohorts, and which site belongs to which cohort."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.db import Moment, Table, db


class Site(Table):
    """A municipality or county that takes part; `kind` is the id of a kind of site in the content.

    `contacts` are functions whom to ask there, never names of people.
    """

    __tablename__ = "sites"
    __table_args__ = (
        UniqueConstraint("name"),
        CheckConstraint("population IS NULL OR population > 0", name="population_is_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(40))
    population: Mapped[int | None]
    region: Mapped[str] = mapped_column(String(120), default="")
    contacts: Mapped[str] = mapped_column(String(300), default="")
    created_at: Mapped[dt.datetime] = mapped_column(Moment)


class Cohort(Table):
    """Sites that go through the workshops together."""

    __tablename__ = "cohorts"
    __table_args__ = (UniqueConstraint("name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    created_at: Mapped[dt.datetime] = mapped_column(Moment)


class CohortSite(Table):
    """A site takes part in a cohort."""

    __tablename__ = "cohort_sites"

    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), primary_key=True, index=True)


def add_site(*, name: str, kind: str, population: int | None, region: str, at: dt.datetime, contacts: str = "") -> Site:
    """A new site."""
    site = Site(
        name=name.strip(),
        kind=kind,
        population=population,
        region=region.strip(),
        contacts=contacts.strip(),
        created_at=at,
    )
    db.session.add(site)
    db.session.flush()
    return site


def get_site(site_id: int) -> Site | None:
    """The site of that id."""
    return db.session.get(Site, site_id)


def find_site(name: str) -> Site | None:
    """The site of that name."""
    return db.session.scalar(select(Site).where(Site.name == name.strip()))


def list_sites(ids: Sequence[int] | None = None) -> Sequence[Site]:
    """All sites, or those of these ids, by name."""
    query = select(Site).order_by(Site.name)
    return db.session.scalars(query if ids is None else query.where(Site.id.in_(ids))).all()


def lock_site(site_id: int) -> None:
    """Let nobody else who locks that site go on until the transaction ends."""
    db.session.execute(select(Site.id).where(Site.id == site_id).with_for_update())


def delete_site(site: Site) -> None:
    """Remove a site with everything that belongs to it."""
    db.session.delete(site)
    db.session.flush()


def add_cohort(name: str, *, at: dt.datetime) -> Cohort:
    """A new cohort without sites."""
    cohort = Cohort(name=name.strip(), created_at=at)
    db.session.add(cohort)
    db.session.flush()
    return cohort


def get_cohort(cohort_id: int) -> Cohort | None:
    """The cohort of that id."""
    return db.session.get(Cohort, cohort_id)


def find_cohort(name: str) -> Cohort | None:
    """The cohort of that name."""
    return db.session.scalar(select(Cohort).where(Cohort.name == name.strip()))


def list_cohorts(ids: Sequence[int] | None = None) -> Sequence[Cohort]:
    """All cohorts, or those of these ids, by name."""
    query = select(Cohort).order_by(Cohort.name)
    return db.session.scalars(query if ids is None else query.where(Cohort.id.in_(ids))).all()


def delete_cohort(cohort: Cohort) -> None:
    """Remove a cohort with its rounds and everything in them; its sites stay."""
    db.session.delete(cohort)
    db.session.flush()


def sites_of_cohort(cohort_id: int) -> Sequence[Site]:
    """The sites of a cohort, by name."""
    return db.session.scalars(
        select(Site)
        .join(CohortSite, CohortSite.site_id == Site.id)
        .where(CohortSite.cohort_id == cohort_id)
        .order_by(Site.name)
    ).all()


def cohorts_of_site(site_id: int) -> frozenset[int]:
    """The ids of the cohorts in which a site takes part."""
    return frozenset(db.session.scalars(select(CohortSite.cohort_id).where(CohortSite.site_id == site_id)))


def set_member(cohort_id: int, site_id: int, *, member: bool) -> None:
    """Take a site into a cohort, or out of it."""
    db.session.execute(delete(CohortSite).where(CohortSite.cohort_id == cohort_id, CohortSite.site_id == site_id))
    if member:
        db.session.add(CohortSite(cohort_id=cohort_id, site_id=site_id))
        db.session.flush()
