"""What may speak for two people at most, found before anything of them is compared at length."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain import weights
from entourage.domain.matching import MOST_OF_ONE_NAME
from entourage.domain.matching_names import of_families, of_given_names
from entourage.domain.matching_values import most_of_addresses, most_of_birthdays
from entourage.domain.names import Alike, alike, alike_families, heads

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.domain.frequencies import Frequencies
    from entourage.domain.traits import Traits

_EMAIL, _TELEPHONE, _MAILBOX_NAME, _OWN = 1, 2, 4, 8
MET_BY = {"e": _EMAIL, "t": _TELEPHONE, "l": _MAILBOX_NAME, "p": _OWN, "i": _OWN}
"""What two people have in common who share a key of this kind; what others say is compared quickly."""
_MOST_MORE = 4 * weights.MORE_OF_A_KIND
_NOBODY: frozenset[str] = frozenset()
_FORMS = (Alike.SAME, Alike.VARIANT)
_NO = Alike.NO
_LEAST = 0.5


class Bound(NamedTuple):
    """Hold what bounds the evidence that somebody may share.

    given, family: empty where the name is not made of both. given_heads, family_heads: the letters with which their
    words may begin. others: names that somebody has besides. most: the bits of the whole name.
    """

    person: Traits
    given: str
    family: str
    given_heads: frozenset[str]
    family_heads: frozenset[str]
    others: tuple[str, ...]
    most: float


class Most(NamedTuple):
    """Hold the bits that the names, and the addresses, of two people may have at most."""

    names: float
    places: float


@dataclass(slots=True)
class Bounds:
    """Live as what is known of the bits that may be said: each two halves of names are compared once.

    met: by what two people have in common, the bits of what is a person's own, and of what a household shares, and how
    many all that a household shares may have together where people differ.
    """

    known: Frequencies
    met: list[tuple[float, float, float]] = field(init=False)
    needed: float = field(init=False)
    given: dict[tuple[str, str], float] = field(default_factory=dict)
    families: dict[tuple[str, str], float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ground = self.known.ground
        self.needed = ground + weights.POSSIBLE
        self.met = [
            (
                ground + weights.PROFILE if met & _OWN else 0.0,
                (ground + weights.EMAIL + _MOST_MORE if met & _EMAIL else 0.0)
                + (ground + weights.TELEPHONE + _MOST_MORE if met & _TELEPHONE else 0.0)
                + (ground + weights.LOCAL_PART if met & _MAILBOX_NAME else 0.0),
                ground + self.known.learnt.household + (weights.HOUSEHOLD_WITH_EMAIL if met & _EMAIL else 0.0),
            )
            for met in range(2 * _OWN)
        ]

    def of(self, person: Traits) -> Bound:
        """Give what bounds the evidence that somebody may share."""
        name = person.name
        most, given, family = self.known.most_of(name), name.given, name.family
        if not (given and family):
            return Bound(person, "", "", _NOBODY, _NOBODY, (), most)
        return Bound(person, given, family, heads(given), heads(family), name.others, most)

    def between(self, one: Bound, other: Bound, met_by: int) -> Most | None:
        """Give the bits that names and addresses of two people may have, unless all together say too little.

        met_by: what they have in common, of `MET_BY`.
        """
        first, second, known, needed = one.person, other.person, self.known, self.needed
        own, shared, at_home = self.met[met_by]
        if first.birthday and second.birthday:
            bits = most_of_birthdays(first.birthday, second.birthday, known)
            own += bits
            is_distant = bits == known.learnt.birthday_differs and one.given and other.given
            # Of people of two generations names and all that a household shares say no more than this.
            if is_distant and at_home + MOST_OF_ONE_NAME + own < needed:
                return None
        if known.headings and first.identifiers and second.identifiers:
            own += known.ground + weights.NEAR_IDENTIFIER
        given, family = self._names(one, other)
        ours, theirs = first.organizations, second.organizations
        if ours and theirs and not ours.keys().isdisjoint(theirs):
            shared += weights.MOST_OF_ORGANIZATIONS
        is_another = given in (known.learnt.given_differs, known.learnt.both_differ[0])
        if is_another and at_home + own + given + min(family, 0.0) < needed:
            return None
        places = 0.0
        if first.addresses and second.addresses:
            places = most_of_addresses(first.addresses, second.addresses, known)
        return Most(given + family, places) if own + shared + places + given + family >= needed else None

    def _names(self, one: Bound, other: Bound) -> tuple[float, float]:
        """Give the bits that the given and the family names of two people may have."""
        if (other.given, other.family) < (one.given, one.family):
            one, other = other, one  # as `matching_names` does, for what is found may depend on who comes first
        _, given, family, given_heads, family_heads, others, most = one
        _, other_given, other_family, other_given_heads, other_family_heads, their_others, other_most = other
        most, turned = min(most, other_most), None
        if not (given and other_given):
            return most, 0.0
        if not (given_heads.isdisjoint(other_family_heads) and family_heads.isdisjoint(other_given_heads)):
            turned = self._turned(given, family, other_given, other_family, most)
            if turned == most:
                return most, 0.0
        halves = given, other_given
        of_given = self.given.get(halves)
        if of_given is None:
            of_given = self.given[halves] = of_given_names(given, other_given, self.known)
        halves = family, other_family
        of_family = self.families.get(halves)
        if of_family is None:
            of_family = self.families[halves] = of_families(family, other_family, self.known)
        if of_given == self.known.learnt.given_differs and of_family == self.known.learnt.family_differs:
            of_given, of_family = self.known.learnt.both_differ
        if others or their_others:
            of_given, of_family = self._with_others(one, other, of_given, of_family)
        if of_family < 0 < of_given and " " in family and " " in other_family:
            return most, 0.0  # a word of either may belong to the given name
        return (of_given, of_family) if turned is None or of_given + of_family > turned else (turned, 0.0)

    def _turned(self, given: str, family: str, other_given: str, other_family: str, most: float) -> float | None:
        """Give the bits that two names may have where their halves changed places, if these could be the same."""
        straight, back = alike_families(given, other_family), alike_families(other_given, family)
        if straight is _NO and back is _NO:
            return None
        if alike(given, other_family) is not _NO and alike(other_given, family) is not _NO:
            return most
        return most + weights.SWAPPED + self.known.learnt.given_differs

    def _with_others(self, one: Bound, other: Bound, of_given: float, of_family: float) -> tuple[float, float]:
        """Give the bits of two halves where either name besides may be the half of the other one."""
        known = self.known
        if of_given < _LEAST and _says(one.others, other.given, other.others, one.given, alike):
            bits = min(known.of_given(one.given), known.of_given(other.given))
            of_given = max(bits + weights.LESSER_AT_BEST, _LEAST)
        if of_family < _LEAST and _says(one.others, other.family, other.others, one.family, alike_families):
            bits = min(known.of_family(one.family), known.of_family(other.family))
            of_family = max(bits + weights.LESSER_AT_BEST, _LEAST)
        return of_given, of_family


def _says(
    ours: Sequence[str], theirs: str, others: Sequence[str], our: str, compare: Callable[[str, str], Alike]
) -> bool:
    return any(compare(one, theirs) in _FORMS for one in ours) or any(compare(one, our) in _FORMS for one in others)
