"""Rounds and submissions: open and close, hand in, return, and how far everybody is."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.answers.entry import answers_of, read_entries
from workbench.answers.model import Site as AnsweringSite
from workbench.assessment import Assessment, assess
from workbench.comparison.model import scores_row
from workbench.content.model import Content
from workbench.errors import NotFoundError, WrongStateError
from workbench.maturity.document import scores_document
from workbench.maturity.progress import Progress, Section, sections, total
from workbench.maturity.scope import items_by_id
from workbench.maturity.score import score
from workbench.services.access import Action, Actor, may, require
from workbench.services.answering import ROUND_CLOSED, SUBMITTED, setting_for
from workbench.services.clock import now, today
from workbench.services.contents import content_by, keep_current_content
from workbench.services.protected import freeze_others
from workbench.storage import answers as stored
from workbench.storage import rounds as kept
from workbench.storage.db import transaction
from workbench.storage.journal import write_journal
from workbench.storage.rounds import AssessmentState, Round, RoundState, Setting, Submission
from workbench.storage.sites import list_sites, sites_of_cohort
from workbench.values import alphabetical, day_of

ROUND_OPEN = "round_open"
NOTHING_SUBMITTED = "nothing_submitted"
NO_REASON = "no_reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteProgress:
    """How far a site is in a round, in all and section by section."""

    site_id: int
    name: str
    assessment_id: int
    state: AssessmentState
    progress: Progress
    parts: tuple[Section, ...]
    submitted_at: dt.datetime | None
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """An assessment scored: a submission, or what stands now (`submission` None)."""

    setting: Setting
    assessment: Assessment
    submission: Submission | None
    round: Round


def open_round(actor: Actor, cohort_id: int, *, title: str) -> Round:
    """The next round of a cohort, on today's content, with an empty assessment for each of its sites.

    Raises WrongStateError while another round is open, NotAllowedError.
    """
    require(actor, Action.RUN_ROUNDS, cohort_ids=(cohort_id,))
    with transaction():
        if any(each.state == RoundState.OPEN.value for each in kept.rounds_of_cohort(cohort_id)):
            raise WrongStateError(ROUND_OPEN)
        at = now()
        opened = kept.add_round(cohort_id, title=title, digest=keep_current_content(), at=at)
        for site in sites_of_cohort(cohort_id):
            kept.add_assessment(opened.id, site.id, at=at)
        _journal(actor, "round_opened", opened, at=at)
    return opened


def close_round(actor: Actor, round_id: int) -> None:
    """Nobody can answer or hand in any more; what each site may learn of the others is counted, once.

    Raises WrongStateError, NotFoundError, NotAllowedError.
    """
    _switch(actor, round_id, RoundState.CLOSED)


def reopen_round(actor: Actor, round_id: int) -> None:
    """Open the latest round again. Raises WrongStateError, NotFoundError, NotAllowedError."""
    _switch(actor, round_id, RoundState.OPEN)


def _switch(actor: Actor, round_id: int, state: RoundState) -> None:
    round_ = _round_for(actor, Action.RUN_ROUNDS, round_id)
    with transaction():
        if round_.state == state.value:
            raise WrongStateError(ROUND_OPEN if state is RoundState.OPEN else ROUND_CLOSED)
        others = kept.rounds_of_cohort(round_.cohort_id)
        if state is RoundState.OPEN and any(each.state == RoundState.OPEN.value for each in others):
            raise WrongStateError(ROUND_OPEN)
        at = now()
        round_.state = state.value
        round_.closed_at = at if state is RoundState.CLOSED else None
        if state is RoundState.CLOSED:
            freeze_others(round_, at=at)
        _journal(actor, f"round_{'closed' if round_.closed_at else 'reopened'}", round_, at=at)


def _round_for(actor: Actor, action: Action, round_id: int) -> Round:
    round_ = kept.get_round(round_id)
    if round_ is None:
        raise NotFoundError(f"no round {round_id}")
    require(actor, action, cohort_ids=(round_.cohort_id,))
    return round_


def chosen_round(rounds: Iterable[Round], number: int | None) -> Round:
    """The one of that number among the rounds of a cohort, else the latest. Raises NotFoundError."""
    found = [each for each in rounds if number in {None, each.number}]
    if not found:
        raise NotFoundError(f"no round {number}")
    return max(found, key=lambda each: each.number)


def _journal(actor: Actor, verb: str, round_: Round, *, at: dt.datetime) -> None:
    detail = {"round": round_.title}
    write_journal(verb, at=at, by=actor.person_id, cohort_id=round_.cohort_id, detail=detail)


def join_round(site_id: int, cohort_id: int) -> None:
    """Give a site that joins a cohort its assessment in the open round; only inside a transaction."""
    for round_ in kept.rounds_of_cohort(cohort_id):
        there = {each.site_id for each in kept.assessments_of_round(round_.id)}
        if round_.state == RoundState.OPEN.value and site_id not in there:
            kept.add_assessment(round_.id, site_id, at=now())


def submit(actor: Actor, assessment_id: int) -> Submission:
    """Freeze the answers with their scores; what is open stays without value.

    Raises WrongStateError, NotFoundError, NotAllowedError.
    """
    setting = setting_for(actor, Action.SUBMIT, assessment_id)
    if setting.round.state != RoundState.OPEN.value:
        raise WrongStateError(ROUND_CLOSED)
    content = content_by(setting.round.content_digest)
    with transaction():
        if kept.lock_state(assessment_id, to_change=True) is not AssessmentState.OPEN:
            raise WrongStateError(SUBMITTED)
        documents = {item: each.entry for item, each in stored.agreed_answers(assessment_id).items()}
        submission = _frozen(setting, content, documents)
        submission.submitted_by = actor.person_id
        kept.add_submission(submission)
        kept.set_state(assessment_id, AssessmentState.SUBMITTED)
        _note(actor, setting, "submitted", submission, at=submission.submitted_at)
    return submission


def _frozen(setting: Setting, content: Content, documents: Mapping[str, Mapping[str, Any]]) -> Submission:
    site, assessment_id = setting.site, setting.assessment_id
    maturity = score(content, site.kind, answers_of(read_entries(items_by_id(content), documents)))
    scores = scores_document(maturity)
    return Submission(
        assessment_id=assessment_id,
        revision=len(kept.submissions_of(assessment_id)) + 1,
        content_digest=content.digest,
        site={"name": site.name, "kind": site.kind, "population": site.population},
        answers=dict(documents),
        scores=scores,
        score_row=scores_row(content, scores),
        stage=maturity.overall.stage,
        submitted_at=now(),
    )


def setting_to_return(actor: Actor, assessment_id: int) -> Setting:
    """An assessment that the actor may give back. Raises NotFoundError, NotAllowedError."""
    return setting_for(actor, Action.RETURN_SUBMISSION, assessment_id)


def return_submission(actor: Actor, assessment_id: int, *, reason: str) -> None:
    """Give a submission back to the team for correction; it is kept, the next one is a new revision.

    Raises WrongStateError where nothing is handed in, the round is closed, or the reason is missing;
    NotFoundError, NotAllowedError.
    """
    setting = setting_for(actor, Action.RETURN_SUBMISSION, assessment_id)
    if setting.round.state != RoundState.OPEN.value:
        raise WrongStateError(ROUND_CLOSED)
    if not reason.strip():
        raise WrongStateError(NO_REASON)
    with transaction():
        state = kept.lock_state(assessment_id, to_change=True)
        submission = kept.valid_submission(assessment_id)
        if state is not AssessmentState.SUBMITTED or submission is None:
            raise WrongStateError(NOTHING_SUBMITTED)
        submission.returned_at, submission.returned_by = now(), actor.person_id
        submission.return_reason = reason.strip()
        kept.set_state(assessment_id, AssessmentState.OPEN)
        _note(actor, setting, "returned", submission, at=submission.returned_at)


def _note(actor: Actor, setting: Setting, verb: str, submission: Submission, *, at: dt.datetime) -> None:
    detail = {"round": setting.round.title, "revision": submission.revision, "reason": submission.return_reason}
    write_journal(
        verb,
        at=at,
        by=actor.person_id,
        site_id=setting.site.id,
        assessment_id=setting.assessment_id,
        cohort_id=setting.round.cohort_id,
        detail=detail,
    )


def completion(actor: Actor, round_id: int) -> tuple[SiteProgress, ...]:
    """How far the sites of a round are, by name. Raises NotFoundError, NotAllowedError."""
    round_ = _round_for(actor, Action.SEE_COHORT, round_id)
    content = content_by(round_.content_digest)
    items = items_by_id(content)
    assessments = kept.assessments_of_round(round_id)
    entries = stored.entries_of([each.id for each in assessments])
    submissions = kept.valid_submissions([each.id for each in assessments])
    sites = {site.id: site for site in list_sites([each.site_id for each in assessments])}
    rows = []
    for each in assessments:
        site, submission = sites[each.site_id], submissions.get(each.id)
        parts = sections(content, site.kind, read_entries(items, dict(entries[each.id])))
        rows.append(
            SiteProgress(
                site_id=site.id,
                name=site.name,
                assessment_id=each.id,
                state=AssessmentState(each.state),
                progress=total(parts),
                parts=parts,
                submitted_at=None if submission is None else submission.submitted_at,
                revision=0 if submission is None else submission.revision,
            )
        )
    return tuple(sorted(rows, key=lambda row: alphabetical(row.name)))


def result(actor: Actor, assessment_id: int) -> Result:
    """The result of an assessment: what was handed in; for the team, while nothing is, what stands now.

    Raises WrongStateError where others than the team ask before it is handed in, NotFoundError, NotAllowedError.
    """
    setting = setting_for(actor, Action.SEE_PROFILE, assessment_id)
    submission = kept.valid_submission(assessment_id)
    if submission is not None:
        return Result(setting=setting, assessment=assessment_of(submission), submission=submission, round=setting.round)
    if not may(actor, Action.ANSWER, site_id=setting.site.id):
        raise WrongStateError(NOTHING_SUBMITTED)
    content = content_by(setting.round.content_digest)
    documents = {item: each.entry for item, each in stored.agreed_answers(assessment_id).items()}
    site = AnsweringSite(name=setting.site.name, kind=setting.site.kind, population=setting.site.population)
    answers = answers_of(read_entries(items_by_id(content), documents))
    assessment = assess(content, site, on=today(), answers=answers, wishes=None)
    return Result(setting=setting, assessment=assessment, submission=None, round=setting.round)


def previous_result(setting: Setting, *, cohorts: frozenset[int] | None = None) -> Result | None:
    """What the same site handed in in the round before; the caller has checked the access to `setting`.

    `cohorts`: only rounds of these count (`access.cohorts_seen`).
    """
    found = kept.previous_submission(setting, cohorts=cohorts)
    if found is None:
        return None
    submission, round_ = found
    return Result(setting=setting, assessment=assessment_of(submission), submission=submission, round=round_)


def assessment_of(submission: Submission) -> Assessment:
    """A submission as it was: with its own content, site and answers."""
    content = content_by(submission.content_digest)
    answers = answers_of(read_entries(items_by_id(content), submission.answers))
    site = AnsweringSite(**submission.site)
    return assess(content, site, on=day_of(submission.submitted_at), answers=answers, wishes=None)


def verify() -> list[str]:
    """Recompute the scores of all submissions with their own content; returns what differs, a line each."""
    wrong = []
    for submission_id in kept.all_submission_ids():
        submission = kept.get_submission(submission_id)
        if submission is None:
            continue
        again = scores_document(assessment_of(submission).maturity)
        row = scores_row(content_by(submission.content_digest), again)
        if again != submission.scores or row != submission.score_row or again["overall"]["stage"] != submission.stage:
            wrong.append(
                f"submission {submission.id} of assessment {submission.assessment_id}, revision "
                f"{submission.revision}: the stored scores are not those of its answers and content"
            )
    return wrong
