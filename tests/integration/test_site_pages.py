"""The page of a site: who finds what there, and who changes what."""

from dataclasses import dataclass

import pytest
from flask import Flask

from tests.integration import world
from tests.integration.visitor import Visitor, text_of
from tests.integration.world import PASSWORD
from workbench.services import rounds
from workbench.services.access import Actor, actor_of
from workbench.storage import sites
from workbench.storage.people import Person
from workbench.storage.sites import Site

pytestmark = pytest.mark.one_database


@dataclass
class Scene:
    """A site in an open round, with everybody who has to do with it."""

    app: Flask
    site: Site
    assessment: int
    people: dict[str, Person]

    @property
    def path(self) -> str:
        return f"/kommunen/{self.site.id}"

    def actor(self, role: str) -> Actor:
        return actor_of(self.people[role])

    def at_work(self, role: str) -> Visitor:
        visitor = Visitor(self.app)
        assert visitor.sign_in(self.people[role].email).status_code == 302
        return visitor


@pytest.fixture
def scene(app: Flask) -> Scene:
    with app.app_context():
        site = world.a_site(name="Adorf")
        cohort = world.a_cohort(site)
        people = {
            role: world.a_person(password=PASSWORD, operator=role == "operator")
            for role in ("team", "reader", "lead", "operator")
        }
        world.as_team(people["team"], site)
        world.as_reader(people["reader"], site)
        opened = world.an_open_round(cohort, world.as_lead(people["lead"], cohort), title="Herbst")
        return Scene(app, site, world.assessment_in(opened, site).id, people)


WAYS = {
    "answering": "/erhebungen/{assessment}/",
    "profile": "/erhebungen/{assessment}/profil",
    "people": "/kommunen/{site}/personen",
    "history": "/kommunen/{site}/verlauf",
    "change": "/kommunen/{site}/angaben",
    "export": "/kommunen/{site}/daten",
    "delete": "/kommunen/{site}/loeschen",
}

OFFERED = {
    "team": {"answering", "profile", "people", "history", "change", "export"},
    "reader": set(),
    "lead": {"people", "change"},
    "operator": {"people", "change", "delete"},
}


@pytest.mark.parametrize("role", list(OFFERED))
def test_everybody_is_offered_the_ways_that_are_open_to_them_and_no_others(scene: Scene, role: str) -> None:
    visitor = scene.at_work(role)
    shown = visitor.open(scene.path).get_data(as_text=True)
    for way, pattern in WAYS.items():
        url = pattern.format(site=scene.site.id, assessment=scene.assessment)
        assert (f'href="{url}"' in shown) == (way in OFFERED[role]), way
        if way in OFFERED[role]:
            assert visitor.open(url).status_code == 200, way


@pytest.mark.parametrize("role", ["reader", "lead"])
def test_readers_and_leads_are_led_to_the_profile_once_it_is_handed_in(scene: Scene, role: str) -> None:
    with scene.app.app_context():
        rounds.submit(scene.actor("team"), scene.assessment)
    visitor = scene.at_work(role)
    profile = f"/erhebungen/{scene.assessment}/profil"
    assert f'href="{profile}"' in visitor.open(scene.path).get_data(as_text=True)
    assert visitor.open(profile).status_code == 200


def test_a_team_writes_its_population_as_people_write_numbers(scene: Scene) -> None:
    visitor = scene.at_work("team")
    assert visitor.submit(f"{scene.path}/angaben", population="41.250", region="Tal").location == scene.path
    assert "41.250" in text_of(visitor.open(scene.path))
    assert 'value="41.250"' in visitor.open(f"{scene.path}/angaben").get_data(as_text=True)


def test_a_population_can_be_left_out(scene: Scene) -> None:
    visitor = scene.at_work("team")
    visitor.submit(f"{scene.path}/angaben", population="", region="")
    assert "Einwohnerzahl keine Angabe" in text_of(visitor.open(scene.path))


def test_a_team_that_sends_another_name_changes_nothing_of_it(scene: Scene) -> None:
    scene.at_work("team").submit(f"{scene.path}/angaben", name="Großdorf", kind="kreis", population="5", region="")
    with scene.app.app_context():
        site = sites.get_site(scene.site.id)
    assert site is not None
    assert (site.name, site.kind, site.population) == ("Adorf", "stadt", 5)


def test_an_operator_gives_a_site_another_name_unless_it_is_taken(scene: Scene) -> None:
    with scene.app.app_context():
        world.a_site(name="Bedorf")
    visitor, path = scene.at_work("operator"), f"{scene.path}/angaben"
    answer = visitor.submit(path, name="Bedorf", kind="stadt", population="", region="")
    assert answer.status_code == 422
    assert "So heißt hier schon eine Kommune" in text_of(answer)
    visitor.submit(path, name="Cedorf", kind="gemeinde", population="", region="")
    assert "Cedorf" in text_of(visitor.open(scene.path))
    assert "Gemeinde" in text_of(visitor.open(scene.path))


def test_the_page_of_a_site_without_a_round_says_who_opens_one(scene: Scene) -> None:
    with scene.app.app_context():
        world.as_reader(scene.people["reader"], alone := world.a_site(name="Alleindorf"))
    assert "Sobald die Workshopleitung eine öffnet" in text_of(scene.at_work("reader").open(f"/kommunen/{alone.id}"))
