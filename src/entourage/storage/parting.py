"""Make two people again of one, by what each value comes from; many at once."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from entourage.domain.comparing import DIGEST
from entourage.domain.contact import Held, Kind, Origin, Photo, Value
from entourage.domain.keeping import KeptValue, value_of
from entourage.domain.parting import Heir, Spot, Traced, follow_on, part
from entourage.domain.watching import Progress, Stage, unwatched
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
from entourage.storage.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlmodel import Session

    from entourage.domain.dividing import Parting
    from entourage.domain.standing import Words
    from entourage.domain.watching import Watch
    from entourage.storage.merging import Standing
    from entourage.storage.restoring import Unpack
    from entourage.storage.unit import Unit

_RECORD = tables.table(tables.SourceRecord).c
_CONTACT = tables.table(tables.Contact).c
_AT_ONCE = 250  # people parted between two times at which it can be stopped


class _Step(NamedTuple):
    """Hold one step of parting somebody: a merge (its row) is taken apart, or made again.

    heir: who of the two stays where the other goes. is_last: it is the one that was asked for. is_brief: both are to be
    one again, when other words are gone.
    """

    merge: int
    heir: int | None = None
    is_last: bool = False
    is_again: bool = False
    is_brief: bool = False

    def heir_of(self, merge: Standing) -> Heir | None:
        """Say who of the two of a merge has what was done by hand."""
        if self.is_brief:
            return Heir.BOTH
        return None if self.heir is None else Heir.OWN if self.heir == merge.kept else Heir.THEIRS


@dataclass(frozen=True, slots=True)
class Apart:
    """Hold what makes people one again who were taken apart for a while.

    merged: those who are in the book beside them for that while. plans: by person the steps. leaving: by merge the
    circle (id) that the one person leaves by it. typed: by merge what was typed of the one person (ids of values): it
    stands before all.
    """

    merged: tuple[int, ...] = ()
    plans: tuple[tuple[_Step, ...], ...] = ()
    leaving: dict[int, int | None] = field(default_factory=dict)
    typed: dict[int, frozenset[int]] = field(default_factory=dict)


def separate(unit: Unit, partings: Sequence[Parting], unpack: Unpack, watch: Watch = unwatched) -> None:
    """Part people, whatever was merged since with any of them, and is merged again.

    unpack: what takes the content of a version apart. Whoever is an heir has all that was done by hand since; the other
    is to go, and is left without what is of use.
    """
    plans = _plans(_Merges(unit.session, [one.merged for one in partings]), partings)
    _follow(unit, list(plans), Apart(), unpack, watch)


def take_apart(unit: Unit, people: Sequence[int], unpack: Unpack, watch: Watch = unwatched) -> Apart:
    """Part all who were made one with people (who are in the book), until they are put together again."""
    merges = _Merges(unit.session, people)
    by_person: defaultdict[int, list[_Step]] = defaultdict(list)
    for one in sorted(merges.into.values(), key=lambda merge: merge.id, reverse=True):
        by_person[merges.person(one.merged)].append(_Step(one.id, is_brief=True))
    plans = tuple(tuple(step._replace(is_again=True) for step in reversed(plan)) for plan in by_person.values())
    apart = Apart(tuple(merges.into), plans)
    _follow(unit, list(by_person.values()), apart, unpack, watch)
    return apart


def put_together(unit: Unit, apart: Apart, unpack: Unpack, watch: Watch = unwatched) -> None:
    """Make people one again who were taken apart."""
    _follow(unit, apart.plans, apart, unpack, watch)


def _follow(unit: Unit, plans: Sequence[Sequence[_Step]], apart: Apart, unpack: Unpack, watch: Watch) -> None:
    """Take the steps of many people, a round for the first of each, then one for the second."""
    for start in range(0, len(plans), _AT_ONCE):
        watch(Progress(Stage.WRITING, "", start, len(plans)))
        for steps in zip_longest(*plans[start : start + _AT_ONCE]):
            known = [step for step in steps if step]
            _part_all(unit, [step for step in known if not step.is_again], unpack, apart)
            _make_again(unit, [step for step in known if step.is_again], unpack, apart)


class _Merges:
    """Live as the merges by which people are one."""

    def __init__(self, session: Session, merged: Sequence[int]) -> None:
        self.into = {one.merged: one for one in merging.standing(session, contacts.related(session, merged))}
        self._beside: defaultdict[int, list[Standing]] = defaultdict(list)
        for one in self.into.values():
            self._beside[one.kept].append(one)

    def take_out(self, merge: Standing) -> None:
        """Forget a merge that is taken apart."""
        del self.into[merge.merged]
        self._beside[merge.kept].remove(merge)

    def in_the_way(self, asked: Standing) -> list[Standing]:
        """List the merges to be taken apart before one can be, in order: those above it, then newer ones beside it."""
        above = self.into.get(asked.kept)
        newer = [one for one in self._beside[asked.kept] if one.id > asked.id]
        higher = [*self.in_the_way(above), above] if above else []
        return higher + sorted(newer, key=lambda one: one.id, reverse=True)

    def person(self, merged: int) -> int:
        """Say who is in the book for somebody who was merged."""
        return self.person(self.into[merged].kept) if merged in self.into else merged


def _plans(merges: _Merges, partings: Sequence[Parting]) -> Iterator[list[_Step]]:
    """Say by person, who may be several, which merges are taken apart and made again, step by step."""
    by_person: defaultdict[int, list[_Step]] = defaultdict(list)
    people = [merges.person(one.merged) for one in partings]
    for person, one in zip(people, partings, strict=True):
        asked = merges.into[one.merged]
        before = merges.in_the_way(asked)
        plan = by_person[person]
        plan += [_Step(way.id) for way in before]
        plan.append(_Step(asked.id, one.heir, is_last=True))
        plan += [_Step(way.id, is_again=True) for way in reversed(before)]
        merges.take_out(asked)
    yield from by_person.values()


def is_known(session: Session, merge: Standing) -> bool:
    """Tell whether it was kept what parts two again, which books did not before their schema 0010."""
    merges = _Merges(session, [merge.merged])
    return all("records" in one.brought for one in (merge, *merges.in_the_way(merge)))


def is_possible(session: Session, merge: Standing) -> bool:
    """Tell whether anything is left of each of the two: a record of a source, or what was typed."""
    known = _records(session, merge.kept)
    came = known.intersection(merge.brought["records"])
    theirs = any(one.by_hand for one in values.unpictured(session, [merge.merged])[merge.merged])
    own = any(one.by_hand for one, _ in _before(session, [merge])[merge.id])
    return bool(came or theirs) and bool(known - came or own)


def _records(session: Session, contact_id: int) -> set[int]:
    """Name the records that speak of someone, also of someone who is somebody else by now."""
    for one in merging.standing(session, [contact_id]):
        if one.merged == contact_id:
            return _records(session, one.kept).intersection(one.brought["records"])
    return set(session.connection().execute(select(_RECORD.id).where(_RECORD.contact_id == contact_id)).scalars())


def _make_again(unit: Unit, steps: Sequence[_Step], unpack: Unpack, apart: Apart) -> None:
    """Merge people again who were taken apart."""
    if not steps:
        return
    asked = merging.noted(unit.session, [step.merge for step in steps])
    found = {one.id: one for one in contacts.load(unit.session, [key for one in asked for key in one.people])}
    pairs = [(found[one.kept], found[one.merged]) for one in asked]
    unions = [
        Union(
            kept=kept,
            merged=merged,
            choose=apart.typed[one.id].union(one.brought["choose"]),
            news=news,
            leaving=apart.leaving[one.id],
            row=one.id,
        )
        for one, (kept, merged), news in zip(asked, pairs, renewals(unit.session, pairs, unpack), strict=True)
    ]
    merging.merge(unit, unions)


def _part_all(unit: Unit, steps: Sequence[_Step], unpack: Unpack, apart: Apart) -> None:
    """Part people, each two of whom are one by the last merge of theirs, nobody of them in two steps.

    Records go back with all that they said since; `domain.parting.part` says who has which value. apart: is told what
    makes them one again.
    """
    if not steps:
        return
    merges = {one.id: one for one in merging.noted(unit.session, [step.merge for step in steps])}
    asked = [(merges[step.merge], step.heir_of(merges[step.merge])) for step in steps]
    apart.leaving.update(_left_since(unit.session, list(merges.values())))
    stay, shrunken = _write_values(unit, asked, unpack, apart)
    belongings.give_back(unit, [one.brought for one in merges.values()])
    belongings.leave_to(unit, {one.kept: one.merged for one, heir in asked if heir is Heir.THEIRS})
    questions.ask_again(unit, [(one.merged, one.kept, one.brought["asked"]) for one in merges.values()])
    questions.ask_instead(unit, [(one.merged, one.kept) for one, heir in asked if heir is Heir.THEIRS])
    _mark(unit, list(merges.values()))
    restoring.restore(unit, shrunken, unpack)
    contacts.refresh(unit, stay)
    parted = json.dumps({"parted_by": unit.id})
    done = [step.merge for step in steps if step.is_last]
    unit.update(tables.Merge, [{"id": key, "undone_at": unit.at, "brought": parted} for key in done])


def _left_since(session: Session, merges: Sequence[Standing]) -> dict[int, int | None]:
    """Name by merge the circle that the one person left by it, where they were not put back into it since."""
    inside = circles.of_contacts(session, [one.kept for one in merges])
    left = {one.id: (one.kept, one.brought["leaving"]) for one in merges}
    return {key: None if circle in inside.get(kept, ()) else circle for key, (kept, circle) in left.items()}


@dataclass(slots=True)
class _Sides:
    """Hold what is read of many merges: the words, the values, which versions say them, and what there was before."""

    words: Mapping[int, Sequence[Words]]
    held: Mapping[int, Sequence[Held]]
    said: dict[int, list[int]]
    before: Mapping[int, Sequence[tuple[Held, list[int]]]]


def _write_values(
    unit: Unit, asked: Sequence[tuple[Standing, Heir | None]], unpack: Unpack, apart: Apart
) -> tuple[list[int], list[int]]:
    """Give each of two, or the heir alone, their values and records; return who has them, and who has fewer by now."""
    people = [key for one, _ in asked for key in one.people]
    read = _Sides(
        restoring.words(unit.session, [one.kept for one, _ in asked], unpack),
        values.unpictured(unit.session, people),
        origins.versions_of_values(unit.session, people),
        _before(unit.session, [one for one, _ in asked]),
    )
    typed = {one.id: (held.id for held in read.held[one.kept] if held.by_hand) for one, _ in asked}
    apart.typed.update({key: frozenset(ids) for key, ids in typed.items()})
    parted = [(one, heir, *_parted(one, heir, read)) for one, heir in asked]
    reassigning.write(
        unit,
        read.said,
        [
            ([*read.held[one.kept], *read.held[one.merged]] if heir is not Heir.OWN else read.held[one.kept], wanted)
            for one, heir, wanted, _ in parted
        ],
    )
    back = {
        word.record: one.merged
        for one, _ in asked
        for word in read.words[one.kept]
        if word.record in set(one.brought["records"])
    }
    unit.update(tables.SourceRecord, [{"id": key, "contact_id": merged} for key, merged in back.items()])
    stay = [key for _, _, wanted, _ in parted for key in wanted]
    return stay, [key for _, _, wanted, is_less in parted if is_less for key in wanted]


def _parted(merge: Standing, heir: Heir | None, read: _Sides) -> tuple[dict[int, list[Traced]], bool]:
    """Work out what each of two has, or the heir alone; and whether something of then is left to nobody."""
    words, came = read.words[merge.kept], frozenset(merge.brought["records"])
    sources = {one.version: one.source for one in words}
    own = [_traced(one, versions, sources) for one, versions in read.before[merge.id]]
    theirs = [_traced(one, read.said.get(one.id, []), sources) for one in read.held[merge.merged]]
    spots = [Spot(place, shown, one, tuple(others)) for place, shown, one, others in merge.brought["places"]]
    both = part(
        [_traced(one, read.said.get(one.id, []), sources) for one in read.held[merge.kept]],
        spots,
        follow_on(_left(own), [one for one in words if one.record not in came], merge.brought["version"]),
        follow_on(_left(theirs), [one for one in words if one.record in came], merge.brought["version"]),
        heir,
    )
    sides = zip(merge.people, (Heir.OWN, Heir.THEIRS), both, strict=True)
    wanted = {key: rows for key, side, rows in sides if heir in (None, Heir.BOTH, side)}
    return wanted, len(_left(own)) + len(_left(theirs)) < len(own) + len(theirs)


def _before(session: Session, merges: Sequence[Standing]) -> dict[int, list[tuple[Held, list[int]]]]:
    """Read by merge what the one had before it, and which versions said it."""
    said = [tuple(_value(KeptValue(*columns)) for _, columns, *_ in one.brought["kept"]) for one in merges]
    return {
        one.id: [
            (Held(id=key, value=value, position=position, by_hand=bool(by_hand), removed=bool(removed)), versions)
            for (key, _, position, by_hand, removed, versions), value in zip(one.brought["kept"], kept, strict=True)
        ]
        for one, kept in zip(merges, values.measured(session, said), strict=True)
    }


def _value(columns: KeptValue) -> Value:
    value = value_of(columns)
    if value.kind is not Kind.PHOTO:
        return value
    return replace(value, text="", photo=Photo(url=DIGEST + columns.picture if columns.picture else columns.text))


def _traced(held: Held, versions: Sequence[int], sources: Mapping[int, int]) -> Traced:
    """Join a value to those of the versions that say it which are still there."""
    found = tuple(one for one in versions if one in sources)
    origins = dict.fromkeys(sources[one] for one in found)
    return Traced(replace(held, origins=tuple(Origin(one, "", "") for one in origins)), found)


def _left(rows: Sequence[Traced]) -> list[Traced]:
    """Pick what somebody still says, or was typed."""
    return [one for one in rows if one.versions or (one.held.by_hand and not one.held.removed)]


def _mark(unit: Unit, merges: Sequence[Standing]) -> None:
    """Let the others be there again, in the trash where the one is who was put there for both."""
    kept: dict[int, tuple[bool, str | None]] = {}
    for chunk in chunks([one.kept for one in merges]):
        asked = select(_CONTACT.id, _CONTACT.is_me, _CONTACT.deleted_at).where(_CONTACT.id.in_(chunk))
        kept |= {key: (is_me, at) for key, is_me, at in unit.session.connection().execute(asked)}
    rows: list[dict[str, Any]] = []
    for one in merges:
        was_me, was_other_me = one.brought["is_me"]
        is_me, deleted_at = kept[one.kept]
        rows.append({"id": one.merged, "deleted_at": deleted_at, "merged_into": None, "is_me": was_other_me and is_me})
        if is_me and was_other_me and not was_me:
            contacts.set_columns(unit, [one.kept], {"is_me": False})
    unit.update(tables.Contact, rows)
