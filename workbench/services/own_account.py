"""What people do with their own account: settings, password, second factor, sessions, and taking their data along."""

from typing import Any

from workbench.errors import NotFoundError, WrongStateError
from workbench.services import passwords, recovery_codes, sign_in
from workbench.services.access import Actor, Role
from workbench.services.clock import now
from workbench.storage import people
from workbench.storage.db import transaction
from workbench.storage.journal import JournalEntry, journal_of_person, write_journal
from workbench.storage.people import Person
from workbench.storage.sites import get_site
from workbench.storage.tokens import tokens_of_person
from workbench.values import Language

WRONG_PASSWORD = "wrong_password"  # noqa: S105 – a code
WRONG_CODE = "wrong_code"


def myself(actor: Actor) -> Person:
    """The actor's own account. Raises NotFoundError where it was deleted meanwhile."""
    person = people.get_person(actor.person_id)
    if person is None:
        raise NotFoundError("the account is gone")
    return person


def change_settings(actor: Actor, *, function: str, language: Language) -> None:
    """Say what one does, and in which language to be written to."""
    person = myself(actor)
    with transaction():
        person.function, person.language = function.strip(), language.value
        write_journal("account_changed", at=now(), by=person.id)


def require_password(actor: Actor, password: str) -> Person:
    """The actor's account, after asking for the password once more. Raises WrongStateError(WRONG_PASSWORD)."""
    person = myself(actor)
    if not sign_in.check_own_password(person, password):
        raise WrongStateError(WRONG_PASSWORD)
    return person


def change_password(actor: Actor, *, old: str, new: str) -> Person:
    """Set another password; all other sessions end, and so does this one unless it is started anew.

    Raises WrongStateError(WRONG_PASSWORD), WeakPasswordError.
    """
    person = require_password(actor, old)
    kept = passwords.kept_form(new, email=person.email)
    with transaction():
        sign_in.set_password(person, kept)
        write_journal("password_changed", at=now(), by=person.id)
    return person


def sign_out_everywhere(actor: Actor) -> None:
    """End all sessions, this one too."""
    person = myself(actor)
    with transaction():
        sign_in.end_sessions(person)
        write_journal("signed_out_everywhere", at=now(), by=person.id)


def turn_on_second_factor(actor: Actor, secret: str, code: str, *, match: sign_in.Matcher) -> tuple[str, ...]:
    """Ask for a code of the authenticator from now on; returns the recovery codes, which are shown only now.

    Raises WrongStateError(WRONG_CODE) where the authenticator does not show that code.
    """
    person = myself(actor)
    counter = match(secret, code)
    if counter is None:
        raise WrongStateError(WRONG_CODE)
    codes = recovery_codes.new_codes()
    with transaction():
        person.tf_primary_method, person.tf_totp_secret = sign_in.AUTHENTICATOR, secret
        person.totp_counter = counter
        person.mf_recovery_codes = [recovery_codes.hash_of(each) for each in codes]
        write_journal("second_factor_on", at=now(), by=person.id)
    return codes


def new_recovery_codes(actor: Actor, password: str) -> tuple[str, ...]:
    """Other recovery codes; the old ones stop working. Raises WrongStateError(WRONG_PASSWORD)."""
    person = require_password(actor, password)
    codes = recovery_codes.new_codes()
    with transaction():
        person.mf_recovery_codes = [recovery_codes.hash_of(each) for each in codes]
        write_journal("recovery_codes_made", at=now(), by=person.id)
    return codes


def turn_off_second_factor(actor: Actor, password: str) -> Person:
    """The password alone is enough from now on. Raises WrongStateError(WRONG_PASSWORD)."""
    person = require_password(actor, password)
    with transaction():
        sign_in.forget_second_factor(person)
        write_journal("second_factor_off", at=now(), by=person.id)
    return person


def export_account(actor: Actor) -> dict[str, Any]:
    """Everything kept about a person, for themselves: account, roles, links, what they did and what concerned them.

    Of answers only what they wrote, never what others had written before.
    """
    person = myself(actor)
    with transaction():
        write_journal("account_exported", at=now(), by=person.id)
    return {
        "exported_at": now().isoformat(),
        "account": {
            "email": person.email,
            "function": person.function,
            "language": person.language,
            "created_at": person.created_at.isoformat(),
            "active": person.active,
            "second_factor": sign_in.has_second_factor(person),
            "recovery_codes_left": len(person.mf_recovery_codes or ()),
        },
        "roles": _roles(person),
        "links": [
            {
                "purpose": token.purpose,
                "created_at": token.created_at.isoformat(),
                "expires_at": token.expires_at.isoformat(),
                "used_at": None if token.used_at is None else token.used_at.isoformat(),
            }
            for token in tokens_of_person(person.id)
        ],
        "journal": [_deed(entry) for entry in journal_of_person(person.id)],
        "done_by_others": [_deed(entry) for entry in people.journal_about(person.id) if entry.person_id != person.id],
    }


def _roles(person: Person) -> list[dict[str, str]]:
    named = [{"role": role, "name": name} for role, name in people.roles_of_people().get(person.id, ())]
    return [{"role": Role.OPERATOR.value, "name": ""}, *named] if person.is_operator else named


def _deed(entry: JournalEntry) -> dict[str, Any]:
    site = get_site(entry.site_id) if entry.site_id is not None else None
    return {
        "at": entry.at.isoformat(),
        "verb": entry.verb,
        "site": None if site is None else site.name,
        "item": entry.item_id,
        "detail": {key: value for key, value in entry.detail.items() if key not in {"before", "person"}},
    }
