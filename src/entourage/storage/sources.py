"""Where people come from: sources, imports, and what each source said."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, or_, select

from entourage.domain.apart import ERASED, blind
from entourage.domain.making import quickly_made
from entourage.storage import book, questions, tables
from entourage.storage.statements import chunks, runs_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import ColumnElement
    from sqlmodel import Session

    from entourage.storage.unit import Unit


_SOURCE = tables.table(tables.Source).c
_IMPORT = tables.table(tables.Import).c
_RECORD = tables.table(tables.SourceRecord).c
_VERSION = tables.table(tables.RecordVersion).c
_CONTACT = tables.table(tables.Contact).c
_VERSION_TABLE = tables.table(tables.RecordVersion)
_SOURCES = select(_SOURCE.id, _SOURCE.format, _SOURCE.dialect, _SOURCE.name).order_by(_SOURCE.id)
_STANDS = _IMPORT.taken_back_at.is_(None)
_OF_RECORD = _VERSION.source_record_id == _RECORD.id
_ORIGINS_OF_NEW = """
    SELECT value.id + ?, value.id, version.id
    FROM record_version AS version CROSS JOIN source_record AS record CROSS JOIN value
    WHERE version.id BETWEEN ? AND ? AND record.id = version.source_record_id AND value.contact_id = record.contact_id
