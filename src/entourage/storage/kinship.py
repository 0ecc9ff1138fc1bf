"""Who of those who were made one has what: by which merges they are one, who typed them, what of each is by hand."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from entourage.domain.dividing import Member
from entourage.domain.keeping import KeptValue
from entourage.storage import bringing, merging

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sqlmodel import Session

    from entourage.storage.merging import Standing

_AMONG = "(SELECT value FROM json_each(?))"
_HANDS = {
    "values": "SELECT contact_id, kind, name, normalized FROM value "
    "WHERE by_hand = 1 AND removed = 0 AND contact_id IN ",
    "circles": "SELECT contact_id, circle_id FROM membership WHERE import_id IS NULL AND contact_id IN ",
    "exceptions": "SELECT contact_id, topic_id FROM sharing_exception WHERE contact_id IN ",
    "connections": "SELECT contact_id, account_id FROM connection WHERE contact_id IN ",
    "choices": "SELECT contact_id, list_id FROM list_choice WHERE contact_id IN ",
    "stays": "SELECT contact_id, account_id FROM may_stay WHERE contact_id IN ",
    "me": "SELECT id FROM contact WHERE is_me = 1 AND id IN ",
}
_CREATED = """
    SELECT id FROM contact
    WHERE id IN (SELECT value FROM json_each(?)) AND created_at IN (SELECT value FROM json_each(?))
"""
_MERGED = """
    WITH RECURSIVE people (id, "into") AS (
        SELECT value, NULL FROM json_each(?)
        UNION SELECT contact.id, merged_into FROM contact JOIN people ON merged_into = people.id
    ) SELECT id, "into" FROM people WHERE "into" IS NOT NULL
