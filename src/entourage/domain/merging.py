"""What a source's newer word changes about a person, value by value."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from entourage.domain.calling import NAMES, follows, yields
from entourage.domain.comparing import Known, identity, says_the_same, shelf
from entourage.domain.contact import SINGLE_KINDS, Held, Kind
from entourage.domain.preferring import is_fuller
from entourage.domain.profiles import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from entourage.domain.comparing import Identity
    from entourage.domain.contact import Origin, Value


class Effect(StrEnum):
    """Name what becomes of a value: the first three write, the last two are only shown."""

    ADD = "add"
    REPLACE = "replace"
    DROP = "drop"
    KEEP = "keep"
    VANISH = "vanish"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Hold one difference between what the person has and what the source says now.

    DROP: what was read as `before` means something else by what is known of its column now, and says nothing more; or
    a whole name yields to its parts, or they to it, of which more is known now; or whoever said `before` says another
    value instead, which stands.
    KEEP: the source says `after`, and what was edited by hand, or another source's word, stays (`before`).
    VANISH: the source no longer says `before`, which stays all the same.
    is_shared: what takes a place says the same, only better, and whoever said that before goes on saying it.
    """

    effect: Effect
    before: Held | None
    after: Value | None
    is_shared: bool = False


def follow(
    last: Sequence[Value], now: Sequence[Value], held: Sequence[Held], *, is_read_anew: bool = False
) -> tuple[FieldChange, ...]:
    """Compare what a source said last time, what it says now, and what the person has.

    is_read_anew: it wrote the very same, which is understood in another way now.
    """
    unchanged = {exactly(value) for value in last} & {exactly(value) for value in now}
    gone = [] if _of_another_list(last, now) else [value for value in last if exactly(value) not in unchanged]
    says = [value for value in now if exactly(value) not in unchanged]
    respelled = {place: old for place, value in enumerate(says) if (old := _take(_respelled(value, gone), gone))}
    following = _Following(held, gone, unchanged, says)
    changes = [one for place, value in enumerate(says) for one in following.of(value, respelled.get(place))]
    present = following.present
    if any(change.after and change.after.kind in NAMES for change in changes):
        changes = _Calling(changes, now, held).agreed()
        present = [one for one in present if not _takes_away(changes, one)]
    vanished = ((value, _holding(value, present)) for value in gone)
    left = ((value, one) for value, one in vanished if one and not one.by_hand)
    return (*changes, *(FieldChange(_left(one, value, is_read_anew), one, None) for value, one in left))


class _Following:
    """Live as what a person has, and what a source no longer says, while what it says newly is followed."""

    def __init__(
        self, held: Sequence[Held], gone: list[Value], unchanged: Collection[tuple[object, ...]], says: Sequence[Value]
    ) -> None:
        self.present = [one for one in held if not one.removed]
        self._removed = Known(one.value for one in held if one.removed)
        self._alike = _Alike(self.present if says else ())
        self._gone, self._unchanged = gone, unchanged

    def of(self, value: Value, old: Value | None) -> list[FieldChange]:
        """Say what a value changes that the source says newly; old: how it wrote the same last time."""
        found = list(self._changes(value, old))
        for one in found:
            if one.before and one.effect in (Effect.REPLACE, Effect.DROP):
                self.present.remove(one.before)
                self._alike.remove(one.before)
        return found

    def _changes(self, value: Value, old: Value | None) -> Iterator[FieldChange]:
        standing = self._alike.of(value)
        own = next((one for one in standing if old and _is_only_the_word(one, old)), None)
        if own:
            yield FieldChange(Effect.REPLACE, own, value)
            return
        if all(exactly(one.value) in self._unchanged for one in standing):
            old = old or _take(_partner(value, self._gone), self._gone)
            found = _changed(value, old, self.present, self._removed)
            is_said = found.before is not None and exactly(found.before.value) in self._unchanged
            yield replace(found, effect=Effect.KEEP) if is_said else found
            return
        if poorer := _poorer(value, standing, self._unchanged):
            yield FieldChange(Effect.REPLACE, poorer, value, is_shared=True)
        if forsaken := _forsaken(standing, _partner(value, self._gone), self.present):
            yield FieldChange(Effect.DROP, forsaken, None)


def _left(standing: Held, last: Value, is_read_anew: bool) -> Effect:  # noqa: FBT001 - what is asked
    return Effect.DROP if is_read_anew and _is_only_the_word(standing, last) else Effect.VANISH


def _of_another_list(last: Sequence[Value], now: Sequence[Value]) -> bool:
    """Tell whether a source speaks now of other relations: who follows me says nothing of whom I follow."""
    said, says = ({word for value in one for word in value.types} & RELATIONS for one in (last, now))
    return bool(said and says) and said.isdisjoint(says)


