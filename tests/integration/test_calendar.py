"""The calendar of a cohort: kept by its leads, read by its sites, taken along as a file."""

import datetime as dt
import itertools
from dataclasses import dataclass, replace
from fractions import Fraction

import pytest
from flask import Flask
from icalendar import Calendar
from icalendar.cal import Component

from tests.integration import world
from tests.integration.scenes import CohortScene, a_cohort_scene, signed_in
from tests.integration.visitor import Visitor, text_of
from workbench.answers.wishes import PlanWishes
from workbench.errors import NotAllowedError, NotFoundError
from workbench.present.calendar import KINDS
from workbench.services import calendar
from workbench.services.access import Actor
from workbench.services.calendar import EventFacts
from workbench.services.clock import now
from workbench.storage.events import EventKind, events_of_cohort
from workbench.storage.sites import Cohort
from workbench.values import Month

DAY = dt.date(2027, 2, 25)
FACTS = EventFacts(kind=EventKind.VISIT, title="Bei uns im Rathaus", first_day=DAY, last_day=DAY)


@dataclass
class Scene(CohortScene):
    """The cohort; a reader of its site has signed in, too."""

    reader: Visitor

    @property
    def path(self) -> str:
        return f"{self.board}/kalender"

    @property
    def site_path(self) -> str:
        return f"/kommunen/{self.site.id}/kalender"

    def event_ids(self) -> list[int]:
        with self.app.app_context():
            return [event.id for event in events_of_cohort(self.cohort.id)]


@pytest.fixture
def scene(app: Flask) -> Scene:
    made = a_cohort_scene(app)
    with app.app_context():
        reader = world.a_person(password=world.PASSWORD)
        world.as_reader(reader, made.site)
    return Scene(**vars(made), reader=signed_in(app, reader))


def test_an_event_is_added_changed_and_removed_and_its_sites_read_it(scene: Scene) -> None:
    fields = {
        "kind": "excursion", "title": "Fahrt nach Norden", "first_day": "2027-02-25", "last_day": "2027-02-26",
        "place": "Bürgerhaus", "topic": "Eine Anlaufstelle", "material": "Fragen\nhttps://example.org/bericht",
    }  # fmt: skip
    assert scene.lead.submit(f"{scene.path}/neu", **fields).location == scene.path
    shown = text_of(scene.reader.open(scene.site_path))
    for part in ("Fahrt nach Norden Exkursion", "Do, 25.02.2027 – Fr, 26.02.2027", "Bürgerhaus", "Eine Anlaufstelle"):
        assert part in shown
    assert 'href="https://example.org/bericht"' in scene.reader.open(scene.site_path).get_data(as_text=True)
    (event_id,) = scene.event_ids()
    assert 'value="2027-02-25"' in scene.lead.open(f"{scene.path}/{event_id}").get_data(as_text=True)
    scene.lead.submit(f"{scene.path}/{event_id}", **{**fields, "first_day": "26.02.2027"})
    assert "Fr, 26.02.2027" in text_of(scene.reader.open(scene.site_path))
    scene.lead.submit(f"{scene.path}/{event_id}/entfernen", at=scene.path)
    assert "Noch steht kein Termin im Kalender" in text_of(scene.reader.open(scene.site_path))


def test_six_workshops_of_two_days_are_laid_out_in_one_go(scene: Scene) -> None:
    scene.lead.submit(f"{scene.path}/workshops", at=scene.path, first_day="2027-02-25", weeks="9", place="Tagungshaus")
    with scene.app.app_context():
        events = events_of_cohort(scene.cohort.id)
    assert [event.title for event in events] == [f"Workshop {number}" for number in range(1, 7)]
    assert {(event.last_day - event.first_day).days for event in events} == {1}
    assert {(later.first_day - event.first_day).days for event, later in itertools.pairwise(events)} == {63}
    assert {event.place for event in events} == {"Tagungshaus"}


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("title", " ", "Bitte geben Sie einen Titel an"),
        ("first_day", "", "Bitte geben Sie einen Tag an"),
        ("first_day", "bald", "Bitte geben Sie einen Tag an"),
        ("first_day", "0001-01-01", "Bitte geben Sie einen Tag an"),
        ("last_day", "2027-02-24", "Der letzte Tag darf nicht vor dem ersten liegen"),
        ("last_day", "2027-04-24", "Der letzte Tag darf nicht vor dem ersten liegen"),
        ("kind", "party", "Art:"),
    ],
)
def test_what_is_wrong_with_an_event_stands_at_the_field_and_nothing_is_lost(
    scene: Scene, field: str, typed: str, sentence: str
) -> None:
    fields = {
        "kind": "network",
        "title": "Abend",
        "first_day": "2027-02-25",
        "last_day": "",
        "topic": "Ehre",
        field: typed,
    }
    answer = scene.lead.submit(f"{scene.path}/neu", **fields)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert 'value="Ehre"' in answer.get_data(as_text=True)
    assert scene.event_ids() == []


@pytest.mark.parametrize("fields", [{"first_day": "", "weeks": "9"}, {"first_day": "2027-02-25", "weeks": "0"}])
def test_workshops_without_a_day_or_with_odd_weeks_are_not_laid_out(scene: Scene, fields: dict[str, str]) -> None:
    answer = scene.lead.submit(f"{scene.path}/workshops", at=scene.path, **fields)
    assert answer.status_code == 422
    assert "Bitte" in text_of(answer)
    assert scene.event_ids() == []


