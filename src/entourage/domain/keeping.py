"""What a book keeps of a person, worked out once: texts to find and order them by, and the columns of each value."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from entourage.domain.comparing import DIGEST, normalized, photo_identity
from entourage.domain.contact import Kind, Value, called
from entourage.domain.search import search_text, sort_key
from entourage.domain.text import as_shown

if TYPE_CHECKING:
    from collections.abc import Sequence

_json = json.JSONEncoder(ensure_ascii=False).encode
_packing = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode

decoded = json.JSONDecoder().raw_decode
"""Reads JSON, and where it ends; `json.loads` looks besides for spaces around, and for how the text is encoded."""
KINDS = {kind.value: kind for kind in Kind}
"""The kinds by their values: to ask the enumeration takes ten times as long."""


class Cached(NamedTuple):
    """Hold what is kept of all values of a person together: what they are called, and folded texts."""

    name: str
    sort_key: str
    search_text: str


class KeptValue(NamedTuple):
    """Hold a value as columns of texts; what has several parts is JSON, None where there are none.

    picture: the SHA-256 of a photo's bytes, which are kept beside; empty where there are none.
    """

    kind: str
    text: str
    parts: str | None
    types: str | None
    label: str
    name: str
    group: str
    parameters: str | None
    raw: str
    normalized: str
    picture: str = ""


def cached(values: tuple[Value, ...]) -> Cached:
    """Work out what is kept of all values together."""
    return Cached(as_shown(called(values)), sort_key(values), search_text(values))


def kept(value: Value) -> KeptValue:
    """Give the columns of a value."""
    photo = value.photo
    form = photo_identity(photo) if photo else normalized(value)
    return KeptValue(
        value.kind._value_,
        photo.url if photo else value.text,
        _dump(value.parts) if value.parts else None,
        _dump(value.types) if value.types else None,
        value.label,
        value.name,
        value.group,
        _dump(value.parameters) if value.parameters else None,
        value.raw,
        form,
        form.removeprefix(DIGEST) if photo and photo.data else "",
    )


def kept_by_name(value: Value) -> KeptValue:
    """Give the columns of a value whose picture, if it has one, is named by its content."""
    columns = kept(value)
    if value.photo and columns.text.startswith(DIGEST):
        return columns._replace(text="", picture=columns.text.removeprefix(DIGEST))
    return columns


def packed(columns: Sequence[KeptValue]) -> bytes:
    """Pack the columns of a person's values as JSON, which SQLite takes apart by itself."""
    return _packing(columns).encode()


def unpacked(packed_columns: bytes) -> list[KeptValue]:
    """Unpack the columns of a person's values."""
    return [KeptValue(*columns) for columns in decoded(packed_columns.decode())[0]]


def value_of(columns: KeptValue) -> Value:
    """Make a value without a picture of its columns."""
    return Value(
        kind=KINDS[columns.kind],
        text=columns.text,
        parts=tuple(decoded(columns.parts)[0]) if columns.parts else (),
        types=few(columns.types) if columns.types else (),
        label=columns.label,
        name=columns.name,
        group=columns.group,
        parameters=pairs(columns.parameters) if columns.parameters else (),
        raw=columns.raw,
    )


@lru_cache(4096)
def _dump(parts: tuple[Any, ...]) -> str:
    return _json(parts)


@lru_cache(4096)
def few(text: str) -> tuple[str, ...]:
    """Read a column of which there are few different ones: types."""
    return tuple(decoded(text)[0])


@lru_cache(4096)
def pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Read the column of parameters."""
    return tuple([(name, value) for name, value in decoded(text)[0]])
