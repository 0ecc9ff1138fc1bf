"""Part what was said to be the same while it was imported: one row or card of a source, at any later time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.contact import called
from entourage.domain.errors import EntourageError
from entourage.domain.text import as_shown
from entourage.importing.contents import key_of, unpack
from entourage.operations.merging import Parted, people_named
from entourage.storage import contacts, merging, questions, ties, untying

if TYPE_CHECKING:
    from entourage.domain.contact import Value
    from entourage.storage.database import Database
    from entourage.storage.sources import Source
    from entourage.storage.ties import Tie


@dataclass(frozen=True, slots=True)
class Tied:
    """Hold what a source says of somebody since a person said, while it was imported, that they are the same.

    id: its number. contact: of whom. name: of the row or card. file, at: by which it came (ISO 8601, UTC). is_all: the
    source says nothing else of them. values: what it said.
    """

    id: int
    contact: int
    name: str
    source: Source
    file: str
    at: str
    is_all: bool
    values: tuple[Value, ...]


def tied(database: Database, contact_id: int) -> tuple[Tied, ...]:
    """List what was tied to someone, and can be parted from them, the newest first."""
    with database.read() as session:
        return tuple(_tied(one, contact_id) for one in reversed(ties.ties(session, contact_id)))


def _tied(one: Tie, contact_id: int) -> Tied:
    said = unpack(one.content)
    return Tied(one.version, contact_id, as_shown(called(said)), one.source, one.file, one.at, one.is_all, said)


def untie(database: Database, *, contact_id: int, number: int, keep_apart: bool = True) -> Parted:
    """Make a person of their own of what was tied to someone, whatever came since: each has what their sources say.

    number: of what was tied. All that is by hand stays with the one. keep_apart: and remember that they are two.
    Raises EntourageError: "contact_unknown", "already_merged", "contact_deleted", "not_tied" where it is not.
    """
    with database.unit("unmerge_contacts") as unit:
        (person,) = people_named(unit.session, [contact_id])
        tie = next((one for one in ties.ties(unit.session, contact_id) if one.version == number), None)
        if tie is None:
            raise EntourageError("not_tied", contact=person.display_name)
        other = untying.untie(unit, contact_id, tie, key_of(tie.content), unpack)
        unit.params |= {"contact": contact_id, "contacts": [other]}
        settle = merging.keep_apart if keep_apart else merging.ask_again
        settle(unit, [(contact_id, other)])
        if not keep_apart:
            questions.ask(unit, tie.imported, [(other, contact_id)])
        names = {one.id: one.display_name for one in contacts.load(unit.session, [contact_id, other])}
    return Parted(contact_id, other, names[contact_id], names[other])
