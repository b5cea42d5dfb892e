"""Plans of a site, their measures as they live, and the proposals that were worked out."""

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, delete, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.db import Document, Moment, OptionalDocument, Table, db


class ResultState(StrEnum):
    """How far the working out of a proposal is."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"


class StoredPlan(Table):
    """A plan that a site took over, with a copy of the answers it stands on; the highest number is the current one.

    `fitting` are the measures left out that would fit were they alone.
    """

    __tablename__ = "plans"
    __table_args__ = (
        UniqueConstraint("site_id", "number"),
        CheckConstraint("number > 0", name="number_is_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"))
    number: Mapped[int]
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submissions.id", ondelete="SET NULL"))
    content_digest: Mapped[str] = mapped_column(ForeignKey("contents.digest"))
    site: Mapped[dict[str, Any]] = mapped_column(Document)
    answers: Mapped[dict[str, Any]] = mapped_column(Document)
    answered_on: Mapped[dt.datetime] = mapped_column(Moment)
    wishes: Mapped[dict[str, Any]] = mapped_column(Document)
    fitting: Mapped[list[str]] = mapped_column(Document)
    taken_at: Mapped[dt.datetime] = mapped_column(Moment)
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))


class StoredMeasure(Table):
    """A measure of a plan: the copied text with people's changes, and how far it is."""

    __tablename__ = "plan_measures"
    __table_args__ = (
        UniqueConstraint("plan_id", "key"),
        CheckConstraint(
            "status IN ('proposed', 'planned', 'running', 'paused', 'done', 'dropped', 'rejected')",
            name="status_is_known",
        ),
        CheckConstraint("progress BETWEEN 0 AND 100", name="progress_is_percent"),
        CheckConstraint("last_month >= first_month", name="ends_after_start"),
        CheckConstraint("status NOT IN ('dropped', 'rejected') OR reason <> ''", name="out_has_a_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(80))
    status: Mapped[str] = mapped_column(String(16))
    first_month: Mapped[str] = mapped_column(String(7))
    last_month: Mapped[str] = mapped_column(String(7))
    is_own: Mapped[bool]
    reason: Mapped[str] = mapped_column(String(2000))
    progress: Mapped[int]
    note: Mapped[str] = mapped_column(String(2000))
    links: Mapped[list[dict[str, str]]] = mapped_column(Document)
    measure: Mapped[dict[str, Any]] = mapped_column(Document)
    version: Mapped[int]


class PlanResult(Table):
    """What the solver decided for an input, kept under the digest of that input.

    `wishes` are complete: with the number of measures of the variant and the state of what is kept.
    """

    __tablename__ = "plan_results"
    __table_args__ = (
        UniqueConstraint("site_id", "input_digest"),
        CheckConstraint("state IN ('waiting', 'working', 'done', 'failed')", name="state_is_known"),
        CheckConstraint("(state = 'done') = (decision IS NOT NULL)", name="done_has_a_decision"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"))
    input_digest: Mapped[str] = mapped_column(String(64))
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id", ondelete="CASCADE"))
    wishes: Mapped[dict[str, Any]] = mapped_column(Document)
    state: Mapped[str] = mapped_column(String(16), default=ResultState.WAITING.value)
    steps_done: Mapped[int] = mapped_column(default=0)
    decision: Mapped[dict[str, Any] | None] = mapped_column(OptionalDocument)
    changed_at: Mapped[dt.datetime] = mapped_column(Moment)


class PlanDraft(Table):
    """Two proposals side by side, asked for by somebody; `wishes` as they were asked."""

    __tablename__ = "plan_drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id", ondelete="CASCADE"), index=True)
    submission_id: Mapped[int] = mapped_column(ForeignKey("submissions.id", ondelete="CASCADE"))
    wishes: Mapped[dict[str, Any]] = mapped_column(Document)
    lean_id: Mapped[int] = mapped_column(ForeignKey("plan_results.id", ondelete="CASCADE"))
    full_id: Mapped[int] = mapped_column(ForeignKey("plan_results.id", ondelete="CASCADE"))
    made_at: Mapped[dt.datetime] = mapped_column(Moment)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))


def add_plan(plan: StoredPlan) -> None:
    """Keep a plan as the site's current one."""
    last = db.session.scalar(select(func.max(StoredPlan.number)).where(StoredPlan.site_id == plan.site_id)) or 0
    plan.number = last + 1
    db.session.add(plan)
    db.session.flush()


def current_plan(site_id: int) -> StoredPlan | None:
    """The plan that a site lives with."""
    return db.session.scalar(
        select(StoredPlan).where(StoredPlan.site_id == site_id).order_by(StoredPlan.number.desc()).limit(1)
    )


def plans_of_site(site_id: int) -> Sequence[StoredPlan]:
    """All plans of a site, the first one first."""
    return db.session.scalars(select(StoredPlan).where(StoredPlan.site_id == site_id).order_by(StoredPlan.number)).all()


def add_measure(measure: StoredMeasure) -> None:
    """Keep a measure of a plan."""
    db.session.add(measure)
    db.session.flush()


def measures_of_plan(plan_id: int) -> Sequence[StoredMeasure]:
    """The measures of a plan, by start, then key."""
    return db.session.scalars(
        select(StoredMeasure)
        .where(StoredMeasure.plan_id == plan_id)
        .order_by(StoredMeasure.first_month, StoredMeasure.key)
    ).all()


def change_measure(plan_id: int, key: str, *, version: int, values: Mapping[str, Any]) -> bool:
    """Change a measure that is still at that version; False where somebody was faster."""
    changed = db.session.execute(
        update(StoredMeasure)
        .where(StoredMeasure.plan_id == plan_id, StoredMeasure.key == key, StoredMeasure.version == version)
        .values(**values, version=version + 1)
    )
    return bool(changed.rowcount)  # type: ignore[attr-defined]


def find_result(site_id: int, input_digest: str) -> PlanResult | None:
    """What was worked out, or is being, for that input."""
    return db.session.scalar(
        select(PlanResult).where(PlanResult.site_id == site_id, PlanResult.input_digest == input_digest)
    )


def add_result(result: PlanResult) -> None:
    """Keep a result to be worked out."""
    db.session.add(result)
    db.session.flush()


def get_result(result_id: int) -> PlanResult | None:
    """The result of that id, as it is now."""
    return db.session.get(PlanResult, result_id, populate_existing=True)


def add_draft(draft: PlanDraft) -> None:
    """Keep a draft."""
    db.session.add(draft)
    db.session.flush()


def get_draft(site_id: int, draft_id: int) -> PlanDraft | None:
    """The draft of that id, if it is that site's."""
    return db.session.scalar(select(PlanDraft).where(PlanDraft.id == draft_id, PlanDraft.site_id == site_id))


def latest_draft(site_id: int) -> PlanDraft | None:
    """The draft that the site asked for last."""
    return db.session.scalar(
        select(PlanDraft).where(PlanDraft.site_id == site_id).order_by(PlanDraft.id.desc()).limit(1)
    )


def forget_drafts(site_id: int, *, before: dt.datetime) -> None:
    """Remove a site's drafts made before, and the results of that time that no draft shows any more."""
    db.session.execute(delete(PlanDraft).where(PlanDraft.site_id == site_id, PlanDraft.made_at < before))
    shown = select(PlanDraft.id).where(or_(PlanDraft.lean_id == PlanResult.id, PlanDraft.full_id == PlanResult.id))
    db.session.execute(
        delete(PlanResult).where(
            PlanResult.site_id == site_id, PlanResult.changed_at < before, ~shown.correlate(PlanResult).exists()
        )
    )
