"""Read the tables (CSV) that mail programs, phones and networks export, and any other as far as it tells."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import chain, count, islice, zip_longest
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

from entourage.domain.contact import DATE_KINDS, Kind
from entourage.domain.dates import from_iso
from entourage.formats.columns import meaning_of
from entourage.formats.delimited_guess import accounts_column, is_data
from entourage.formats.delimited_rows import Row, find_layout, read_rows, split_lines
from entourage.formats.delimited_table import Table, table
from entourage.formats.delimited_values import Manner, Parts, values_of
from entourage.formats.dialects import LEFT_OUT, Block, Column, Recognized, is_known_header, recognize
from entourage.formats.leftovers import taken_back
from entourage.formats.record import NOTHING_TOLD, Notice, Reading, Record, Told
from entourage.formats.spreadsheets import unguard
from entourage.formats.text_encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from entourage.domain.contact import Value
    from entourage.formats.delimited_rows import Layout

_CLIP = 200
_SAYS_LITTLE = DATE_KINDS | {Kind.OTHER, Kind.CATEGORY, Kind.GENDER, Kind.LANGUAGE, Kind.PHOTO}
_SAYS_WHO = frozenset({Kind.FORMATTED_NAME, Kind.NAME, Kind.EMAIL, Kind.TELEPHONE, Kind.PROFILE, Kind.URL})
_SET_ASIDE = frozenset({LEFT_OUT, "identifier", "mail_name"})
_ADDRESS = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")
_MOST_ADDRESSES = 3
_LEAST_OTHERS = 4
_WORDS = re.compile(r"\w+")


def looks_like(text: str) -> bool:
    """Tell whether a text is a table of people: a known header, or rows of one width, or a list of addresses."""
    lines = split_lines(text[:100_000])
    layout = find_layout(lines, is_known_header)
    if not layout:
        return False
    if not is_data(layout.headers):
        columns = recognize(layout.headers).columns
        known = {column.block.kind for column in columns if column.is_known}
        if known & _SAYS_WHO:
            return True
        if len(columns) == 1:
            return False
    return _is_even(lines, replace(layout, headers=()))


def _is_even(lines: Sequence[str], layout: Layout) -> bool:
    """Tell whether nearly all rows have as many cells as the first, or each is an address."""
    rows = [item.cells for item in islice(read_rows(lines, layout), 50) if isinstance(item, Row)]
    if not rows or len(rows[0]) == 1:
        return accounts_column(rows)
    if len(rows) == 1:
        return _is_one_person(rows[0])
    return sum(len(row) == len(rows[0]) for row in rows) >= 0.8 * len(rows)


def _is_one_person(cells: Sequence[str]) -> bool:
    """Tell whether a row alone is somebody's: an address or a few in cells of their own, among enough that are not."""
    said = [cell.strip() for cell in cells if cell.strip()]
    addresses = sum(bool(_ADDRESS.fullmatch(cell)) for cell in said if len(cell) <= _CLIP)
    return 0 < addresses <= _MOST_ADDRESSES and len(said) - addresses >= _LEAST_OTHERS


def read(data: bytes, told: Told = NOTHING_TOLD) -> Reading:
    """Read the rows of a table, in their order, with a notice of what was not fully understood."""
    found = table(data, told)
    if found is None:
        encoding = decode(data, told=told.encoding).encoding
        return Reading(format="csv", encoding=encoding, items=iter([Notice(code="empty_file")]))
    recognized, unknown = found.recognized, found.strangers
    recalled = found.recalled if found.recalled and found.recalled.says_of_tables else None
    is_open = not found.told and not recalled
    needs_mapping = is_open and (not found.headers or (not recognized.dialect and bool(unknown)))
    nameless = [column.block.name for column in recognized.columns if not column.is_known and not meaning_of(column)]
    notices = [Notice(code="unknown_columns", text=", ".join(nameless)[:_CLIP])] if needs_mapping and nameless else []
    if found.newcomers:
        notices.append(Notice(code="new_columns", text=", ".join(found.newcomers)[:_CLIP]))
    if "\0" in found.decoded.text:
        notices.append(Notice(code="null_bytes"))
    return Reading(
        format="csv",
        dialect=recognized.dialect,
        encoding=found.decoded.encoding,
        evidence=found.decoded.evidence,
        needs_mapping=needs_mapping,
        columns=tuple(zip_longest(found.headers, map(meaning_of, recognized.columns), fillvalue="")),
        teaching=found.teaching(told),
        recalled=recalled.name if recalled else "",
        encoded_as=found.recalled.name if found.recalled and found.decoded.evidence == "taught" else "",
        items=_items([*notices, *found.items], recognized, _manner(found), found.headers),
    )


def _manner(found: Table) -> Manner:
    is_google = found.recognized.dialect.startswith(("google", "gmail"))
    return Manner(is_google=is_google, day_first=found.puts_day_first)


def _items(
    items: Sequence[Row | Notice], recognized: Recognized, manner: Manner, headers: Sequence[str]
) -> Iterator[Record | Notice]:
    for item in items:
        if isinstance(item, Notice):
            yield item
        else:
            yield from _read_row(item, recognized, manner, headers)


