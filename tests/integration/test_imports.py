"""Sites and people of a cohort out of a spreadsheet, as a lead hands it in."""

import dataclasses
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from tests.integration import world
from tests.integration.visitor import Visitor, text_of
from tests.integration.world import PASSWORD
from tests.unit.test_imports import a_csv
from workbench.errors import NotAllowedError
from workbench.services import mail
from workbench.services.access import Actor
from workbench.services.imports import import_cohort
from workbench.storage import people, sites
from workbench.storage.db import db
from workbench.storage.journal import JournalEntry
from workbench.storage.people import Person, SiteRole
from workbench.storage.sites import Cohort, Site
from workbench.values import Language
from workbench.web.app import create_app
from workbench.web.settings import MailServer, Settings

BEDORF = ("Bedorf", "Gemeinde", "9.500", "Tal", "Stabsstelle Ehrenamt, Sozialamt")
ANNA = ("anna@bedorf.example", "Stabsstelle Ehrenamt", "Team", "Bedorf")
BERT = ("bert@adorf.example", "", "Nur lesen", "Adorf")


@dataclass
class Scene:
    """A cohort with one site, and a browser in which its lead has signed in."""

    app: Flask
    site: Site
    cohort: Cohort
    actor: Actor
    lead: Visitor

    @property
    def path(self) -> str:
        return f"/kohorten/{self.cohort.id}/einlesen"

    def upload(self, content: bytes | str) -> TestResponse:
        """Hand a file in, as a browser does."""
        page = self.lead.open(self.path).get_data(as_text=True)
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
        assert token
        raw = content.encode() if isinstance(content, str) else content
        fields = {"csrf_token": token.group(1), "file": (io.BytesIO(raw), "Kommunen.csv")}
        return self.lead.client.post(self.path, data=fields, content_type="multipart/form-data")


def a_scene(app: Flask) -> Scene:
    with app.app_context():
        site = world.a_site(name="Adorf")
        cohort = world.a_cohort(site)
        lead = world.a_person(password=PASSWORD, function="Workshopleitung")
        actor = world.as_lead(lead, cohort)
    visitor = Visitor(app)
    assert visitor.sign_in(lead.email).status_code == 302
    return Scene(app, site, cohort, actor, visitor)


@pytest.fixture
def scene(app: Flask) -> Scene:
    return a_scene(app)


def counted() -> tuple[int | None, ...]:
    """How many sites, people and deeds there are."""
    return tuple(db.session.scalar(select(func.count()).select_from(each)) for each in (Site, Person, JournalEntry))


def test_a_file_without_mistakes_makes_sites_and_invites_people_at_once(scene: Scene) -> None:
    with scene.app.app_context():
        world.an_open_round(scene.cohort, scene.actor)
    answer = scene.upload(a_csv([BEDORF], [ANNA, BERT]))
    assert answer.status_code == 200
    shown = text_of(answer)
    assert "Eine Kommune ist angelegt. 2 Personen haben eine Aufgabe." in shown
    with scene.app.app_context():
        made = sites.find_site("Bedorf")
        assert made is not None
        assert (made.kind, made.population, made.region) == ("gemeinde", 9_500, "Tal")
        assert made.contacts == "Stabsstelle Ehrenamt, Sozialamt"
        assert made in sites.sites_of_cohort(scene.cohort.id)
        ((anna, role),) = people.people_at_site(made.id)
        assert (anna.email, anna.function, role) == (ANNA[0], "Stabsstelle Ehrenamt", SiteRole.TEAM)
        ((bert, reads),) = people.people_at_site(scene.site.id)
        assert (bert.email, reads) == (BERT[0], SiteRole.READER)
    assert "0 von 2 Kommunen haben abgegeben" in text_of(scene.lead.open(f"/kohorten/{scene.cohort.id}"))


def test_without_mail_every_link_is_shown_and_opens_its_account(scene: Scene) -> None:
    page = scene.upload(a_csv([BEDORF], [ANNA])).get_data(as_text=True)
    (link,) = re.findall(r'value="http://localhost(/zugang/[^"]+)"', page)
    fields = {"password": "drei Dächer im Regen", "repeated": "drei Dächer im Regen", "language": "de"}
    opened = Visitor(scene.app).submit(link, function="Stabsstelle Ehrenamt", **fields)
    assert opened.location == "/"


def test_with_one_mistake_nothing_at_all_is_written(scene: Scene) -> None:
    with scene.app.app_context():
        before = counted()
    answer = scene.upload(a_csv([BEDORF, ("Cedorf", "Dorf", "", "", "")], [ANNA]))
    assert answer.status_code == 422
    assert "Ein Fehler in der Datei" in text_of(answer)
    assert "Kommunen, Zeile 4 , Spalte „Art“" in text_of(answer)
    assert "„Dorf“ ist keine bekannte Art. Erwartet wird: Stadt, Gemeinde oder Kreis." in text_of(answer)
    with scene.app.app_context():
        assert counted() == before


