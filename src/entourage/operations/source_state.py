"""How the source of an import stands to the book now: whom it no longer names, of whom it says something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.operations import origins
from entourage.storage import contacts, vanished

if TYPE_CHECKING:
    from entourage.storage.database import Database


@dataclass(frozen=True, slots=True)
class SourceState:
    """Hold (id, name) of those whom the newest files of a source no longer name, and of whom it says something else."""

    vanished: tuple[tuple[int, str], ...] = ()
    differing: tuple[tuple[int, str], ...] = ()


def of_import(database: Database, import_id: int) -> SourceState:
    """Say how the source of an import stands to the book; nothing of an import that is not the newest of its source."""
    with database.read() as session:
        source = vanished.newest(session, import_id)
        if source is None:
            return SourceState()
        gone = vanished.vanished(session, source)
    found = origins.differing(database)
    with database.read() as session:
        known = contacts.listing(session, contacts.Filter(source=source)) if found else []
    return SourceState(tuple(gone), tuple((one[0], one[1]) for one in known if one[0] in found))
