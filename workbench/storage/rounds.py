"""Rounds of a cohort, one assessment of each site in it, and what was submitted."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    LargeBinary,
    Select,
    String,
    UniqueConstraint,
    and_,
    bindparam,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.db import Document, Moment, Table, core_table, db
from workbench.storage.sites import Site


class RoundState(StrEnum):
    """A round is open or closed; a closed one may be opened again."""

    OPEN = "open"
    CLOSED = "closed"


class AssessmentState(StrEnum):
    """Whether the team works on it or has handed it in."""

    OPEN = "open"
    SUBMITTED = "submitted"


class StoredContent(Table):
    """The files of a content, whole, under its digest: path to text."""

    __tablename__ = "contents"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    files: Mapped[dict[str, str]] = mapped_column(Document)
    created_at: Mapped[dt.datetime] = mapped_column(Moment)


class Round(Table):
    """A round of a cohort; all its sites answer the same content."""

    __tablename__ = "rounds"
    __table_args__ = (
        UniqueConstraint("cohort_id", "number"),
        CheckConstraint("state IN ('open', 'closed')", name="state_is_known"),
        CheckConstraint("number > 0", name="number_is_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohorts.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(120))
    content_digest: Mapped[str] = mapped_column(ForeignKey("contents.digest"))
    state: Mapped[str] = mapped_column(String(16), default=RoundState.OPEN.value)
    opened_at: Mapped[dt.datetime] = mapped_column(Moment)
    closed_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class StoredAssessment(Table):
    """One site in one round."""

    __tablename__ = "assessments"
    __table_args__ = (
        UniqueConstraint("round_id", "site_id"),
        CheckConstraint("state IN ('open', 'submitted')", name="state_is_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(String(16), default=AssessmentState.OPEN.value)
    created_at: Mapped[dt.datetime] = mapped_column(Moment)


class Submission(Table):
    """What a site handed in: frozen answers and scores; a returned one stays beside its successor.

    `score_row` holds the scores once more as numbers, for comparing many sites (comparison/model.py, `scores_row`).
    """

    __tablename__ = "submissions"
    __table_args__ = (
        UniqueConstraint("assessment_id", "revision"),
        CheckConstraint("revision > 0", name="revision_is_positive"),
        CheckConstraint("(returned_at IS NULL) = (return_reason IS NULL)", name="return_has_a_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessments.id", ondelete="CASCADE"))
    revision: Mapped[int]
    content_digest: Mapped[str] = mapped_column(ForeignKey("contents.digest"))
    # What a comparison reads stands before the long documents, which a database reads through to what is behind them.
    score_row: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    stage: Mapped[int | None]
    returned_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    site: Mapped[dict[str, Any]] = mapped_column(Document)
    answers: Mapped[dict[str, Any]] = mapped_column(Document, deferred=True)
    scores: Mapped[dict[str, Any]] = mapped_column(Document)
    submitted_at: Mapped[dt.datetime] = mapped_column(Moment)
    submitted_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    returned_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    return_reason: Mapped[str | None] = mapped_column(String(2000))


def keep_content(digest: str, files: Mapping[str, str], *, at: dt.datetime) -> None:
    """Keep a content under its digest, once."""
    if db.session.get(StoredContent, digest) is None:
        db.session.add(StoredContent(digest=digest, files=dict(files), created_at=at))
        db.session.flush()


def content_files(digest: str) -> Mapping[str, str] | None:
    """The files of a content: path to text."""
    return db.session.scalar(select(StoredContent.files).where(StoredContent.digest == digest))


def add_round(cohort_id: int, *, title: str, digest: str, at: dt.datetime) -> Round:
    """The next round of a cohort, open."""
    last = db.session.scalar(select(func.max(Round.number)).where(Round.cohort_id == cohort_id)) or 0
    added = Round(cohort_id=cohort_id, number=last + 1, title=title, content_digest=digest, opened_at=at)
    db.session.add(added)
    db.session.flush()
    return added


def get_round(round_id: int) -> Round | None:
    """The round of that id."""
    return db.session.get(Round, round_id)


def rounds_of_cohort(cohort_id: int) -> Sequence[Round]:
    """The rounds of a cohort, first one first."""
    return db.session.scalars(select(Round).where(Round.cohort_id == cohort_id).order_by(Round.number)).all()


def add_assessment(round_id: int, site_id: int, *, at: dt.datetime) -> StoredAssessment:
    """A site's empty assessment in a round."""
    added = StoredAssessment(round_id=round_id, site_id=site_id, created_at=at)
    db.session.add(added)
    db.session.flush()
    return added


def get_assessment(assessment_id: int) -> StoredAssessment | None:
    """The assessment of that id."""
    return db.session.get(StoredAssessment, assessment_id)


def delete_assessment(assessment: StoredAssessment) -> None:
    """Remove an assessment with everything that belongs to it."""
    db.session.delete(assessment)
    db.session.flush()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """An assessment with what belongs to it: whose, in which round, answered with which content."""

    assessment_id: int
    state: AssessmentState
    round: Round
    site: Site

    @property
    def is_open(self) -> bool:
        """Whether the team can answer: not handed in, and the round not closed."""
        return self.state is AssessmentState.OPEN and self.round.state == RoundState.OPEN.value


