"""Find rows in which an address, a number or a date stands beside the column that would hold it, and does not."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.formats.delimited_forms import DATE, MAIL, POSTCODE, TELEPHONE, WEB, WORDS, suits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entourage.formats.delimited_rows import Row
    from entourage.formats.dialects import Column

_DAY = r"\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)"
_LOOKS = {
    MAIL: re.compile(r"[^@\s]+@[^@\s]+\.\w{2,}"),
    TELEPHONE: re.compile(rf"(?!(?:{_DAY})$)\+?(?=(?:\D{{0,3}}\d){{7}})[\d\s()./-]{{7,25}}"),
    DATE: re.compile(_DAY),
    WEB: re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE),
}
_BEGINS = {TELEPHONE: frozenset("+(0123456789"), DATE: frozenset("0123456789"), WEB: frozenset("hHwW")}
_POSTCODE = re.compile(r"\d{4,6}|\d{3} \d{2}|\d{2}-\d{3}|\d{5}-\d{3,4}|\d{3}-\d{4}")
_LONGEST = 200  # letters of such a cell
_USUAL = 5  # one in so many rows, and it is no sign
# What may well hold an address, a number or a date.
_MAY_HOLD_ANY = frozenset({Kind.OTHER, Kind.NOTE, Kind.PROFILE})
_SURE, _LIKELY = 2, 1


def displaced(rows: Sequence[Row], columns: Sequence[Column], forms: Sequence[str]) -> set[int]:
    """Give the lines of rows in which two cells stand beside their columns, or one where nothing of the kind stands.

    What is no address among addresses is told of in any case.
    """
    found = Counter[int]()
    for place, (column, form) in enumerate(zip(columns, forms, strict=False)):
        weight = _LIKELY if column.block.kind in _MAY_HOLD_ANY else _SURE
        for other in _beside(forms, place) - {form}:
            if form != MAIL and not (other == TELEPHONE and form == POSTCODE):
                found.update(dict.fromkeys(_lines(rows, forms, place, other), weight))
    return {line for line, weight in found.items() if weight >= _SURE}.union(*_beside_postcodes(rows, forms))


def _beside_postcodes(rows: Sequence[Row], forms: Sequence[str]) -> Iterator[set[int]]:
    """Give the lines of rows that say a postcode beside its column, and there words."""
    for place in (place for place, form in enumerate(forms) if form == POSTCODE):
        near = [other for other in (place - 1, place + 1) if 0 <= other < len(forms) and forms[other] == WORDS]
        words = [row for row in rows if len(row.cells) > place and suits(row.cells[place].strip(), POSTCODE) < 0]
        yield {
            row.line
            for row in words
            for other in near
            if other < len(row.cells) and _POSTCODE.fullmatch(row.cells[other].strip())
        }


def _beside(forms: Sequence[str], place: int) -> set[str]:
    return {form for form in (*forms[max(place - 1, 0) : place], *forms[place + 1 : place + 2]) if form in _LOOKS}


def _lines(rows: Sequence[Row], forms: Sequence[str], place: int, form: str) -> list[int]:
    """Give the lines of rows whose cell is what its neighbour lacks; none where the column holds such elsewhere too."""
    looks, begins = _LOOKS[form].fullmatch, _BEGINS.get(form)
    within = [row for row in rows if place < len(row.cells) and row.cells[place]]
    if begins:
        within = [row for row in within if row.cells[place].lstrip()[:1] in begins]
    found = [row for row in within if len(row.cells[place]) <= _LONGEST and looks(row.cells[place].strip())]
    if not found or _USUAL * (len(found) - 1) >= len(rows):
        return []
    is_only_there = all(_is_missed(row.cells, forms, place, form) for row in found)
    return [row.line for row in found] if is_only_there else []


def _is_missed(cells: Sequence[str], forms: Sequence[str], place: int, form: str) -> bool:
    """Tell whether, of the columns side by side that hold such, one says nothing of the kind."""
    for step in (-1, 1):
        other = place + step
        while 0 <= other < len(forms) and forms[other] == form:
            cell = cells[other].strip() if other < len(cells) else ""
            if not cell or (form != MAIL and suits(cell, form) < 0):
                return True
            other += step
    return False
