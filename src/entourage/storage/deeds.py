"""What an import did, person by person, by the words that it brought."""

from __future__ import annotations

import json
from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.watching import ticking
from entourage.storage import bringing

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlmodel import Session

_NAMED = """
    SELECT id, display_name FROM contact
    WHERE id IN (SELECT value FROM json_each(?)) AND erased_at IS NULL ORDER BY sort_key, id
"""
_SAID = """
    SELECT record.contact_id, record.id, contact.created_at = import.imported_at,
           EXISTS (SELECT 1 FROM record_version AS former
                   WHERE former.source_record_id = record.id AND former.id < version.id),
           contact.deleted_at IS NOT NULL
    FROM record_version AS version
    JOIN source_record AS record ON record.id = version.source_record_id
    JOIN contact ON contact.id = record.contact_id JOIN import ON import.id = version.import_id
    WHERE version.import_id = ? AND contact.erased_at IS NULL ORDER BY version.id
"""
_HEARD = """
    SELECT record.contact_id, contact.deleted_at IS NOT NULL
    FROM import, json_each(CAST(import.heard AS TEXT)) AS run
    JOIN source_record AS record ON record.id BETWEEN run.value ->> 0 AND run.value ->> 1
    JOIN contact ON contact.id = record.contact_id
    WHERE import.id = ? AND import.taken_back_at IS NULL AND contact.erased_at IS NULL
"""
_VERSIONS = """
    SELECT record.contact_id, version.id FROM record_version AS version
    JOIN source_record AS record ON record.id = version.source_record_id
    WHERE version.import_id = ? AND record.contact_id IN (SELECT value FROM json_each(?)) ORDER BY version.id
"""


class Did(StrEnum):
    """Name what an import did to someone.

    TIED: its source was made known to speak of someone who was there. AGAIN: it said nothing new of them.
    """

    MADE = "made"
    TIED = "tied"
    UPDATED = "updated"
    AGAIN = "again"


class Deed(NamedTuple):
    """Hold what an import did to someone, and whether they are in the trash, or one with somebody else, since."""

    contact: int
    name: str
    did: Did
    is_deleted: bool


def of_import(session: Session, import_id: int) -> tuple[Deed, ...]:
    """List what an import did, each person once, in the order of names."""
    brought = bringing.brought(session, import_id)
    made, idle = brought.made, {one for first, last in brought.idle for one in range(first, last + 1)}
    found: dict[int, Did] = {}
    deleted: dict[int, bool] = {}
    heard = list(session.connection().exec_driver_sql(_HEARD, (import_id,)))
    known = {key for key, _ in heard}
    for key, record, is_of_then, has_former, is_deleted in ticking(
        session.connection().exec_driver_sql(_SAID, (import_id,))
    ):
        is_made = bool(is_of_then) if made is None else bringing.has(made, key)
        first = Did.AGAIN if key in known else Did.MADE if is_made else Did.TIED
        changed = Did.AGAIN if record in idle else Did.UPDATED
        did = changed if has_former else first
        found[key] = min(found.get(key, did), did, key=_RANK.index)
        deleted[key] = bool(is_deleted)
    for key, is_deleted in heard:
        found.setdefault(key, Did.AGAIN)
        deleted[key] = bool(is_deleted)
    return tuple(Deed(key, name, found[key], deleted[key]) for key, name in named(session, found))


_RANK = (Did.MADE, Did.TIED, Did.UPDATED, Did.AGAIN)


def named(session: Session, contact_ids: Collection[int]) -> list[tuple[int, str]]:
    """Name contacts, whether deleted or not, in the order of names: (id, name)."""
    rows = session.connection().exec_driver_sql(_NAMED, (json.dumps(list(contact_ids)),))
    return [(key, name) for key, name in rows]


def versions_of(session: Session, import_id: int, contact_ids: Sequence[int]) -> dict[int, list[int]]:
    """Read by contact the versions that an import brought, in their order."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    rows = session.connection().exec_driver_sql(_VERSIONS, (import_id, json.dumps(list(contact_ids))))
    for key, version in rows:
        found[key].append(version)
    return found
