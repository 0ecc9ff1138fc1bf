"""How much one file, card or value may hold: what is above is left out by name, never in silence."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from entourage.domain.contact import Kind, Value
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = TypeVar("Item")

LARGEST_FILE = 1_000_000_000
"""Bytes of a file. It is read whole, and 100,000 people with a photo each in ten take 0.5 GB."""
MOST_PEOPLE = 500_000
"""People of all files of an import: five times the fullest books, and some 2 GB while they are compared."""
MOST_PARTS = 20_000_000
"""Objects, lists and members of a document of JSON: Python takes up to 120 bytes for each."""
MOST_REMARKS = 1_000_000
"""Notices of a file: ten of each of 100,000 people. What has more is no list of people."""
DEEPEST_CARD = 4
"""Cards around a card (vCard 2.1 § 2.6.1). Each level writes every backslash twice: 30 levels would take 1 GB."""
MOST_VALUES = 10_000
"""Values of one person. The fullest real cards have some 200; the members of a group are not counted."""
LONGEST_TEXT = 1_000_000
"""Characters of a note, or of a field that we only keep: a book of 400 pages."""
LONGEST_LINE = 10_000
"""Characters of a name, an address or anything else that is shown, searched and compared as one line."""
MOST_WORDS = 1_000
"""Types, parameters or parts of one value."""
LONGEST_IDENTIFIER = 1_000
"""Characters by which a source names a person; a longer identifier is known by its SHA-256."""
_CLIP = 200
_LONG_KINDS = frozenset({Kind.NOTE, Kind.OTHER})


def bounded(items: Iterable[Record | Notice]) -> Iterator[Record | Notice]:
    """Cut what is beyond measure in what a reader gives, each time with a notice of what and where."""
    for item in not_crowded(items):
        if isinstance(item, Notice):
            yield _short_notice(item)
        elif _is_short(item):
            yield item
        else:
            yield from _cut_record(item)


def not_crowded(items: Iterable[Item | Notice]) -> Iterator[Item | Notice]:
    """Give items to the end, or until there are more of them than of any list of people, with a notice of that."""
    people = remarks = 0
    for item in items:
        if isinstance(item, Notice):
            remarks += 1
        else:
            people += 1
        if people > MOST_PEOPLE or remarks > MOST_REMARKS:
            yield Notice(code="too_many_people" if people > MOST_PEOPLE else "too_many_remarks")
            return
        yield item


def _is_short(record: Record) -> bool:
    """Tell whether nothing can be beyond measure, because the whole card or row is not."""
    return 0 < len(record.raw) <= LONGEST_IDENTIFIER or (
        0 < len(record.raw) <= LONGEST_LINE
        and len(record.values) <= MOST_VALUES
        and len(record.identifier) <= LONGEST_IDENTIFIER
    )


def _short_notice(notice: Notice) -> Notice:
    if len(notice.text) <= _CLIP and len(notice.property) <= _CLIP:
        return notice
    return replace(notice, text=notice.text[:_CLIP], property=notice.property[:_CLIP])


def _cut_record(record: Record) -> Iterator[Record | Notice]:
    values = []
    for value in record.values[:MOST_VALUES]:
        cut = _cut_value(value)
        values.append(cut)
        if cut is not value:
            name = value.name[:_CLIP] or value.kind
            yield Notice(line=record.line, property=name, code="value_cut", text=_beginning(value))
    left_out = len(record.values) - len(values)
    if left_out > 0:
        yield Notice(line=record.line, code="values_left_out", text=str(left_out))
    identifier, kind = _short_identifier(record.identifier), record.kind[:LONGEST_IDENTIFIER]
    if identifier != record.identifier:
        yield Notice(line=record.line, property="UID", code="identifier_long", text=record.identifier[:_CLIP])
    yield replace(record, values=tuple(values), identifier=identifier, kind=kind)


def _cut_value(value: Value) -> Value:
    """Cut a value where anything in it is beyond measure, else give it as it is."""
    longest = LONGEST_TEXT if value.kind in _LONG_KINDS else LONGEST_LINE
    if _fits(value, longest):
        return value
    return Value(
        kind=value.kind,
        text=value.text[:longest],
        parts=tuple(part[:LONGEST_LINE] for part in value.parts[:MOST_WORDS]),
        types=tuple(word for word in value.types[:MOST_WORDS] if len(word) <= LONGEST_LINE),
        label=value.label[:LONGEST_LINE],
        name=value.name[:LONGEST_LINE],
        group=value.group if len(value.group) <= LONGEST_LINE else "",
        parameters=tuple(
            (name, text) for name, text in value.parameters[:MOST_WORDS] if len(name) + len(text) <= LONGEST_LINE
        ),
        raw=value.raw if len(value.raw) <= longest else "",
        photo=replace(value.photo, url=value.photo.url[:LONGEST_LINE]) if value.photo else None,
    )


def _fits(value: Value, longest: int) -> bool:
    words = (value.parts, value.types, value.parameters)
    texts = (value.label, value.name, value.group, *value.parts, *value.types, *map("".join, value.parameters))
    return (
        len(value.text) <= longest
        and len(value.raw) <= longest
        and all(len(several) <= MOST_WORDS for several in words)
        and all(len(text) <= LONGEST_LINE for text in texts)
        and (value.photo is None or len(value.photo.url) <= LONGEST_LINE)
    )


def _beginning(value: Value) -> str:
    texts = (value.text, *value.parts, value.photo.url if value.photo else "")
    return next((text[:_CLIP] for text in texts if text.strip()), "")


def _short_identifier(identifier: str) -> str:
    if len(identifier) <= LONGEST_IDENTIFIER:
        return identifier
    return "sha256:" + hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()
