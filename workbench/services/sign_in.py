"""Signing in and getting in again: attempts are counted in the database before they are judged.

Who signed in when is not written down: nobody's working hours are to be read from here.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from workbench.services import passwords, tokens
from workbench.services.clock import now
from workbench.services.recovery_codes import hash_of
from workbench.storage import people
from workbench.storage.db import transaction
from workbench.storage.journal import write_journal
from workbench.storage.people import Person
from workbench.storage.tokens import Purpose, Token

ATTEMPTS = 5
"""The last of so many wrong passwords or codes in a row locks the account."""

LOCKED_FOR = dt.timedelta(minutes=15)

AUTHENTICATOR = "authenticator"
"""The one second factor there is, as Flask-Security names it."""

Matcher = Callable[[str, str], int | None]
"""From an authenticator's secret and a code to the time step of the code; None where the code is wrong."""


def has_second_factor(person: Person) -> bool:
    """Whether the password alone is not enough."""
    return person.tf_primary_method == AUTHENTICATOR


def check_password(email: str, password: str) -> Person | None:
    """The person of that address, if the password is theirs and the account is open.

    Where they have a second factor, `check_code` has to follow. Unknown, locked, not active, wrong: all give None, and
    all take about as long.
    """
    person = people.find_person(email)
    attempt = _reserve(person) if person is not None and person.active else 0
    if person is None or not attempt:
        passwords.matches(None, password)
        return None
    if not passwords.matches(person.password, password):
        _note_lock(person, attempt)
        return None
    with transaction():
        if has_second_factor(person):
            people.give_back_attempt(person.id)
        else:
            people.forget_attempts(person.id)
        if person.password is not None and passwords.needs_new_hash(person.password):
            person.password = passwords.hashed(password)
    return person


def check_own_password(person: Person, password: str) -> bool:
    """Whether somebody signed in knows their password; wrong ones count as when signing in."""
    attempt = _reserve(person)
    if not attempt:
        return False
    if not passwords.matches(person.password, password):
        _note_lock(person, attempt)
        return False
    with transaction():
        people.give_back_attempt(person.id)
    return True


def check_code(person: Person, code: str, *, match: Matcher) -> bool:
    """Whether the code of the authenticator, or one of the recovery codes, is right and was never used."""
    attempt = _reserve(person) if person.active and has_second_factor(person) else 0
    if not attempt:
        return False
    counter = match(person.tf_totp_secret or "", code)
    with transaction():
        if counter is None:
            right = people.use_recovery_code(person.id, hash_of(code))
        else:
            right = people.use_counter(person.id, counter)
        if right:
            people.forget_attempts(person.id)
            if counter is None:
                write_journal("recovery_code_used", at=now(), by=person.id)
    if not right:
        _note_lock(person, attempt)
    return right


def _reserve(person: Person) -> int:
    """Count an attempt; which one in a row it is, 0 where the account is locked."""
    at = now()
    with transaction():
        return people.reserve_attempt(person.id, now=at, most=ATTEMPTS, until=at + LOCKED_FOR)


def _note_lock(person: Person, attempt: int) -> None:
    if attempt == ATTEMPTS:
        with transaction():
            write_journal("account_locked", at=now(), by=None, detail={"person": person.id})


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetLink:
    """A link to a new password, for the person to whom the account belongs."""

    email: str
    language: str
    secret: str


def request_reset(email: str) -> ResetLink | None:
    """A link for whoever says to have forgotten the password; None where there is no such open account.

    Whoever was invited and lost the invitation gets in this way, too.
    """
    person = people.find_person(email)
    if person is None or not person.active:
        return None
    with transaction():
        return issue_reset(person, by=None)


def issue_reset(person: Person, *, by: int | None) -> ResetLink:
    """The only link to a new password that works from now on; only inside a transaction."""
    tokens.revoke_all(person.id, Purpose.RESET)
    secret = tokens.issue(Purpose.RESET, by=by, person_id=person.id)
    write_journal("reset_link_made", at=now(), by=by, detail={"person": person.id})
    return ResetLink(email=person.email, language=person.language, secret=secret)


def open_reset(secret: str) -> Person:
    """Whose password the link changes. Raises DeadLinkError."""
    return _person_of(tokens.open_token(secret, Purpose.RESET))


def reset_password(secret: str, password: str) -> Person:
    """Set a new password by a link; all sessions end. Raises DeadLinkError, WeakPasswordError."""
    token = tokens.open_token(secret, Purpose.RESET)
    person = _person_of(token)
    kept = passwords.kept_form(password, email=person.email)
    with transaction():
        tokens.use(token)
        set_password(person, kept)
        people.forget_attempts(person.id)
        write_journal("password_reset", at=now(), by=person.id)
    return person


def _person_of(token: Token) -> Person:
    person = people.get_person(token.person_id) if token.person_id is not None else None
    if person is None or not person.active:
        raise tokens.DeadLinkError("nobody to whom the link belongs")
    return person


def set_password(person: Person, kept: str) -> None:
    """Change what is kept of a password, end all sessions and every link that could change it again.

    Only inside a transaction.
    """
    person.password = kept
    end_sessions(person)
    tokens.revoke_all(person.id, Purpose.RESET, Purpose.INVITATION)


def end_sessions(person: Person) -> None:
    """Sign a person out in every browser: the mark that sessions name is a new one; only inside a transaction."""
    person.fs_uniquifier = people.new_mark()


def forget_second_factor(person: Person) -> None:
    """Forget the authenticator and the recovery codes; only inside a transaction."""
    person.tf_primary_method = person.tf_totp_secret = person.totp_counter = None
    person.mf_recovery_codes = None