def test_who_does_not_lead_changes_nothing_and_is_not_offered_to(scene: Scene) -> None:
    with scene.app.app_context():
        event = calendar.add_event(scene.lead_actor, scene.cohort.id, FACTS)
        stranger = world.as_lead(world.a_person(), world.a_cohort())
        for actor in (scene.team_actor, stranger):
            with pytest.raises(NotAllowedError):
                calendar.add_event(actor, scene.cohort.id, FACTS)
            with pytest.raises(NotAllowedError):
                calendar.change_event(actor, scene.cohort.id, FACTS, event_id=event.id)
            with pytest.raises(NotAllowedError):
                calendar.remove_event(actor, scene.cohort.id, event_id=event.id)
    assert "Entfernen" not in text_of(scene.reader.open(scene.site_path))
    assert scene.reader.open(scene.path).status_code == 404


def test_a_lead_of_two_cohorts_reaches_an_event_only_by_its_own(scene: Scene) -> None:
    with scene.app.app_context():
        other = world.a_cohort()
        event = calendar.add_event(scene.lead_actor, scene.cohort.id, FACTS)
        lead = who_leads_both(scene.lead_actor, other)
        with pytest.raises(NotFoundError):
            calendar.remove_event(lead, other.id, event_id=event.id)


def who_leads_both(actor: Actor, other: Cohort) -> Actor:
    """The same person, who leads the other cohort as well."""
    return Actor(person_id=actor.person_id, is_operator=False, sites=actor.sites, cohorts=actor.cohorts | {other.id})


def test_what_is_over_stands_below_what_is_ahead(scene: Scene) -> None:
    today = now().date()
    with scene.app.app_context():
        for title, days in (("Vorbei", -40), ("Morgen", 1)):
            day = today + dt.timedelta(days=days)
            facts = EventFacts(kind=EventKind.EXPERT, title=title, first_day=day, last_day=day)
            calendar.add_event(scene.lead_actor, scene.cohort.id, facts)
    shown = text_of(scene.reader.open(scene.site_path))
    assert shown.index("Was kommt") < shown.index("Morgen") < shown.index("Was war") < shown.index("Vorbei")


def test_the_same_event_has_one_identity_in_every_file_and_keeps_it_when_it_moves(scene: Scene) -> None:
    with scene.app.app_context():
        event = calendar.add_event(scene.lead_actor, scene.cohort.id, FACTS)
    (of_cohort,) = events_in(scene.lead.open(f"{scene.path}.ics").data)
    (of_site,) = events_in(scene.reader.open(f"{scene.site_path}.ics").data)
    assert of_cohort == of_site
    assert str(of_site["summary"]) == "Beratung vor Ort: Bei uns im Rathaus"
    assert of_site.decoded("dtend") == DAY + dt.timedelta(days=1)
    moved = EventFacts(kind=EventKind.VISIT, title="Bei uns", first_day=DAY, last_day=DAY + dt.timedelta(days=1))
    with scene.app.app_context():
        calendar.change_event(scene.lead_actor, scene.cohort.id, moved, event_id=event.id)
    (after,) = events_in(scene.reader.open(f"{scene.site_path}.ics").data)
    assert after["uid"] == of_site["uid"]
    assert after.decoded("dtend") == DAY + dt.timedelta(days=2)


def test_a_workshop_is_the_same_event_in_the_file_of_the_plan_and_in_that_of_the_calendar(scene: Scene) -> None:
    workshop = replace(
        FACTS, kind=EventKind.WORKSHOP, title="Auftakt", last_day=DAY + dt.timedelta(days=1), topic="Ehre", place="Haus"
    )
    later = replace(FACTS, first_day=dt.date(2029, 1, 2), last_day=dt.date(2029, 1, 2))
    with scene.app.app_context():
        calendar.add_events(scene.lead_actor, scene.cohort.id, [workshop, later])
        round_ = world.an_open_round(scene.cohort, scene.lead_actor)
        world.a_submission(scene.team_actor, round_, scene.site)
        wishes = PlanWishes(start=Month.of(DAY), hours_per_month=Fraction(40), max_measures=2)
        world.a_plan(scene.team_actor, scene.site, wishes)
    of_calendar = events_in(scene.reader.open(f"{scene.site_path}.ics").data)
    of_plan = events_in(scene.reader.open(f"/kommunen/{scene.site.id}/plan/dateien/ics").data)
    assert [event for event in of_plan if event["uid"] in {each["uid"] for each in of_calendar}] == of_calendar[:1]
    assert "Ehre" in str(of_calendar[0]["description"])
    assert "Bei uns im Rathaus" not in {str(event["summary"]) for event in of_plan}


def events_in(content: bytes) -> list[Component]:
    return Calendar.from_ical(content).walk("VEVENT")


def test_text_of_people_adds_no_line_to_the_file(scene: Scene) -> None:
    facts = EventFacts(
        kind=EventKind.WORKSHOP, title="a\r\nEND:VEVENT", first_day=DAY, last_day=DAY, material="x\r\nATTACH:y"
    )
    with scene.app.app_context():
        calendar.add_event(scene.lead_actor, scene.cohort.id, facts)
    (event,) = events_in(scene.lead.open(f"{scene.path}.ics").data)
    assert "attach" not in event


def test_every_element_of_the_workshop_series_has_its_name_in_both_languages() -> None:
    assert set(KINDS) == set(EventKind)
    assert all(text.de and text.en for text in KINDS.values())
