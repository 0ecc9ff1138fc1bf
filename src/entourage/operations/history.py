"""Undo and redo, also after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.storage import contacts, journal

if TYPE_CHECKING:
    from entourage.storage.database import Database
    from entourage.storage.journal import Entry


_MOST = 1_000_000


def undo(database: Database) -> tuple[Entry, Entry | None]:
    """Take back the last act that stands; "nothing_to_undo" where there is none.

    Returns the act, and what cannot be undone and was passed over to reach it.
    """
    with database.reversal("undo") as unit:
        entry = journal.next_undo(unit.session)
        if entry is None:
            raise EntourageError("nothing_to_undo")
        passed = journal.passed_over(unit.session, entry)
        journal.reverse(unit, entry, "undone")
    return entry, passed


def redo(database: Database) -> Entry:
    """Bring back the act that was undone last; "nothing_to_redo" where there is none."""
    with database.reversal("redo") as unit:
        entry = journal.next_redo(unit.session)
        if entry is None:
            raise EntourageError("nothing_to_redo")
        journal.reverse(unit, entry, "done")
    return entry


def names(database: Database) -> dict[int, str]:
    """Name by id everyone whom the history may speak of: in the book, in the trash, or undone."""
    with database.read() as session:
        trash = {key: name for key, name, _ in contacts.deleted(session)}
        return journal.names(session) | trash | dict(contacts.names(session))


def history(database: Database, limit: int) -> list[Entry]:
    """List the last acts, newest first."""
    with database.read() as session:
        return journal.history(session, max(0, min(limit, _MOST)))
