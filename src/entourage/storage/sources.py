"""Where people come from: sources, imports, and what each source said."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from entourage.storage import tables
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlmodel import Session

    from entourage.storage.unit import Unit


_SOURCE = tables.table(tables.Source).c
_IMPORT = tables.table(tables.Import).c
_RECORD = tables.table(tables.SourceRecord).c
_VERSION = tables.table(tables.RecordVersion).c
_CONTACT = tables.table(tables.Contact).c


@dataclass(frozen=True, slots=True)
class Source:
    """Hold a kind of file and the account it came from."""

    id: int
    format: str
    dialect: str
    name: str


@dataclass(frozen=True, slots=True)
class PastImport:
    """Hold one file brought in: from which source, when (ISO 8601, UTC), and the counts of its plan."""

    id: int
    file_name: str
    source: Source
    imported_at: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class LastWord:
    """Hold what a source said last under a key; content as it was packed."""

    record_id: int
    contact_id: int
    digest: str
    content: bytes
    is_deleted: bool


def every(session: Session) -> list[Source]:
    """Read all sources, oldest first."""
    asked = select(_SOURCE.id, _SOURCE.format, _SOURCE.dialect, _SOURCE.name).order_by(_SOURCE.id)
    return [Source(*row) for row in session.connection().execute(asked)]


def imports(session: Session) -> list[PastImport]:
    """List the imports, newest first."""
    sources = {source.id: source for source in every(session)}
    asked = select(_IMPORT.id, _IMPORT.file_name, _IMPORT.source_id, _IMPORT.imported_at, _IMPORT.counts)
    rows = session.connection().execute(asked.order_by(_IMPORT.id.desc()))
    return [PastImport(key, name, sources[source], at, json.loads(counts)) for key, name, source, at, counts in rows]


def overlaps(session: Session, keys: Sequence[str]) -> Counter[int]:
    """Count how many of these keys each source has used."""
    found: Counter[int] = Counter()
    for chunk in chunks(keys):
        asked = select(_RECORD.source_id, func.count()).where(_RECORD.key.in_(chunk))
        for source_id, count in session.connection().execute(asked.group_by(_RECORD.source_id)):
            found[source_id] += count
    return found


def of_file(session: Session, file_digest: str) -> int | None:
    """Find the source from which this very file was brought in last."""
    asked = select(_IMPORT.source_id).where(_IMPORT.file_digest == file_digest).order_by(_IMPORT.id.desc())
    return session.connection().execute(asked.limit(1)).scalar_one_or_none()


def has_come(session: Session, source_id: int, file_digest: str) -> bool:
    """Tell whether this very file was brought in from a source before."""
    asked = select(_IMPORT.id).where(_IMPORT.source_id == source_id, _IMPORT.file_digest == file_digest).limit(1)
    return session.connection().execute(asked).first() is not None


def last_words(session: Session, source_id: int, keys: Sequence[str]) -> dict[str, LastWord]:
    """Read what a source said last under each of these keys, where it said anything."""
    found: dict[str, LastWord] = {}
    for chunk in chunks(keys):
        asked = (
            select(_RECORD.key, _RECORD.id, _RECORD.contact_id, _VERSION.digest, _VERSION.content, _CONTACT.deleted_at)
            .join(tables.table(tables.RecordVersion), _VERSION.source_record_id == _RECORD.id)
            .join(tables.table(tables.Contact), _CONTACT.id == _RECORD.contact_id)
            .where(_RECORD.source_id == source_id, _RECORD.key.in_(chunk))
            .order_by(_VERSION.id)
        )
        for key, record_id, contact_id, digest, content, deleted_at in session.connection().execute(asked):
            found[key] = LastWord(record_id, contact_id, digest, content, deleted_at is not None)
    return found


def identified(session: Session, source_id: int) -> frozenset[int]:
    """Tell to which contacts a source gave identifiers of its own."""
    asked = select(_RECORD.contact_id).where(_RECORD.source_id == source_id, _RECORD.key.like("id %"))
    return frozenset(session.connection().execute(asked).scalars())


def create(unit: Unit, source_format: str, dialect: str, name: str) -> int:
    """Write a new source and return its id."""
    row = {"format": source_format, "dialect": dialect, "name": name, "account_id": None, "created_at": unit.at}
    return unit.insert(tables.Source, [row])[0]


def create_import(
    unit: Unit, source_id: int, *, file_name: str, file_digest: str, encoding: str, counts: Mapping[str, int]
) -> int:
    """Write that a file is brought in, and return the id of the import."""
    row = {
        "source_id": source_id,
        "file_name": file_name,
        "file_digest": file_digest,
        "encoding": encoding,
        "imported_at": unit.at,
        "counts": json.dumps(counts),
        "taken_back_at": None,
    }
    return unit.insert(tables.Import, [row])[0]


def create_records(unit: Unit, source_id: int, records: Sequence[tuple[str, int]]) -> list[int]:
    """Write that a source knows contacts (key, contact's id), and return the ids of these records."""
    rows = [{"source_id": source_id, "key": key, "contact_id": contact_id} for key, contact_id in records]
    return unit.insert(tables.SourceRecord, rows)


def add_versions(unit: Unit, import_id: int, versions: Sequence[tuple[int, str, bytes]]) -> list[int]:
    """Write what a source says now (record's id, digest, content), and return the ids of these versions."""
    rows = [
        {"source_record_id": record, "import_id": import_id, "digest": digest, "content": content}
        for record, digest, content in versions
    ]
    return unit.insert(tables.RecordVersion, rows)


def add_origins(unit: Unit, origins: Iterable[tuple[int, int]]) -> None:
    """Write which version said which value (value's id, version's id)."""
    unit.insert(tables.ValueOrigin, [{"value_id": value, "version_id": version} for value, version in origins])
