"""Write Google's CSV with the headers of 2024, which Google Contacts imports and we read back."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, first_of
from entourage.formats.delimited_labels import write_custom, write_label
from entourage.formats.delimited_writer import composed_names, fill, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entourage.domain.contact import Value
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
_ALONE = {Kind.TITLE: "Organization Title", Kind.BIRTHDAY: "Birthday"}
_SEPARATOR = " ::: "
_JOINED = {Kind.NICKNAME: ("Nickname", _SEPARATOR), Kind.CATEGORY: ("Labels", _SEPARATOR), Kind.NOTE: ("Notes", "\n\n")}
_EVERYONE = "* myContacts"

Cells = dict[str, str]
Blocks = defaultdict[str, list[tuple[str, ...]]]


def write(records: Iterable[Record]) -> bytes:
    """Write people in UTF-8; what has no column becomes a custom field, pictures without an address are left out."""
    rows = [_row(record.values) for record in records]
    most = Counter[str]()
    for _, blocks in rows:
        most |= Counter({name: len(entries) for name, entries in blocks.items()})
    headers = [*_FIXED]
    for name, parts in _BLOCKS.items():
        headers += [f"{name} {number} - {part}" for number in range(1, most[name] + 1) for part in parts]
    return table(headers, (cells | _numbered(blocks) for cells, blocks in rows), "utf-8")


def _numbered(blocks: Blocks) -> Cells:
    return {
        f"{name} {number} - {part}": text
        for name, entries in blocks.items()
        for number, entry in enumerate(entries, 1)
        for part, text in zip(_BLOCKS[name], entry, strict=True)
    }


def _row(values: Sequence[Value]) -> tuple[Cells, Blocks]:
    cells: Cells = {}
    blocks: Blocks = defaultdict(list)
    has_name = first_of(tuple(values), Kind.NAME) is not None
    composed = composed_names(values)
    for value in values:
        if value.is_empty or (value.kind is Kind.FORMATTED_NAME and value.text in composed):
            continue
        is_only_name = value.kind is Kind.FORMATTED_NAME and not has_name
        if not (is_only_name and fill(cells, {"First Name": value.text})):
            _place(value, cells, blocks)
    cells["Labels"] = " ::: ".join(filter(None, (cells.get("Labels"), _EVERYONE)))
    return cells, blocks


def _place(value: Value, cells: Cells, blocks: Blocks) -> None:
    """Put a value into its block or its columns; where these are taken, into a field of its own."""
    label = write_label(value.types, value.label)
    if value.kind in _LABELLED:
        blocks[_LABELLED[value.kind]].append((label, value.text))
    elif value.kind is Kind.ADDRESS:
        parts = value.as_address
        formatted = value.raw or "\n".join(filter(None, parts))
        blocks["Address"].append((label, formatted, *parts))
    elif value.kind is Kind.DATE or (value.kind is Kind.ANNIVERSARY):
        blocks["Event"].append(("Anniversary" if value.kind is Kind.ANNIVERSARY else label or value.name, value.text))
    elif value.kind in _JOINED:
        column, separator = _JOINED[value.kind]
        # A label cannot hold what separates labels.
        text = " / ".join(value.text.split(_SEPARATOR)) if separator == _SEPARATOR else value.text
        cells[column] = separator.join(filter(None, (cells.get(column), text)))
    elif not fill(cells, _columns(value)) and not (value.photo and not value.photo.url):
        blocks["Custom Field"].append(write_custom(value))


def _columns(value: Value) -> Cells:
    """Say which columns hold a value of a kind that Google keeps once."""
    if value.kind in _ALONE:
        return {_ALONE[value.kind]: value.text}
    if value.kind is Kind.NAME:
        return dict(zip(_NAME, value.as_name, strict=True))
    if value.kind is Kind.PHONETIC_NAME and not any(value.as_name[3:]):
        return dict(zip(_PHONETIC, value.as_name[:3], strict=True))
    if value.kind is Kind.ORGANIZATION:
        name, *units = value.parts or (value.text,)
        return {"Organization Name": name, "Organization Department": " ::: ".join(units)}
    if value.kind is Kind.PHOTO and value.photo:
        return {"Photo": value.photo.url}
    return {"File As": value.text} if value.kind is Kind.OTHER and value.name == "File As" else {}
