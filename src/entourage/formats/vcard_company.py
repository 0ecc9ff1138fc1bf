"""Take a company off the name of a person, where a program writes both as one (Odoo)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, first_of

if TYPE_CHECKING:
    from entourage.domain.contact import Value

_FULL_NAME, _NAME = Kind.FORMATTED_NAME, Kind.NAME
_BETWEEN = ", "
# All that Odoo writes, and in what order.
_WRITTEN = (
    *(Kind.ADDRESS, Kind.EMAIL, _FULL_NAME, _NAME, Kind.ORGANIZATION),
    *(Kind.PHOTO, Kind.TELEPHONE, Kind.TITLE, Kind.URL),
)
_FIRST = frozenset({Kind.ADDRESS, Kind.EMAIL})  # nearly all others begin with a name
_SEVERAL = 2
_LEGAL = re.compile(
    "inc|incorporated|ltd|limited|llc|llp|lp|plc|corp|corporation|co|company|pty|pte|gmbh|ag|kg|ohg|ug|se|sa|sas|sasu|"
    "sarl|eurl|sci|snc|srl|spa|sl|slu|bv|nv|ab|as|asa|aps|oy|oyj|sp|zoo|doo|kft|eood|ood|lda|ltda"
)
_LETTERS = re.compile(r"[^\W\d_]+")


def without_company(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Leave the company out of « Azure Interior, Brandon Freeman », where the card is one that Odoo writes.

    What was written stays beside the full name. Several words on both sides, since « Dupont, Jean » is one name.
    """
    full = first_of(values, _FULL_NAME)
    if full is None or _BETWEEN not in full.text:
        return values
    organization, name = first_of(values, Kind.ORGANIZATION), first_of(values, _NAME)
    if not (organization and name and _is_odoos(values) and name.parts == (full.text, "", "", "", "")):
        return values
    begin = f"{''.join(organization.parts)}{_BETWEEN}"
    person = full.text.removeprefix(begin)
    if person == full.text or len(begin.split()) < _SEVERAL or not _is_person(person):
        return values
    return tuple(_named(value, person) if value in (full, name) else value for value in values)


def _is_odoos(values: tuple[Value, ...]) -> bool:
    places = [_WRITTEN.index(value.kind) if value.kind in _WRITTEN else -1 for value in values]
    return values[0].kind in _FIRST and -1 not in places and places == sorted(places)


def _is_person(text: str) -> bool:
    words = _LETTERS.findall(text.casefold())
    return len(text.split()) >= _SEVERAL and not any(map(_LEGAL.fullmatch, (*words, "".join(words))))


def _named(value: Value, person: str) -> Value:
    if value.kind is _FULL_NAME:
        return replace(value, text=person, raw=value.raw or value.text)
    return replace(value, parts=(person, *value.parts[1:]))