def _take(value: Value | None, values: list[Value]) -> Value | None:
    """Take a value out of a list, where there is one."""
    if value is not None:
        values.remove(value)
    return value


def _respelled(value: Value, gone: Sequence[Value]) -> Value | None:
    """Find what a source wrote in another way last time, of what it no longer says."""
    same = [old for old in gone if says_the_same(old, value)]
    return min(same, key=lambda old: (old.label != value.label, set(old.types) != set(value.types)), default=None)


def followed(
    held: Sequence[Held], changes: Sequence[FieldChange], said: Sequence[Value], origin: Origin
) -> tuple[Held, ...]:
    """Give what a person has once these changes are written, and the source is known to have said it."""
    replaced = {change.before: change for change in changes if change.effect is Effect.REPLACE}
    dropped = {id(change.before) for change in changes if change.effect is Effect.DROP}
    kept = [one for one in held if id(one) not in dropped]
    standing = [_replaced(one, replaced[one], origin) if one in replaced else one for one in kept]
    added = [change.after for change in changes if change.effect is Effect.ADD and change.after]
    end = max((one.position for one in held), default=-1) + 1
    standing += [Held(id=0, value=value, origins=(origin,), position=end + place) for place, value in enumerate(added)]
    told = {id(one) for one in saying(standing, said)}
    return tuple(_also_by(one, origin) if id(one) in told else _no_longer_by(one, origin) for one in standing)


def _replaced(one: Held, change: FieldChange, origin: Origin) -> Held:
    if change.after is None:
        return one
    if change.is_shared:
        return replace(one, value=change.after)
    return replace(one, value=change.after, origins=(origin,), former=frozenset())


def _also_by(one: Held, origin: Origin) -> Held:
    is_known = any(known.source == origin.source for known in one.origins)
    origins = one.origins if is_known else (*one.origins, origin)
    return replace(one, origins=origins, former=one.former - {origin.source})


def _no_longer_by(one: Held, origin: Origin) -> Held:
    is_known = any(known.source == origin.source for known in one.origins)
    return replace(one, former=one.former | {origin.source}) if is_known else one


def saying(held: Sequence[Held], said: Sequence[Value]) -> list[Held]:
    """Pick what is said of what a person has: value for value the very same, else what differs only in writing."""
    alike = _Alike([one for one in held if not one.removed])
    found: dict[int, Held] = {}
    for value in said:
        same = alike.of(value)
        exact = [one for one in same if _written(one.value) == _written(value)]
        found |= {id(one): one for one in exact or same}
    return list(found.values())


def _written(value: Value) -> tuple[object, ...]:
    return value.text, value.parts, value.label


class _Alike:
    """Live as what a person has, looked up by what says the same."""

    def __init__(self, held: Sequence[Held]) -> None:
        self._shelves: defaultdict[Identity, list[Held]] = defaultdict(list)
        for one in held:
            self._shelves[shelf(one.value)].append(one)

    def of(self, value: Value) -> list[Held]:
        return [one for one in self._shelves.get(shelf(value), ()) if says_the_same(one.value, value)]

    def remove(self, one: Held) -> None:
        self._shelves[shelf(one.value)].remove(one)


def _changed(value: Value, old: Value | None, present: Sequence[Held], removed: Known) -> FieldChange:
    standing = _holding(old, present) if old else None
    rival = _rival(value, present)
    if standing and _is_of_one_source(standing) and (rival is None or standing.value.kind is value.kind):
        return FieldChange(Effect.REPLACE, standing, value)
    by_hand = value in removed or (old is not None and old in removed)
    if rival:
        is_better = not (rival.by_hand or by_hand) and is_fuller(value, rival.value)
        return FieldChange(Effect.REPLACE if is_better else Effect.KEEP, rival, value)
    return FieldChange(Effect.KEEP if by_hand else Effect.ADD, None, value)


def _poorer(value: Value, standing: Sequence[Held], unchanged: Collection[tuple[object, ...]]) -> Held | None:
    """Find what says the same as a value less carefully, and was not typed, unless it stands as it is written too."""
    if any(exactly(one.value) == exactly(value) for one in standing):
        return None
    others = (one for one in standing if not one.by_hand and exactly(one.value) not in unchanged)
    return next((one for one in others if is_fuller(value, one.value)), None)


def _forsaken(standing: Sequence[Held], old: Value | None, present: Sequence[Held]) -> Held | None:
    """Find what a source no longer says, nor anybody else: all who said it say what stands instead."""
    before = _holding(old, present) if old else None
    if before is None or before in standing or before.by_hand or len(_living(before)) > 1:
        return None
    now = {source for one in standing for source in _living(one)}
    return before if {origin.source for origin in before.origins} - _living(before) <= now else None


def _takes_away(changes: Sequence[FieldChange], one: Held) -> bool:
    return any(change.before is one and change.effect in (Effect.REPLACE, Effect.DROP) for change in changes)


