"""Remember with what was said of the columns of a kind of table in which encoding a person read it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Say of all so far that nothing was said of their encoding."""
    op.add_column("taught_columns", sa.Column("encoding", sa.String(), nullable=False, server_default=""))
