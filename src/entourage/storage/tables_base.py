"""What every table of a book has."""

from typing import Any, ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

OPTIONS: dict[str, Any] = {"sqlite_autoincrement": True}


def sparse(table: str, column: str) -> Index:
    """Index a column that is null in most rows."""
    return Index(f"ix_{table}_{column}", column, sqlite_where=text(f"{column} IS NOT NULL"))


class Base(SQLModel):
    """Give every table its id."""

    __table_args__: ClassVar[Any] = OPTIONS

    id: int | None = Field(default=None, primary_key=True)
