"""A plan with all that the page shows of it, made and decided off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.importing.outcomes import outcomes
from entourage.importing.plan import comes_to_the_same
from entourage.operations import circles, imports
from entourage.ui.importing.groups import groups
from entourage.ui.importing.lines import Line, counted, lines_of
from entourage.ui.importing.lines import found as found_in
from entourage.ui.tidying import untidied

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Sequence
    from pathlib import Path

    from entourage.domain.circle import Circle
    from entourage.importing.outcomes import Outcome
    from entourage.importing.plan import Action, ImportPlan
    from entourage.operations.imports import About, Choice, Unread
    from entourage.storage.database import Database
    from entourage.storage.sources import Source
    from entourage.ui.importing.groups import Group
    from entourage.ui.importing.watching import Watching

Decision = Callable[[], Mapping[int, "Choice"]]


@dataclass(frozen=True, slots=True)
class Planned:
    """Hold a plan with all that the page shows of it: a line for each step, files not read, sources, circles.

    places: those of all steps, as they are shown.
    outcomes: what comes of each step; numbers: how many of each, by tile. categories: how many come with each category.
    alike: the open questions that can be answered in one go. is_as_before: it comes to the same as the plan that it
    takes the place of.
    """

    plan: ImportPlan
    unread: Sequence[Unread]
    lines: Sequence[Line]
    sources: Sequence[Source]
    circles: Sequence[Circle]
    places: Sequence[int]
    outcomes: Sequence[Outcome]
    numbers: Mapping[Action, Counter[str]]
    categories: Mapping[str, int]
    alike: Sequence[Group]
    is_as_before: bool = False


def planned(
    database: Database,
    paths: list[Path],
    about: dict[Path, About],
    kept: imports.Kept,
    formers: Sequence[Planned],
    watching: Watching,
    region: str,
) -> Planned:
    """Read the files and plan them, with what was decided of former plans; off the window's thread."""
    with untidied():
        plan, unread = imports.plan(database, paths, about=about, kept=kept, region=region, watch=watching)
        for former in formers:
            plan = imports.choose_again(database, former.plan, plan)
        lines = lines_of(plan)
    is_as_before = any(
        [one.path for one in former.unread] == [one.path for one in unread] and comes_to_the_same(former.plan, plan)
        for former in formers[:1]
    )
    every = [circle for circle, _ in circles.overview(database).circles]
    known = imports.sources_known(database)
    came = outcomes(plan)
    places = found_in(plan, lines, came)
    numbers, alike = counted(plan, came), groups(plan)
    return Planned(plan, unread, lines, known, every, places, came, numbers, plan.categories, alike, is_as_before)


def chosen(database: Database, found: Planned, decisions: Sequence[Decision]) -> Planned:
    """Decide steps of a plan; off the window's thread."""
    choices: dict[int, Choice] = {}
    for decision in decisions:
        choices |= decision()
    if not choices:
        return found
    plan = imports.choose(database, found.plan, choices)
    came = outcomes(plan)
    places = found_in(plan, found.lines, came)
    numbers = counted(plan, came)
    return replace(
        found,
        plan=plan,
        places=places,
        outcomes=came,
        numbers=numbers,
        categories=plan.categories,
        alike=groups(plan),
    )


def taken_as_part(found: Planned, place: int) -> Planned:
    """Say of a file, by its place, that it is only a part of its source."""
    return replace(found, plan=imports.take_as_part(found.plan, [place]))
