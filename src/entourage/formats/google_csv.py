"""Write Google's CSV with the headers of 2024, which Google Contacts imports and we read back exactly."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, first_of
from entourage.domain.dates import from_iso
from entourage.formats.delimited import read_back, says_little
from entourage.formats.delimited_labels import read_custom, write_custom, write_label
from entourage.formats.delimited_values import Manner
from entourage.formats.delimited_writer import fill, for_table, table
from entourage.formats.dialects import OWN_IDENTIFIER, recognize
from entourage.formats.leftovers import ALWAYS, FIELD, leftovers
from entourage.formats.vcard_components import says_the_same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from entourage.domain.contact import Value
    from entourage.formats.dialects import Column
    from entourage.formats.record import Record

_NAME = ("Last Name", "First Name", "Middle Name", "Name Prefix", "Name Suffix")
_PHONETIC = ("Phonetic Last Name", "Phonetic First Name", "Phonetic Middle Name")
_FIXED = (
    *("First Name", "Middle Name", "Last Name", *reversed(_PHONETIC), "Name Prefix", "Name Suffix", "Nickname"),
    *("File As", "Organization Name", "Organization Title", "Organization Department", "Birthday", "Notes", "Photo"),
    "Labels",
)
_ADDRESS = ("PO Box", "Extended Address", "Street", "City", "Region", "Postal Code", "Country")
_PLAIN = ("Label", "Value")
_BLOCKS = {
    "E-mail": _PLAIN,
    "Phone": _PLAIN,
    "Address": ("Label", "Formatted", *_ADDRESS),
    "Relation": _PLAIN,
    "Website": _PLAIN,
    "Event": _PLAIN,
    "Custom Field": _PLAIN,
}
_LABELLED = {Kind.EMAIL: "E-mail", Kind.TELEPHONE: "Phone", Kind.RELATED: "Relation", Kind.URL: "Website"}
_ALONE = {Kind.TITLE: "Organization Title", Kind.BIRTHDAY: "Birthday", Kind.NOTE: "Notes"}
_SEPARATOR = " ::: "
_JOINED = {Kind.NICKNAME: "Nickname", Kind.CATEGORY: "Labels"}
_FEW_BLOCKS = 8
_EVERYONE = "* myContacts"
_MANNER = Manner(is_google=True, day_first=False)

Cells = dict[str, str]
Blocks = defaultdict[str, list[tuple[str, ...]]]
Row = tuple[Cells, Blocks]


def write(records: Iterable[Record], bare: list[str] | None = None) -> Iterator[bytes]:
    """Write people in UTF-8; what has no column becomes a custom field, pictures without an address are left out.

    bare: where it is given, no lines of a vCard are written, and it names those of whom something then stays out.
    """
    rows = [_row(record, bare) for record in records]
    own = () if bare is not None else (OWN_IDENTIFIER,)
    most = dict.fromkeys(_BLOCKS, 0)
    for _, blocks in rows:
        most |= {name: max(most[name], len(entries)) for name, entries in blocks.items()}
    return table(_lines(rows, (*_headers(most), *own)), "utf-8")


def _lines(rows: Iterable[Row], headers: Sequence[str]) -> Iterator[Sequence[str]]:
    yield headers
    for row in rows:
        cells = _cells(row)
        yield [cells.get(header, "") for header in headers]


def _headers(counts: Mapping[str, int]) -> tuple[str, ...]:
    numbered = (
        f"{name} {number} - {part}"
        for name, parts in _BLOCKS.items()
        for number in range(1, counts[name] + 1)
        for part in parts
    )
    return (*_FIXED, *numbered)


@cache
def _fixed_columns() -> dict[str, Column]:
    return dict(zip(_FIXED, recognize(_FIXED).columns, strict=True))


@cache
def _columns(name: str, most: int) -> tuple[Column, ...]:
    """Say once what the headers of so many blocks of a kind mean to the reader."""
    headers = _headers(dict.fromkeys(_BLOCKS, 0) | {name: most})
    return recognize(headers).columns[len(_FIXED) :]


def _cells(row: Row) -> Cells:
    fixed, blocks = row
    return fixed | {
        f"{name} {number} - {part}": text
        for name, entries in blocks.items()
        for number, entry in enumerate(entries, 1)
        for part, text in zip(_BLOCKS[name], entry, strict=True)
    }


def _read_back(row: Row) -> tuple[Value, ...]:
    """Read a row as it will be read from the file."""
    fixed, blocks = row
    texts, columns = list(fixed.values()), [_fixed_columns()[header] for header in fixed]
    for name, entries in blocks.items():
        room = max(_FEW_BLOCKS, 1 << len(entries).bit_length())
        texts += chain.from_iterable(entries)
        columns += _columns(name, room)[: len(entries) * len(_BLOCKS[name])]
    return read_back(texts, columns, _MANNER)


def _row(record: Record, bare: list[str] | None) -> Row:
    """Put a person's values into columns, then what does not come back from them into fields of their own."""
    values = for_table(record)
    cells: Cells = {}
    blocks: Blocks = defaultdict(list)
    has_name = first_of(values, Kind.NAME) is not None
    for value in values:
        is_only_name = value.kind is Kind.FORMATTED_NAME and not has_name
        if not (is_only_name and fill(cells, {"First Name": value.text})):
            _place(value, cells, blocks)
    cells["Labels"] = _SEPARATOR.join(filter(None, (cells.get("Labels"), _EVERYONE)))
    alone, more = leftovers(values, _read_back((cells, blocks)), record.kind)
    if bare is not None:
        bare += [record.identifier] if alone else []
        return cells, blocks
    cells[OWN_IDENTIFIER] = record.identifier
    if not alone and not more and all(map(says_little, values)):
        alone = [ALWAYS]
    blocks["Custom Field"] += [(FIELD, line) for line in (*alone, *more)]
    return cells, blocks


