"""Codes on the answering pages, the printed questionnaire of an assessment, and the command that writes one."""

import html
import re
from pathlib import Path

import pikepdf
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.integration import world
from workbench.cli import FAILED, main
from workbench.paper_command import BAD_CONTENT, NOT_WRITTEN
from workbench.present.codes import item_codes
from workbench.services.contents import current_content
from workbench.values import Language

pytestmark = pytest.mark.one_database

CONTENT = current_content()


@pytest.fixture
def assessment(app: Flask, client: FlaskClient) -> int:
    """An open assessment of a site whose team has signed in."""
    with app.app_context():
        site, person = world.a_site(name="Musterhausen"), world.a_person(password=world.PASSWORD)
        cohort = world.a_cohort(site)
        round_ = world.an_open_round(cohort, world.as_lead(world.a_person(), cohort))
        world.as_team(person, site)
        world.sign_in(client, person)
        return world.assessment_in(round_, site).id


def title_of(path: Path) -> str:
    with pikepdf.open(path) as pdf:
        return str(pdf.docinfo.Title)


def test_every_question_of_a_page_shows_its_code(client: FlaskClient, assessment: int) -> None:
    codes = item_codes(CONTENT)
    dimension = next(iter(CONTENT.questionnaires.values())).dimensions[1]
    page = client.get(f"/erhebungen/{assessment}/abschnitt/{dimension.id}").get_data(as_text=True)
    shown = {
        item: " ".join(html.unescape(re.sub("<[^>]+>", " ", words)).split())
        for item, words in re.findall(r'<legend [^>]*id="item-(\w+)-text">(.*?)</legend>', page, re.DOTALL)
    }
    assert shown == {item.id: f"{codes[item.id]} {item.text.de}" for item in dimension.items}


def test_the_contents_offer_the_form_of_all_questionnaires_and_of_each(
    client: FlaskClient, assessment: int, tmp_path: Path
) -> None:
    page = client.get(f"/erhebungen/{assessment}/").get_data(as_text=True)
    links = re.findall(r'href="([^"]*papier\.pdf[^"]*)"', page)
    assert len(links) > 1
    titles = []
    for number, link in enumerate(links[:2]):
        response = client.get(link)
        assert (response.status_code, response.mimetype) == (200, "application/pdf")
        assert response.headers["Content-Disposition"].startswith('attachment; filename="Fragebogen Musterhausen.pdf')
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(response.data)
        titles.append(title_of(path))
    first = next(iter(CONTENT.questionnaires.values()))
    assert titles == [
        "Fragebogen zum gemeinsamen Besprechen\u00a0– Musterhausen",
        f"Fragebogen „{first.title.de}“\u00a0– Musterhausen",
    ]


def test_the_form_of_a_questionnaire_that_is_not_there_is_not_found(client: FlaskClient, assessment: int) -> None:
    assert client.get(f"/erhebungen/{assessment}/papier.pdf?fragebogen=unknown").status_code == 404


def test_the_command_writes_the_form_of_some_questionnaires(tmp_path: Path) -> None:
    last = list(CONTENT.questionnaires.values())[2]
    arguments = ["--questionnaire", last.id, "--lang", "en", "--kind", list(CONTENT.model.site_kinds)[-1]]
    assert main(["questionnaire", "--pdf", str(tmp_path / "form.pdf"), *arguments]) == 0
    assert title_of(tmp_path / "form.pdf") == f"Questionnaire “{last.title.in_language(Language.ENGLISH)}”"


@pytest.mark.parametrize("wrong", [["--kind", "dorf"], ["--questionnaire", "unknown"]])
def test_the_command_names_a_kind_or_questionnaire_that_is_not_there(
    wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["questionnaire", "--pdf", str(tmp_path / "form.pdf"), *wrong]) == FAILED
    assert wrong[1] in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_command_refuses_bad_content_and_a_place_it_cannot_write_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    only = ["--questionnaire", list(CONTENT.questionnaires)[2]]
    assert main(["questionnaire", "--pdf", str(tmp_path / "no" / "form.pdf"), *only]) == NOT_WRITTEN
    assert main(["questionnaire", "--pdf", str(tmp_path / "form.pdf"), "--content", str(tmp_path)]) == BAD_CONTENT
    assert "model.yaml is missing" in capsys.readouterr().err
