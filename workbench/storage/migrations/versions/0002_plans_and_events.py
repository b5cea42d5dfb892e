"""Plans and events

Revision: 0002, after: 0001
"""

import sqlalchemy as sa
from alembic import op

from workbench.storage.db import Document, Moment, OptionalDocument

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Plans and events."""
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("topic", sa.String(length=300), nullable=False),
        sa.Column("material", sa.String(length=2000), nullable=False),
        sa.CheckConstraint(
            "kind IN ('workshop', 'excursion', 'visit', 'pairing', 'expert', 'network')",
            name=op.f("ck_events_kind_is_known"),
        ),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_events_ends_after_start")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_events_cohort_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
    )
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_events_cohort_id"), ["cohort_id"], unique=False)

    op.create_table(
        "plan_results",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("input_digest", sa.String(length=64), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("wishes", Document, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("steps_done", sa.Integer(), nullable=False),
        sa.Column("decision", OptionalDocument, nullable=True),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.CheckConstraint(
            "(state = 'done') = (decision IS NOT NULL)", name=op.f("ck_plan_results_done_has_a_decision")
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'working', 'done', 'failed')", name=op.f("ck_plan_results_state_is_known")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_plan_results_site_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_plan_results_submission_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_results")),
        sa.UniqueConstraint("site_id", "input_digest", name=op.f("uq_plan_results_site_id_input_digest")),
    )
    op.create_table(
        "plans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=True),
        sa.Column("content_digest", sa.String(length=64), nullable=False),
        sa.Column("site", Document, nullable=False),
        sa.Column("answers", Document, nullable=False),
        sa.Column("answered_on", Moment(), nullable=False),
        sa.Column("wishes", Document, nullable=False),
        sa.Column("fitting", Document, nullable=False),
        sa.Column("taken_at", Moment(), nullable=False),
        sa.Column("taken_by", sa.Integer(), nullable=True),
        sa.CheckConstraint("number > 0", name=op.f("ck_plans_number_is_positive")),
        sa.ForeignKeyConstraint(["content_digest"], ["contents.digest"], name=op.f("fk_plans_content_digest")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_plans_site_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_plans_submission_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["taken_by"], ["people.id"], name=op.f("fk_plans_taken_by"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plans")),
        sa.UniqueConstraint("site_id", "number", name=op.f("uq_plans_site_id_number")),
    )
    op.create_table(
        "plan_drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("wishes", Document, nullable=False),
        sa.Column("lean_id", sa.Integer(), nullable=False),
        sa.Column("full_id", sa.Integer(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["full_id"], ["plan_results.id"], name=op.f("fk_plan_drafts_full_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["lean_id"], ["plan_results.id"], name=op.f("fk_plan_drafts_lean_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_plan_drafts_made_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_plan_drafts_site_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name=op.f("fk_plan_drafts_submission_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_drafts")),
    )
    with op.batch_alter_table("plan_drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_drafts_site_id"), ["site_id"], unique=False)

    op.create_table(
        "plan_measures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("first_month", sa.String(length=7), nullable=False),
        sa.Column("last_month", sa.String(length=7), nullable=False),
        sa.Column("is_own", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=2000), nullable=False),
        sa.Column("links", Document, nullable=False),
        sa.Column("measure", Document, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "status IN ('proposed', 'planned', 'running', 'paused', 'done', 'dropped', 'rejected')",
            name=op.f("ck_plan_measures_status_is_known"),
        ),
        sa.CheckConstraint(
            "status NOT IN ('dropped', 'rejected') OR reason <> ''", name=op.f("ck_plan_measures_out_has_a_reason")
        ),
        sa.CheckConstraint("last_month >= first_month", name=op.f("ck_plan_measures_ends_after_start")),
        sa.CheckConstraint("progress BETWEEN 0 AND 100", name=op.f("ck_plan_measures_progress_is_percent")),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_plan_measures_plan_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_measures")),
        sa.UniqueConstraint("plan_id", "key", name=op.f("uq_plan_measures_plan_id_key")),
    )
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("measure", sa.String(length=80), nullable=True))
        batch_op.create_index("ix_journal_site_measure", ["site_id", "measure"], unique=False)


def downgrade() -> None:
    """Back to what was before."""
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.drop_index("ix_journal_site_measure")
        batch_op.drop_column("measure")

    op.drop_table("plan_measures")
    with op.batch_alter_table("plan_drafts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_drafts_site_id"))

    op.drop_table("plan_drafts")
    op.drop_table("plans")
    op.drop_table("plan_results")
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_events_cohort_id"))

    op.drop_table("events")
