"""Whom the newest files of a source no longer name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from entourage.storage import origins

if TYPE_CHECKING:
    from sqlmodel import Session

_SOURCE_OF = "SELECT source_id FROM import WHERE id = ? AND taken_back_at IS NULL"
_KNOWN = """
    SELECT contact.id, contact.display_name, record.id,
           max(version.import_id IN (SELECT value FROM json_each(?)))
    FROM source_record AS record JOIN contact ON contact.id = record.contact_id
    LEFT JOIN record_version AS version ON version.source_record_id = record.id
    WHERE record.source_id = ? AND contact.deleted_at IS NULL AND contact.is_me = 0
    GROUP BY record.id ORDER BY contact.sort_key, contact.id
"""
_ASKED = """
    SELECT question.other_id FROM question JOIN contact ON contact.id = question.contact_id
    WHERE question.import_id IN (SELECT value FROM json_each(?)) AND contact.deleted_at IS NULL
"""


def newest(session: Session, import_id: int) -> int | None:
    """Give the source of an import that is among the newest whole files of it, None for any other."""
    source = session.connection().exec_driver_sql(_SOURCE_OF, (import_id,)).scalar()
    imports, _, is_whole = _spoken(session, source) if source else (set(), [], False)
    return source if is_whole and import_id in imports else None


def vanished(session: Session, source: int) -> list[tuple[int, str]]:
    """List (id, name) of those whom a source once named, and its newest whole file and all since do not.

    Nobody is among them about whom these files ask: a row of theirs may be that person's newer word.
    """
    imports, heard, is_whole = _spoken(session, source)
    if not is_whole:
        return []
    named: dict[int, str] = {}
    since = json.dumps(sorted(imports))
    still = set(session.connection().exec_driver_sql(_ASKED, (since,)).scalars())
    rows = session.connection().exec_driver_sql(_KNOWN, (since, source)).all()
    for contact, name, record, is_said in rows:
        named[contact] = name
        if is_said or record in heard:
            still.add(contact)
    return [(key, name) for key, name in named.items() if key not in still]


def _spoken(session: Session, source: int) -> tuple[set[int], set[int], bool]:
    """Name the imports since the newest whole file of a source, and the records of which they said nothing new.

    The last: whether there is such a file.
    """
    imports: set[int] = set()
    heard: set[int] = set()
    for act in origins.acts(session, source):
        imports |= act.imports
        runs = (run for said in act.heard for run in json.loads(said))
        heard.update(key for first, last in runs for key in range(first, last + 1))
        if act.is_whole:
            return imports, heard, True
    return imports, heard, False
