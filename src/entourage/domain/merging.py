"""What a source's newer word changes about a person, value by value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from entourage.domain.comparing import identity
from entourage.domain.contact import SINGLE_KINDS, Held

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.comparing import Identity
    from entourage.domain.contact import Value


class Effect(StrEnum):
    """Name what becomes of a value: the first two write, the last two are only shown."""

    ADD = "add"
    REPLACE = "replace"
    KEEP = "keep"
    VANISH = "vanish"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Hold one difference between what the person has and what the source says now.

    KEEP: the source says `after`, and what was edited by hand, or another source's word, stays (`before`).
    VANISH: the source no longer says `before`, which stays all the same.
    """

    effect: Effect
    before: Held | None
    after: Value | None


def follow(last: Sequence[Value], now: Sequence[Value], held: Sequence[Held]) -> tuple[FieldChange, ...]:
    """Compare what a source said last time, what it says now, and what the person has."""
    said, says = _by_identity(last), _by_identity(now)
    present = {identity(one.value): one for one in held if not one.removed}
    removed = {identity(one.value) for one in held if one.removed}
    gone = [value for key, value in said.items() if key not in says]
    changes: list[FieldChange] = []
    for key, value in says.items():
        standing = present.get(key)
        if key in said and standing and _is_respelled(said[key], value) and _is_only_the_word(standing, said[key]):
            changes.append(FieldChange(Effect.REPLACE, standing, value))
        if key in said or standing:
            continue
        old = _partner(value, gone)
        if old is not None:
            gone.remove(old)
        changes += _changed(value, old, present, removed)
    vanished = (present.get(identity(value)) for value in gone)
    return (*changes, *(FieldChange(Effect.VANISH, one, None) for one in vanished if one and not one.by_hand))


def followed(held: Sequence[Held], changes: Sequence[FieldChange], source: str) -> tuple[Held, ...]:
    """Give what a person has once these changes, which a source made, are written."""
    replaced = {change.before: change.after for change in changes if change.effect is Effect.REPLACE}
    standing = (replace(one, value=replaced.get(one) or one.value) for one in held)
    added = [change.after for change in changes if change.effect is Effect.ADD and change.after]
    end = max((one.position for one in held), default=-1) + 1
    return (
        *standing,
        *(Held(id=0, value=value, sources=(source,), position=end + place) for place, value in enumerate(added)),
    )


def _changed(
    value: Value, old: Value | None, present: dict[Identity, Held], removed: set[Identity]
) -> list[FieldChange]:
    standing = present.get(identity(old)) if old else None
    if standing and _is_of_one_source(standing):
        return [FieldChange(Effect.REPLACE, standing, value)]
    rival = _rival(value, present)
    if rival:
        return [FieldChange(Effect.KEEP, rival, value)]
    by_hand = identity(value) in removed or (old is not None and identity(old) in removed)
    return [FieldChange(Effect.KEEP, None, value)] if by_hand else [FieldChange(Effect.ADD, None, value)]


def _is_respelled(last: Value, now: Value) -> bool:
    """Tell whether a source writes the same in another way: an accent put right, a home that is an office now."""
    return (last.text, last.parts, set(last.types), last.label) != (now.text, now.parts, set(now.types), now.label)


def _is_only_the_word(standing: Held, last: Value) -> bool:
    return _is_of_one_source(standing) and not _is_respelled(standing.value, last)


def _is_of_one_source(standing: Held) -> bool:
    return not standing.by_hand and len(standing.sources) == 1


def _rival(value: Value, present: dict[Identity, Held]) -> Held | None:
    if value.kind not in SINGLE_KINDS:
        return None
    return next((one for one in present.values() if one.value.kind is value.kind), None)


def _partner(value: Value, gone: list[Value]) -> Value | None:
    same_kind = [old for old in gone if (old.kind, old.name) == (value.kind, value.name)]
    exact = [old for old in same_kind if (old.types, old.label) == (value.types, value.label)]
    return next(iter(exact or (same_kind if value.kind in SINGLE_KINDS else [])), None)


def _by_identity(values: Sequence[Value]) -> dict[Identity, Value]:
    return {identity(value): value for value in values}
