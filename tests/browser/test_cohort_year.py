"""A year of a cohort: from a spreadsheet with mistakes to the closed round, the comparison, its files, and names."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
import pikepdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.charts import labels, with_charts
from tests.browser.cohorts import assert_accessible, close_round, keep_letters, sign_in, signed_in, upload
from tests.browser.look import Watch
from tests.browser.teams import Workbench, a_workbench
from tests.integration import world
from tests.report.reading import text
from tests.unit.test_imports import an_xlsx
from workbench.services import accounts
from workbench.services.access import actor_of
from workbench.storage.people import Person, people_at_site
from workbench.storage.rounds import assessments_of_site
from workbench.storage.sites import Cohort, Site, find_site
from workbench.values import Language

LEVELS = {
    "Auenbrück": 1, "Bergstetten": 2, "Cordelshof": 0, "Kreis Dornfels": 3, "Elmwiesen": 1, "Fahrenhagen": 3,
    "Großholzhain": 4,
}  # fmt: skip
"""The cohort's sites, and the level at which each answers everything."""

LATE = "Großholzhain"
"""It hands in only when reminded."""

SITES = [(name, "Kreis" if "Kreis" in name else "Stadt", "41.000", "", "") for name in LEVELS]
PEOPLE = [
    (f"team{number}@werkstatt.example", "Stabsstelle Ehrenamt", "Team", name) for number, name in enumerate(LEVELS)
]
FAULTS = {
    "Kommunen, Zeile 2, Spalte „Art“": "„Dorf“ ist keine bekannte Art",
    "Kommunen, Zeile 2, Spalte „Einwohnerzahl“": "viele",
    "Kommunen, Zeile 9, Spalte „Name“": "fehlt",
    "Personen, Zeile 2, Spalte „E-Mail“": "anna",
    "Personen, Zeile 2, Spalte „Aufgabe“": "Chefin",
    "Personen, Zeile 9, Spalte „Kommune“": "Südmoor",
}


@dataclass
class Scene:
    """A lead with an empty cohort; letters are kept instead of sent."""

    workbench: Workbench
    cohort: Cohort
    lead: Person
    sent: list[EmailMessage]

    @property
    def board(self) -> str:
        return f"{self.workbench.address}/kohorten/{self.cohort.id}"

    @property
    def comparison(self) -> str:
        return f"{self.board}/vergleich"

    def site(self, name: str) -> Site:
        with self.workbench.app.app_context():
            site = find_site(name)
        assert site is not None
        return site

    def email(self, name: str) -> str:
        """Who answers for that site."""
        return next(email for email, _function, _role, site in PEOPLE if site == name)

    def hand_in(self, name: str) -> None:
        """The invited team of a site comes, answers everything with the site's level and hands in."""
        with self.workbench.app.app_context():
            site = find_site(name)
            assert site is not None
            ((person, _role),) = people_at_site(site.id)
            secret = self.link_to(person.email).rsplit("/", 1)[1]
            accounts.accept(secret, password=world.PASSWORD, function="Ehrenamt", language=Language.GERMAN)
            ((_assessment, round_),) = assessments_of_site(site.id)
            world.hand_in(actor_of(person), round_, site, LEVELS[name])

    def link_to(self, email: str) -> str:
        """The link of the invitation to that address."""
        letters = (str(message.get_content()) for message in self.sent if message["To"] == email)
        return next(line for letter in letters for line in letter.splitlines() if "/zugang/" in line)


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with a_workbench(tmp_path_factory.mktemp("year")) as served:
        yield served


