"""The pages about people: who is there, inviting, taking away, accounts for operators."""

import re

import pytest
from flask import Flask

from tests.integration import world
from tests.integration.visitor import Visitor, text_of
from tests.integration.world import PASSWORD
from workbench.services.access import actor_of
from workbench.storage import people
from workbench.storage.people import Person, SiteRole
from workbench.storage.sites import Site

pytestmark = pytest.mark.one_database

NEW = "neu@kommune.example"
OTHER = "drei Dächer im Regen"


@pytest.fixture
def site(app: Flask) -> Site:
    """A site."""
    with app.app_context():
        return world.a_site(name="Adorf")


def member(app: Flask, site: Site | None = None, *, operator: bool = False, reader: bool = False) -> Person:
    """Somebody with a password; at the site in the team, or a reader."""
    with app.app_context():
        person = world.a_person(password=PASSWORD, operator=operator)
        if site is not None:
            (world.as_reader if reader else world.as_team)(person, site)
    return person


def at_work(app: Flask, person: Person) -> Visitor:
    visitor = Visitor(app)
    assert visitor.sign_in(person.email).status_code == 302
    return visitor


def shown_link(visitor: Visitor, path: str) -> str:
    """The path of the link that a page shows to be handed over."""
    found = re.search(r'value="http://localhost(/[^"]+)"', visitor.open(path).get_data(as_text=True))
    assert found
    return found.group(1)


def test_a_team_invites_a_colleague_who_comes_by_the_link_that_is_shown_once(app: Flask, site: Site) -> None:
    visitor, path = at_work(app, member(app, site)), f"/kommunen/{site.id}/personen"
    assert visitor.submit(path, email=NEW, role="team").location == path
    link = shown_link(visitor, path)
    assert link not in visitor.open(path).get_data(as_text=True)
    assert "eingeladen bis" in text_of(visitor.open(path))
    colleague = Visitor(app)
    assert "beantworten dort den Fragebogen" in text_of(colleague.open(link))
    colleague.submit(link, password=OTHER, repeated=OTHER, function="Stabsstelle", language="de")
    assert "Stabsstelle" in text_of(colleague.open(path))


def test_the_link_is_gone_from_the_browser_after_signing_out(app: Flask, site: Site) -> None:
    person, path = member(app, site), f"/kommunen/{site.id}/personen"
    visitor = at_work(app, person)
    visitor.submit(path, email=NEW, role="team")
    visitor.client.post("/abmelden", data={"csrf_token": (visitor.open("/sitzung").json or {})["csrf"]})
    visitor.sign_in(person.email)
    assert "/zugang/" not in visitor.open(path).get_data(as_text=True)


@pytest.mark.parametrize("email", ["", "keine Adresse", "zwei@a.example, b@c.example", "müller@kommune.example"])
def test_what_is_no_address_is_said_at_the_field(app: Flask, site: Site, email: str) -> None:
    answer = at_work(app, member(app, site)).submit(f"/kommunen/{site.id}/personen", email=email, role="team")
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.get_data(as_text=True)
    with app.app_context():
        assert len(people.list_people()) == 1


@pytest.mark.parametrize("role", ["operator", "lead", "", "king"])
def test_no_other_role_can_be_given_at_a_site(app: Flask, site: Site, role: str) -> None:
    answer = at_work(app, member(app, site)).submit(f"/kommunen/{site.id}/personen", email=NEW, role=role)
    assert answer.status_code == 422
    with app.app_context():
        assert people.find_person(NEW) is None


def test_who_is_there_already_is_not_invited_again(app: Flask, site: Site) -> None:
    person = member(app, site)
    answer = at_work(app, person).submit(f"/kommunen/{site.id}/personen", email=person.email, role="reader")
    assert "Diese Person ist hier schon dabei." in text_of(answer)
    with app.app_context():
        assert people.roles_at_sites(person.id) == {site.id: SiteRole.TEAM}


def test_an_invitation_is_sent_again_and_taken_back(app: Flask, site: Site) -> None:
    visitor, path = at_work(app, member(app, site)), f"/kommunen/{site.id}/personen"
    visitor.submit(path, email=NEW, role="team")
    first = shown_link(visitor, path)
    with app.app_context():
        invited = people.find_person(NEW)
    assert invited is not None
    visitor.submit(f"{path}/{invited.id}/einladung", at=path)
    second = shown_link(visitor, path)
    assert [Visitor(app).open(link).status_code for link in (first, second)] == [404, 200]
    visitor.submit(f"{path}/{invited.id}/entfernen", at=path)
    assert Visitor(app).open(second).status_code == 404
    assert NEW not in text_of(visitor.open(path))


def test_who_is_taken_away_has_no_access_from_the_next_step_on(app: Flask, site: Site) -> None:
    visitor, other = at_work(app, member(app, site)), member(app, site)
    colleague, path = at_work(app, other), f"/kommunen/{site.id}/personen"
    assert colleague.open(path).status_code == 200
    visitor.submit(f"{path}/{other.id}/entfernen", at=path)
    assert colleague.open(path).status_code == 404


