"""What may speak for two people at most, found before anything of them is compared at length."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain import weights
from entourage.domain.matching import MOST_OF_ONE_NAME
from entourage.domain.matching_emails import most_of_emails
from entourage.domain.matching_names import of_families, of_given_names
from entourage.domain.matching_values import most_of_addresses, most_of_birthdays
from entourage.domain.names import Alike, alike, alike_families, heads
from entourage.domain.names_given import initials

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
_ROUNDING = 1e-6  # bits by which sums in another order may differ


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
                + (ground + weights.HANDLE_WITH_DIGITS if met & _MAILBOX_NAME else 0.0),
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
        ours, theirs = first.organizations, second.organizations
        if ours and theirs and not ours.keys().isdisjoint(theirs):
            shared += weights.MOST_OF_ORGANIZATIONS
        names = self._names(one, other, needed - own - at_home)
        if names is None:
            return None
        lacking = needed - own - shared - names - _ROUNDING
        places = known.ground + weights.ADDRESS if first.addresses and second.addresses else 0.0
        # Comparing addresses of e-mail takes longest: it is done where they decide.
        if places < lacking and first.emails and second.emails and not met_by & _EMAIL:
            lacking -= most_of_emails(first, second, known)
            met_by |= _EMAIL
        if places < lacking:
            return None
        if places:
            places = most_of_addresses(first.addresses, second.addresses, known)
            if places < lacking and first.emails and second.emails and not met_by & _EMAIL:
                lacking -= most_of_emails(first, second, known)
        return Most(names, places) if places >= lacking else None

    def _names(self, one: Bound, other: Bound, least: float) -> float | None:
        """Give the bits that the names of two people may have, unless their given names are others and say too much.

        least: the bits from which what is beside other given names makes up for these, and for other family names.
        """
        if (other.given, other.family) < (one.given, one.family):
            one, other = other, one  # as `matching_names` does, for what is found may depend on who comes first
        most, turned = min(one.most, other.most), None
        if not (one.given and other.given):
            return most
        if not (one.given_heads.isdisjoint(other.family_heads) and one.family_heads.isdisjoint(other.given_heads)):
            turned = self._turned(one, other, most)
            if turned == most:
                return most
        known, learnt = self.known, self.known.learnt
        halves = one.given, other.given
        of_given = self.given.get(halves)
        if of_given is None:
            of_given = self.given[halves] = of_given_names(*halves, known)
        is_another = of_given == learnt.given_differs and turned is None and not (one.others or other.others)
        if is_another and of_given < least:
            return None
        halves = one.family, other.family
        of_family = self.families.get(halves)
        if of_family is None:
            of_family = self.families[halves] = of_families(*halves, known)
        if is_another:
            bits = sum(learnt.both_differ) if of_family == learnt.family_differs else of_given + of_family
            return bits if min(bits, of_given) >= least else None
        bits = self._with_others(one, other, of_given, of_family, most)
        return bits if turned is None else max(bits, turned)

    def _turned(self, one: Bound, other: Bound, most: float) -> float | None:
        """Give the bits that two names may have where their halves changed places, if these could be the same."""
        straight, back = alike_families(one.given, other.family), alike_families(other.given, one.family)
        if straight is _NO and back is _NO:
            return None
        has_words = " " in one.given or " " in other.given  # of which one may belong to the family name
        could_be = alike(one.given, other.family) is not _NO and alike(other.given, one.family) is not _NO
        return most if has_words or could_be else most + weights.SWAPPED + self.known.learnt.given_differs

    def _with_others(self, one: Bound, other: Bound, of_given: float, of_family: float, most: float) -> float:
        """Give the bits of two names of which a half may be among the other's names besides, or a word be moved."""
        known, others = self.known, one.others or other.others
        if others and of_given < _LEAST and _says(one.others, other.given, other.others, one.given, alike):
            bits = min(known.of_given(one.given), known.of_given(other.given))
            letters = max(initials(one.given), initials(other.given))
            of_given = max(bits + weights.LESSER_AT_BEST, weights.INITIAL * letters, _LEAST)
        if others and of_family < _LEAST and _says(one.others, other.family, other.others, one.family, alike_families):
            bits = min(known.of_family(one.family), known.of_family(other.family))
            of_family = max(bits + weights.LESSER_AT_BEST, _LEAST)
        if of_family >= 0 or " " not in f"{one.given}{one.family}{other.given}{other.family}":
            return max(of_given + of_family, sum(known.learnt.both_differ))
        if others or (" " in one.family and " " in other.family):
            return most  # a word of either may belong to the given name
        return max(of_given, min(known.of_given(one.given), known.of_given(other.given))) + of_family


def _says(
    ours: Sequence[str], theirs: str, others: Sequence[str], our: str, compare: Callable[[str, str], Alike]
) -> bool:
    return any(compare(one, theirs) in _FORMS for one in ours) or any(compare(one, our) in _FORMS for one in others)
