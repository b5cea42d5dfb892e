"""The board of a cohort: what leads find there, what they can do, and what operators are not offered."""

from dataclasses import dataclass

import pytest
from flask import Flask

from tests.integration import world
from tests.integration.scenes import CohortScene, a_cohort_scene, signed_in
from tests.integration.visitor import Visitor, text_of
from workbench.services import rounds
from workbench.storage import sites
from workbench.storage.db import transaction
from workbench.storage.rounds import rounds_of_cohort, submissions_of

pytestmark = pytest.mark.one_database


@dataclass
class Scene(CohortScene):
    """The cohort; an operator has signed in, too."""

    operator: Visitor

    def open_round(self) -> int:
        """A round, opened without the browser; the site's assessment in it."""
        with self.app.app_context():
            opened = world.an_open_round(self.cohort, self.lead_actor, title="Herbst")
            return world.assessment_in(opened, self.site).id

    def submit(self, assessment: int) -> None:
        with self.app.app_context():
            rounds.submit(self.team_actor, assessment)


@pytest.fixture
def scene(app: Flask) -> Scene:
    made = a_cohort_scene(app)
    with app.app_context():
        operator = world.a_person(password=world.PASSWORD, operator=True)
    return Scene(**vars(made), operator=signed_in(app, operator))


def test_a_lead_opens_closes_and_reopens_a_round(scene: Scene) -> None:
    answer = scene.lead.submit(f"{scene.board}/runde", title="Herbst 2026")
    assert answer.location == scene.board
    assert "Die Runde „Herbst 2026“ ist offen" in text_of(scene.lead.open(scene.board))
    with scene.app.app_context():
        (opened,) = rounds_of_cohort(scene.cohort.id)
    scene.lead.submit(f"{scene.board}/runden/{opened.id}/schliessen", at=scene.board)
    assert "Geschlossen am" in text_of(scene.lead.open(scene.board))
    scene.lead.submit(f"{scene.board}/runden/{opened.id}/oeffnen", at=scene.board)
    assert "Offen seit" in text_of(scene.lead.open(scene.board))


def test_a_round_without_a_title_is_not_opened(scene: Scene) -> None:
    answer = scene.lead.submit(f"{scene.board}/runde", title=" ")
    assert answer.status_code == 422
    assert "Bitte geben Sie der Runde einen Titel" in text_of(answer)


def test_a_second_round_is_refused_with_a_sentence(scene: Scene) -> None:
    scene.open_round()
    scene.lead.submit(f"{scene.board}/runde", title="noch eine")
    assert "Es ist schon eine Runde offen" in text_of(scene.lead.open(scene.board))


def test_the_board_says_in_words_how_far_a_site_is(scene: Scene) -> None:
    scene.open_round()
    shown = text_of(scene.lead.open(scene.board))
    assert "Adorf Stadt, Einwohnerzahl 20.000" in shown
    assert "0 von 1 Kommunen haben abgegeben" in shown
    assert "beantwortet" in shown


def test_the_board_leads_to_the_profile_only_after_the_submission(scene: Scene) -> None:
    assessment = scene.open_round()
    profile = f"/erhebungen/{assessment}/profil"
    assert profile not in scene.lead.open(scene.board).get_data(as_text=True)
    scene.submit(assessment)
    assert profile in scene.lead.open(scene.board).get_data(as_text=True)
    assert "abgegeben am" in text_of(scene.lead.open(scene.board))


def test_an_operator_sees_how_far_the_sites_are_and_is_offered_no_rounds_and_no_results(scene: Scene) -> None:
    scene.submit(scene.open_round())
    page = scene.operator.open(scene.board)
    shown = page.get_data(as_text=True)
    assert "abgegeben am" in shown
    for way in ("/profil", "/rueckgabe", "/schliessen", f"{scene.board}/runde"):
        assert f'{way}"' not in shown, way


def test_a_submission_is_given_back_with_a_reason(scene: Scene) -> None:
    assessment = scene.open_round()
    scene.submit(assessment)
    path = f"/erhebungen/{assessment}/rueckgabe"
    assert scene.lead.submit(path, reason=" ").status_code == 422
    assert scene.lead.submit(path, reason="Bitte die Anlaufstelle prüfen").location == scene.board
    with scene.app.app_context():
        (submission,) = submissions_of(assessment)
    assert submission.return_reason == "Bitte die Anlaufstelle prüfen"
    assert scene.lead.open(path).status_code == 409


