"""Read lists from indexes alone: who is listed in which order, and who has which kind of value."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Put the indexes of lists in the place of narrower ones."""
    op.create_index("ix_contact_listed", "contact", ["is_me", "deleted_at", "sort_key"])
    op.drop_index("ix_contact_sort_key", "contact")
    op.create_index("ix_value_listed", "value", ["kind", "removed", "contact_id", "normalized"])
    op.drop_index("ix_value_kind_normalized", "value")
