"""What the writers of tables share."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, display_name, first_of
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
    composed = display_name((name,)) if name else ""
    values = (value for value in record.values if not value.is_empty and not _is_only_a_picture(value))
    return tuple(
        value for value in values if value.kind is not Kind.FORMATTED_NAME or not _is_composed(value, composed)
    )


def letters_outside(values: Iterable[Value], encoding: str) -> str:
    """Give the letters of values that an encoding does not know, each once."""
    said = "".join(part for value in values for part in _texts(value))
    if said.isascii():
        return ""
    return "".join(letter for letter in dict.fromkeys(said) if not letter.encode(encoding, "ignore"))


def _texts(value: Value) -> Iterator[str]:
    yield from (value.text, *value.parts, *value.types, value.label, value.name, value.group, value.raw)
    yield from (text for pair in value.parameters for text in pair)


def _is_composed(value: Value, composed: str) -> bool:
    return value.text == composed and not value.parameters


def _is_only_a_picture(value: Value) -> bool:
    return value.photo is not None and not value.photo.url


def fill(cells: dict[str, str], columns: Mapping[str, str]) -> bool:
    """Fill columns that are all still free, and tell whether they were."""
    if not columns or not cells.keys().isdisjoint(columns):
        return False
    cells.update(columns)
    return True