def test_who_leaves_a_site_comes_back_to_the_overview(app: Flask, site: Site) -> None:
    person, path = member(app, site), f"/kommunen/{site.id}/personen"
    assert at_work(app, person).submit(f"{path}/{person.id}/entfernen", at=path).location == "/"


def test_people_of_another_site_cannot_be_reached_by_any_number(app: Flask, site: Site) -> None:
    with app.app_context():
        foreign = world.a_site()
    visitor, stranger, path = at_work(app, member(app, site)), member(app, foreign), f"/kommunen/{site.id}/personen"
    for url in (
        f"/kommunen/{foreign.id}/personen/{stranger.id}/entfernen",
        f"{path}/{stranger.id}/entfernen",
        f"{path}/{stranger.id}/einladung",
        f"{path}/999/entfernen",
    ):
        assert visitor.submit(url, at=path).status_code == 404
    with app.app_context():
        assert people.roles_at_sites(stranger.id) == {foreign.id: SiteRole.TEAM}


def test_readers_see_no_people(app: Flask, site: Site) -> None:
    assert at_work(app, member(app, site, reader=True)).open(f"/kommunen/{site.id}/personen").status_code == 404


def test_a_lead_brings_another_lead_into_the_cohort(app: Flask, site: Site) -> None:
    with app.app_context():
        lead = world.a_person(password=PASSWORD)
        cohort = world.a_cohort(site)
        world.as_lead(lead, cohort)
    visitor, path = at_work(app, lead), f"/kohorten/{cohort.id}/personen"
    visitor.submit(path, email=NEW)
    Visitor(app).submit(shown_link(visitor, path), password=OTHER, repeated=OTHER, function="Moderation", language="de")
    page = text_of(visitor.open(path))
    assert "Moderation" in page
    with app.app_context():
        person = people.find_person(NEW)
        assert person is not None
        assert actor_of(person).cohorts == {cohort.id}
    visitor.submit(f"{path}/{person.id}/entfernen", at=path)
    assert NEW not in text_of(visitor.open(path))


def test_an_operator_sees_all_accounts_with_their_roles(app: Flask, site: Site) -> None:
    person, operator = member(app, site), member(app, operator=True)
    page = text_of(at_work(app, operator).open("/verwaltung/personen"))
    assert person.email in page
    assert "Team: Adorf" in page
    assert "Betrieb" in page


def test_an_operator_shuts_and_opens_an_account(app: Flask, site: Site) -> None:
    person, operator = member(app, site), at_work(app, member(app, operator=True))
    path = f"/verwaltung/personen/{person.id}"
    operator.submit(f"{path}/sperren", at=path)
    assert "gesperrt" in text_of(operator.open(path))
    assert Visitor(app).sign_in(person.email).status_code == 422
    operator.submit(f"{path}/oeffnen", at=path)
    assert Visitor(app).sign_in(person.email).status_code == 302


def test_an_operator_hands_a_link_to_a_new_password_over(app: Flask, site: Site) -> None:
    person, operator = member(app, site), at_work(app, member(app, operator=True))
    path = f"/verwaltung/personen/{person.id}"
    operator.submit(f"{path}/passwort", at=path)
    visitor = Visitor(app)
    visitor.submit(shown_link(operator, path), password=OTHER, repeated=OTHER)
    assert visitor.sign_in(person.email, OTHER).status_code == 302


def test_an_account_is_deleted_only_after_asking_once_more(app: Flask, site: Site) -> None:
    person, operator = member(app, site), at_work(app, member(app, operator=True))
    path = f"/verwaltung/personen/{person.id}/loeschen"
    assert "lässt sich nicht zurücknehmen" in text_of(operator.open(path))
    assert operator.submit(path).location == "/verwaltung/personen"
    assert operator.open(f"/verwaltung/personen/{person.id}").status_code == 404


def test_the_last_operator_stays_and_is_told_why(app: Flask) -> None:
    person = member(app, operator=True)
    operator, path = at_work(app, person), f"/verwaltung/personen/{person.id}"
    for deed in ("entfernen", "sperren", "loeschen"):
        operator.submit(f"{path}/{deed}", at=path)
        assert "niemand mehr die Werkbank betreiben" in text_of(operator.open(path)), deed
    assert operator.open(path).status_code == 200


def test_an_operator_invites_another_who_then_may_take_over(app: Flask) -> None:
    person = member(app, operator=True)
    operator, path = at_work(app, person), "/verwaltung/personen"
    operator.submit(path, email=NEW)
    second = Visitor(app)
    link = shown_link(operator, path)
    second.submit(link, password=OTHER, repeated=OTHER, function="IT", language="de")
    second.submit(f"{path}/{person.id}/entfernen", at=f"{path}/{person.id}")
    assert operator.open(path).status_code == 404
