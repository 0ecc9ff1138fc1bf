"""What a person sees while looking around: lists page by page, pictures, sources, and what can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.operations.contacts import EVERYONE, People, chosen
from entourage.operations.history import people_of
from entourage.storage import contacts, journal, listing, sources
from entourage.storage.listing import Line, Order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entourage.storage.database import Database
    from entourage.storage.journal import Entry

__all__ = ["EVERYONE", "Line", "Order", "People", "ids", "lines", "pictures", "sources_counted", "standing", "version"]


def ids(database: Database, wanted: People, order: Order) -> list[int]:
    """List the ids of people in an order."""
    with database.read() as session:
        return listing.ids(session, chosen(session, wanted), order)


def lines(database: Database, contact_ids: Sequence[int]) -> list[Line]:
    """Read what a list shows of people."""
    with database.read() as session:
        return listing.lines(session, contact_ids)


def pictures(database: Database, photo_ids: Iterable[int]) -> dict[int, bytes]:
    """Read pictures by their ids."""
    with database.read() as session:
        return listing.pictures(session, photo_ids)


def sources_counted(database: Database) -> list[tuple[int, str, int]]:
    """List (id, name, people) of the sources that know anyone."""
    with database.read() as session:
        sizes = {one.id: contacts.count(session, contacts.Filter(source=one.id)) for one in sources.every(session)}
        return [(one.id, one.name, sizes[one.id]) for one in sources.every(session) if sizes[one.id]]


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold what undo would take back and redo bring back, with the names that their words need."""

    undo: Entry | None
    redo: Entry | None
    names: Mapping[int, str]


def standing(database: Database) -> Standing:
    """Tell what can be undone and redone now."""
    with database.read() as session:
        back, again = journal.next_undo(session), journal.next_redo(session)
        keys = [key for entry in (back, again) if entry for key in people_of(entry)]
        return Standing(back, again, journal.names_of(session, keys))


def version(database: Database) -> int:
    """Give a number that is greater after anyone has written, this program or another."""
    with database.read() as session:
        return journal.latest(session)
