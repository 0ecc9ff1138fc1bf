"""Keep who would see what: what strangers read on an account, what lists are for, and what was decided of each."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add what the check asks; whom an import bears out there follows from its values, and was never written."""
    _add_columns()
    op.drop_table("connection_origin")
    _make("list_choice", ("list_id", "audience_list"), ("contact_id", "contact"), others=[_flag("is_on")])
    _make("may_stay", ("account_id", "account"), ("contact_id", "contact"), others=[_text("since")])
    _make("accepted_leak", ("contact_id", "contact"), ("other_id", "contact"), others=[_text("since")])
    _make("belonging", ("circle_id", "circle"), ("account_id", "account"), others=[_text("verdict")])
    _make_keyed("account_task", ("account_id", "account"), "key", _text("done_at"))
    _make_keyed("my_detail", ("circle_id", "circle"), "detail", _flag("is_given"))


def _add_columns() -> None:
    for name in ("title", "link", "photo"):
        op.add_column("account", _text(name, ""))
    op.add_column("audience_list", _text("use", "only"))
    op.add_column("audience_list", sa.Column("position", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("list_member", _text("since", ""))
    op.add_column("book", _text("working_hours", "[]"))
    op.add_column("circle", sa.Column("reachable", sa.String(), nullable=True))


def _text(name: str, default: str | None = None) -> "sa.Column[Any]":
    return sa.Column(name, sa.String(), nullable=False, server_default=default)


def _flag(name: str) -> "sa.Column[Any]":
    return sa.Column(name, sa.Boolean(), nullable=False)


def _make(name: str, first: tuple[str, str], second: tuple[str, str], *, others: list[Any]) -> None:
    """Make a table of two that belong together, one row for both."""
    columns = [
        sa.Column(column, sa.Integer(), sa.ForeignKey(f"{of}.id"), nullable=False) for column, of in (first, second)
    ]
    unique = sa.UniqueConstraint(first[0], second[0])
    op.create_table(
        name, sa.Column("id", sa.Integer(), primary_key=True), *columns, *others, unique, sqlite_autoincrement=True
    )
    op.create_index(f"ix_{name}_{second[0]}", name, [second[0]])


def _make_keyed(name: str, owner: tuple[str, str], key: str, other: "sa.Column[Any]") -> None:
    """Make a table of what is said under a key, once for each owner."""
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column(owner[0], sa.Integer(), sa.ForeignKey(f"{owner[1]}.id"), nullable=False),
        _text(key),
        other,
        sa.UniqueConstraint(owner[0], key),
        sqlite_autoincrement=True,
    )
