"""Mail on its way: what is in it, who takes it, and what happens where nobody does."""

import dataclasses
import logging
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope, Session
from flask import Flask

from tests.integration import world
from tests.integration.visitor import Visitor, text_of
from tests.integration.world import PASSWORD
from tests.live import free_port
from workbench.services import mail
from workbench.storage.db import db
from workbench.storage.people import Person, find_person
from workbench.web import jobs
from workbench.web.app import create_app
from workbench.web.settings import MailServer, Settings

SENDER = "werkbank@example.org"
NEW = "neu@kommune.example"
OTHER = "drei Dächer im Regen"


class MailBox:
    """A mail server that keeps what it gets, after refusing as often as it is told to."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.answers: list[str] = []
        self.tries = 0

    async def handle_DATA(self, _server: object, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Asked by the server for each message."""
        self.tries += 1
        if self.answers:
            return self.answers.pop(0)
        assert isinstance(envelope.content, bytes)
        self.recipients.append(envelope.rcpt_tos)
        self.messages.append(message_from_bytes(envelope.content, _class=EmailMessage, policy=policy.default))
        return "250 OK"

    def text(self) -> str:
        """What the only message says."""
        (message,) = self.messages
        content: str = message.get_content()
        return content


@pytest.fixture
def box() -> MailBox:
    return MailBox()


@pytest.fixture
def server(box: MailBox) -> Iterator[MailServer]:
    """A real mail server on this machine."""
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    yield MailServer(host="127.0.0.1", port=controller.port, user=None, password=None, starttls=False)
    controller.stop()


@pytest.fixture
def settings(settings: Settings, server: MailServer) -> Settings:
    """With that mail server."""
    return dataclasses.replace(settings, mail=server, base_url="https://werkbank.example", mail_sender=SENDER)


def operator_in(app: Flask) -> Visitor:
    """An operator, signed in."""
    with app.app_context():
        person = world.a_person(operator=True, password=PASSWORD, function="Betrieb für Höxter")
    visitor = Visitor(app)
    visitor.sign_in(person.email)
    return visitor


def link_in(text: str) -> str:
    """The path of the only link."""
    (address,) = [line for line in text.splitlines() if line.startswith("https://")]
    assert address.startswith("https://werkbank.example/")
    return address.removeprefix("https://werkbank.example")


def test_an_invitation_arrives_in_proper_german_and_its_link_opens_the_account(app: Flask, box: MailBox) -> None:
    with app.app_context():
        site = world.a_site(name="Mühlenlüdde")
    answer = operator_in(app).submit(f"/kommunen/{site.id}/personen", email=NEW, role="team")
    assert answer.status_code == 302
    (message,) = box.messages
    assert (message["To"], message["From"], box.recipients) == (NEW, SENDER, [[NEW]])
    assert message["Subject"] == "Einladung in die Werkbank Engagementstrategie"
    assert message["Auto-Submitted"] == "auto-generated"
    assert {"Date", "Message-ID"} <= set(message.keys())
    text = box.text()
    assert "Betrieb für Höxter hat Sie in die Werkbank Engagementstrategie eingeladen." in text
    assert "Team von Mühlenlüdde und beantworten dort den Fragebogen." in text
    visitor = Visitor(app)
    fields = {"password": OTHER, "repeated": OTHER, "function": "Stabsstelle", "language": "de"}
    assert visitor.submit(link_in(text), **fields).location == "/"


def test_with_mail_the_link_is_not_shown_to_who_invites(app: Flask, box: MailBox) -> None:
    with app.app_context():
        site = world.a_site()
    visitor = operator_in(app)
    visitor.submit(f"/kommunen/{site.id}/personen", email=NEW, role="team")
    page = visitor.open(f"/kommunen/{site.id}/personen")
    assert f"Die Einladung an {NEW} ist unterwegs." in text_of(page)
    assert link_in(box.text()) not in page.get_data(as_text=True)


def test_who_has_an_account_is_told_of_a_new_role_in_their_language(app: Flask, box: MailBox) -> None:
    with app.app_context():
        site, known = world.a_site(), world.a_person(password=PASSWORD)
        known.language = "en"
        db.session.commit()
    operator_in(app).submit(f"/kommunen/{site.id}/personen", email=known.email, role="reader")
    assert link_in(box.text()) == "/"
    assert box.messages[0]["To"] == known.email


def test_a_forgotten_password_is_replaced_by_a_link_in_the_mail(app: Flask, box: MailBox) -> None:
    with app.app_context():
        person = world.a_person(password=PASSWORD)
    visitor = Visitor(app)
    assert "ist jetzt eine E-Mail unterwegs" in text_of(visitor.submit("/passwort-vergessen", email=person.email))
    path = link_in(box.text())
    assert visitor.submit(path, password=OTHER, repeated=OTHER).location == "/anmelden"
    assert visitor.sign_in(person.email, OTHER).location == "/"
    assert "wurde eben geändert" in box.messages[-1].get_content()


def test_who_lost_the_invitation_gets_in_by_asking_for_a_password(app: Flask, box: MailBox) -> None:
    with app.app_context():
        site, invited = world.a_site(), world.a_person()
        world.as_team(invited, site)
    visitor = Visitor(app)
    visitor.submit("/passwort-vergessen", email=invited.email)
    visitor.submit(link_in(box.text()), password=OTHER, repeated=OTHER)
    assert visitor.sign_in(invited.email, OTHER).location == "/"


