"""Open questions of a plan that can be answered in one go: all that are certain, and those with the same reasons."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.matching import Word
from entourage.importing.choosing import answer_all
from entourage.importing.plan import Action, Answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.importing.plan import Candidate, ImportPlan

_SURE = frozenset({Word.CERTAIN, Word.LIKELY})
_FEWEST = 2


class Group(NamedTuple):
    """Hold questions that are alike: the codes of their reasons, their places in the plan, the strength of the first.

    codes: none where they have in common only that they are certain. doubtful: those among them of which two rows of
    one source name the same person.
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
    """Put together the open questions that can be answered in one go: all that are certain, then most at once."""
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
    ordered = sorted(made, key=lambda one: (-len(one.sure), -len(one.places), -one.weight))
    return (*_certain(plan, ordered), *ordered)


def _certain(plan: ImportPlan, others: Sequence[Group]) -> list[Group]:
    """Put together all that are certain, where that is more than one kind of them."""
    places = tuple(answer_all(plan, Word.CERTAIN, Answer.SAME))
    if len(places) < _FEWEST or any(set(places) <= set(one.places) for one in others):
        return []
    return [Group((), places, plan.candidates(places[0])[0].likeness.weight, _doubtful(plan, places))]


def signature(candidates: tuple[Candidate, ...]) -> tuple[str, ...]:
    """Name the reasons that speak for and against the likeliest of those whom a row may be."""
    return tuple(sorted(reason.code.value for reason in candidates[0].likeness.reasons)) if candidates else ()


def _is_clear(candidates: tuple[Candidate, ...]) -> bool:
    """Tell whether one person is meant surely enough, with nothing against it, and no other as surely."""
    if not candidates or candidates[0].likeness.word not in _SURE:
        return False
    rivals = [one for one in candidates[1:] if one.likeness.word is candidates[0].likeness.word]
    return not rivals and all(reason.weight > 0 for reason in candidates[0].likeness.reasons)


def _doubtful(plan: ImportPlan, places: Sequence[int]) -> frozenset[int]:
    """Find those of which two rows of one source name the same person; of several sources each may name them."""
    sources = {place: plan.files[plan.steps[place].file].source for place in places}
    meant = {place: (sources[place], _who(plan, plan.candidates(place)[0])) for place in places}
    numbers = Counter(meant.values())
    return frozenset(place for place, who in meant.items() if numbers[who] > 1)


def _who(plan: ImportPlan, candidate: Candidate) -> int:
    return plan.who(candidate.step) if candidate.step is not None else candidate.contact_id or 0
