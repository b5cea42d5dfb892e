"""Who may work here and as what: invitations, roles, accounts."""

import datetime as dt
import json
from collections.abc import Callable

import pytest
from sqlalchemy import select

from tests.integration import world
from workbench.errors import NotAllowedError, NotFoundError, WrongStateError
from workbench.services import accounts, own_account, passwords, sign_in
from workbench.services.access import Actor, Role, actor_of
from workbench.services.accounts import ACCOUNT_SHUT, HAS_COME, HAS_ROLE, LAST_OPERATOR, Seat
from workbench.services.clock import now, time_set_to
from workbench.services.passwords import WeakPasswordError
from workbench.services.tokens import DeadLinkError
from workbench.storage import people
from workbench.storage.db import db, transaction
from workbench.storage.journal import JournalEntry
from workbench.storage.people import Person, SiteRole
from workbench.storage.sites import delete_site
from workbench.values import Language

pytestmark = pytest.mark.usefixtures("storage")

GOOD = "drei Dächer im Regen"
NEW = "neu@kommune.example"
OPERATING = Seat(role=Role.OPERATOR)


def who_came(*, operator: bool = False) -> Person:
    """Somebody who has a password."""
    person = world.a_person(operator=operator)
    with transaction():
        person.password = passwords.hashed(GOOD)
    return person


def an_operator() -> Actor:
    return actor_of(who_came(operator=True))


def come(secret: str | None, password: str = GOOD) -> Person:
    assert secret is not None
    return accounts.accept(secret, password=password, function="Stabsstelle", language=Language.GERMAN)


def journal() -> list[tuple[str, int | None]]:
    return [
        (entry.verb, entry.person_id) for entry in db.session.scalars(select(JournalEntry).order_by(JournalEntry.id))
    ]


def test_a_team_invites_to_its_site_and_who_comes_is_in_the_team() -> None:
    site = world.a_site()
    team = world.as_team(who_came(), site)
    invited = accounts.invite(team, "  Neu@Kommune.example ", seat=Seat(role=Role.TEAM, site_id=site.id))
    assert (invited.email, invited.place.name) == (NEW, site.name)
    person = come(invited.secret)
    assert actor_of(person).sites == {site.id: SiteRole.TEAM}
    assert (person.function, passwords.matches(person.password, GOOD)) == ("Stabsstelle", True)


def test_who_has_an_account_gets_the_role_at_once_and_no_invitation() -> None:
    site, known = world.a_site(), who_came()
    invited = accounts.invite(an_operator(), known.email, seat=Seat(role=Role.READER, site_id=site.id))
    assert invited.secret is None
    assert actor_of(known).sites == {site.id: SiteRole.READER}


def test_an_invitation_says_who_invited_to_what_without_being_used_up() -> None:
    site = world.a_site(name="Musterstadt")
    inviter = world.a_person(function="Ehrenamtskoordination")
    secret = accounts.invite(world.as_team(inviter, site), NEW, seat=Seat(role=Role.TEAM, site_id=site.id)).secret
    assert secret is not None
    for _ in range(2):
        invitation = accounts.open_invitation(secret)
        assert (invitation.by, invitation.email) == ("Ehrenamtskoordination", NEW)
        assert invitation.place == accounts.Place(role=Role.TEAM, name="Musterstadt")


def test_two_sites_can_invite_the_same_new_person_and_either_invitation_opens_the_account_once() -> None:
    operator, one, other = an_operator(), world.a_site(), world.a_site()
    first = accounts.invite(operator, NEW, seat=Seat(role=Role.TEAM, site_id=one.id)).secret
    second = accounts.invite(operator, NEW, seat=Seat(role=Role.READER, site_id=other.id)).secret
    person = come(first)
    assert actor_of(person).sites == {one.id: SiteRole.TEAM, other.id: SiteRole.READER}
    with pytest.raises(DeadLinkError):
        come(second)


def test_a_lead_invites_to_the_sites_of_the_cohort_and_as_lead_of_it_but_nowhere_else() -> None:
    mine, foreign = world.a_site(), world.a_site()
    cohort, other = world.a_cohort(mine), world.a_cohort(foreign)
    lead = world.as_lead(who_came(), cohort)
    assert accounts.invite(lead, NEW, seat=Seat(role=Role.TEAM, site_id=mine.id)).place.name == mine.name
    assert accounts.invite(lead, NEW, seat=Seat(role=Role.LEAD, cohort_id=cohort.id)).place.name == cohort.name
    for seat in (Seat(role=Role.TEAM, site_id=foreign.id), Seat(role=Role.LEAD, cohort_id=other.id), OPERATING):
        with pytest.raises(NotAllowedError):
            accounts.invite(lead, NEW, seat=seat)


def test_a_reader_invites_nobody() -> None:
    site = world.a_site()
    reader = world.as_reader(who_came(), site)
    with pytest.raises(NotAllowedError):
        accounts.invite(reader, NEW, seat=Seat(role=Role.READER, site_id=site.id))
    with pytest.raises(NotAllowedError):
        accounts.members_of_site(reader, site.id)


