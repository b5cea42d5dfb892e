"""The completion board: who has answered how much, what is open, when somebody last worked, and reminding by mail."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage

import pytest
from flask import Flask

from tests.integration import world
from tests.integration.visitor import Visitor, text_of
from tests.integration.world import PASSWORD
from workbench.errors import NotAllowedError, NotFoundError, WrongStateError
from workbench.services import mail, reminders, rounds
from workbench.services.access import Actor
from workbench.services.answering import ROUND_CLOSED
from workbench.services.boards import board
from workbench.services.clock import now, time_set_to
from workbench.services.reminders import AGAIN_AFTER, NOBODY_TO_REMIND, Reminders
from workbench.storage.db import db, transaction
from workbench.storage.journal import journal_of_site
from workbench.storage.people import Person
from workbench.storage.rounds import Round
from workbench.storage.sites import Cohort, Site
from workbench.web.app import create_app
from workbench.web.settings import MailServer, Settings


@dataclass
class Scene:
    """Two sites in an open round: Adorf with a team of two, Bedorf with one who is in Adorf's team, too."""

    adorf: Site
    bedorf: Site
    cohort: Cohort
    round: Round
    lead: Actor
    lead_person: Person
    anna: Person
    both: Person
    team: Actor

    def remind(self, site: Site | None = None) -> Reminders:
        site_id = None if site is None else site.id
        return reminders.remind(self.lead, self.cohort.id, round_id=self.round.id, site_id=site_id)


def a_scene() -> Scene:
    adorf, bedorf = world.a_site(name="Adorf"), world.a_site(name="Bedorf")
    cohort = world.a_cohort(adorf, bedorf)
    lead_person = world.a_person(password=PASSWORD, function="Workshopleitung")
    lead = world.as_lead(lead_person, cohort)
    anna, both = world.a_person(), world.a_person()
    team = world.as_team(anna, adorf)
    world.as_team(both, adorf)
    world.as_team(both, bedorf)
    world.as_reader(world.a_person(), adorf)
    round_ = world.an_open_round(cohort, lead, title="Herbst")
    return Scene(adorf, bedorf, cohort, round_, lead, lead_person, anna, both, team)


@pytest.fixture
def scene(storage: Flask) -> Scene:
    del storage
    return a_scene()


def test_everybody_of_the_open_teams_gets_one_letter_about_all_their_sites(scene: Scene) -> None:
    made = scene.remind()
    assert made.sites == ("Adorf", "Bedorf")
    assert {letter.email: [site.name for site in letter.sites] for letter in made.letters} == {
        scene.anna.email: ["Adorf"],
        scene.both.email: ["Adorf", "Bedorf"],
    }
    assert all(site.open > 0 for letter in made.letters for site in letter.sites)


def test_who_has_handed_in_is_not_reminded(scene: Scene) -> None:
    world.a_submission(scene.team, scene.round, scene.adorf)
    made = scene.remind()
    assert made.sites == ("Bedorf",)
    assert [letter.email for letter in made.letters] == [scene.both.email]


def test_a_site_is_reminded_once_a_day_at_most(scene: Scene) -> None:
    scene.remind(scene.adorf)
    with pytest.raises(WrongStateError, match=NOBODY_TO_REMIND):
        scene.remind(scene.adorf)
    with time_set_to(now() + AGAIN_AFTER - dt.timedelta(minutes=1)), pytest.raises(WrongStateError):
        scene.remind(scene.adorf)
    with time_set_to(now() + AGAIN_AFTER + dt.timedelta(minutes=1)):
        assert scene.remind(scene.adorf).sites == ("Adorf",)


def test_nobody_gets_two_letters_when_sites_are_reminded_one_after_the_other(scene: Scene) -> None:
    scene.remind(scene.adorf)
    with pytest.raises(WrongStateError, match=NOBODY_TO_REMIND):
        scene.remind(scene.bedorf)
    late = world.a_person()
    world.as_team(late, scene.bedorf)
    assert [letter.email for letter in scene.remind(scene.bedorf).letters] == [late.email]


def test_a_shut_account_a_reader_and_a_site_that_left_get_no_letter(scene: Scene) -> None:
    with transaction():
        scene.both.active = False
    made = scene.remind()
    assert [letter.email for letter in made.letters] == [scene.anna.email]
    assert made.sites == ("Adorf",)


