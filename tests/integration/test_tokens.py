"""Links: random, kept as a hash, for one purpose, for a while, once."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.integration import world
from workbench.services import tokens
from workbench.services.clock import now, time_set_to
from workbench.services.tokens import DeadLinkError
from workbench.storage.db import db, transaction
from workbench.storage.tokens import Purpose, Token

pytestmark = pytest.mark.usefixtures("storage")


def a_link(purpose: Purpose = Purpose.INVITATION, *, lifetime: dt.timedelta | None = None) -> str:
    person = world.a_person()
    with transaction():
        return tokens.issue(purpose, by=None, person_id=person.id, lifetime=lifetime)


def test_a_link_opens_what_it_was_made_for_as_often_as_it_is_looked_at() -> None:
    secret = a_link()
    assert tokens.open_token(secret, Purpose.INVITATION).id == tokens.open_token(secret, Purpose.INVITATION).id


def test_the_secret_is_long_and_nowhere_in_the_database() -> None:
    secret = a_link()
    assert len(secret) >= 43  # 32 random bytes
    kept = db.session.scalars(select(Token)).one()
    assert secret not in str({column.key: getattr(kept, column.key) for column in Token.__table__.columns})


@pytest.mark.parametrize(
    ("purpose", "lifetime"),
    [(Purpose.INVITATION, dt.timedelta(days=14)), (Purpose.RESET, dt.timedelta(hours=2))],
)
def test_a_link_works_until_its_time_is_over_and_not_a_second_longer(purpose: Purpose, lifetime: dt.timedelta) -> None:
    start = now()
    with time_set_to(start):
        secret = a_link(purpose)
    with time_set_to(start + lifetime - dt.timedelta(seconds=1)):
        assert tokens.open_token(secret, purpose).purpose == purpose
    with time_set_to(start + lifetime), pytest.raises(DeadLinkError):
        tokens.open_token(secret, purpose)


def test_a_link_used_once_never_opens_again() -> None:
    secret = a_link()
    with transaction():
        tokens.use(tokens.open_token(secret, Purpose.INVITATION))
    with pytest.raises(DeadLinkError):
        tokens.open_token(secret, Purpose.INVITATION)


def test_of_two_who_opened_the_same_link_only_one_can_use_it() -> None:
    token = tokens.open_token(a_link(), Purpose.INVITATION)
    with transaction():
        tokens.use(token)
    with pytest.raises(DeadLinkError), transaction():
        tokens.use(token)


def test_a_revoked_link_does_not_open() -> None:
    secret = a_link()
    with transaction():
        tokens.revoke(tokens.open_token(secret, Purpose.INVITATION))
    with pytest.raises(DeadLinkError):
        tokens.open_token(secret, Purpose.INVITATION)


def test_revoking_all_links_of_a_person_leaves_those_of_others_and_for_other_purposes() -> None:
    one, other = world.a_person(), world.a_person()
    with transaction():
        gone = tokens.issue(Purpose.INVITATION, by=None, person_id=one.id)
        reset = tokens.issue(Purpose.RESET, by=None, person_id=one.id)
        of_other = tokens.issue(Purpose.INVITATION, by=None, person_id=other.id)
        tokens.revoke_all(one.id, Purpose.INVITATION)
    with pytest.raises(DeadLinkError):
        tokens.open_token(gone, Purpose.INVITATION)
    assert tokens.open_token(reset, Purpose.RESET).person_id == one.id
    assert tokens.open_token(of_other, Purpose.INVITATION).person_id == other.id


@pytest.mark.parametrize("secret", ["", "x" * 43, "ä" * 43])
def test_what_was_never_a_link_is_refused_like_one_that_is_over(secret: str) -> None:
    with pytest.raises(DeadLinkError):
        tokens.open_token(secret, Purpose.INVITATION)


def test_a_link_for_one_purpose_opens_nothing_else() -> None:
    secret = a_link(Purpose.RESET)
    with pytest.raises(DeadLinkError):
        tokens.open_token(secret, Purpose.INVITATION)


@pytest.mark.parametrize(
    ("purpose", "lifetime"),
    [
        (Purpose.SHARE, None),
        (Purpose.SHARE, dt.timedelta(days=401)),
        (Purpose.DEPARTMENT, dt.timedelta(0)),
        (Purpose.DEPARTMENT, dt.timedelta(days=-1)),
        (Purpose.RESET, dt.timedelta(days=1)),
    ],
)
def test_no_link_lives_longer_than_its_purpose_allows(purpose: Purpose, lifetime: dt.timedelta | None) -> None:
    with pytest.raises(ValueError, match="cannot last"):
        a_link(purpose, lifetime=lifetime)


def test_whoever_shares_chooses_how_long() -> None:
    start = now()
    with time_set_to(start):
        secret = a_link(Purpose.SHARE, lifetime=dt.timedelta(days=30))
    with time_set_to(start + dt.timedelta(days=29)):
        assert tokens.open_token(secret, Purpose.SHARE).expires_at == start + dt.timedelta(days=30)
