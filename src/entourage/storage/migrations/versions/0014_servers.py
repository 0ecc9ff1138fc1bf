"""Keep servers of address books, and what both sides had when they were last in step."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Add the tables of servers."""
    _make(
        "server",
        *(_text(name) for name in ("host", "user", "address")),
        *(_text(name, "") for name in ("service", "account", "backend")),
        _text("stored_at", is_null=True),
        _text("created_at"),
    )
    _make(
        "address_book",
        _number("server_id", of="server"),
        _number("source_id", is_null=True),
        *(_text(name) for name in ("url", "name")),
        sa.Column("syncs", sa.Boolean(), nullable=False),
        *(_text(name) for name in ("versions", "sharing")),
        _number("every"),
        sa.Column("at_start", sa.Boolean(), nullable=False),
        _text("token"),
        _number("seen"),
        _text("last_at", is_null=True),
        _text("fault"),
        sa.UniqueConstraint("server_id", "url"),
    )
    _make(
        "server_card",
        _number("address_book_id", of="address_book"),
        *(_text(name) for name in ("href", "etag", "uid", "kind")),
        _number("contact_id", is_null=True),
        *(_text(name) for name in ("base", "unkept")),
        sa.Column("card", sa.LargeBinary(), nullable=True),
        sa.UniqueConstraint("address_book_id", "href"),
    )
    op.create_index("ix_server_card_contact_id", "server_card", ["contact_id"])
    _make(
        "server_circle",
        _number("address_book_id", of="address_book"),
        _number("circle_id"),
        _text("name"),
        sa.UniqueConstraint("address_book_id", "circle_id"),
    )


def _make(name: str, *columns: Any) -> None:  # noqa: ANN401 - columns and constraints alike
    op.create_table(name, sa.Column("id", sa.Integer(), primary_key=True), *columns, sqlite_autoincrement=True)


def _text(name: str, default: str | None = None, *, is_null: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, sa.String(), nullable=is_null, server_default=default)


def _number(name: str, of: str = "", *, is_null: bool = False) -> "sa.Column[Any]":
    return sa.Column(name, sa.Integer(), *([sa.ForeignKey(f"{of}.id")] if of else []), nullable=is_null)