def _place(value: Value, cells: Cells, blocks: Blocks) -> None:
    """Put a value into its block or its columns; where these are taken, into a field of its own."""
    label = write_label(value.types, value.label)
    if value.kind in _LABELLED:
        blocks[_LABELLED[value.kind]].append((label, value.text))
    elif value.kind is Kind.ADDRESS:
        parts = value.as_address
        formatted = "" if says_the_same(value) else value.raw
        formatted = formatted or "\n".join(filter(None, parts))
        blocks["Address"].append((label, formatted, *parts))
    elif value.kind in (Kind.DATE, Kind.ANNIVERSARY) and from_iso(value.text):
        blocks["Event"].append(("Anniversary" if value.kind is Kind.ANNIVERSARY else label or value.name, value.text))
    elif value.kind in _JOINED:
        # Neither can hold what separates them.
        column, text = _JOINED[value.kind], " / ".join(value.text.split(_SEPARATOR))
        cells[column] = _SEPARATOR.join(filter(None, (cells.get(column), text)))
    elif not fill(cells, _alone(value)):
        custom = write_custom(value)
        if read_custom(*custom).text == value.text:
            blocks["Custom Field"].append(custom)


def _alone(value: Value) -> Cells:
    """Say which columns hold a value of a kind that Google keeps once."""
    if value.kind in _ALONE:
        return {_ALONE[value.kind]: value.text} if value.kind is not Kind.BIRTHDAY or from_iso(value.text) else {}
    if value.kind is Kind.NAME:
        return dict(zip(_NAME, value.as_name, strict=True))
    if value.kind is Kind.PHONETIC_NAME:
        return dict(zip(_PHONETIC, value.as_name[:3], strict=True))
    if value.kind is Kind.ORGANIZATION:
        name, *units = value.parts or (value.text,)
        return {"Organization Name": name, "Organization Department": _SEPARATOR.join(units)}
    if value.kind is Kind.PHOTO and value.photo:
        return {"Photo": value.photo.url}
    return {"File As": value.text} if value.kind is Kind.OTHER and value.name == "File As" else {}
