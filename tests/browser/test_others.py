"""A team among the others: pages that everybody can read; the way to them is in test_cohort_year.py."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cohorts import assert_accessible, sign_in
from tests.browser.teams import Workbench, a_workbench
from tests.integration import world
from workbench.services import rounds
from workbench.storage.people import Person


@dataclass(frozen=True)
class Scene:
    """A closed round in which so many sites have handed in, and somebody of the first one's team."""

    workbench: Workbench
    site_id: int
    anna: Person

    @property
    def address(self) -> str:
        return f"{self.workbench.address}/kommunen/{self.site_id}"


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with a_workbench(tmp_path_factory.mktemp("others")) as served:
        yield served


def a_scene(workbench: Workbench, *levels: int) -> Scene:
    """Sites that hand in with these levels."""
    with workbench.app.app_context():
        sites = [world.a_site() for _ in levels]
        cohort = world.a_cohort(*sites)
        lead = world.as_lead(world.a_person(), cohort)
        round_ = world.an_open_round(cohort, lead, title="Herbst 2026")
        teams = [world.a_person(password=world.PASSWORD) for _ in sites]
        for site, person, level in zip(sites, teams, levels, strict=True):
            world.hand_in(world.as_team(person, site), round_, site, level)
        rounds.close_round(lead, round_.id)
        return Scene(workbench=workbench, site_id=sites[0].id, anna=teams[0])


def test_the_pages_are_free_of_barriers_at_every_width(page: Page, workbench: Workbench) -> None:
    scene = a_scene(workbench, 1, 2, 0, 3, 1, 3, 4)
    sign_in(page, workbench, scene.anna.email)
    for path in ("vergleich", "freigaben"):
        for width in (1280, 640, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{scene.address}/{path}")
            assert_accessible(page)


def test_without_five_others_the_page_says_what_is_missing(page: Page, workbench: Workbench) -> None:
    scene = a_scene(workbench, 2)
    sign_in(page, workbench, scene.anna.email)
    page.goto(f"{scene.address}/vergleich")
    expect(page.get_by_text("Die anderen sind nicht zu sehen")).to_be_visible()
    expect(page.get_by_text("weniger als fünf andere Kommunen")).to_be_visible()
    assert_accessible(page)
