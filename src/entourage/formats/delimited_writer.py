"""What the writers of tables share."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, first_of, put_together
from entourage.domain.text import plainly
from entourage.formats.spreadsheets import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from entourage.domain.contact import Value
    from entourage.formats.record import Record

_PIECE = 1 << 16


def table(rows: Iterable[Sequence[str]], encoding: str) -> Iterator[bytes]:
    """Write rows with commas and CRLF (RFC 4180), guarded against being computed, in pieces."""
    text = io.StringIO()
    writer = csv.writer(text)
    begins = encoding == "utf-8-sig"
    encoding = "utf-8" if begins else encoding
    if begins:
        text.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    for row in rows:
        writer.writerow([guard(cell) if cell else "" for cell in row])
        if text.tell() > _PIECE:
            yield text.getvalue().encode(encoding, "replace")
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode(encoding, "replace")


def for_table(record: Record) -> tuple[Value, ...]:
    """Give the values that a table is to hold: no pictures but their addresses, no name that its parts already say."""
    name = first_of(record.values, Kind.NAME)
    values = (value for value in record.values if not value.is_empty and not _is_only_a_picture(value))
    return tuple(value for value in values if value.kind is not Kind.FORMATTED_NAME or not _is_composed(value, name))


def letters_outside(values: Iterable[Value], encoding: str) -> str:
    """Give the letters of values that an encoding does not know, each once."""
    said = "".join(part for value in values for part in _texts(value))
    if said.isascii():
        return ""
    return "".join(letter for letter in dict.fromkeys(said) if not letter.encode(encoding, "ignore"))


def plain_letters(values: Iterable[Value], encoding: str) -> tuple[Value, ...]:
    """Write the letters of values that an encoding does not know as plain ones."""
    return tuple(_plain(value, encoding) for value in values)


def _plain(value: Value, encoding: str) -> Value:
    return replace(
        value,
        text=plainly(value.text, encoding),
        parts=tuple(plainly(part, encoding) for part in value.parts),
        types=tuple(plainly(word, encoding) for word in value.types),
        label=plainly(value.label, encoding),
        name=plainly(value.name, encoding),
        group=plainly(value.group, encoding),
        parameters=tuple((plainly(name, encoding), plainly(text, encoding)) for name, text in value.parameters),
        raw=plainly(value.raw, encoding),
    )


def _texts(value: Value) -> Iterator[str]:
    yield from (value.text, *value.parts, *value.types, value.label, value.name, value.group, value.raw)
    yield from (text for pair in value.parameters for text in pair)


def _is_composed(value: Value, name: Value | None) -> bool:
    return name is not None and value.text == put_together(name.as_name) and not value.parameters


def _is_only_a_picture(value: Value) -> bool:
    return value.photo is not None and not value.photo.url


def fill(cells: dict[str, str], columns: Mapping[str, str]) -> bool:
    """Fill columns that are all still free, and tell whether they were."""
    if not columns or not cells.keys().isdisjoint(columns):
        return False
    cells.update(columns)
    return True
