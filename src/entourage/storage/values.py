"""Values to rows and back."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from entourage.domain.comparing import DIGEST
from entourage.domain.contact import Held, Kind, Origin, Photo, Value
from entourage.domain.keeping import KINDS, decoded, few, pairs, unpacked
from entourage.storage import tables
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlmodel import Session

    from entourage.storage.unit import Unit

_VALUE = tables.table(tables.Value).c
LARGEST = 50_000_000
"""Bytes of JSON handed to SQLite at once, which writes it once more while it takes it apart."""
# A person's ids are taken out once: asked for beside each value, SQLite would copy the whole person each time.
_UNPACKED = """
    SELECT first + one.key, contact_id, one.value ->> 0, one.key,
           one.value ->> 1, one.value ->> 2, one.value ->> 3, one.value ->> 4, one.value ->> 5,
           one.value ->> 6, one.value ->> 7, one.value ->> 8, one.value ->> 9,
           CASE one.value ->> 10 WHEN '' THEN NULL ELSE (SELECT id FROM photo WHERE digest = one.value ->> 10) END,
           ?, 0
    FROM (
        SELECT value ->> 0 AS contact_id, value ->> 1 AS first, value AS said FROM jsonb_each(jsonb(?)) LIMIT -1
    ) AS person, jsonb_each(person.said, '$[2]') AS one
"""


def write_photos(unit: Unit, photos: Mapping[str, Photo]) -> dict[str, int]:
    """Keep the pictures, by their digests, that are not yet kept; return the id of each."""
    ids = photo_ids(unit.session, list(photos))
    fresh = [digest for digest in photos if digest not in ids]
    rows = [(digest, photos[digest].media_type, photos[digest].data) for digest in fresh]
    keys = unit.insert_columns(tables.Photo, ("digest", "media_type", "data"), rows)
    return ids | dict(zip(fresh, keys, strict=True))


def photo_ids(session: Session, digests: Sequence[str]) -> dict[str, int]:
    """Name the pictures that are kept, by their digests."""
    asked = "SELECT digest, id FROM photo WHERE digest IN (SELECT value FROM json_each(?))"
    return dict(session.connection().exec_driver_sql(asked, (json.dumps(digests),)).all())


def measured(session: Session, said: Sequence[tuple[Value, ...]]) -> list[tuple[Value, ...]]:
    """Give each person's values, pictures of which only the name is read with the size of those that are kept."""
    named = {value.photo.url for values in said for value in values if value.photo}
    if not named:
        return list(said)
    asked = "SELECT digest, length(data) FROM photo WHERE digest IN (SELECT value FROM json_each(?))"
    names = json.dumps([name.removeprefix(DIGEST) for name in named])
    rows = session.connection().exec_driver_sql(asked, (names,))
    sizes = {DIGEST + digest: size for digest, size in rows}
    return [
        tuple(_measured(value, sizes) for value in values) if any(value.photo for value in values) else values
        for values in said
    ]


def _measured(value: Value, sizes: Mapping[str, int]) -> Value:
    photo = value.photo
    size = sizes.get(photo.url, 0) if photo and not photo.data else 0
    return replace(value, photo=replace(photo, size=size)) if photo and size else value


COLUMNS = (
    *("contact_id", "kind", "position", "text", "parts", "types", "label", "name", "group", "parameters", "raw"),
    *("normalized", "photo_id", "by_hand", "removed"),
)


def row_of(
    one: tuple[Any, ...], contact_id: int, position: int, photo_ids: Mapping[str, int], *, by_hand: bool
) -> tuple[Any, ...]:
    """Write a value, its columns in the order of `KeptValue`, as a row of COLUMNS."""
    kind, *columns, picture = one
    photo_id = photo_ids[picture] if picture else None
    return (contact_id, kind, position, *columns, photo_id, int(by_hand), 0)  # the driver takes long for truth values


