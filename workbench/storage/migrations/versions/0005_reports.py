"""Letterheads of sites, and the reports they have issued

Revision: 0005, after: 0004
"""

import sqlalchemy as sa
from alembic import op

from workbench.storage.db import Document, Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Letterheads and issued reports; links to reports are asked for by site."""
    op.create_table(
        "letterheads",
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("introduction", sa.String(length=300), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_letterheads_site_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("site_id", name=op.f("pk_letterheads")),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("made_by", sa.Integer(), nullable=True),
        sa.Column("asked", Document, nullable=False),
        sa.Column("document", Document, nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["people.id"], name=op.f("fk_reports_made_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_reports_site_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reports_site_id"), ["site_id"], unique=False)


def downgrade() -> None:
    """Back to what was before."""
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reports_site_id"))

    op.drop_table("reports")
    op.drop_table("letterheads")
