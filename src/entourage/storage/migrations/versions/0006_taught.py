"""Remember what a person said that the columns of a kind of table hold."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table of what was said of columns."""
    op.create_table(
        "taught_columns",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("dialect", sa.String(), nullable=False),
        sa.Column("columns", sa.String(), nullable=False),
        sa.Column("separator", sa.String(), nullable=False),
        sa.Column("has_headings", sa.Boolean(), nullable=False),
        sa.Column("day_first", sa.Boolean(), nullable=True),
        sa.Column("taught_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
        sqlite_autoincrement=True,
    )
