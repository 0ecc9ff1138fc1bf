"""What one person has once two are one: the better of two values stands, and what it took the place of is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain.calling import follows, yields
from entourage.domain.comparing import Known, says_the_same
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
        return tuple(one for one in self._every if says_the_same(one.value, self.shown.value))

    @property
    def exact(self) -> tuple[Held, ...]:
        """Give whatever of both says what stands here to the letter."""
        return tuple(one for one in self._every if exactly(one.value) == exactly(self.shown.value))

    @property
    def _every(self) -> tuple[Held, ...]:
        return (*((self.own,) if self.own else ()), *self.theirs)

    @property
    def by_hand(self) -> bool:
        """Tell whether what stands here was typed, by whichever of the two."""
        return any(one.by_hand for one in self.saying)


@dataclass(frozen=True, slots=True)
class United:
    """Hold what becomes of what two people have: the places of the one person, in order.

    What of the other is in no place says nothing there: the one has another word for it, or took it away by hand.
    gone: what of the one's is in none, because more is known.
    """

    places: tuple[Place, ...]
    gone: tuple[Held, ...] = ()

    @property
    def standing(self) -> tuple[Held, ...]:
        """Give what the one person has then, in order."""
        return tuple(place.shown for place in self.places if not place.shown.removed)


@dataclass(frozen=True, slots=True)
class Renewal:
    """Hold what one source said of a person, and what it says instead since: of one of the two, then of the other.

    source: its id. is_theirs: the newer word is about the other.
    """

    source: int
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
    forsaken = uniting.forsake(overtaken)
    present = [one for one in others if not one.removed]
    for one in present:
        if id(one) not in overtaken:
            uniting.take(one, successors.get(id(one)))
    for one in others:
        if one.removed:
            uniting.take_removed(one)
    gone = uniting.agree(others)
    return United(tuple(sorted(uniting.places, key=lambda place: place.position)), (*forsaken, *gone))


class _Uniting:
    """Live as the places of the one person while the other's values come."""

    def __init__(self, own: Sequence[Held], choose: frozenset[int]) -> None:
        self.places = [Place(one.position, one, one) for one in own]
        self._choose = choose
        self._end = max((one.position for one in own), default=-1) + 1
        self._said = Known(one.value for one in own if not one.removed)
        self._removed = Known(one.value for one in own if one.removed)

    def forsake(self, overtaken: Collection[int]) -> tuple[Held, ...]:
        """Take out, and return, what the one has by sources that all say something else, which is there (by `id`)."""
        gone = [place for place in self.places if id(place.shown) in overtaken and not self._is_wanted(place)]
        self.places = [place for place in self.places if place not in gone]
        return tuple(place.shown for place in gone)

    def take(self, one: Held, yielding: Held | None) -> None:
        """Find the place of a value; yielding: what it is the newer word for."""
        at = self._place_of(one, yielding)
        if at is None:
            if one.by_hand or one.value not in self._removed:
                self._add(one)
            return
        place = self.places[at]
        is_said = says_the_same(one.value, place.shown.value)
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
        if one.value not in self._said and one.value not in self._removed:
            self._add(one)

    def _place_of(self, one: Held, yielding: Held | None) -> int | None:
        """Find where the same stands, or what this is the newer word for, or a rival."""
        standing = [(at, place.shown) for at, place in enumerate(self.places) if not place.shown.removed]
        exact = [at for at, shown in standing if exactly(shown.value) == exactly(one.value)]
        renewed = [at for at, place in enumerate(self.places) if yielding is not None and place.own is yielding]
        same = [(at, shown) for at, shown in standing if says_the_same(shown.value, one.value)]
        is_single = one.value.kind in SINGLE_KINDS
        if one.by_hand and not is_single:
            same = [(at, shown) for at, shown in same if not shown.by_hand]
        rivals = [at for at, shown in standing if is_single and shown.value.kind is one.value.kind]
        return next(iter((*exact, *renewed, *(at for at, _ in same), *rivals)), None)

    def agree(self, others: Sequence[Held]) -> tuple[Held, ...]:
        """Let whole name and parts agree, of which one may yield to the other; return what of the one's goes."""
        gone = [self._idle(kind, other, others) for kind, other in (_WAYS, _WAYS[::-1])]
        return tuple(place.own for place in gone if place and place.own)

    def _idle(self, kind: Kind, other: Kind, others: Sequence[Held]) -> Place | None:
        """Take out the place of a name that only says less than the other way to say it, or another name."""
        place, beside = self._standing(kind), self._standing(other)
        if place is None or beside is None or self._is_wanted(place):
            return None
        if _are_of_one_word(place, beside) or not self._is_idle(place, beside, others):
            return None
        self.places.remove(place)
        return place

    def _is_wanted(self, place: Place) -> bool:
        return place.by_hand or place.shown.id in self._choose

    def _is_idle(self, place: Place, beside: Place, others: Sequence[Held]) -> bool:
        """Tell whether a name says less than another, or put together parts in whose place others stand."""
        one, stands = place.shown.value, beside.shown.value
        if yields(one, stands):
            return True
        if one.kind is not Kind.FORMATTED_NAME or follows(one, stands):
            return False
        is_own = place.shown is place.own
        had = [beside.own] if is_own else [held for held in others if held.value.kind is stands.kind]
        parts = [held.value for held in had if held and not held.removed]
        is_of_other_parts = any(follows(one, value) and not says_the_same(value, stands) for value in parts)
        return is_of_other_parts or (beside.by_hand and not is_own)

    def _standing(self, kind: Kind) -> Place | None:
        found = (one for one in self.places if one.shown.value.kind is kind and not one.shown.removed)
        return next(found, None)

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


_WAYS = (Kind.FORMATTED_NAME, Kind.NAME)


def _are_of_one_word(place: Place, beside: Place) -> bool:
    """Tell whether one source says both names of somebody, as it wants them to be called."""
    sources, others = ({origin.source for held in one.exact for origin in held.origins} for one in (place, beside))
    return bool(sources & others)


def _renewed(
    own: Sequence[Held], others: Sequence[Held], renewed: Sequence[Renewal]
) -> tuple[set[int], dict[int, Held]]:
    """Name (by `id`) the values whose sources all say something else now, and the other's that are a newer word."""
    overtaken: set[int] = set()
    successors: dict[int, Held] = {}
    for one in renewed:
        asked = own if one.is_theirs else others
        spoken = [_before(said, one) for said in asked]
        held = dict(zip(map(id, spoken), asked, strict=True))
        for change in follow(one.last, one.now, spoken):
            before = held.get(id(change.before))
            if before is None or change.effect not in (Effect.REPLACE, Effect.DROP):
                continue
            if change.effect is Effect.DROP or not one.is_theirs:
                overtaken.add(id(before))
            elif change.after is not None:
                after = exactly(change.after)
                newer = (said for said in others if not said.removed and exactly(said.value) == after)
                successors |= {id(said): before for said in newer}
    return overtaken, successors


def _before(said: Held, renewal: Renewal) -> Held:
    """Give a value as it was before a source said something else."""
    return replace(said, former=said.former - {renewal.source})
