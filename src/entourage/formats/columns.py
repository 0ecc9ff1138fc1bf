"""What a person may say that a column of a table holds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.formats.dialects import LEFT_OUT, Block, Column, column_of, fold_header

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.formats.dialects import Recognized

AS_IT_IS = ""
NETWORKS = ("linkedin", "facebook", "instagram", "twitter", "mastodon", "xing", "github", "skype", "whatsapp")
_PLACES = ("home", "work", "other")


def _placed(key: str, spec: str, places: Sequence[str] = _PLACES) -> dict[str, str]:
    """Name a field and the same at home, at work, elsewhere ("email:work")."""
    joined = "," if ":" in spec else ":"
    first, _, types = spec.partition(":")
    return {key: spec} | {
        f"{key}:{place}": f"{first}:{place},{types}" if joined == "," else f"{spec}:{place}" for place in places
    }


# By the keys of the fields that a person may type into, so that both have the same words; what follows a colon says
# of which kind. A section of the list each.
SECTIONS: dict[str, dict[str, str]] = {
    "name": {
        "full_name": "formatted_name",
        "family_first": "name.family_first",
        "given": "name.given",
        "family": "name.family",
        "middle": "name.additional",
        "prefix": "name.prefix",
        "suffix": "name.suffix",
        "nickname": "nickname",
    },
    "work": {
        "organization": "organization",
        "department": "organization.unit",
        "title": "title",
        "role": "role",
    },
    "reach": {
        **_placed("email", "email"),
        **_placed("telephone", "telephone"),
        **_placed("mobile", "telephone:cell", ("home", "work")),
        **_placed("fax", "telephone:fax", ("home", "work")),
        "pager": "telephone:pager",
    },
    "address": {
        **_placed("address", "address.formatted"),
        **_placed("street", "address.street"),
        **_placed("po_box", "address.po_box", ("home", "work")),
        **_placed("city", "address.locality"),
        **_placed("region", "address.region"),
        **_placed("postcode", "address.postcode"),
        **_placed("country", "address.country"),
    },
    "web": {
        **_placed("url", "url", ("home", "work")),
        **{f"profile:{network}": f"profile.handle@{network}" for network in NETWORKS},
    },
    "more": {
        "birthday": "birthday",
        "anniversary": "anniversary",
        "date": "date",
        "category": "category.list",
        "note": "note",
        "gender": "gender",
        "language": "language",
        "photo": "photo",
        "related": "related",
        **{f"related:{who}": f"related:{who}" for who in ("spouse", "child", "parent", "assistant", "manager")},
        "identifier": "identifier",
    },
    "none": {"keep": AS_IT_IS, "leave_out": LEFT_OUT},
}
MEANINGS: dict[str, str] = {key: spec for section in SECTIONS.values() for key, spec in section.items()}
_KEYS = {spec: key for key, spec in MEANINGS.items()}
_ALIKE = {"category": "category.list", "organization.value": "organization"}
_ONCE = (Kind.FORMATTED_NAME, Kind.GENDER)
_NUMBER = re.compile(r"#?(\d{1,4})")


def meaning_of(column: Column) -> str:
    """Write what a column holds as `MEANINGS` does, or in the words of dialects; empty where it is kept as it is."""
    block = column.block
    if column.part == LEFT_OUT:
        return LEFT_OUT
    if column.is_identifier and column.part == "identifier":
        return "identifier"
    if block.kind is Kind.OTHER:
        return AS_IT_IS
    part = "" if column.part == "value" else f".{column.part}"
    types = f":{','.join(block.types)}" if block.types else ""
    meaning = f"{block.kind}{part}{types}" + (f"@{block.network}" if block.network else "")
    return _ALIKE.get(meaning, meaning)


def key_of(meaning: str) -> str:
    """Give the key under which a meaning is offered, else the meaning itself."""
    return _KEYS.get(meaning, meaning)


def as_told(recognized: Recognized, headers: Sequence[str], told: Mapping[int, str]) -> Recognized:
    """Let columns hold what a person says that they hold; what can be said once only goes together."""
    if not told:
        return recognized
    width = max(len(recognized.columns), max(told) + 1 if not headers else 0)
    known = [*recognized.columns, *(column_of("", place, "") for place in range(len(recognized.columns), width))]
    columns = [_told(headers, place, told[place]) if place in told else one for place, one in enumerate(known)]
    return replace(recognized, columns=_said_once(_one_identifier(columns, headers, told)))


def _told(headers: Sequence[str], place: int, meaning: str) -> Column:
    return replace(column_of(headers[place] if place < len(headers) else "", place, meaning), is_known=True)


def _said_once(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Let what a person has once be one value, whatever columns it stands in."""
    blocks: dict[Kind, Block] = {}
    for column in columns:
        if column.block.kind in _ONCE:
            blocks.setdefault(column.block.kind, column.block)
    return tuple(replace(column, block=blocks.get(column.block.kind, column.block)) for column in columns)


def _one_identifier(columns: Sequence[Column], headers: Sequence[str], told: Mapping[int, str]) -> tuple[Column, ...]:
    """Let one column be that by which the source knows people; any other is kept as it is."""
    places = [place for place, column in enumerate(columns) if column.is_identifier]
    if len(places) <= 1:
        return tuple(columns)
    kept = next((place for place in places if told.get(place) == "identifier"), places[0])
    return tuple(
        _told(headers, place, AS_IT_IS)
        if place in places and place != kept and column.part == "identifier"
        else replace(column, is_identifier=column.is_identifier and place == kept)
        for place, column in enumerate(columns)
    )


def told_by_name(headers: Sequence[str], named: Mapping[str, str]) -> dict[int, str]:
    """Find the columns that a person means by their headings, or by their numbers from 1; all of one heading."""
    folded = [fold_header(header) for header in headers]
    told: dict[int, str] = {}
    for name, meaning in named.items():
        places = [place for place, one in enumerate(folded) if one and one == fold_header(name)]
        number = _NUMBER.fullmatch(name.strip())
        if not places and number and int(number[1]) > 0 and (not headers or int(number[1]) <= len(headers)):
            places = [int(number[1]) - 1]
        told |= dict.fromkeys(places, meaning)
    return told


def settled(recognized: Recognized, headers: Sequence[str]) -> dict[int, str]:
    """Say what columns hold, by their places, as far as a meaning says all of it."""
    said = {place: meaning_of(column) for place, column in enumerate(recognized.columns)}
    return {
        place: meaning
        for place, meaning in said.items()
        if _says(column_of(headers[place] if place < len(headers) else "", place, meaning), recognized.columns[place])
    }


def _says(made: Column, column: Column) -> bool:
    one, other = made.block, column.block
    same = (one.kind, one.types, one.network, made.part) == (other.kind, other.types, other.network, column.part)
    return same and (one.key == other.key or one.kind is Kind.OTHER or made.part == column.part == "value")
