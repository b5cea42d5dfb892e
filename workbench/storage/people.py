"""People and what they may do where; the columns of sign-in are those Flask-Security asks for."""

import datetime as dt
import secrets
from collections.abc import Sequence
from enum import StrEnum

from flask_security.core import RoleMixin, UserMixin
from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    String,
    UniqueConstraint,
    bindparam,
    case,
    delete,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.db import Document, Moment, Table, core_table, db
from workbench.storage.journal import JournalEntry
from workbench.storage.sites import Cohort, Site


class SiteRole(StrEnum):
    """What a person is at a site."""

    TEAM = "team"
    READER = "reader"


class Person(Table, UserMixin):
    """Somebody who can sign in: an e-mail address and a function, never a name.

    Without a password the person was invited and has not come yet. `totp_counter` is the time step of the last code
    of the authenticator that was used; of the recovery codes only hashes are kept.
    """

    __tablename__ = "people"
    __table_args__ = (
        UniqueConstraint("email"),
        UniqueConstraint("fs_uniquifier"),
        CheckConstraint("email = lower(email)", name="email_is_lower_case"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254))
    function: Mapped[str] = mapped_column(String(120), default="")
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64))
    is_operator: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str] = mapped_column(String(2), default="de")
    created_at: Mapped[dt.datetime] = mapped_column(Moment)
    failed_sign_ins: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[dt.datetime | None] = mapped_column(Moment)
    tf_primary_method: Mapped[str | None] = mapped_column(String(64))
    tf_totp_secret: Mapped[str | None] = mapped_column(String(255))
    totp_counter: Mapped[int | None]
    mf_recovery_codes: Mapped[list[str] | None] = mapped_column(Document)

    @property
    def roles(self) -> list[RoleMixin]:  # type: ignore[override]
        """Flask-Security's own roles; ours depend on the site or cohort and stand in tables of their own."""
        return []


class AtSite(Table):
    """A person's role at a site."""

    __tablename__ = "site_roles"
    __table_args__ = (CheckConstraint("role IN ('team', 'reader')", name="role_is_known"),)

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(16))


class LeadOf(Table):
    """A person leads the workshops of a cohort."""

    __tablename__ = "cohort_leads"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"), primary_key=True, index=True)


def new_mark() -> str:
    """A value for `fs_uniquifier`: what a session names a person by."""
    return secrets.token_hex(32)


def add_person(*, email: str, function: str, language: str, uniquifier: str, at: dt.datetime) -> Person:
    """A new person without a password; the address is kept in lower case."""
    person = Person(
        email=email.strip().lower(), function=function, language=language, fs_uniquifier=uniquifier, created_at=at
    )
    db.session.add(person)
    db.session.flush()
    return person


def get_person(person_id: int) -> Person | None:
    """The person of that id."""
    return db.session.get(Person, person_id)


def find_person(email: str) -> Person | None:
    """The person of that address, however it is written."""
    return db.session.scalar(select(Person).where(Person.email == email.strip().lower()))


def list_people() -> Sequence[Person]:
    """Everybody, by address."""
    return db.session.scalars(select(Person).order_by(Person.email)).all()


def lock_operators() -> Sequence[int]:
    """The ids of all who can operate the installation now; until the transaction ends nobody else changes that."""
    return db.session.scalars(
        select(Person.id)
        .where(Person.is_operator, Person.active, Person.password.is_not(None))
        .order_by(Person.id)
        .with_for_update()
    ).all()


def functions_of(person_ids: Sequence[int]) -> dict[int, str]:
    """Id to function (or address, where no function was given) of these people."""
    rows = db.session.execute(select(Person.id, Person.function, Person.email).where(Person.id.in_(set(person_ids))))
    return {person_id: function or email for person_id, function, email in rows}


# Every request asks these, so they are built once.
_SITE_ROLES, _LEADS = core_table(AtSite), core_table(LeadOf)
_ROLES = select(_SITE_ROLES.c.site_id, _SITE_ROLES.c.role).where(_SITE_ROLES.c.person_id == bindparam("of"))
_LED = select(_LEADS.c.cohort_id).where(_LEADS.c.person_id == bindparam("of"))


def roles_at_sites(person_id: int) -> dict[int, SiteRole]:
    """Site id to the person's role there."""
    rows = db.session.execute(_ROLES, {"of": person_id})
    return {site_id: SiteRole(role) for site_id, role in rows}


def cohorts_led_by(person_id: int) -> frozenset[int]:
    """The cohorts that the person leads."""
    return frozenset(db.session.scalars(_LED, {"of": person_id}))


def people_at_site(site_id: int) -> list[tuple[Person, SiteRole]]:
    """Who has a role at the site, team first, then by address."""
    rows = db.session.execute(
        select(Person, AtSite.role)
        .join(AtSite, AtSite.person_id == Person.id)
        .where(AtSite.site_id == site_id)
        .order_by(AtSite.role.desc(), Person.email)
    )
    return [(person, SiteRole(role)) for person, role in rows]


