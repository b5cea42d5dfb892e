"""A report on its way: issued, shared by a link, read by a stranger on a phone, taken back."""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.look import Watch, axe, too_wide
from tests.browser.scenes import Scene, handed_in
from tests.browser.teams import Workbench, a_workbench
from tests.integration import world
from workbench.answers.wishes import PlanWishes
from workbench.services.clock import now
from workbench.storage.sites import get_site
from workbench.values import Month

WIDTHS = (1280, 640, 390)
"""A wide window, the same at 200 % zoom, a phone."""


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with a_workbench(tmp_path_factory.mktemp("report")) as served:
        yield served


@pytest.fixture
def scene(workbench: Workbench) -> Scene:
    with workbench.app.app_context():
        made = handed_in(workbench)
        site = get_site(made.site_id)
        assert site is not None
        start = Month.of(now().date()).plus(1)
        world.a_plan(made.team, site, PlanWishes(start=start, hours_per_month=Fraction(40), max_measures=4))
        return made


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Somebody else's browser, 390 pixels wide."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="de-DE", accept_downloads=True)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def looked_at(page: Page) -> list[str]:
    """What is wrong with the page, wide and narrow."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += [*axe(page), *too_wide(page)]
    return found


def test_a_report_is_issued_shared_read_on_a_phone_and_taken_back(page: Page, phone: Page, scene: Scene) -> None:
    scene.sign_in(page)
    page.goto(scene.address)
    page.get_by_role("link", name="Zum Bericht").click()
    expect(page.get_by_role("heading", name="Was jetzt zu entscheiden ist")).to_be_visible()
    assert looked_at(page) == []
    page.get_by_role("button", name="Bericht von heute festhalten").click()
    expect(page.get_by_text("Der Bericht ist festgehalten")).to_be_visible()
    page.get_by_label("Der Link gilt").select_option("7")
    page.get_by_label("Nur die Kurzfassung freigeben").uncheck()
    page.get_by_role("button", name="Link erstellen").click()
    link = page.get_by_label("Link", exact=True)
    expect(link).to_be_in_viewport()
    address = link.input_value()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Link kopieren").click()
    expect(page.get_by_text("Kopiert.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == address
    assert looked_at(page) == []
    page.reload()
    expect(link).to_have_count(0)

    watch = Watch(host=re.sub(r"^https?://", "", scene.workbench.address))
    watch.over(phone)
    phone.goto(address)
    expect(phone.get_by_role("heading", name="Was jetzt zu entscheiden ist")).to_be_visible()
    assert axe(phone) == []
    assert too_wide(phone) == []
    with phone.expect_download() as download:
        phone.get_by_role("link", name="PDF, Deutsch – Bericht mit Profil, Plan und Anhang").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
    assert download.value.suggested_filename.startswith("Bericht Ort")
    phone.get_by_role("link", name="English", exact=True).click()
    expect(phone.get_by_role("heading", name="What is to be decided now")).to_be_visible()
    assert phone.locator("html").get_attribute("lang") == "en"
    assert looked_at(phone) == []
    assert phone.context.cookies() == []
    assert watch.complaints == []

    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Widerrufen").click()
    expect(page.get_by_text("widerrufen am")).to_be_visible()
    phone.goto(address)
    expect(phone.get_by_role("heading", name="Dieser Link gilt nicht mehr")).to_be_visible()
    assert looked_at(phone) == []
    assert phone.context.cookies() == []


def test_the_head_of_the_reports_is_filled_in_and_seen(page: Page, scene: Scene) -> None:
    scene.sign_in(page)
    page.goto(f"{scene.address}/bericht")
    page.get_by_role("link", name="Satz und Logo am Kopf ändern").click()
    page.get_by_label("Ein Satz von Ihnen").fill("Vorgelegt zum Haushalt.")
    page.get_by_label("Logo").set_input_files({"name": "l.png", "mimeType": "image/png", "buffer": b"GIF89a"})
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_role("alert")).to_contain_text("kein Bild im Format PNG")
    assert looked_at(page) == []
    page.get_by_label("Logo").set_input_files({"name": "l.png", "mimeType": "image/png", "buffer": world.a_logo()})
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_text("Der Kopf der Berichte ist gespeichert")).to_be_visible()
    expect(page.get_by_text("Vorgelegt zum Haushalt.")).to_be_visible()
    page.get_by_role("link", name="Satz und Logo am Kopf ändern").click()
    expect(page.get_by_role("img", name="Logo: Ort")).to_be_visible()
    assert looked_at(page) == []
