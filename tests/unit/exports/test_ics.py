"""The dates of a plan as a calendar reads them."""

import datetime as dt
from dataclasses import replace

from icalendar import Calendar
from icalendar.cal import Component

from tests.unit.exports.cases import DAY, DE, EN, a_view, a_view_with, an_assessment, an_empty_view
from workbench.exports.ics import plan_ics
from workbench.exports.ics_file import Entry
from workbench.plan.living import LivingMeasure
from workbench.present.plan import PlanView

WORKSHOP = Entry(
    kind="event",
    key="1",
    first=dt.date(2026, 2, 26),
    last=dt.date(2026, 3, 2),
    summary="Auftakt",
    place="Siegburg",
    is_busy=True,
)


def events(view: PlanView, *, calendar: str = "site-1", made_on: dt.date = DAY) -> dict[str, Component]:
    """The events by summary, with a workshop of the cohort among them."""
    file = plan_ics(view, DE, made_on=made_on, calendar=calendar, cohorts={"cohort-1": [WORKSHOP]})
    read = Calendar.from_ical(file)
    return {str(event["summary"]): event for event in read.walk("VEVENT")}


def days(event: Component) -> tuple[dt.date, dt.date]:
    """First day and the day after the last."""
    return event.decoded("dtstart"), event.decoded("dtend")


def test_every_measure_has_its_first_and_its_last_day() -> None:
    view, found = a_view(), events(a_view())
    for measure in view.measures:
        start, end = measure.start.first_day(), measure.end.last_day()
        done = measure.key == "talk"
        assert days(found[f"Beginn: {measure.title}"]) == (start, start + dt.timedelta(days=1))
        last = found[f"{'Erledigt' if done else 'Abschluss'}: {measure.title}"]
        assert days(last) == (end, end + dt.timedelta(days=1))


def test_a_decision_stands_on_its_last_day_with_the_sentence_to_adopt() -> None:
    view, found = a_view(), events(a_view())
    assert view.decisions
    for decision in view.decisions:
        event = found[f"Entscheidung nötig: {decision.measure.title}"]
        assert event.decoded("dtstart") == decision.date
        assert decision.sentence in str(event["description"])
        assert decision.body in str(event["description"])


def test_a_workshop_of_several_days_ends_on_the_day_after_its_last() -> None:
    found = events(a_view())["Auftakt"]
    assert days(found) == (dt.date(2026, 2, 26), dt.date(2026, 3, 3))
    assert str(found["location"]) == "Siegburg"


def test_who_is_responsible_and_how_many_hours_it_takes_stand_with_the_event() -> None:
    description = str(events(a_view())["Beginn: Maßnahme office"]["description"])
    assert "Verantwortlich: Hauptamt" in description
    assert "Aufwand: 60 Std., März 2026 – Mai 2026" in description


def test_nothing_but_a_workshop_takes_up_the_day_of_those_who_import_it() -> None:
    found = events(a_view())
    assert {summary for summary, event in found.items() if event.get("transp") != "TRANSPARENT"} == {"Auftakt"}


def test_an_event_that_moves_keeps_its_identity_and_counts_as_newer() -> None:
    def later(living: LivingMeasure) -> LivingMeasure:
        return replace(living, start=living.start.plus(1), end=living.end.plus(1))

    before = events(a_view())
    after = events(a_view(of=an_assessment(later)), made_on=DAY + dt.timedelta(days=1))
    assert before.keys() == after.keys()
    for summary, event in before.items():
        assert event["uid"] == after[summary]["uid"]
        assert event.decoded("sequence") < after[summary].decoded("sequence")
        assert event.decoded("dtstamp") < after[summary].decoded("dtstamp")
    moved = "Beginn: Maßnahme office"
    assert days(before[moved])[0] < days(after[moved])[0]


def test_plans_of_two_sites_share_no_event() -> None:
    one, other = (events(a_view(), calendar=name).values() for name in ("site-1", "site-2"))
    identities = [event["uid"] for event in [*one, *other] if event["summary"] != "Auftakt"]
    assert len(set(identities)) == len(identities)


def test_plans_of_two_sites_share_the_workshops_of_their_cohort() -> None:
    one, other = (events(a_view(), calendar=name)["Auftakt"] for name in ("site-1", "site-2"))
    assert one == other


def test_lines_are_as_short_as_the_format_wants_them() -> None:
    file = plan_ics(a_view_with("Donaudampfschifffahrt 👩‍👩‍👧 " * 80), DE, made_on=DAY, calendar="a")
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert file.endswith(b"END:VCALENDAR\r\n")


def test_text_of_people_cannot_add_events_or_properties() -> None:
    text = "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\nATTACH:https://boese.example;x,y\\n"
    plain = Calendar.from_ical(plan_ics(a_view(), DE, made_on=DAY, calendar="a")).walk("VEVENT")
    read = Calendar.from_ical(plan_ics(a_view_with(text), DE, made_on=DAY, calendar="a")).walk("VEVENT")
    assert len(read) == len(plain)
    assert all("attach" not in event for event in read)
    assert str(read[-1]["summary"]).endswith(": a END:VEVENT BEGIN:VEVENT ATTACH:https://boese.example;x,y\\n")


def test_a_plan_without_dates_is_an_empty_calendar() -> None:
    file = plan_ics(an_empty_view(), DE, made_on=DAY, calendar="a")
    assert Calendar.from_ical(file).walk("VEVENT") == []


def test_the_calendar_says_whose_plan_it_is_in_the_language_of_the_reader() -> None:
    read = Calendar.from_ical(plan_ics(a_view(EN), EN, made_on=DAY, calendar="a"))
    assert read["x-wr-calname"] == "Musterstadt: measure plan for civic engagement"
    assert "Start: Measure office" in {str(event["summary"]) for event in read.walk("VEVENT")}


def test_the_same_plan_gives_the_same_file() -> None:
    assert plan_ics(a_view(), DE, made_on=DAY, calendar="a") == plan_ics(a_view(), DE, made_on=DAY, calendar="a")
