"""Making a plan: two proposals from one set of wishes, worked out beside the requests, and taking one over."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from workbench.answers.entry import answers_of, read_entries
from workbench.answers.wishes import USUAL_MEASURES, PlanWishes
from workbench.answers.wishes_document import read_wishes, wishes_document
from workbench.assessment import Assessment
from workbench.content.model import Content
from workbench.errors import NotFoundError, WrongStateError
from workbench.maturity.scope import items_by_id
from workbench.maturity.score import score
from workbench.plan.document import decision_document, read_decision
from workbench.plan.extra import Extra
from workbench.plan.living import (
    Changes,
    LivingMeasure,
    Status,
    changes,
    content_with,
    taken_over,
    wishes_to_plan_anew,
)
from workbench.plan.make import Case, case_of, decide, plan_from
from workbench.plan.missed import missed
from workbench.plan.model import Plan
from workbench.plan.solve import Step
from workbench.services.access import Action, Actor
from workbench.services.clock import now
from workbench.services.contents import content_by
from workbench.services.lookup import site_for
from workbench.services.plans import events_for, keep_measures, living_columns, read_living
from workbench.services.rounds import NOTHING_SUBMITTED, assessment_of
from workbench.storage import plans as kept
from workbench.storage.db import transaction
from workbench.storage.journal import write_journal
from workbench.storage.plans import PlanDraft, PlanResult, ResultState, StoredPlan
from workbench.storage.rounds import Submission, get_submission, latest_submission
from workbench.storage.sites import Site, get_site
from workbench.values import Event

PLAN_CHANGED = "plan_changed"
NOT_READY = "not_ready"

KEEP_DRAFTS = dt.timedelta(days=60)
"""How long proposals that nobody took over are kept."""

STEPS = len(Step)
"""How many steps the working out of a proposal has at most."""


class Variant(StrEnum):
    """The two proposals."""

    LEAN = "lean"
    FULL = "full"


LEAN_SHARE = 2
"""The lean proposal holds at most this part (a half) of the number of measures wished: six of twelve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What proposals stand on: the last submission, and the measures the site lives with."""

    site: Site
    submission: Submission
    content: Content
    living: tuple[LivingMeasure, ...]
    versions: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One of the two: how far it is, and once it is done the plan with what taking it over would change.

    `asked_about` are measures that a reader would miss, with what it would take for them to join.
    """

    variant: Variant
    state: ResultState
    steps_done: int
    assessment: Assessment | None = None
    plan: Plan | None = None
    changes: Changes | None = None
    asked_about: tuple[tuple[str, Extra | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Two proposals as somebody asked for them; `outdated` says that the plan or the answers have changed since."""

    site: Site
    id: int
    wishes: PlanWishes
    proposals: tuple[Proposal, ...]
    events: tuple[Event, ...]
    outdated: bool
    is_first: bool

    @property
    def is_done(self) -> bool:
        """Whether nothing is being worked out any more."""
        return all(each.state in {ResultState.DONE, ResultState.FAILED} for each in self.proposals)


def ground(actor: Actor, site_id: int) -> Ground:
    """What a plan of that site would stand on.

    Raises WrongStateError(NOTHING_SUBMITTED), NotFoundError, NotAllowedError.
    """
    return _ground(site_for(actor, Action.PLAN, site_id))


def _ground(site: Site) -> Ground:
    submission = latest_submission(site.id)
    if submission is None:
        raise WrongStateError(NOTHING_SUBMITTED)
    stored = kept.current_plan(site.id)
    rows = [] if stored is None else kept.measures_of_plan(stored.id)
    living = tuple(read_living(row) for row in rows)
    return Ground(
        site=site,
        submission=submission,
        content=content_with(content_by(submission.content_digest), living),
        living=living,
        versions={row.key: row.version for row in rows},
    )


def has_ground(actor: Actor, site_id: int) -> bool:
    """Whether there is anything to plan from yet. Raises NotFoundError, NotAllowedError."""
    site_for(actor, Action.SEE_PLAN, site_id)
    return latest_submission(site_id) is not None


def last_wishes(actor: Actor, site_id: int) -> PlanWishes | None:
    """What the site asked for last time. Raises NotFoundError, NotAllowedError."""
    site_for(actor, Action.PLAN, site_id)
    draft = kept.latest_draft(site_id)
    return None if draft is None else read_wishes(draft.wishes)


def ask(actor: Actor, site_id: int, wishes: PlanWishes) -> tuple[int, tuple[int, ...]]:
    """Ask for two proposals; returns the draft's id and the ids of the results still to be worked out.

    Raises WrongStateError(NOTHING_SUBMITTED), NotFoundError, NotAllowedError.
    """
    found = ground(actor, site_id)
    with transaction():
        at = now()
        kept.forget_drafts(site_id, before=at - KEEP_DRAFTS)
        results = {variant: _result(found, variant_wishes(wishes, variant, found.living), at) for variant in Variant}
        draft = PlanDraft(
            site_id=site_id,
            submission_id=found.submission.id,
            wishes=wishes_document(wishes),
            lean_id=results[Variant.LEAN].id,
            full_id=results[Variant.FULL].id,
            made_at=at,
            made_by=actor.person_id,
        )
        kept.add_draft(draft)
    waiting = {each.id: None for each in results.values() if each.state == ResultState.WAITING.value}
    return draft.id, tuple(waiting)


def variant_wishes(wishes: PlanWishes, variant: Variant, living: Sequence[LivingMeasure]) -> PlanWishes:
    """The wishes of one proposal, with the state of everything that is kept."""
    if variant is Variant.LEAN:
        number = wishes.max_measures or USUAL_MEASURES
        wishes = replace(wishes, max_measures=max(1, number // LEAN_SHARE))
    return wishes_to_plan_anew(wishes, living)


def _result(found: Ground, wishes: PlanWishes, at: dt.datetime) -> PlanResult:
    """What is kept for that input, or a result that waits to be worked out; a failed one is tried again."""
    digest = input_digest(found, wishes)
    result = kept.find_result(found.site.id, digest)
    if result is None:
        result = PlanResult(
            site_id=found.site.id,
            input_digest=digest,
            submission_id=found.submission.id,
            wishes=wishes_document(wishes),
            state=ResultState.WAITING.value,
            changed_at=at,
        )
        kept.add_result(result)
    elif result.state == ResultState.FAILED.value or _is_lost(result, at):
        result.state, result.steps_done, result.changed_at = ResultState.WAITING.value, 0, at
    return result


GIVE_UP = dt.timedelta(minutes=5)
"""After this time without a word a result that is being worked out is taken for lost."""


def _is_lost(result: PlanResult, at: dt.datetime) -> bool:
    return result.state == ResultState.WORKING.value and at - result.changed_at > GIVE_UP


def input_digest(found: Ground, wishes: PlanWishes) -> str:
    """The digest of everything a plan is worked out from: equal inputs have equal plans."""
    document = {
        "content": found.submission.content_digest,
        "site": found.submission.site,
        "answers": found.submission.answers,
        "wishes": wishes_document(wishes),
        "living": [_counting(each) for each in found.living],
    }
    written = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _counting(living: LivingMeasure) -> Mapping[str, Any]:
    """What of a measure changes a plan: not how far it is, nor what is noted at it; of a proposal nothing."""
    if living.status is Status.PROPOSED:
        return {"id": living.key, "measure": living_columns(living)["measure"]}
    left_out = {"progress", "note", "links"}
    return {name: value for name, value in living_columns(living).items() if name not in left_out}


def work_out(*, result_id: int) -> None:
    """Work out a waiting result, saying after each step how far it is; nothing where it is gone or done."""
    result = kept.get_result(result_id)
    if result is None or not (result.state == ResultState.WAITING.value or _is_lost(result, now())):
        return
    _report(result_id, state=ResultState.WORKING.value, steps_done=0)
    steps = list(Step)
    try:
        decision = decide(_case_of(result), lambda step: _report(result_id, steps_done=steps.index(step)))
    except Exception:
        _report(result_id, state=ResultState.FAILED.value)
        raise
    _report(result_id, state=ResultState.DONE.value, steps_done=STEPS, decision=decision_document(decision))


def _report(result_id: int, **values: Any) -> None:
    with transaction():
        result = kept.get_result(result_id)
        if result is not None:
            for name, value in values.items():
                setattr(result, name, value)
            result.changed_at = now()


def _case_of(result: PlanResult) -> Case:
    submission = get_submission(result.submission_id)
    site = get_site(result.site_id)
    if submission is None or site is None:
        raise NotFoundError(f"nothing to work out result {result.id} from")
    return _case(_ground(site), submission, read_wishes(result.wishes))


def _case(found: Ground, submission: Submission, wishes: PlanWishes) -> Case:
    base = content_by(submission.content_digest)
    answers = answers_of(read_entries(items_by_id(base), submission.answers))
    return case_of(found.content, submission.site["kind"], answers, wishes)


def progress(actor: Actor, site_id: int, draft_id: int) -> tuple[int, bool]:
    """How many steps of both proposals are done, and whether all are. Raises NotFoundError, NotAllowedError."""
    site_for(actor, Action.PLAN, site_id)
    there = [result for result in _results(_stored_draft(site_id, draft_id)).values() if result is not None]
    ended = {ResultState.DONE.value, ResultState.FAILED.value}
    return sum(result.steps_done for result in there), all(result.state in ended for result in there)


def draft(actor: Actor, site_id: int, draft_id: int) -> Draft:
    """Two proposals, as far as they are. Raises NotFoundError, NotAllowedError."""
    found = ground(actor, site_id)
    stored = _stored_draft(site_id, draft_id)
    wishes, results = read_wishes(stored.wishes), _results(stored)
    outdated = any(
        result is None or result.input_digest != input_digest(found, variant_wishes(wishes, variant, found.living))
        for variant, result in results.items()
    )
    return Draft(
        site=found.site,
        id=stored.id,
        wishes=wishes,
        proposals=()
        if outdated
        else tuple(_proposal(found, variant, result) for variant, result in results.items() if result is not None),
        events=events_for(site_id),
        outdated=outdated,
        is_first=kept.current_plan(site_id) is None,
    )


def _stored_draft(site_id: int, draft_id: int) -> PlanDraft:
    stored = kept.get_draft(site_id, draft_id)
    if stored is None:
        raise NotFoundError(f"no draft {draft_id}")
    return stored


def _results(stored: PlanDraft) -> Mapping[Variant, PlanResult | None]:
    return {Variant.LEAN: kept.get_result(stored.lean_id), Variant.FULL: kept.get_result(stored.full_id)}


def _proposal(found: Ground, variant: Variant, result: PlanResult) -> Proposal:
    state = ResultState(result.state)
    if result.decision is None:
        return Proposal(variant=variant, state=state, steps_done=result.steps_done)
    case = _case(found, found.submission, read_wishes(result.wishes))
    plan = plan_from(case, read_decision(result.decision))
    after = taken_over(case.content, plan, found.living)
    base = assessment_of(found.submission)
    return Proposal(
        variant=variant,
        state=state,
        steps_done=result.steps_done,
        assessment=replace(
            base,
            content=case.content,
            maturity=score(case.content, case.site_kind, case.answers),
            plan=plan,
            measures=after,
        ),
        plan=plan,
        changes=changes(found.living, after),
        asked_about=tuple(missed(case, plan)),
    )


def take_over(actor: Actor, site_id: int, draft_id: int, variant: Variant) -> StoredPlan:
    """Make a proposal the plan that the site lives with; what was kept of the old one goes on in it.

    Raises WrongStateError: NOT_READY while it is being worked out, PLAN_CHANGED where the plan or the answers have
    changed since; NotFoundError, NotAllowedError.
    """
    with transaction():
        found = draft(actor, site_id, draft_id)
        if found.outdated:
            raise WrongStateError(PLAN_CHANGED)
        proposal = next(each for each in found.proposals if each.variant is variant)
        if proposal.plan is None or proposal.assessment is None:
            raise WrongStateError(NOT_READY)
        standing = ground(actor, site_id)
        stored = _stored_plan(actor, standing, proposal.plan, _fitting(site_id, draft_id, variant))
        kept.add_plan(stored)
        keep_measures(stored.id, proposal.assessment.measures, standing.versions)
        detail = {"number": stored.number, "measures": len(proposal.plan.measures)}
        write_journal("plan_taken", at=stored.taken_at, by=actor.person_id, site_id=site_id, detail=detail)
    return stored


def _stored_plan(actor: Actor, found: Ground, plan: Plan, fitting: Sequence[str]) -> StoredPlan:
    return StoredPlan(
        site_id=found.site.id,
        submission_id=found.submission.id,
        content_digest=found.submission.content_digest,
        site=found.submission.site,
        answers=found.submission.answers,
        answered_on=found.submission.submitted_at,
        wishes=wishes_document(plan.wishes),
        fitting=list(fitting),
        taken_at=now(),
        taken_by=actor.person_id,
    )


def _fitting(site_id: int, draft_id: int, variant: Variant) -> Sequence[str]:
    result = _results(_stored_draft(site_id, draft_id))[variant]
    return [] if result is None or result.decision is None else result.decision["fitting"]
