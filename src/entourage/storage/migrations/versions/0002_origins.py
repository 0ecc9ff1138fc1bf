"""Find what a source said by its digest, and keep from which imports a connection is known."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Index the digests of versions, and let several imports bear one connection out."""
    op.create_index("ix_record_version_digest", "record_version", ["digest"])
    op.create_table(
        "connection_origin",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("connection_id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["connection_id"], ["connection.id"]),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("connection_id", "import_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_connection_origin_import_id", "connection_origin", ["import_id"])
