"""Who bears nearly somebody's name: each word of a name is looked for once among those spelled nearly so."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import chain
from math import log2
from typing import TYPE_CHECKING

from entourage.domain import weights
from entourage.domain.frequencies import STRENGTH
from entourage.domain.names_given import initials
from entourage.domain.names_grades import Alike
from entourage.domain.names_keys import given_sounds
from entourage.domain.names_sound import sound

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from entourage.domain.frequencies import Frequencies
    from entourage.domain.traits import Traits

_SHORTEST = 4  # letters of a word of which one may be a slip
_MOST_OF_ONE, _FEW = 12, 3  # who bear one name, for whom a common one is looked at too
_MOST_SIMILAR, _MOST_SHORTENED = 6, 3  # who bear names like it
_WITH_A_SLIP = weights.LESSER[Alike.SLIP] + weights.OF_GIVEN.agrees + weights.OF_FAMILY.agrees

_NOBODY: tuple[str, ...] = ()


@dataclass(slots=True)
class _Family:
    """Live as those whose family names sound the same.

    whole: by the sounds of their given names. called: by the letters with which these begin; initialled: of whom it is
    all that is said.
    """

    whole: dict[str, list[int]] = field(default_factory=dict)
    called: dict[str, list[int]] = field(default_factory=dict)
    initialled: dict[str, list[int]] = field(default_factory=dict)


@dataclass(slots=True)
class Namesakes:
    """Live as the people who may be met again, by the sounds of their family names.

    near_sounds: those, of all that are ever asked about, of words that differ in a letter. given_bits, family_bits:
    of a slip, by how many bear a name in which it may have been made.
    """

    near_sounds: Mapping[str, Collection[str]] = field(default_factory=dict)
    given_bits: Mapping[str, float] = field(default_factory=dict)
    family_bits: Mapping[str, float] = field(default_factory=dict)
    families: dict[str, _Family] = field(default_factory=dict)

    def add(self, who: int, person: Traits) -> None:
        """Take somebody in."""
        given, families = person.sounds
        if not given:
            return
        has_initials = initials(person.name.given)
        for one in families:
            family = self._family(one)
            begun = family.initialled if has_initials else family.called
            for other in given:
                family.whole.setdefault(other, []).append(who)
                begun.setdefault(_letter(other), []).append(who)
        if initials(person.name.family):  # the halves changed places
            for one in given:
                begun = self._family(one).initialled
                for other in families:
                    begun.setdefault(_letter(other), []).append(who)

    def _family(self, sounding: str) -> _Family:
        family = self.families.get(sounding)
        if family is None:
            family = self.families[sounding] = _Family()
        return family

    def near(self, person: Traits, known: Frequencies, needed: float) -> set[int]:
        """Find who bears nearly the same name: nobody where it says too little, or where too many do.

        needed: the fewest bits that are worth anything.
        """
        found: set[int] = set()
        if not person.sounds[0]:
            return found
        name = person.name
        if name.others:
            of_given = of_family = weights.MOST_OF_NAMES
        else:
            of_given, of_family = known.of_given(name.given), known.of_family(name.family)
        self._same(person, _MOST_OF_ONE if of_given + of_family >= needed else _FEW, found)
        if min(of_given + of_family + weights.LESSER_AT_BEST, weights.MOST_OF_SIMILAR_NAMES) < needed:
            return found
        similar = self._similar(person, needed - of_given - _WITH_A_SLIP, needed - of_family - _WITH_A_SLIP)
        if similar and len(similar) <= _MOST_SIMILAR:
            found |= similar
        is_rare = of_family + weights.OF_FAMILY.agrees + weights.OF_GIVEN.unclear >= needed
        for shortened in (self._shortened(person, is_rare=is_rare), self._slipped_and_shortened(person)):
            if len(shortened) <= _MOST_SHORTENED:
                found |= shortened
        return found

    def _same(self, person: Traits, most: int, found: set[int]) -> None:
        """Find those whose names sound the same, as they stand or turned round, unless that are too many."""
        given, families = person.sounds
        for ours, theirs in ((families, given), (given, families)):
            for one in ours:
                if one in self.families:
                    whole = self.families[one].whole
                    for other in theirs:
                        if other in whole and len(whole[other]) <= most:
                            found.update(whole[other])

    def _similar(self, person: Traits, of_family: float, of_given: float) -> set[int]:
        """Find those of whose names a half sounds the same, and the other one nearly so.

        of_family, of_given: the fewest bits that a slip in either half must have.
        """
        given, families = person.sounds
        near = self.near_sounds
        found: set[int] = set()
        for one in families:
            if one in near and self.family_bits.get(one, 0.0) >= of_family:
                self._called(near[one], given, found)
        for one in given:
            if one in near and self.given_bits.get(one, 0.0) >= of_given:
                self._called(near[one], families, found)
        return found

    def _called(self, ones: Collection[str], others: Collection[str], found: set[int]) -> None:
        """Find those of whose two names one is among these, and the other among those."""
        for ours, theirs in ((ones, others), (others, ones)):
            for one in ours:
                if one in self.families:
                    whole = self.families[one].whole
                    if not whole.keys().isdisjoint(theirs):
                        found.update(*[whole[other] for other in theirs if other in whole])

    def _shortened(self, person: Traits, *, is_rare: bool) -> set[int]:
        """Find those of the same family name of whose given names one says no more than the other's initial.

        is_rare: whether the family name says so much that the given ones need only begin alike.
        """
        given, families = person.sounds
        found: set[int] = set()
        self._begun(families, given, found, in_full=is_rare or bool(initials(person.name.given)))
        if initials(person.name.family):
            self._begun(given, families, found, in_full=True)
        return found

    def _slipped_and_shortened(self, person: Traits) -> set[int]:
        """Find those of nearly the same family name of whose given names one says no more than the other's initial."""
        given, families = person.sounds
        near = {other for one in families for other in self.near_sounds.get(one, _NOBODY)}
        found: set[int] = set()
        self._begun(near, given, found, in_full=bool(initials(person.name.given)))
        return found

    def _begun(self, families: Iterable[str], given: Iterable[str], found: set[int], *, in_full: bool) -> None:
        """Find those of some family names who say no more than initials of given ones; in_full: those who do, too."""
        letters = {_letter(one) for one in given}
        for one in families:
            if one in self.families:
                family = self.families[one]
                for begun in (family.initialled, family.called) if in_full else (family.initialled,):
                    for letter in letters if begun else ():
                        if letter in begun:
                            found.update(begun[letter])


