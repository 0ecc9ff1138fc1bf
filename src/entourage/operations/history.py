"""Undo and redo, also after a restart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.storage import contacts, journal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from entourage.storage.database import Database, Session
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


@dataclass(frozen=True, slots=True)
class Reversed:
    """Hold the acts that were undone or redone, in that order, and what kept from going on."""

    entries: tuple[Entry, ...]
    fault: EntourageError | None = None


def undo_to(database: Database, entry_id: int) -> Reversed:
    """Take back every act that stands, the newest first, down to this one; stop at the first that fails."""
    return _each(database, journal.next_undo, lambda entry: entry.id >= entry_id, lambda: undo(database)[0])


def redo_to(database: Database, entry_id: int) -> Reversed:
    """Bring back what was undone, the oldest first, up to this act; stop at the first that fails."""
    return _each(database, journal.next_redo, lambda entry: entry.id <= entry_id, lambda: redo(database))


def _each(
    database: Database,
    following: Callable[[Session], Entry | None],
    is_meant: Callable[[Entry], bool],
    reverse: Callable[[], Entry],
) -> Reversed:
    entries: list[Entry] = []
    while True:
        with database.read() as session:
            entry = following(session)
        if entry is None or not is_meant(entry):
            return Reversed(tuple(entries))
        try:
            entries.append(reverse())
        except EntourageError as fault:
            return Reversed(tuple(entries), fault)


def names(database: Database) -> dict[int, str]:
    """Name by id everyone whom the history may speak of: in the book, in the trash, or undone."""
    with database.read() as session:
        trash = {key: name for key, name, _ in contacts.deleted(session)}
        return journal.names(session) | trash | dict(contacts.names(session))


def history(database: Database, limit: int) -> list[Entry]:
    """List the last acts, newest first."""
    with database.read() as session:
        return journal.history(session, max(0, min(limit, _MOST)))


@dataclass(frozen=True, slots=True)
class Acts:
    """Hold the newest acts, newest first, with the names that their words need, and how many there are of all."""

    entries: tuple[Entry, ...]
    names: Mapping[int, str]
    count: int


def newest(database: Database, limit: int) -> Acts:
    """Read the newest acts."""
    with database.read() as session:
        entries = journal.history(session, limit)
        about = {key for entry in entries for key in people_of(entry)}
        return Acts(tuple(entries), journal.names_of(session, sorted(about)), journal.count(session))


def people_of(entry: Entry) -> list[int]:
    """List the ids of those whose names the words of an act may say."""
    several = entry.params.get("contacts", [])
    return [*several[:1], *([entry.params["contact"]] if "contact" in entry.params else [])]
