"""What a person decides before a synchronization is planned."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.domain.matching import Word
    from entourage.domain.syncing import Answer
    from entourage.importing.plan import Answer as Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Hold what a person decided before a plan is made.

    answers: of conflicts, by their keys; to_all: of all others. same: of cards that may be people here, by their
    addresses: whose they are (a contact's id), or 0 for nobody's here. of_alike: the same, by how likely. accepts_loss:
    it is right that most people are gone from one side. brings_back: whoever came from there by an import that was
    taken back is to come again.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    to_all: Answer | None = None
    same: Mapping[str, int] = field(default_factory=dict)
    of_alike: tuple[tuple[Word, Told], ...] = ()
    accepts_loss: bool = False
    brings_back: bool = False


NOTHING_ASKED = Asked()
