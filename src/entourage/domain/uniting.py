"""What one person has once two are one: the better of two values stands, and what it took the place of is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain.comparing import identity
from entourage.domain.contact import SINGLE_KINDS, Kind
from entourage.domain.merging import Effect, exactly, follow
from entourage.domain.preferring import is_better

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.contact import Held, Value
    from entourage.domain.topic import Topic


@dataclass(frozen=True, slots=True)
class Place:
    """Hold what stands in one place of the one person, and who of the two brings it.

    shown: what stands there. own: what the one had there; theirs: what of the other's stands behind it, or yields to it
    and came into the same place.
    """

    position: int
    shown: Held
    own: Held | None = None
    theirs: tuple[Held, ...] = ()

    @property
    def saying(self) -> tuple[Held, ...]:
        """Give whatever of both says what stands here, in whatever writing."""
        every = (*((self.own,) if self.own else ()), *self.theirs)
        return tuple(one for one in every if identity(one.value) == identity(self.shown.value))

    @property
    def by_hand(self) -> bool:
        """Tell whether what stands here was typed, by whichever of the two."""
        return any(one.by_hand for one in self.saying)


@dataclass(frozen=True, slots=True)
class United:
    """Hold what becomes of what two people have: the places of the one person, in order.

    What of the other is in no place says nothing there: the one has another word for it, or took it away by hand.
    """

    places: tuple[Place, ...]

    @property
    def standing(self) -> tuple[Held, ...]:
        """Give what the one person has then, in order."""
        return tuple(place.shown for place in self.places if not place.shown.removed)


@dataclass(frozen=True, slots=True)
class Renewal:
    """Hold what one source said of a person, and what it says instead since: of one of the two, then of the other.

    is_theirs: the newer word is about the other.
    """

    last: tuple[Value, ...]
    now: tuple[Value, ...]
    is_theirs: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """Hold what a merge settled beside the values.

    stricter: the kinds of content of which the exceptions of the two differed; the stricter one stays.
    left: Less familiar, where the one person is in it no longer; closer: because of these circles.
    """

    stricter: tuple[Topic, ...] = ()
    left: Circle | None = None
    closer: tuple[Circle, ...] = ()


def unite(
    own: Sequence[Held],
    others: Sequence[Held],
    *,
    choose: Collection[int] = (),
    renewed: Sequence[Renewal] = (),
) -> United:
    """Give one person what two have: what both say stands once, what one says too, and of rivals the better one.

    What was typed stands before what a source said, then what `is_better`, then one's own. Of two pictures both stand,
    the better one first; so does what was typed on both sides, of which a person may have several.
    choose: the ids of values that a person wants to stand. renewed: what a source says no longer yields to what it says
    instead.
    """
    uniting = _Uniting(own, frozenset(choose))
    overtaken, successors = _renewed(own, others, renewed)
    present = [one for one in others if not one.removed]
    for one in present:
        if id(one) not in overtaken:
            uniting.take(one, successors.get(id(one)))
    for one in others:
        if one.removed:
            uniting.take_removed(one)
    return United(tuple(sorted(uniting.places, key=lambda place: place.position)))


class _Uniting:
    """Live as the places of the one person while the other's values come."""

    def __init__(self, own: Sequence[Held], choose: frozenset[int]) -> None:
        self.places = [Place(one.position, one, one) for one in own]
        self._choose = choose
        self._end = max((one.position for one in own), default=-1) + 1
        self._said = {identity(one.value) for one in own if not one.removed}
        self._removed = {identity(one.value) for one in own if one.removed}

    def take(self, one: Held, yielding: Held | None) -> None:
        """Find the place of a value; yielding: what it is the newer word for."""
        at = self._place_of(one, yielding)
        if at is None:
            if one.by_hand or identity(one.value) not in self._removed:
                self._add(one)
            return
        place = self.places[at]
        is_said = identity(one.value) == identity(place.shown.value)
        if exactly(one.value) == exactly(place.shown.value):
            self.places[at] = replace(place, theirs=(*place.theirs, one))
        elif one.value.kind is Kind.PHOTO:
            self._add_picture(one, at)
        elif (yielding is not None and place.shown is yielding) or self._is_preferred(one, place.shown):
            self.places[at] = replace(place, shown=one, theirs=(*place.theirs, one))
        elif is_said:
            self.places[at] = replace(place, theirs=(*place.theirs, one))

    def take_removed(self, one: Held) -> None:
        """Remember what the other took away, but where the one has it."""
        if identity(one.value) not in self._said | self._removed:
            self._add(one)

    def _place_of(self, one: Held, yielding: Held | None) -> int | None:
        """Find where the same stands, or what this is the newer word for, or a rival."""
        standing = [(at, place.shown) for at, place in enumerate(self.places) if not place.shown.removed]
        exact = [at for at, shown in standing if exactly(shown.value) == exactly(one.value)]
        renewed = [at for at, place in enumerate(self.places) if yielding is not None and place.own is yielding]
        same = [(at, shown) for at, shown in standing if identity(shown.value) == identity(one.value)]
        is_single = one.value.kind in SINGLE_KINDS
        if one.by_hand and not is_single:
            same = [(at, shown) for at, shown in same if not shown.by_hand]
        rivals = [at for at, shown in standing if is_single and shown.value.kind is one.value.kind]
        return next(iter((*exact, *renewed, *(at for at, _ in same), *rivals)), None)

    def _is_preferred(self, one: Held, other: Held) -> bool:
        for is_so in (lambda held: held.id in self._choose, lambda held: held.by_hand):
            if is_so(one) != is_so(other):
                return bool(is_so(one))
        return is_better(one.value, other.value)

    def _add(self, one: Held, position: int | None = None) -> None:
        self.places.append(Place(self._end if position is None else position, one, None, (one,)))
        self._end += position is None

    def _add_picture(self, one: Held, at: int) -> None:
        """Put a picture beside another, the better one first."""
        place = self.places[at]
        if not self._is_preferred(one, place.shown):
            self._add(one)
            return
        self.places[at] = replace(place, position=self._end)
        self._end += 1
        self._add(one, place.position)


def _renewed(
    own: Sequence[Held], others: Sequence[Held], renewed: Sequence[Renewal]
) -> tuple[set[int], dict[int, Held]]:
    """Name (by `id`) the other's values whose source says something else now, and those that are a newer word."""
    overtaken: set[int] = set()
    successors: dict[int, Held] = {}
    for one in renewed:
        changes = follow(one.last, one.now, own if one.is_theirs else others)
        for change in changes:
            if change.effect is not Effect.REPLACE or change.before is None or change.after is None:
                continue
            if not one.is_theirs:
                overtaken.add(id(change.before))
                continue
            after = exactly(change.after)
            newer = (held for held in others if not held.removed and exactly(held.value) == after)
            successors |= {id(held): change.before for held in newer}
    return overtaken, successors
