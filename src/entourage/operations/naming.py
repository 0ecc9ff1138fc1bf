"""How a person names a circle or a kind of content, and which one that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.domain.text import fold
from entourage.storage import circles, rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.topic import Topic
    from entourage.storage.database import Session


@dataclass(frozen=True, slots=True)
class Named:
    """Hold what a person typed, and the key of the preset that has this name in any language.

    is_group: it is the name of those not sorted yet, of everyone or of the public, which no circle may have.
    """

    text: str
    preset: str = ""
    is_group: bool = False


def named(one: Circle | Topic) -> Named:
    """Name a circle or a kind of content that is known."""
    return Named(one.name, "" if one.name else one.preset)


def find_circle(session: Session, named: Named) -> Circle:
    """Find a circle by its own name, else by the preset that a name means.

    Raises EntourageError: "circle_unknown", or "not_a_circle" for those not sorted yet, everyone and the public.
    """
    return circle_among(circles.every(session), named)


def circle_among(every: Sequence[Circle], named: Named) -> Circle:
    """Find which of these circles is meant, as `find_circle` does."""
    found = circle_named(every, named)
    if found is None and named.is_group:
        raise EntourageError("not_a_circle", circle=named.text)
    if found is None:
        raise EntourageError("circle_unknown", circle=named.text, known=list(every))
    return found


def circle_named(every: Sequence[Circle], named: Named) -> Circle | None:
    """Find which of these circles is meant, None where none is."""
    by_name = (circle for circle in every if circle.name and fold(circle.name) == fold(named.text))
    by_preset = (circle for circle in every if named.preset and circle.preset == named.preset and not circle.name)
    return next(by_name, None) or next(by_preset, None)


def find_topic(session: Session, named: Named) -> Topic:
    """Find a kind of content by its own name, else by the preset that a name means; "topic_unknown" where none is."""
    every = rules.topics(session)
    found = next((topic for topic in every if _means(named, topic)), None)
    if found is None:
        raise EntourageError("topic_unknown", topic=named.text, known=every)
    return found


def is_topic(session: Session, named: Named, but: int = 0) -> bool:
    """Tell whether a kind of content is already called so; but: the id of one that is not asked about."""
    return any(_means(named, topic) for topic in rules.topics(session) if topic.id != but)


def _means(named: Named, topic: Topic) -> bool:
    by_preset = bool(named.preset) and topic.preset == named.preset
    return by_preset or (bool(topic.name) and fold(topic.name) == fold(named.text))
