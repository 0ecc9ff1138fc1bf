"""Read the address book that a phone once uploaded to Facebook or Instagram, as their archives give it back."""

from __future__ import annotations

from itertools import chain, product, repeat
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Name, Value
from entourage.formats.dialects_headings import meaning_of_words
from entourage.formats.facebook import other_value, unescaped
from entourage.formats.json_text import in_lines
from entourage.formats.record import Notice, Record
from entourage.formats.uploaded_labels import is_point, reached

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLIP = 200
_KNOWN = frozenset({"name", "details", "created_timestamp", "updated_timestamp", "timestamp"})
_BOOKS = ("address_book_v2", "address_book")
_PARTS = ("name.given", "name.family", "point")


def facebook_book_of(document: object) -> list[object] | None:
    """Find the people of Facebook's your_address_books.json, or None where it is another file."""
    if not isinstance(document, dict):
        return None
    for outer, inner in product(_BOOKS, _BOOKS):
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
        yield Record(line=place, values=tuple(values), raw=in_lines(one))


def instagram_book_of(document: object) -> list[object] | None:
    """Find the people of Instagram's synced_contacts.json, or None where it is another file."""
    found = document.get("contacts_contact_info") if isinstance(document, dict) else None
    is_known = isinstance(found, list) and all(isinstance(one, dict) and "string_map_data" in one for one in found)
    return found if is_known and isinstance(found, list) else None


def read_instagram_book(people: list[object]) -> Iterator[Record | Notice]:
    """Read each person: a first name, a last name, an address or a number, with headings in any language."""
    for place, one in enumerate(people, 1):
        data = one.get("string_map_data") if isinstance(one, dict) else None
        cells = list(_parts_of(data if isinstance(data, dict) else {}))
        given, family = (next((text for part, text in cells if part == name), "") for name in _PARTS[:2])
        values = [Value(kind=Kind.NAME, parts=Name(family, given))] if given or family else []
        values += [reached(text) for part, text in cells if part == "point"]
        if not values:
            yield Notice(line=place, code="no_content", text=str(one)[:_CLIP], rejected=True)
            continue
        values += [Value(kind=Kind.OTHER, name=part, text=text) for part, text in cells if part not in _PARTS]
        yield Record(line=place, values=tuple(values), raw=in_lines(one))


def _parts_of(data: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Say of each cell what it is: by how it looks, by its heading, else by its place; the rest keeps its heading."""
    taken: set[str] = set()
    for (heading, cell), usual in zip(data.items(), chain(_PARTS, repeat("")), strict=False):
        text = _text(cell.get("value")) if isinstance(cell, dict) else ""
        meaning = meaning_of_words(unescaped(heading))
        part = "point" if is_point(text) else meaning if meaning in _PARTS else usual
        if text:
            yield (unescaped(heading) if part in taken or not part else part), text
            taken |= {part} - {"point"}


def _point(detail: object) -> Value | None:
    text = _text(detail.get("contact_point")) if isinstance(detail, dict) else ""
    return reached(text) if text else None


def _text(value: object) -> str:
    return unescaped(value).strip() if isinstance(value, str) else ""
