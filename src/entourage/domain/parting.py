"""Two people again who were one: what sources say goes by whom they speak of, what was typed by where it stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.comparing import Known, says_the_same
from entourage.domain.contact import SINGLE_KINDS, Held, Kind, Origin
from entourage.domain.merging import Effect, exactly, follow, saying
from entourage.domain.standing import as_said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from entourage.domain.merging import FieldChange
    from entourage.domain.standing import Words


@dataclass(frozen=True, slots=True)
class Traced:
    """Hold a value of a person with the versions (ids) of sources' words that say it."""

    held: Held
    versions: tuple[int, ...] = ()


class Heir(StrEnum):
    """Name who of two has all that was done by hand since they are one, where nothing else is left of the other.

    BOTH: they are to be one again, and what was taken away stays so for both.
    """

    OWN = "own"
    THEIRS = "theirs"
    BOTH = "both"


class Spot(NamedTuple):
    """Hold a place of the one person as it was made by the merge, by the ids of values.

    shown: what stood there; own: what the one had there before; theirs: what of the other's came there.
    """

    position: int
    shown: int
    own: int | None
    theirs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """Hold what one of the two has by their sources alone.

    before: what they had when they were merged, as far as somebody still says it or it was typed. rows: what they have
    now. seen: all that they had in between. versions: those that speak of them.
    """

    before: Mapping[int, Traced]
    rows: tuple[Traced, ...]
    seen: Known
    versions: frozenset[int]


def follow_on(before: Sequence[Traced], words: Sequence[Words], merged_at: int) -> Side:
    """Follow what sources said of someone since a merge (the last version before it), as if they had stayed alone.

    words: all that they ever said of them, in order.
    """
    last: dict[int, Words] = {}
    rows = list(before)
    seen = Known(one.held.value for one in rows)
    for one in words:
        if one.version > merged_at:
            told = [Traced(as_said(row.held, row.versions, last.values()), row.versions) for row in rows]
            rows = _followed(told, last.get(one.record), one)
            seen.add(row.held.value for row in rows)
        last[one.record] = one
    standing = {one.held.id: one for one in before}
    return Side(standing, tuple(rows), seen, frozenset(one.version for one in words))


def _followed(rows: Sequence[Traced], last: Words | None, now: Words) -> list[Traced]:
    held = [row.held for row in rows]
    is_read_anew = last is not None and last.digest == now.digest
    changes = follow(last.values if last else (), now.values, held, is_read_anew=is_read_anew)
    by_held = {id(change.before): change for change in changes if change.before}
    kept = [_changed(row, by_held.get(id(row.held)), now) for row in rows]
    end = max((one.position for one in held), default=-1) + 1
    added = [
        Traced(Held(id=0, value=change.after, origins=(_origin(now),), position=end + number))
        for number, change in enumerate(changes)
        if change.effect is Effect.ADD and change.after
    ]
    found = [*filter(None, kept), *added]
    told = {id(one) for one in saying([row.held for row in found], now.values)}
    return [_said_by(row, now) if id(row.held) in told else row for row in found]


def _changed(row: Traced, change: FieldChange | None, now: Words) -> Traced | None:
    if change is None or change.effect not in (Effect.REPLACE, Effect.DROP):
        return row
    if change.after is None:
        return None
    if change.is_shared:
        return Traced(replace(row.held, id=0, value=change.after), row.versions)
    return Traced(replace(row.held, id=0, value=change.after, origins=(_origin(now),)))


def _said_by(row: Traced, now: Words) -> Traced:
    is_known = any(origin.source == now.source for origin in row.held.origins)
    held = row.held if is_known else replace(row.held, origins=(*row.held.origins, _origin(now)))
    return Traced(held, (*row.versions, now.version))


def _origin(words: Words) -> Origin:
    return Origin(words.source, "", "")


