"""The calendar of the demo's cohort, and plans at different stages of life, made through the services."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

from workbench.answers.wishes import PlanWishes
from workbench.content.model import DecisionBody
from workbench.plan.living import IN_PLAN, OUT, LivingMeasure, Status
from workbench.present.asked import asked_now
from workbench.present.texts import Reader
from workbench.report_case import AskedMeasure, ReportCase
from workbench.services import planning, plans, reports
from workbench.services.access import Action, Actor
from workbench.services.calendar import EventFacts, add_event
from workbench.services.clock import today
from workbench.services.contents import current_content
from workbench.services.planning import Variant
from workbench.services.plans import OwnMeasure, SitePlan
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
"""When the workshops are, in weeks from the first one."""

EXCURSION_WEEK = 22

TUESDAY = 1

HOLIDAYS = frozenset({(1, 1), (5, 1), (10, 3), (11, 1), (12, 24), (12, 25), (12, 26), (12, 31)})
"""Month and day of the days off that may fall on a Tuesday or a Wednesday; the movable ones never do."""

MANY = 3
"""One site in so many has no plan; of the others every second one took the lean proposal."""

FIRST_MONTHS = 6
"""Over so many months the first plan goes: a small beginning, over by the time of the second."""

REASON = "Zuerst soll fertig werden, was begonnen ist."


def make_demo_calendar(lead: Actor, cohort_id: int, *, first_day: dt.date) -> None:
    """Six two-day workshops and an excursion; the first one soon after the cohort has begun."""
    day = first_day + dt.timedelta(days=(TUESDAY - first_day.weekday()) % 7 + 28)
    for number, (week, topic) in enumerate(zip(WEEKS, WORKSHOPS, strict=True), start=1):
        begins = _working_days(day + dt.timedelta(weeks=week))
        facts = EventFacts(
            kind=EventKind.WORKSHOP,
            title=f"Workshop {number}",
            first_day=begins,
            last_day=begins + dt.timedelta(days=1),
            place="Tagungshaus",
            topic=topic,
        )
        add_event(lead, cohort_id, facts)
    away = _working_days(day + dt.timedelta(weeks=EXCURSION_WEEK))
    topic = "Eine Anlaufstelle im Betrieb"
    facts = EventFacts(kind=EventKind.EXCURSION, title="Exkursion", first_day=away, last_day=away, topic=topic)
    add_event(lead, cohort_id, facts)


def _working_days(day: dt.date) -> dt.date:
    """That day and the next, or the same a week or two later where one of them is off."""
    while any((each.month, each.day) in HOLIDAYS for each in (day, day + dt.timedelta(days=1))):
        day += dt.timedelta(weeks=1)
    return day


def plans_at(place: int) -> bool:
    """Whether the site at that place of the list makes plans."""
    return place % MANY != MANY - 1


def make_demo_plan(member: Actor, site_id: int, *, place: int) -> None:
    """A plan from next month on, the first one lean and short, and a report that asks for its first decisions."""
    wishes = PlanWishes(start=Month.of(today()).plus(1), hours_per_month=Fraction(30 + 5 * (place % MANY)))
    variant = Variant.LEAN if place % 2 else Variant.FULL
    if plans.plan_of_site(member, site_id) is None:
        wishes, variant = replace(wishes, months=FIRST_MONTHS), Variant.LEAN
    draft_id, waiting = planning.ask(member, site_id, wishes)
    for result_id in waiting:
        planning.work_out(result_id=result_id)
    planning.take_over(member, site_id, draft_id, variant)
    reports.issue(member, site_id, asks=_asks)


def _asks(case: ReportCase) -> tuple[AskedMeasure, ...]:
    assessment = case.assessment
    return asked_now(case, Reader(Language.GERMAN, assessment.content.model.site_kinds[assessment.site.kind]))


def live_on(member: Actor, site_id: int) -> None:
    """Bring the plan to this month: what should have begun runs or is done.

    Of what the last report asked for one measure is rejected. What begins later still waits for its decision.
    """
    found, month = plans.require_plan(member, Action.PLAN, site_id), Month.of(today())
    rejected = _rejected(member, found)
    for living in found.assessment.measures:
        version = found.versions[living.key]
        if living.key == rejected:
            plans.switch(member, living, site_id=site_id, status=Status.REJECTED, reason=REASON, version=version)
        elif living.status in IN_PLAN and living.start <= month:
            plans.change_measure(member, site_id, _brought_to(month, living), version=version)


def _rejected(member: Actor, found: SitePlan) -> str | None:
    """The last one that the report asked for and no other measure waits for, unless one of them is out already."""
    asked = [each.key for each in reports.issued_reports(member, found.site.id)[0].asked]
    living = {each.key: each for each in found.assessment.measures}
    if any(living[key].status in OUT for key in asked):
        return None
    free = {each.measure for each in found.plan.measures if not each.enables}
    return next((key for key in reversed(asked) if key in free), None)


def _brought_to(month: Month, living: LivingMeasure) -> LivingMeasure:
    if living.end < month:
        return replace(living, status=Status.DONE, progress=100)
    half_months = 2 * month.months_since(living.start) + 1
    return replace(living, status=Status.RUNNING, progress=max(1, half_months * 5 // living.months) * 10)


def add_own_measure(member: Actor, site_id: int) -> None:
    """A measure that is not of the catalogue, two months from now."""
    start = Month.of(today()).plus(2)
    own = OwnMeasure(
        title="Ein Tag im Verein für Beschäftigte",
        field=next(iter(current_content().model.fields)),
        summary="Beschäftigte der Verwaltung arbeiten einen Tag in einem Verein mit und hören, was dort fehlt.",
        steps=("Vereine ansprechen", "Freistellung klären", "Tag durchführen und auswerten"),
        responsible="Personalverwaltung",
        indicator="Mindestens zwanzig Beschäftigte nehmen teil.",
        hours=16,
        cost_eur=Fraction(800),
        decision=DecisionBody.ADMINISTRATION,
        start=start,
        end=start.plus(1),
    )
    plans.add_own(member, site_id, own)
