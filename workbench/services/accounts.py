"""Who may work here and as what: invitations, roles, accounts; what people do with their own is `own_account`."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.errors import NotFoundError, WrongStateError
from workbench.services import passwords, sign_in, tokens
from workbench.services.access import Action, Actor, Role, require
from workbench.services.clock import now
from workbench.services.lookup import cohort_for, site_for
from workbench.storage import people
from workbench.storage.db import transaction
from workbench.storage.journal import write_journal
from workbench.storage.people import Person, SiteRole
from workbench.storage.sites import get_cohort, get_site
from workbench.storage.tokens import Purpose, Token, open_tokens
from workbench.values import Language

HAS_ROLE = "has_role"
LAST_OPERATOR = "last_operator"
HAS_COME = "has_come"
ACCOUNT_SHUT = "account_shut"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A role and where: at a site, in a cohort, or (operator) in the whole installation."""

    role: Role
    site_id: int | None = None
    cohort_id: int | None = None

    def __post_init__(self) -> None:
        site, cohort = self.site_id is not None, self.cohort_id is not None
        if (site, cohort) != (self.role in {Role.TEAM, Role.READER}, self.role is Role.LEAD):
            raise ValueError(f"there is no such seat: {self}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A seat in words: `name` is that of the site or cohort, None for the installation."""

    role: Role
    name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """Somebody has a role now; `secret` opens the account of those who have no password yet."""

    person_id: int
    email: str
    language: str
    place: Place
    secret: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What an invitation says to whoever opens it; `by` is the function of the one who invited."""

    email: str
    function: str
    language: str
    place: Place | None
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody with a role, or with an account; `invited_until`: has no password yet, and how long the link works."""

    person_id: int
    email: str
    function: str
    role: Role | None
    places: tuple[Place, ...]
    active: bool
    has_password: bool
    invited_until: dt.datetime | None
    has_second_factor: bool


def place_for(actor: Actor, seat: Seat) -> Place:
    """The seat in words, for those who may fill it. Raises NotFoundError, NotAllowedError."""
    if seat.site_id is not None:
        return Place(role=seat.role, name=site_for(actor, Action.INVITE_TO_SITE, seat.site_id).name)
    if seat.cohort_id is not None:
        return Place(role=seat.role, name=cohort_for(actor, Action.INVITE_TO_COHORT, seat.cohort_id).name)
    require(actor, Action.OPERATE)
    return Place(role=seat.role, name=None)


def invite(actor: Actor, email: str, *, seat: Seat, language: Language = Language.GERMAN) -> Invited:
    """Give somebody a role; who is new here gets an account without a password, and the secret of an invitation.

    Raises WrongStateError where they have a role there or the account is shut, NotFoundError, NotAllowedError.
    """
    with transaction():
        return invite_as_part(actor, email, seat=seat, language=language)


def invite_as_part(
    actor: Actor, email: str, *, seat: Seat, language: Language = Language.GERMAN, function: str = ""
) -> Invited:
    """The same as one of several deeds; only inside a transaction. `function` is what somebody new is said to do.

    Raises what `invite` does.
    """
    place = place_for(actor, seat)
    person = people.find_person(email) or people.add_person(
        email=email, function=function, language=language.value, uniquifier=people.new_mark(), at=now()
    )
    if not person.active:
        raise WrongStateError(ACCOUNT_SHUT)
    if _sits(person, seat):
        raise WrongStateError(HAS_ROLE)
    _give(person, seat)
    _journal("role_given", seat, by=actor.person_id, person_id=person.id)
    return Invited(
        person_id=person.id,
        email=person.email,
        language=person.language,
        place=place,
        secret=None if person.password else _issue_invitation(person, seat, by=actor.person_id),
    )


def invite_again(actor: Actor, person_id: int, *, seat: Seat) -> Invited:
    """A new invitation for somebody who has not come yet; older ones stop working.

    Raises WrongStateError where they have come, NotFoundError, NotAllowedError.
    """
    place = place_for(actor, seat)
    with transaction():
        person = _sitting(person_id, seat)
        if person.password:
            raise WrongStateError(HAS_COME)
        tokens.revoke_all(person.id, Purpose.INVITATION)
        secret = _issue_invitation(person, seat, by=actor.person_id)
        _journal("invited_again", seat, by=actor.person_id, person_id=person.id)
        return Invited(person_id=person.id, email=person.email, language=person.language, place=place, secret=secret)


def take_away(actor: Actor, person_id: int, *, seat: Seat) -> None:
    """Take a role from somebody; who never came and has no other role is forgotten, with the invitation.

    Raises WrongStateError for the last operator, NotFoundError, NotAllowedError.
    """
    place_for(actor, seat)
    with transaction():
        person = _sitting(person_id, seat)
        _journal("role_taken", seat, by=actor.person_id, person_id=person.id)
        if seat.role is Role.OPERATOR:
            _spare_last_operator(person)
            person.is_operator = False
        elif seat.role is Role.LEAD and seat.cohort_id is not None:
            people.set_lead(person.id, seat.cohort_id, leads=False)
        elif seat.site_id is not None:
            people.set_site_role(person.id, seat.site_id, None)
        if person.password is None and not _has_any_role(person):
            people.delete_person(person)


def _sits(person: Person, seat: Seat) -> bool:
    """Whether the person has any role there already."""
    if seat.site_id is not None:
        return seat.site_id in people.roles_at_sites(person.id)
    if seat.cohort_id is not None:
        return seat.cohort_id in people.cohorts_led_by(person.id)
    return person.is_operator


def _sitting(person_id: int, seat: Seat) -> Person:
    person = people.get_person(person_id)
    if person is None or not _sits(person, seat):
        raise NotFoundError(f"nobody with id {person_id} there")
    return person


def _has_any_role(person: Person) -> bool:
    return bool(person.is_operator or people.roles_at_sites(person.id) or people.cohorts_led_by(person.id))


def _give(person: Person, seat: Seat) -> None:
    if seat.site_id is not None:
        people.set_site_role(person.id, seat.site_id, SiteRole(seat.role.value))
    elif seat.cohort_id is not None:
        people.set_lead(person.id, seat.cohort_id, leads=True)
    else:
        person.is_operator = True


def _issue_invitation(person: Person, seat: Seat, *, by: int | None) -> str:
    subject = {"role": seat.role.value, "cohort": seat.cohort_id}
    return tokens.issue(Purpose.INVITATION, by=by, person_id=person.id, site_id=seat.site_id, subject=subject)


def _journal(verb: str, seat: Seat, *, by: int | None, person_id: int) -> None:
    detail = {"role": seat.role.value, "person": person_id}
    write_journal(verb, at=now(), by=by, site_id=seat.site_id, cohort_id=seat.cohort_id, detail=detail)


def _spare_last_operator(person: Person) -> None:
    """Raises WrongStateError where nobody could operate the installation without this person."""
    if people.lock_operators() == [person.id]:
        raise WrongStateError(LAST_OPERATOR)


def open_invitation(secret: str) -> Invitation:
    """What an invitation says, without using it up. Raises DeadLinkError."""
    token, person = _invited(secret)
    by = people.functions_of([token.created_by]).get(token.created_by) if token.created_by else None
    return Invitation(
        email=person.email, function=person.function, language=person.language, place=_place_of(token), by=by
    )


def _invited(secret: str) -> tuple[Token, Person]:
    token = tokens.open_token(secret, Purpose.INVITATION)
    person = people.get_person(token.person_id) if token.person_id is not None else None
    if person is None or not person.active or person.password:
        raise tokens.DeadLinkError("nobody whom the invitation is for")
    return token, person


def _place_of(token: Token) -> Place | None:
    """What the invitation is for; None where that is gone."""
    role = Role(token.subject["role"])
    if role is Role.OPERATOR:
        return Place(role=role, name=None)
    cohort_id = token.subject["cohort"]
    place = get_site(token.site_id) if token.site_id is not None else get_cohort(cohort_id)
    return None if place is None else Place(role=role, name=place.name)


def accept(secret: str, *, password: str, function: str, language: Language) -> Person:
    """Come in by an invitation: set a password and say what one does. Raises DeadLinkError, WeakPasswordError."""
    token, person = _invited(secret)
    kept = passwords.kept_form(password, email=person.email)
    with transaction():
        tokens.use(token)
        sign_in.set_password(person, kept)
        person.function, person.language = function.strip(), language.value
        write_journal("invitation_accepted", at=now(), by=person.id, site_id=token.site_id)
    return person


def create_operator(email: str) -> str | None:
    """Make somebody an operator from the command line; the secret of an invitation, None for who has a password."""
    seat = Seat(role=Role.OPERATOR)
    with transaction():
        person = people.find_person(email) or people.add_person(
            email=email, function="", language=Language.GERMAN.value, uniquifier=people.new_mark(), at=now()
        )
        person.is_operator = person.active = True
        _journal("role_given", seat, by=None, person_id=person.id)
        return None if person.password else _issue_invitation(person, seat, by=None)


def members_of_site(actor: Actor, site_id: int) -> tuple[Member, ...]:
    """Who has a role at the site, team first. Raises NotFoundError, NotAllowedError."""
    place_for(actor, Seat(role=Role.TEAM, site_id=site_id))
    waiting = _waiting()
    return tuple(_member(person, waiting, role=Role(role.value)) for person, role in people.people_at_site(site_id))


def leads_of(actor: Actor, cohort_id: int) -> tuple[Member, ...]:
    """Who leads the cohort. Raises NotFoundError, NotAllowedError."""
    place_for(actor, Seat(role=Role.LEAD, cohort_id=cohort_id))
    waiting = _waiting()
    return tuple(_member(person, waiting, role=Role.LEAD) for person in people.leads_of_cohort(cohort_id))


def everybody(actor: Actor) -> tuple[Member, ...]:
    """All accounts with all their roles, by address. Raises NotAllowedError."""
    require(actor, Action.OPERATE)
    waiting, named = _waiting(), people.roles_of_people()
    return tuple(_member(person, waiting, role=None, named=named.get(person.id, [])) for person in people.list_people())


def _waiting() -> Mapping[int, dt.datetime]:
    """Person id to the end of the latest invitation that still works."""
    found = open_tokens(Purpose.INVITATION, now=now())
    return {token.person_id: token.expires_at for token in found if token.person_id is not None}


def _member(
    person: Person, waiting: Mapping[int, dt.datetime], *, role: Role | None, named: Sequence[tuple[str, str]] = ()
) -> Member:
    places = [Place(role=Role(each), name=name) for each, name in named]
    if person.is_operator:
        places.insert(0, Place(role=Role.OPERATOR, name=None))
    return Member(
        person_id=person.id,
        email=person.email,
        function=person.function,
        role=role,
        places=tuple(places),
        active=person.active,
        has_password=person.password is not None,
        invited_until=waiting.get(person.id),
        has_second_factor=sign_in.has_second_factor(person),
    )


def set_active(actor: Actor, person_id: int, *, active: bool) -> None:
    """Shut an account, ending its sessions and links, or open it again.

    Raises WrongStateError for the last operator, NotFoundError, NotAllowedError.
    """
    require(actor, Action.OPERATE)
    with transaction():
        person = _existing(person_id)
        if not active:
            _spare_last_operator(person)
            tokens.revoke_all(person.id, Purpose.RESET, Purpose.INVITATION)
        person.active = active
        sign_in.end_sessions(person)
        people.forget_attempts(person.id)
        verb = "account_opened" if active else "account_shut"
        write_journal(verb, at=now(), by=actor.person_id, detail={"person": person.id})


def make_reset_link(actor: Actor, person_id: int) -> sign_in.ResetLink:
    """A link to a new password, to be handed over where there is no mail. Raises NotFoundError, NotAllowedError."""
    require(actor, Action.OPERATE)
    with transaction():
        return sign_in.issue_reset(_existing(person_id), by=actor.person_id)


def take_second_factor_off(actor: Actor, person_id: int) -> Person:
    """For somebody who lost both the authenticator and the recovery codes. Raises NotFoundError, NotAllowedError."""
    require(actor, Action.OPERATE)
    with transaction():
        person = _existing(person_id)
        sign_in.forget_second_factor(person)
        write_journal("second_factor_off", at=now(), by=actor.person_id, detail={"person": person.id})
    return person


def delete_account(actor: Actor, person_id: int) -> None:
    """Delete a person; what they wrote stays with the site, without them. One's own account, or as operator any.

    Raises WrongStateError for the last operator, NotFoundError, NotAllowedError.
    """
    if person_id != actor.person_id:
        require(actor, Action.OPERATE)
    with transaction():
        person = _existing(person_id)
        _spare_last_operator(person)
        by = None if person_id == actor.person_id else actor.person_id
        write_journal("account_deleted", at=now(), by=by, detail={"person": person.id})
        people.delete_person(person)


def _existing(person_id: int) -> Person:
    person = people.get_person(person_id)
    if person is None:
        raise NotFoundError(f"no person {person_id}")
    return person
