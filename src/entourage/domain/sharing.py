"""Who may see what: one pure function decides, and everything else asks it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from entourage.domain.errors import EntourageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.topic import Topic


class Verdict(IntEnum):
    """Say how much of a kind of content someone may see, from open to strict."""

    EVERYTHING = 0
    LITTLE = 1
    NOTHING = 2

    @property
    def code(self) -> str:
        """Name the verdict where it is written: "everything", "little", "nothing"."""
        return self.name.lower()

    @classmethod
    def from_code(cls, code: str) -> Verdict:
        """Read the name of a verdict; any other word raises EntourageError("unknown_verdict", verdict)."""
        for verdict in cls:
            if verdict.code == code:
                return verdict
        raise EntourageError("unknown_verdict", verdict=code)


Rules: TypeAlias = Mapping[tuple[int, int], Verdict]
"""The verdict of a circle for a topic, by (circle's id, topic's id); absent where the circle has no opinion."""


class Because(StrEnum):
    """Name what decided, in the order in which it is asked."""

    LOCKED = "locked"
    CLOSED = "closed"
    EXCEPTION = "exception"
    CIRCLES = "circles"
    NOT_SORTED = "not_sorted"


@dataclass(frozen=True, slots=True)
class Decision:
    """Hold a verdict and what decided it; decided_by are the circles that did, in their order."""

    verdict: Verdict
    because: Because
    decided_by: tuple[Circle, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Hold a kind of content of which the public may see some and a circle nothing."""

    topic: Topic
    circle: Circle


def decide(topic: Topic, circles: Sequence[Circle], rules: Rules, exception: Verdict | None = None) -> Decision:
    """Decide how much of a topic a contact may see: the first that applies of the five in Because."""
    if topic.locked:
        return Decision(Verdict.NOTHING, Because.LOCKED)
    closed = [circle for circle in circles if circle.closed]
    if closed:
        return Decision(Verdict.NOTHING, Because.CLOSED, _in_order(closed))
    if exception is not None:
        return Decision(exception, Because.EXCEPTION)
    topic_id = topic.id
    opinions = [circle for circle in circles if (circle.id, topic_id) in rules]
    if not opinions:
        return Decision(topic.unsorted, Because.NOT_SORTED)
    strictest = max([rules[circle.id, topic_id] for circle in opinions])
    deciders = [circle for circle in opinions if rules[circle.id, topic_id] == strictest]
    return Decision(strictest, Because.CIRCLES, _in_order(deciders))


def contradictions(topics: Iterable[Topic], circles: Iterable[Circle], rules: Rules) -> tuple[Contradiction, ...]:
    """Find where the public may see some of what a circle may by its rule not see at all; who closes one means it."""
    ordered = _in_order(list(circles))
    return tuple(
        Contradiction(topic, circle)
        for topic in topics
        if not topic.locked and topic.public < Verdict.NOTHING
        for circle in ordered
        if not circle.closed and rules.get((circle.id, topic.id)) == Verdict.NOTHING
    )


def _in_order(circles: list[Circle]) -> tuple[Circle, ...]:
    return tuple(sorted(circles, key=attrgetter("position", "id"))) if len(circles) > 1 else tuple(circles)