def part(
    now: Sequence[Traced], spots: Sequence[Spot], own: Side, theirs: Side, heir: Heir | None = None
) -> tuple[list[Traced], list[Traced]]:
    """Part what one person has now between the two who they were: what the one has then, and what the other.

    Each has what follows from their own sources. Where something was edited since, what came from the other alone goes
    with it as it is now, and the rest stays with the one, as does what was typed since. heir: who has all that was
    edited instead, because the other goes; what the other has then is of no use.
    """
    parting = _Parting(now, own, theirs, heir)
    for position, group in _by_position(spots).items():
        parting.divide(position, group)
    parting.divide_since()
    return parting.own.rows, parting.theirs.rows


def _by_position(spots: Iterable[Spot]) -> dict[int, list[Spot]]:
    found: defaultdict[int, list[Spot]] = defaultdict(list)
    for spot in spots:
        found[spot.position].append(spot)
    return found


class _Having:
    """Live as what one of the two has, while the one person is parted."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self.rows = list(side.rows)

    def put(self, rows: Sequence[Traced], places: Iterable[int]) -> None:
        """Put rows as they are now into the place of what stood at these positions, else behind all."""
        taken = {row.held.position for row in self.rows}
        at = min((place for place in places if place in taken), default=None)
        self.rows = [row for row in self.rows if row.held.position not in set(places)]
        end = max((row.held.position for row in self.rows), default=-1) + 1
        self.rows += [self._own(row, end if at is None else at) for row in rows]

    def put_for(self, rows: Sequence[Traced]) -> None:
        """Put rows as they are now into the place of what says the same."""
        self.put(rows, [one.held.position for one in self.rows if any(_is_rival(one, row) for row in rows)])

    def inherit(self, rows: Sequence[Traced]) -> None:
        """Take over what was done by hand: it stands before what a source says, and what was taken away is gone."""
        for row in rows:
            value = row.held.value
            same = [one for one in self.rows if says_the_same(one.held.value, value)]
            if row.held.removed:
                gone = [one for one in same if not one.held.by_hand and not one.held.removed]
                self._remove(gone)
                continue
            is_single = value.kind in SINGLE_KINDS
            rivals = [one for one in self.rows if is_single and one.held.value.kind is value.kind] or same
            standing = [one for one in rivals if not one.held.removed]
            end = max((one.held.position for one in self.rows), default=-1) + 1
            self._remove(standing)
            at = next((one.held.position for one in standing), end)
            self.rows.append(self._own(row, at))

    def _remove(self, rows: Sequence[Traced]) -> None:
        """Remember as taken away what a source says; the rest is gone."""
        gone = {id(one) for one in rows}
        left = [one for one in self.rows if id(one) not in gone]
        told = [Traced(replace(one.held, by_hand=False, removed=True), one.versions) for one in rows if one.versions]
        self.rows = left + told

    def keep(self, row: Traced) -> None:
        """Keep what a source says and nothing else tells of; a rival of what stands stays away."""
        value = row.held.value
        is_rival = value.kind in SINGLE_KINDS and any(one.held.value.kind is value.kind for one in self.rows)
        if not is_rival and value not in self.side.seen:
            self.put_for([row])

    def _own(self, row: Traced, position: int) -> Traced:
        versions = tuple(version for version in row.versions if version in self.side.versions)
        is_chosen = bool(row.versions) and not versions and not row.held.removed  # taken by hand of the other's words
        return Traced(replace(row.held, position=position, by_hand=row.held.by_hand or is_chosen), versions)


class _Parting:
    """Live as the parting of one person's values."""

    def __init__(self, now: Sequence[Traced], own: Side, theirs: Side, heir: Heir | None) -> None:
        self.own, self.theirs = _Having(own), _Having(theirs)
        self._heir = {Heir.OWN: self.own, Heir.THEIRS: self.theirs}.get(heir) if heir else None
        self._is_brief = heir is Heir.BOTH
        self._left: defaultdict[int, list[Traced]] = defaultdict(list)
        for row in now:
            self._left[row.held.position].append(row)

    def divide(self, position: int, group: Sequence[Spot]) -> None:
        """Part what stands in a place: where it was edited since, it goes as it is to whom it came from."""
        standing = [spot for spot in group if self._find(spot.shown)]
        kinds = {shown.held.value.kind for spot in standing if (shown := self._find(spot.shown))}
        rows = [row for row in self._left[position] if row.held.value.kind in kinds]
        is_as_it_was = _typed(rows) == self._expected(standing)
        done = [row for row in rows if not is_as_it_was or _typed([row])]
        self._left[position] = [row for row in self._left[position] if row not in done]
        if is_as_it_was:
            return
        owns, comes = self.own.side.before, self.theirs.side.before
        natural = self.own if self._is_own(standing) else self.theirs
        if self._is_brief:
            (self.theirs if natural is self.own else self.own).inherit([row for row in rows if row.held.removed])
        if self._heir not in (None, natural):
            self._inherit(rows)
        elif natural is self.own:
            self.own.put(rows, [owns[key].held.position for spot in group if (key := spot.own or 0) in owns])
        else:
            ids = [key for spot in group for key in spot.theirs if key in comes]
            self.theirs.put(rows, [comes[key].held.position for key in ids])

    def divide_since(self) -> None:
        """Part what came since: what was typed stays, but for what takes the place of the other's alone."""
        for _, rows in sorted(self._left.items()):
            if not _typed(rows):
                for row in rows:
                    self._whose(row.versions[:1]).keep(row)
                continue
            natural = self._whose([version for row in rows for version in row.versions])
            if self._heir in (None, natural):
                natural.put_for(rows)
            else:
                self._inherit(rows)

    def _inherit(self, rows: Sequence[Traced]) -> None:
        if self._heir:
            self._heir.inherit([row for row in rows if _typed([row])])

    def _whose(self, versions: Sequence[int]) -> _Having:
        """Say to whom something goes that these versions, and nobody else, brought."""
        is_theirs = bool(versions) and self.theirs.side.versions.issuperset(versions)
        return self.theirs if is_theirs else self.own

    def _find(self, key: int | None) -> Traced | None:
        return self.own.side.before.get(key or 0) or self.theirs.side.before.get(key or 0)

    def _saying(self, spot: Spot) -> list[Traced]:
        shown = self._find(spot.shown)
        members = filter(None, map(self._find, (spot.own, *spot.theirs)))
        return [one for one in members if shown and says_the_same(one.held.value, shown.held.value)]

    def _expected(self, group: Sequence[Spot]) -> set[object]:
        """Say what was typed, or taken away, in a place when it was made."""
        found = set()
        for spot in group:
            shown = self._find(spot.shown)
            is_typed = any(one.held.by_hand for one in self._saying(spot))
            found |= _typed([replace(shown, held=replace(shown.held, by_hand=is_typed))] if shown else [])
        return found

    def _is_own(self, group: Sequence[Spot]) -> bool:
        """Tell whether what stood in a place was the one's, the other's word for the same or not."""
        is_present: Callable[[Spot], bool] = lambda spot: not _is_removed(self._find(spot.shown))  # noqa: E731 - short
        decisive = list(filter(is_present, group)) or group
        ours = {spot.own for spot in decisive} & self.own.side.before.keys()
        return any(one.held.id in ours for spot in decisive for one in self._saying(spot))


def _is_rival(one: Traced, other: Traced) -> bool:
    """Tell whether two cannot both stand: they say the same, or what a person has once only."""
    mine, theirs = one.held.value, other.held.value
    is_once = mine.kind in SINGLE_KINDS - {Kind.PHOTO} and mine.kind is theirs.kind
    return (is_once and not one.held.removed) or says_the_same(mine, theirs)


def _is_removed(one: Traced | None) -> bool:
    return one is not None and one.held.removed


def _typed(rows: Iterable[Traced]) -> set[object]:
    """Give what was typed or taken away by hand."""
    return {(exactly(row.held.value), row.held.removed) for row in rows if row.held.by_hand or row.held.removed}
