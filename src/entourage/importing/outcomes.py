"""What comes of each card and row of a plan in the end, and how many there are of each."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING

from entourage.domain.watching import ticking
from entourage.importing.plan import Action

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from entourage.importing.plan import ImportPlan


class Outcome(StrEnum):
    """Name what comes of a card or row in the end, each in one way; people are new or updated once.

    MERGED: it is someone else's, as the person said. AGAIN: it changes someone who counts already by another row.
    """

    NEW = "new"
    UPDATED = "updated"
    MERGED = "merged"
    AGAIN = "again"
    SAME = "same"
    LEFT_OUT = "left_out"
    MAYBE = "maybe"
    UNREADABLE = "unreadable"


def outcomes(plan: ImportPlan) -> list[Outcome]:
    """Say of each step what comes of it."""
    first: dict[int, int] = {}
    for place, step in enumerate(ticking(plan.steps)):
        if step.action is Action.UPDATED and step.after is None and not (step.is_left_out or step.is_merged):
            first.setdefault(plan.who(place), place)
    return [_outcome_of(plan, place, first) for place in ticking(range(len(plan.steps)))]


def _outcome_of(plan: ImportPlan, place: int, first: Mapping[int, int]) -> Outcome:
    step = plan.steps[place]
    if step.is_left_out:
        return Outcome.LEFT_OUT
    if step.is_merged:
        return Outcome.MERGED
    is_again = step.action is Action.UPDATED and first.get(plan.who(place)) != place
    return Outcome.AGAIN if is_again else Outcome(step.action)


def tallied(found: Iterable[Outcome]) -> dict[str, int]:
    """Count what comes of cards and rows: all actions named, what else may come of them where it does."""
    numbers = Counter(found)
    also = {one.value: numbers[one] for one in (Outcome.MERGED, Outcome.LEFT_OUT) if numbers[one]}
    return {action.value: numbers[Outcome(action)] for action in Action} | also