class Packed(NamedTuple):
    """Hold the values of someone new, as `keeping.packed` gives them, and how many they are."""

    contact_id: int
    data: bytes
    number: int


def write_packed(unit: Unit, people: Sequence[Packed], photo_ids: Mapping[str, int], *, by_hand: bool) -> range:
    """Write the values of new people, their pictures kept already; return their ids, in order.

    SQLite takes them apart: to hand it 300,000 values one by one takes twice as long.
    """
    if sum(len(person.data) for person in people) > LARGEST:
        rows = [
            row_of(one, person.contact_id, position, photo_ids, by_hand=by_hand)
            for person in people
            for position, one in enumerate(unpacked(person.data))
        ]
        return unit.insert_columns(tables.Value, COLUMNS, rows)
    keys = unit.take_ids(tables.Value, sum(person.number for person in people))
    firsts = accumulate((person.number for person in people), initial=keys.start)
    said = (f"[{one.contact_id},{first},{one.data.decode()}]" for one, first in zip(people, firsts, strict=False))
    unit.insert_selected(tables.Value, keys, COLUMNS, _UNPACKED, (int(by_hand), f"[{','.join(said)}]"))
    return keys


def held(session: Session, contact_ids: Sequence[int]) -> dict[int, list[Held]]:
    """Read all values of these contacts, removed ones included, in their order."""
    result: dict[int, list[Held]] = {key: [] for key in contact_ids}
    for ids in chunks(contact_ids):
        told = _origins(session, ids)
        for key, contact_id, position, by_hand, removed, media_type, data, *said in _read(session, _PICTURED, ids):
            photo = Photo(media_type or "", data or b"", said[1]) if said[0] == Kind.PHOTO else None
            origins, former = told.get(key, _UNSAID)
            result[contact_id].append(
                Held(
                    id=key,
                    value=_value_of(photo, *said),
                    by_hand=bool(by_hand),
                    removed=bool(removed),
                    origins=origins,
                    former=former,
                    position=position,
                )
            )
    return result


def _read(session: Session, asked: str, contact_ids: Sequence[int]) -> Iterable[Any]:
    return session.connection().exec_driver_sql(asked, (json.dumps(list(contact_ids)),)).all()


def standing(session: Session, contact_ids: Sequence[int], kinds: Collection[Kind]) -> dict[int, list[Held]]:
    """Read the values of some kinds as they stand, without pictures and origins, in their order."""
    result: dict[int, list[Held]] = {key: [] for key in contact_ids}
    for ids in chunks(contact_ids):
        asked = (
            select(_VALUE.id, _VALUE.contact_id, *(_VALUE[name] for name in COMPARED_COLUMNS))
            .where(_VALUE.contact_id.in_(ids), _VALUE.kind.in_(sorted(kinds)), _VALUE.removed.is_(False))
            .order_by(_VALUE.contact_id, _VALUE.position, _VALUE.id)
        )
        for key, contact_id, *said in session.connection().execute(asked):
            result[contact_id].append(Held(id=key, value=compared_value(*said)))
    return result


def unpictured(session: Session, contact_ids: Sequence[int], origins: tuple[Origin, ...] = ()) -> dict[int, list[Held]]:
    """Read all values of these contacts, removed ones included; of a picture its name and size.

    origins: those that are put for whatever has any.
    """
    result: dict[int, list[Held]] = {key: [] for key in contact_ids}
    for ids in chunks(contact_ids):
        for key, contact_id, position, by_hand, removed, is_said, form, size, *said in _read(session, _UNPICTURED, ids):
            photo = Photo(url=form, size=size or 0) if said[0] == Kind.PHOTO else None
            result[contact_id].append(
                Held(
                    id=key,
                    value=_value_of(photo, *said),
                    by_hand=bool(by_hand),
                    removed=bool(removed),
                    origins=origins if is_said else (),
                    position=position,
                )
            )
    return result


