"""A lead sets up a cohort: its calendar, and pages that fit every screen; the year is in test_cohort_year.py."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cohorts import assert_accessible, sign_in, upload
from tests.browser.teams import Workbench, a_workbench
from tests.integration import world
from tests.unit.test_imports import a_csv
from workbench.services.access import Actor
from workbench.storage.db import transaction
from workbench.storage.people import Person
from workbench.storage.sites import Cohort, set_member


@dataclass
class Scene:
    """A lead with an empty cohort."""

    workbench: Workbench
    cohort: Cohort
    person: Person
    lead: Actor

    @property
    def board(self) -> str:
        return f"{self.workbench.address}/kohorten/{self.cohort.id}"


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with a_workbench(tmp_path_factory.mktemp("setup")) as served:
        yield served


@pytest.fixture
def scene(workbench: Workbench) -> Scene:
    with workbench.app.app_context():
        cohort = world.a_cohort()
        person = world.a_person(password=world.PASSWORD, function="Workshopleitung")
        return Scene(workbench, cohort, person, world.as_lead(person, cohort))


def test_six_workshops_are_laid_out_and_one_gets_its_topic(page: Page, scene: Scene) -> None:
    sign_in(page, scene.workbench, scene.person.email)
    page.goto(scene.board)
    page.get_by_role("link", name="Kalender", exact=True).click()
    page.get_by_label("Erster Tag des ersten Workshops").fill("2027-02-25")
    page.get_by_role("button", name="Sechs Workshops anlegen").click()
    expect(page.get_by_text("Sechs Workshops stehen im Kalender.")).to_be_visible()
    expect(page.locator(".calendar__entry")).to_have_count(6)
    page.get_by_role("link", name="Ändern – Workshop 2").click()
    page.get_by_label("Thema").fill("Bestandsaufnahme auswerten")
    page.get_by_role("button", name="Speichern").click()
    expect(page.locator(".calendar__entry").nth(1)).to_contain_text("Bestandsaufnahme auswerten")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_every_page_fits_and_has_no_finding(page: Page, scene: Scene, *, width: int, dark: bool) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if dark else "light")
    with scene.workbench.app.app_context():
        site = world.a_site(name=f"Heiligenbergkirchen an der oberen Hasel {width}")
        with transaction():
            set_member(scene.cohort.id, site.id, member=True)
        world.an_open_round(scene.cohort, scene.lead, title="Herbst")
    sign_in(page, scene.workbench, scene.person.email)
    page.goto(f"{scene.board}/kalender")
    page.get_by_label("Erster Tag des ersten Workshops").fill("2027-02-25")
    page.get_by_role("button", name="Sechs Workshops anlegen").click()
    paths = [scene.board, f"{scene.board}/kalender", f"{scene.board}/kalender/neu", f"{scene.board}/einlesen"]
    for path in [*paths, f"{scene.workbench.address}/kommunen/{site.id}/kalender"]:
        page.goto(path)
        assert_accessible(page)
    page.goto(f"{scene.board}/einlesen")
    upload(page, a_csv([("Heide", "Dorf", "viele", "", "")]).encode(), "Kommunen.csv")
    expect(page.get_by_text("2 Fehler in der Datei")).to_be_visible()
    assert_accessible(page)


def test_a_file_that_is_too_large_is_told_on_the_page_and_not_by_a_broken_connection(page: Page, scene: Scene) -> None:
    sign_in(page, scene.workbench, scene.person.email)
    page.goto(f"{scene.board}/einlesen")
    upload(page, bytes(8_000_000), "Kommunen.xlsx")
    expect(page.get_by_text("Die Datei ist größer als 1 MB und wurde nicht gelesen.")).to_be_visible()
    expect(page.get_by_role("button", name="Prüfen und einlesen")).to_be_visible()
