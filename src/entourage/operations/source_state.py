"""How the source of an import stands to the book now: whom it no longer names, of whom it says something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.differences import Sort
from entourage.operations import origins
from entourage.storage import contacts, vanished

if TYPE_CHECKING:
    from entourage.storage.database import Database


@dataclass(frozen=True, slots=True)
class SourceState:
    """Hold (id, name) of some people.

    vanished: whom the newest files of the source no longer name. differing: of whom it says something else. unsaid: of
    whom it no longer says something that is still there.
    """

    vanished: tuple[tuple[int, str], ...] = ()
    differing: tuple[tuple[int, str], ...] = ()
    unsaid: tuple[tuple[int, str], ...] = ()


def of_import(database: Database, import_id: int) -> SourceState:
    """Say how the source of an import stands to the book; nothing of an import that is not the newest of its source."""
    with database.read() as session:
        source = vanished.newest(session, import_id)
        if source is None:
            return SourceState()
        gone = vanished.vanished(session, source)
    found = origins.differing(database, source)
    with database.read() as session:
        known = contacts.listing(session, contacts.Filter(source=source)) if found else []
    people = [(one[0], one[1], found[one[0]]) for one in known if one[0] in found]
    return SourceState(
        vanished=tuple(gone),
        differing=tuple((key, name) for key, name, sorts in people if sorts != {Sort.VANISHED}),
        unsaid=tuple((key, name) for key, name, sorts in people if Sort.VANISHED in sorts),
    )
