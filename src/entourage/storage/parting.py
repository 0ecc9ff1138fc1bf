"""Make two people again of one, by what each value comes from."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from entourage.domain.contact import Held, Kind, Origin, Photo, Value
from entourage.domain.keeping import KeptValue, value_of
from entourage.domain.parting import Spot, Traced, follow_on, part
from entourage.storage import (
    belongings,
    circles,
    contacts,
    merging,
    origins,
    questions,
    reassigning,
    restoring,
    tables,
    values,
)
from entourage.storage.merging import Union
from entourage.storage.renewing import renewals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlmodel import Session

    from entourage.storage.merging import Standing
    from entourage.storage.restoring import Unpack
    from entourage.storage.unit import Unit

_RECORD = tables.table(tables.SourceRecord).c


def separate(unit: Unit, merge: Standing, unpack: Unpack, *, is_apart: bool = False) -> None:
    """Part two people, whatever was merged since with either of them, and is merged again.

    unpack: what takes the content of a version apart. is_apart: and remember that they are two.
    """
    again: list[tuple[Standing, int | None]] = []
    for one in _in_the_way(unit.session, merge):
        again.append((one, _left_since(unit.session, one)))
        _part(unit, one, unpack)
    asked = next((one for one in merging.standing(unit.session, [merge.merged]) if one.id == merge.id), None)
    if asked:
        _part(unit, asked, unpack)
        parted = json.dumps({"parted_by": unit.id})
        unit.update(tables.Merge, [{"id": merge.id, "undone_at": unit.at, "brought": parted}])
    if is_apart:
        merging.keep_two(unit, merge.kept, merge.merged)
    for one, leaving in reversed(again):
        _make_again(unit, one, leaving, unpack)


def _in_the_way(session: Session, asked: Standing) -> list[Standing]:
    """List the merges to be taken apart before one can be, in this order: those above it, then newer ones beside it."""
    every = merging.standing(session, [asked.kept])
    above = [one for one in every if one.merged == asked.kept]
    newer = [one for one in reversed(every) if one.kept == asked.kept and one.id > asked.id]
    return [found for one in above for found in (*_in_the_way(session, one), one)] + newer


def is_known(session: Session, merge: Standing) -> bool:
    """Tell whether it was kept what parts two again, which books did not before their schema 0010."""
    return all("records" in one.brought for one in (merge, *_in_the_way(session, merge)))


def _left_since(session: Session, one: Standing) -> int | None:
    """Name the circle that the one person left by a merge, where they were not put back into it since."""
    leaving: int | None = one.brought["leaving"]
    inside = circles.of_contacts(session, [one.kept]).get(one.kept, ())
    return None if leaving in inside else leaving


def _make_again(unit: Unit, one: Standing, leaving: int | None, unpack: Unpack) -> None:
    kept, merged = contacts.load(unit.session, [one.kept, one.merged])
    (renewed,) = renewals(unit.session, [(kept, merged)], unpack)
    chosen = frozenset(one.brought["choose"])
    merging.merge(unit, [Union(kept=kept, merged=merged, choose=chosen, renewed=renewed, leaving=leaving, row=one.id)])


def is_possible(session: Session, merge: Standing) -> bool:
    """Tell whether anything is left of each of the two: a record of a source, or what was typed."""
    known = records(session, merge.kept)
    came = known.intersection(merge.brought["records"])
    theirs = any(one.by_hand for one in values.held(session, [merge.merged])[merge.merged])
    own = any(one.by_hand for one, _ in _before(merge))
    return bool(came or theirs) and bool(known - came or own)


def records(session: Session, contact_id: int) -> set[int]:
    """Name the records that speak of someone, also of someone who is somebody else by now."""
    for one in merging.standing(session, [contact_id]):
        if one.merged == contact_id:
            return records(session, one.kept).intersection(one.brought["records"])
    return set(session.connection().execute(select(_RECORD.id).where(_RECORD.contact_id == contact_id)).scalars())


def _part(unit: Unit, merge: Standing, unpack: Unpack) -> None:
    """Part two people, with neither of whom anybody was made one since.

    Records go back with all that they said since; `domain.parting.part` says who has which value.
    """
    both = [merge.kept, merge.merged]
    words = restoring.words(unit.session, [merge.kept], unpack)[merge.kept]
    came = frozenset(merge.brought["records"])
    sources = {one.version: one.source for one in words}
    said, held = origins.versions_of_values(unit.session, both), values.held(unit.session, both)
    own = [_traced(one, versions, sources) for one, versions in _before(merge)]
    theirs = [_traced(one, said.get(one.id, []), sources) for one in held[merge.merged]]
    spots = [Spot(place, shown, one, tuple(others)) for place, shown, one, others in merge.brought["places"]]
    parted = part(
        [_traced(one, said.get(one.id, []), sources) for one in held[merge.kept]],
        spots,
        follow_on(_left(own), [one for one in words if one.record not in came], merge.brought["version"]),
        follow_on(_left(theirs), [one for one in words if one.record in came], merge.brought["version"]),
    )
    reassigning.write(unit, held, said, dict(zip(both, parted, strict=True)))
    back = dict.fromkeys(one.record for one in words if one.record in came)
    unit.update(tables.SourceRecord, [{"id": key, "contact_id": merge.merged} for key in back])
    belongings.give_back(unit, merge.brought)
    questions.ask_again(unit, merge.merged, merge.kept, merge.brought["asked"])
    _mark(unit, merge)
    if len(_left(own)) + len(_left(theirs)) < len(own) + len(theirs):
        restoring.restore(unit, both, unpack)
    contacts.refresh(unit, both)


def _before(merge: Standing) -> list[tuple[Held, list[int]]]:
    """Read what the one had before a merge, and which versions said it."""
    return [
        (
            Held(
                id=key,
                value=_value(KeptValue(*columns)),
                position=position,
                by_hand=bool(by_hand),
                removed=bool(removed),
            ),
            versions,
        )
        for key, columns, position, by_hand, removed, versions in merge.brought["kept"]
    ]


def _value(columns: KeptValue) -> Value:
    value = value_of(columns)
    if value.kind is not Kind.PHOTO:
        return value
    return replace(
        value, text="", photo=Photo(url=reassigning.DIGEST + columns.picture if columns.picture else columns.text)
    )


def _traced(held: Held, versions: Sequence[int], sources: Mapping[int, int]) -> Traced:
    """Join a value to those of the versions that say it which are still there."""
    found = tuple(one for one in versions if one in sources)
    origins = dict.fromkeys(sources[one] for one in found)
    return Traced(replace(held, origins=tuple(Origin(one, "", "") for one in origins)), found)


def _left(rows: Sequence[Traced]) -> list[Traced]:
    """Pick what somebody still says, or was typed."""
    return [one for one in rows if one.versions or (one.held.by_hand and not one.held.removed)]


def _mark(unit: Unit, merge: Standing) -> None:
    """Let the other be there again, in the trash where the one is who was put there for both."""
    was_me, was_other_me = merge.brought["is_me"]
    contact = tables.table(tables.Contact).c
    asked = select(contact.is_me, contact.deleted_at).where(contact.id == merge.kept)
    is_me, deleted_at = unit.session.connection().execute(asked).one()
    back = {"deleted_at": deleted_at, "merged_into": None, "is_me": was_other_me and is_me}
    contacts.set_columns(unit, [merge.merged], back)
    contacts.set_columns(unit, [merge.kept], {"is_me": is_me and (was_me or not was_other_me)})