def leads_of_cohort(cohort_id: int) -> Sequence[Person]:
    """Who leads the cohort, by address."""
    return db.session.scalars(
        select(Person)
        .join(LeadOf, LeadOf.person_id == Person.id)
        .where(LeadOf.cohort_id == cohort_id)
        .order_by(Person.email)
    ).all()


def roles_of_people() -> dict[int, list[tuple[str, str]]]:
    """Person id to the roles: (`team`, name of the site), (`reader`, …), (`lead`, name of the cohort), by name."""
    at_sites = select(AtSite.person_id, AtSite.role, Site.name).join(Site, Site.id == AtSite.site_id)
    leading = select(LeadOf.person_id, literal("lead"), Cohort.name).join(Cohort, Cohort.id == LeadOf.cohort_id)
    found: dict[int, list[tuple[str, str]]] = {}
    for query in (leading.order_by(Cohort.name), at_sites.order_by(Site.name)):
        for person_id, role, name in db.session.execute(query):
            found.setdefault(person_id, []).append((role, name))
    return found


def set_site_role(person_id: int, site_id: int, role: SiteRole | None) -> None:
    """Give a person a role at a site, change it, or take it away."""
    db.session.execute(delete(AtSite).where(AtSite.person_id == person_id, AtSite.site_id == site_id))
    if role is not None:
        db.session.add(AtSite(person_id=person_id, site_id=site_id, role=role.value))
        db.session.flush()


def set_lead(person_id: int, cohort_id: int, *, leads: bool) -> None:
    """Make a person the lead of a cohort, or no longer."""
    db.session.execute(delete(LeadOf).where(LeadOf.person_id == person_id, LeadOf.cohort_id == cohort_id))
    if leads:
        db.session.add(LeadOf(person_id=person_id, cohort_id=cohort_id))
        db.session.flush()


def reserve_attempt(person_id: int, *, now: dt.datetime, most: int, until: dt.datetime) -> int:
    """Count an attempt to sign in before it is judged; which one in a row it is, 0 while the account is locked.

    The `most`-th in a row locks the account until then: so many at once, in however many processes, are still counted
    one by one. A lock that has run out starts the count anew.
    """
    count = case((Person.locked_until.is_not(None), 1), else_=Person.failed_sign_ins + 1)
    counted = db.session.scalar(
        update(Person)
        .where(Person.id == person_id, or_(Person.locked_until.is_(None), Person.locked_until <= now))
        .values(failed_sign_ins=count, locked_until=case((count >= most, literal(until, Moment())), else_=None))
        .returning(Person.failed_sign_ins)
        .execution_options(synchronize_session=False)
    )
    return counted or 0


def give_back_attempt(person_id: int) -> None:
    """An attempt that was right does not count."""
    db.session.execute(
        update(Person)
        .where(Person.id == person_id, Person.failed_sign_ins > 0)
        .values(failed_sign_ins=Person.failed_sign_ins - 1, locked_until=None)
        .execution_options(synchronize_session=False)
    )


def forget_attempts(person_id: int) -> None:
    """Start counting anew, also where the account was locked."""
    db.session.execute(
        update(Person)
        .where(Person.id == person_id)
        .values(failed_sign_ins=0, locked_until=None)
        .execution_options(synchronize_session=False)
    )


def use_counter(person_id: int, counter: int) -> bool:
    """Use up a code of the authenticator; False where it, or a later one, was used already."""
    used = db.session.scalar(
        update(Person)
        .where(Person.id == person_id, or_(Person.totp_counter.is_(None), Person.totp_counter < counter))
        .values(totp_counter=counter)
        .returning(Person.id)
        .execution_options(synchronize_session=False)
    )
    return used is not None


def use_recovery_code(person_id: int, hashed: str) -> bool:
    """Use up a recovery code; False where the person has no such code (any more)."""
    codes = db.session.scalar(select(Person.mf_recovery_codes).where(Person.id == person_id).with_for_update())
    if not codes or hashed not in codes:
        return False
    left = [code for code in codes if code != hashed]
    db.session.execute(
        update(Person)
        .where(Person.id == person_id)
        .values(mf_recovery_codes=left)
        .execution_options(synchronize_session=False)
    )
    return True


def journal_about(person_id: int) -> Sequence[JournalEntry]:
    """What others did that concerns a person's account or roles, in order."""
    return db.session.scalars(
        select(JournalEntry).where(JournalEntry.detail["person"].as_integer() == person_id).order_by(JournalEntry.id)
    ).all()


def delete_person(person: Person) -> None:
    """Remove a person and all their roles; what they wrote stays without them."""
    db.session.delete(person)
    db.session.flush()
