"""Records to drafts: what a file says of each person, with a key under which its source will say it again."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from entourage.domain.comparing import photo_identity, without_doubles
from entourage.domain.contact import Kind, Photo, Value, display_name
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Dates at which a card was written say nothing of the person: a book exported twice has two of them.
_OF_THE_CARD = frozenset({"REV", "PRODID"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Hold one person as a file says.

    key: the source's own identifier, else a digest of the content and its number among equals.
    content: everything said, packed, for the next comparison; digest: of that content.
    """

    line: int
    key: str
    identifier: str
    kind: str
    values: tuple[Value, ...]
    content: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """Hold what was read from a file: people, what was not understood, and the names of its groups."""

    drafts: tuple[Draft, ...]
    notices: tuple[Notice, ...]
    groups: tuple[str, ...]


def draft_all(items: Iterable[Record | Notice]) -> Drafted:
    """Draft everything that a reader gives; group cards become categories of their members."""
    records: list[Record] = []
    groups: list[Record] = []
    notices: list[Notice] = []
    for item in items:
        if isinstance(item, Notice):
            notices.append(item)
        else:
            (groups if item.kind == "group" else records).append(item)
    unknown = _put_into_groups(records, groups)
    people = _one_per_identifier(records)
    names = tuple(display_name(group.values) for group in groups)
    return Drafted(tuple(_keyed(people)), (*notices, *unknown), names)


def _put_into_groups(records: list[Record], groups: Sequence[Record]) -> list[Notice]:
    places = {record.identifier: place for place, record in enumerate(records) if record.identifier}
    notices: list[Notice] = []
    for group in groups:
        category = Value(kind=Kind.CATEGORY, text=display_name(group.values))
        for member in group.members:
            place = places.get(member)
            if place is None:
                notices.append(Notice(line=group.line, property="MEMBER", code="group_member_unknown", text=member))
            else:
                records[place] = replace(records[place], values=(*records[place].values, category))
    return notices


def _one_per_identifier(records: Iterable[Record]) -> list[Record]:
    kept: dict[object, Record] = {}
    for number, record in enumerate(records):
        key: object = record.identifier or number
        first = kept.get(key)
        kept[key] = replace(first, values=first.values + record.values) if first else record
    return list(kept.values())


def _keyed(records: Iterable[Record]) -> Iterable[Draft]:
    seen: Counter[str] = Counter()
    for record in records:
        draft = _draft(record.line, record.identifier, record.kind, without_doubles(record.values))
        key = f"id {record.identifier}" if record.identifier else f"content {draft.digest}"
        seen[key] += 1
        yield replace(draft, key=key if seen[key] == 1 else f"{key} {seen[key]}")


def _draft(line: int, identifier: str, kind: str, values: tuple[Value, ...]) -> Draft:
    content = pack(values)
    return Draft(
        line=line,
        key="",
        identifier=identifier,
        kind=kind,
        values=values,
        content=zlib.compress(content, 1),
        digest=hashlib.sha256(content).hexdigest(),
    )


def pack(values: Iterable[Value]) -> bytes:
    """Write down what a source said; of pictures only which they are."""
    said = [_packed(value) for value in values if value.name not in _OF_THE_CARD]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _packed(value: Value) -> list[Any]:
    photo = [value.photo.media_type, photo_identity(value.photo)] if value.photo else None
    return [
        value.kind.value,
        value.text,
        value.parts,
        value.types,
        value.label,
        value.name,
        value.group,
        value.parameters,
        value.raw,
        photo,
    ]


def unpack(content: bytes) -> tuple[Value, ...]:
    """Read what a source said; pictures come back by their identity only."""
    return tuple(_unpacked(*said) for said in json.loads(zlib.decompress(content))) if content else ()


def _unpacked(kind: str, text: str, parts: list[str], types: list[str], label: str, *rest: Any) -> Value:  # noqa: ANN401 - JSON
    name, group, parameters, raw, photo = rest
    return Value(
        kind=Kind(kind),
        text=text,
        parts=tuple(parts),
        types=tuple(types),
        label=label,
        name=name,
        group=group,
        parameters=tuple((key, value) for key, value in parameters),
        raw=raw,
        photo=Photo(photo[0], b"", photo[1]) if photo else None,
    )
