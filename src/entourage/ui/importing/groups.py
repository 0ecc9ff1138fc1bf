"""Open questions of a plan that are alike: the same reasons speak for each, and nothing against."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.matching import Word
from entourage.importing.plan import Action

if TYPE_CHECKING:
    from entourage.importing.plan import Candidate, ImportPlan

_SURE = frozenset({Word.CERTAIN, Word.LIKELY})
_FEWEST = 2


class Group(NamedTuple):
    """Hold questions that are alike: the codes of their reasons, their places in the plan, the strength of the first.

    doubtful: those among them of which two name the same person.
    """

    codes: tuple[str, ...]
    places: tuple[int, ...]
    weight: float
    doubtful: frozenset[int]

    @property
    def sure(self) -> list[int]:
        """List the places of all but the doubtful ones."""
        return [place for place in self.places if place not in self.doubtful]


def groups(plan: ImportPlan) -> tuple[Group, ...]:
    """Put together the open questions that can be answered in one go, the strongest first."""
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    weights: dict[tuple[str, ...], float] = {}
    for place, step in enumerate(plan.steps):
        if step.action is Action.MAYBE and not step.is_left_out:
            candidates = plan.candidates(place)
            if _is_clear(candidates):
                codes = signature(candidates)
                found[codes].append(place)
                weights.setdefault(codes, candidates[0].likeness.weight)
    made = [
        Group(codes, tuple(places), weights[codes], _doubtful(plan, places))
        for codes, places in found.items()
        if len(places) >= _FEWEST
    ]
    return tuple(sorted(made, key=lambda one: (-one.weight, -len(one.places))))


def signature(candidates: tuple[Candidate, ...]) -> tuple[str, ...]:
    """Name the reasons that speak for and against the likeliest of those whom a row may be."""
    return tuple(sorted(reason.code.value for reason in candidates[0].likeness.reasons)) if candidates else ()


def _is_clear(candidates: tuple[Candidate, ...]) -> bool:
    """Tell whether one person is meant surely enough, with nothing against it, and no other as surely."""
    if not candidates or candidates[0].likeness.word not in _SURE:
        return False
    rivals = [one for one in candidates[1:] if one.likeness.word is candidates[0].likeness.word]
    return not rivals and all(reason.weight > 0 for reason in candidates[0].likeness.reasons)


def _doubtful(plan: ImportPlan, places: list[int]) -> frozenset[int]:
    """Find those of which two name the same person."""
    meant = {place: _who(plan, plan.candidates(place)[0]) for place in places}
    numbers = Counter(meant.values())
    return frozenset(place for place, who in meant.items() if numbers[who] > 1)


def _who(plan: ImportPlan, candidate: Candidate) -> int:
    return plan.who(candidate.step) if candidate.step is not None else candidate.contact_id or 0
