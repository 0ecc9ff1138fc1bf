"""Records to drafts: what a file says of each person, with a key under which its source will say it again."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from entourage.domain.comparing import photo_identity, without_doubles
from entourage.domain.contact import SINGLE_KINDS, Kind, Photo, Value, display_name
from entourage.domain.text import fold, whole
from entourage.domain.watching import Stage, counted, unwatched
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entourage.domain.watching import Watch

# Dates at which a card was written say nothing of the person: a book exported twice has two of them.
_OF_THE_CARD = frozenset({"REV", "PRODID"})
_LINE_OF_THE_CARD = re.compile(r"(?:[\w-]+\.)?(?:REV|PRODID)[;:]", re.IGNORECASE)
_LONGEST_LINE = 4096
_COMPACT: dict[str, Any] = {"ensure_ascii": False, "separators": (",", ":")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Hold one person as a file says.

    key: the source's own identifier, with the name where the file gives it to several people; else a digest of the
    values and its number among equals. other_key: the identifier with the name, or without: another file's key.
    content: the record as written and the values read from it, packed for the next comparison.
    digest: of the record as written, so that a better reader does not take it for another.
    """

    line: int
    key: str
    other_key: str
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


def draft_all(items: Iterable[Record | Notice], watch: Watch = unwatched, name: str = "") -> Drafted:
    """Draft everything that a reader gives of a file; group cards become categories of their members."""
    records: list[Record] = []
    groups: list[Record] = []
    notices: list[Notice] = []
    for item in items:
        if isinstance(item, Notice):
            notices.append(item)
        else:
            (groups if item.kind == "group" else records).append(item)
    notices += _put_into_groups(records, groups)
    people = _one_per_identifier(records, notices)
    names = tuple(display_name(group.values) for group in groups)
    drafts = tuple(counted(_keyed(people, notices), watch, Stage.DRAFTING, len(people), name))
    return Drafted(drafts, tuple(notices), names)


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
                one = records[place]
                raw = f"{one.raw}\nMEMBER:{category.text}"
                records[place] = replace(one, values=(*one.values, category), raw=raw)
    return notices


def _one_per_identifier(records: Iterable[Record], notices: list[Notice]) -> list[Record]:
    """Join records of one identifier and one name; of another name they are two people, whatever the file says."""
    kept: dict[object, Record] = {}
    named: dict[str, set[str]] = {}
    for number, record in enumerate(records):
        name = fold(display_name(record.values))
        key: object = (record.identifier, name) if record.identifier else number
        first = kept.get(key)
        kept[key] = _joined(first, record) if first else record
        names = named.setdefault(record.identifier, set())
        if record.identifier and names:
            code = "identifier_twice" if name in names else "identifier_of_two"
            notices.append(Notice(line=record.line, property="UID", code=code, text=display_name(record.values)))
        names.add(name)
    return list(kept.values())


def _joined(first: Record, second: Record) -> Record:
    """Join what a file says twice of one person: of what one has once, the later word."""
    renewed = {value.kind for value in second.values} & SINGLE_KINDS
    standing = tuple(value for value in first.values if value.kind not in renewed)
    return replace(first, values=standing + second.values, raw=f"{first.raw}\n{second.raw}")


def _keyed(records: Sequence[Record], notices: list[Notice]) -> Iterable[Draft]:
    seen: Counter[str] = Counter()
    shared = Counter(record.identifier for record in records)
    for record in records:
        try:
            draft = _draft(record, without_doubles(record.values))
        except UnicodeEncodeError:
            notices.append(Notice(line=record.line, code="broken_letters"))
            draft = _draft(record, without_doubles(tuple(map(_whole, record.values))))
        if draft.identifier and shared[record.identifier] > 1:
            draft = replace(draft, key=draft.other_key, other_key=draft.key)
        seen[draft.key] += 1
        yield replace(draft, key=draft.key if seen[draft.key] == 1 else f"{draft.key} {seen[draft.key]}")


def _whole(value: Value) -> Value:
    parts = tuple(map(whole, value.parts))
    parameters = tuple((name, whole(text)) for name, text in value.parameters)
    return replace(
        value,
        text=whole(value.text),
        parts=parts,
        types=tuple(map(whole, value.types)),
        label=whole(value.label),
        name=whole(value.name),
        group=whole(value.group),
        parameters=parameters,
        raw=whole(value.raw),
    )


def _draft(record: Record, values: tuple[Value, ...]) -> Draft:
    """Make a draft; UnicodeEncodeError where the values hold halves of characters, which cannot be kept."""
    said = json.dumps([_packed(value) for value in values if value.name not in _OF_THE_CARD], **_COMPACT)
    said_digest = hashlib.sha256(said.encode()).hexdigest()
    raw = "\n".join(_shortened(line) for line in record.raw.split("\n") if not _LINE_OF_THE_CARD.match(line))
    identifier = whole(record.identifier)
    packed = f'{{"raw":{json.dumps(whole(raw), **_COMPACT)},"said":{said}}}'
    return Draft(
        line=record.line,
        key=f"id {identifier}" if identifier else f"content {said_digest}",
        other_key=f"id {identifier} | {fold(display_name(values))}" if identifier else "",
        identifier=identifier,
        kind=record.kind,
        values=values,
        content=zlib.compress(packed.encode(), 1),
        digest=hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest() if raw else said_digest,
    )


def _shortened(line: str) -> str:
    """Keep of a picture or file within a card only which it is."""
    if len(line) <= _LONGEST_LINE:
        return line
    digest = hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{line[:64]}… sha256:{digest}"


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
    packed = json.loads(zlib.decompress(content)) if content else []
    return tuple(_unpacked(*said) for said in (packed["said"] if isinstance(packed, dict) else packed))


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
