"""Find people by the beginnings of words, in every field, without case and accents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entourage.domain.text import fold
from entourage.domain.watching import Progress, Stage, unwatched
from entourage.storage.statements import MANY, among, chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection

    from entourage.domain.watching import Watch

FEW = 8
_AT_ONCE = 1000

_INSERT = "INSERT INTO contact_search (rowid, words) SELECT id, search_text FROM contact WHERE deleted_at IS NULL"


def index(connection: Connection, known: Collection[int], fresh: Collection[int], watch: Watch = unwatched) -> None:
    """Index contacts anew: those that the index may know, and those that it cannot; deleted ones leave it.

    Leaving is what costs: where more than one in FEW would leave, everyone is indexed again.
    """
    everyone = connection.exec_driver_sql("SELECT COUNT(*) FROM contact").scalar() or 0
    if len(known) * FEW > everyone + len(fresh):
        rebuild(connection, watch)
        return
    for chunk in chunks(sorted(known)):
        connection.exec_driver_sql(f"DELETE FROM contact_search WHERE {among(chunk, 'rowid')}")  # noqa: S608 - integers
    every = sorted({*known, *fresh})
    for done, chunk in enumerate(chunks(every)):
        watch(Progress(Stage.INDEXING, "", done * MANY, len(every)))
        connection.exec_driver_sql(_INSERT + f" AND {among(chunk)}")
    watch(Progress(Stage.INDEXING, "", len(every), len(every)))


def rebuild(connection: Connection, watch: Watch = unwatched) -> None:
    """Index everyone anew, so that not even the words of those who left are in the file."""
    connection.exec_driver_sql("INSERT INTO contact_search (contact_search) VALUES ('delete-all')")
    last = connection.exec_driver_sql("SELECT MAX(id) FROM contact").scalar() or 0
    for first in range(0, last + 1, _AT_ONCE):
        watch(Progress(Stage.INDEXING, "", first, last))
        connection.exec_driver_sql(f"{_INSERT} AND id BETWEEN {first} AND {first + _AT_ONCE - 1}")


def match(words: str) -> str | None:
    """Write an FTS5 query that finds every word of a search by its beginning; None where nothing is asked."""
    found = re.findall(r"[^\W_]+", fold(words))
    return " ".join(f'"{word}"*' for word in found) or None


def match_any(words: Iterable[str]) -> str | None:
    """Write an FTS5 query that finds whoever has any of some words; None where there are none."""
    found = {part for word in words for part in re.findall(r"[^\W_]+", fold(word))}
    return " OR ".join(f'"{word}"' for word in sorted(found)) or None
