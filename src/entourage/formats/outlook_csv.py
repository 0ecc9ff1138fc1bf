"""Write Outlook's CSV with its English headers, which Outlook imports in every language and we read back."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, first_of
from entourage.domain.dates import from_iso
from entourage.formats.delimited_labels import write_custom, write_label
from entourage.formats.delimited_writer import composed_names, fill, table
from entourage.formats.dialects import recognize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from entourage.domain.contact import Value
    from entourage.formats.record import Record

_PLACES = ("Business", "Home", "Other")
_LINES = ("Street", "Street 2", "Street 3", "City", "State", "Postal Code", "Country/Region")
_HEADERS = (
    *("Title", "First Name", "Middle Name", "Last Name", "Suffix", "Company", "Department", "Job Title"),
    *(f"{place} {line}" for place in _PLACES for line in _LINES),
    *("Assistant's Phone", "Business Fax", "Business Phone", "Business Phone 2", "Callback", "Car Phone"),
    *("Company Main Phone", "Home Fax", "Home Phone", "Home Phone 2", "ISDN", "Mobile Phone", "Other Fax"),
    *("Other Phone", "Pager", "Primary Phone", "Radio Phone", "TTY/TDD Phone", "Telex", "Account", "Anniversary"),
    *("Assistant's Name", "Billing Information", "Birthday", "Business Address PO Box", "Categories", "Children"),
    *("Directory Server", "E-mail Address", "E-mail Type", "E-mail Display Name", "E-mail 2 Address", "E-mail 2 Type"),
    *("E-mail 2 Display Name", "E-mail 3 Address", "E-mail 3 Type", "E-mail 3 Display Name", "Gender"),
    *("Government ID Number", "Hobby", "Home Address PO Box", "Initials", "Internet Free Busy", "Keywords"),
    *("Language", "Location", "Manager's Name", "Mileage", "Notes", "Office Location", "Organizational ID Number"),
    *("Other Address PO Box", "Priority", "Private", "Profession", "Referred By", "Sensitivity", "Spouse"),
    *("User 1", "User 2", "User 3", "User 4", "Web Page"),
)
_MARKS = frozenset({"pref", "voice", "internet", "text", "msg"})
_SEXES = {"M": "Male", "F": "Female"}
_SEPARATORS = re.compile(r"\s*[;,\n]\s*|\s*:::\s*")
_FAX = frozenset({"fax"})

Cells = dict[str, str]
Meaning = tuple[Kind, frozenset[str]]


def write(records: Iterable[Record]) -> bytes:
    """Write people in UTF-8 with a BOM, dates as ISO 8601, which every language of Outlook reads alike.

    What has no column goes to the notes, one line each; pictures without an address are left out.
    """
    return table(_HEADERS, (_row(record.values) for record in records), "utf-8-sig")


def _row(values: Sequence[Value]) -> Cells:
    cells: Cells = {}
    notes, rest = [], []
    composed = composed_names(values)
    for value in values:
        if value.is_empty or (value.kind is Kind.FORMATTED_NAME and value.text in composed):
            continue
        if value.kind is Kind.NOTE:
            notes.append(value.text)
        elif value.kind is Kind.CATEGORY:
            # A category cannot hold what separates categories.
            text = " / ".join(_SEPARATORS.split(value.text))
            cells["Categories"] = ";".join(filter(None, (cells.get("Categories"), text)))
        elif not _is_only_a_picture(value) and (not fill(cells, _columns(value, cells, values)) or value.label):
            rest.append(_line(value))
    cells["Notes"] = "\n\n".join([*notes, *(["\n".join(rest)] if rest else [])])
    return cells


def _is_only_a_picture(value: Value) -> bool:
    return value.photo is not None and not value.photo.url


def _line(value: Value) -> str:
    """Write a value without a column as a line of the notes ("Nickname: Bob", "Telephone (Home): 123")."""
    name, text = write_custom(value)
    label = write_label(value.types, value.label).removeprefix("* ")
    text = text.replace(" ::: ", ", ")
    return f"{name} ({label}): {text}" if label else f"{name}: {text}"


def _columns(value: Value, cells: Cells, values: Sequence[Value]) -> Cells:
    """Say which columns hold a value; none where Outlook has no place for it."""
    if value.kind is Kind.FORMATTED_NAME:
        return {} if first_of(tuple(values), Kind.NAME) else {"First Name": value.text}
    return _PLACERS.get(value.kind, _whole)(value, cells)


@cache
def _columns_by_meaning() -> dict[Meaning, dict[str, list[str]]]:
    """Turn what the reader knows of the headers around: meaning -> part -> headers, first to last."""
    found: dict[Meaning, dict[str, list[str]]] = {}
    for header, column in zip(_HEADERS, recognize(_HEADERS).columns, strict=True):
        meaning = column.block.kind, frozenset(column.block.types)
        found.setdefault(meaning, {}).setdefault(column.part, []).append(header)
    return found


def _name(value: Value, _cells: Cells) -> Cells:
    columns = _columns_by_meaning()[value.kind, frozenset()]
    return {columns[part][0]: text for part, text in value.as_name._asdict().items()}


def _organization(value: Value, _cells: Cells) -> Cells:
    name, *units = value.parts or (value.text,)
    return {"Company": name, "Department": ", ".join(units)}


def _own(value: Value, _cells: Cells) -> Cells:
    return {value.name: value.text} if value.name in _own_headers() else {}


def _whole_day(value: Value, cells: Cells) -> Cells:
    date = from_iso(value.text)
    return _whole(value, cells) if date and date.year and date.day else {}


def _whole(value: Value, cells: Cells) -> Cells:
    types = frozenset(value.types) - _MARKS
    if value.kind is Kind.TELEPHONE:
        types = types or frozenset({"pref" if "pref" in value.types else "other"})
        types = types | {"other"} if types == _FAX else types
    elif value.kind is not Kind.RELATED:
        types = frozenset()
    headers = _columns_by_meaning().get((value.kind, types), {}).get("value", [])
    header = next((header for header in headers if header not in cells), "")
    text = _SEXES.get(value.text, value.text) if value.kind is Kind.GENDER else value.text
    return {header: text} if header else {}


def _address(value: Value, _cells: Cells) -> Cells:
    place = next((word for word in ("work", "home") if word in value.types), "other")
    address = value.as_address
    lines = "\n".join(filter(None, (address.extended, address.street))).split("\n", 2)
    texts = address._asdict() | dict(zip(("street", "street2", "street3"), lines, strict=False))
    columns = _columns_by_meaning()[Kind.ADDRESS, frozenset({place})]
    return {headers[0]: texts.get(part, "") for part, headers in columns.items()}


@cache
def _own_headers() -> frozenset[str]:
    """Give the headers of columns that no field is for."""
    found = (
        headers
        for (kind, _), parts in _columns_by_meaning().items()
        for headers in parts.values()
        if kind is Kind.OTHER
    )
    return frozenset(header for headers in found for header in headers)


_PLACERS: dict[Kind, Callable[[Value, Cells], Cells]] = {
    Kind.NAME: _name,
    Kind.ORGANIZATION: _organization,
    Kind.ADDRESS: _address,
    Kind.OTHER: _own,
    Kind.BIRTHDAY: _whole_day,
    Kind.ANNIVERSARY: _whole_day,
}
