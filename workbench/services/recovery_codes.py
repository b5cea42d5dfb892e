"""Recovery codes: for whoever has lost the device with the authenticator; each works once."""

import hashlib
import secrets

NUMBER = 10

_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""No sign that looks like another; twelve of these 31 cannot be guessed, so a plain hash keeps them well."""

_GROUPS, _GROUP_LENGTH = 3, 4


def new_codes() -> tuple[str, ...]:
    """Codes to be shown once, like `x7kp-q2mn-89vd`."""
    return tuple("-".join(_group() for _ in range(_GROUPS)) for _ in range(NUMBER))


def _group() -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(_GROUP_LENGTH))


def hash_of(code: str) -> str:
    """What is kept of a code, however it is typed."""
    plain = "".join(sign for sign in code.lower() if sign.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()
