"""Links that open something without a password: one service for all of them."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

from workbench.errors import NotFoundError
from workbench.services.clock import now
from workbench.storage import tokens
from workbench.storage.tokens import Purpose, Token

LIFETIMES: Mapping[Purpose, dt.timedelta] = {
    Purpose.INVITATION: dt.timedelta(days=14),
    Purpose.RESET: dt.timedelta(hours=2),
}
"""How long a link works that has no choice of it."""

LONGEST: Mapping[Purpose, dt.timedelta] = {
    Purpose.DEPARTMENT: dt.timedelta(days=120),
    Purpose.SHARE: dt.timedelta(days=400),
}
"""How long a link may work at most where whoever makes it chooses: a round, a year and a bit."""


class DeadLinkError(NotFoundError):
    """The link does not work, or no longer; why is nobody's business."""


def issue(
    purpose: Purpose,
    *,
    by: int | None,
    person_id: int | None = None,
    site_id: int | None = None,
    subject: Mapping[str, Any] | None = None,
    lifetime: dt.timedelta | None = None,
) -> str:
    """A new link's secret, which is nowhere kept; only inside a transaction.

    Raises ValueError for a lifetime that the purpose does not allow.
    """
    lasts = _lifetime(purpose, lifetime)
    secret = secrets.token_urlsafe(32)
    at = now()
    tokens.add_token(
        Token(
            purpose=purpose.value,
            hash=_hash(secret),
            person_id=person_id,
            site_id=site_id,
            subject=dict(subject or {}),
            created_at=at,
            created_by=by,
            expires_at=at + lasts,
        )
    )
    return secret


def _lifetime(purpose: Purpose, wanted: dt.timedelta | None) -> dt.timedelta:
    if purpose in LIFETIMES and wanted is None:
        return LIFETIMES[purpose]
    if purpose in LONGEST and wanted is not None and dt.timedelta(0) < wanted <= LONGEST[purpose]:
        return wanted
    raise ValueError(f"a {purpose.value} link cannot last {wanted}")


def open_token(secret: str, purpose: Purpose) -> Token:
    """The link of that secret, without using it up: mail scanners open links, too. Raises DeadLinkError."""
    token = tokens.find_token(_hash(secret), purpose)
    if token is None or token.used_at or token.revoked_at or token.expires_at <= now():
        raise DeadLinkError(f"no {purpose.value} link")
    return token


def use(token: Token) -> None:
    """Use a link up; only inside a transaction. Raises DeadLinkError where another request was faster."""
    if not tokens.use_token(token.id, at=now()):
        raise DeadLinkError(f"no {token.purpose} link")


def revoke(token: Token) -> bool:
    """Make a link stop working; only inside a transaction. False where it was revoked before."""
    return tokens.revoke_token(token.id, at=now())


def revoke_all(person_id: int, *purposes: Purpose) -> None:
    """Make all links of a person for these purposes stop working; only inside a transaction."""
    for purpose in purposes:
        tokens.revoke_tokens(person_id=person_id, purpose=purpose, at=now())


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
