"""Comparison

Revision: 0003, after: 0002
"""

import sqlalchemy as sa
from alembic import op

from workbench.storage.db import Document, Moment

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Comparison."""
    op.create_table(
        "releases",
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("dimension", sa.String(length=80), nullable=False),
        sa.Column("released_at", Moment(), nullable=False),
        sa.Column("released_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohorts.id"], name=op.f("fk_releases_cohort_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["released_by"], ["people.id"], name=op.f("fk_releases_released_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_releases_site_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("site_id", "cohort_id", "dimension", name=op.f("pk_releases")),
    )
    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_releases_cohort_id"), ["cohort_id"], unique=False)

    op.create_table(
        "frozen_figures",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("figures", Document, nullable=False),
        sa.Column("frozen_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name=op.f("fk_frozen_figures_round_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_frozen_figures_site_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("round_id", "site_id", name=op.f("pk_frozen_figures")),
    )
    with op.batch_alter_table("frozen_figures", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_frozen_figures_site_id"), ["site_id"], unique=False)


def downgrade() -> None:
    """Back to what was before."""
    with op.batch_alter_table("frozen_figures", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_frozen_figures_site_id"))

    op.drop_table("frozen_figures")
    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_releases_cohort_id"))

    op.drop_table("releases")