def namesakes(people: Sequence[Traits]) -> Namesakes:
    """Prepare to find who bears nearly the same name, of all who will ever be asked about."""
    given, families = (Counter(chain.from_iterable([person.sounds[half] for person in people])) for half in (0, 1))
    words = set(chain.from_iterable([person.name.words for person in people]))
    words.update([person.name.family.replace(" ", "") for person in people if " " in person.name.family])
    near = _near_sounds(words)
    number = len(people) + STRENGTH
    return Namesakes(near, _bits(near, given, number), _bits(near, families, number))


def _bits(near: Mapping[str, Collection[str]], bearers: Mapping[str, int], people: float) -> dict[str, float]:
    return {
        one: log2(people / (number + sum([bearers[other] for other in near.get(one, _NOBODY)])))
        for one, number in bearers.items()
    }


def _letter(sound: str) -> str:
    return "k" if sound[0] == "c" else sound[0]


def _near_sounds(words: Iterable[str]) -> dict[str, set[str]]:
    """Find the sounds of the words that are nearly spelled alike."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for alike in _nearly_alike(words):
        forms = [{sound(word), *given_sounds(word)} - {""} for word in alike]
        for one in forms:
            for other in forms:
                if one is not other:
                    for form in one:
                        found[form] |= other
    for form, others in found.items():
        others.discard(form)
    return dict(found)


def _nearly_alike(words: Iterable[str]) -> Iterator[list[str]]:
    """Gather the words that are the same once a letter of each, or of one of them, is left out."""
    shortened: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= _SHORTEST:
            shortened[word].append(word)
            for place in range(len(word)):
                if not place or word[place] != word[place - 1]:
                    shortened[word[:place] + word[place + 1 :]].append(word)
    return (alike for alike in shortened.values() if len(alike) > 1)
