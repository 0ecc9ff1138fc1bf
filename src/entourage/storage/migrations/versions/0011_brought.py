"""Remember beside an import whom and which circles it made, to take them back with it."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add a column to imports; of those made before, nothing is known."""
    op.add_column("import", sa.Column("brought", sa.String(), nullable=False, server_default="{}"))
