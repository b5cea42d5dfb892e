"""Contacts of sites

Revision: 0004, after: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whom to ask at a site: functions, empty at the sites that are there already."""
    with op.batch_alter_table("sites", schema=None) as batch_op:
        batch_op.add_column(sa.Column("contacts", sa.String(length=300), nullable=False, server_default=""))


def downgrade() -> None:
    """Back to what was before."""
    with op.batch_alter_table("sites", schema=None) as batch_op:
        batch_op.drop_column("contacts")
