"""The profile page of the application: what stands now, what was handed in, and the last round beside it."""

from dataclasses import dataclass

import pytest
from flask import Flask

from tests.integration import world
from tests.integration.visitor import Visitor, text_of
from tests.integration.world import PASSWORD
from workbench.answers.entry import entry_of
from workbench.content.load import load_content, packaged_content
from workbench.demo.profiles import demo_answers
from workbench.demo.sites import demo_sites
from workbench.services import answering, rounds
from workbench.services.access import Actor
from workbench.storage.sites import Cohort, Site

pytestmark = pytest.mark.one_database

CONTENT = load_content(packaged_content())
(TOWN,) = (site for site in demo_sites(CONTENT) if site.key == "birkenfurt")


@dataclass
class Scene:
    """A town in a cohort, and a browser of its team."""

    app: Flask
    site: Site
    cohort: Cohort
    lead: Actor
    team: Actor
    browser: Visitor

    def open_round(self, title: str) -> int:
        """The next round; the town's assessment in it."""
        with self.app.app_context():
            return world.assessment_in(world.an_open_round(self.cohort, self.lead, title=title), self.site).id

    def answer(self, assessment: int, round_number: int) -> None:
        """Answer as the town of the demo did in that round."""
        answers = demo_answers(TOWN, round_number, CONTENT)
        with self.app.app_context():
            entries = {item: (entry_of(answer), 0) for item, answer in answers.items()}
            answering.save_page(answering.open_desk(self.team, assessment), entries, page="page")

    def submit(self, assessment: int) -> None:
        """Hand in, and close the round."""
        with self.app.app_context():
            rounds.submit(self.team, assessment)
            found = rounds.result(self.team, assessment)
            rounds.close_round(self.lead, found.round.id)

    def profile(self, assessment: int) -> str:
        """What the page says."""
        answer = self.browser.open(f"/erhebungen/{assessment}/profil")
        assert answer.status_code == 200
        return text_of(answer)


@pytest.fixture
def scene(app: Flask) -> Scene:
    with app.app_context():
        site = world.a_site(name="Adorf", kind=TOWN.site.kind)
        cohort = world.a_cohort(site)
        person = world.a_person(password=PASSWORD)
        made = Scene(
            app,
            site,
            cohort,
            world.as_lead(world.a_person(), cohort),
            world.as_team(person, site),
            Visitor(app),
        )
    assert made.browser.sign_in(person.email).status_code == 302
    return made


def test_before_anything_is_answered_the_page_says_what_to_clarify(scene: Scene) -> None:
    said = scene.profile(scene.open_round("Runde 1"))
    assert "Zwischenstand" in said
    assert "Gesamtstufe: noch offen" in said
    assert "Erst klären: Verwaltungsinterne Bestandsaufnahme" in said
    assert "Warum gibt es noch keine Gesamtstufe?" in said


def test_what_was_handed_in_is_no_interim_result(scene: Scene) -> None:
    assessment = scene.open_round("Runde 1")
    scene.answer(assessment, 1)
    assert "Zwischenstand" in scene.profile(assessment)
    scene.submit(assessment)
    said = scene.profile(assessment)
    assert "Zwischenstand" not in said
    assert "Gesamtstufe: Im Aufbau" in said
    assert "letzten Runde" not in said


def test_the_second_round_stands_beside_the_first(scene: Scene) -> None:
    first = scene.open_round("Runde 1")
    scene.answer(first, 1)
    scene.submit(first)
    second = scene.open_round("Runde 2")
    scene.answer(second, 2)
    said = scene.profile(second)
    assert "Runde 2 · verglichen mit: Runde 1 (" in said
    assert "Letzte Runde: Im Aufbau, Gesamtwert" in said
    assert "Seit der letzten Runde gestiegen von" in said
    assert "Fragen. Nicht im Vergleich:" in said
    assert "verglichen mit" not in scene.profile(first)
