"""Passwords: what is good enough, and how they are kept (Argon2id)."""

import secrets
import unicodedata
from enum import StrEnum
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from workbench.errors import WorkbenchError

LEAST = 12
MOST = 128
"""Longer ones are refused before anything is computed from them."""

_GOOD_SCORE = 3
"""Of 0 to 4: safe against guessing, moderately safe even where the kept hash was stolen."""

_LOOKED_AT = 72
"""What is good within that many signs is good."""

_OWN_WORDS = (
    *("anmelden", "beteiligung", "buerger", "bürger", "ehrenamt", "engagement", "herbst", "kennwort", "kommune"),
    *("passwort", "rathaus", "sommer", "strategie", "werkbank", "willkommen", "winter"),
)
"""What comes to mind first in front of this application; the library's lists know mostly English."""

_hasher = PasswordHasher()


class Weakness(StrEnum):
    """Why a password is refused."""

    SHORT = "short"
    LONG = "long"
    GUESSABLE = "guessable"


def weakness(password: str, *, email: str) -> Weakness | None:
    """What is wrong with a new password; no rules about kinds of signs (NIST SP 800-63B, section 5.1.1)."""
    plain = _plain(password)
    if len(plain) < LEAST:
        return Weakness.SHORT
    if len(plain) > MOST:
        return Weakness.LONG
    known = [*_OWN_WORDS, *email.replace("@", ".").split(".")]
    return Weakness.GUESSABLE if zxcvbn(plain[:_LOOKED_AT], known)["score"] < _GOOD_SCORE else None


class WeakPasswordError(WorkbenchError):
    """A new password that is not good enough."""

    def __init__(self, weakness: Weakness) -> None:
        super().__init__(f"the password is refused: {weakness.value}")
        self.weakness = weakness


def kept_form(password: str, *, email: str) -> str:
    """What is kept of a new password of that person. Raises WeakPasswordError."""
    found = weakness(password, email=email)
    if found is not None:
        raise WeakPasswordError(found)
    return hashed(password)


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _hasher.hash(_plain(password))


def matches(kept: str | None, password: str) -> bool:
    """Whether it is the password; takes as long where there is none to compare with."""
    plain = _plain(password)
    try:
        _hasher.verify(kept or _hash_of_nobody(), plain[:MOST])
    except (VerificationError, InvalidHashError):
        return False
    return bool(kept) and len(plain) <= MOST


def needs_new_hash(kept: str) -> bool:
    """Whether it was kept by older, weaker settings."""
    return _hasher.check_needs_rehash(kept)


def _plain(password: str) -> str:
    """The same signs give the same password on every keyboard and system."""
    return unicodedata.normalize("NFKC", password)


@cache
def _hash_of_nobody() -> str:
    return _hasher.hash(secrets.token_hex())
