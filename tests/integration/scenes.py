"""A cohort with a site, and who works there, for tests of its pages."""

from dataclasses import dataclass

from flask import Flask

from tests.integration import world
from tests.integration.visitor import Visitor
from workbench.services.access import Actor
from workbench.storage.people import Person
from workbench.storage.sites import Cohort, Site


@dataclass
class CohortScene:
    """A cohort with one site, Adorf; its lead has signed in in a browser of their own."""

    app: Flask
    site: Site
    cohort: Cohort
    lead_actor: Actor
    team_actor: Actor
    lead: Visitor

    @property
    def board(self) -> str:
        return f"/kohorten/{self.cohort.id}"


def a_cohort_scene(app: Flask) -> CohortScene:
    """The scene, set up anew."""
    with app.app_context():
        site = world.a_site(name="Adorf")
        cohort = world.a_cohort(site)
        lead = world.a_person(password=world.PASSWORD)
        lead_actor = world.as_lead(lead, cohort)
        team_actor = world.as_team(world.a_person(), site)
    return CohortScene(app, site, cohort, lead_actor, team_actor, signed_in(app, lead))


def signed_in(app: Flask, person: Person) -> Visitor:
    """A browser in which somebody has signed in."""
    visitor = Visitor(app)
    assert visitor.sign_in(person.email).status_code == 302
    return visitor
