"""Values to rows and back."""

from __future__ import annotations

import json
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from entourage.domain.contact import Held, Kind, Origin, Photo, Value
from entourage.domain.keeping import unpacked
from entourage.storage import tables
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import RowMapping
    from sqlmodel import Session

    from entourage.storage.unit import Unit

_VALUE = tables.table(tables.Value).c
_PHOTO = tables.table(tables.Photo).c
LARGEST = 50_000_000
"""Bytes of JSON handed to SQLite at once, which writes it once more while it takes it apart."""
_UNPACKED = """
    SELECT (person.value ->> 1) + one.key, person.value ->> 0, one.value ->> 0, one.key,
           one.value ->> 1, one.value ->> 2, one.value ->> 3, one.value ->> 4, one.value ->> 5,
           one.value ->> 6, one.value ->> 7, one.value ->> 8, one.value ->> 9,
           CASE one.value ->> 10 WHEN '' THEN NULL ELSE (SELECT id FROM photo WHERE digest = one.value ->> 10) END,
           ?, 0
    FROM jsonb_each(jsonb(?)) AS person, jsonb_each(person.value, '$[2]') AS one
"""


def write_photos(unit: Unit, photos: Mapping[str, Photo]) -> dict[str, int]:
    """Keep the pictures, by their digests, that are not yet kept; return the id of each."""
    ids = _photo_ids(unit.session, list(photos))
    fresh = [digest for digest in photos if digest not in ids]
    rows = [(digest, photos[digest].media_type, photos[digest].data) for digest in fresh]
    keys = unit.insert_columns(tables.Photo, ("digest", "media_type", "data"), rows)
    return ids | dict(zip(fresh, keys, strict=True))


def _photo_ids(session: Session, digests: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for chunk in chunks(digests):
        asked = select(_PHOTO.digest, _PHOTO.id).where(_PHOTO.digest.in_(chunk))
        found.update(session.connection().execute(asked).all())
    return found


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


def write_packed(unit: Unit, people: Sequence[Packed], photo_ids: Mapping[str, int], *, by_hand: bool) -> list[range]:
    """Write the values of new people, their pictures kept already; return the ids of each one's, in order.

    SQLite takes them apart: to hand it 300,000 values one by one takes twice as long.
    """
    ends = list(accumulate((person.number for person in people), initial=0))
    if sum(len(person.data) for person in people) > LARGEST:
        rows = [
            row_of(one, person.contact_id, position, photo_ids, by_hand=by_hand)
            for person in people
            for position, one in enumerate(unpacked(person.data))
        ]
        keys = unit.insert_columns(tables.Value, COLUMNS, rows)
    else:
        keys = unit.take_ids(tables.Value, ends[-1])
        firsts = (keys.start + end for end in ends)
        said = (f"[{one.contact_id},{first},{one.data.decode()}]" for one, first in zip(people, firsts, strict=False))
        unit.insert_selected(tables.Value, keys, COLUMNS, _UNPACKED, (int(by_hand), f"[{','.join(said)}]"))
    return [keys[start:end] for start, end in pairwise(ends)]


def held(session: Session, contact_ids: Sequence[int]) -> dict[int, list[Held]]:
    """Read all values of these contacts, removed ones included, in their order."""
    result: dict[int, list[Held]] = {key: [] for key in contact_ids}
    for ids in chunks(contact_ids):
        origins = _origins(session, ids)
        asked = (
            select(*_VALUE, _PHOTO.media_type, _PHOTO.data)
            .select_from(tables.table(tables.Value).outerjoin(tables.table(tables.Photo)))
            .where(_VALUE.contact_id.in_(ids))
            .order_by(_VALUE.contact_id, _VALUE.position, _VALUE.id)
        )
        for row in session.connection().execute(asked).mappings():
            result[row["contact_id"]].append(
                Held(
                    id=row["id"],
                    value=value_of(row),
                    by_hand=bool(row["by_hand"]),
                    removed=bool(row["removed"]),
                    origins=tuple(dict.fromkeys(origins.get(row["id"], ()))),
                    position=row["position"],
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


def value_of(row: RowMapping) -> Value:
    """Read a value from its row, joined to its picture."""
    is_photo = row["kind"] == Kind.PHOTO
    return Value(
        kind=Kind(row["kind"]),
        text="" if is_photo else row["text"],
        parts=_load(row["parts"]),
        types=_load(row["types"]),
        label=row["label"],
        name=row["name"],
        group=row["group"],
        parameters=tuple((name, value) for name, value in _load(row["parameters"])),
        raw=row["raw"],
        photo=Photo(row["media_type"] or "", row["data"] or b"", row["text"]) if is_photo else None,
    )


COMPARED_COLUMNS = ("kind", "text", "parts", "types")


def compared_value(kind: str, text: str, parts: str | None, types: str | None) -> Value:
    """Read from COMPARED_COLUMNS a value that is only compared."""
    return Value(kind=Kind(kind), text=text, parts=_load(parts), types=_load(types))


def _origins(session: Session, contact_ids: Sequence[int]) -> dict[int, list[Origin]]:
    """Read by value which sources say so, and in which of their files."""
    origin, version = tables.table(tables.ValueOrigin), tables.table(tables.RecordVersion)
    record, source = tables.table(tables.SourceRecord), tables.table(tables.Source)
    file = tables.table(tables.Import)
    asked = (
        select(origin.c.value_id, source.c.id, source.c.name, file.c.file_name)
        .join(version, version.c.id == origin.c.version_id)
        .join(record, record.c.id == version.c.source_record_id)
        .join(source, source.c.id == record.c.source_id)
        .join(file, file.c.id == version.c.import_id)
        .where(record.c.contact_id.in_(contact_ids))
        .order_by(origin.c.id)
    )
    found: dict[int, list[Origin]] = {}
    for value_id, *said in session.connection().execute(asked):
        found.setdefault(value_id, []).append(Origin(*said))
    return found


def _load(text: str | None) -> tuple[Any, ...]:
    return tuple(json.loads(text)) if text else ()
