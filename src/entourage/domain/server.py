"""Address books on servers: what of the book is shared with each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.domain.pairing import BOOKKEEPING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.domain.contact import Value


class People(StrEnum):
    """Name who of the book is put on a server: everyone, members of some circles, nobody but who came from there."""

    EVERYONE = "everyone"
    CIRCLES = "circles"
    THEIRS = "theirs"


class Naming(StrEnum):
    """Name whose circles' names go to a server: none, those of some circles, those of all, now and later."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


class Grouping(StrEnum):
    """Name how circles stand on a server: as CATEGORIES of cards, or as group cards, as Apple has it."""

    CATEGORIES = "categories"
    CARDS = "cards"


class Field(StrEnum):
    """Name what of a person may be kept at home; what a person is called never is."""

    TELEPHONE = "telephone"
    EMAIL = "email"
    ADDRESS = "address"
    COMPANY = "company"
    DATES = "dates"
    WEB = "web"
    PHOTO = "photo"
    RELATED = "related"
    OTHER = "other"
    NOTES = "notes"
    LABELS = "labels"
    COLUMNS = "columns"


_FIELDS: Mapping[Kind, Field] = {
    Kind.TELEPHONE: Field.TELEPHONE,
    Kind.EMAIL: Field.EMAIL,
    Kind.ADDRESS: Field.ADDRESS,
    Kind.ORGANIZATION: Field.COMPANY,
    Kind.TITLE: Field.COMPANY,
    Kind.ROLE: Field.COMPANY,
    Kind.BIRTHDAY: Field.DATES,
    Kind.ANNIVERSARY: Field.DATES,
    Kind.DATE: Field.DATES,
    Kind.URL: Field.WEB,
    Kind.PROFILE: Field.WEB,
    Kind.PHOTO: Field.PHOTO,
    Kind.RELATED: Field.RELATED,
    Kind.GENDER: Field.OTHER,
    Kind.LANGUAGE: Field.OTHER,
    Kind.NOTE: Field.NOTES,
    Kind.CATEGORY: Field.LABELS,
}
_PROPERTIES = frozenset(
    {
        *("BIRTHPLACE", "CALADRURI", "CALURI", "CONTACT-URI", "DEATHDATE", "DEATHPLACE", "FBURL", "GEO", "GRAMGENDER"),
        *("JSPROP", "KEY", "LOGO", "ORG-DIRECTORY", "PRONOUNS", "SORT-STRING", "SOUND", "TZ", "XML"),
    }
)
"""What only a card calls so. Class, hobby, interest, source may as well be the headings of a table in capitals."""
KEPT_HOME = frozenset({Field.NOTES, Field.LABELS, Field.COLUMNS})
"""What stays on this computer unless the person says otherwise: what may say what one thinks of somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """Hold what of the book leaves this computer for an address book.

    circles: of People.CIRCLES, the ids of those whose members are put there. named: of Naming.SOME, the ids of those
    whose names go there. kept_home: the fields that do not, but for what the server has of them already.
    """

    people: People = People.EVERYONE
    circles: tuple[int, ...] = ()
    naming: Naming = Naming.NONE
    named: tuple[int, ...] = ()
    grouping: Grouping = Grouping.CATEGORIES
    kept_home: frozenset[Field] = KEPT_HOME


USUAL = Sharing()


def field_of(value: Value) -> Field | None:
    """Name the field that a value is of; None of what a person is called."""
    if value.kind is Kind.OTHER:
        name = value.name.upper()
        return Field.OTHER if name.startswith("X-") or name in _PROPERTIES | BOOKKEEPING else Field.COLUMNS
    return _FIELDS.get(value.kind)


def is_of_programs(value: Value) -> bool:
    """Tell whether a value is kept by programs for themselves, so that a change of it is none of the person's."""
    return value.kind is Kind.OTHER and value.name.upper() in BOOKKEEPING


def written(sharing: Sharing) -> str:
    """Write what is shared as JSON."""
    return json.dumps(
        {
            "people": sharing.people,
            "circles": sharing.circles,
            "naming": sharing.naming,
            "named": sharing.named,
            "grouping": sharing.grouping,
            "kept_home": sorted(sharing.kept_home),
        }
    )


def read(text: str) -> Sharing:
    """Read what is shared."""
    said = json.loads(text)
    return Sharing(
        people=People(said["people"]),
        circles=tuple(said["circles"]),
        naming=Naming(said["naming"]),
        named=tuple(said["named"]),
        grouping=Grouping(said["grouping"]),
        kept_home=frozenset(map(Field, said["kept_home"])),
    )
