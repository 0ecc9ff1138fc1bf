"""Find people by the beginnings of words, in every field, without case and accents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

MANY = 500


def index(connection: Connection, contact_ids: Sequence[int]) -> None:
    """Index these contacts anew; deleted ones leave the index."""
    for start in range(0, len(contact_ids), MANY):
        ids = ",".join(map(str, contact_ids[start : start + MANY]))
        connection.exec_driver_sql(f"DELETE FROM contact_search WHERE rowid IN ({ids})")  # noqa: S608 - integers
        connection.exec_driver_sql(
            "INSERT INTO contact_search (rowid, words) SELECT id, search_text FROM contact "  # noqa: S608 - integers
            f"WHERE deleted_at IS NULL AND id IN ({ids})"
        )


def rebuild(connection: Connection) -> None:
    """Index everyone anew, so that not even the words of those who left are in the file."""
    connection.exec_driver_sql("INSERT INTO contact_search (contact_search) VALUES ('delete-all')")
    connection.exec_driver_sql(
        "INSERT INTO contact_search (rowid, words) SELECT id, search_text FROM contact WHERE deleted_at IS NULL"
    )


def match(words: str) -> str | None:
    """Write an FTS5 query that finds every word of a search by its beginning; None where nothing is asked."""
    found = re.findall(r"\w+", fold(words))
    return " ".join(f'"{word}"*' for word in found) or None
