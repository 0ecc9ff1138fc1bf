"""Index only what is there of what hardly anybody has, and pack what is noted of rows that go."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_SPARSE = (("value", "photo_id"), ("contact", "deleted_at"), ("contact", "merged_into"), ("membership", "import_id"))


def upgrade() -> None:
    """Put narrower indexes in the place of those that were full of nothing."""
    for table, column in _SPARSE:
        name = f"ix_{table}_{column}"
        op.drop_index(name, table)
        op.create_index(name, table, [column], sqlite_where=sa.text(f"{column} IS NOT NULL"))
