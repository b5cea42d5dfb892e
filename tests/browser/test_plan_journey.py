"""From a submitted assessment to a plan that lives: two proposals, accept, edit, run, complete, plan anew, files."""

import csv
import io
import json
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest
from docx import Document
from icalendar import Calendar
from playwright.sync_api import Page, expect

from tests.browser.look import axe, too_wide
from tests.browser.scenes import Scene, handed_in
from tests.browser.teams import Workbench, a_workbench
from tests.integration import world
from workbench.answers.wishes import PlanWishes
from workbench.services import planning
from workbench.services.clock import now
from workbench.storage.sites import get_site
from workbench.values import Month


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with a_workbench(tmp_path_factory.mktemp("plan")) as served:
        yield served


@pytest.fixture
def scene(workbench: Workbench) -> Scene:
    with workbench.app.app_context():
        return handed_in(workbench)


def ask(page: Page, *, hours: str, most: str) -> None:
    page.get_by_label("Stunden im Monat").fill(hours)
    page.get_by_text("Mehr: Geld, Zeitraum, Ziele, Wünsche").click()
    page.get_by_label("Höchstzahl der Maßnahmen").fill(most)
    page.get_by_role("button", name="Zwei Vorschläge rechnen").click()
    expect(page.get_by_role("heading", name="Zwei Vorschläge")).to_be_visible()


def measure(page: Page, number: int) -> str:
    """The title of a measure on the page, without its number."""
    title = page.locator(".measure__title").nth(number).inner_text()
    return re.sub(r"^\d+\.\d+ ", "", title)


def report(page: Page, title: str, status: str) -> None:
    """Report how far a measure is."""
    page.locator(".measure", has_text=title).get_by_role("link", name="Stand melden oder ändern").click()
    page.get_by_label("Stand").select_option(label=status)
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_text("Die Maßnahme ist gespeichert.")).to_be_visible()


def test_from_the_profile_to_a_plan_that_lives(page: Page, scene: Scene) -> None:
    scene.sign_in(page)
    page.goto(scene.address)
    page.get_by_role("link", name="Zum Maßnahmenplan").click()
    page.get_by_role("link", name="Plan vorschlagen lassen").click()
    ask(page, hours="40", most="4")
    expect(page.locator(".proposal")).to_have_count(2)
    expect(page.locator(".proposal").nth(0).locator(".proposal__measures li")).to_have_count(2)
    expect(page.locator(".proposal").nth(1).locator(".proposal__measures li")).to_have_count(4)
    assert "optimal" not in page.inner_text("main").lower()
    page.get_by_role("button", name="Vorschlag „Ausführlich“ übernehmen").click()
    expect(page.get_by_text("Der Plan ist übernommen.")).to_be_visible()

    expect(page.locator(".measure")).to_have_count(4)
    accepted, rejected = measure(page, 0), measure(page, 1)
    page.locator(".measure", has_text=accepted).get_by_role("button", name="Annehmen").click()
    box = page.locator(".measure", has_text=rejected)
    box.locator("summary", has_text="Ablehnen").click()
    box.get_by_label("Warum nicht?").fill("Dafür ist niemand zuständig.")
    box.get_by_role("button", name="Maßnahme ablehnen").click()
    expect(page.locator(".measure")).to_have_count(3)
    page.locator("summary", has_text="Abgelehnt (1)").click()
    expect(page.get_by_text("Dafür ist niemand zuständig.")).to_be_visible()

    report(page, accepted, "läuft")
    page.locator(".measure", has_text=accepted).get_by_role("link", name="Stand melden oder ändern").click()
    page.get_by_label("Bemerkung").fill("Der Auftrag ist da.")
    page.get_by_text("Text ändern").click()
    page.get_by_label("Titel", exact=True).first.fill("Unser eigener Titel")
    page.get_by_role("button", name="Speichern").click()
    expect(page.locator(".measure", has_text="Unser eigener Titel")).to_contain_text("Der Auftrag ist da.")
    report(page, "Unser eigener Titel", "erledigt")

    page.get_by_role("link", name="Neu planen").click()
    ask(page, hours="60", most="8")
    full = page.locator(".proposal").nth(1)
    expect(full).to_contain_text("Kommt dazu")
    full.get_by_role("button", name="Vorschlag „Ausführlich“ übernehmen").click()
    kept = page.locator(".measure", has_text="Unser eigener Titel")
    expect(kept).to_contain_text("erledigt")
    assert page.locator(".measure").count() > 4
    expect(page.locator(".measure", has_text=rejected)).to_have_count(0)

    kept.get_by_role("link", name="Stand melden oder ändern").click()
    page.get_by_role("link", name="Verlauf").click()
    expect(page.locator("main")).to_contain_text("Stabsstelle Engagement hat die Maßnahme")
    expect(page.locator("main")).to_contain_text("Stand läuft → erledigt")


