"""What is answered of people who may be one: gone from the list at once, written behind it, said in the bar."""

from __future__ import annotations

from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from entourage.operations import merging
from entourage.words import duplicates, names, pairing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from entourage.domain.clusters import Group
    from entourage.domain.uniting import Merged
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

Result = TypeVar("Result")


def same(desk: Desk, group: Group, together: Sequence[int], chosen: Collection[int], people: Mapping[int, str]) -> None:
    """Make one person of those who are the same, the first of whom stays; the others of the question are not."""
    kept, *merged = together
    others = [key for key in group.people if key not in together]
    called = [names.person(desk.language, people.get(key, "")) for key in (kept, *merged)]

    def call(database: Database) -> Merged:
        return merging.together(merging.merge(database, [together], apart=others, choose=chosen))

    def say(done: Merged) -> str:
        if len(called) == len(("one", "other")):
            return " ".join(pairing.merged(desk.language, done, person=called[1], other=called[0]))
        return duplicates.merged(desk.language, called, done)

    _write(desk, call, say, _pairs([group]), merged)


def different(desk: Desk, group: Group, people: Mapping[int, str]) -> None:
    """Keep the people of a question apart for ever, and from each other."""
    called = [names.person(desk.language, people.get(key, "")) for key in group.people]
    said = duplicates.apart(desk.language, called)
    _write(desk, partial(merging.keep_apart, groups=[group.people]), lambda _: said, _pairs([group]), ())


def all_same(desk: Desk, groups: Sequence[Group]) -> None:
    """Make one person of the people of each of these questions, in one act."""
    disjoint = _disjoint(groups)
    merged = [key for group in disjoint for key in group.people[1:]]
    act = partial(merging.merge, groups=[group.people for group in disjoint])
    sizes, rest = [len(group.people) for group in disjoint], len(groups) - len(disjoint)

    def say(done: Sequence[Merged]) -> str:
        return " ".join(pairing.merged_all(desk.language, done, sizes, open_still=rest))

    _write(desk, act, say, _pairs(disjoint), merged)


def all_different(desk: Desk, groups: Sequence[Group]) -> None:
    """Keep the people of each of these questions apart, in one act."""
    said = duplicates.all_apart(desk.language, len(groups))
    act = partial(merging.keep_apart, groups=[group.people for group in groups])
    _write(desk, act, lambda _: said, _pairs(groups), ())


def _disjoint(groups: Sequence[Group]) -> list[Group]:
    """Pass over questions that name someone whom an earlier one names: they are asked of who stays."""
    named: set[int] = set()
    found = []
    for group in groups:
        if named.isdisjoint(group.people):
            named.update(group.people)
            found.append(group)
    return found


def _pairs(groups: Sequence[Group]) -> list[tuple[int, int]]:
    return [pair for group in groups for pair in combinations(group.people, 2)]


def _write(
    desk: Desk,
    act: Callable[[Database], Result],
    say: Callable[[Result], str],
    pairs: Sequence[tuple[int, int]],
    gone: Sequence[int],
) -> None:
    answered = desk.finding.answer(pairs, gone)

    def then(done: Result) -> None:
        desk.finding.wrote(answered)
        desk.tell(say(done), can_undo=True)

    def failed(error: BaseException) -> None:
        desk.finding.refuse(answered)
        desk.tell_fault(error)

    desk.write(act, then, failed=failed)
