"""Make one person of two, or remember that they are two."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from entourage.domain.circle import LESS_FAMILIAR, already_closer
from entourage.domain.dividing import Parting
from entourage.domain.errors import EntourageError
from entourage.domain.making import made_in_masses
from entourage.domain.text import fold
from entourage.domain.uniting import Merged
from entourage.importing.contents import unpack
from entourage.operations import contacts as people
from entourage.operations.merged import refuse_merged
from entourage.storage import circles, contacts, merging, parting, rules, sources
from entourage.storage.merging import Union
from entourage.storage.renewing import renewals
from entourage.words import origins as words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.contact import Contact, Value
    from entourage.storage.database import Database, Session
    from entourage.storage.merging import Standing
    from entourage.storage.unit import Unit


@made_in_masses()
def merge(
    database: Database, groups: Sequence[Sequence[int]], *, apart: Sequence[int] = (), choose: Collection[int] = ()
) -> list[Merged]:
    """Make one person of each group, in one act; the first of each stays, and has then all that the others had.

    Of two values that differ the better one stands. Groups that share somebody are one. Where one is in Less familiar
    and only the other in a closer circle, the one person is not in Less familiar. apart: others who are not the one of
    the first group. choose: the ids of values (of anybody) that a person wants to stand. Returns what was settled, a
    person who was merged after the other. Raises EntourageError: "merge_with_self", "contact_unknown",
    "contact_deleted" where one is in the trash, "already_merged" where one is somebody else by now.
    """
    with database.unit("merge_alike") as unit:
        if len(groups) == 1:
            unit.code, unit.params = _act(groups[0], apart)
        found = people_named(unit.session, [key for group in (*groups, apart) for key in group])
        _refuse_twice(groups, {person.id: person.display_name for person in found})
        done = _merge_groups(unit, groups, frozenset(choose))
        merging.keep_apart(unit, [(groups[0][0], other) for other in apart])
        if len(groups) > 1:
            unit.params["count"] = len(_joined(groups))
    return done


def _act(group: Sequence[int], apart: Sequence[int]) -> tuple[str, dict[str, Any]]:
    """Name the act of merging one group by how many it is about."""
    kept, *others = group
    about = {"contact": kept, "contacts": others}
    if len(others) > 1 or apart:
        return "merge_group", {**about, "count": len(others) + 1}
    return "merge_contacts", about


def _refuse_twice(groups: Sequence[Sequence[int]], names: Mapping[int, str]) -> None:
    for group in groups:
        twice = next((key for key in group if group.count(key) > 1), None)
        if twice is not None:
            raise EntourageError("merge_with_self", contact=names[twice])


def _merge_groups(unit: Unit, groups: Sequence[Sequence[int]], choose: frozenset[int]) -> list[Merged]:
    """Merge in rounds: the second of each group into the first, then the third."""
    joined = [list(group) for group in _joined(groups).values()]
    done: list[Merged] = []
    for place in range(1, max(map(len, joined), default=0)):
        pairs = [(group[0], group[place]) for group in joined if len(group) > place]
        found = {person.id: person for person in contacts.load(unit.session, [key for pair in pairs for key in pair])}
        done += merge_pairs(unit, [(found[kept], found[merged]) for kept, merged in pairs], choose)
    return done


def _joined(groups: Iterable[Sequence[int]]) -> dict[int, dict[int, None]]:
    """Put groups together that share somebody; by the first of each, everybody in it."""
    of: dict[int, int] = {}
    found: dict[int, dict[int, None]] = {}
    for group in groups:
        known = list(dict.fromkeys(of[key] for key in group if key in of))
        first = known[0] if known else group[0]
        members = found.setdefault(first, {first: None})
        for other in known[1:]:
            members |= found.pop(other)
        members |= dict.fromkeys(group)
        of |= dict.fromkeys(members, first)
    return found


def together(done: Sequence[Merged]) -> Merged:
    """Tell what several merges into one person settled."""
    stricter = {topic.id: topic for one in done for topic in one.stricter}
    left = next((one for one in done if one.left), Merged())
    return Merged(tuple(stricter.values()), left.left, left.closer)


def merge_pairs(
    unit: Unit, pairs: Sequence[tuple[Contact, Contact]], choose: frozenset[int] = frozenset()
) -> list[Merged]:
    """Merge people, each the second into the first, nobody of them in two pairs."""
    found = renewals(unit.session, pairs, unpack)
    every = circles.every(unit.session)
    left = [_leave_less_familiar(every, kept, merged) for kept, merged in pairs]
    unions = [
        Union(kept=kept, merged=merged, choose=choose, news=news, leaving=circle.id if circle else None)
        for (kept, merged), news, (circle, _) in zip(pairs, found, left, strict=True)
    ]
    differing = merging.merge(unit, unions)
    topics = rules.topics(unit.session) if any(differing) else []
    return [
        Merged(tuple(topic for topic in topics if topic.id in some), circle, closer)
        for some, (circle, closer) in zip(differing, left, strict=True)
    ]


def _leave_less_familiar(
    every: Sequence[Circle], kept: Contact, merged: Contact
) -> tuple[Circle | None, tuple[Circle, ...]]:
    """Say whether one of two is in Less familiar, which is for the rest, and the other in closer circles: these."""
    less_familiar = next((circle for circle in every if circle.preset == LESS_FAMILIAR), None)
    if less_familiar is None:
        return None, ()
    inside = {one.id: [circle for circle in every if circle.id in one.circles] for one in (kept, merged)}
    closer = already_closer(inside, inside)
    rest = [key for key, found in inside.items() if less_familiar in found]
    if not rest or not closer or any(key in closer for key in rest):
        return None, ()
    return less_familiar, next(iter(closer.values()))


@dataclass(frozen=True, slots=True)
class PastMerge:
    """Hold a merge that stands: its id, who stays, who was merged, the name of these, and when (ISO 8601, UTC).

    by: the sources that spoke of these, each with its file, as a person calls them. values: what tells these apart.
    """

    id: int
    kept: int
    merged: int
    name: str
    at: str
    by: tuple[str, ...]
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """Hold two who are two again: who had stayed, who had been merged into them, and how both are called."""

    kept: int
    merged: int
    kept_name: str
    merged_name: str


def merges(database: Database, contact_id: int) -> tuple[PastMerge, ...]:
    """List what was merged into someone and stands, newest first, and into those who were merged into them."""
    with database.read() as session:
        return _merges(session, contact_id)


def _merges(session: Session, contact_id: int) -> tuple[PastMerge, ...]:
    everyone = contacts.with_merged(session, [contact_id])
    found = [one for one in merging.standing(session, everyone) if one.kept in everyone]
    merged = {one.id: one for one in contacts.load_lightly(session, [one.merged for one in found], words.TELLING)}
    every = sources.of_records(session, [record for one in found for record in one.brought.get("records", ())])
    known = {key: words.in_file(one.name, one.format, one.dialect, file) for key, (one, file) in every.items()}
    past: list[PastMerge] = []
    for one in reversed(found):
        by = dict.fromkeys(known[record] for record in one.brought.get("records", ()) if record in known)
        who = merged[one.merged]
        past.append(PastMerge(one.id, one.kept, one.merged, who.display_name, one.at, tuple(by), tuple(who.values)))
    return tuple(past)


def find_merged(database: Database, text: str) -> int:
    """Find who is to be parted, by number or name: who was merged, or someone in the book.

    Raises EntourageError as `contacts.find` does.
    """
    with database.read() as session:
        merged = contacts.merged(session)
    if text in {str(key) for key, _ in merged}:
        return int(text)
    same = [key for key, name in merged if fold(name) == fold(text)]
    try:
        found = people.find(database, text)
    except EntourageError as fault:
        if fault.code != "contact_unknown" or not same:
            raise
    else:
        if len(same) != 1 or merges(database, found):
            return found
    if len(same) > 1:
        with database.read() as session:
            raise EntourageError("contact_ambiguous", contact=text, people=contacts.load(session, same))
    return same[0]


def unmerge(database: Database, *, contact_id: int, keep_apart: bool = True) -> Parted:
    """Make two people again of one, whatever came since: each has what their sources say, and what was theirs by hand.

    contact_id: who was merged, or who stayed where only one was merged into them. keep_apart: and remember that they
    are two; else they are asked about again, also where they were told apart before. Raises EntourageError:
    "contact_unknown", "not_merged", "merge_unclear" where several were merged, "nothing_to_part" where nothing is left
    of one of the two, "merged_long_ago" by a version that did not keep enough.
    """
    with database.unit("unmerge_contacts") as unit:
        asked = _meant(unit.session, contact_id)
        unit.params |= {"contact": asked.kept, "contacts": [asked.merged]}
        if not parting.is_known(unit.session, asked):
            raise EntourageError("merged_long_ago")
        if not parting.is_possible(unit.session, asked):
            kept, merged = contacts.load(unit.session, [asked.kept, asked.merged])
            raise EntourageError("nothing_to_part", contact=merged.display_name, other=kept.display_name)
        parting.separate(unit, [Parting(asked.merged)], unpack)
        settle = merging.keep_apart if keep_apart else merging.ask_again
        settle(unit, [(asked.kept, asked.merged)])
        names = {one.id: one.display_name for one in contacts.load(unit.session, [asked.kept, asked.merged])}
    return Parted(asked.kept, asked.merged, names[asked.kept], names[asked.merged])


def _meant(session: Session, contact_id: int) -> Standing:
    """Find the merge that somebody names by who was merged, or by who stayed."""
    person = next(iter(contacts.load_lightly(session, [contact_id], ())), None)
    if person is None:
        raise EntourageError("contact_unknown", contact=str(contact_id))
    standing = merging.standing(session, contacts.with_merged(session, [contact_id]))
    own = [one for one in standing if one.merged == contact_id]
    found = own or [one for one in standing if one.merged != contact_id]
    if not found:
        raise EntourageError("not_merged", contact=person.display_name)
    if len(found) > 1:
        merged = [(one.merged, one.name, one.by, one.values) for one in _merges(session, contact_id)]
        raise EntourageError("merge_unclear", contact=person.display_name, merged=merged)
    return found[0]


def keep_apart(database: Database, groups: Sequence[Sequence[int]]) -> None:
    """Remember of the people of each group that nobody is another of them, and ask no more.

    Raises EntourageError: "apart_from_self", and what `people_named` does.
    """
    pairs = list(dict.fromkeys(pair for group in groups for pair in combinations(group, 2)))
    people = list(dict.fromkeys(key for group in groups for key in group))
    with database.unit("keep_each_apart", {"count": len(people)}) as unit:
        if len(pairs) == 1:
            unit.code, unit.params = "keep_apart", {"contact": pairs[0][0], "contacts": [pairs[0][1]]}
        names = {person.id: person.display_name for person in people_named(unit.session, people)}
        itself = next((one for one, other in pairs if one == other), None)
        if itself is not None:
            raise EntourageError("apart_from_self", contact=names[itself])
        merging.keep_apart(unit, pairs)


def people_named(session: Session, contact_ids: Sequence[int]) -> list[Contact]:
    """Read people, all of whom must be in the book.

    Raises EntourageError: "contact_unknown", "already_merged" where one is somebody else by now, "contact_deleted".
    """
    found = {person.id: person for person in contacts.load(session, contact_ids)}
    for key in contact_ids:
        if key not in found:
            raise EntourageError("contact_unknown", contact=str(key))
        if found[key].is_deleted:
            _refuse(session, found[key])
    return [found[key] for key in contact_ids]


def _refuse(session: Session, person: Contact) -> None:
    refuse_merged(session, [person.id])
    raise EntourageError("contact_deleted", contact=person.display_name)
