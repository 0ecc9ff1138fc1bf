"""What may speak for two people at most, found before anything of them is compared at length."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain import weights
from entourage.domain.matching import APART, MOST_OF_ONE_NAME
from entourage.domain.matching_emails import marks, most_of_emails
from entourage.domain.matching_names import of_families, of_given_names
from entourage.domain.matching_values import may_live_together, most_of_addresses, most_of_birthdays, of_organizations
from entourage.domain.names import Alike, alike, alike_families, heads
from entourage.domain.names_family import are_others, sound_of_one
from entourage.domain.names_given import initials

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.domain.frequencies import Frequencies
    from entourage.domain.names import ComparedName
    from entourage.domain.traits import Traits
    from entourage.domain.weights import Learnt

_EMAIL, _TELEPHONE, _MAILBOX_NAME, _OWN, CROWDED = 1, 2, 4, 8, 16
MET_BY = {"e": _EMAIL, "t": _TELEPHONE, "l": _MAILBOX_NAME, "p": _OWN, "i": _OWN}
"""What two people have in common who share a key of this kind; what others say is compared quickly."""
_MOST_MORE = 4 * weights.MORE_OF_A_KIND
_NONE: frozenset[str] = frozenset()
_FORMS = (Alike.SAME, Alike.VARIANT)
_NO = Alike.NO
_LEAST = 0.5
_ROUNDING = 1e-6  # bits by which sums in another order may differ


@dataclass(slots=True)
class Half:
    """Live as what is known of a given name, or of a family name.

    heads: the letters with which its words may begin. bits: how seldom people have it. sound: of a family name that is
    one word. beside: the bits that it has with others.
    """

    name: str
    heads: frozenset[str]
    bits: float
    sound: str = ""
    beside: dict[str, float] = field(default_factory=dict)


class Bound(NamedTuple):
    """Hold what bounds the evidence that somebody may share.

    marks: without one in common, addresses of e-mail are not even nearly the same. given, family: None where the name
    is not made of both. others: names that somebody has besides. most: the bits of the whole name. is_plain: whether
    each half is one word, and there are no others.
    """

    person: Traits
    marks: frozenset[str]
    given: Half | None = None
    family: Half | None = None
    others: tuple[str, ...] = ()
    most: float = weights.MOST_OF_NAMES
    is_plain: bool = False


class Most(NamedTuple):
    """Hold the bits that the names, and the addresses, of two people may have at most."""

    names: float
    places: float


@dataclass(slots=True)
class Bounds:
    """Live as what is known of the bits that may be said: each two halves of names are compared once.

    met: by what two people have in common, the bits of what is a person's own, and of what a household shares, and how
    many all that a household shares may have together where people differ. apart: how many all may have of two people
    of other family names who have nothing of a person's own in common, nor an address.
    """

    known: Frequencies
    learnt: Learnt = field(init=False)
    met: list[tuple[float, float, float]] = field(init=False)
    needed: float = field(init=False)
    apart: float = field(init=False)
    both_differ: float = field(init=False)
    given: dict[str, Half] = field(default_factory=dict)
    families: dict[str, Half] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ground, self.learnt = self.known.ground, self.known.learnt
        at_home = ground + self.learnt.household
        self.needed = ground + weights.POSSIBLE
        self.apart = at_home + APART + self.learnt.family_differs + weights.SHORTENED
        self.both_differ = sum(self.learnt.both_differ)
        self.met = [
            (
                ground + weights.PROFILE if met & _OWN else 0.0,
                (ground + weights.EMAIL + _MOST_MORE if met & _EMAIL else 0.0)
                + (ground + weights.TELEPHONE + _MOST_MORE if met & _TELEPHONE else 0.0)
                + (ground + weights.HANDLE_WITH_DIGITS if met & _MAILBOX_NAME else 0.0),
                at_home + (weights.HOUSEHOLD_WITH_EMAIL if met & _EMAIL else 0.0),
            )
            for met in range(2 * CROWDED)
        ]

    def of(self, person: Traits) -> Bound:
        """Give what bounds the evidence that somebody may share."""
        name, known = person.name, self.known
        mailboxes = marks(person.emails) if person.emails else _NONE
        if not (name.given and name.family):
            return Bound(person, mailboxes)
        given, family = self.given.get(name.given), self.families.get(name.family)
        if given is None:
            given = self.given[name.given] = Half(name.given, heads(name.given), known.of_given(name.given))
        if family is None:
            sound, bits = sound_of_one(name.family), known.of_family(name.family)
            family = self.families[name.family] = Half(name.family, heads(name.family), bits, sound)
        if name.others:
            return Bound(person, mailboxes, given, family, name.others)
        most = min(given.bits + family.bits, weights.MOST_OF_NAMES)
        return Bound(person, mailboxes, given, family, (), most, " " not in given.name and " " not in family.name)

    def between(self, one: Bound, other: Bound, met_by: int) -> Most | None:
        """Give the bits that names and addresses of two people may have, unless all together say too little.

        met_by: what they have in common, of `MET_BY`.
        """
        first, second = one.person, other.person
        own, shared, at_home = self.met[met_by]
        if first.birthday and second.birthday:
            bits = most_of_birthdays(first.birthday, second.birthday, self.known)
            own += bits
            is_distant = bits == self.learnt.birthday_differs and one.given and other.given
            # Of people of two generations names and all that a household shares say no more than this.
            if is_distant and at_home + MOST_OF_ONE_NAME + own < self.needed:
                return None
        if first.identifiers and second.identifiers and self.known.headings:
            own += self.known.ground + weights.NEAR_IDENTIFIER
        are_apart = not met_by and own <= 0 and self.apart + own < self.needed
        names = self._names(one, other, self.needed - own - at_home, are_apart=are_apart)
        if names is None:
            return None
        ours, theirs = first.organizations, second.organizations
        if ours and theirs and not ours.keys().isdisjoint(theirs):
            shared += of_organizations(ours, theirs, self.known)
        lacking = self.needed - own - shared - names - _ROUNDING
        may_be_near = not (met_by & _EMAIL or one.marks.isdisjoint(other.marks))
        places = self._places(first, second, lacking, may_be_near=may_be_near)
        return None if places is None else Most(names, places)

    def _places(self, first: Traits, second: Traits, lacking: float, *, may_be_near: bool) -> float | None:
        """Give the bits that the addresses of two people may have, unless too many are lacking even so.

        may_be_near: whether e-mails may make up for some. Comparing these takes longest: it is done where they decide.
        """
        places = self.known.ground + weights.ADDRESS if first.addresses and second.addresses else 0.0
        if places < lacking and may_be_near:
            lacking -= most_of_emails(first, second, self.known)
            may_be_near = False
        if places < lacking:
            return None
        if places:
            places = most_of_addresses(first.addresses, second.addresses, self.known)
            if places < lacking and may_be_near:
                lacking -= most_of_emails(first, second, self.known)
        return places if places >= lacking else None

    def _names(self, one: Bound, other: Bound, least: float, *, are_apart: bool) -> float | None:
        """Give the bits that two names of both halves may have, unless one of these is another and says too much.

        least: the bits from which what is beside other given names makes up for these, and for other family names.
        are_apart: whether nothing else makes up for other family names but an address, of either kind.
        """
        given, family, other_given, other_family = one.given, one.family, other.given, other.family
        most = min(one.most, other.most)
        if not (given and family and other_given and other_family):
            return most
        learnt, turned = self.learnt, None
        are_straight = given.heads.isdisjoint(other_family.heads) and family.heads.isdisjoint(other_given.heads)
        if not are_straight:
            turned = self._turned(one.person.name, other.person.name, most)
            if turned == most:
                return most
        of_given = given.beside.get(other_given.name)
        if of_given is None:
            of_given = self._of_given(given, other_given)
        is_another = of_given == learnt.given_differs and turned is None and not (one.others or other.others)
        if is_another and of_given < least:
            return None
        of_family = family.beside.get(other_family.name)
        if of_family is None:
            of_family = self._of_families(family, other_family)
        if is_another:
            bits = self.both_differ if of_family == learnt.family_differs else of_given + of_family
            return bits if min(bits, of_given) >= least else None
        if not (one.is_plain and other.is_plain):
            bits = self._with_others(one.person.name, other.person.name, of_given, of_family, most)
        elif are_straight and are_apart and of_family == learnt.family_differs and not _may_be_neighbours(one, other):
            return None
        else:
            bits = max(of_given + of_family, self.both_differ)
        return bits if turned is None else max(bits, turned)

    def _of_given(self, one: Half, other: Half) -> float:
        bits = other.beside.get(one.name)
        if bits is None:
            bits = of_given_names(min(one.name, other.name), max(one.name, other.name), self.known)
        one.beside[other.name] = bits
        return bits

    def _of_families(self, one: Half, other: Half) -> float:
        bits = other.beside.get(one.name)
        if bits is None:
            if one.sound and other.sound and one.sound != other.sound and are_others(one.name, other.name):
                bits = self.learnt.family_differs
            else:
                bits = of_families(one.name, other.name, self.known)
        one.beside[other.name] = bits
        return bits

    def _turned(self, one: ComparedName, other: ComparedName, most: float) -> float | None:
        """Give the bits that two names may have where their halves changed places, if these could be the same."""
        straight, back = alike_families(one.given, other.family), alike_families(other.given, one.family)
        if straight is _NO and back is _NO:
            return None
        has_words = " " in one.given or " " in other.given  # of which one may belong to the family name
        could_be = alike(one.given, other.family) is not _NO and alike(other.given, one.family) is not _NO
        return most if has_words or could_be else most + weights.SWAPPED + self.learnt.given_differs

    def _with_others(
        self, one: ComparedName, other: ComparedName, of_given: float, of_family: float, most: float
    ) -> float:
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
            return max(of_given + of_family, self.both_differ)
        if others or (" " in one.family and " " in other.family):
            return most  # a word of either may belong to the given name
        return max(of_given, min(known.of_given(one.given), known.of_given(other.given))) + of_family


def _may_be_neighbours(one: Bound, other: Bound) -> bool:
    """Tell whether an address of two people, of either kind, may be nearly the same."""
    if not one.marks.isdisjoint(other.marks):
        return True
    ours, theirs = one.person.addresses, other.person.addresses
    return bool(ours and theirs) and may_live_together(ours, theirs)


def _says(
    ours: Sequence[str], theirs: str, others: Sequence[str], our: str, compare: Callable[[str, str], Alike]
) -> bool:
    return any(compare(one, theirs) in _FORMS for one in ours) or any(compare(one, our) in _FORMS for one in others)