_SAID = 'kind, text, parts, types, label, name, "group", parameters, raw'
_OF_THESE = "WHERE contact_id IN (SELECT value FROM json_each(?)) ORDER BY contact_id, position, value.id"
_PICTURED = f"""
    SELECT value.id, contact_id, position, by_hand, removed, photo.media_type, photo.data, {_SAID}
    FROM value LEFT JOIN photo ON photo.id = photo_id {_OF_THESE}
"""  # noqa: S608 - our own words
_UNPICTURED = f"""
    SELECT value.id, contact_id, position, by_hand, removed,
           EXISTS (SELECT 1 FROM value_origin WHERE value_id = value.id), normalized, length(photo.data), {_SAID}
    FROM value LEFT JOIN photo ON photo.id = photo_id {_OF_THESE}
"""  # noqa: S608 - our own words


def _value_of(
    photo: Photo | None,
    kind: str,
    text: str,
    parts: str | None,
    types: str | None,
    label: str,
    *rest: Any,  # noqa: ANN401 - columns of _SAID
) -> Value:
    """Read a value from its columns, but its picture."""
    name, group, parameters, raw = rest
    return Value(
        kind=KINDS[kind],
        text="" if photo else text,
        parts=tuple(decoded(parts)[0]) if parts else (),
        types=few(types) if types else (),
        label=label,
        name=name,
        group=group,
        parameters=pairs(parameters) if parameters else (),
        raw=raw,
        photo=photo,
    )


COMPARED_COLUMNS = ("kind", "text", "parts", "types", "label", "name")


def compared_value(kind: str, text: str, parts: str | None, types: str | None, label: str, name: str) -> Value:
    """Read from COMPARED_COLUMNS a value that is only compared."""
    read, words = few(types) if types else (), tuple(decoded(parts)[0]) if parts else ()
    return Value(kind=KINDS[kind], text=text, parts=words, types=read, label=label, name=name)


def _origins(session: Session, contact_ids: Sequence[int]) -> dict[int, _Told]:
    """Read by value which sources say so, and in which of their files, and who of them no longer does."""
    versions: dict[int, tuple[Origin, bool]] = {}
    made: dict[tuple[Any, ...], Origin] = {}
    for version, is_newest, *said in _read(session, _SOURCES, contact_ids):
        one = tuple(said)
        versions[version] = (made.get(one) or made.setdefault(one, Origin(*one)), bool(is_newest))
    told: dict[int, tuple[tuple[Origin, bool], ...]] = {}
    for value_id, version in _read(session, _ORIGINS, contact_ids):
        told[value_id] = (*told.get(value_id, ()), versions[version])
    several = {said: _told(said) for said in set(told.values())}
    return {value_id: several[said] for value_id, said in told.items()}


def _told(said: Sequence[tuple[Origin, bool]]) -> _Told:
    """Tell apart the sources that say a value from those in none of whose last words it is."""
    saying = {one.source for one, is_newest in said if is_newest}
    return tuple(dict.fromkeys(one for one, _ in said)), frozenset(one.source for one, _ in said) - saying


_Told = tuple[tuple[Origin, ...], frozenset[int]]
_UNSAID: _Told = ((), frozenset())
_SOURCES = """
    SELECT version.id, version.id = max(version.id) OVER (PARTITION BY record.id),
           source.id, source.name, import.file_name
    FROM source_record AS record JOIN record_version AS version ON version.source_record_id = record.id
    JOIN source ON source.id = record.source_id JOIN import ON import.id = version.import_id
    WHERE record.contact_id IN (SELECT value FROM json_each(?))
"""
_ORIGINS = """
    SELECT origin.value_id, origin.version_id
    FROM source_record AS record JOIN record_version AS version ON version.source_record_id = record.id
    JOIN value_origin AS origin ON origin.version_id = version.id
    WHERE record.contact_id IN (SELECT value FROM json_each(?)) ORDER BY origin.id
"""
