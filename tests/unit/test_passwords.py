"""Which passwords are good enough, and how they are kept."""

import pytest

from workbench.services import passwords, recovery_codes
from workbench.services.passwords import Weakness, WeakPasswordError

EMAIL = "p.musterfrau@musterstadt.example"


@pytest.mark.parametrize(
    ("password", "weakness"),
    [
        ("kurz und gut", None),  # 12 characters
        ("Schreibtisch3", None),
        ("korrekt pferd batterie heftklammer", None),
        ("zu kurz 123", Weakness.SHORT),  # 11 characters
        ("x" * 129, Weakness.LONG),
        ("passwort1234", Weakness.GUESSABLE),
        ("Willkommen2026", Weakness.GUESSABLE),
        ("123456789012", Weakness.GUESSABLE),
        ("qwertzuiop12", Weakness.GUESSABLE),
        ("aaaaaaaaaaaaaaaa", Weakness.GUESSABLE),
        ("musterfrau2026", Weakness.GUESSABLE),
        ("Engagementstrategie", Weakness.GUESSABLE),
    ],
)
def test_long_passwords_are_good_unless_they_are_what_everybody_tries_first(
    password: str, weakness: Weakness | None
) -> None:
    assert passwords.weakness(password, email=EMAIL) is weakness


def test_a_weak_password_is_never_kept() -> None:
    with pytest.raises(WeakPasswordError) as refused:
        passwords.kept_form("passwort1234", email=EMAIL)
    assert refused.value.weakness is Weakness.GUESSABLE


def test_only_an_argon2id_hash_is_kept_and_only_the_password_matches_it() -> None:
    kept = passwords.hashed("drei Dächer im Regen")
    assert kept.startswith("$argon2id$")
    assert passwords.matches(kept, "drei Dächer im Regen")
    assert not passwords.matches(kept, "drei Dächer im Schnee")


def test_an_umlaut_is_the_same_however_the_keyboard_composes_it() -> None:
    assert passwords.matches(passwords.hashed("drei Da\u0308cher im Regen"), "drei Dächer im Regen")


@pytest.mark.parametrize("kept", [None, "", "drei Fenster", "$argon2id$broken"])
def test_nothing_matches_where_no_hash_is_kept(kept: str | None) -> None:
    assert not passwords.matches(kept, "drei Fenster")


def test_an_endless_password_never_matches() -> None:
    kept = passwords.hashed("x" * passwords.MOST)
    assert passwords.matches(kept, "x" * passwords.MOST)
    assert not passwords.matches(kept, "x" * (passwords.MOST + 1))


def test_recovery_codes_are_all_different_and_known_however_they_are_typed() -> None:
    codes = recovery_codes.new_codes()
    assert len(set(codes)) == recovery_codes.NUMBER
    code = codes[0]
    assert recovery_codes.hash_of(code.upper().replace("-", " ")) == recovery_codes.hash_of(code)
    assert recovery_codes.hash_of(code[:-1]) != recovery_codes.hash_of(code)
