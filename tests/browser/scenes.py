"""Sites whose teams have handed in, and somebody of them who signs in: for journeys from the profile on."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.cohorts import sign_in
from tests.browser.teams import Workbench
from tests.integration import world
from workbench.services.access import Actor
from workbench.storage.people import Person


@dataclass(frozen=True)
class Scene:
    """A site that has handed in, and somebody of its team."""

    workbench: Workbench
    site_id: int
    person: Person
    team: Actor

    @property
    def address(self) -> str:
        """Of the site."""
        return f"{self.workbench.address}/kommunen/{self.site_id}"

    def sign_in(self, page: Page) -> None:
        """Sign the person in."""
        sign_in(page, self.workbench, self.person.email)


def handed_in(workbench: Workbench) -> Scene:
    """A new site with its submission in an open round; inside an application context."""
    site = world.a_site()
    cohort = world.a_cohort(site)
    round_ = world.an_open_round(cohort, world.as_lead(world.a_person(), cohort))
    person = world.a_person(password=world.PASSWORD, function="Stabsstelle Engagement")
    team = world.as_team(person, site)
    world.a_submission(team, round_, site)
    return Scene(workbench=workbench, site_id=site.id, person=person, team=team)
