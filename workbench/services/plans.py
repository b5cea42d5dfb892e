"""The plan that a site lives with: seeing it, and changing its measures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from workbench.answers.entry import answers_of, read_entries
from workbench.answers.model import Site as AnsweringSite
from workbench.answers.wishes_document import read_wishes
from workbench.assessment import Assessment, assess_living
from workbench.content.model import Content, DecisionBody, Measure
from workbench.errors import NotFoundError, WrongStateError
from workbench.maturity.scope import items_by_id
from workbench.plan.document import measure_document, read_measure
from workbench.plan.extra import Extra, least_extra
from workbench.plan.living import OUT, Link, LivingMeasure, Status, items_to_ask_first
from workbench.plan.make import case_of
from workbench.plan.model import Plan
from workbench.services.access import Action, Actor, may
from workbench.services.clock import now
from workbench.services.contents import content_by
from workbench.services.lookup import site_for
from workbench.storage import plans as kept
from workbench.storage.db import transaction
from workbench.storage.events import events_of_site
from workbench.storage.journal import write_journal
from workbench.storage.plans import StoredMeasure, StoredPlan
from workbench.storage.rounds import Setting, get_submission
from workbench.storage.sites import Site
from workbench.values import Event, Month, Text, day_of

NO_PLAN = "no_plan"
CHANGED_MEANWHILE = "changed_meanwhile"
REASON_MISSING = "reason_missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePlan:
    """A site's plan as it stands: `assessment` holds its answers, its measures and the plan they make.

    `versions` are those of the measures; `changed` says that people have worked on it since it was taken over.
    """

    site: Site
    stored: StoredPlan
    assessment: Assessment
    plan: Plan
    versions: Mapping[str, int]
    events: tuple[Event, ...]
    changed: bool
    may_change: bool

    def measure(self, key: str) -> LivingMeasure:
        """A measure of the plan. Raises NotFoundError."""
        for each in self.assessment.measures:
            if each.key == key:
                return each
        raise NotFoundError(f"no measure {key}")


def plan_of_site(actor: Actor, site_id: int) -> SitePlan | None:
    """The plan that a site lives with; None where it has none. Raises NotFoundError, NotAllowedError."""
    site = site_for(actor, Action.SEE_PLAN, site_id)
    stored = kept.current_plan(site_id)
    if stored is None:
        return None
    rows = kept.measures_of_plan(stored.id)
    living = tuple(read_living(row) for row in rows)
    assessment, plan = standing_plan(stored, living)
    return SitePlan(
        site=site,
        stored=stored,
        assessment=assessment,
        plan=plan,
        versions={row.key: row.version for row in rows},
        events=events_for(site_id),
        changed=any(row.version > 1 for row in rows),
        may_change=may(actor, Action.PLAN, site_id=site_id),
    )


def require_plan(actor: Actor, action: Action, site_id: int) -> SitePlan:
    """The plan of a site for that action. Raises WrongStateError(NO_PLAN), NotFoundError, NotAllowedError."""
    site_for(actor, action, site_id)
    found = plan_of_site(actor, site_id)
    if found is None:
        raise WrongStateError(NO_PLAN)
    return found


def standing_plan(stored: StoredPlan, living: Sequence[LivingMeasure]) -> tuple[Assessment, Plan]:
    """The assessment a plan stands on, with the plan that its living measures are."""
    base = content_by(stored.content_digest)
    return assess_living(
        base,
        AnsweringSite(**stored.site),
        on=day_of(stored.answered_on),
        answers=answers_of(read_entries(items_by_id(base), stored.answers)),
        wishes=read_wishes(stored.wishes),
        living=living,
        fitting=frozenset(stored.fitting),
    )


def events_for(site_id: int) -> tuple[Event, ...]:
    """What the calendars of the site's cohorts hold; the caller has checked the access."""
    return tuple(
        Event(
            key=str(event.id),
            title=event.title,
            first_day=event.first_day,
            last_day=event.last_day,
            place=event.place,
        )
        for event in events_of_site(site_id)
    )


def read_living(row: StoredMeasure) -> LivingMeasure:
    """A measure as it is kept."""
    return LivingMeasure(
        measure=read_measure(row.measure),
        status=Status(row.status),
        start=Month.parse(row.first_month),
        end=Month.parse(row.last_month),
        is_own=row.is_own,
        reason=row.reason,
        progress=row.progress,
        note=row.note,
        links=tuple(Link(title=link["title"], url=link["url"]) for link in row.links),
    )


def living_columns(living: LivingMeasure) -> dict[str, Any]:
    """A measure as it is to be kept, without plan, key and version."""
    return {
        "status": living.status.value,
        "first_month": str(living.start),
        "last_month": str(living.end),
        "is_own": living.is_own,
        "reason": living.reason,
        "progress": living.progress,
        "note": living.note,
        "links": [{"title": link.title, "url": link.url} for link in living.links],
        "measure": measure_document(living.measure),
    }


def keep_measures(plan_id: int, living: Iterable[LivingMeasure], versions: Mapping[str, int]) -> None:
    """Keep the measures of a new plan; those that were kept go on with their version. Only inside a transaction."""
    for each in living:
        kept.add_measure(
            StoredMeasure(plan_id=plan_id, key=each.key, version=versions.get(each.key, 1), **living_columns(each))
        )


