"""Which of those who were made one part again once nothing is left of some of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterator, Sequence
    from collections.abc import Set as AbstractSet


@dataclass(frozen=True, slots=True)
class Member:
    """Hold one of those who are one person, by id.

    into: who they were merged into; None for the one who is in the book. is_known: a source speaks of them, or they
    were typed. by_hand: what they have by hand, those merged into them included. hidden: what of that nobody sees
    since they were merged.
    """

    id: int
    into: int | None
    is_known: bool
    by_hand: AbstractSet[Hashable] = frozenset()
    hidden: AbstractSet[Hashable] = frozenset()


class Parting(NamedTuple):
    """Hold who parts from whom they were merged into.

    heir: who of the two stays, where nothing is left of the other.
    """

    merged: int
    heir: int | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """Hold what becomes of one person: who part, in order, who is in the book then, if anybody, and who goes (ids).

    lost: the members who go with all that is about them; of others who go, somebody takes the place.
    """

    partings: tuple[Parting, ...] = ()
    stays: int | None = None
    goes: tuple[int, ...] = ()
    lost: tuple[int, ...] = ()


def divide(members: Collection[Member]) -> Division:
    """Say who of those who are one person part again, so that nobody stays of whom nothing is left.

    Whoever is only there for others goes, unless several others are one through them. Where nothing but what is by hand
    is left, nobody takes anybody's place: the person stays who they are.
    """
    family = _Family(members)
    if not family.standing:
        return Division(goes=(family.root,), lost=tuple(one.id for one in members))
    above = list(family.followed()) if any(one.is_known for one in members) else []
    stays = above[-1].merged if above else family.root
    beside = [Parting(key, family.into(key)) for key in family.empty_below(stays)]
    replaced = [family.into(one.merged) for one in above]
    empty = [one.merged for one in beside]
    still = {*family.below(stays, but=empty), *replaced}
    lost = tuple(one.id for one in members if one.id not in still)
    return Division((*above, *beside), stays, (*replaced, *empty), lost)


class _Family:
    """Live as those who are one person."""

    def __init__(self, members: Collection[Member]) -> None:
        self._members = {one.id: one for one in members}
        self._children: defaultdict[int | None, list[int]] = defaultdict(list)
        for one in members:
            self._children[one.into].append(one.id)
        (self.root,) = self._children[None]

    @cached_property
    def standing(self) -> frozenset[int]:
        """Name those of whom something is left."""
        alive = dict(self._alive(self.root, self._members[self.root].by_hand))
        below = {key: {one for child in self._children[key] for one in alive[child]} for key in alive}
        own = {key: hand - below[key] for key, hand in alive.items()}
        return frozenset(key for key, one in self._members.items() if one.is_known or own[key])

    def _alive(self, key: int, hand: AbstractSet[Hashable]) -> Iterator[tuple[int, AbstractSet[Hashable]]]:
        """Give by member what is by hand and was not taken away since, also of the one person."""
        yield key, hand
        for child in self._children[key]:
            one = self._members[child]
            yield from self._alive(child, one.by_hand & (hand | one.hidden))

    def into(self, key: int) -> int:
        """Say into whom somebody was merged who is not in the book."""
        return self._members[key].into or self.root

    def followed(self) -> Iterator[Parting]:
        """Let one after the other take the place of who stands above them alone, and of whom nothing is left."""
        at = self.root
        while at not in self.standing and len(below := self._left_below(at)) == 1:
            at = below[0]
            yield Parting(at, at)

    def below(self, key: int, but: Collection[int]) -> Iterator[int]:
        """Name somebody with all who were merged into them, but for some and those merged into these."""
        yield key
        for child in self._children[key]:
            if child not in but:
                yield from self.below(child, but)

    def empty_below(self, key: int) -> Iterator[int]:
        """Name those of whom nothing is left, nor of whom was merged into them."""
        for child in self._children[key]:
            if self._is_empty(child):
                yield child
            else:
                yield from self.empty_below(child)

    def _left_below(self, key: int) -> Sequence[int]:
        return [child for child in self._children[key] if not self._is_empty(child)]

    def _is_empty(self, key: int) -> bool:
        return key not in self.standing and all(self._is_empty(child) for child in self._children[key])