@pytest.fixture
def scene(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> Scene:
    sent = keep_letters(workbench, monkeypatch)
    with workbench.app.app_context():
        cohort = world.a_cohort()
        person = world.a_person(password=world.PASSWORD, function="Workshopleitung")
        world.as_lead(person, cohort)
        return Scene(workbench, cohort, person, sent)


def test_a_year_of_a_cohort(page: Page, browser: Browser, scene: Scene, tmp_path: Path) -> None:
    watch = Watch(host=urlsplit(scene.workbench.address).netloc)
    sign_in(page, scene.workbench, scene.lead.email)
    watch.over(page)
    set_up_from_a_spreadsheet(page, scene)
    wait_for_answers(page, scene)
    assert "einmal berechnet" in close_round(page)
    expect(page.get_by_text("Geschlossen am")).to_be_visible()
    compare(page)
    show_by_name_and_take_back(browser, scene)
    take_along(page, scene, tmp_path)
    # The answer with the mistakes says by its status that nothing was taken over; the browser notes that.
    assert [each for each in watch.complaints if "422" not in each] == []


def set_up_from_a_spreadsheet(page: Page, scene: Scene) -> None:
    """The lead reads what is wrong and where, mends it, and everybody is invited."""
    page.goto(scene.board)
    page.get_by_role("link", name="Aus einer Tabelle einlesen").click()
    wrong_sites = [(SITES[0][0], "Dorf", "viele", "", ""), *SITES[1:], ("", "Stadt", "41.000", "", "")]
    wrong_people = [("anna", "", "Chefin", SITES[0][0]), *PEOPLE[1:], ("x@werkstatt.example", "", "Team", "Südmoor")]
    upload(page, an_xlsx(wrong_sites, wrong_people), "Kommunen.xlsx")
    expect(page.get_by_text(f"{len(FAULTS)} Fehler in der Datei")).to_be_visible()
    told = page.locator("#faults tbody tr")
    assert told.locator("th").all_inner_texts() == list(FAULTS)
    for sentence, said in zip(told.locator("td").all_inner_texts(), FAULTS.values(), strict=True):
        assert said in sentence
    assert_accessible(page)
    upload(page, an_xlsx(SITES, PEOPLE), "Kommunen.xlsx")
    expect(page.get_by_text("7 Kommunen sind angelegt.")).to_be_visible()
    assert [message["To"] for message in scene.sent] == [email for email, *_others in PEOPLE]
    assert_accessible(page)


def wait_for_answers(page: Page, scene: Scene) -> None:
    """The lead opens a round, watches, and reminds the one team that is late."""
    page.get_by_role("link", name="Weiter zur Kohorte").click()
    page.get_by_role("link", name="Neue Runde öffnen").click()
    page.get_by_label("Titel der Runde").fill("Herbst 2026")
    page.get_by_role("button", name="Runde öffnen").click()
    expect(page.get_by_text("0 von 7 Kommunen haben abgegeben")).to_be_visible()
    for name in LEVELS:
        if name != LATE:
            scene.hand_in(name)
    page.reload()
    expect(page.get_by_text("6 von 7 Kommunen haben abgegeben")).to_be_visible()
    late = page.get_by_role("row", name=LATE)
    expect(late).to_contain_text("noch nicht begonnen")
    expect(page.get_by_role("row", name="Auenbrück")).to_contain_text("abgegeben am")
    assert_accessible(page)
    invitations = list(scene.sent)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Die eine Kommune erinnern").click()
    expect(page.get_by_text(f"Eine Person ist erinnert: {LATE}.")).to_be_visible()
    assert [message["To"] for message in scene.sent[len(invitations) :]] == [scene.email(LATE)]
    expect(page.get_by_role("button", name="Erinnern")).to_have_count(0)
    scene.hand_in(LATE)
    page.reload()
    expect(page.get_by_text("7 von 7 Kommunen haben abgegeben")).to_be_visible()


def compare(page: Page) -> None:
    """The lead looks at the heat map, the spread and the profiles."""
    page.get_by_role("link", name="Vergleich").click()
    with_charts(page, page.url)
    drawn = [label for label, *_box in labels(page)[0] if re.fullmatch(r"\d,\d", label)]
    table = heat_map(page)
    assert {name: set(cells.values()) for name, cells in table.items()} == {
        name: {f"{level},0"} for name, level in LEVELS.items()
    }
    assert sorted(drawn) == sorted(cell for cells in table.values() for cell in cells.values())
    talk = "Großholzhain und Kreis Dornfels könnten Auenbrück und Cordelshof berichten"
    expect(page.locator(".topics")).to_contain_text(talk)
    assert_accessible(page)
    page.get_by_role("link", name="Streuung").click()
    with_charts(page, page.url)
    page.locator("summary", has_text="Streuung als Tabelle").first.click()
    row = page.get_by_role("table").first.locator("tbody tr").first
    # Of 0 1 1 2 3 3 4: quartiles 1 and 3.
    assert row.locator("td").all_inner_texts() == ["7", "0,0", "1,0", "2,0", "3,0", "4,0"]
    assert_accessible(page)
    page.get_by_role("link", name="Profile", exact=True).click()
    for name in ("Auenbrück", "Kreis Dornfels"):
        page.get_by_label(name).check()
    page.get_by_role("button", name="Anzeigen").click()
    with_charts(page, page.url)
    expect(page.locator(".chart__key").first).to_have_text("AuenbrückKreis Dornfels")
    assert_accessible(page)


def heat_map(page: Page) -> Mapping[str, Mapping[str, str]]:
    """Site to dimension to level, as the table of the page has them."""
    table = page.get_by_role("table", name="Stufen der Kommunen")
    if not table.is_visible():
        page.locator("summary", has_text="Heatmap als Tabelle").click()
    titles = table.locator("th.heat__name").all_inner_texts()
    return {
        row.locator("th").inner_text(): dict(zip(titles, row.locator("td").all_inner_texts(), strict=True))
        for row in table.locator("tbody tr").all()
    }


def show_by_name_and_take_back(browser: Browser, scene: Scene) -> None:
    """A team sees itself among the others, another shows a level by name, and it is gone when taken back."""
    asking, telling = "Auenbrück", "Bergstetten"
    with (
        signed_in(browser, scene.workbench, scene.email(asking)) as anna,
        signed_in(browser, scene.workbench, scene.email(telling)) as berta,
    ):
        anna.goto(f"{scene.workbench.address}/kommunen/{scene.site(asking).id}/vergleich")
        overall = anna.get_by_role("listitem").filter(has_text="Gesamtwert").first
        # Of 2 0 3 1 3 4: quartiles 1,25 and 3, median 2,5.
        expect(overall).to_contain_text("Sie: Stufe 1,0.")
        expect(overall).to_contain_text("zwischen Stufe 1,5 und 3,0, die Mitte bei 2,5")
        expect(overall).to_contain_text("Sie liegen niedriger als die meisten anderen.")
        assert not [name for name in LEVELS if name != asking and name in anna.content()]
        assert_accessible(anna)
        berta.goto(f"{scene.workbench.address}/kommunen/{scene.site(telling).id}/vergleich")
        berta.get_by_role("link", name="Eigene Stufen mit Namen freigeben").click()
        boxes = berta.get_by_role("checkbox")
        for number in (0, 1):
            boxes.nth(number).check()
        save_releases(berta)
        assert [boxes.nth(number).is_checked() for number in range(3)] == [True, True, False]
        assert_accessible(berta)
        anna.reload()
        expect(anna.get_by_text("Mit Namen freigegeben:")).to_have_count(2)
        expect(anna.get_by_text(f"{telling} (Stufe 2,0)").first).to_be_visible()
        assert_accessible(anna)
        for number in (0, 1):
            boxes.nth(number).uncheck()
        save_releases(berta)
        anna.reload()
        expect(anna.get_by_text("Mit Namen freigegeben:")).to_have_count(0)
        assert telling not in anna.content()


def save_releases(page: Page) -> None:
    page.get_by_role("button", name="Freigaben speichern").click()
    expect(page.get_by_text("Gespeichert.")).to_be_visible()


def take_along(page: Page, scene: Scene, folder: Path) -> None:
    """The files say what the page says; without names they name neither a site nor the cohort."""
    page.goto(scene.comparison)
    table = heat_map(page)
    topics = page.locator(".topics__list strong").all_inner_texts()
    assert topics
    named = {name: downloaded(page, name, folder) for name in ("Excel-Datei", "CSV-Datei", "Bericht als PDF")}
    assert levels_of_workbook(named["Excel-Datei"]) == table
    assert levels_of_csv(named["CSV-Datei"]) == table
    report = text(named["Bericht als PDF"].read_bytes(), folder)
    for said in (*LEVELS, *topics, "7 von 7 Kommunen haben abgegeben."):
        assert said in report
    assert {path.name for path in named.values()} == {
        f"Vergleich {scene.cohort.name}, Herbst 2026.{extension}" for extension in ("xlsx", "csv", "pdf")
    }
    hidden = [downloaded(page, f"{name} ohne Namen", folder) for name in named]
    for path in hidden:
        said = path.name + everything_in(path, folder)
        assert "Vergleich der Kommunen, Herbst 2026, in Buchstabenform" in path.name
        assert not [name for name in (*LEVELS, scene.cohort.name) if name in said], path.name
        assert "Kommune A" in said


def downloaded(page: Page, link: str, folder: Path) -> Path:
    """What a link gives, under the name that it proposes."""
    with page.expect_download() as download:
        page.get_by_role("link", name=link, exact=True).click()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


def levels_of_workbook(path: Path) -> Mapping[str, Mapping[str, str]]:
    """Site to dimension to level, as the page writes levels."""
    _areas, head, *rows = openpyxl.load_workbook(path)["Heatmap"].iter_rows(max_row=2 + len(LEVELS), values_only=True)
    first = head.index("Größenklasse") + 1
    return {
        str(name): {str(title): f"{level:.1f}".replace(".", ",") for title, level in pairs}
        for name, pairs in ((row[0], zip(head[first:], row[first:], strict=True)) for row in rows)
    }


def levels_of_csv(path: Path) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";"):
        found.setdefault(row["Kommune"], {})[row["Dimension"]] = row["Stufe"]
    return found


def everything_in(path: Path, folder: Path) -> str:
    """All that a file says, of itself, too."""
    if path.suffix == ".csv":
        return path.read_text(encoding="utf-8-sig")
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            return text(path.read_bytes(), folder) + str(dict(pdf.docinfo))
    with zipfile.ZipFile(path) as file:
        return "".join(file.read(name).decode() for name in file.namelist())
