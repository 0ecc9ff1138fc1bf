"""Who may be in the book twice: found by comparing all with whom they share something, and left open by imports."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from entourage.domain import blocking
from entourage.domain.clusters import Group, Pair, groups
from entourage.domain.contact import Kind
from entourage.domain.learning import model as model_of
from entourage.domain.making import made_in_masses
from entourage.domain.matching import likeness, traits
from entourage.domain.watching import Stage, attended, ticking, unwatched
from entourage.importing.contents import unpack
from entourage.operations.telling import Telling
from entourage.operations.weighing import model_of_book
from entourage.storage import contacts, doubles, journal, questions
from entourage.storage.names_said import names_said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.contact import Contact
    from entourage.domain.watching import Watch
    from entourage.storage.database import Database, Session

__all__ = ["Found", "Group", "Pair", "Question", "asked", "between", "find", "find_since", "pairs", "people"]


@dataclass(frozen=True, slots=True)
class Question:
    """Hold whom (contact's id) an import left open, and whom they may be, the likeliest first."""

    contact: int
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Hold the questions of a book, the certain first, whom they name, and the last act that was heard of.

    region: where telephone numbers without a country were taken to be from.
    """

    groups: tuple[Group, ...]
    names: Mapping[int, str]
    version: int
    region: str


@made_in_masses()
def find(database: Database, watch: Watch = unwatched, region: str = "") -> Found:
    """Find who may be in the book twice, put together into questions; people told apart are left out.

    region: where telephone numbers without a country are from ("CA").
    """
    with database.read() as session:
        version = journal.latest(session)
        found = _pairs(session, watch, region)
        known = doubles.standing(session, sorted({key for pair in found for key in (pair.first, pair.second)}))
        names = {key: name for key, name in contacts.names(session) if key in known}
    together = groups(found, order=lambda key: _best_known(known[key], key))
    return Found(tuple(together), names, version, region)


def find_since(database: Database, before: Found | None, watch: Watch = unwatched, region: str = "") -> Found:
    """Find who may be in the book twice, anew only if anything was written by which that may be otherwise."""
    if before is not None and before.region == region:
        with database.read() as session:
            if not doubles.changed_since(session, before.version):
                return before
    return find(database, watch, region)


@made_in_masses()
def pairs(database: Database, watch: Watch = unwatched, region: str = "") -> tuple[list[Pair], dict[int, str]]:
    """Find all pairs of people who may be one, those for whom most speaks first, and everyone's name."""
    with database.read() as session:
        found = _pairs(session, watch, region)
        names = dict(contacts.names(session))
    return sorted(found, key=lambda pair: (*(-part for part in pair.strength), pair.first, pair.second)), names


def asked(database: Database, import_id: int) -> list[Question]:
    """List the questions that an import left open."""
    with database.read() as session:
        return [Question(key, others) for key, others in questions.of_import(session, import_id)]


def people(database: Database, contact_ids: Sequence[int]) -> list[Contact]:
    """Read people who are compared with each other, without their pictures."""
    with database.read() as session:
        return contacts.load_lightly(session, contact_ids, frozenset(Kind) - {Kind.PHOTO})


def between(database: Database, contact_ids: Sequence[int], region: str = "") -> Group:
    """Compare people whom somebody chose, whatever speaks for it; the best known comes first.

    region: where telephone numbers without a country are from ("CA").
    """
    chosen = people(database, contact_ids)
    with database.read() as session:
        names = names_said(session, unpack)
        found = {person.id: traits(person.values, names.get(person.id, ())) for person in chosen}
        model = model_of_book(session, names, region, list(found.values()))
        known = doubles.standing(session, sorted(person.id for person in chosen))
    ends = combinations(sorted(found), 2)
    compared = [Pair(one, other, likeness(found[one], found[other], model)) for one, other in ends]
    best_first = sorted(found, key=lambda key: _best_known(known[key], key))
    return Group(tuple(best_first), tuple(sorted(compared, key=lambda pair: pair.strength, reverse=True)))


def _pairs(session: Session, watch: Watch, region: str) -> list[Pair]:
    with attended(Telling(watch, "", Stage.KNOWING)):
        names = names_said(session, unpack)
        known = {key: traits(said, names.get(key, ())) for key, said in ticking(contacts.compared(session))}
    asked = _left_open(session)
    apart = doubles.told_apart(session)
    found = {(one, other): how for one, other, how in blocking.pairs(known.items(), watch, region)}
    unlikely = asked.keys() - found.keys()
    if unlikely:
        model, nobody = model_of(list(known.values()), region), traits(())
        for one, other in unlikely:
            found[one, other] = likeness(known.get(one, nobody), known.get(other, nobody), model)
    return [Pair(*ends, how, tuple(asked.get(ends, ()))) for ends, how in found.items() if ends not in apart]


def _left_open(session: Session) -> dict[tuple[int, int], Sequence[int]]:
    """List what imports left open: which, by pair."""
    found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for imported, one, other in questions.every(session):
        found[min(one, other), max(one, other)].append(imported)
    return dict(found)


def _best_known(standing: doubles.Standing, key: int) -> tuple[bool, bool, bool, int, int]:
    """Order people: me, who has anything by hand or is in a circle, of whom more is known, who was there first."""
    return not standing.is_me, not standing.by_hand, not standing.circles, -standing.values, key
