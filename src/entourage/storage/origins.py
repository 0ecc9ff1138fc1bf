"""Who said what of people, and when; and what sources say of them now."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.comparing import DIGEST
from entourage.domain.contact import Photo
from entourage.storage import contacts, sources, tables, values
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from entourage.domain.contact import Contact
    from entourage.domain.differences import Taking
    from entourage.storage.unit import Unit

_IDENTIFIED = "id "
_AMONG = "(SELECT value FROM json_each(?))"
_VERSIONS = f"""
    SELECT record.id, record.contact_id, record.source_id, record.key,
           version.id, version.import_id, import.file_name, import.imported_at,
           CASE version.id WHEN max(version.id) OVER (PARTITION BY record.id) THEN version.content END
    FROM source_record AS record
    JOIN record_version AS version ON version.source_record_id = record.id
    JOIN import ON import.id = version.import_id
    WHERE record.contact_id IN {_AMONG}
    ORDER BY version.id
"""  # noqa: S608 - our own words
_ORIGINS = f"""
    SELECT origin.value_id, origin.version_id
    FROM value CROSS JOIN value_origin AS origin
    WHERE value.contact_id IN {_AMONG} AND origin.value_id = value.id
    ORDER BY origin.version_id
"""  # noqa: S608 - our own words
# Whoever was edited by hand; what no version says that is as new as the newest of a record; whom a source has two
# records of, one of which may stand in the other's place; and days of birth or union of people whom several know.
_CANDIDATES = """
    SELECT id FROM contact
    WHERE deleted_at IS NULL AND is_me = 0 AND id IN (SELECT contact_id FROM source_record) AND id IN (
    SELECT value.contact_id FROM value
    WHERE value.removed = 1 OR value.by_hand = 1
    UNION SELECT value.contact_id
    FROM (
        SELECT source_record_id, max(id) AS version FROM record_version GROUP BY source_record_id HAVING count(*) > 1
    ) AS newest
    JOIN source_record AS record ON record.id = newest.source_record_id
    JOIN value ON value.contact_id = record.contact_id
    WHERE value.removed = 0 AND value.by_hand = 0 AND NOT EXISTS (
        SELECT 1 FROM value_origin AS origin
        WHERE origin.value_id = value.id AND origin.version_id >= newest.version
    )
    UNION SELECT contact_id FROM source_record GROUP BY contact_id, source_id HAVING count(*) > 1
    UNION SELECT value.contact_id FROM value
    JOIN source_record AS record ON record.contact_id = value.contact_id
    WHERE value.kind IN ('birthday', 'anniversary') AND value.removed = 0
    GROUP BY value.id HAVING count(*) > 1
    ) ORDER BY id
"""


class Version(NamedTuple):
    """Hold that a record was said in new words: the version's id, the import, its file, and when (ISO 8601, UTC)."""

    id: int
    import_id: int
    file: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Hold a record of a source about someone: every version of it, oldest first, and the content of the newest.

    identifier: the source's own, empty where it has none.
    """

    id: int
    source: sources.Source
    identifier: str
    versions: tuple[Version, ...]
    content: bytes


def records(session: Session, contact_ids: Sequence[int]) -> dict[int, list[Record]]:
    """Read the records of these contacts, those that spoke last at the end."""
    known = {source.id: source for source in sources.every(session)}
    found: dict[int, list[Record]] = {key: [] for key in contact_ids}
    for ids in chunks(contact_ids):
        heads: dict[int, tuple[int, int, str]] = {}
        versions: dict[int, list[Version]] = {}
        contents: dict[int, bytes] = {}
        for row in session.connection().exec_driver_sql(_VERSIONS, (json.dumps(ids),)):
            heads[row[0]] = row[1:4]
            versions.setdefault(row[0], []).append(Version(*row[4:8]))
            if row[8] is not None:
                contents[row[0]] = row[8]
        for key, content in contents.items():  # in the order in which they spoke last
            contact_id, source_id, said = heads[key]
            found[contact_id].append(
                Record(
                    id=key,
                    source=known[source_id],
                    identifier=said.removeprefix(_IDENTIFIED) if said.startswith(_IDENTIFIED) else "",
                    versions=tuple(versions[key]),
                    content=content,
                )
            )
    return found


@dataclass(frozen=True, slots=True)
class Hearing:
    """Hold when a source last spoke of a record (ISO 8601, UTC), and since when its files are without it."""

    last_at: str
    gone_since: str | None = None


class Act(NamedTuple):
    """Hold the files of a source that came in one act: when, the ids of the imports, and whom they spoke of."""

    at: str
    imports: frozenset[int]
    heard: tuple[bytes, ...]
    is_whole: bool


def hearings(session: Session, asked: Sequence[Record]) -> dict[int, Hearing]:
    """Tell by record when its source last spoke of it, in new words or in the same.

    An act that speaks of less than half of what its source knows brings a part of it, and says nothing of the rest;
    neither does one that left somebody out, or of which it was not noted whom it spoke of.
    """
    found: dict[int, Hearing] = {}
    for source in {record.source.id for record in asked}:
        some = [record for record in asked if record.source.id == source]
        came = _came(session, source, known=0)
        if not (
            came and all(_spoke_of(record, came[0]) for record in some)
        ):  # else it need not be known how many it knows
            came = acts(session, source)
        found |= {record.id: _hearing(record, came) for record in some}
    return found


def acts(session: Session, source: int) -> list[Act]:
    """Read the acts by which files of a source came, newest first."""
    (known,) = session.connection().exec_driver_sql(_KNOWN, (source,)).one()
    return _came(session, source, known=known)


def _came(session: Session, source: int, *, known: int) -> list[Act]:
    by_moment: dict[str, list[tuple[int, bytes | None, bool, int]]] = {}
    for at, key, heard, is_noted, counts in session.connection().exec_driver_sql(_IMPORTS, (source,)):
        people = sum(number for name, number in json.loads(counts).items() if name != "unreadable")
        by_moment.setdefault(at, []).append((key, heard, bool(is_noted), people))
    return [
        Act(
            at,
            frozenset(key for key, _, _, _ in some),
            tuple(heard for _, heard, _, _ in some if heard),
            all(is_noted for _, _, is_noted, _ in some) and sum(people for *_, people in some) >= _MOST * known,
        )
        for at, some in by_moment.items()
    ]


_MOST = 0.5
_KNOWN = "SELECT count(*) FROM source_record WHERE source_id = ?"
_IMPORTS = """
    SELECT imported_at, id, heard, brought <> '{}' AND left_out = '[]', counts
    FROM import WHERE source_id = ? AND taken_back_at IS NULL ORDER BY imported_at DESC, id DESC
