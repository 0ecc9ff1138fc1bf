"""Write and read our own JSON: people as `inspect` describes them, and every field of every value."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from entourage.domain.contact import Kind, Photo, Value
from entourage.formats.json_text import in_lines
from entourage.formats.portrait import portrait
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_VERSION = 1
_DEFAULTS = {field.name: field.default for field in fields(Value) if field.init}


def write(records: Iterable[Record]) -> Iterator[bytes]:
    """Write {"entourage": 1, "contacts": [...]} in UTF-8, one person a line and a piece; `values` tells all."""
    yield f'{{"entourage": {_VERSION}, "contacts": [\n'.encode()
    between = ""
    for record in records:
        text = between + json.dumps(_contact(record), ensure_ascii=False)
        yield text.encode("utf-8", "backslashreplace")
        between = ",\n"
    yield b"\n]}\n"


def contacts_of(document: object) -> list[object] | None:
    """Find the people in a document of ours, or None where it is another's."""
    if isinstance(document, dict) and "entourage" in document and isinstance(document.get("contacts"), list):
        contacts: list[object] = document["contacts"]
        return contacts
    return None


def read(contacts: list[object]) -> Iterator[Record | Notice]:
    """Read people from their `values`; an entry that is no person is told, with its place from 1."""
    for place, contact in enumerate(contacts, 1):
        try:
            yield _record(contact)
        except (KeyError, TypeError, ValueError, OverflowError, AttributeError) as fault:
            yield Notice(line=place, code="bad_entry", text=f"{type(fault).__name__}: {fault}"[:200], rejected=True)


def _contact(record: Record) -> dict[str, object]:
    return portrait(record) | {
        "uid": record.identifier,
        "kind": record.kind,
        "line": record.line,
        "members": list(record.members),
        "values": [_written(value) for value in record.values],
    }


def _written(value: Value) -> dict[str, object]:
    described = {name: getattr(value, name) for name in _DEFAULTS if getattr(value, name) != _DEFAULTS[name]}
    if value.photo:
        data = b64encode(value.photo.data).decode("ascii")
        described["photo"] = {"media_type": value.photo.media_type, "data": data, "url": value.photo.url}
    return described


def _record(contact: Any) -> Record:  # noqa: ANN401 - whatever a file holds; what does not fit raises
    return Record(
        values=tuple(map(_value, contact["values"])),
        line=int(contact.get("line", 0)),
        identifier=str(contact.get("uid", "")),
        kind=str(contact.get("kind", "individual")),
        members=tuple(map(str, contact.get("members", ()))),
        raw=in_lines(contact, is_ascii=False),
    )


def _value(described: dict[str, Any]) -> Value:
    photo = described.get("photo")
    return Value(
        kind=Kind(described["kind"]),
        parts=tuple(map(str, described.get("parts", ()))),
        types=tuple(map(str, described.get("types", ()))),
        parameters=tuple((str(name), str(value)) for name, value in described.get("parameters", ())),
        photo=photo and Photo(str(photo["media_type"]), b64decode(photo["data"], validate=True), str(photo["url"])),
        **{name: str(described.get(name, "")) for name in ("text", "label", "name", "group", "raw")},
    )
