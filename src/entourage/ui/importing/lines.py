"""What a list shows and searches of each step of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.contact import Kind, first_of
from entourage.domain.text import fold
from entourage.importing.plan import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.importing.plan import ImportPlan, Step

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
    parts = [part for part in (company.parts if company else ()) if part][:1]
    work = " · ".join([*parts, *([title.text] if title else [])])
    name = step.name
    said = " ".join(value.text for value in values if value.kind in (Kind.EMAIL, Kind.TELEPHONE))
    return Line(name, work, fold(f"{name} {work} {said} ") + file)


def people_of(plan: ImportPlan) -> int:
    """Count the people who come in or are updated, each once, questions apart."""
    actions = (Action.NEW, Action.UPDATED)
    steps = enumerate(plan.steps)
    return len({plan.who(place) for place, step in steps if step.action in actions and not step.is_left_out})


def found(plan: ImportPlan, lines: Sequence[Line], action: Action | None, words: str) -> list[int]:
    """List the places of the steps of an action, or of all, in which all words are; what is worth a look first."""
    wanted = fold(words).split()
    by_action: dict[Action, list[int]] = {one: [] for one in ORDER}
    for place, step in enumerate(plan.steps):
        is_shown = action is None or step.action is action
        if is_shown and (not wanted or all(word in lines[place].words for word in wanted)):
            by_action[step.action].append(place)
    return [place for one in ORDER for place in by_action[one]]
