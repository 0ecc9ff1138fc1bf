"""Read the tables (CSV) that mail programs, phones and networks export, and any other as far as it tells."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from itertools import chain, compress, islice, zip_longest
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.contact import DATE_KINDS, Kind
from entourage.domain.dates import from_iso
from entourage.formats.columns import meaning_of
from entourage.formats.delimited_dates import told_of_order
from entourage.formats.delimited_defaults import is_default
from entourage.formats.delimited_guess import accounts_column, is_data
from entourage.formats.delimited_numbers import numbers_mended
from entourage.formats.delimited_rows import Row, find_layout, read_rows, split_lines
from entourage.formats.delimited_table import Table, table
from entourage.formats.delimited_values import Manner, Parts, values_of
from entourage.formats.dialects import LEFT_OUT, Block, Column, Recognized, is_known_header, recognize
from entourage.formats.leftovers import taken_back
from entourage.formats.mailboxes import may_be_address
from entourage.formats.netted import netted
from entourage.formats.record import NOTHING_TOLD, Notice, Part, Reading, Record, Told
from entourage.formats.spreadsheets import unguard
from entourage.formats.text_encoding import decode_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from entourage.domain.contact import Value
    from entourage.formats.delimited_rows import Layout
    from entourage.formats.text_encoding import Decoded

_CLIP = 200
_WORTH = 2000  # rows of a table from which processes are worth their start
_AT_ONCE = 100
_SAYS_LITTLE = DATE_KINDS | {Kind.OTHER, Kind.CATEGORY, Kind.GENDER, Kind.LANGUAGE, Kind.PHOTO}
# By a name of its own, because to ask an enumeration for its member takes a while.
_BIRTHDAY, _EMAIL, _PROFILE, _TELEPHONE = Kind.BIRTHDAY, Kind.EMAIL, Kind.PROFILE, Kind.TELEPHONE
_DIALLED = re.compile(r"(?!0)\d")
_SAYS_WHO = frozenset({Kind.FORMATTED_NAME, Kind.NAME, Kind.EMAIL, Kind.TELEPHONE, Kind.PROFILE, Kind.URL})
_SET_ASIDE = frozenset({LEFT_OUT, "identifier", "mail_name"})
_ADDRESS = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+")
_ACCOUNT = re.compile(r"@?[\w.-]+(?:@[\w-]+(?:[.:][\w-]+)*)?")
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


def read(data: bytes, told: Told = NOTHING_TOLD, decoded: Decoded | None = None) -> Reading:
    """Read the rows of a table, in their order, with a notice of what was not fully understood.

    decoded: what it says as a text, where that is known.
    """
    decoded = decoded or decode_file(data, told.encoding)
    found = table(data, told, decoded)
    if found is None:
        return Reading(format="csv", encoding=decoded.encoding, items=iter([Notice(code="empty_file")]))
    recognized, unknown = found.recognized, found.strangers
    tables = (found, *found.following)
    recalled = found.recalled if found.recalled and found.recalled.says_of_tables else None
    is_open = not found.told and not recalled
    needs_mapping = is_open and (not found.headers or (not recognized.dialect and bool(unknown)))
    open_ones = [found] * is_open + list(found.following)
    nameless = list(dict.fromkeys(chain.from_iterable(map(_nameless, open_ones))))
    notices = [Notice(code="unknown_columns", text=", ".join(nameless)[:_CLIP])] if nameless else []
    notices += [*_told_of_columns(found), *chain.from_iterable(map(told_of_order, tables))]
    parts = partial(_parts, [(one.items, _Sense(one.recognized, _manner(one), one.headers)) for one in tables])
    return Reading(
        format="csv",
        dialect=recognized.dialect,
        encoding=found.decoded.encoding,
        evidence=found.decoded.evidence,
        needs_mapping=needs_mapping,
        columns=tuple(zip_longest(found.headers, map(meaning_of, recognized.columns), fillvalue="")),
        teaching=found.teaching(told),
        learned=found.learned(),
        recalled=recalled.name if recalled else "",
        encoded_as=found.recalled.name if found.recalled and found.decoded.evidence == "taught" else "",
        items=chain(notices, (item for part in parts() for item in part.items())),
        begin=tuple(notices),
        people=sum(len(one.items) for one in tables),
        pieces=parts if sum(len(one.items) for one in tables) >= _WORTH else None,
    )


def _told_of_columns(found: Table) -> list[Notice]:
    """Tell of columns that came since it was said what they hold, of those kept as before, and of null bytes."""
    fresh, kept = ", ".join(found.newcomers)[:_CLIP], ", ".join(found.kept)[:_CLIP]
    notices = [Notice(code="new_columns", text=fresh)] if fresh else []
    notices += [Notice(code="kept_columns", text=kept)] if kept else []
    return [*notices, Notice(code="null_bytes")] if "\0" in found.decoded.text else notices


def _nameless(found: Table) -> list[str]:
    """Name the columns of which nothing says what they hold, of a known program those that say something."""
    columns = found.recognized.columns
    unsaid = [place for place, one in enumerate(columns) if not one.is_known and not meaning_of(one)]
    if found.recognized.dialect:
        strange = [place for place in unsaid if not is_known_header(columns[place].block.name)]
        unsaid = [place for place in strange if _says_something(found.rows, place)]
    return [columns[place].block.name for place in unsaid]


def _says_something(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Tell whether a cell of a column says more than what programs write where nobody said anything."""
    said = (cell for row in rows for cell in row[place : place + 1] if cell)
    return any(text and not is_default(text) for text in map(str.strip, said))