def test_nobody_learns_from_the_answer_whether_there_is_an_account(app: Flask, box: MailBox) -> None:
    with app.app_context():
        person = world.a_person(password=PASSWORD)
    known = text_of(Visitor(app).submit("/passwort-vergessen", email=person.email))
    unknown = text_of(Visitor(app).submit("/passwort-vergessen", email="niemand@example.org"))
    assert known == unknown
    assert [message["To"] for message in box.messages] == [person.email]


def test_the_address_in_a_link_is_the_operators_whatever_host_a_request_names(app: Flask, box: MailBox) -> None:
    with app.app_context():
        person = world.a_person(password=PASSWORD)
    visitor = Visitor(app)
    page = visitor.client.get("/passwort-vergessen", base_url="http://evil.example").get_data(as_text=True)
    token = page.split('name="csrf_token"', 1)[1].split('value="', 1)[1].split('"', 1)[0]
    visitor.client.post(
        "/passwort-vergessen", data={"csrf_token": token, "email": person.email}, base_url="http://evil.example"
    )
    assert link_in(box.text()).startswith("/passwort-neu/")


def test_turning_the_second_factor_off_is_reported_to_its_owner(app: Flask, box: MailBox) -> None:
    with app.app_context():
        person = world.a_person(password=PASSWORD)
        person.tf_primary_method = "authenticator"
        db.session.commit()
    operator_in(app).submit(f"/verwaltung/personen/{person.id}/zweiter-faktor", at=f"/verwaltung/personen/{person.id}")
    assert "mit zweitem Faktor eben ausgeschaltet" in box.text()


@pytest.mark.parametrize(
    ("recipient", "subject"), [("a@b.example\nBcc: c@d.example", "x"), ("a@b.example", "x\nBcc: c")]
)
def test_nothing_slips_into_the_head_of_a_message(recipient: str, subject: str) -> None:
    with pytest.raises(ValueError, match=r"(?i)linefeed|newline|invalid|CR or LF"):
        mail.message_to(recipient, subject, "Text")


def test_a_domain_with_an_umlaut_is_written_as_mail_servers_read_it() -> None:
    assert mail.message_to("rathaus@müllheim.example", "x", "Text")["To"] == "rathaus@xn--mllheim-n2a.example"


@pytest.fixture
def working(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """The application with a real queue and a worker in it, which tries again at once."""
    monkeypatch.setitem(jobs._TASKS, "send_mail", dataclasses.replace(jobs._TASKS["send_mail"], delay=0))
    app = create_app(dataclasses.replace(settings, now_jobs=False))
    worker = jobs.start_embedded(app)
    yield app
    worker.stop(graceful=True)
    with app.app_context():
        db.engine.dispose()


def wait_for(happened: Callable[[], bool]) -> None:
    """Wait until something has happened in another thread."""
    end = time.monotonic() + 10
    while not happened():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def test_a_message_refused_for_now_is_sent_later_and_once(working: Flask, box: MailBox) -> None:
    box.answers = ["451 Greylisted, try again", "421 Too busy"]
    with working.app_context():
        mail.send(NEW, "Grüße", "Schöne Grüße aus Höxter")
    wait_for(lambda: bool(box.messages))
    assert box.tries == 3
    assert (box.messages[0]["Subject"], box.text().strip()) == ("Grüße", "Schöne Grüße aus Höxter")


def test_a_message_refused_for_good_is_not_sent_again_and_the_log_names_no_address(
    working: Flask, box: MailBox, caplog: pytest.LogCaptureFixture
) -> None:
    box.answers = ["550 No such user"]
    with caplog.at_level(logging.ERROR), working.app_context():
        mail.send(NEW, "Gruß", "Text")
        wait_for(lambda: "refused for good with code 550" in caplog.text)
        mail.send(NEW, "Gruß", "Noch ein Text")
    wait_for(lambda: bool(box.messages))
    assert box.tries == 2
    assert NEW not in caplog.text


def test_a_message_waits_for_a_worker_that_is_not_there_yet(settings: Settings, box: MailBox) -> None:
    app = create_app(dataclasses.replace(settings, now_jobs=False))
    with app.app_context():
        mail.send(NEW, "Gruß", "Text")
        db.engine.dispose()
    assert box.messages == []
    later = create_app(dataclasses.replace(settings, now_jobs=False))
    worker = jobs.start_embedded(later)
    wait_for(lambda: bool(box.messages))
    worker.stop(graceful=True)


def test_what_another_installation_wrote_into_the_queue_is_not_read(
    settings: Settings, box: MailBox, tmp_path: Path
) -> None:
    foreign = create_app(dataclasses.replace(settings, now_jobs=False, secret_key="another secret"))  # noqa: S106
    with foreign.app_context():
        mail.send(NEW, "Gruß", "Text")
        db.engine.dispose()
    assert (tmp_path / jobs.FILE).is_file()
    queue, _tasks = create_app(dataclasses.replace(settings, now_jobs=False)).extensions["jobs"]
    with pytest.raises(ValueError, match="mismatch"):
        queue.dequeue()
    queue.storage.close()
    assert box.messages == []


def test_an_unknown_task_is_refused_where_it_is_asked_for(app: Flask) -> None:
    with app.app_context(), pytest.raises(KeyError):
        jobs.enqueue("no such task")


def someone(app: Flask, email: str) -> Person | None:
    with app.app_context():
        return find_person(email)
