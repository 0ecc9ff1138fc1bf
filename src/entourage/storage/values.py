"""Values to rows and back."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from entourage.domain.comparing import normalized
from entourage.domain.contact import Held, Kind, Origin, Photo, Value
from entourage.storage import tables
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from sqlalchemy import RowMapping
    from sqlmodel import Session

    from entourage.storage.unit import Unit

Row = dict[str, Any]

_VALUE = tables.table(tables.Value).c
_PHOTO = tables.table(tables.Photo).c


def write_photos(unit: Unit, values: Iterable[Value]) -> dict[str, int]:
    """Keep the pictures not yet kept; return the id of each by its digest."""
    photos = {_digest(value.photo.data): value.photo for value in values if value.photo and value.photo.data}
    ids = _photo_ids(unit.session, list(photos))
    fresh = [digest for digest in photos if digest not in ids]
    rows = [{"digest": d, "media_type": photos[d].media_type, "data": photos[d].data} for d in fresh]
    return ids | dict(zip(fresh, unit.insert(tables.Photo, rows), strict=True))


def _photo_ids(session: Session, digests: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for chunk in chunks(digests):
        asked = select(_PHOTO.digest, _PHOTO.id).where(_PHOTO.digest.in_(chunk))
        found.update(session.connection().execute(asked).all())
    return found


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def row_of(value: Value, contact_id: int, position: int, photo_ids: Mapping[str, int], *, by_hand: bool) -> Row:
    """Write a value as a row, without its id."""
    photo = value.photo
    return {
        "contact_id": contact_id,
        "kind": value.kind.value,
        "position": position,
        "text": photo.url if photo else value.text,
        "parts": _dump(value.parts),
        "types": _dump(value.types),
        "label": value.label,
        "name": value.name,
        "group": value.group,
        "parameters": _dump(value.parameters),
        "raw": value.raw,
        "normalized": normalized(value),
        "photo_id": photo_ids[_digest(photo.data)] if photo and photo.data else None,
        "by_hand": by_hand,
        "removed": False,
    }


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


def _dump(parts: Sequence[Any]) -> str | None:
    return json.dumps(parts, ensure_ascii=False) if parts else None


def _load(text: str | None) -> tuple[Any, ...]:
    return tuple(json.loads(text)) if text else ()