def test_a_lead_adds_a_site_and_goes_on_to_its_people(scene: Scene) -> None:
    path = f"{scene.board}/kommune"
    answer = scene.lead.submit(path, name="Bedorf", kind="gemeinde", population="9.500", region="Tal")
    with scene.app.app_context():
        made = sites.find_site("Bedorf")
        assert made is not None
        assert answer.location == f"/kommunen/{made.id}/personen"
        assert (made.kind, made.population, made.region) == ("gemeinde", 9_500, "Tal")
        assert made in sites.sites_of_cohort(scene.cohort.id)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "Bitte geben Sie den Namen der Kommune an"),
        ("name", "Adorf", "So heißt hier schon eine Kommune"),
        ("kind", "", "Bitte wählen Sie, ob es Stadt, Gemeinde oder Kreis ist"),
        ("population", "viele", "Bitte schreiben Sie eine ganze Zahl"),
        ("population", "9.50", "Bitte schreiben Sie eine ganze Zahl"),
        ("population", "0", "Bitte schreiben Sie eine ganze Zahl"),
    ],
)
def test_what_is_wrong_with_a_new_site_stands_at_the_field_and_nothing_typed_is_lost(
    scene: Scene, field: str, typed: str, sentence: str
) -> None:
    fields = {"name": "Bedorf", "kind": "stadt", "population": "9500", "region": "Im Tal", field: typed}
    answer = scene.lead.submit(f"{scene.board}/kommune", **fields)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert 'value="Im Tal"' in answer.get_data(as_text=True)


def test_errors_are_listed_in_the_order_of_the_fields(scene: Scene) -> None:
    shown = text_of(scene.lead.submit(f"{scene.board}/kommune", name="", kind="", population="viele", region=""))
    places = [shown.index(f"{label}: Bitte") for label in ("Name der Kommune", "Art", "Einwohnerzahl")]
    assert places == sorted(places)


def test_an_operator_takes_a_known_site_in_and_a_lead_is_not_offered_those_of_others(scene: Scene) -> None:
    with scene.app.app_context():
        other = world.a_site(name="Bedorf")
    path = f"{scene.board}/kommune"
    assert "Bedorf" not in text_of(scene.lead.open(path))
    assert scene.lead.submit(f"{scene.board}/kommunen", at=path, site=str(other.id)).status_code == 404
    assert "Bedorf" in text_of(scene.operator.open(path))
    scene.operator.submit(f"{scene.board}/kommunen", at=path, site=str(other.id))
    assert "Bedorf" in text_of(scene.lead.open(scene.board))


def test_a_site_leaves_the_cohort(scene: Scene) -> None:
    scene.lead.submit(f"{scene.board}/kommunen/{scene.site.id}/entfernen", at=f"{scene.board}/kommune")
    shown = text_of(scene.lead.open(scene.board))
    assert "gehört nicht mehr zur Kohorte" in shown
    assert "Noch ist keine Kommune dabei" in shown


def test_a_site_that_came_late_is_taken_into_the_round_from_the_board(scene: Scene) -> None:
    scene.open_round()
    with scene.app.app_context():
        late = world.a_site(name="Spätdorf")
        with transaction():
            sites.set_member(scene.cohort.id, late.id, member=True)
    assert "nicht in dieser Runde" in text_of(scene.lead.open(scene.board))
    scene.lead.submit(f"{scene.board}/kommunen", at=scene.board, site=str(late.id))
    assert "nicht in dieser Runde" not in text_of(scene.lead.open(scene.board))
    assert "0 von 2 Kommunen haben abgegeben" in text_of(scene.lead.open(scene.board))


def test_an_earlier_round_can_be_looked_at(scene: Scene) -> None:
    scene.open_round()
    with scene.app.app_context():
        (first,) = rounds_of_cohort(scene.cohort.id)
        rounds.close_round(scene.lead_actor, first.id)
        world.an_open_round(scene.cohort, scene.lead_actor, title="Frühjahr")
    shown = scene.lead.open(f"{scene.board}?runde=1")
    assert "Geschlossen am" in text_of(shown)
    assert "Neue Runde öffnen" not in text_of(shown)
    assert scene.lead.open(f"{scene.board}?runde=7").status_code == 404
