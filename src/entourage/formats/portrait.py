"""Describe a record in plain words and lists, for JSON: the documented, stable shape."""

from __future__ import annotations

from hashlib import sha1
from typing import TYPE_CHECKING

from entourage.domain.contact import Address, Kind, Profile, called, first_of, of_kind
from entourage.formats.vcard_components import listed_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.contact import Photo, Value
    from entourage.formats.record import Record

_TEXTS = {
    "full_name": Kind.FORMATTED_NAME,
    "title": Kind.TITLE,
    "role": Kind.ROLE,
    "birthday": Kind.BIRTHDAY,
    "anniversary": Kind.ANNIVERSARY,
}
_NAME_PARTS = ("family", "given", "middle", "prefix", "suffix")
_TEXT_LISTS = {"nicknames": Kind.NICKNAME, "categories": Kind.CATEGORY}
_TYPED_LISTS = {"emails": Kind.EMAIL, "phones": Kind.TELEPHONE, "urls": Kind.URL}


def portrait(record: Record) -> dict[str, object]:
    """Describe a record by the keys of `inspect --json`; what it does not say is left out."""
    values = record.values
    described = {
        "display_name": called(values),
        "kind": record.kind,
        "uid": record.identifier,
        **{key: _first_text(values, kind) for key, kind in _TEXTS.items()},
        **_names(values),
        **_organization(values),
        "note": "\n\n".join(value.text for value in of_kind(values, Kind.NOTE)),
        **{key: [value.text for value in of_kind(values, kind)] for key, kind in _TEXT_LISTS.items()},
        **{key: [_typed(value) for value in of_kind(values, kind)] for key, kind in _TYPED_LISTS.items()},
        "addresses": [
            _components(value, Address._fields, listed_parts(value)) for value in of_kind(values, Kind.ADDRESS)
        ],
        "profiles": [_components(value, Profile._fields, value.parts) for value in of_kind(values, Kind.PROFILE)],
        "photo": _photo(values),
    }
    return {key: value for key, value in described.items() if value}


def _first_text(values: tuple[Value, ...], kind: Kind) -> str:
    value = first_of(values, kind)
    return value.text if value else ""


def _names(values: tuple[Value, ...]) -> dict[str, str]:
    name = first_of(values, Kind.NAME)
    return dict(zip(_NAME_PARTS, listed_parts(name), strict=False)) if name else {}


def _organization(values: tuple[Value, ...]) -> dict[str, object]:
    value = first_of(values, Kind.ORGANIZATION)
    if not value:
        return {}
    name, *units = value.parts or (value.text,)
    return {"org": name, "org_units": [unit for unit in units if unit]}


def _typed(value: Value) -> dict[str, object]:
    return {"value": value.text, **_marks(value)}


def _components(value: Value, names: Sequence[str], parts: Sequence[str]) -> dict[str, object]:
    return {name: part for name, part in zip(names, parts, strict=False) if part} | _marks(value)


def _marks(value: Value) -> dict[str, object]:
    return {"types": list(value.types)} | ({"label": value.label} if value.label else {})


def _photo(values: tuple[Value, ...]) -> dict[str, object]:
    pictures = [value.photo for value in of_kind(values, Kind.PHOTO) if value.photo]
    return _described_photo(pictures[0]) if pictures else {}


def _described_photo(photo: Photo) -> dict[str, object]:
    if not photo.data:
        return {"url": photo.url}
    checksum = sha1(photo.data, usedforsecurity=False).hexdigest()
    return {"media_type": photo.media_type, "bytes": len(photo.data), "sha1": checksum}
