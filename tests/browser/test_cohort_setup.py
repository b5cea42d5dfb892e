"""A lead sets up a cohort: a spreadsheet with mistakes, the mended one, calendar, completion, reminders, closing."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.look import Watch, axe, too_wide
from tests.browser.teams import Workbench, a_workbench
from tests.integration import world
from tests.integration.world import PASSWORD
from tests.unit.test_imports import a_csv, an_xlsx
from workbench.services import accounts, mail
from workbench.services.access import Actor, actor_of
from workbench.storage.db import transaction
from workbench.storage.people import Person, people_at_site
from workbench.storage.rounds import assessments_of_site
from workbench.storage.sites import Cohort, find_site, set_member
from workbench.values import Language
from workbench.web.settings import MailServer, Settings

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

WRONG_SITES = [
    ("Haselbrück", "Dorf", "viele", "", ""),
    ("", "Stadt", "41.000", "", ""),
    ("Nordmoor", "Kreis", 41, "", ""),
]
WRONG_PEOPLE = [("anna", "", "Chefin", "Haselbrück"), ("bert@nordmoor.example", "", "Team", "Südmoor")]
SITES = [
    ("Haselbrück", "Stadt", "41.000", "Haarbergland", "Stabsstelle Ehrenamt"),
    ("Nordmoor", "Kreis", 250_000, "", ""),
]
PEOPLE = [
    ("anna@haselbrueck.example", "Stabsstelle Ehrenamt", "Team", "Haselbrück"),
    ("bert@nordmoor.example", "Kreisentwicklung", "Team", "Nordmoor"),
]


@dataclass
class Scene:
    """A lead with an empty cohort; letters are kept instead of sent."""

    workbench: Workbench
    cohort: Cohort
    person: Person
    lead: Actor
    sent: list[EmailMessage]

    @property
    def board(self) -> str:
        return f"{self.workbench.address}/kohorten/{self.cohort.id}"


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with a_workbench(tmp_path_factory.mktemp("setup")) as served:
        yield served


@pytest.fixture
def scene(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> Scene:
    settings: Settings = workbench.app.extensions["settings"]
    server = MailServer(host="127.0.0.1", port=1, user=None, password=None, starttls=False)
    with_mail = dataclasses.replace(settings, mail=server, base_url=workbench.address)
    monkeypatch.setitem(workbench.app.extensions, "settings", with_mail)
    sent: list[EmailMessage] = []
    monkeypatch.setattr(mail, "_POSTBOXES", [sent.append])
    with workbench.app.app_context():
        cohort = world.a_cohort()
        person = world.a_person(password=PASSWORD, function="Workshopleitung")
        return Scene(workbench, cohort, person, world.as_lead(person, cohort), sent)


def sign_in(page: Page, scene: Scene) -> None:
    page.goto(f"{scene.workbench.address}/anmelden")
    page.get_by_label("E-Mail").fill(scene.person.email)
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.wait_for_url(lambda url: "/anmelden" not in url)


def hand_in(page: Page, content: bytes, name: str, media_type: str) -> None:
    page.get_by_label("Datei", exact=True).set_input_files(FilePayload(name=name, mimeType=media_type, buffer=content))
    page.get_by_role("button", name="Prüfen und einlesen").click()


def test_from_a_spreadsheet_with_mistakes_to_the_closed_round(page: Page, scene: Scene) -> None:
    watch = Watch(host=urlsplit(scene.workbench.address).netloc)
    sign_in(page, scene)
    watch.over(page)
    page.goto(scene.board)
    page.get_by_role("link", name="Aus einer Tabelle einlesen").click()
    hand_in(page, an_xlsx(WRONG_SITES, WRONG_PEOPLE), "Kommunen.xlsx", XLSX)
    expect(page.get_by_text("7 Fehler in der Datei")).to_be_visible()
    assert page.locator("#faults tbody th").all_inner_texts() == [
        "Kommunen, Zeile 2, Spalte „Art“",
        "Kommunen, Zeile 2, Spalte „Einwohnerzahl“",
        "Kommunen, Zeile 3, Spalte „Name“",
        "Kommunen, Zeile 4, Spalte „Einwohnerzahl“",
        "Personen, Zeile 2, Spalte „E-Mail“",
        "Personen, Zeile 2, Spalte „Aufgabe“",
        "Personen, Zeile 3, Spalte „Kommune“",
    ]
    assert axe(page) == []
    hand_in(page, an_xlsx(SITES, PEOPLE), "Kommunen.xlsx", XLSX)
    expect(page.get_by_text("2 Kommunen sind angelegt.")).to_be_visible()
    assert [message["To"] for message in scene.sent] == [email for email, *_others in PEOPLE]
    page.get_by_role("link", name="Weiter zur Kohorte").click()
    page.get_by_role("link", name="Neue Runde öffnen").click()
    page.get_by_role("button", name="Runde öffnen").click()
    expect(page.get_by_text("0 von 2 Kommunen haben abgegeben")).to_be_visible()
    answer_all(scene, "Nordmoor")
    page.reload()
    expect(page.get_by_text("1 von 2 Kommunen haben abgegeben")).to_be_visible()
    expect(page.get_by_role("row", name="Haselbrück")).to_contain_text("noch nicht begonnen")
    del scene.sent[:]
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Die eine Kommune erinnern").click()
    expect(page.get_by_text("Eine Person ist erinnert: Haselbrück.")).to_be_visible()
    assert [message["To"] for message in scene.sent] == ["anna@haselbrueck.example"]
    expect(page.get_by_role("button", name="Erinnern")).to_have_count(0)
    page.get_by_role("button", name="Runde schließen").click()
    expect(page.get_by_text("Geschlossen am")).to_be_visible()
    # The answer with the mistakes says by its status that nothing was taken over; the browser notes that.
    assert [each for each in watch.complaints if "422" not in each] == []


def answer_all(scene: Scene, name: str) -> None:
    """Somebody of the invited team comes, answers and hands in."""
    with scene.workbench.app.app_context():
        site = find_site(name)
        assert site is not None
        ((person, _role),) = people_at_site(site.id)
        link = next(
            line for message in scene.sent for line in message.get_content().splitlines()
            if "/zugang/" in line and message["To"] == person.email
        )  # fmt: skip
        accounts.accept(
            link.rsplit("/", 1)[1], password=PASSWORD, function="Kreisentwicklung", language=Language.GERMAN
        )
        ((_assessment, round_),) = assessments_of_site(site.id)
        world.a_submission(actor_of(person), round_, site)


def test_six_workshops_are_laid_out_and_one_gets_its_topic(page: Page, scene: Scene) -> None:
    sign_in(page, scene)
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
    sign_in(page, scene)
    page.goto(f"{scene.board}/kalender")
    page.get_by_label("Erster Tag des ersten Workshops").fill("2027-02-25")
    page.get_by_role("button", name="Sechs Workshops anlegen").click()
    paths = [scene.board, f"{scene.board}/kalender", f"{scene.board}/kalender/neu", f"{scene.board}/einlesen"]
    for path in [*paths, f"{scene.workbench.address}/kommunen/{site.id}/kalender"]:
        page.goto(path)
        assert too_wide(page) == [], path
        assert axe(page) == [], path
    page.goto(f"{scene.board}/einlesen")
    hand_in(page, a_csv([("Heide", "Dorf", "viele", "", "")]).encode(), "Kommunen.csv", "text/csv")
    expect(page.get_by_text("2 Fehler in der Datei")).to_be_visible()
    assert (too_wide(page), axe(page)) == ([], [])
