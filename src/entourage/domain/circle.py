"""A set of contacts that the person has made, and how circles bear on each other."""

from __future__ import annotations

from dataclasses import dataclass


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
