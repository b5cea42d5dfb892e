"""Bundles of reports

Revision: 0006, after: 0005
"""

import sqlalchemy as sa
from alembic import op

from workbench.storage.db import Document, Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What leads asked for, and how far it is."""
    op.create_table(
        "bundles",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("variant", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("tried", sa.Integer(), nullable=False),
        sa.Column("sites", Document, nullable=False),
        sa.Column("missing", Document, nullable=False),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.CheckConstraint("state IN ('waiting', 'working', 'done', 'failed')", name=op.f("ck_bundles_state_is_known")),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name=op.f("fk_bundles_asked_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_bundles_cohort_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_bundles_round_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("cohort_id", name=op.f("pk_bundles")),
    )


def downgrade() -> None:
    """Back to what was before."""
    op.drop_table("bundles")
