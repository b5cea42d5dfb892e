"""Files of a comparison: who gets them, of which round, with names and without."""

import csv
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from flask import Flask
from openpyxl import load_workbook
from werkzeug.test import TestResponse

from tests.integration import world
from tests.integration.visitor import Visitor
from tests.integration.world import PASSWORD
from tests.report.reading import text
from tests.report.sabotage import tree
from workbench.services import rounds
from workbench.services.access import Actor
from workbench.storage.sites import Cohort, Site

pytestmark = pytest.mark.one_database

NAMES = ("Aubrück", "Bensel", "Cralau")
EXTENSIONS = ("xlsx", "csv", "pdf")


@dataclass
class Scene:
    """A cohort of three sites, and browsers of its lead and of one of its teams."""

    app: Flask
    cohort: Cohort
    sites: list[Site]
    lead: Actor
    teams: list[Actor]
    browser: Visitor
    team_browser: Visitor

    def hold_round(self, title: str, *, submitting: int = 3) -> None:
        """A round in which so many of the sites hand in; then it is closed."""
        with self.app.app_context():
            round_ = world.an_open_round(self.cohort, self.lead, title=title)
            for team, site in list(zip(self.teams, self.sites, strict=True))[:submitting]:
                world.a_submission(team, round_, site)
            rounds.close_round(self.lead, round_.id)

    def address(self, extension: str, query: str = "") -> str:
        return f"/kohorten/{self.cohort.id}/vergleich/dateien/{extension}{query}"

    def file(self, extension: str, query: str = "") -> TestResponse:
        answer = self.browser.open(self.address(extension, query))
        assert answer.status_code == 200
        return answer

    def rows(self, query: str = "") -> list[dict[str, str]]:
        text = self.file("csv", query).get_data().decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.fixture
def scene(app: Flask) -> Scene:
    with app.app_context():
        sites = [world.a_site(name=name) for name in NAMES]
        cohort = world.a_cohort(*sites)
        lead, members = world.a_person(password=PASSWORD), [world.a_person(password=PASSWORD) for _ in sites]
        made = Scene(
            app,
            cohort,
            sites,
            world.as_lead(lead, cohort),
            [world.as_team(person, site) for person, site in zip(members, sites, strict=True)],
            Visitor(app),
            Visitor(app),
        )
    made.browser.sign_in(lead.email)
    made.team_browser.sign_in(members[0].email)
    return made


def test_a_lead_takes_along_spreadsheet_list_and_report(scene: Scene) -> None:
    scene.hold_round("Erste Runde")
    sheet = load_workbook(io.BytesIO(scene.file("xlsx").get_data()))["Heatmap"]
    assert [sheet.cell(line, 1).value for line in range(3, 6)] == list(NAMES)
    assert {row["Kommune"] for row in scene.rows()} == set(NAMES)
    with pikepdf.open(io.BytesIO(scene.file("pdf").get_data())) as pdf:
        assert str(pdf.docinfo.Title).replace("\u00a0", " ") == f"{scene.cohort.name}: Vergleich der Kommunen"


def test_a_file_is_saved_under_a_name_that_says_what_it_is(scene: Scene) -> None:
    scene.hold_round("Erste Runde")
    for extension in EXTENSIONS:
        named = scene.file(extension).headers["Content-Disposition"]
        assert named.startswith("attachment; filename=")
        assert f"{scene.cohort.name}, Erste Runde.{extension}" in named


def test_the_latest_round_is_taken_unless_another_is_asked_for(scene: Scene) -> None:
    scene.hold_round("Erste Runde")
    scene.hold_round("Zweite Runde", submitting=2)
    assert {row["Runde"] for row in scene.rows()} == {"Zweite Runde"}
    assert {row["Kommune"] for row in scene.rows()} == set(NAMES[:2])
    assert {row["Runde"] for row in scene.rows("?runde=1")} == {"Erste Runde"}
    assert {row["Veränderung"] for row in scene.rows("?runde=1")} == {""}
    assert "0,0" in {row["Veränderung"] for row in scene.rows()}
    assert scene.browser.open(scene.address("csv", "?runde=3")).status_code == 404


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_in_letter_form_neither_file_nor_its_name_names_a_site_or_the_cohort(
    scene: Scene, extension: str, tmp_path: Path
) -> None:
    scene.hold_round("Erste Runde")
    answer = scene.file(extension, "?buchstaben=1")
    said = whole(extension, answer.get_data(), tmp_path) + str(answer.headers)
    named = whole(extension, scene.file(extension).get_data(), tmp_path)
    assert all(name in named and name not in said for name in (*NAMES, scene.cohort.name))
    assert "Buchstabenform" in answer.headers["Content-Disposition"]


def whole(extension: str, data: bytes, folder: Path) -> str:
    """Everything in a file, unpacked; of a report what is drawn, and what it is said to be and to show."""
    if extension == "xlsx":
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return "".join(file.read(name).decode() for name in file.namelist())
    if extension == "pdf":
        with pikepdf.open(io.BytesIO(data)) as pdf:
            hidden = [str(element.get("/Alt", "")) for element in tree(pdf)]
            return (
                text(data, folder) + "".join(hidden) + str(dict(pdf.docinfo)) + pdf.Root.Metadata.read_bytes().decode()
            )
    return data.decode()


@pytest.mark.parametrize("extension", EXTENSIONS)
@pytest.mark.parametrize("query", ["", "?buchstaben=1", "?runde=1"])
def test_a_team_gets_no_file_of_the_others(scene: Scene, extension: str, query: str) -> None:
    scene.hold_round("Erste Runde")
    assert scene.team_browser.open(scene.address(extension, query)).status_code == 404
    assert Visitor(scene.app).open(scene.address(extension, query)).status_code == 302


def test_there_is_no_file_of_another_kind_nor_before_anything_was_handed_in(scene: Scene) -> None:
    assert scene.browser.open(scene.address("csv")).status_code == 409
    scene.hold_round("Erste Runde")
    assert scene.browser.open(scene.address("exe")).status_code == 404
    assert scene.browser.open(scene.address("csv")).status_code == 200
