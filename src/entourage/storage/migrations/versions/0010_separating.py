"""Remember what a merge brought, to part it again, and whom a file spoke of in the same words as before."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add a column to merges and one to imports; of those made before, nothing is known."""
    op.add_column("merge", sa.Column("brought", sa.String(), nullable=False, server_default="{}"))
    op.add_column("import", sa.Column("heard", sa.LargeBinary(), nullable=True))
