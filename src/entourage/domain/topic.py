"""A kind of content that one shares or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.domain.sharing import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Hold a kind of content, with the verdicts of those who are in no circle.

    preset: its key in domain.presets, empty for one's own; the meaning survives renaming and language.
    name: what the person calls it; empty while a preset has not been renamed.
    locked: nobody ever sees any of it.
    public: what anyone at all may see.
    unsorted: what a contact may see whose circles have no opinion.
    """

    id: int
    preset: str = ""
    name: str = ""
    locked: bool = False
    public: Verdict
    unsorted: Verdict
    position: int