@pytest.mark.parametrize(
    ("role", "site_id", "cohort_id"),
    [
        (Role.OPERATOR, 1, None), (Role.LEAD, 1, None), (Role.TEAM, None, 1), (Role.TEAM, None, None),
        (Role.READER, 1, 1), (Role.OPERATOR, None, 1),
    ],
)  # fmt: skip
def test_a_role_cannot_be_given_where_it_does_not_belong(
    role: Role, site_id: int | None, cohort_id: int | None
) -> None:
    with pytest.raises(ValueError, match="no such seat"):
        Seat(role=role, site_id=site_id, cohort_id=cohort_id)


def test_a_role_is_not_changed_by_inviting_once_more() -> None:
    site = world.a_site()
    member = who_came()
    world.as_team(member, site)
    with pytest.raises(WrongStateError, match=HAS_ROLE):
        accounts.invite(an_operator(), member.email, seat=Seat(role=Role.READER, site_id=site.id))
    assert actor_of(member).sites == {site.id: SiteRole.TEAM}


def test_inviting_again_gives_a_new_link_and_kills_the_old_one() -> None:
    site, operator = world.a_site(), an_operator()
    seat = Seat(role=Role.TEAM, site_id=site.id)
    first = accounts.invite(operator, NEW, seat=seat)
    again = accounts.invite_again(operator, first.person_id, seat=seat)
    with pytest.raises(DeadLinkError):
        come(first.secret)
    assert come(again.secret).email == NEW
    with pytest.raises(WrongStateError, match=HAS_COME):
        accounts.invite_again(operator, first.person_id, seat=seat)


def test_an_invitation_is_shown_as_open_until_it_is_over() -> None:
    site, operator, start = world.a_site(), an_operator(), now()
    with time_set_to(start):
        accounts.invite(operator, NEW, seat=Seat(role=Role.TEAM, site_id=site.id))
        (member,) = accounts.members_of_site(operator, site.id)
        assert (member.has_password, member.invited_until) == (False, start + dt.timedelta(days=14))
    with time_set_to(start + dt.timedelta(days=15)):
        (member,) = accounts.members_of_site(operator, site.id)
        assert (member.has_password, member.invited_until) == (False, None)


def test_a_weak_password_leaves_the_invitation_open() -> None:
    site = world.a_site()
    secret = accounts.invite(an_operator(), NEW, seat=Seat(role=Role.TEAM, site_id=site.id)).secret
    with pytest.raises(WeakPasswordError):
        come(secret, password="passwort1234")  # noqa: S106
    assert come(secret).email == NEW


def test_taking_the_invitation_back_forgets_who_never_came() -> None:
    site, operator = world.a_site(), an_operator()
    seat = Seat(role=Role.TEAM, site_id=site.id)
    invited = accounts.invite(operator, NEW, seat=seat)
    accounts.take_away(operator, invited.person_id, seat=seat)
    assert people.find_person(NEW) is None
    with pytest.raises(DeadLinkError):
        come(invited.secret)


def test_taking_one_role_away_leaves_the_others_and_the_account() -> None:
    one, other, operator, member = world.a_site(), world.a_site(), an_operator(), who_came()
    world.as_team(member, one)
    world.as_reader(member, other)
    accounts.take_away(operator, member.id, seat=Seat(role=Role.TEAM, site_id=one.id))
    assert actor_of(member).sites == {other.id: SiteRole.READER}
    with pytest.raises(NotFoundError):
        accounts.take_away(operator, member.id, seat=Seat(role=Role.TEAM, site_id=one.id))


def test_a_team_takes_nothing_away_at_another_site() -> None:
    mine, foreign, member = world.a_site(), world.a_site(), who_came()
    team = world.as_team(who_came(), mine)
    world.as_team(member, foreign)
    with pytest.raises(NotAllowedError):
        accounts.take_away(team, member.id, seat=Seat(role=Role.TEAM, site_id=foreign.id))


def test_an_invitation_to_a_place_that_is_gone_still_opens_the_account() -> None:
    operator, cohort = an_operator(), world.a_cohort()
    secret = accounts.invite(operator, NEW, seat=Seat(role=Role.LEAD, cohort_id=cohort.id)).secret
    with transaction():
        db.session.delete(cohort)
    assert secret is not None
    assert accounts.open_invitation(secret).place is None
    assert come(secret).email == NEW


def test_an_invitation_is_gone_with_its_site() -> None:
    operator, site = an_operator(), world.a_site()
    secret = accounts.invite(operator, NEW, seat=Seat(role=Role.TEAM, site_id=site.id)).secret
    with transaction():
        delete_site(site)
    with pytest.raises(DeadLinkError):
        come(secret)


def test_the_first_operator_comes_from_the_command_line_and_can_do_so_again() -> None:
    secret = accounts.create_operator(NEW)
    person = come(secret)
    assert actor_of(person).is_operator
    assert accounts.create_operator(NEW) is None


