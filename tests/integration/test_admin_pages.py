"""The pages of operators: cohorts, sites, and how the installation stands."""

import pytest
from flask import Flask

from tests.integration import world
from tests.integration.visitor import Visitor, text_of
from tests.integration.world import PASSWORD
from workbench.services.contents import current_content
from workbench.storage import sites

pytestmark = pytest.mark.one_database


@pytest.fixture
def operator(app: Flask) -> Visitor:
    with app.app_context():
        person = world.a_person(password=PASSWORD, operator=True)
    visitor = Visitor(app)
    assert visitor.sign_in(person.email).status_code == 302
    return visitor


def test_an_empty_installation_says_what_to_do_first(operator: Visitor) -> None:
    shown = text_of(operator.open("/verwaltung"))
    assert "Legen Sie die erste an" in shown
    assert "Sie werden in einer Kohorte angelegt" in shown


def test_an_operator_sees_every_cohort_and_every_site(app: Flask, operator: Visitor) -> None:
    with app.app_context():
        cohort = world.a_cohort(world.a_site(name="Adorf"))
        world.a_site(name="Bedorf")
    shown = text_of(operator.open("/verwaltung"))
    assert f"{cohort.name} 1 noch keine" in shown
    assert f"Adorf Stadt {cohort.name}" in shown
    assert "Bedorf Stadt in keiner" in shown


def test_the_state_of_the_installation_is_told(app: Flask, operator: Visitor) -> None:
    shown = text_of(operator.open("/verwaltung"))
    assert current_content().digest[:12] in shown
    database = "PostgreSQL" if app.extensions["settings"].database_url.startswith("postgresql") else "SQLite"
    assert f"Datenbank {database}" in shown
    assert "kein Server" in shown


def test_a_cohort_is_made_and_its_lead_invited_next(app: Flask, operator: Visitor) -> None:
    answer = operator.submit("/verwaltung/kohorten/neu", name="Nord 2027")
    with app.app_context():
        made = sites.find_cohort("Nord 2027")
    assert made is not None
    assert answer.location == f"/kohorten/{made.id}/personen"


def test_a_cohort_is_renamed(app: Flask, operator: Visitor) -> None:
    with app.app_context():
        cohort = world.a_cohort()
    operator.submit(f"/verwaltung/kohorten/{cohort.id}/name", name="Süd 2027")
    assert "Süd 2027" in text_of(operator.open(f"/kohorten/{cohort.id}"))


def test_a_name_that_is_missing_or_taken_is_said_at_the_field(app: Flask, operator: Visitor) -> None:
    with app.app_context():
        taken, other = world.a_cohort(), world.a_cohort()
    for path in ("/verwaltung/kohorten/neu", f"/verwaltung/kohorten/{other.id}/name"):
        for name, sentence in (("", "einen Namen"), (taken.name, "So heißt schon eine andere Kohorte")):
            answer = operator.submit(path, name=name)
            assert answer.status_code == 422
            assert sentence in text_of(answer)


def test_nobody_else_finds_the_administration(app: Flask) -> None:
    with app.app_context():
        person = world.a_person(password=PASSWORD)
        world.as_lead(person, world.a_cohort())
    visitor = Visitor(app)
    visitor.sign_in(person.email)
    for path in ("/verwaltung", "/verwaltung/kohorten/neu"):
        assert visitor.open(path).status_code == 404