"""
_RECORDS = f"SELECT id, contact_id FROM source_record WHERE contact_id IN {_AMONG}"  # noqa: S608 - our own words
_VALUES = f"SELECT contact_id, id, kind, name, normalized FROM value WHERE contact_id IN {_AMONG}"  # noqa: S608 - our own words

Item = tuple[Any, ...]
"""One thing that is by hand: which kind of thing, and what tells it from others of that kind."""


class Kin(NamedTuple):
    """Hold those who are one person by whoever is in the book (ids), and by which merges (by whoever was merged).

    divisible: whom of those in the book it was kept of by what they can be parted.
    """

    members: Mapping[int, tuple[int, ...]]
    merges: Mapping[int, Standing]
    divisible: frozenset[int]


def kin(session: Session, people: Sequence[int]) -> Kin:
    """Find who was merged into these people, and into those."""
    rows = session.connection().exec_driver_sql(_MERGED, (json.dumps(list(people)),)).all()
    into: dict[int, int] = dict(rows)
    merges = {one.merged: one for one in merging.standing(session, list(into))} if into else {}
    members: dict[int, tuple[int, ...]] = {key: (key,) for key in people}
    unknown: set[int] = set()
    for key in into:
        root = key
        while root in into:
            root = into[root]
        members[root] = (*members[root], key)
        if key not in merges or "records" not in merges[key].brought:  # of those before 0010 nothing is known
            unknown.add(root)
    return Kin(members, merges, frozenset(members.keys() - unknown))


def hands(session: Session, contact_ids: Collection[int]) -> dict[int, frozenset[Item]]:
    """Tell of these contacts what they have by hand: values, circles, exceptions, connections, that they are me."""
    found: defaultdict[int, set[Item]] = defaultdict(set)
    keys = json.dumps(list(contact_ids))
    for kind, asked in _HANDS.items():
        for key, *what in session.connection().exec_driver_sql(f"{asked}{_AMONG}", (keys,)):
            found[key].add((kind, *what))
    return {key: frozenset(items) for key, items in found.items()}


def kinds(items: AbstractSet[Item]) -> tuple[str, ...]:
    """Name the kinds of what is by hand, each once."""
    there = {kind for kind, *_ in items}
    return tuple(kind for kind in _HANDS if kind in there)


def made_by_imports(session: Session, contact_ids: Iterable[int]) -> set[int]:
    """Tell which of these contacts imports made, taken back or not; the others were typed.

    Of imports of which nobody noted whom they made: those that were made at their very moment.
    """
    asked = list(contact_ids)
    noted = "SELECT id, imported_at FROM import ORDER BY id"
    runs: list[tuple[int, int]] = []
    moments: set[str] = set()
    for key, at in session.connection().exec_driver_sql(noted).all():
        made = bringing.brought(session, key).made
        runs += made or ()
        moments |= {at} if made is None else set()
    wanted = set(asked)
    found = {key for first, last in runs for key in _within(first, last, wanted)}
    if moments:
        parameters = (json.dumps(asked), json.dumps(sorted(moments)))
        found |= set(session.connection().exec_driver_sql(_CREATED, parameters).scalars())
    return found


def _within(first: int, last: int, wanted: AbstractSet[int]) -> Iterable[int]:
    run = range(first, last + 1)
    return (key for key in wanted if key in run) if len(run) > len(wanted) else (key for key in run if key in wanted)


def members(
    session: Session, found: Kin, people: Sequence[int], leaves: AbstractSet[int], made: AbstractSet[int]
) -> dict[int, list[Member]]:
    """Say of each of these people (who are in the book) who they are, and what is left of each of them.

    leaves: the records of which nothing is left. made: whom imports made.
    """
    every = [key for root in people for key in found.members[root]]
    by_hand = hands(session, every)
    own = own_records(session, found, people)
    hidden = _hidden(session, [found.merges[key] for root in people for key in found.members[root][1:]], by_hand)
    return {
        root: [
            Member(
                id=key,
                into=found.merges[key].kept if key != root else None,
                is_known=key not in made or not own[key] <= leaves,
                by_hand=by_hand.get(key, frozenset()) | _as_me(found, key, root),
                hidden=hidden.get(key, frozenset()),
            )
            for key in found.members[root]
        ]
        for root in people
    }


def _as_me(found: Kin, key: int, root: int) -> frozenset[Item]:
    return frozenset({("me",)} if key != root and found.merges[key].brought["is_me"][1] else ())


def own_records(session: Session, found: Kin, people: Sequence[int]) -> dict[int, set[int]]:
    """Name the records that speak of each member alone, now that all of them are the one person's."""
    below: dict[int, set[int]] = {key: set() for key in people}
    for record, contact_id in session.connection().exec_driver_sql(_RECORDS, (json.dumps(list(people)),)):
        below[contact_id].add(record)
    own = {key: set(records) for key, records in below.items()}
    for root in people:
        for key in found.members[root][1:]:  # whoever was merged stands behind whom they were merged into
            merge = found.merges[key]
            below[key] = below[merge.kept].intersection(merge.brought["records"])
            own[key] = set(below[key])
            own[merge.kept] -= below[key]
    return own


def _hidden(
    session: Session, merges: Sequence[Standing], by_hand: Mapping[int, AbstractSet[Item]]
) -> dict[int, frozenset[Item]]:
    """Tell what those who were merged have by hand that nobody sees since: something else stands in its place."""
    asked = [one for one in merges if by_hand.get(one.merged)]
    rows = session.connection().exec_driver_sql(_VALUES, (json.dumps([one.merged for one in asked]),)).all()
    values: defaultdict[int, dict[int, Item]] = defaultdict(dict)
    for contact_id, key, *what in rows:
        values[contact_id][key] = ("values", *what)
    found = {}
    for one in asked:
        own = {key: _item(KeptValue(*columns)) for key, columns, *_ in one.brought["kept"]}
        known = own | values[one.merged]
        shown = {
            values[one.merged].get(key)
            for _, shown, _, theirs in one.brought["places"]
            for key in theirs
            if known.get(shown) == values[one.merged].get(key)
        }
        left = {("circles", one.brought["leaving"])}
        found[one.merged] = frozenset(
            item for item in by_hand[one.merged] if item in left or (item[0] == "values" and item not in shown)
        )
    return found


def _item(columns: KeptValue) -> Item:
    return ("values", columns.kind, columns.name, columns.normalized)
