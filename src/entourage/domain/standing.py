"""What a person has by what sources said of them: their words one after the other, followed as imports follow them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.comparing import says_the_same
from entourage.domain.contact import Held, Kind, Origin, of_kind
from entourage.domain.making import quickly_made
from entourage.domain.merging import Effect, follow, saying

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from entourage.domain.contact import Value


class Words(NamedTuple):
    """Hold what a source said of one of its records at one import: the ids of version, record and source.

    digest: of the words as they were written, from which the values were read. is_own: they are an export of the book
    that came back, which is compared with what the book said itself.
    """

    version: int
    record: int
    source: int
    digest: str
    values: tuple[Value, ...]
    is_own: bool = False


class Slot(NamedTuple):
    """Name the place of a value among those of a person: the version that began it, and where in it.

    A value that takes another's place takes its slot.
    """

    version: int
    place: int


@quickly_made
@dataclass(frozen=True, slots=True)
class Standing:
    """Hold a value that a person has by the words of sources: its slot, and the versions that say it."""

    value: Value
    slot: Slot
    versions: tuple[int, ...]


@dataclass(slots=True)
class _Place:
    """Live as a slot while words follow one another; none of those that are by hand."""

    held: Held
    slot: Slot | None = None
    versions: tuple[int, ...] = ()


def said(words: Sequence[Words], by_hand: Sequence[Held] = ()) -> tuple[Standing, ...]:
    """Give what a person has by these words, in the order in which they were said, beside what is by hand.

    by_hand: values that were typed, and those that were taken away (`removed`).
    """
    places = [_Place(replace(one, position=number)) for number, one in enumerate(by_hand)]
    last: dict[int, Words] = {}
    taken = len(places)
    for one in words:
        for place in places:
            place.held = as_said(place.held, place.versions, last.values())
        _listen(places, one, last.get(one.record), taken)
        taken += len(one.values)
        last[one.record] = one
    return tuple(Standing(one.held.value, one.slot, one.versions) for one in places if one.slot)


def as_said(held: Held, versions: Collection[int], newest: Iterable[Words]) -> Held:
    """Note which sources of a value no longer say so.

    versions: those that say it; newest: the last words of each record.
    """
    if not held.origins:
        return held
    saying = {one.source for one in newest if one.version in versions}
    former = frozenset(origin.source for origin in held.origins) - saying
    return held if former == held.former else replace(held, former=former)


def _listen(places: list[_Place], now: Words, last: Words | None, taken: int) -> None:
    """Follow what a record says now; taken: how many numbers were given to places, none of them twice."""
    if not places and last is None:  # as the first import does with whom it makes
        places += [
            _Place(
                Held(id=0, value=value, origins=(Origin(now.source, "", ""),), position=number),
                Slot(now.version, number),
                (now.version,),
            )
            for number, value in enumerate(now.values)
        ]
        return
    held = [one.held for one in places]
    is_read_anew = last is not None and last.digest == now.digest
    before = last.values if last else ()
    before = tuple(one.value for one in held if not one.removed) if now.is_own else before
    changes = follow(before, now.values, held, is_read_anew=is_read_anew)
    by_held = {id(one.held): one for one in places}
    origin = (Origin(now.source, "", ""),)
    for number, change in enumerate(changes):
        place = by_held.get(id(change.before))
        if change.effect is Effect.DROP and place:
            places.remove(place)
        elif change.effect is Effect.REPLACE and place and change.after:
            origins, versions = (place.held.origins, place.versions) if change.is_shared else (origin, ())
            place.held = replace(place.held, value=change.after, origins=origins)
            place.versions = versions
        elif change.effect is Effect.ADD and change.after:
            added = Held(id=0, value=change.after, origins=origin, position=taken + number)
            places.append(_Place(added, Slot(now.version, number)))
    told = {id(one) for one in saying([one.held for one in places], now.values)}
    for place in places:
        if id(place.held) in told:
            place.versions += (now.version,)
            if all(known.source != now.source for known in place.held.origins):
                place.held = replace(place.held, origins=(*place.held.origins, *origin))


def naming(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Pick the values by which a person is called: their names, else whatever else they are shown as."""
    names = of_kind(values, Kind.FORMATTED_NAME) + of_kind(values, Kind.NAME)
    if any(not one.is_empty for one in names):
        return names
    found = (of_kind(values, kind) for kind in _CALLED)
    return next((some[:1] for some in found if some), values[:1])


_CALLED = (Kind.NICKNAME, Kind.ORGANIZATION, Kind.EMAIL, Kind.TELEPHONE, Kind.PROFILE, Kind.URL)


def is_said(value: Value, words: Sequence[Words]) -> tuple[int, ...]:
    """Name the versions in which somebody says a value, in whatever writing."""
    return tuple(one.version for one in words if any(says_the_same(other, value) for other in one.values))
