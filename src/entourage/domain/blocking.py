"""Who is worth comparing with whom: only people who share a key, never all with all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from entourage.domain.keys import COARSE, LETTERS, OF_ADDRESSES, OF_NAMES, OF_SIMILAR_NAMES
from entourage.domain.learning import model as model_of
from entourage.domain.matching import PRIOR, Likeness, Model, Most, Traits, found_alike
from entourage.domain.watching import Stage, each, unwatched
from entourage.domain.weights import LESSER_AT_BEST, MOST_OF_SIMILAR_NAMES, POSSIBLE

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from entourage.domain.watching import Watch

_MOST_COMPARED = 50
_MOST_OF_COARSE, _MOST_OF_LETTERS, _FEW = 12, 6, 3


@dataclass(slots=True)
class Finder:
    """Live as the people who may be met again, by the keys that they have.

    most: the bits that each may have at most, and the letters that the words of the name begin with.
    keys: who has each, a single one by itself. asked: who was looked for last, and their bits.
    """

    model: Model = PRIOR
    people: dict[int, Traits] = field(default_factory=dict)
    most: dict[int, tuple[Most, frozenset[str]]] = field(default_factory=dict)
    keys: dict[str, int | list[int]] = field(default_factory=dict)
    asked: tuple[Traits, tuple[Most, frozenset[str]]] | None = None

    def add(self, who: int, person: Traits) -> None:
        """Take somebody in, or what they have besides by now."""
        self.people[who] = person
        self.most[who] = self.asked[1] if self.asked and self.asked[0] is person else self._most_of(person)
        keys = self.keys
        for key in person.keys:
            there = keys.setdefault(key, who)
            if there is who or there == who:
                continue
            if isinstance(there, list):
                there.append(who)
            else:
                keys[key] = [there, who]

    def alike(self, person: Traits, others: Container[int] = ()) -> list[tuple[Likeness, int]]:
        """Find who may be someone and why, those first for whom most speaks; others: who is known to be another."""
        model, people, bounds = self.model, self.people, self.most
        most, letters = of_theirs = self._most_of(person)
        self.asked = person, of_theirs
        found = []
        for who in self._near(person, most):
            if who in others:
                continue
            theirs, beginnings = bounds[who]
            how = found_alike(
                person, people[who], model, _least(most, theirs, is_named=not letters.isdisjoint(beginnings))
            )
            if how:
                found.append((how, who))
        found.sort(key=_weight, reverse=True)
        return found

    def _most_of(self, person: Traits) -> tuple[Most, frozenset[str]]:
        known, name = self.model.frequencies, person.name
        places = known.most_of_addresses(person.addresses) if person.addresses else 0.0
        letters = frozenset([word[0] for word in name.words])
        return Most(known.most_of(name), known.most_of_half(name), places), letters

    def _near(self, person: Traits, most: Most) -> dict[int, None]:
        """Find who shares a key with someone: of a key that too many have, the first of them, or nobody.

        Where a name is so common that it says too little by itself, what people have besides brings them together, but
        for names that few have here; so it is with addresses.
        """
        needed = self.model.frequencies.ground + POSSIBLE
        mute = OF_ADDRESSES if most.addresses < needed else ""
        mute += OF_NAMES if most.names < needed else ""
        mute += OF_SIMILAR_NAMES if min(most.names + LESSER_AT_BEST, MOST_OF_SIMILAR_NAMES) < needed else ""
        found: dict[int, None] = {}
        known = self.keys
        for key in person.keys:
            there = known.get(key)
            if there is None:
                continue
            if isinstance(there, int):
                found[there] = None
                continue
            kind = key[0]
            if kind in mute:
                most_of_it = _FEW
            elif kind == LETTERS:
                most_of_it = _MOST_OF_LETTERS
            elif kind in COARSE:
                most_of_it = _MOST_OF_COARSE
            else:
                there, most_of_it = there[:_MOST_COMPARED], _MOST_COMPARED
            if len(there) <= most_of_it:
                for who in there:
                    found[who] = None
        return found


def _least(one: Most, other: Most, *, is_named: bool) -> Most:
    names = min(one.names, other.names) if is_named else 0.0
    return Most(names, min(one.half, other.half), min(one.addresses, other.addresses))


def _weight(found: tuple[Likeness, int]) -> float:
    return found[0].weight


def pairs(
    people: Iterable[tuple[int, Traits]], watch: Watch = unwatched, region: str = ""
) -> Iterator[tuple[int, int, Likeness]]:
    """Find all pairs of a book who may be one person: the smaller id, the greater, and why."""
    everyone = list(people)
    finder = Finder(model_of([person for _, person in everyone], region))
    for who, person in each(everyone, watch, Stage.MATCHING):
        for how, other in finder.alike(person):
            yield min(who, other), max(who, other), how
        finder.add(who, person)