def _read_row(row: Row, recognized: Recognized, manner: Manner, headers: Sequence[str]) -> Iterator[Record | Notice]:
    columns = recognized.columns
    said, identifier = row_values([unguard(cell) if cell[:1] == "'" else cell for cell in row.cells], columns, manner)
    values, kind = taken_back(said)
    if not values or (recognized.dialect and values is said and all(map(says_little, values))):
        text = " ".join(filter(None, map(str.strip, row.cells)))
        yield Notice(line=row.line, code="no_content", text=text[:_CLIP], rejected=True)
        return
    extra = "".join(row.cells[len(columns) :]).strip() if len(row.cells) > len(columns) > 0 else ""
    if extra:
        yield Notice(line=row.line, code="extra_cells", text=extra[:_CLIP])
    yield from _doubts(row, values, columns, headers)
    yield Record(values=values, line=row.line, identifier=identifier, kind=kind, raw=_raw(row.cells, headers))


def _doubts(row: Row, values: Sequence[Value], columns: Sequence[Column], headers: Sequence[str]) -> Iterator[Notice]:
    """Tell of dates that are none, and of the first e-mail address that is none."""
    for value in values:
        if value.kind in DATE_KINDS and not from_iso(value.text):
            name = _heading(value, columns, headers)
            yield Notice(line=row.line, property=name, code="bad_date", text=value.text[:_CLIP])
    wrong = next((one for one in values if one.kind is Kind.EMAIL and one.text and "@" not in one.text), None)
    if wrong:
        name = _heading_above(wrong, row.cells, columns, headers)
        yield Notice(line=row.line, property=name, code="not_an_email", text=wrong.text[:_CLIP])


def row_values(cells: Sequence[str], columns: Sequence[Column], manner: Manner) -> tuple[tuple[Value, ...], str]:
    """Make the values that the columns of one row say, and find the source's own identifier."""
    blocks, identifier = _blocks(cells, columns)
    values: list[Value] = []
    for block, parts in blocks:
        values += values_of(block, parts, manner)
    return tuple(values), identifier


def _heading(value: Value, columns: Sequence[Column], headers: Sequence[str]) -> str:
    """Give the heading of the first column that holds values of a kind, as the table spells it."""
    named = zip(headers, columns, strict=False)
    return next((header for header, column in named if column.block.kind is value.kind), value.kind.value)


def _heading_above(value: Value, cells: Sequence[str], columns: Sequence[Column], headers: Sequence[str]) -> str:
    """Give the heading above the cell that says a value."""
    named = zip(headers, columns, cells, strict=False)
    above = (header for header, column, cell in named if column.block.kind is value.kind and value.text in cell)
    return next(above, "") or _heading(value, columns, headers)


def _raw(cells: Sequence[str], headers: Sequence[str]) -> str:
    """Write a row down in a form that outlives the order of its columns."""
    if len(cells) > len(headers) or len(set(headers)) < len(headers):
        named = zip_longest(headers, cells, fillvalue="")
        pairs = [(encode_basestring(header), cell) for header, cell in sorted(named) if cell]
    else:
        size = len(cells)
        pairs = [(header, cells[place]) for place, header in _in_order(tuple(headers)) if place < size and cells[place]]
    return "\n".join([f"[{header}, {encode_basestring(cell)}]" for header, cell in pairs])


@lru_cache(maxsize=16)
def _in_order(headers: tuple[str, ...]) -> list[tuple[int, str]]:
    """Order headers, as (place, header as JSON writes it)."""
    return [(place, encode_basestring(header)) for header, place in sorted(zip(headers, count(), strict=False))]


def says_little(value: Value) -> bool:
    """Tell whether a value alone makes nobody of a row."""
    if value.kind is Kind.PROFILE:
        return not (value.as_profile.handle or value.as_profile.url)
    return value.kind in _SAYS_LITTLE


def _blocks(cells: Sequence[str], columns: Sequence[Column]) -> tuple[Iterable[tuple[Block, Parts]], str]:
    """Gather the cells of a row by the values that they make together, and the source's own identifier."""
    blocks: dict[str, tuple[Block, Parts]] = {}
    identifier = ""
    beyond = map(_beyond, range(len(columns), len(cells)))
    for cell, column in zip(cells, chain(columns, beyond), strict=False):
        text = _tidy(cell) if cell else ""
        if not text:
            continue
        if column.is_identifier:
            identifier = text
        part, block = column.part, column.block
        if part in _SET_ASIDE and (part != "mail_name" or _is_repeated(text, cells, cell)):
            continue
        if block.key in blocks:
            parts = blocks[block.key][1]
            parts[part] = f"{parts[part]} {text}" if part in parts else text
        else:
            blocks[block.key] = block, {part: text}
    return blocks.values(), identifier


def _tidy(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip() if "\r" in cell else cell.strip()


def _beyond(index: int) -> Column:
    return Column(Block(Kind.OTHER, str(index), name=str(index + 1)), is_known=False)


def _is_repeated(text: str, cells: Sequence[str], own: str) -> bool:
    """Tell whether an e-mail's display name only repeats what other cells say ("John Smith (john@smith.org)")."""
    said = {word for cell in cells if cell is not own for word in _WORDS.findall(cell)}
    return said.issuperset(_WORDS.findall(text))
