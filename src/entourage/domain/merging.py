"""What a source's newer word changes about a person, value by value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from entourage.domain.comparing import identity
from entourage.domain.contact import SINGLE_KINDS, Held, Kind
from entourage.domain.profiles import RELATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

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

    DROP: what was read as `before` means something else by what is known of its column now, and says nothing more.
    KEEP: the source says `after`, and what was edited by hand, or another source's word, stays (`before`).
    VANISH: the source no longer says `before`, which stays all the same.
    """

    effect: Effect
    before: Held | None
    after: Value | None


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
    present = [one for one in held if not one.removed]
    removed = {identity(one.value) for one in held if one.removed}
    alike = _by_identity(present) if says else {}
    changes: list[FieldChange] = []
    for place, value in enumerate(says):
        old = respelled.get(place)
        standing = alike.get(identity(value), [])
        own = next((one for one in standing if old and _is_only_the_word(one, old)), None)
        if own:
            changes.append(FieldChange(Effect.REPLACE, own, value))
            present.remove(own)
            standing.remove(own)
        elif all(exactly(one.value) in unchanged for one in standing):
            old = old or _take(_partner(value, gone), gone)
            found = _changed(value, old, present, removed)
            changes += found
            for change in found:
                if change.effect is Effect.REPLACE and change.before:
                    present.remove(change.before)
                    alike[identity(change.before.value)].remove(change.before)
    vanished = ((value, _holding(value, present)) for value in gone)
    left = ((value, one) for value, one in vanished if one and not one.by_hand)
    return (*changes, *(FieldChange(_left(one, value, is_read_anew), one, None) for value, one in left))


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
    same = [old for old in gone if identity(old) == identity(value)]
    return min(same, key=lambda old: (old.label != value.label, set(old.types) != set(value.types)), default=None)


def followed(
    held: Sequence[Held], changes: Sequence[FieldChange], said: Sequence[Value], origin: Origin
) -> tuple[Held, ...]:
    """Give what a person has once these changes are written, and the source is known to have said it."""
    replaced = {change.before: change.after for change in changes if change.effect is Effect.REPLACE}
    dropped = {id(change.before) for change in changes if change.effect is Effect.DROP}
    kept = [one for one in held if id(one) not in dropped]
    standing = [replace(one, value=new, origins=(origin,)) if (new := replaced.get(one)) else one for one in kept]
    added = [change.after for change in changes if change.effect is Effect.ADD and change.after]
    end = max((one.position for one in held), default=-1) + 1
    standing += [Held(id=0, value=value, origins=(origin,), position=end + place) for place, value in enumerate(added)]
    told = {id(one) for one in saying(standing, said)}
    return tuple(_also_by(one, origin) if id(one) in told else one for one in standing)


def _also_by(one: Held, origin: Origin) -> Held:
    is_known = any(known.source == origin.source for known in one.origins)
    return one if is_known else replace(one, origins=(*one.origins, origin))


def saying(held: Sequence[Held], said: Sequence[Value]) -> list[Held]:
    """Pick what is said of what a person has: value for value the very same, else what differs only in writing."""
    alike = _by_identity([one for one in held if not one.removed])
    found: dict[int, Held] = {}
    for value in said:
        same = alike.get(identity(value), [])
        exact = [one for one in same if (one.value.text, one.value.label) == (value.text, value.label)]
        found |= {id(one): one for one in exact or same}
    return list(found.values())


def _by_identity(held: Sequence[Held]) -> dict[Identity, list[Held]]:
    found: dict[Identity, list[Held]] = {}
    for one in held:
        found.setdefault(identity(one.value), []).append(one)
    return found


def _changed(value: Value, old: Value | None, present: Sequence[Held], removed: set[Identity]) -> list[FieldChange]:
    standing = _holding(old, present) if old else None
    rival = _rival(value, present)
    if standing and _is_of_one_source(standing) and (rival is None or standing.value.kind is value.kind):
        return [FieldChange(Effect.REPLACE, standing, value)]
    if rival:
        return [FieldChange(Effect.KEEP, rival, value)]
    by_hand = identity(value) in removed or (old is not None and identity(old) in removed)
    return [FieldChange(Effect.KEEP, None, value)] if by_hand else [FieldChange(Effect.ADD, None, value)]


def exactly(value: Value) -> tuple[object, ...]:
    """Give what differs where a source writes the same in another way: an accent, a home that is an office now."""
    return (*identity(value), value.text, value.parts, frozenset(value.types), value.label)


def _is_only_the_word(standing: Held, last: Value) -> bool:
    return _is_of_one_source(standing) and exactly(standing.value) == exactly(last)


def _holding(value: Value, present: Sequence[Held]) -> Held | None:
    same = [one for one in present if identity(one.value) == identity(value)]
    return next((one for one in same if exactly(one.value) == exactly(value)), next(iter(same), None))


def _is_of_one_source(standing: Held) -> bool:
    return not standing.by_hand and len({origin.source for origin in standing.origins}) == 1


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