def test_the_command_line_opens_a_shut_account_again() -> None:
    person = who_came()
    with transaction():
        person.active = False
    accounts.create_operator(person.email)
    assert (person.active, person.is_operator) == (True, True)


def test_somebody_must_always_be_able_to_operate() -> None:
    person = who_came(operator=True)
    operator = actor_of(person)
    accounts.invite(operator, NEW, seat=OPERATING)  # has not come yet, so cannot operate
    attempts: list[Callable[[], object]] = [
        lambda: accounts.take_away(operator, person.id, seat=OPERATING),
        lambda: accounts.set_active(operator, person.id, active=False),
        lambda: accounts.delete_account(operator, person.id),
    ]
    for attempt in attempts:
        with pytest.raises(WrongStateError, match=LAST_OPERATOR):
            attempt()
    who_came(operator=True)
    accounts.delete_account(operator, person.id)
    assert people.get_person(person.id) is None


def test_a_shut_account_has_no_session_no_link_and_no_new_role_until_it_is_opened() -> None:
    operator, member, site = an_operator(), who_came(), world.a_site()
    reset = accounts.make_reset_link(operator, member.id)
    mark = member.fs_uniquifier
    accounts.set_active(operator, member.id, active=False)
    assert member.fs_uniquifier != mark
    assert sign_in.check_password(member.email, GOOD) is None
    assert sign_in.request_reset(member.email) is None
    with pytest.raises(DeadLinkError):
        sign_in.reset_password(reset.secret, "ein ganz anderes Kennwort")
    with pytest.raises(WrongStateError, match=ACCOUNT_SHUT):
        accounts.invite(operator, member.email, seat=Seat(role=Role.TEAM, site_id=site.id))
    accounts.set_active(operator, member.id, active=True)
    assert sign_in.check_password(member.email, GOOD) == member


def test_only_operators_manage_accounts_but_everybody_may_delete_their_own() -> None:
    me, other = who_came(), who_came()
    myself = actor_of(me)
    attempts: list[Callable[[], object]] = [
        lambda: accounts.everybody(myself),
        lambda: accounts.set_active(myself, other.id, active=False),
        lambda: accounts.make_reset_link(myself, other.id),
        lambda: accounts.take_second_factor_off(myself, other.id),
        lambda: accounts.delete_account(myself, other.id),
    ]
    for attempt in attempts:
        with pytest.raises(NotAllowedError):
            attempt()
    accounts.delete_account(myself, me.id)
    assert people.get_person(me.id) is None
    assert people.get_person(other.id) is not None


def test_what_a_deleted_person_did_stays_without_them() -> None:
    site, person = world.a_site(), who_came()
    accounts.invite(world.as_team(person, site), NEW, seat=Seat(role=Role.TEAM, site_id=site.id))
    accounts.delete_account(actor_of(person), person.id)
    db.session.expire_all()
    assert ("role_given", None) in journal()


def test_everybody_is_listed_with_all_roles() -> None:
    person, site = who_came(operator=True), world.a_site(name="Adorf")
    cohort = world.a_cohort(site)
    world.as_team(person, site)
    world.as_lead(person, cohort)
    (member,) = accounts.everybody(actor_of(person))
    assert [(place.role, place.name) for place in member.places] == [
        (Role.OPERATOR, None), (Role.LEAD, cohort.name), (Role.TEAM, "Adorf"),
    ]  # fmt: skip


def test_the_journal_names_deeds_but_holds_neither_addresses_nor_secrets() -> None:
    site, operator = world.a_site(), an_operator()
    invited = accounts.invite(operator, NEW, seat=Seat(role=Role.TEAM, site_id=site.id))
    person = come(invited.secret)
    own_account.change_password(actor_of(person), old=GOOD, new="ein ganz anderes Kennwort")
    assert journal() == [
        ("role_given", operator.person_id),
        ("invitation_accepted", person.id),
        ("password_changed", person.id),
    ]
    details = json.dumps([entry.detail for entry in db.session.scalars(select(JournalEntry))])
    for secret in (NEW, GOOD, invited.secret):
        assert str(secret) not in details


def test_the_export_of_a_person_holds_everything_about_them_and_nothing_of_others() -> None:
    site, operator = world.a_site(name="Adorf"), an_operator()
    person = come(accounts.invite(operator, NEW, seat=Seat(role=Role.TEAM, site_id=site.id)).secret)
    colleague = accounts.invite(
        actor_of(person), "kollegin@kommune.example", seat=Seat(role=Role.READER, site_id=site.id)
    )
    exported = own_account.export_account(actor_of(person))
    assert exported["account"]["email"] == NEW
    assert exported["roles"] == [{"role": "team", "name": "Adorf"}]
    assert [deed["verb"] for deed in exported["journal"]] == ["invitation_accepted", "role_given", "account_exported"]
    assert [deed["verb"] for deed in exported["done_by_others"]] == ["role_given"]
    text = json.dumps(exported)
    assert colleague.email not in text
    assert passwords_of(person) not in text


def passwords_of(person: Person) -> str:
    assert person.password is not None
    return person.password
