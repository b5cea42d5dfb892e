"""The calendar of a cohort: workshops and what else happens between them."""

import datetime as dt
from dataclasses import dataclass

from workbench.services.access import Action, Actor
from workbench.services.clock import now
from workbench.services.cohorts import cohort_for
from workbench.storage import events
from workbench.storage.db import transaction
from workbench.storage.events import CohortEvent, EventKind
from workbench.storage.journal import write_journal


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


def add_event(actor: Actor, cohort_id: int, facts: EventFacts) -> CohortEvent:
    """Put an event into the calendar of a cohort. Raises NotFoundError, NotAllowedError."""
    cohort_for(actor, Action.KEEP_CALENDAR, cohort_id)
    with transaction():
        event = CohortEvent(
            cohort_id=cohort_id,
            kind=facts.kind.value,
            title=facts.title.strip(),
            first_day=facts.first_day,
            last_day=facts.last_day,
            place=facts.place.strip(),
            topic=facts.topic.strip(),
            material=facts.material.strip(),
        )
        events.add_event(event)
        detail = {"title": event.title}
        write_journal("event_added", at=now(), by=actor.person_id, cohort_id=cohort_id, detail=detail)
    return event