@pytest.mark.parametrize(
    ("rows", "persons", "sentence"),
    [
        ([("Adorf", "Stadt", "", "", "")], [], "„Adorf“ nimmt an dieser Kohorte schon teil"),
        ([("ADORF ", "Stadt", "", "", "")], [], "„ADORF“ nimmt an dieser Kohorte schon teil"),
        ([("Fremdorf", "Stadt", "", "", "")], [], "„Fremdorf“ gibt es in der Werkbank schon"),
        ([], [("a@b.example", "", "Team", "Fremdorf")], "„Fremdorf“ steht weder im Blatt „Kommunen“ noch"),
        ([], [("da@adorf.example", "", "Team", "Adorf")], "„da@adorf.example“ hat in Adorf schon eine Aufgabe"),
        ([], [("DA@adorf.example", "", "Nur lesen", "adorf")], "„da@adorf.example“ hat in Adorf schon eine Aufgabe"),
        ([], [("zu@adorf.example", "", "Team", "Adorf")], "Das Konto „zu@adorf.example“ ist gesperrt"),
    ],
)
def test_what_is_there_already_is_told_in_a_sentence(
    scene: Scene, rows: Sequence[Sequence[str]], persons: Sequence[Sequence[str]], sentence: str
) -> None:
    with scene.app.app_context():
        world.a_site(name="Fremdorf")
        there, shut = world.a_person(), world.a_person()
        world.as_team(there, scene.site)
        there.email, shut.email, shut.active = "da@adorf.example", "zu@adorf.example", False
        db.session.commit()
    answer = scene.upload(a_csv(rows, persons))
    assert answer.status_code == 422
    assert sentence in text_of(answer)


def test_handing_the_same_file_in_again_makes_nothing_twice(scene: Scene) -> None:
    content = a_csv([BEDORF], [ANNA])
    assert scene.upload(content).status_code == 200
    with scene.app.app_context():
        before = counted()
    again = scene.upload(content)
    assert again.status_code == 422
    assert "2 Fehler in der Datei" in text_of(again)
    with scene.app.app_context():
        assert counted() == before


def test_somebody_who_has_an_account_gets_the_role_and_no_new_link(scene: Scene) -> None:
    with scene.app.app_context():
        known = world.a_person(password=PASSWORD)
    answer = scene.upload(a_csv([BEDORF], [(known.email, "", "Team", "Bedorf")]))
    assert "/zugang/" not in answer.get_data(as_text=True)
    with scene.app.app_context():
        assert SiteRole.TEAM in people.roles_at_sites(known.id).values()


def test_no_file_or_no_spreadsheet_is_told_at_the_field(scene: Scene) -> None:
    assert "Bitte wählen Sie eine Datei" in text_of(scene.lead.submit(scene.path))
    assert "lässt sich nicht lesen; sie ist beschädigt" in text_of(scene.upload(b"PK\x03\x04 not really"))


def test_a_file_that_is_too_large_leads_back_to_the_page_with_a_sentence(scene: Scene) -> None:
    answer = too_large(scene.lead, scene.path)
    assert (answer.status_code, answer.location) == (302, scene.path)
    assert "Die Datei ist größer als 1 MB und wurde nicht gelesen" in text_of(scene.lead.open(scene.path))


def test_a_file_that_is_too_large_shows_the_page_to_nobody_else(scene: Scene) -> None:
    with scene.app.app_context():
        stranger = world.a_person(password=PASSWORD)
    visitor = Visitor(scene.app)
    visitor.sign_in(stranger.email)
    assert visitor.open(too_large(visitor, scene.path).location).status_code == 404


def too_large(visitor: Visitor, path: str) -> TestResponse:
    """Hand in more than the application reads of anything."""
    return visitor.client.post(path, data=b"x" * 1_100_000, content_type="multipart/form-data; boundary=y")


def test_text_in_a_file_cannot_become_markup(scene: Scene) -> None:
    page = scene.upload(a_csv([("Bedorf", "<b>x</b>", "", "", "")])).get_data(as_text=True)
    assert "<b>x" not in page
    assert "„&lt;b&gt;x&lt;/b&gt;“ ist keine bekannte Art" in page


def test_the_template_comes_as_both_kinds_of_file_and_in_no_other(scene: Scene) -> None:
    xlsx = scene.lead.open(f"{scene.path}/vorlage.xlsx")
    assert openpyxl.load_workbook(io.BytesIO(xlsx.data)).sheetnames == ["Kommunen", "Personen", "Hinweise"]
    assert scene.lead.open(f"{scene.path}/vorlage.csv").data.startswith(b"\xef\xbb\xbfKommunen\r\nName;Art;")
    assert scene.lead.open(f"{scene.path}/vorlage.exe").status_code == 404


def test_somebody_who_does_not_run_the_cohort_imports_nothing(scene: Scene) -> None:
    with scene.app.app_context():
        team = world.as_team(world.a_person(), scene.site)
        other = world.as_lead(world.a_person(), world.a_cohort())
        for actor in (team, other):
            with pytest.raises(NotAllowedError):
                import_cohort(actor, scene.cohort.id, a_csv([BEDORF]).encode(), language=Language.GERMAN)
        assert sites.find_site("Bedorf") is None


def test_with_mail_everybody_gets_an_invitation_and_no_link_is_shown(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = MailServer(host="127.0.0.1", port=1, user=None, password=None, starttls=False)
    scene = a_scene(create_app(dataclasses.replace(settings, mail=server, base_url="https://werkbank.example")))
    sent: list[EmailMessage] = []
    monkeypatch.setattr(mail, "_POSTBOXES", [sent.append])
    answer = scene.upload(a_csv([BEDORF], [ANNA, BERT]))
    assert "Die Einladungen sind per E-Mail unterwegs" in text_of(answer)
    assert "/zugang/" not in answer.get_data(as_text=True)
    assert [message["To"] for message in sent] == [ANNA[0], BERT[0]]
    assert "https://werkbank.example/zugang/" in sent[0].get_content()
    with scene.app.app_context():
        db.engine.dispose()
