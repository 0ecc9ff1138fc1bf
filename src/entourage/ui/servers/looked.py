"""A plan of an address book with all that the page shows of it, worked out off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.text import fold
from entourage.importing.outcomes import outcomes
from entourage.operations.server_plan import Act, Side
from entourage.ui.importing.groups import groups
from entourage.ui.importing.lines import counted, lines_of
from entourage.ui.importing.planned import Planned
from entourage.words import syncing as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.password import Password
    from entourage.domain.syncing import Answer
    from entourage.language import Language
    from entourage.operations.server_plan import Asked, Conflict, Move, SyncPlan
    from entourage.ui.importing.lines import Line

_ORDER = (Act.NEW, Act.CHANGED, Act.GONE, Act.LINKED)


@dataclass(frozen=True, slots=True)
class Looked:
    """Hold a plan, and what the person decides of it.

    password: with which the server was asked, for as long as the plan is looked at. circles: what every circle is
    called, by id. conflicts: all that there were before anything was decided. here, there: what would be done on each
    side, in the order in which it is shown; counts: the same in a line. questions: the import of those whom nobody here
    is known by, None where there are none. hrefs: the cards of those of its steps that are asked, or were answered.
    is_nothing: both sides are in step.
    """

    plan: SyncPlan
    password: Password
    asked: Asked
    circles: Mapping[int, str]
    conflicts: tuple[Conflict, ...]
    here: Sequence[Move]
    there: Sequence[Move]
    counts: str
    questions: Planned | None
    hrefs: Mapping[int, str]
    is_nothing: bool

    def answer(self, conflict: Conflict) -> Answer | None:
        """Give what the person decided of a conflict, None where they did not."""
        return self.asked.answers.get(conflict.key)


def looked_at(
    language: Language,
    plan: SyncPlan,
    password: Password,
    circles: Mapping[int, str],
    before: Looked | None = None,
) -> Looked:
    """Work out what is shown of a plan; before: the plan in whose place it comes, of which some was decided."""
    known = {one.key: one for one in (*(before.conflicts if before else ()), *plan.conflicts)}
    moves = sorted(plan.moves, key=lambda one: (_ORDER.index(one.act), fold(one.name)))
    hrefs = _asked(plan)
    return Looked(
        plan=plan,
        password=password,
        asked=plan.asked,
        circles=circles,
        conflicts=tuple(sorted(known.values(), key=lambda one: (fold(one.name), one.href))),
        here=[one for one in moves if one.side is Side.HERE],
        there=[one for one in moves if one.side is Side.THERE],
        counts=words.counts(language, plan.counts) if moves else "",
        questions=_questions(plan, hrefs, before),
        hrefs=hrefs,
        is_nothing=plan.is_nothing,
    )


def _asked(plan: SyncPlan) -> dict[int, str]:
    """Find the steps of the import that are asked, and those that were answered, with their cards."""
    bringing = plan.bringing
    if bringing is None:
        return {}
    asked = {*plan.waiting, *plan.asked.same}
    every = ((place, bringing.hrefs.get(step.line, "")) for place, step in enumerate(bringing.planned.steps))
    return {place: href for place, href in every if href in asked}


def _questions(plan: SyncPlan, hrefs: Mapping[int, str], before: Looked | None) -> Planned | None:
    found = plan.questions
    if found is None or not hrefs:
        return None
    came = outcomes(found)
    goes_on = before is not None and before.questions is not None and [*before.hrefs] == [*hrefs]
    lines: Sequence[Line] = before.questions.lines if goes_on and before and before.questions else lines_of(found)
    return Planned(
        plan=found,
        unread=(),
        lines=lines,
        sources=(),
        circles=(),
        places=tuple(hrefs),
        outcomes=came,
        numbers=counted(found, came),
        categories={},
        alike=groups(found),
    )