def change_measure(actor: Actor, site_id: int, changed: LivingMeasure, *, version: int) -> None:
    """Keep a measure as somebody changed it, with who and when.

    Raises WrongStateError: CHANGED_MEANWHILE where it is no longer at that version, REASON_MISSING where it goes out
    without a reason; NotFoundError, NotAllowedError.
    """
    found = require_plan(actor, Action.PLAN, site_id)
    before = found.measure(changed.key)
    if changed.status in OUT and not changed.reason.strip():
        raise WrongStateError(REASON_MISSING)
    after = living_columns(changed)
    differences = _differences(living_columns(before), after)
    if not differences:
        return
    with transaction():
        if not kept.change_measure(found.stored.id, changed.key, version=version, values=after):
            raise WrongStateError(CHANGED_MEANWHILE)
        verb = "measure_status" if "status" in differences else "measure_changed"
        _journal(actor, verb, site_id, changed, {"before": before.status.value, "changes": differences})


def switch(
    actor: Actor, living: LivingMeasure, *, site_id: int, status: Status, reason: str = "", version: int
) -> None:
    """Give a measure another status. Raises as `change_measure`."""
    change_measure(actor, site_id, replace(living, status=status, reason=reason), version=version)


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """Field to [before, after], of a measure's own columns and of the text inside; nothing that is equal."""
    flat = ({**each, **each["measure"]} for each in (before, after))
    old, new = ({name: value for name, value in each.items() if name != "measure"} for each in flat)
    return {name: [old.get(name), new[name]] for name in new if new[name] != old.get(name)}


def accept_all(actor: Actor, site_id: int) -> int:
    """Accept every measure that is still only proposed; returns how many. Raises as `change_measure`."""
    found = require_plan(actor, Action.PLAN, site_id)
    proposed = [each for each in found.assessment.measures if each.status is Status.PROPOSED]
    with transaction():
        for each in proposed:
            values = {"status": Status.PLANNED.value}
            if not kept.change_measure(found.stored.id, each.key, version=found.versions[each.key], values=values):
                raise WrongStateError(CHANGED_MEANWHILE)
            detail = {"before": each.status.value, "changes": {"status": [each.status.value, Status.PLANNED.value]}}
            _journal(actor, "measure_status", site_id, each, detail)
    return len(proposed)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnMeasure:
    """What a team writes of a measure of its own; `field` is the id of a field of action."""

    title: str
    field: str
    summary: str
    steps: tuple[str, ...]
    responsible: str
    indicator: str
    hours: int
    cost_eur: Fraction
    decision: DecisionBody
    start: Month
    end: Month


def add_own(actor: Actor, site_id: int, own: OwnMeasure) -> str:
    """Add a measure of the team's own, planned; returns its key.

    Raises WrongStateError(NO_PLAN), NotFoundError, NotAllowedError.
    """
    found = require_plan(actor, Action.PLAN, site_id)
    with transaction():
        measure = _own_measure(found.assessment.content, own, taken={each.key for each in found.assessment.measures})
        living = LivingMeasure(measure=measure, status=Status.PLANNED, start=own.start, end=own.end, is_own=True)
        keep_measures(found.stored.id, [living], {living.key: 2})
        _journal(actor, "measure_added", site_id, living, {})
    return living.key


def _own_measure(content: Content, own: OwnMeasure, *, taken: set[str]) -> Measure:
    number = 1
    while (key := f"own-{number}") in taken or key in content.measures:
        number += 1
    return Measure(
        id=key,
        title=Text(own.title),
        summary=Text(own.summary),
        field=own.field,
        raises={},
        months=own.end.months_since(own.start) + 1,
        hours=own.hours,
        cost_eur=own.cost_eur,
        decision=own.decision,
        responsible=Text(own.responsible),
        steps=tuple(Text(step) for step in own.steps),
        indicator=Text(own.indicator),
        applies_to=frozenset(content.model.site_kinds),
    )


def _journal(actor: Actor, verb: str, site_id: int, living: LivingMeasure, detail: Mapping[str, Any]) -> None:
    write_journal(
        verb,
        at=now(),
        by=actor.person_id,
        site_id=site_id,
        measure=living.key,
        detail={"title": living.measure.title.de, "status": living.status.value, **detail},
    )


def what_it_takes(actor: Actor, site_id: int, key: str) -> tuple[SitePlan, Extra | None]:
    """What it would take for a measure that is left out to join the plan. Raises as `require_plan`."""
    found = require_plan(actor, Action.SEE_PLAN, site_id)
    if key not in {left_out.measure for left_out in found.plan.left_out}:
        raise NotFoundError(f"no measure {key} left out")
    assessment = found.assessment
    case = case_of(assessment.content, assessment.site.kind, assessment.answers, found.plan.wishes)
    return found, least_extra(case, found.plan, key)


def measures_behind(setting: Setting) -> Mapping[str, Text]:
    """Item to the title of the done measure that was to lift it, for a round after the one the plan stands on.

    Only answers raise a level, so the round asks about these items first. The caller has checked the access.
    """
    stored = kept.current_plan(setting.site.id)
    if stored is None or not setting.is_open or _stands_on(stored, setting):
        return {}
    living = [read_living(row) for row in kept.measures_of_plan(stored.id)]
    titles = {item: each.measure.title for each in living for item in items_to_ask_first([each])}
    return {item: titles[item] for item in items_to_ask_first(living)}


def _stands_on(stored: StoredPlan, setting: Setting) -> bool:
    submission = None if stored.submission_id is None else get_submission(stored.submission_id)
    return submission is not None and submission.assessment_id == setting.assessment_id
