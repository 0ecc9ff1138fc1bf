"""What a person may type into a field, and the value it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain import dates
from entourage.domain.contact import SINGLE_KINDS, Held, Kind, Name, Value, display_name, is_put_together
from entourage.domain.errors import EntourageError
from entourage.domain.names_read import generation
from entourage.domain.text import digits, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME_PARTS = {"family": 0, "given": 1, "middle": 2, "prefix": 3, "suffix": 4}
ORGANIZATION_PARTS = {"organization": 0, "department": 1}
ADDRESS_PARTS = {"street": 2, "city": 3, "region": 4, "postcode": 5, "country": 6}
_PARTS_OF_ADDRESSES = 7  # all of them, as every vCard says them (RFC 6350, 6.3.1), also where the last ones are empty
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
SEVERAL = frozenset(field for field, kind in TEXT_FIELDS.items() if kind not in SINGLE_KINDS)
FIELDS = (*NAME_PARTS, *ORGANIZATION_PARTS, *TEXT_FIELDS, *ADDRESS_PARTS)
_DATES = frozenset({Kind.BIRTHDAY, Kind.ANNIVERSARY})


_MAIL = re.compile(r"[^@\s]+@[^@\s]+")
_FEWEST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Edit:
    """Hold one change by hand: what it takes away, and what it puts in its place."""

    old: Held | None
    new: Value | None


def edits(
    held: Sequence[Held], field: str, text: str, *, another: bool = False, instead_of: str | None = None
) -> list[Edit]:
    """Work out what typing a text into a field changes.

    The text takes the place of the first value of that kind, or of the one that says `instead_of`; an empty text
    takes them all away, or that one. another: put it beside the others.
    Raises EntourageError: "field_unknown", "field_single", "date_unclear", "value_unknown".
    """
    standing = [one for one in held if not one.removed]
    text = text.strip()
    is_single = field in NAME_PARTS or field in ADDRESS_PARTS or TEXT_FIELDS.get(field) in SINGLE_KINDS
    if is_single and (another or instead_of is not None):
        raise EntourageError("field_single")
    if field in NAME_PARTS:
        return _name_edits(standing, NAME_PARTS[field], text)
    if field in ORGANIZATION_PARTS:
        known = _saying([one for one in standing if one.value.kind is Kind.ORGANIZATION], instead_of)
        old = None if another else next(iter(known), None)
        return [_parts_edit(old, Kind.ORGANIZATION, ORGANIZATION_PARTS[field], text)]
    if field in ADDRESS_PARTS:
        return [_parts_edit(_first(standing, Kind.ADDRESS), Kind.ADDRESS, ADDRESS_PARTS[field], text)]
    if field not in TEXT_FIELDS:
        raise EntourageError("field_unknown", field=field, fields=", ".join(FIELDS))
    kind = TEXT_FIELDS[field]
    of_kind = [one for one in standing if one.value.kind is kind]
    known = [one for one in of_kind if _is_of(field, one.value)] if instead_of is None else _saying(of_kind, instead_of)
    if not text:
        return [Edit(old, None) for old in known]
    if kind in _DATES and dates.from_iso(text) is None:
        raise EntourageError("date_unclear", text=text)
    old = None if another else next(iter(known), None)
    base = replace(old.value, raw="") if old else Value(kind=kind, types=("cell",) if field == "mobile" else ())
    edit = Edit(old, replace(base, text=text))
    return [edit, *_parted_again(standing, text)] if kind is Kind.FORMATTED_NAME else [edit]


def _saying(known: list[Held], text: str | None) -> list[Held]:
    """Pick the values that say a text; all of them where none is given."""
    if text is None:
        return known
    said = [one for one in known if fold(text) in (fold(one.value.text), *map(fold, one.value.parts))]
    if not said or not text.strip():
        raise EntourageError("value_unknown", text=text)
    return said


def _is_of(field: str, value: Value) -> bool:
    """Tell whether a field means this value of its kind: a telephone is neither a mobile nor a fax."""
    if field == "mobile":
        return "cell" in value.types
    return field != "telephone" or not {"cell", "fax", "pager"}.intersection(value.types)


def _first(standing: Sequence[Held], kind: Kind) -> Held | None:
    return next((one for one in standing if one.value.kind is kind), None)


def _parted_again(standing: Sequence[Held], text: str) -> list[Edit]:
    """Read the parts of a name from the whole anew, where they said no more than the whole did."""
    old, formatted = _first(standing, Kind.NAME), _first(standing, Kind.FORMATTED_NAME)
    if not old or not formatted or not is_put_together(formatted.value.text, old.value):
        return []
    return [Edit(old, replace(old.value, parts=name_from(text)[1].parts, text="", raw=""))]


def _parts_edit(old: Held | None, kind: Kind, place: int, text: str) -> Edit:
    parts = list(old.value.parts) if old else []
    parts += [""] * ((_PARTS_OF_ADDRESSES if kind is Kind.ADDRESS else place + 1) - len(parts))
    parts[place] = text
    base = replace(old.value, raw="", text="") if old else Value(kind=kind)
    return Edit(old, replace(base, parts=tuple(parts)) if any(parts) else None)


def _name_edits(standing: Sequence[Held], place: int, text: str) -> list[Edit]:
    old, formatted = _first(standing, Kind.NAME), _first(standing, Kind.FORMATTED_NAME)
    edit = _parts_edit(old, Kind.NAME, place, text)
    if not old or not formatted or not is_put_together(formatted.value.text, old.value):
        return [edit]
    # The formatted name was only the parts put together, and goes on being that.
    after = display_name((edit.new,)) if edit.new else ""
    return [edit, Edit(formatted, replace(formatted.value, text=after, raw="") if after else None)]


def looks_wrong(field: str, text: str) -> bool:
    """Tell whether what was typed can hardly be an e-mail address, a telephone number or a web page; it is kept."""
    if not text.strip():
        return False
    if TEXT_FIELDS.get(field) is Kind.EMAIL:
        return not _MAIL.fullmatch(text.strip())
    if TEXT_FIELDS.get(field) is Kind.URL:
        return " " in text.strip()
    return TEXT_FIELDS.get(field) is Kind.TELEPHONE and len(digits(text)) < _FEWEST_DIGITS


def name_from(text: str) -> tuple[Value, ...]:
    """Read a name as one types it: the last word, but Jr, is the family name, which the person can put right."""
    whole = " ".join(text.split())
    bare, _, last = whole.rpartition(" ")
    suffix = last if " " in bare and generation(last) else ""
    given, _, family = (bare if suffix else whole).rpartition(" ")
    parts = Name(family=family, given=given, suffix=suffix) if given else Name(given=family)
    return (Value(kind=Kind.FORMATTED_NAME, text=whole), Value(kind=Kind.NAME, parts=tuple(parts)))
