"""What those who lead a cohort, and its teams, do in the browser: for journeys over a round."""

import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, FilePayload, Page, expect

from tests.browser.charts import take_drawings_away
from tests.browser.look import axe, open_everything, too_wide
from tests.browser.teams import Workbench
from tests.integration.world import PASSWORD
from workbench.services import mail
from workbench.web.settings import MailServer, Settings

MEDIA_TYPES = {
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def keep_letters(workbench: Workbench, monkeypatch: pytest.MonkeyPatch) -> list[EmailMessage]:
    """From now on letters are kept in this list instead of sent."""
    settings: Settings = workbench.app.extensions["settings"]
    server = MailServer(host="127.0.0.1", port=1, user=None, password=None, starttls=False)
    with_mail = dataclasses.replace(settings, mail=server, base_url=workbench.address)
    monkeypatch.setitem(workbench.app.extensions, "settings", with_mail)
    sent: list[EmailMessage] = []
    monkeypatch.setattr(mail, "_POSTBOXES", [sent.append])
    return sent


def sign_in(page: Page, workbench: Workbench, email: str) -> None:
    """Sign in through the page, with the password of the tests."""
    page.goto(f"{workbench.address}/anmelden")
    page.get_by_label("E-Mail").fill(email)
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden", exact=True).click()
    page.wait_for_url(lambda url: "/anmelden" not in url)


@contextmanager
def signed_in(browser: Browser, workbench: Workbench, email: str) -> Iterator[Page]:
    """A window of somebody's own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="de-DE")
    context.set_default_timeout(10_000)
    page = context.new_page()
    sign_in(page, workbench, email)
    yield page
    context.close()


def upload(page: Page, content: bytes, name: str) -> None:
    """Hand a spreadsheet in on the page that reads sites and people."""
    file = FilePayload(name=name, mimeType=MEDIA_TYPES[Path(name).suffix], buffer=content)
    page.get_by_label("Datei", exact=True).set_input_files(file)
    page.get_by_role("button", name="Prüfen und einlesen").click()


def close_round(page: Page) -> str:
    """Close the round on the board that is open; returns what the browser asks before."""
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    page.once("dialog", agree)
    page.get_by_role("button", name="Runde schließen").click()
    expect(page.get_by_text("Die Runde ist geschlossen.")).to_be_visible()
    (question,) = asked
    return question


def assert_accessible(page: Page) -> None:
    """axe finds nothing, folded parts included, and the page does not scroll sideways."""
    open_everything(page)
    take_drawings_away(page)
    assert axe(page) == [], page.url
    assert too_wide(page) == [], page.url
