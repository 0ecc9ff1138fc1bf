"""What a page says of one person, column by column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, first_of, of_kind
from entourage.domain.dates import from_iso
from entourage.domain.paper import Detail
from entourage.domain.postal import postal
from entourage.printing import ways
from entourage.printing.typesetting import WIDEST
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from entourage.domain.contact import Contact
    from entourage.language import Language

# Columns in their order, each with the details that it tells and its share of the page's width.
_COLUMNS: dict[str, tuple[tuple[Detail, ...], int]] = {
    "name": ((), 24),
    "company": ((Detail.COMPANY, Detail.TITLE), 25),
    "contact": ((Detail.EMAIL, Detail.TELEPHONE), 34),
    "address": ((Detail.ADDRESS,), 26),
    "birthday": ((Detail.BIRTHDAY,), 22),
    "where": ((Detail.WHERE,), 21),
}
_WIDTHS = {(False, False): 178.0, (False, True): 265.0, (True, False): 183.9, (True, True): 247.4}
_EDGES = 4.2
_PORTRAIT = 11.0
_FOR_PORTRAITS = 8
_LETTER = 1.94  # millimetres that a small letter takes in the mean


@dataclass(frozen=True, slots=True)
class Table:
    """Hold the columns of a table, in their order, and the details that they tell."""

    columns: tuple[str, ...]
    details: tuple[Detail, ...]

    @property
    def shares(self) -> list[int]:
        """Give each column its share of the width."""
        name, *others = [_COLUMNS[name][1] for name in self.columns]
        return [name + _FOR_PORTRAITS if Detail.PHOTO in self.details else name, *others]

    def widest(self, *, letter: bool, landscape: bool) -> list[int]:
        """Tell how many small letters go into each column."""
        given, width = self.shares, _WIDTHS[letter, landscape]
        room = [width * share / sum(given) - _EDGES for share in given]
        if Detail.PHOTO in self.details:
            room[0] -= _PORTRAIT
        return [max(4, min(WIDEST, int(one / _LETTER))) for one in room]

    def heads(self, language: Language) -> list[str]:
        """Name the columns."""
        company = language.gettext("Company")
        if Detail.COMPANY not in self.details:
            company = language.pgettext("field", "Job title")
        words = {
            "name": language.gettext("Name"),
            "company": company,
            "contact": language.pgettext("column", "Contact"),
            "address": language.pgettext("field", "Address"),
            "birthday": language.pgettext("field", "Birthday"),
            "where": language.pgettext("column", "Where"),
        }
        return [words[name] for name in self.columns]

    def cells(self, contact: Contact, language: Language) -> list[list[str]]:
        """Say each column's lines."""
        return [_lines(name, contact, self.details, language) for name in self.columns]


def table(people: Sequence[Contact], details: tuple[Detail, ...], language: Language) -> Table:
    """Choose the columns that tell these details; one in which nobody has anything is left out."""
    told = [name for name, (tells, _) in _COLUMNS.items() if set(tells) & set(details)]
    filled = [name for name in told if any(any(_lines(name, one, details, language)) for one in people)]
    return Table(("name", *filled), details)


def _lines(column: str, contact: Contact, details: Collection[Detail], language: Language) -> list[str]:
    said = {
        "name": lambda: [names.person(language, contact.display_name)],
        "company": lambda: [_work(contact, details)],
        "contact": lambda: _addresses(contact, details),
        "address": lambda: [line for value in of_kind(contact.values, Kind.ADDRESS) for line in postal(value)],
        "birthday": lambda: _birthday(contact, language),
        "where": lambda: [", ".join(ways.word(language, way) for way in ways.ways_of(contact))],
    }
    return said[column]()


def _work(contact: Contact, details: Collection[Detail]) -> str:
    organization = first_of(contact.values, Kind.ORGANIZATION) if Detail.COMPANY in details else None
    title = first_of(contact.values, Kind.TITLE) or first_of(contact.values, Kind.ROLE)
    company = (*organization.parts[:1], organization.text) if organization else ()
    known = [next(filter(None, company), ""), title.text if title and Detail.TITLE in details else ""]
    return "\u00a0· ".join(filter(None, known))


def _addresses(contact: Contact, details: Collection[Detail]) -> list[str]:
    """List the e-mails and telephones; who has neither is reached by a profile."""
    emails = of_kind(contact.values, Kind.EMAIL) if Detail.EMAIL in details else ()
    numbers = ways.telephones(contact) if Detail.TELEPHONE in details else ()
    written = [value.text for value in (*emails, *numbers)]
    is_all = Detail.EMAIL in details and Detail.TELEPHONE in details
    return written or (ways.profiles(contact) if is_all else [])


def _birthday(contact: Contact, language: Language) -> list[str]:
    value = first_of(contact.values, Kind.BIRTHDAY)
    known = from_iso(value.text) if value else None
    return [language.partial_date(known)] if known else [value.text] if value else []
