"""How common values are in a person's own book: what many share is weak evidence, what hardly anybody has is strong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import chain
from math import log2
from typing import TYPE_CHECKING

from entourage.domain.names_common import share_of_family, share_of_given
from entourage.domain.weights import (
    ADDRESS,
    BESIDE,
    BIRTHDAY,
    BOTH_OF_A_PLACE,
    FEWEST_PEOPLE,
    NUMBER,
    POSTCODE,
    SHIPPED,
    STREET,
    TOWN,
    Learnt,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from entourage.domain.dates import PartialDate
    from entourage.domain.traits import Traits

_ENOUGH = 200
STRENGTH = 200.0  # people for whom the shares of names among all people count
_USUAL_VALUES = 30  # that an unknown field has where nobody counted
_DISTINCT, _MANY = 0.2, 4.0  # values for each person, from which a field is one that tells people apart
_SPARSE = 1000
_TWO = 2  # who have a value may be one person
_HELD = "etpiabs"  # kinds of key of which it is counted how many people of other names have it


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Hold how many people there are, and how many of them have a name, a heading, a value.

    holders: by key, how many different initials those have who have it, where they are more than two. headings: how
    many different values an unknown field of this heading has, and how many people have one. ground: the bits that
    make it even whether two people are one, before anything is known of them. learnt: what they say of themselves.
    """

    people: int = 0
    given: Mapping[str, int] = field(default_factory=dict)
    family: Mapping[str, int] = field(default_factory=dict)
    organizations: Mapping[str, int] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    headings: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    holders: Mapping[str, int] = field(default_factory=dict)
    ground: float = log2(FEWEST_PEOPLE)
    learnt: Learnt = SHIPPED
    bits: dict[tuple[str, str], float] = field(default_factory=dict, compare=False)

    def of_given(self, given: str) -> float:
        """Give the bits of a folded given name."""
        return self._of("given", given)

    def of_family(self, family: str) -> float:
        """Give the bits of a folded family name."""
        return self._of("family", family)

    def _of(self, kind: str, name: str) -> float:
        known = self.bits.get((kind, name))
        if known is None:
            share, counted = (share_of_given, self.given) if kind == "given" else (share_of_family, self.family)
            expected = share(name) * STRENGTH + counted.get(name, 0)
            known = self.bits[kind, name] = -log2(min(expected / (self.people + STRENGTH), 1.0))
        return known

    def most_of_addresses(self, addresses: Iterable[str]) -> float:
        """Give the bits that addresses may have at most, whatever they are compared with."""
        found = 0.0
        for address in addresses:
            _, street, beside, postcode, town = address.split("\t")
            place = max(min(self.of_place(postcode), POSTCODE), min(self.of_place(town), TOWN))
            bits = NUMBER + min(self.of_place(street), STREET) + place + BOTH_OF_A_PLACE
            found = max(found, bits + BESIDE if beside else bits)
        return min(found, self.ground + ADDRESS)

    def of_birthday(self, day: PartialDate) -> float:
        """Give the bits of a whole date of birth, fewer where many have it, such as the first of January."""
        month, other = sorted((day.month or 0, day.day or 0))
        holders = self.holders.get(f"b{day.year} {month} {other}", 0)
        return min(log2(max(self.people, FEWEST_PEOPLE) / holders), BIRTHDAY) if holders else BIRTHDAY

    def crowd(self, key: str) -> float:
        """Give the bits that a value loses because people of several names have it."""
        return log2(self.holders.get(key, 2) / 2)

    def of_heading(self, identifier: str) -> float:
        """Give the bits above the ground that a value of an unknown field has at most: few where it has few values."""
        values, people = self.headings.get(identifier.partition(" ")[0], (0, 0))
        return log2(max(values, _USUAL_VALUES)) - self.ground + (_MANY if values > people * _DISTINCT else 0.0)

    def is_sparse(self, identifier: str) -> bool:
        """Tell whether an unknown field has so few of the values it could have that none is another's neighbour."""
        heading, _, value = identifier.partition(" ")
        values, _ = self.headings.get(heading, (0, 0))
        return value.isdigit() and values * _SPARSE < 10 ** len(value)

    def of_place(self, part: str) -> float:
        """Give the bits of a street, a postal code or a town."""
        known = self.bits.get(("place", part))
        if known is None:
            bearers = self.places.get(part, 0) + 1
            known = self.bits["place", part] = log2(max(self.people, FEWEST_PEOPLE) / bearers)
        return known

    def of_organization(self, organization: str, usual: float, most: float) -> float:
        """Give the bits of an organization; usual: of one in a book of which nothing is known."""
        if self.people < FEWEST_PEOPLE:
            return usual
        return min(log2(self.people / self.organizations.get(organization, 1)), most)


def sharing(people: Iterable[Traits]) -> dict[str, int]:
    """Count who has each key that more than one has."""
    known = Counter(chain.from_iterable([one.keys for one in people]))
    return {key: number for key, number in known.items() if number > 1}


def counted(people: Sequence[Traits], shared: Mapping[str, int] | None = None) -> Frequencies:
    """Count what the people of a book have; of a few people their own numbers say nothing yet.

    shared: what `sharing` says of them, where that is known.
    """
    if len(people) < _ENOUGH:
        return Frequencies()
    known = sharing(people) if shared is None else shared
    crowded = {key for key, number in known.items() if number > _TWO and key[0] in _HELD}
    named: dict[str, set[str]] = {key: set() for key in crowded}
    if crowded:
        for one in people:
            for key in crowded.intersection(one.keys):
                named[key].add("".join(sorted([word[0] for word in one.name.words])))
    identifiers = Counter(chain.from_iterable([one.identifiers for one in people]))
    values = Counter([one.partition(" ")[0] for one in identifiers])
    bearers: Counter[str] = Counter()
    for identifier, number in identifiers.items():
        bearers[identifier.partition(" ")[0]] += number
    return Frequencies(
        people=len(people),
        ground=log2(max(len(people), FEWEST_PEOPLE)),
        given=Counter([one.name.given for one in people]),
        family=Counter([one.name.family for one in people]),
        organizations=Counter(chain.from_iterable([one.organizations for one in people])),
        places=Counter(chain.from_iterable([one.split("\t")[1:] for person in people for one in person.addresses])),
        headings={heading: (number, bearers[heading]) for heading, number in values.items()},
        holders={key: len(names) for key, names in named.items() if len(names) > _TWO},
    )
