"""What a list shows and searches of each step of a plan."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.contact import Kind, first_of
from entourage.domain.matching import Word
from entourage.domain.merging import Effect
from entourage.domain.text import fold
from entourage.importing.outcomes import Outcome
from entourage.importing.plan import Action
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.importing.plan import ImportPlan, Step

_WORDS = tuple(Word)
# What is worth a look first.
ORDER = (Action.MAYBE, Action.UNREADABLE, Action.UPDATED, Action.NEW, Action.SAME)


class Line(NamedTuple):
    """Hold who a step is about, what they do, and the folded text in which words are looked for."""

    name: str
    work: str
    words: str


def lines_of(plan: ImportPlan) -> list[Line]:
    """Make the line of every step."""
    files = [fold(file.name) for file in plan.files]
    return [_line(step, files[step.file]) for step in plan.steps]


def _line(step: Step, file: str) -> Line:
    if step.draft is None:
        return Line("", "", f"{file} {fold(step.notice.text) if step.notice else ''}")
    values = step.draft.values
    company, title = first_of(values, Kind.ORGANIZATION), first_of(values, Kind.TITLE)
    name = step.name
    work = names.work(name, next(filter(None, company.parts), "") if company else "", title.text if title else "")
    said = " ".join(value.text for value in values if value.kind in (Kind.EMAIL, Kind.TELEPHONE))
    return Line(name, work, fold(f"{name} {work} {said} ") + file)


_TILES = {Outcome.MERGED: Action.MAYBE, Outcome.AGAIN: Action.UPDATED}


def tile_of(step: Step, outcome: Outcome) -> Action:
    """Name the tile under which a step is shown: what was answered stays with the questions."""
    return _TILES.get(outcome, step.action)


def counted(plan: ImportPlan, found: Sequence[Outcome]) -> dict[Action, Counter[str]]:
    """Count by tile what comes of the steps shown under it."""
    numbers: dict[Action, Counter[str]] = {action: Counter() for action in Action}
    for step, outcome in zip(plan.steps, found, strict=True):
        numbers[tile_of(step, outcome)][outcome] += 1
    return numbers


def keeping(plan: ImportPlan) -> int:
    """Count the people who keep what was edited by hand, where a file says something else."""
    people = {
        plan.who(place)
        for place, step in enumerate(plan.steps)
        for change in (() if step.is_left_out else step.changes)
        if change.effect is Effect.KEEP and (change.before is None or change.before.by_hand)
    }
    return len(people)


def found(
    plan: ImportPlan, lines: Sequence[Line], came: Sequence[Outcome], action: Action | None = None, words: str = ""
) -> list[int]:
    """List the places of the steps of a tile, or of all, in which all words are.

    What is worth a look comes first; of questions the likelier, and of their tile those that are open.
    """
    wanted = fold(words).split()
    by_tile: dict[Action, list[int]] = {one: [] for one in ORDER}
    for place, (step, outcome) in enumerate(zip(plan.steps, came, strict=True)):
        tile = tile_of(step, outcome)
        is_shown = action is None or tile is action
        if is_shown and (not wanted or all(word in lines[place].words for word in wanted)):
            by_tile[tile].append(place)
    asked = by_tile[Action.MAYBE]
    asked.sort(key=lambda place: _likelihood(plan.steps[place]))
    if action is Action.MAYBE:
        asked.sort(key=lambda place: plan.steps[place].action is not Action.MAYBE)
    return [place for one in ORDER for place in by_tile[one]]


def _likelihood(step: Step) -> int:
    """Give the place of a question among others by what is concluded of it, the likeliest first."""
    return _WORDS.index(step.candidates[0].likeness.word) if step.candidates else len(_WORDS)
