"""A team among the others: a round is closed, somebody shows a level by name and takes it back."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.look import axe, too_wide
from tests.browser.teams import Workbench, a_workbench
from tests.integration import world
from tests.integration.test_protected import hand_in
from workbench.services.access import Actor
from workbench.storage.people import Person
from workbench.storage.sites import Cohort, Site


@dataclass(frozen=True)
class Scene:
    """Seven sites that have handed in, in an open round; people of two of them and the lead."""

    workbench: Workbench
    cohort: Cohort
    sites: tuple[Site, ...]
    lead: Person
    anna: Person
    berta: Person

    def url(self, number: int, page: str) -> str:
        return f"{self.workbench.address}/kommunen/{self.sites[number].id}/{page}"


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with a_workbench(tmp_path_factory.mktemp("others")) as served:
        yield served


@pytest.fixture
def scene(workbench: Workbench) -> Scene:
    with workbench.app.app_context():
        sites = tuple(world.a_site() for _ in range(7))
        cohort = world.a_cohort(*sites)
        lead = world.a_person(password=world.PASSWORD)
        round_ = world.an_open_round(cohort, world.as_lead(lead, cohort), title="Herbst 2026")
        people = [world.a_person(password=world.PASSWORD) for _ in range(2)]
        for number, (site, level) in enumerate(zip(sites, (1, 2, 0, 3, 1, 3, 4), strict=True)):
            person = people[number] if number < len(people) else world.a_person()
            team: Actor = world.as_team(person, site)
            hand_in(team, round_, site, level)
        return Scene(workbench, cohort, sites, lead, people[0], people[1])


def signed_in(browser: Browser, scene: Scene, person: Person) -> Page:
    """A window of somebody's own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(f"{scene.workbench.address}/anmelden")
    page.get_by_label("E-Mail").fill(person.email)
    page.get_by_label("Passwort").fill(world.PASSWORD)
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.wait_for_url(lambda url: "/anmelden" not in url)
    return page


def close_round(page: Page, scene: Scene) -> None:
    """The lead closes the round on the board."""
    page.goto(f"{scene.workbench.address}/kohorten/{scene.cohort.id}")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="schließen").first.click()
    expect(page.get_by_text("Die Runde ist geschlossen.")).to_be_visible()


def test_a_team_sees_its_place_and_names_come_and_go(browser: Browser, scene: Scene) -> None:
    anna = signed_in(browser, scene, scene.anna)
    anna.goto(scene.url(0, "vergleich"))
    expect(anna.get_by_text("sobald eine Runde geschlossen ist")).to_be_visible()
    close_round(signed_in(browser, scene, scene.lead), scene)

    anna.reload()
    overall = anna.get_by_role("listitem").filter(has_text="Gesamtwert").first
    # Of 2 0 3 1 3 4: quartiles 1,25 and 3, median 2,5.
    expect(overall).to_contain_text("Sie: Stufe 1,0.")
    expect(overall).to_contain_text("zwischen Stufe 1,5 und 3,0, die Mitte bei 2,5")
    expect(overall).to_contain_text("Sie liegen niedriger als die meisten anderen.")
    name = scene.sites[1].name
    assert name not in anna.content()

    berta = signed_in(browser, scene, scene.berta)
    berta.goto(scene.url(1, "vergleich"))
    berta.get_by_role("link", name="Eigene Stufen mit Namen freigeben").click()
    boxes = berta.get_by_role("checkbox")
    boxes.nth(0).check()
    boxes.nth(1).check()
    berta.get_by_role("button", name="Freigaben speichern").click()
    expect(berta.get_by_text("Gespeichert.")).to_be_visible()
    assert [boxes.nth(number).is_checked() for number in range(3)] == [True, True, False]

    anna.reload()
    expect(anna.get_by_text("Mit Namen freigegeben:")).to_have_count(2)
    expect(anna.get_by_text(f"{name} (Stufe 2,0)").first).to_be_visible()

    boxes.nth(0).uncheck()
    boxes.nth(1).uncheck()
    berta.get_by_role("button", name="Freigaben speichern").click()
    expect(berta.get_by_text("Gespeichert.")).to_be_visible()
    anna.reload()
    expect(anna.get_by_text("Mit Namen freigegeben:")).to_have_count(0)
    assert name not in anna.content()
    for page in (anna, berta):
        page.context.close()


@pytest.mark.parametrize("path", ["vergleich", "freigaben"])
def test_the_pages_are_free_of_barriers_at_every_width(
    browser: Browser, scene: Scene, tmp_path: Path, path: str
) -> None:
    lead = signed_in(browser, scene, scene.lead)
    close_round(lead, scene)
    page = signed_in(browser, scene, scene.anna)
    for width in (1280, 640, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(scene.url(0, path))
        for summary in page.locator("summary").all():
            summary.click()
        assert axe(page) == []
        assert too_wide(page) == []
        page.screenshot(path=tmp_path / f"{path}-{width}.png", full_page=True)
    for each in (lead, page):
        each.context.close()


def test_without_five_others_the_page_says_what_is_missing(browser: Browser, workbench: Workbench) -> None:
    with workbench.app.app_context():
        sites = tuple(world.a_site() for _ in range(3))
        cohort = world.a_cohort(*sites)
        lead = world.a_person(password=world.PASSWORD)
        round_ = world.an_open_round(cohort, world.as_lead(lead, cohort))
        anna = world.a_person(password=world.PASSWORD)
        hand_in(world.as_team(anna, sites[0]), round_, sites[0], 2)
        few = Scene(workbench, cohort, sites, lead, anna, anna)
    close_round(signed_in(browser, few, few.lead), few)
    page = signed_in(browser, few, few.anna)
    page.goto(few.url(0, "vergleich"))
    expect(page.get_by_text("Die anderen sind nicht zu sehen")).to_be_visible()
    expect(page.get_by_text("weniger als fünf andere Kommunen")).to_be_visible()
    assert axe(page) == []
    page.context.close()
