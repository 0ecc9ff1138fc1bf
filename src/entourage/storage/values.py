"""Values to rows and back."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from entourage.domain.comparing import DIGEST
from entourage.domain.contact import Held, Kind, Origin, Photo, Value
from entourage.domain.keeping import unpacked
from entourage.storage import tables
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlmodel import Session

    from entourage.storage.unit import Unit

_VALUE = tables.table(tables.Value).c
_PHOTO = tables.table(tables.Photo).c
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
    return [tuple(_measured(value, sizes) for value in values) for values in said]


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
        origins, newest = _origins(session, ids), _newest(session, ids)
        asked = (
            select(*_HELD, _PHOTO.media_type, _PHOTO.data)
            .select_from(tables.table(tables.Value).outerjoin(tables.table(tables.Photo)))
            .where(_VALUE.contact_id.in_(ids))
            .order_by(_VALUE.contact_id, _VALUE.position, _VALUE.id)
        )
        for key, contact_id, position, by_hand, removed, *said in session.connection().execute(asked).all():
            result[contact_id].append(
                Held(
                    id=key,
                    value=_value_of(*said),
                    by_hand=by_hand,
                    removed=removed,
                    origins=tuple(dict.fromkeys(one for one, _ in origins.get(key, ()))),
                    former=_former(origins.get(key, ()), newest),
                    position=position,
                )
            )
    return result


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


def unpictured(session: Session, contact_ids: Sequence[int]) -> dict[int, list[Held]]:
    """Read all values of these contacts, removed ones included, without origins; of a picture its name and size."""
    result: dict[int, list[Held]] = {key: [] for key in contact_ids}
    for ids in chunks(contact_ids):
        asked = select(*_HELD, _VALUE.normalized, func.length(_PHOTO.data))
        asked = asked.select_from(tables.table(tables.Value).outerjoin(tables.table(tables.Photo)))
        asked = asked.where(_VALUE.contact_id.in_(ids))
        rows = session.connection().execute(asked.order_by(_VALUE.contact_id, _VALUE.position, _VALUE.id)).all()
        for key, contact_id, position, by_hand, removed, *said, form, size in rows:
            value = _value_of(*said, None, None)
            value = replace(value, photo=Photo(url=form, size=size or 0)) if value.photo else value
            result[contact_id].append(Held(id=key, value=value, by_hand=by_hand, removed=removed, position=position))
    return result


_HELD = tuple(
    _VALUE[name]
    for name in (
        *("id", "contact_id", "position", "by_hand", "removed"),
        *("kind", "text", "parts", "types", "label", "name", "group", "parameters", "raw"),
    )
)


def _value_of(kind: str, text: str, parts: str | None, types: str | None, label: str, *rest: Any) -> Value:  # noqa: ANN401 - a row of _HELD
    """Read a value from its columns, joined to its picture."""
    name, group, parameters, raw, media_type, data = rest
    is_photo = kind == Kind.PHOTO
    return Value(
        kind=Kind(kind),
        text="" if is_photo else text,
        parts=_load(parts),
        types=_load(types),
        label=label,
        name=name,
        group=group,
        parameters=tuple((key, value) for key, value in _load(parameters)),
        raw=raw,
        photo=Photo(media_type or "", data or b"", text) if is_photo else None,
    )


COMPARED_COLUMNS = ("kind", "text", "parts", "types", "label", "name")


def compared_value(kind: str, text: str, parts: str | None, types: str | None, label: str, name: str) -> Value:
    """Read from COMPARED_COLUMNS a value that is only compared."""
    return Value(kind=Kind(kind), text=text, parts=_load(parts), types=_load(types), label=label, name=name)


def _newest(session: Session, contact_ids: Sequence[int]) -> set[int]:
    """Read which versions are the last words of the records that speak of contacts."""
    record, version = tables.table(tables.SourceRecord).c, tables.table(tables.RecordVersion).c
    asked = select(func.max(version.id)).join(tables.table(tables.SourceRecord), record.id == version.source_record_id)
    asked = asked.where(record.contact_id.in_(contact_ids)).group_by(record.id)
    return set(session.connection().execute(asked).scalars())


def _former(said: Collection[tuple[Origin, int]], newest: Collection[int]) -> frozenset[int]:
    """Name the sources of a value in none of whose last words it is."""
    if all(version in newest for _, version in said):
        return frozenset()
    saying = {one.source for one, version in said if version in newest}
    return frozenset(one.source for one, _ in said) - saying


def _origins(session: Session, contact_ids: Sequence[int]) -> dict[int, list[tuple[Origin, int]]]:
    """Read by value which sources say so, and in which of their files and versions."""
    origin, version = tables.table(tables.ValueOrigin), tables.table(tables.RecordVersion)
    record, source = tables.table(tables.SourceRecord), tables.table(tables.Source)
    file = tables.table(tables.Import)
    asked = (
        select(origin.c.value_id, version.c.id, source.c.id, source.c.name, file.c.file_name)
        .join(version, version.c.id == origin.c.version_id)
        .join(record, record.c.id == version.c.source_record_id)
        .join(source, source.c.id == record.c.source_id)
        .join(file, file.c.id == version.c.import_id)
        .where(record.c.contact_id.in_(contact_ids))
        .order_by(origin.c.id)
    )
    found: dict[int, list[tuple[Origin, int]]] = {}
    made: dict[tuple[Any, ...], Origin] = {}
    for value_id, by, *said in session.connection().execute(asked).all():
        one = tuple(said)
        found.setdefault(value_id, []).append((made.get(one) or made.setdefault(one, Origin(*one)), by))
    return found


def _load(text: str | None) -> tuple[Any, ...]:
    return tuple(json.loads(text)) if text else ()
