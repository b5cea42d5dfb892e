"""From the invitation to the profile, by keyboard only; and a second round that shows what changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.teams import Workbench, a_workbench
from tests.integration import world
from workbench.services import accounts, rounds
from workbench.services.access import Actor, Role
from workbench.services.accounts import Seat
from workbench.storage.rounds import get_round
from workbench.storage.sites import Site

PASSWORD = "Kastanien im Oktober 31"  # noqa: S105


@dataclass(frozen=True)
class Scene:
    """A site in an open round, its lead, and the link of an invitation to its team."""

    workbench: Workbench
    site: Site
    lead: Actor
    round: int
    link: str


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with a_workbench(tmp_path_factory.mktemp("first")) as served:
        yield served


@pytest.fixture
def scene(workbench: Workbench) -> Scene:
    with workbench.app.app_context():
        site = world.a_site()
        cohort = world.a_cohort(site)
        lead = world.as_lead(world.a_person(), cohort)
        round_ = world.an_open_round(cohort, lead, title="Runde 1")
        seat = Seat(role=Role.TEAM, site_id=site.id)
        invited = accounts.invite(lead, f"neu{site.id}@example.org", seat=seat)
        link = f"{workbench.address}/zugang/{invited.secret}"
        return Scene(workbench=workbench, site=site, lead=lead, round=round_.id, link=link)


def press_until(page: Page, key: str, name: str) -> None:
    """Press a key until the focus is on something that has the name."""
    for _ in range(80):
        focused = page.evaluate(
            """() => { const e = document.activeElement;
                 if (e === document.body) return '';
                 const label = e.labels && e.labels.length ? e.labels[0].textContent : e.textContent;
                 return (e.getAttribute('aria-label') || label || '').replace(/\\s+/g, ' ').trim(); }"""
        )
        if re.search(name, focused):
            return
        page.keyboard.press(key)
    raise AssertionError(f"the keyboard never came to {name}")


def come_in(page: Page, scene: Scene) -> None:
    """Accept the invitation: a password and what one does, by keyboard."""
    page.goto(scene.link)
    press_until(page, "Tab", "^Neues Passwort$")
    page.keyboard.type(PASSWORD)
    press_until(page, "Tab", "^Neues Passwort noch einmal")
    page.keyboard.type(PASSWORD)
    press_until(page, "Tab", "^Ihre Funktion")
    page.keyboard.type("Stabsstelle Ehrenamt")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{scene.workbench.address}/")


def test_from_the_invitation_to_the_profile_by_keyboard_only(page: Page, scene: Scene) -> None:
    come_in(page, scene)
    press_until(page, "Tab", "^Jetzt antworten")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/erhebungen/"))
    press_until(page, "Tab", "ersten Frage beginnen")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/abschnitt/"))
    press_until(page, "Tab", "^Inhalt")
    item = page.locator("[data-item]").nth(1)
    press_until(page, "Tab", "^Noch keine Antwort")
    page.keyboard.press("ArrowDown")  # from the last choice round to the first
    page.keyboard.press("ArrowDown")
    expect(item.locator("[data-status]")).to_contain_text("gespeichert um")
    expect(item.locator("input[value='1']")).to_be_checked()
    section = page.url
    press_until(page, "Tab", "^Speichern und weiter")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/abschnitt/" in url and url != section)
    page.goto(page.url.split("/abschnitt/")[0] + "/abgabe")
    expect(page.get_by_role("heading", name="Das ist noch offen")).to_be_visible()
    press_until(page, "Tab", "^Direkt zum Abgeben")
    page.keyboard.press("Enter")
    press_until(page, "Tab", "^Jetzt abgeben")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/profil"))
    expect(page.get_by_text("Die Erhebung ist abgegeben.")).to_be_visible()
    expect(page.get_by_role("heading", name="Gesamtstufe: noch offen")).to_be_visible()


def test_a_second_round_starts_from_proposals_and_the_profile_shows_what_changed(page: Page, scene: Scene) -> None:
    come_in(page, scene)
    page.get_by_role("link", name="Jetzt antworten").click()
    first = f"{page.url.rstrip('/')}/abschnitt/leadership"
    page.goto(first)
    for item in page.locator("[data-item]").all():
        item.locator("input[type=radio][value='1']").check()
        expect(item.locator("[data-status]")).to_contain_text("gespeichert um")
    page.goto(first.replace("/abschnitt/leadership", "/abgabe"))
    page.get_by_role("button", name="Jetzt abgeben").click()
    next_round(scene)

    page.goto(scene.workbench.address)
    page.get_by_role("link", name="Jetzt antworten").click()
    second = f"{page.url.rstrip('/')}/abschnitt/leadership"
    page.goto(second)
    expect(page.get_by_text("Aus der letzten Runde (Runde 1)")).to_be_visible()
    expect(page.locator("[data-item] input[value='1']:checked")).to_have_count(0)
    page.get_by_role("button", name="So ist es noch: bestätigen").first.click()
    expect(page.locator("[data-item] input[value='1']:checked")).to_have_count(1)
    other = page.locator("[data-item]").nth(1)
    other.locator("input[type=radio][value='3']").check()
    expect(other.locator("[data-status]")).to_contain_text("gespeichert um")
    page.goto(second.replace("/abschnitt/leadership", "/profil"))
    expect(page.get_by_text("verglichen mit: Runde 1")).to_be_visible()
    page.locator("summary", has_text="Als Tabelle").nth(2).click()
    row = page.get_by_role("row", name=re.compile("Unterstützung durch die Verwaltungsspitze")).first
    expect(row).to_contain_text("2,0")
    expect(row).to_contain_text(re.compile(r"\+\s?1,0|1,0"))


def next_round(scene: Scene) -> None:
    """The lead closes the round and opens the next one."""
    with scene.workbench.app.app_context():
        round_ = get_round(scene.round)
        assert round_ is not None
        rounds.close_round(scene.lead, scene.round)
        rounds.open_round(scene.lead, round_.cohort_id, title="Runde 2")
