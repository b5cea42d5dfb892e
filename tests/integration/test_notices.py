"""Privacy notice, legal notice and accessibility statement: everybody reads them, only operators write them."""

import re
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

import workbench
from tests.integration.visitor import Visitor, text_of
from tests.integration.world import PASSWORD, a_person
from workbench.services.notices import read_notice
from workbench.storage.db import db
from workbench.storage.journal import JournalEntry
from workbench.storage.notices import NoticeKind
from workbench.values import Language

pytestmark = pytest.mark.one_database

PAGES = {
    NoticeKind.PRIVACY: "/datenschutz",
    NoticeKind.LEGAL: "/impressum",
    NoticeKind.ACCESSIBILITY: "/barrierefreiheit",
}
EDITOR = "/verwaltung/seiten/legal/de"
SAMPLE = "Muster, vom Betreiber zu ergänzen"


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    return Visitor(app)


@pytest.fixture
def operator(app: Flask) -> Visitor:
    with app.app_context():
        email = a_person(operator=True, password=PASSWORD).email
    found = Visitor(app)
    assert found.sign_in(email).status_code == 302
    return found


def prose(page: str) -> str:
    """The part of a page that was written in Markdown."""
    return page.split('<div class="prose"', 1)[1].split("</div>", 1)[0]


@pytest.mark.parametrize("path", PAGES.values())
def test_everybody_reads_a_page_without_signing_in(visitor: Visitor, path: str) -> None:
    page = visitor.open(path)
    assert page.status_code == 200
    assert SAMPLE in text_of(page)
    assert "bearbeiten" not in text_of(page)


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_sample_is_there_in_both_languages_with_the_same_places_to_fill(app: Flask, kind: NoticeKind) -> None:
    with app.app_context():
        german, english = (read_notice(kind, language) for language in Language)
    assert german.gaps == english.gaps > 0
    assert german.text != english.text
    for notice in (german, english):
        assert notice.is_sample
        assert len(re.findall(r"\[[^\]]*\](?!\()", notice.text)) == notice.gaps


def test_what_the_operator_wrote_takes_the_place_of_the_sample(operator: Visitor, visitor: Visitor) -> None:
    saved = operator.submit(EDITOR, text="## Anbieter\r\n\r\nStadt Beispielau\r\nRathausplatz 1")
    assert saved.status_code == 302
    assert saved.location == "/impressum"
    page = visitor.open("/impressum").get_data(as_text=True)
    assert SAMPLE not in page
    assert "Noch nicht vollständig" not in page
    assert "Stadt Beispielau<br />\nRathausplatz 1" in prose(page)
    assert "Anbieter</h2>" in prose(page)


def test_an_own_text_that_still_has_gaps_says_so(operator: Visitor, visitor: Visitor) -> None:
    operator.submit(EDITOR, text="Stadt Beispielau, [bitte ergänzen: Anschrift]")
    page = text_of(visitor.open("/impressum"))
    assert "Noch nicht vollständig" in page
    assert SAMPLE not in page


def test_an_empty_text_brings_the_sample_back(operator: Visitor, visitor: Visitor) -> None:
    operator.submit(EDITOR, text="Stadt Beispielau")
    operator.submit(EDITOR, text=" \r\n ")
    page = text_of(visitor.open("/impressum"))
    assert "Stadt Beispielau" not in page
    assert SAMPLE in page


def test_a_reader_of_english_gets_the_german_text_while_no_english_one_is_written(
    operator: Visitor, visitor: Visitor
) -> None:
    visitor.open("/sprache/en")
    sample = visitor.open("/impressum").get_data(as_text=True)
    assert "Provider" in prose(sample)
    operator.submit(EDITOR, text="Stadt Beispielau")
    german = visitor.open("/impressum").get_data(as_text=True)
    assert prose(german).startswith(' lang="de"')
    assert "Stadt Beispielau" in prose(german)
    operator.submit("/verwaltung/seiten/legal/en", text="Town of Beispielau")
    english = visitor.open("/impressum").get_data(as_text=True)
    assert prose(english).startswith(' lang="en"')
    assert "Town of Beispielau" in prose(english)


def test_a_preview_shows_the_page_and_saves_nothing(operator: Visitor, visitor: Visitor) -> None:
    shown = operator.submit(EDITOR, text="Stadt **Beispielau**", preview="y")
    assert shown.status_code == 200
    assert "Stadt <strong>Beispielau</strong>" in prose(shown.get_data(as_text=True))
    assert "Stadt **Beispielau**" in shown.get_data(as_text=True)
    assert "Beispielau" not in text_of(visitor.open("/impressum"))


def test_what_was_written_is_there_to_be_changed(operator: Visitor) -> None:
    assert "[bitte ergänzen: Name der Stelle" in operator.open(EDITOR).get_data(as_text=True)
    operator.submit(EDITOR, text="Stadt Beispielau")
    page = operator.open(EDITOR).get_data(as_text=True)
    assert "Stadt Beispielau</textarea>" in page
    assert "[bitte ergänzen" not in page


def test_a_text_that_is_too_long_is_refused_and_not_lost(operator: Visitor, visitor: Visitor) -> None:
    text = "Beispielau " * 10_000
    refused = operator.submit(EDITOR, text=text)
    assert refused.status_code == 422
    assert "höchstens 100.000 Zeichen" in text_of(refused)
    assert text.strip() in refused.get_data(as_text=True)
    assert SAMPLE in text_of(visitor.open("/impressum"))


def test_only_operators_write_pages(app: Flask, visitor: Visitor) -> None:
    assert visitor.open(EDITOR).status_code == 302
    with app.app_context():
        email = a_person(password=PASSWORD).email
    visitor.sign_in(email)
    assert visitor.open(EDITOR).status_code == 404


@pytest.mark.parametrize("path", ["/verwaltung/seiten/news/de", "/verwaltung/seiten/legal/fr"])
def test_other_pages_and_languages_do_not_exist(operator: Visitor, path: str) -> None:
    assert operator.open(path).status_code == 404


def test_the_journal_says_who_changed_a_page(app: Flask, operator: Visitor) -> None:
    operator.submit(EDITOR, text="Stadt Beispielau")
    with app.app_context():
        entry = db.session.scalars(select(JournalEntry).where(JournalEntry.verb == "notice_changed")).one()
        assert entry.detail == {"kind": "legal", "language": "de"}
        assert entry.person_id is not None


def test_the_privacy_sample_names_the_only_cookie_and_the_only_place_in_the_browser(visitor: Visitor) -> None:
    cookies = [header.split("=", 1)[0] for header in visitor.open("/anmelden").headers.getlist("Set-Cookie")]
    assert cookies == ["session"]
    page = text_of(visitor.open("/datenschutz"))
    assert "ein einziges Cookie („session“)" in page
    scripts = [path.read_text("utf-8") for path in (Path(workbench.__file__).parent / "static" / "js").rglob("*.js")]
    assert any("localStorage" in script for script in scripts)
    assert not any(re.search(r"sessionStorage|indexedDB|document\.cookie", script) for script in scripts)
    assert "Local Storage" in page
