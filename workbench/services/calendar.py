"""The calendar of a cohort: workshops and what else happens between them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.errors import NotFoundError
from workbench.services.access import Action, Actor
from workbench.services.clock import now
from workbench.services.lookup import cohort_for, site_for
from workbench.storage import events
from workbench.storage.db import transaction
from workbench.storage.events import CohortEvent, EventKind
from workbench.storage.journal import write_journal
from workbench.storage.sites import Cohort, Site, list_cohorts

WORKSHOPS = 6
"""A cohort goes through six workshops of two days (Entwicklungswerkstatt)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """What is known of an event; both days are included, `material` is what to bring or to read."""

    kind: EventKind
    title: str
    first_day: dt.date
    last_day: dt.date
    place: str = ""
    topic: str = ""
    material: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortCalendar:
    """A cohort with its events, by day."""

    cohort: Cohort
    events: tuple[CohortEvent, ...]


def calendar_of(actor: Actor, cohort_id: int) -> CohortCalendar:
    """The calendar of a cohort for those who run it. Raises NotFoundError, NotAllowedError."""
    cohort = cohort_for(actor, Action.SEE_COHORT, cohort_id)
    return CohortCalendar(cohort=cohort, events=tuple(events.events_of_cohort(cohort.id)))


def calendars_of_site(actor: Actor, site_id: int) -> tuple[Site, tuple[CohortCalendar, ...]]:
    """A site and the calendars of all its cohorts, for everybody who may see the site.

    Raises NotFoundError, NotAllowedError.
    """
    site = site_for(actor, Action.SEE_SITE, site_id)
    found = events.events_of_site(site.id)
    cohorts = list_cohorts(sorted({event.cohort_id for event in found}))
    return site, tuple(
        CohortCalendar(cohort=cohort, events=tuple(event for event in found if event.cohort_id == cohort.id))
        for cohort in cohorts
    )


def event_for(actor: Actor, cohort_id: int, *, event_id: int) -> CohortEvent:
    """An event that the actor may change. Raises NotFoundError, NotAllowedError."""
    cohort_for(actor, Action.KEEP_CALENDAR, cohort_id)
    event = events.get_event(event_id)
    if event is None or event.cohort_id != cohort_id:
        raise NotFoundError(f"no event {event_id} in cohort {cohort_id}")
    return event


def add_event(actor: Actor, cohort_id: int, facts: EventFacts) -> CohortEvent:
    """Put an event into the calendar of a cohort. Raises NotFoundError, NotAllowedError."""
    (event,) = add_events(actor, cohort_id, [facts])
    return event


def add_events(actor: Actor, cohort_id: int, several: Sequence[EventFacts]) -> tuple[CohortEvent, ...]:
    """Put several events into the calendar of a cohort, all or none. Raises NotFoundError, NotAllowedError."""
    cohort_for(actor, Action.KEEP_CALENDAR, cohort_id)
    made = []
    with transaction():
        for facts in several:
            event = CohortEvent(cohort_id=cohort_id)
            _write(event, facts)
            events.add_event(event)
            _journal(actor, "event_added", event)
            made.append(event)
    return tuple(made)


def lay_out_workshops(
    actor: Actor, cohort_id: int, *, first_day: dt.date, weeks: int, place: str, title: str
) -> tuple[CohortEvent, ...]:
    """Six workshops of two days, so many weeks apart; `title` takes the number.

    Raises NotFoundError, NotAllowedError.
    """
    first = EventFacts(
        kind=EventKind.WORKSHOP, title="", first_day=first_day, last_day=first_day + dt.timedelta(days=1), place=place
    )
    return add_events(
        actor,
        cohort_id,
        [
            replace(
                first,
                title=title.format(number=number + 1),
                first_day=first.first_day + dt.timedelta(weeks=number * weeks),
                last_day=first.last_day + dt.timedelta(weeks=number * weeks),
            )
            for number in range(WORKSHOPS)
        ],
    )


def change_event(actor: Actor, cohort_id: int, facts: EventFacts, *, event_id: int) -> None:
    """Change an event; in calendar files it stays the same one. Raises NotFoundError, NotAllowedError."""
    event = event_for(actor, cohort_id, event_id=event_id)
    with transaction():
        _write(event, facts)
        _journal(actor, "event_changed", event)


def remove_event(actor: Actor, cohort_id: int, *, event_id: int) -> None:
    """Take an event out of the calendar. Raises NotFoundError, NotAllowedError."""
    event = event_for(actor, cohort_id, event_id=event_id)
    with transaction():
        _journal(actor, "event_removed", event)
        events.delete_event(event)


def _write(event: CohortEvent, facts: EventFacts) -> None:
    event.kind, event.title = facts.kind.value, facts.title.strip()
    event.first_day, event.last_day = facts.first_day, facts.last_day
    event.place, event.topic, event.material = facts.place.strip(), facts.topic.strip(), facts.material.strip()


def _journal(actor: Actor, verb: str, event: CohortEvent) -> None:
    detail = {"title": event.title, "first_day": event.first_day.isoformat(), "last_day": event.last_day.isoformat()}
    write_journal(verb, at=now(), by=actor.person_id, cohort_id=event.cohort_id, detail=detail)