def _manner(found: Table) -> Manner:
    is_google = found.recognized.dialect.startswith(("google", "gmail"))
    return Manner(is_google=is_google, day_first=found.puts_day_first, is_own=not found.recognized.dialect)


class _Headings(NamedTuple):
    """Hold the headings of a table: their names, how a cell below each is written down, and in which order.

    ranks: none where two are called alike.
    """

    names: Sequence[str]
    begun: Sequence[str]
    ranks: Sequence[int]


def _headings(names: Sequence[str]) -> _Headings:
    places = {name: place for place, name in enumerate(sorted(names))}
    ranks = [places[name] for name in names] if len(places) == len(names) else []
    return _Headings(names, [f"[{encode_basestring(name)}, " for name in names], ranks)


class _Sense(NamedTuple):
    """Hold what the columns of a table are taken for, and their headings."""

    recognized: Recognized
    manner: Manner
    headers: Sequence[str]


def _parts(tables: Sequence[tuple[Sequence[Row | Notice], _Sense]]) -> Iterator[Part]:
    """Part tables into some rows each."""
    for items, sense in tables:
        for start in range(0, len(items), _AT_ONCE):
            yield Part(_read_part, (items[start : start + _AT_ONCE], sense), items[start].line)


def _read_part(part: tuple[Sequence[Row | Notice], _Sense]) -> Iterator[Record | Notice]:
    """Read some rows; where the reader fails, the rest of them is lost, and told."""
    return netted(_items(*part), part[0][0].line)


def _items(items: Sequence[Row | Notice], sense: _Sense) -> Iterator[Record | Notice]:
    headings = _headings(sense.headers)
    for item in items:
        if isinstance(item, Notice):
            yield item
        else:
            yield from _read_row(item, sense.recognized, sense.manner, headings)


def _read_row(row: Row, recognized: Recognized, manner: Manner, headings: _Headings) -> Iterator[Record | Notice]:
    columns, names = recognized.columns, headings.names
    read, identifier = row_values(_unguarded(row.cells), columns, manner)
    said, ruined = numbers_mended(read, row.line, lambda one: _heading_above(one, row.cells, columns, names))
    values, kind = taken_back(said)
    says_nothing = recognized.dialect and values is said and all(map(says_little, values))
    if not values or says_nothing or (recognized.dialect == "mastodon" and not _may_be_account(values)):
        text = " ".join(filter(None, map(str.strip, row.cells)))
        yield Notice(line=row.line, code="no_content", text=text[:_CLIP], rejected=True)
        return
    extra = "; ".join(filter(None, map(str.strip, row.cells[len(columns) :]))) if columns else ""
    if extra:
        yield Notice(line=row.line, code="extra_cells", text=extra[:_CLIP])
    yield from ruined
    yield from _doubts(row, values, columns, names)
    yield Record(values=values, line=row.line, identifier=identifier, kind=kind, raw=_raw(row.cells, headings))


def _unguarded(cells: Sequence[str]) -> Sequence[str]:
    # Most rows have no such cell, and to look at each would take five times as long.
    joined = "\n" + "\n".join(cells)
    return list(map(unguard, cells)) if "\n'" in joined or '\n="' in joined else cells


