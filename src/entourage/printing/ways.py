"""The ways in which a person can be reached, as far as the person's own card tells."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, of_kind
from entourage.words.brands import spelled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from entourage.domain.contact import Contact, Value
    from entourage.language import Language

EMAIL, PHONE = "email", "phone"
_SCHEME = re.compile(r"^https?://(www\.)?")


def telephones(contact: Contact) -> tuple[Value, ...]:
    """Pick the telephone numbers at which a person answers: no fax, no pager."""
    return tuple(
        value for value in of_kind(contact.values, Kind.TELEPHONE) if not {"fax", "pager"}.intersection(value.types)
    )


def profiles(contact: Contact) -> list[str]:
    """List the addresses of a person's profiles as they are read, without what every address has."""
    found = [value.as_profile for value in of_kind(contact.values, Kind.PROFILE)]
    return [_SCHEME.sub("", one.url).rstrip("/") or one.handle for one in found]


def ways_of(contact: Contact) -> tuple[str, ...]:
    """List the ways to a person: networks by their names in lower case, then EMAIL and PHONE, each once."""
    profiles = [value.as_profile.network for value in of_kind(contact.values, Kind.PROFILE)]
    ways = [network for network in profiles if network]
    if of_kind(contact.values, Kind.EMAIL):
        ways.append(EMAIL)
    if telephones(contact):
        ways.append(PHONE)
    return tuple(dict.fromkeys(ways))


def totals(people: Iterable[Contact]) -> list[tuple[str, int]]:
    """Count the people whom each way reaches, the most first."""
    counts = Counter(way for contact in people for way in ways_of(contact))
    return sorted(counts.items(), key=lambda way: (-way[1], way[0]))


def word(language: Language, way: str) -> str:
    """Name a way in the middle of a sentence; networks keep their own spelling."""
    if way == EMAIL:
        return language.gettext("e-mail")
    if way == PHONE:
        return language.gettext("phone")
    return spelled(way)