# Statements that every save runs are built once: building one costs more than running it.
_SETTING = (
    select(StoredAssessment.state, Round, Site)
    .join(Round, Round.id == StoredAssessment.round_id)
    .join(Site, Site.id == StoredAssessment.site_id)
    .where(StoredAssessment.id == bindparam("of"))
)
_ASSESSMENTS = core_table(StoredAssessment)
_STATE = select(_ASSESSMENTS.c.state).where(_ASSESSMENTS.c.id == bindparam("of"))
_STATE_SHARED = _STATE.with_for_update(read=True)
_STATE_ALONE = _STATE.with_for_update()


def get_setting(assessment_id: int) -> Setting | None:
    """The assessment of that id with its round and site."""
    found = db.session.execute(_SETTING, {"of": assessment_id}).one_or_none()
    if found is None:
        return None
    state, round_, site = found
    return Setting(assessment_id=assessment_id, state=AssessmentState(state), round=round_, site=site)


def lock_state(assessment_id: int, *, to_change: bool = False) -> AssessmentState | None:
    """The state now, kept from changing until the transaction ends; `to_change`: for this transaction alone."""
    found = db.session.scalar(_STATE_ALONE if to_change else _STATE_SHARED, {"of": assessment_id})
    return None if found is None else AssessmentState(found)


def set_state(assessment_id: int, state: AssessmentState) -> None:
    """Put an assessment into that state."""
    db.session.execute(update(StoredAssessment).where(StoredAssessment.id == assessment_id).values(state=state.value))


def previous_submission(setting: Setting, *, cohorts: Collection[int] | None = None) -> tuple[Submission, Round] | None:
    """What the site handed in last in an earlier round, of one of these cohorts if any are given."""
    earlier = or_(
        Round.opened_at < setting.round.opened_at,
        and_(Round.cohort_id == setting.round.cohort_id, Round.number < setting.round.number),
    )
    query = _handed_in_last(setting.site.id).where(earlier)
    if cohorts is not None:
        query = query.where(Round.cohort_id.in_(cohorts))
    found = db.session.execute(query).one_or_none()
    return None if found is None else (found[0], found[1])


def latest_submission(site_id: int) -> Submission | None:
    """What a site handed in last, of any round, and was not given back."""
    return db.session.scalars(_handed_in_last(site_id)).one_or_none()


def _handed_in_last(site_id: int) -> Select[Submission, Round]:
    return (
        select(Submission, Round)
        .join(StoredAssessment, StoredAssessment.id == Submission.assessment_id)
        .join(Round, Round.id == StoredAssessment.round_id)
        .where(StoredAssessment.site_id == site_id, Submission.returned_at.is_(None))
        .order_by(Round.opened_at.desc(), Round.number.desc(), Submission.revision.desc())
        .limit(1)
    )


def assessments_of_round(round_id: int) -> Sequence[StoredAssessment]:
    """The assessments of a round."""
    return db.session.scalars(select(StoredAssessment).where(StoredAssessment.round_id == round_id)).all()


def assessments_of_site(site_id: int) -> list[tuple[StoredAssessment, Round]]:
    """A site's assessments with their rounds, the latest first."""
    rows = db.session.execute(
        select(StoredAssessment, Round)
        .join(Round, Round.id == StoredAssessment.round_id)
        .where(StoredAssessment.site_id == site_id)
        .order_by(Round.opened_at.desc(), Round.number.desc())
    )
    return [(assessment, round_) for assessment, round_ in rows]


def add_submission(submission: Submission) -> None:
    """Keep a submission."""
    db.session.add(submission)
    db.session.flush()


def submissions_of(assessment_id: int) -> Sequence[Submission]:
    """All revisions of an assessment, the latest first."""
    return db.session.scalars(
        select(Submission).where(Submission.assessment_id == assessment_id).order_by(Submission.revision.desc())
    ).all()


def valid_submission(assessment_id: int) -> Submission | None:
    """The submission that counts: the latest one that was not returned."""
    return db.session.scalar(
        select(Submission)
        .where(Submission.assessment_id == assessment_id, Submission.returned_at.is_(None))
        .order_by(Submission.revision.desc())
        .limit(1)
    )


def valid_submissions(assessment_ids: Sequence[int]) -> dict[int, Submission]:
    """Assessment id to the submission that counts, of those that have one."""
    found = db.session.scalars(
        select(Submission)
        .where(Submission.assessment_id.in_(assessment_ids), Submission.returned_at.is_(None))
        .order_by(Submission.revision)
    )
    return {each.assessment_id: each for each in found}


def all_submission_ids() -> Sequence[int]:
    """The ids of all submissions, in order."""
    return db.session.scalars(select(Submission.id).order_by(Submission.id)).all()


def get_submission(submission_id: int) -> Submission | None:
    """The submission of that id."""
    return db.session.get(Submission, submission_id)
