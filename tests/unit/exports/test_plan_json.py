"""The plan as JSON: what `assess` says, and the plan as people live with it."""

import json
from typing import Any

from tests.unit.exports.cases import a_view, a_view_with, an_assessment, an_assessment_with
from workbench.exports.json import assessment_document
from workbench.exports.plan_json import plan_json


def document() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(plan_json(an_assessment(), a_view()))
    return read


def test_the_plan_is_that_of_the_headless_contract() -> None:
    contract = json.loads(json.dumps(assessment_document(an_assessment())))
    assert document()["plan"] == contract["plan"]
    assert document()["site"] == contract["site"]


def test_every_living_measure_tells_how_far_it_is() -> None:
    measures = {each["id"]: each for each in document()["measures"]}
    assert measures.keys() == {living.key for living in an_assessment().measures}
    walk = measures["walk"]
    assert (walk["status"], walk["progress"], walk["start"], walk["end"]) == ("running", 40, "2026-04", "2026-04")
    assert walk["note"] == "Läuft.\nNoch ohne Termin."
    assert walk["links"] == [{"title": "Ratsinformation", "url": "https://rat.example/vorlage?id=1&x=2"}]
    assert (measures["own"]["is_own"], walk["is_own"]) == (True, False)
    assert measures["fund"]["cost_eur"] == 1500.5


def test_texts_stand_in_both_languages() -> None:
    measures = document()["measures"]
    office = next(each for each in measures if each["id"] == "office")
    assert office["texts"]["de"]["steps"] == ["office vorbereiten", "office beginnen"]
    assert office["texts"]["en"]["title"] == "Measure office"


def test_sums_decisions_and_dates_are_those_of_the_page() -> None:
    view, read = a_view(), document()
    assert read["hours"] == view.hours_number
    assert read["cost_eur_by_year"] == {"2026": 1800.5, "2027": 2000}
    assert read["load"][0] == {"month": "2026-02", "planned": view.months[0].load, "available": 40.5}
    assert [(each["by"], each["sentence"]) for each in read["decisions"]] == [
        (decision.date.isoformat(), decision.sentence) for decision in view.decisions
    ]
    assert [(each["id"], each["first_day"]) for each in read["events"]] == [("w1", "2026-02-26"), ("w2", "2026-11-05")]


def test_it_is_valid_whatever_people_write() -> None:
    text = 'Anführung " und \\ und \x00 und \ud83d'
    read = json.loads(plan_json(an_assessment_with(text), a_view_with(text)))
    assert read["measures"][0]["texts"]["de"]["title"] == text.replace("\ud83d", "?")
    assert plan_json(an_assessment(), a_view()) == plan_json(an_assessment(), a_view())
