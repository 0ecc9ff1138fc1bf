"""Of whom sources speak, and since which import: who a newer file leaves out, and who bears an identifier anywhere."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from entourage.storage import tables
from entourage.storage.sources import LastWord
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

_RECORD = tables.table(tables.SourceRecord)
_VERSION = tables.table(tables.RecordVersion)
_CONTACT = tables.table(tables.Contact)
_CONTENT = "content "
_BEARERS = """
    SELECT wanted.value, record.contact_id FROM json_each(?) AS wanted CROSS JOIN source
    CROSS JOIN source_record AS record ON record.source_id = source.id AND record.key = 'id ' || wanted.value
    JOIN contact ON contact.id = record.contact_id WHERE contact.deleted_at IS NULL
"""
_SPOKEN = """
    SELECT import.id, record.contact_id FROM import
    JOIN record_version AS version ON version.import_id = import.id
    JOIN source_record AS record ON record.id = version.source_record_id
    WHERE import.source_id = ? AND import.taken_back_at IS NULL
    UNION
    SELECT import.id, record.contact_id FROM import, json_each(CAST(import.heard AS TEXT)) AS run
    JOIN source_record AS record ON record.id BETWEEN run.value ->> 0 AND run.value ->> 1
    WHERE import.source_id = ? AND import.taken_back_at IS NULL AND record.source_id = import.source_id
"""


class Spoken(NamedTuple):
    """Hold of whom an import spoke: the contacts who are in the book, and how many."""

    file_name: str
    people: frozenset[int]


def bearers(session: Session, identifiers: Sequence[str]) -> dict[str, set[int]]:
    """Find the contacts whom any source knows by these identifiers."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for identifier, contact_id in session.connection().exec_driver_sql(_BEARERS, (json.dumps(identifiers),)):
        found[identifier].add(contact_id)
    return dict(found)


def spoken(session: Session, source_id: int) -> list[Spoken]:
    """Say of whom each import of a source spoke that was not taken back, oldest first."""
    file = tables.table(tables.Import).c
    names = dict(session.connection().execute(select(file.id, file.file_name).where(file.source_id == source_id)).all())
    asked = select(_CONTACT.c.id).join(_RECORD, _RECORD.c.contact_id == _CONTACT.c.id)
    here = asked.where(_RECORD.c.source_id == source_id, _CONTACT.c.deleted_at.is_(None))
    standing = set(session.connection().execute(here).scalars())
    found: defaultdict[int, set[int]] = defaultdict(set)
    for import_id, contact_id in session.connection().exec_driver_sql(_SPOKEN, (source_id, source_id)):
        if contact_id in standing:
            found[import_id].add(contact_id)
    return [Spoken(names[key], frozenset(found[key])) for key in sorted(found)]


def rows_of(session: Session, source_id: int) -> dict[int, int]:
    """Find the last row in which a source spoke of each contact in the book without any identifier: its record's id."""
    asked = select(_RECORD.c.contact_id, func.max(_RECORD.c.id)).join(_CONTACT, _CONTACT.c.id == _RECORD.c.contact_id)
    where = (_RECORD.c.source_id == source_id, _RECORD.c.key.startswith(_CONTENT), _CONTACT.c.deleted_at.is_(None))
    return dict(session.connection().execute(asked.where(*where).group_by(_RECORD.c.contact_id)).all())


def changed_rows(session: Session, source_id: int) -> list[int]:
    """Find the rows (records' ids) of which a person said before that another row is their newer word."""
    asked = select(_RECORD.c.id).join(_VERSION, _VERSION.c.source_record_id == _RECORD.c.id)
    asked = asked.where(_RECORD.c.source_id == source_id, _RECORD.c.key.startswith(_CONTENT)).group_by(_RECORD.c.id)
    several = asked.having(func.count(_VERSION.c.digest.distinct()) > 1)
    return list(session.connection().execute(several).scalars())


def last_words(session: Session, record_ids: Sequence[int]) -> list[tuple[LastWord, str]]:
    """Read what was said last in these records, and what the contact is called."""
    found: dict[int, tuple[LastWord, str]] = {}
    columns = (_RECORD.c.contact_id, _VERSION.c.digest, _VERSION.c.content, _CONTACT.c.deleted_at)
    for chunk in chunks(record_ids):
        asked = select(_RECORD.c.id, _CONTACT.c.display_name, *columns).join(
            _VERSION, _VERSION.c.source_record_id == _RECORD.c.id
        )
        joined = asked.join(_CONTACT, _CONTACT.c.id == _RECORD.c.contact_id).where(_RECORD.c.id.in_(chunk))
        for key, name, who, digest, content, deleted_at in session.connection().execute(joined.order_by(_VERSION.c.id)):
            found[key] = LastWord(key, who, digest, content, deleted_at is not None), name
    return list(found.values())
