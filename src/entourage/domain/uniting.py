"""What one person has once two are one: what was typed by hand stands before what a source said, and is not lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.comparing import identity
from entourage.domain.contact import SINGLE_KINDS
from entourage.domain.merging import Effect, exactly, follow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.contact import Held
    from entourage.domain.topic import Topic


@dataclass(frozen=True, slots=True)
class United:
    """Hold what becomes of what two people have.

    came: what is taken over of the other, each with the value whose place it takes, None where it stands behind.
    standing: what the one person has then, in order.
    """

    came: tuple[tuple[Held, Held | None], ...]
    standing: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """Hold what a merge settled beside the values.

    stricter: the kinds of content of which the exceptions of the two differed; the stricter one stays.
    left: Less familiar, where the one person is in it no longer; closer: because of these circles.
    """

    stricter: tuple[Topic, ...] = ()
    left: Circle | None = None
    closer: tuple[Circle, ...] = ()


def unite(own: Sequence[Held], others: Sequence[Held]) -> United:
    """Take over what another has and one has not; of two that cannot both stand, one's own stays.

    What the other has by hand takes the place of what only a source says; where both are by hand, both stay.
    """
    present = [one for one in own if not one.removed]
    theirs = [one for one in others if not one.removed]
    changes = follow((), [one.value for one in theirs if not one.by_hand], own)
    added = {id(change.after) for change in changes if change.effect is Effect.ADD}
    yielding = [one for one in present if not one.by_hand]
    came: list[tuple[Held, Held | None]] = []
    for one in theirs:
        if one.by_hand and not any(exactly(one.value) == exactly(other.value) for other in present):
            place = next((other for other in yielding if _is_of_one_place(one, other)), None)
            yielding = [other for other in yielding if other is not place]
            came.append((one, place))
        elif id(one.value) in added:
            came.append((one, None))
    taken = {id(place): one for one, place in came if place}
    behind = (one for one, place in came if place is None)
    return United(tuple(came), (*(taken.get(id(one), one) for one in present), *behind))


def _is_of_one_place(one: Held, other: Held) -> bool:
    """Tell whether two values say the same, or of something that a person has once only."""
    is_single = one.value.kind in SINGLE_KINDS and one.value.kind is other.value.kind
    return is_single or identity(one.value) == identity(other.value)
