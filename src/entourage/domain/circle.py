"""A set of contacts that the person has made, and how circles bear on each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LESS_FAMILIAR = "less_familiar"
_NO_CLOSER = frozenset({LESS_FAMILIAR, "former_clients", "professional_contacts", "at_a_distance"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Hold a circle.

    preset: its key in domain.presets, empty for one's own; the meaning survives renaming and language.
    name: what the person calls it; empty while a preset has not been renamed.
    colour: "#RRGGBB", and symbol: a character for where colours are not seen.
    closed: whoever is in it sees nothing of anything.
    """

    id: int
    preset: str = ""
    name: str = ""
    colour: str
    symbol: str
    description: str = ""
    closed: bool = False
    position: int


def is_closer(circle: Circle) -> bool:
    """Tell whether a circle is closer than Less familiar, which is for the rest.

    Former clients and Professional contacts have the rules of Less familiar: no closer. A closed circle keeps
    people away. Any other, one's own too, is a place that the person has chosen for people they know.
    """
    return not circle.closed and circle.preset not in _NO_CLOSER


def already_closer(
    contacts: Iterable[int], circles_of: Mapping[int, Sequence[Circle]]
) -> dict[int, tuple[Circle, ...]]:
    """Find who is left out when contacts are put into Less familiar: each with the closer circles they are in."""
    closer = {contact: tuple(filter(is_closer, circles_of.get(contact, ()))) for contact in contacts}
    return {contact: circles for contact, circles in closer.items() if circles}


def no_longer_less_familiar(
    contacts: Iterable[int], into: Circle, circles_of: Mapping[int, Sequence[Circle]]
) -> tuple[int, ...]:
    """Find whom to offer to take out of Less familiar when contacts are put into a circle: none if it is no closer."""
    if not is_closer(into):
        return ()
    return tuple(
        contact for contact in contacts if any(circle.preset == LESS_FAMILIAR for circle in circles_of.get(contact, ()))
    )
