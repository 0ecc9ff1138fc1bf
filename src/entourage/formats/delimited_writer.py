"""What the writers of tables share."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, first_of
from entourage.formats.spreadsheets import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entourage.domain.contact import Value


def table(headers: Sequence[str], rows: Iterable[Mapping[str, str]], encoding: str) -> bytes:
    """Write a header and rows with commas and CRLF (RFC 4180), guarded against being computed."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headers)
    for row in rows:
        guarded = {header: guard(cell) for header, cell in row.items() if cell}
        writer.writerow([guarded.get(header, "") for header in headers])
    return text.getvalue().encode(encoding, "replace")


def composed_names(values: Sequence[Value]) -> frozenset[str]:
    """Give the full names that the parts of a name already say, so that they need no place of their own."""
    value = first_of(tuple(values), Kind.NAME)
    if not value:
        return frozenset()
    name = value.as_name
    orders = (
        (name.given, name.family),
        (name.given, name.additional, name.family),
        (name.prefix, name.given, name.additional, name.family),
        (name.prefix, name.given, name.additional, name.family, name.suffix),
        (name.given, name.additional, name.family, name.suffix),
    )
    return frozenset(" ".join(filter(None, order)) for order in orders)


def fill(cells: dict[str, str], columns: Mapping[str, str]) -> bool:
    """Fill columns that are all still free, and tell whether they were."""
    if not columns or not cells.keys().isdisjoint(columns):
        return False
    cells.update(columns)
    return True