"""


def _hearing(record: Record, came: Sequence[Act]) -> Hearing:
    gone_since = None
    for act in came:
        if _spoke_of(record, act):
            return Hearing(act.at, gone_since)
        gone_since = act.at if act.is_whole else gone_since
    return Hearing(record.versions[-1].at)


def _spoke_of(record: Record, act: Act) -> bool:
    if any(version.import_id in act.imports for version in record.versions):
        return True
    return any(_is_among(record.id, *_runs(heard)) for heard in act.heard)


def _is_among(key: int, firsts: Sequence[int], lasts: Sequence[int]) -> bool:
    place = bisect_right(firsts, key) - 1
    return place >= 0 and key <= lasts[place]


@lru_cache(16)  # as many as the newest files of the sources of many people: one may hold 30,000 runs
def _runs(heard: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    found = json.loads(heard)
    return tuple(first for first, _ in found), tuple(last for _, last in found)


def versions_of_values(session: Session, contact_ids: Sequence[int]) -> dict[int, list[int]]:
    """Tell by value which versions said it, oldest first."""
    found: dict[int, list[int]] = {}
    for ids in chunks(contact_ids):
        for value_id, version_id in session.connection().exec_driver_sql(_ORIGINS, (json.dumps(ids),)):
            found.setdefault(value_id, []).append(version_id)
    return found


def versions_of(session: Session, value_ids: Sequence[int]) -> dict[int, list[int]]:
    """Tell of values (by id) which versions said them, oldest first."""
    found: dict[int, list[int]] = {key: [] for key in value_ids}
    asked = f"SELECT value_id, version_id FROM value_origin WHERE value_id IN {_AMONG} ORDER BY version_id"  # noqa: S608 - our own words
    for value_id, version_id in session.connection().exec_driver_sql(asked, (json.dumps(list(value_ids)),)):
        found[value_id].append(version_id)
    return found


def pictures_kept(session: Session, names: Sequence[str]) -> set[str]:
    """Tell which pictures are kept, of those named by their content; an address names one that needs no keeping."""
    digests = [name.removeprefix(DIGEST) for name in names]
    kept = values.photo_ids(session, digests)
    return {name for name, digest in zip(names, digests, strict=True) if digest == name or digest in kept}


def _picture(session: Session, photo: Photo) -> Photo:
    """Read a picture that is kept by its name; an address stays what it is."""
    asked = "SELECT media_type, data FROM photo WHERE digest = ?"
    digest = photo.url.removeprefix(DIGEST)
    found = session.connection().exec_driver_sql(asked, (digest,)).first() if digest != photo.url else None
    return Photo(found[0], found[1]) if found else photo


def candidates(session: Session) -> list[int]:
    """Name the contacts who may differ from what a source says of them; everybody else surely does not."""
    return list(session.connection().exec_driver_sql(_CANDIDATES).scalars())


def latest_act(session: Session) -> int:
    """Give the id of the last act that may have changed what people have; to sort them into circles changes nothing."""
    found = session.connection().exec_driver_sql("SELECT max(id) FROM unit WHERE code <> 'sort'").scalar()
    return int(found or 0)


def write(unit: Unit, person: Contact, taking: Taking, versions: Sequence[int]) -> None:
    """Write what a person takes of a source's word, or refuses; versions: those that say what is put."""
    told = versions_of_values(unit.session, [person.id])
    inherited = [version for key in taking.heir_of for version in told.get(key, ())]
    contacts.replace_values(unit, [one for one in person.held if one.id in taking.gone])
    unit.update(tables.Value, [{"id": key, "removed": True, "by_hand": False} for key in taking.removed])
    unit.update(tables.Value, [{"id": key, "by_hand": False} for key in taking.freed])
    unit.update(tables.Value, [{"id": key, "by_hand": True} for key in taking.kept])
    if taking.put:
        place = contacts.end_of(person.held) if taking.place is None else taking.place
        value = replace(taking.put, photo=_picture(unit.session, taking.put.photo)) if taking.put.photo else taking.put
        (key,) = contacts.add_values(unit, [(person.id, value, place)], by_hand=False)
        if taking.is_refused:
            unit.update(tables.Value, [{"id": key, "removed": True}])
        sources.add_origins(unit, [(key, version) for version in sorted({*inherited, *versions})])
    contacts.refresh(unit, [person.id])
