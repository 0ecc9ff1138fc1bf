"""What a person may type into a field, and the value it becomes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain import dates
from entourage.domain.contact import Held, Kind, Name, Value, display_name
from entourage.domain.errors import EntourageError

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME_PARTS = {"family": 0, "given": 1, "middle": 2, "prefix": 3, "suffix": 4}
ORGANIZATION_PARTS = {"organization": 0, "department": 1}
TEXT_FIELDS = {
    "full_name": Kind.FORMATTED_NAME,
    "nickname": Kind.NICKNAME,
    "title": Kind.TITLE,
    "role": Kind.ROLE,
    "email": Kind.EMAIL,
    "telephone": Kind.TELEPHONE,
    "mobile": Kind.TELEPHONE,
    "url": Kind.URL,
    "note": Kind.NOTE,
    "category": Kind.CATEGORY,
    "birthday": Kind.BIRTHDAY,
    "anniversary": Kind.ANNIVERSARY,
}
FIELDS = (*NAME_PARTS, *ORGANIZATION_PARTS, *TEXT_FIELDS)
_DATES = frozenset({Kind.BIRTHDAY, Kind.ANNIVERSARY})


@dataclass(frozen=True, slots=True)
class Edit:
    """Hold one change by hand: what it takes away, and what it puts in its place."""

    old: Held | None
    new: Value | None


def edits(held: Sequence[Held], field: str, text: str, *, another: bool = False) -> list[Edit]:
    """Work out what typing a text into a field changes.

    An empty text takes the value away. another: put it beside the values of that kind, not in place of the first.
    Raises EntourageError: "field_unknown", "date_unclear".
    """
    standing = [one for one in held if not one.removed]
    text = text.strip()
    if field in NAME_PARTS:
        return _name_edits(standing, NAME_PARTS[field], text)
    if field in ORGANIZATION_PARTS:
        old = _first(standing, Kind.ORGANIZATION)
        return [_parts_edit(old, Kind.ORGANIZATION, ORGANIZATION_PARTS[field], text)]
    if field not in TEXT_FIELDS:
        raise EntourageError("field_unknown", field=field, fields=", ".join(FIELDS))
    kind = TEXT_FIELDS[field]
    types = ("cell",) if field == "mobile" else ()
    old = None if another else _first(standing, kind, types)
    if not text:
        return [Edit(old, None)] if old else []
    if kind in _DATES and dates.from_iso(text) is None:
        raise EntourageError("date_unclear", text=text)
    base = replace(old.value, raw="") if old else Value(kind=kind, types=types)
    return [Edit(old, replace(base, text=text))]


def _first(standing: Sequence[Held], kind: Kind, types: Sequence[str] = ()) -> Held | None:
    return next((one for one in standing if one.value.kind is kind and set(types) <= set(one.value.types)), None)


def _parts_edit(old: Held | None, kind: Kind, place: int, text: str) -> Edit:
    parts = list(old.value.parts) if old else []
    parts += [""] * (place + 1 - len(parts))
    parts[place] = text
    base = replace(old.value, raw="", text="") if old else Value(kind=kind)
    return Edit(old, replace(base, parts=tuple(parts)) if any(parts) else None)


def _name_edits(standing: Sequence[Held], place: int, text: str) -> list[Edit]:
    old, formatted = _first(standing, Kind.NAME), _first(standing, Kind.FORMATTED_NAME)
    before = display_name((old.value,)) if old else ""
    edit = _parts_edit(old, Kind.NAME, place, text)
    if not formatted or not before or before != formatted.value.text:
        return [edit]
    # The formatted name was only the parts put together, and goes on being that.
    after = display_name((edit.new,)) if edit.new else ""
    return [edit, Edit(formatted, replace(formatted.value, text=after, raw="") if after else None)]


def name_from(text: str) -> tuple[Value, ...]:
    """Read a name as one types it: the last word is the family name, which the person can put right."""
    words = text.split()
    parts = Name(family=words[-1], given=" ".join(words[:-1])) if len(words) > 1 else Name(given=" ".join(words))
    return (Value(kind=Kind.FORMATTED_NAME, text=" ".join(words)), Value(kind=Kind.NAME, parts=tuple(parts)))
