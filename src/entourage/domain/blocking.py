"""Who is worth comparing with whom: only people who share a key, never all with all."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from entourage.domain.matching import Likeness, Traits, Word, likeness
from entourage.domain.watching import Stage, counted, unwatched

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from entourage.domain.watching import Watch

_MOST_COMPARED = 50


@dataclass(slots=True)
class Finder:
    """Live as the people who may be met again, by the keys that they have."""

    people: dict[int, Traits] = field(default_factory=dict)
    keys: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, who: int, person: Traits) -> None:
        """Take somebody in, or what they have besides by now."""
        self.people[who] = person
        for key in person.keys:
            self.keys[key].append(who)

    def alike(self, person: Traits, others: Container[int] = ()) -> list[tuple[Likeness, int]]:
        """Find who may be someone and why, those first for whom most speaks; others: who is known to be another."""
        found = [known[:_MOST_COMPARED] for key in person.keys if (known := self.keys.get(key))]
        compared = [
            (likeness(person, self.people[who]), who)
            for who in dict.fromkeys(chain.from_iterable(found))
            if who not in others
        ]
        likely = [one for one in compared if one[0].word is not Word.NO]
        likely.sort(key=_weight, reverse=True)
        return likely


def _weight(found: tuple[Likeness, int]) -> float:
    return found[0].weight


def pairs(
    people: Iterable[tuple[int, Traits]], watch: Watch = unwatched, total: int = 0
) -> Iterator[tuple[int, int, Likeness]]:
    """Find all pairs of a book who may be one person: the smaller id, the greater, and why; total: how many people."""
    finder = Finder()
    for who, person in counted(people, watch, Stage.MATCHING, total):
        for how, other in finder.alike(person):
            yield min(who, other), max(who, other), how
        finder.add(who, person)