def _doubts(row: Row, values: Sequence[Value], columns: Sequence[Column], headers: Sequence[str]) -> list[Notice]:
    """Tell of dates that are none, of a second birth, and of the first e-mail address and telephone that is none."""
    notices = []
    wrong: dict[Kind, Value] = {}
    for value in values:
        if value.kind in DATE_KINDS and not from_iso(value.text):
            name = _heading_above(value, row.cells, columns, headers)
            notices.append(Notice(line=row.line, property=name, code="bad_date", text=value.text[:_CLIP]))
        elif value.kind is _PROFILE and (day := value.as_profile.connected_on) and not from_iso(day):
            name = next((h for h, one in zip(headers, columns, strict=False) if one.part == "connected_on"), "")
            notices.append(Notice(line=row.line, property=name, code="bad_date", text=day[:_CLIP]))
        elif value.kind is _EMAIL and value.text and not may_be_address(value.text):
            wrong.setdefault(_EMAIL, value)
        elif value.kind is _TELEPHONE and value.text and not _DIALLED.search(value.text):
            wrong.setdefault(_TELEPHONE, value)
    births = {value.text: value for value in values if value.kind is _BIRTHDAY and from_iso(value.text)}
    for value in list(births.values())[1:]:
        name = _heading_above(value, row.cells, columns, headers)
        notices.append(Notice(line=row.line, property=name, code="births_differ", text=value.text[:_CLIP]))
    for kind, value in wrong.items():
        code = "not_an_email" if kind is _EMAIL else "not_a_number"
        name = _heading_above(value, row.cells, columns, headers)
        notices.append(Notice(line=row.line, property=name, code=code, text=value.text[:_CLIP]))
    return notices


def read_back(cells: Sequence[str], columns: Sequence[Column], manner: Manner) -> tuple[Value, ...]:
    """Say what a row that is about to be written will be read as."""
    values, _ = row_values(cells, columns, manner)
    return numbers_mended(values, 0, lambda _: "")[0]


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
    return next((header for header, column in named if column.block.kind is value.kind), value.kind)


def _heading_above(value: Value, cells: Sequence[str], columns: Sequence[Column], headers: Sequence[str]) -> str:
    """Give the heading above the cell that says a value."""
    named = zip(headers, columns, cells, strict=False)
    above = [(header, cell) for header, column, cell in named if column.block.kind is value.kind and value.text in cell]
    exactly = (header for header, cell in above if cell.strip() == value.text)
    return next(exactly, "") or (above[0][0] if above else "") or _heading(value, columns, headers)


def _raw(cells: Sequence[str], headings: _Headings) -> str:
    """Write a row down in a form that outlives the order of its columns."""
    names, begun, ranks = headings
    if len(cells) > len(names) or not ranks:
        named = zip_longest(names, cells, fillvalue="")
        pairs = [(encode_basestring(header), cell) for header, cell in sorted(named) if cell]
        return "\n".join([f"[{header}, {encode_basestring(cell)}]" for header, cell in pairs])
    said = sorted(_said(cells), key=ranks.__getitem__)
    return "\n".join([f"{begun[place]}{encode_basestring(cells[place])}]" for place in said])


def _said(cells: Sequence[str]) -> Iterator[int]:
    """Give the places of cells that say something."""
    return compress(range(len(cells)), cells)


def says_little(value: Value) -> bool:
    """Tell whether a value alone makes nobody of a row."""
    if value.kind is _PROFILE:
        return not (value.as_profile.handle or value.as_profile.url)
    return value.kind in _SAYS_LITTLE


def _may_be_account(values: Sequence[Value]) -> bool:
    """Tell whether a row of a list of accounts names one; a line that says nothing else may be a remark."""
    return len(values) > 1 or any(_ACCOUNT.fullmatch(one.as_profile.handle) for one in values if one.kind is _PROFILE)


def _blocks(cells: Sequence[str], columns: Sequence[Column]) -> tuple[Iterable[tuple[Block, Parts]], str]:
    """Gather the cells of a row by the values that they make together, and the source's own identifier."""
    blocks: dict[str, tuple[Block, Parts]] = {}
    identifier = ""
    for place in _said(cells):
        cell = cells[place]
        text = cell.strip() if "\r" not in cell else cell.replace("\r\n", "\n").replace("\r", "\n").strip()
        if not text:
            continue
        column = columns[place] if place < len(columns) else _beyond(place)
        if column.is_identifier:
            identifier = text.removeprefix("@") if column.part == "handle" else text
        part, block = column.part, column.block
        if part in _SET_ASIDE and (part != "mail_name" or _is_repeated(text, cells, cell)):
            continue
        if block.key in blocks:
            parts = blocks[block.key][1]
            parts[part] = f"{parts[part]} {text}" if part in parts else text
        else:
            blocks[block.key] = block, {part: text}
    return blocks.values(), identifier


def _beyond(index: int) -> Column:
    return Column(Block(Kind.OTHER, str(index), name=str(index + 1)), is_known=False)


def _is_repeated(text: str, cells: Sequence[str], own: str) -> bool:
    """Tell whether an e-mail's display name only repeats what other cells say ("John Smith (john@smith.org)")."""
    words = set(_WORDS.findall(text))
    for cell in filter(None, cells):
        if cell is not own:
            words.difference_update(_WORDS.findall(cell))
            if not words:
                return True
    return not words
