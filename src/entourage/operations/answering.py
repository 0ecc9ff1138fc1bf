"""Answer of several people at once who is the same person and who is not: each answer is one act."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from entourage.domain.uniting import Merged
from entourage.operations import merging
from entourage.storage import merging as storage

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from entourage.storage.database import Database
    from entourage.storage.unit import Unit


def same(
    database: Database, people: Sequence[int], *, apart: Sequence[int] = (), choose: Collection[int] = ()
) -> Merged:
    """Make one of several people, the first of whom stays.

    apart: others who are not the one. choose: the ids of values that are to stand. Raises EntourageError as
    `merging.merge` does.
    """
    kept, *others = people
    if len(others) == 1 and not apart:
        return merging.merge(database, contact_id=others[0], into=kept, choose=choose)
    with database.unit("merge_group", {"contact": kept, "contacts": others, "count": len(people)}) as unit:
        merging.people_named(unit.session, (*people, *apart))
        done = [_merge(unit, kept, other, frozenset(choose)) for other in others]
        storage.keep_apart(unit, [(kept, other) for other in apart])
    return _together(done)


def _merge(unit: Unit, kept: int, other: int, choose: frozenset[int]) -> Merged:
    one, two = merging.people_named(unit.session, (kept, other))
    return merging.merge_pairs(unit, [(one, two)], choose)[0]


def _together(done: Sequence[Merged]) -> Merged:
    """Tell what several merges into one person settled."""
    stricter = {topic.id: topic for one in done for topic in one.stricter}
    left = next((one for one in done if one.left), Merged())
    return Merged(tuple(stricter.values()), left.left, left.closer)


def different(database: Database, groups: Sequence[Sequence[int]]) -> None:
    """Remember of the people of each group that nobody is another of them."""
    if len(groups) == 1 and len(groups[0]) == len(("one", "other")):
        merging.keep_apart(database, contact_id=groups[0][0], others=groups[0][1:])
        return
    with database.unit("keep_each_apart") as unit:
        people = list(dict.fromkeys(key for group in groups for key in group))
        merging.people_named(unit.session, people)
        storage.keep_apart(unit, list(dict.fromkeys(pair for group in groups for pair in combinations(group, 2))))
        unit.params["count"] = len(people)