"""


class Said(NamedTuple):
    """Say under which key a source speaks of someone, and the digest of its words."""

    key: str
    digest: str


@dataclass(frozen=True, slots=True)
class Source:
    """Hold a kind of file and the account it came from."""

    id: int
    format: str
    dialect: str
    name: str


@dataclass(frozen=True, slots=True)
class PastImport:
    """Hold one file brought in: from which source, when (ISO 8601, UTC), and the counts of its plan.

    asked: of how many people it is still a question whether they are someone else. taken_back_at: empty while it
    stands.
    """

    id: int
    file_name: str
    source: Source
    imported_at: str
    counts: dict[str, int]
    asked: int = 0
    taken_back_at: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class LastWord:
    """Hold what a source said last under a key; content as it was packed."""

    record_id: int
    contact_id: int
    digest: str
    content: bytes
    is_deleted: bool


def every(session: Session) -> list[Source]:
    """Read all sources, oldest first, but those of which every import was taken back and nothing is left."""
    standing = select(_IMPORT.source_id).where(_STANDS)
    is_known = or_(_SOURCE.id.in_(standing), _SOURCE.id.in_(select(_RECORD.source_id)))
    return [Source(*row) for row in session.connection().execute(_SOURCES.where(is_known))]


def imports(session: Session) -> list[PastImport]:
    """List the imports, newest first."""
    sources = {row[0]: Source(*row) for row in session.connection().execute(_SOURCES)}
    columns = (_IMPORT.id, _IMPORT.file_name, _IMPORT.source_id, _IMPORT.imported_at, _IMPORT.counts)
    asked = select(*columns, _IMPORT.taken_back_at).order_by(_IMPORT.id.desc())
    still = questions.counted(session)
    return [
        PastImport(key, name, sources[source], at, json.loads(counts), still.get(key, 0), back or "")
        for key, name, source, at, counts, back in session.connection().execute(asked)
    ]


def overlaps(session: Session, said: Sequence[Said]) -> Counter[int]:
    """Count how many of these records each source has said, under the same key or in the same words."""
    by_key: Counter[int] = Counter()
    for chunk in chunks(list(_stored(session, [one.key for one in said]))):
        asked = select(_RECORD.source_id, func.count()).where(_RECORD.key.in_(chunk))
        for source_id, number in session.connection().execute(asked.group_by(_RECORD.source_id)):
            by_key[source_id] += number
    by_digest: Counter[int] = Counter()
    for chunk in chunks([one.digest for one in said]):
        asked = select(_RECORD.source_id, func.count(_RECORD.id.distinct())).join(_VERSION_TABLE, _OF_RECORD)
        for source_id, number in session.connection().execute(
            asked.where(_VERSION.digest.in_(chunk)).group_by(_RECORD.source_id)
        ):
            by_digest[source_id] += number
    return by_key | by_digest


def sizes(session: Session) -> dict[int, int]:
    """Count the records of each source."""
    asked = select(_RECORD.source_id, func.count()).group_by(_RECORD.source_id)
    return dict(session.connection().execute(asked).all())


def _stored(session: Session, keys: Iterable[str]) -> dict[str, str]:
    """Give the forms in which these keys may be kept: as they are, and unreadable where people were erased."""
    plain = {key: key for key in keys}
    unreadable = select(_RECORD.id).where(_RECORD.key.startswith(ERASED)).limit(1)
    if session.connection().execute(unreadable).first() is None:
        return plain
    salt = book.identifier(session)
    return plain | {blind(salt, key): key for key in plain}


def erase(unit: Unit, contact_ids: Sequence[int]) -> None:
    """Make unreadable under which identifiers sources know these contacts; they are known again all the same."""
    salt = book.identifier(unit.session)
    for chunk in chunks(contact_ids):
        asked = select(_RECORD.id, _RECORD.key).where(_RECORD.contact_id.in_(chunk))
        asked = asked.where(or_(_RECORD.key.startswith("id "), _RECORD.key.startswith("own ")))
        found = unit.session.connection().execute(asked).all()
        unit.update(tables.SourceRecord, [{"id": key, "key": blind(salt, said)} for key, said in found])


def of_file(session: Session, file_digest: str) -> int | None:
    """Find the source from which this very file was brought in last."""
    asked = select(_IMPORT.source_id).where(_IMPORT.file_digest == file_digest, _STANDS).order_by(_IMPORT.id.desc())
    return session.connection().execute(asked.limit(1)).scalar_one_or_none()


def encoding_of(session: Session, file_digest: str) -> str:
    """Tell in which encoding this very file was read last; empty where it never came."""
    asked = select(_IMPORT.encoding).where(_IMPORT.file_digest == file_digest, _STANDS).order_by(_IMPORT.id.desc())
    return session.connection().execute(asked.limit(1)).scalar_one_or_none() or ""


def has_come(session: Session, source_id: int, file_digest: str) -> bool:
    """Tell whether this very file was brought in from a source before."""
    asked = select(_IMPORT.id).where(_IMPORT.source_id == source_id, _IMPORT.file_digest == file_digest, _STANDS)
    return session.connection().execute(asked.limit(1)).first() is not None


def has_ever_come(session: Session, source_id: int, file_digest: str) -> bool:
    """Tell whether this very file was ever brought in from a source, be that taken back by now."""
    asked = select(_IMPORT.id).where(_IMPORT.source_id == source_id, _IMPORT.file_digest == file_digest)
    return session.connection().execute(asked.limit(1)).first() is not None


def left_out(session: Session, source_id: int, file_digest: str) -> tuple[int, frozenset[int]]:
    """Name the lines of this very file that were left out by the last import of it from a source, and the import."""
    asked = select(_IMPORT.id, _IMPORT.left_out)
    asked = asked.where(_IMPORT.source_id == source_id, _IMPORT.file_digest == file_digest, _STANDS)
    found = session.connection().execute(asked.order_by(_IMPORT.id.desc()).limit(1)).first()
    return (found[0], frozenset(json.loads(found[1]))) if found else (0, frozenset())


def spoken_since(session: Session, import_id: int, record_ids: Sequence[int]) -> set[int]:
    """Tell of which of these records their source said something after an import."""
    found: set[int] = set()
    for chunk in chunks(record_ids):
        asked = select(_VERSION.source_record_id).where(_VERSION.import_id > import_id)
        found.update(session.connection().execute(asked.where(_VERSION.source_record_id.in_(chunk))).scalars())
    return found


def last_words(session: Session, source_id: int, said: Sequence[Said]) -> dict[str, LastWord]:
    """Read what a source said last of these records, by their keys, where it said anything.

    A record without an identifier has a key made of what was read from it; where a better reader gives it another,
    it is known by the same words.
    """
    stored = _stored(session, [one.key for one in said])
    found = {stored[key]: word for key, word in _words(session, source_id, _RECORD.key, list(stored)).items()}
    strange = [one for one in said if one.key not in found and not one.key.startswith("id ")]
    return found | in_the_same_words(session, source_id, strange, {word.record_id for word in found.values()})


def in_the_same_words(
    session: Session, source_id: int, said: Sequence[Said], known: Collection[int] = ()
) -> dict[str, LastWord]:
    """Find by its key each record that a source once said in these very words, but those known already (their ids)."""
    unclaimed: dict[str, list[LastWord]] = {}
    for word in _words(session, source_id, _VERSION.digest, [one.digest for one in said]).values():
        if word.record_id not in known:
            unclaimed.setdefault(word.digest, []).insert(0, word)
    return {one.key: unclaimed[one.digest].pop() for one in said if unclaimed.get(one.digest)}


def _words(session: Session, source_id: int, column: ColumnElement[str], wanted: Sequence[str]) -> dict[str, LastWord]:
    found: dict[str, LastWord] = {}
    for chunk in chunks(wanted):
        asked = (
            select(_RECORD.key, _RECORD.id, _RECORD.contact_id, _VERSION.digest, _VERSION.content, _CONTACT.deleted_at)
            .join(_VERSION_TABLE, _OF_RECORD)
            .join(tables.table(tables.Contact), _CONTACT.id == _RECORD.contact_id)
            .where(_RECORD.source_id == source_id, column.in_(chunk))
            .order_by(_VERSION.id)
        )
        for key, record_id, contact_id, digest, content, deleted_at in session.connection().execute(asked).all():
            found[key] = LastWord(record_id, contact_id, digest, content, deleted_at is not None)
    return found


def in_trash(session: Session, source_id: int) -> frozenset[int]:
    """Tell which contacts in the trash a source knows."""
    asked = (
        select(_RECORD.contact_id)
        .join(tables.table(tables.Contact), _CONTACT.id == _RECORD.contact_id)
        .where(_RECORD.source_id == source_id, _CONTACT.deleted_at.is_not(None), _CONTACT.erased_at.is_(None))
    )
    return frozenset(session.connection().execute(asked).scalars())


def identified(session: Session, source_id: int) -> frozenset[int]:
    """Tell to which contacts a source gave identifiers of its own."""
    asked = select(_RECORD.contact_id).where(_RECORD.source_id == source_id, _RECORD.key.startswith("id "))
    return frozenset(session.connection().execute(asked).scalars())


def create(unit: Unit, source_format: str, dialect: str, name: str) -> int:
    """Write a new source and return its id."""
    row = {"format": source_format, "dialect": dialect, "name": name, "account_id": None, "created_at": unit.at}
    return unit.insert(tables.Source, [row])[0]


def create_import(
    unit: Unit,
    source_id: int,
    *,
    file_name: str,
    file_digest: str,
    encoding: str,
    counts: Mapping[str, int],
    left_out: Sequence[int] = (),
    heard: Sequence[int] = (),
) -> int:
    """Write that a file is brought in, but for some lines, and return the id of the import.

    heard: the records of which it speaks without saying anything new.
    """
    row = {
        "source_id": source_id,
        "file_name": file_name,
        "file_digest": file_digest,
        "encoding": encoding,
        "imported_at": unit.at,
        "counts": json.dumps(counts),
        "left_out": json.dumps(left_out),
        "taken_back_at": None,
        "heard": json.dumps(list(runs_of(sorted(set(heard))))).encode() if heard else None,
    }
    return unit.insert(tables.Import, [row])[0]


def create_records(unit: Unit, source_id: int, records: Sequence[tuple[str, int]]) -> range:
    """Write that a source knows contacts (key, contact's id), and return the ids of these records."""
    rows = [(source_id, key, contact_id) for key, contact_id in records]
    return unit.insert_columns(tables.SourceRecord, ("source_id", "key", "contact_id"), rows)


def add_versions(unit: Unit, import_id: int, versions: Sequence[tuple[int, str, bytes]]) -> range:
    """Write what a source says now (record's id, digest, content), and return the ids of these versions."""
    columns = ("source_record_id", "import_id", "digest", "content")
    rows = [(record, import_id, digest, content) for record, digest, content in versions]
    return unit.insert_columns(tables.RecordVersion, columns, rows)


def add_origins_of_new(unit: Unit, versions: range, value_ids: range) -> None:
    """Write that these versions, each the first word of someone new, said all the values that there are of them."""
    if not value_ids:
        return
    ids = unit.take_ids(tables.ValueOrigin, len(value_ids))
    places = (ids.start - value_ids.start, versions.start, versions.stop - 1)
    unit.insert_selected(tables.ValueOrigin, ids, ("value_id", "version_id"), _ORIGINS_OF_NEW, places)


def add_origins(unit: Unit, origins: Iterable[tuple[int, int]]) -> None:
    """Write which version said which value (value's id, version's id)."""
    unit.insert_columns(tables.ValueOrigin, ("value_id", "version_id"), list(origins))


def of_records(session: Session, record_ids: Sequence[int]) -> dict[int, tuple[Source, str]]:
    """Say of records (ids) from which source they are, and which file spoke of them last."""
    known = {source.id: source for source in every(session)}
    asked = select(_RECORD.id, _RECORD.source_id, _IMPORT.file_name).where(_OF_RECORD, _IMPORT.id == _VERSION.import_id)
    found: dict[int, tuple[Source, str]] = {}
    for chunk in chunks(record_ids):
        rows = session.connection().execute(asked.where(_RECORD.id.in_(chunk)).order_by(_VERSION.id))
        found |= {key: (known[source], file) for key, source, file in rows}
    return found
