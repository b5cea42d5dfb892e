"""The calendar of the demo's cohort, and plans at different stages of life, made through the services."""

import datetime as dt
from fractions import Fraction

from workbench.answers.wishes import PlanWishes
from workbench.content.model import DecisionBody
from workbench.plan.living import Status
from workbench.present.asked import asked_now
from workbench.present.texts import Reader
from workbench.report_case import AskedMeasure, ReportCase
from workbench.services import planning, plans, reports
from workbench.services.access import Action, Actor
from workbench.services.calendar import EventFacts, add_event
from workbench.services.clock import now, time_set_to
from workbench.services.planning import Variant
from workbench.services.plans import OwnMeasure
from workbench.storage.events import EventKind
from workbench.values import Language, Month

WORKSHOPS = (
    "Auftakt: Wo stehen wir?",
    "Bestandsaufnahme auswerten",
    "Ziele und Handlungsfelder",
    "Maßnahmen planen",
    "Umsetzen und verankern",
    "Nachhaltigkeit und Abschluss",
)
"""The topics of the six workshops."""

WEEKS = (0, 9, 18, 27, 36, 43)
"""When the workshops are, in weeks from the first one; none falls on a holiday."""

EXCURSION_WEEK = 22

MANY = 3
"""One site in so many has no plan yet; of the others every second one took the lean proposal."""

LATER = dt.timedelta(days=150)
"""How long after it was made the plan shows what has come of it."""


def make_demo_calendar(lead: Actor, cohort_id: int, *, first_day: dt.date) -> None:
    """Six two-day workshops and an excursion; the first one soon after the cohort has begun."""
    day = first_day + dt.timedelta(days=(3 - first_day.weekday()) % 7 + 28)
    for number, (week, topic) in enumerate(zip(WEEKS, WORKSHOPS, strict=True), start=1):
        begins = day + dt.timedelta(weeks=week)
        facts = EventFacts(
            kind=EventKind.WORKSHOP,
            title=f"Workshop {number}",
            first_day=begins,
            last_day=begins + dt.timedelta(days=1),
            place="Tagungshaus",
            topic=topic,
        )
        add_event(lead, cohort_id, facts)
    away = day + dt.timedelta(weeks=EXCURSION_WEEK)
    topic = "Eine Anlaufstelle im Betrieb"
    facts = EventFacts(kind=EventKind.EXCURSION, title="Exkursion", first_day=away, last_day=away, topic=topic)
    add_event(lead, cohort_id, facts)


def make_demo_plan(member: Actor, site_id: int, *, place: int) -> None:
    """A plan for the site at that place of the list, or none, and a report that asks to decide on its first measures.

    Some months later some are accepted, running or done, so that the next report has something to tell.
    """
    if place % MANY == MANY - 1:
        return
    wishes = PlanWishes(start=Month.of(now().date()).plus(1), hours_per_month=Fraction(30 + 5 * (place % MANY)))
    draft_id, waiting = planning.ask(member, site_id, wishes)
    for result_id in waiting:
        planning.work_out(result_id=result_id)
    planning.take_over(member, site_id, draft_id, Variant.LEAN if place % 2 else Variant.FULL)
    reports.issue(member, site_id, asks=_asks)
    with time_set_to(now() + LATER):
        _live(member, site_id)


def _asks(case: ReportCase) -> tuple[AskedMeasure, ...]:
    assessment = case.assessment
    return asked_now(case, Reader(Language.GERMAN, assessment.content.model.site_kinds[assessment.site.kind]))


def _live(member: Actor, site_id: int) -> None:
    """The first measures are done, running, rejected, accepted; one is the team's own."""
    found = plans.require_plan(member, Action.PLAN, site_id)
    if not found.assessment.measures:
        return  # nothing left to lift
    statuses = (Status.DONE, Status.RUNNING, Status.REJECTED, Status.PLANNED, Status.PLANNED)
    for living, status in zip(found.assessment.measures, statuses, strict=False):
        reason = "Dafür gibt es im Haus zurzeit keine Zuständigkeit." if status is Status.REJECTED else ""
        version = found.versions[living.key]
        plans.switch(member, living, site_id=site_id, status=status, reason=reason, version=version)
    start = found.plan.wishes.start.plus(2)
    own = OwnMeasure(
        title="Dankeschön-Abend mit den Vereinen",
        field=found.assessment.measures[0].measure.field,
        summary="Ein Abend im Rathaus, an dem Verwaltung und Vereine ins Gespräch kommen.",
        steps=("Termin und Raum festlegen", "Vereine einladen", "Abend durchführen und auswerten"),
        responsible="Stabsstelle Ehrenamt",
        indicator="Mindestens zwanzig Vereine sind dabei.",
        hours=16,
        cost_eur=Fraction(800),
        decision=DecisionBody.ADMINISTRATION,
        start=start,
        end=start.plus(1),
    )
    plans.add_own(member, site_id, own)