def test_the_journal_of_the_site_knows_of_the_reminder(scene: Scene) -> None:
    scene.remind()
    entry = journal_of_site(scene.adorf.id, limit=1)[0]
    assert (entry.verb, entry.person_id, entry.cohort_id) == ("reminded", scene.lead.person_id, scene.cohort.id)
    assert sorted(entry.detail["people"]) == sorted([scene.anna.id, scene.both.id])
    assert "@" not in str(entry.detail)


def test_only_leads_of_the_cohort_remind_and_only_its_sites_in_its_open_round(scene: Scene) -> None:
    stranger = world.as_lead(world.a_person(), world.a_cohort())
    for actor in (stranger, scene.team):
        with pytest.raises(NotAllowedError):
            reminders.remind(actor, scene.cohort.id, round_id=scene.round.id)
    with pytest.raises(NotFoundError):
        scene.remind(world.a_site())
    rounds.close_round(scene.lead, scene.round.id)
    with pytest.raises(WrongStateError, match=ROUND_CLOSED):
        scene.remind()


def test_the_board_knows_when_somebody_last_worked_and_what_is_open_by_area(scene: Scene) -> None:
    row = {each.site.name: each for each in board(scene.lead, scene.cohort.id).rows}
    assert row["Adorf"].last_activity is None
    assert row["Adorf"].can_be_reminded
    later = now() + dt.timedelta(hours=3)
    with time_set_to(later):
        world.a_submission(scene.team, scene.round, scene.adorf)
    found = board(scene.lead, scene.cohort.id)
    adorf, bedorf = found.rows
    assert adorf.last_activity == later
    assert not adorf.can_be_reminded
    assert found.to_remind == 1
    assert bedorf.standing is not None
    assert sum(part.progress.open for part in bedorf.standing.parts) == bedorf.standing.progress.open > 0


@dataclass
class Browser:
    """A lead before the board of an installation with mail."""

    scene: Scene
    lead: Visitor
    sent: list[EmailMessage]

    @property
    def board(self) -> str:
        return f"/kohorten/{self.scene.cohort.id}"


@pytest.fixture
def browser(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    server = MailServer(host="127.0.0.1", port=1, user=None, password=None, starttls=False)
    app = create_app(dataclasses.replace(settings, mail=server, base_url="https://werkbank.example"))
    sent: list[EmailMessage] = []
    monkeypatch.setattr(mail, "_POSTBOXES", [sent.append])
    with app.app_context():
        scene = a_scene()
    visitor = Visitor(app)
    visitor.sign_in(scene.lead_person.email)
    yield Browser(scene, visitor, sent)
    with app.app_context():
        db.engine.dispose()


def test_one_click_reminds_all_teams_and_the_board_says_so(browser: Browser) -> None:
    shown = text_of(browser.lead.open(browser.board))
    assert "Alle 2 erinnern, die noch nicht abgegeben haben" in shown
    assert "noch nicht begonnen" in shown
    browser.lead.submit(f"{browser.board}/runden/{browser.scene.round.id}/erinnern", at=browser.board)
    assert len({message["To"] for message in browser.sent}) == len(browser.sent) == 2
    text = browser.sent[1].get_content()
    assert "Workshopleitung erinnert an die Erhebung „Herbst“" in text
    assert "- Adorf: " in text
    assert "- Bedorf: " in text
    assert "https://werkbank.example/" in text
    shown = text_of(browser.lead.open(browser.board))
    assert "2 Personen sind erinnert: Adorf, Bedorf." in shown
    assert "erinnert am" in shown
    assert "Erinnern –" not in shown


def test_one_site_is_reminded_and_a_second_click_sends_nothing(browser: Browser) -> None:
    path = f"{browser.board}/runden/{browser.scene.round.id}/erinnern/{browser.scene.adorf.id}"
    browser.lead.submit(path, at=browser.board)
    assert len(browser.sent) == 2
    browser.lead.submit(path, at=browser.board)
    assert len(browser.sent) == 2
    assert "Heute ist niemand mehr zu erinnern" in text_of(browser.lead.open(browser.board))


def test_without_mail_the_board_offers_no_reminder_and_says_why(app: Flask) -> None:
    with app.app_context():
        scene = a_scene()
    visitor = Visitor(app)
    visitor.sign_in(scene.lead_person.email)
    board_path = f"/kohorten/{scene.cohort.id}"
    shown = text_of(visitor.open(board_path))
    assert "Erinnern" not in shown
    assert "Diese Werkbank hat keinen Mailserver" in shown
    visitor.submit(f"{board_path}/runden/{scene.round.id}/erinnern", at=board_path)
    with app.app_context():
        assert [entry.verb for entry in journal_of_site(scene.adorf.id, limit=1)] != ["reminded"]