def test_the_page_shows_how_far_the_proposals_are_and_then_the_proposals(page: Page, scene: Scene) -> None:
    with scene.workbench.app.app_context():
        wishes = PlanWishes(start=Month.of(now().date()).plus(1), hours_per_month=Fraction(40), max_measures=4)
        draft_id, waiting = planning.ask(scene.team, scene.site_id, wishes)
    scene.sign_in(page)
    page.goto(f"{scene.address}/plan/vorschlaege/{draft_id}")
    expect(page.get_by_role("progressbar")).to_be_visible()
    with scene.workbench.app.app_context():
        for result_id in waiting:
            planning.work_out(result_id=result_id)
    expect(page.locator(".proposal")).to_have_count(2)


def test_an_own_measure_stands_in_the_plan_and_a_wrong_one_is_sent_back_as_typed(page: Page, planned: Scene) -> None:
    planned.sign_in(page)
    page.goto(f"{planned.address}/plan")
    page.get_by_role("link", name="Eigene Maßnahme ergänzen").click()
    page.get_by_label("Titel").fill("Dankabend")
    page.get_by_label("Arbeitsstunden insgesamt").fill("viele")
    page.get_by_role("button", name="In den Plan aufnehmen").click()
    expect(page.get_by_role("alert")).to_contain_text("ganze Zahl")
    expect(page.get_by_label("Titel")).to_have_value("Dankabend")
    page.get_by_label("Arbeitsstunden insgesamt").fill("16")
    page.get_by_role("button", name="In den Plan aufnehmen").click()
    expect(page.locator(".measure", has_text="Dankabend")).to_contain_text("eigene Maßnahme")


@pytest.fixture
def planned(scene: Scene) -> Scene:
    with scene.workbench.app.app_context():
        start = Month.of(now().date()).plus(1)
        site = get_site(scene.site_id)
        assert site is not None
        world.a_plan(scene.team, site, PlanWishes(start=start, hours_per_month=Fraction(40), max_measures=6))
    return scene


def test_every_file_says_the_same_as_the_page(page: Page, planned: Scene, tmp_path: Path) -> None:
    planned.sign_in(page)
    page.goto(f"{planned.address}/plan")
    titles = [measure(page, number) for number in range(page.locator(".measure").count())]
    hours = page.locator("dl").first.locator("dd").nth(2).inner_text()
    files = {}
    for name in ("Excel", "Word", "ICS", "CSV", "JSON"):
        with page.expect_download() as started:
            page.get_by_role("link", name=name).click()
        files[name] = tmp_path / started.value.suggested_filename
        started.value.save_as(files[name])
    book = openpyxl.load_workbook(files["Excel"])
    cells = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
    document = Document(str(files["Word"]))
    words = "\n".join(
        [each.text for each in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )
    events = [str(event["summary"]) for event in Calendar.from_ical(files["ICS"].read_bytes()).walk("VEVENT")]
    rows = list(csv.reader(io.StringIO(files["CSV"].read_text(encoding="utf-8-sig")), delimiter=";"))
    plan = json.loads(files["JSON"].read_text())
    for title in titles:
        assert title in cells
        assert title in words
        assert any(title in event for event in events)
        assert any(title in row for row in rows)
        assert title in json.dumps(plan, ensure_ascii=False)
    assert hours.split()[0] in words


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_every_page_of_the_plan_fits_and_has_no_finding(page: Page, planned: Scene, *, width: int, dark: bool) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if dark else "light")
    planned.sign_in(page)
    with planned.workbench.app.app_context():
        wishes = PlanWishes(start=Month.of(now().date()).plus(2), hours_per_month=Fraction(30), max_measures=6)
        draft_id, waiting = planning.ask(planned.team, planned.site_id, wishes)
        for result_id in waiting:
            planning.work_out(result_id=result_id)
    page.goto(f"{planned.address}/plan")
    change = page.get_by_role("link", name="Ändern").first.get_attribute("href")
    asked = page.locator("a", has_text="Was bräuchte es dafür?").first.get_attribute("href")
    pages = ["/plan", "/plan/neu", "/plan/eigene-massnahme", f"/plan/vorschlaege/{draft_id}"]
    for path in [
        *(planned.address + each for each in pages),
        *(f"{planned.workbench.address}{e}" for e in (change, asked)),
    ]:
        page.goto(path)
        for part in page.locator("details").all():
            part.evaluate("each => each.open = true")
        assert too_wide(page) == [], path
        assert axe(page) == [], path