def _adds(change: FieldChange, kind: Kind) -> bool:
    return change.effect is Effect.ADD and change.after is not None and change.after.kind is kind


class _Calling:
    """Live as the changes to what a person is called, of which the whole and its parts are to agree."""

    def __init__(self, changes: list[FieldChange], now: Sequence[Value], held: Sequence[Held]) -> None:
        self._changes = changes
        self._now = {value.kind: value for value in reversed(now) if value.kind in NAMES}
        self._held = {one.value.kind: one for one in reversed(held) if one.value.kind in NAMES and not one.removed}

    def agreed(self) -> list[FieldChange]:
        """Let what is only a poorer form stay away, or go; what was typed, and what this source says, stays."""
        for kind, other in ((Kind.FORMATTED_NAME, Kind.NAME), (Kind.NAME, Kind.FORMATTED_NAME)):
            self._changes = [self._kept_out(one, other) if _adds(one, kind) else one for one in self._changes]
            self._changes += self._dropped(kind, other)
        return self._changes

    def _kept_out(self, change: FieldChange, other: Kind) -> FieldChange:
        """Keep out a name that comes beside what another word says, or a hand, and says no more."""
        standing, value = self._held.get(other), change.after
        if standing is None or value is None or self._comes(other):
            return change
        said = self._now.get(other)
        if said and exactly(said) == exactly(standing.value):
            return change
        is_whole = value.kind is Kind.FORMATTED_NAME
        is_typed = is_whole and standing.by_hand and not follows(value, standing.value)
        is_of_other_parts = is_whole and said is not None and follows(value, said)
        is_idle = is_typed or is_of_other_parts or yields(value, standing.value)
        return FieldChange(Effect.KEEP, standing, value) if is_idle else change

    def _dropped(self, kind: Kind, other: Kind) -> list[FieldChange]:
        """Take away what another word said, once more is known: or what only put together the parts that go."""
        standing, said, comes = self._held.get(kind), self._now.get(kind), self._comes(other)
        is_said = standing is not None and said is not None and says_the_same(said, standing.value)
        if standing is None or standing.by_hand or comes is None or is_said or self._comes(kind):
            return []
        before = self._held.get(other)
        was_theirs = kind is Kind.FORMATTED_NAME and before is not None and follows(standing.value, before.value)
        is_meant = before is not None and yields(standing.value, before.value)
        if not was_theirs and (is_meant or not yields(standing.value, comes)):
            return []
        self._changes = [change for change in self._changes if change.after is not said or said is None]
        return [FieldChange(Effect.REPLACE if said else Effect.DROP, standing, said)]

    def _comes(self, kind: Kind) -> Value | None:
        """Give the name of a kind that comes to stand."""
        found = (one for one in self._changes if one.effect in (Effect.ADD, Effect.REPLACE))
        return next((one.after for one in found if one.after and one.after.kind is kind), None)


def exactly(value: Value) -> tuple[object, ...]:
    """Give what differs where a source writes the same in another way: an accent, a home that is an office now."""
    return value.exact or _exactly(value)


def _exactly(value: Value) -> tuple[object, ...]:
    parts = value.parts
    while parts and not parts[-1]:  # whether components that nobody filled in are written is no difference
        parts = parts[:-1]
    found = (*identity(value), value.text, parts, frozenset(value.types), value.label)
    object.__setattr__(value, "exact", found)
    return found


def _is_only_the_word(standing: Held, last: Value) -> bool:
    return _is_of_one_source(standing) and exactly(standing.value) == exactly(last)


def _holding(value: Value, present: Sequence[Held]) -> Held | None:
    same = [one for one in present if says_the_same(one.value, value)]
    return next((one for one in same if exactly(one.value) == exactly(value)), next(iter(same), None))


def _is_of_one_source(standing: Held) -> bool:
    return not standing.by_hand and len(_living(standing)) == 1


def _living(standing: Held) -> set[int]:
    """Name the sources that still say what stands."""
    return {origin.source for origin in standing.origins} - standing.former


def _rival(value: Value, present: Sequence[Held]) -> Held | None:
    if value.kind not in SINGLE_KINDS:
        return None
    return next((one for one in present if one.value.kind is value.kind), None)


def _partner(value: Value, gone: list[Value]) -> Value | None:
    same_kind = [old for old in gone if (old.kind, old.name) == (value.kind, value.name)]
    exact = [old for old in same_kind if (old.types, old.label) == (value.types, value.label)]
    unread = [old for old in gone if _is_unread(old, value)]
    return next(iter(exact or (same_kind if value.kind in SINGLE_KINDS else []) or unread), None)


def _is_unread(old: Value, value: Value) -> bool:
    """Tell whether a picture that could not be read stood where one can be read now."""
    return value.kind is Kind.PHOTO and old.kind is Kind.OTHER and old.name.upper() == "PHOTO"
