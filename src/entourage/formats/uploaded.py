"""Read the address book that a phone once uploaded to Facebook or Instagram, as their archives give it back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Name, Value
from entourage.formats.facebook import other_value, unescaped
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLIP = 200
_KNOWN = frozenset({"name", "details", "created_timestamp", "updated_timestamp", "timestamp"})
_FIRST, _LAST, _INFO = range(3)


def facebook_book_of(document: object) -> list[object] | None:
    """Find the people of Facebook's your_address_books.json, or None where it is another file."""
    if not isinstance(document, dict):
        return None
    for outer, inner in (("address_book_v2", "address_book"), ("address_book", "address_book_v2")):
        around = document.get(outer)
        found = around.get(inner) if isinstance(around, dict) else around
        if isinstance(found, list) and all(isinstance(one, dict) and "name" in one for one in found):
            return found
    return None


def read_facebook_book(people: list[object]) -> Iterator[Record | Notice]:
    """Read each person: a name, and addresses and numbers in one list."""
    for place, one in enumerate(people, 1):
        entry = one if isinstance(one, dict) else {}
        name = _text(entry.get("name"))
        details = entry.get("details")
        points = [_point(each) for each in details] if isinstance(details, list) else []
        values = [Value(kind=Kind.FORMATTED_NAME, text=name)] if name else []
        values += [point for point in points if point]
        if not values:
            yield Notice(line=place, code="no_content", text=str(one)[:_CLIP], rejected=True)
            continue
        values += [other_value(key, value) for key, value in entry.items() if key not in _KNOWN and value]
        yield Record(line=place, values=tuple(values), raw=json.dumps(one, indent=0))


def instagram_book_of(document: object) -> list[object] | None:
    """Find the people of Instagram's synced_contacts.json, or None where it is another file."""
    found = document.get("contacts_contact_info") if isinstance(document, dict) else None
    is_known = isinstance(found, list) and all(isinstance(one, dict) and "string_map_data" in one for one in found)
    return found if is_known and isinstance(found, list) else None


def read_instagram_book(people: list[object]) -> Iterator[Record | Notice]:
    """Read each person: first name, last name, address or number, in this order, with headings in any language."""
    for place, one in enumerate(people, 1):
        data = one.get("string_map_data") if isinstance(one, dict) else None
        cells = [_text(each.get("value")) if isinstance(each, dict) else "" for each in _listed(data)]
        said = [*cells, "", "", ""]
        values = [Value(kind=Kind.NAME, parts=Name(said[_LAST], said[_FIRST]))] if said[_FIRST] or said[_LAST] else []
        values += filter(None, (_reached(cell) for cell in cells[_INFO:]))
        if not values:
            yield Notice(line=place, code="no_content", text=str(one)[:_CLIP], rejected=True)
            continue
        yield Record(line=place, values=tuple(values), raw=json.dumps(one, indent=0))


def _listed(data: object) -> list[object]:
    return list(data.values()) if isinstance(data, dict) else []


def _point(detail: object) -> Value | None:
    return _reached(_text(detail.get("contact_point"))) if isinstance(detail, dict) else None


def _reached(text: str) -> Value | None:
    return Value(kind=Kind.EMAIL if "@" in text else Kind.TELEPHONE, text=text) if text else None


def _text(value: object) -> str:
    return unescaped(value).strip() if isinstance(value, str) else ""
