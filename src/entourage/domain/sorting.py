"""What came of sorting people into circles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.domain.circle import Circle
    from entourage.domain.topic import Topic


@dataclass(frozen=True, slots=True)
class Sorted:
    """Hold what sorting did: which circles, who came in, who went out, and what Less familiar makes of it.

    already_in: people who were in the circle before. not_in: people who were not in the one they should leave.
    left_out: people not put into Less familiar, with the closer circles they are in.
    also_closer: someone put into Less familiar all the same, with the closer circles they are in.
    also_less_familiar: people put into a closer circle who are still in Less familiar.
    narrowed: people who were in a circle before and may now see less, with the kinds of content concerned.
    """

    into: Circle | None
    out_of: Circle | None
    came_in: tuple[int, ...] = ()
    went_out: tuple[int, ...] = ()
    already_in: tuple[int, ...] = ()
    not_in: tuple[int, ...] = ()
    left_out: tuple[tuple[int, tuple[Circle, ...]], ...] = ()
    also_closer: tuple[tuple[int, tuple[Circle, ...]], ...] = ()
    also_less_familiar: tuple[int, ...] = ()
    narrowed: tuple[tuple[int, tuple[Topic, ...]], ...] = ()
