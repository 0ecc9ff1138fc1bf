"""Remember which lines of a file were left out when it was brought in."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Say of each import so far that nothing was left out."""
    op.add_column("import", sa.Column("left_out", sa.String(), nullable=False, server_default="[]"))
