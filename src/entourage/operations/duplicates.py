"""Who may be in the book twice, as imports left it open, and what the person says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.circle import LESS_FAMILIAR, already_closer
from entourage.domain.contact import Kind
from entourage.domain.errors import EntourageError
from entourage.domain.matching import Word, likeness, traits
from entourage.domain.uniting import Merged
from entourage.storage import circles, contacts, merging, questions, rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.contact import Contact
    from entourage.domain.matching import Likeness
    from entourage.storage.database import Database, Session
    from entourage.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Question:
    """Hold whom (contact's id) a question is about, and whom they may be, the likeliest first."""

    contact: int
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Likely:
    """Hold two people who may be one, and what speaks for it and against."""

    person: Contact
    other: Contact
    likeness: Likeness


def asked(database: Database, import_id: int) -> list[Question]:
    """List the questions that an import left open."""
    with database.read() as session:
        return [Question(key, others) for key, others in questions.of_import(session, import_id)]


def look(database: Database, question: Question) -> list[Likely]:
    """Read the people whom a question is about, as they are now."""
    with database.read() as session:
        person, *others = _loaded(session, (question.contact, *question.others))
    own = traits(person.values)
    return [Likely(person, other, likeness(own, traits(other.values))) for other in others]


def merge(database: Database, *, contact_id: int, into: int) -> Merged:
    """Make one of two people: the second has then all that both had.

    Where one is in Less familiar and only the other in a closer circle, the one person is not in Less familiar.
    Raises EntourageError: "contact_unknown", "contact_deleted" where one is no longer there.
    """
    with database.unit("merge_contacts", {"contact": into, "contacts": [contact_id]}) as unit:
        return _merge(unit, *_loaded(unit.session, (into, contact_id)))


def merge_all(database: Database, asked: Sequence[Question]) -> list[Merged]:
    """Answer questions in one act: each is about the first whom it names; those settled by another are passed over."""
    with database.unit("merge_alike") as unit:
        done = []
        for one in asked:
            found = contacts.load(unit.session, (one.others[0], one.contact))
            if len(found) > 1 and not any(person.is_deleted for person in found):
                done.append(_merge(unit, *found))
        unit.params["count"] = len(done)
    return done


def reasons(database: Database, asked: Sequence[Question]) -> dict[int, tuple[str, ...]]:
    """Tell of each question that names one sure other why it does, by whom it is about."""
    single = [one for one in asked if len(one.others) == 1]
    keys = dict.fromkeys(key for one in single for key in (one.contact, *one.others))
    with database.read() as session:
        people = contacts.load_lightly(session, list(keys), frozenset(Kind) - {Kind.PHOTO})
    known = {person.id: traits(person.values) for person in people}
    found = {one.contact: likeness(known[one.contact], known[one.others[0]]) for one in single}
    return {
        key: tuple(sorted(reason.code.value for reason in how.reasons))
        for key, how in found.items()
        if how.word is Word.CERTAIN
    }


def _merge(unit: Unit, kept: Contact, merged: Contact) -> Merged:
    differing = merging.merge(unit, kept, merged)
    left, closer = _leave_less_familiar(unit, kept, merged)
    stricter = tuple(topic for topic in rules.topics(unit.session) if topic.id in differing)
    return Merged(stricter, left, closer)


def _leave_less_familiar(unit: Unit, kept: Contact, merged: Contact) -> tuple[Circle | None, tuple[Circle, ...]]:
    """Take the one person of two out of Less familiar, which is for the rest, but where one of them was in both."""
    every = circles.every(unit.session)
    less_familiar = next((circle for circle in every if circle.preset == LESS_FAMILIAR), None)
    if less_familiar is None:
        return None, ()
    inside = {one.id: [circle for circle in every if circle.id in one.circles] for one in (kept, merged)}
    closer = already_closer(inside, inside)
    rest = [key for key, found in inside.items() if less_familiar in found]
    if not rest or not closer or any(key in closer for key in rest):
        return None, ()
    circles.take_out(unit, less_familiar.id, [kept.id])
    return less_familiar, next(iter(closer.values()))


def keep_apart(database: Database, *, contact_id: int, others: Sequence[int]) -> None:
    """Remember that someone is none of these others, and ask no more."""
    with database.unit("keep_apart", {"contact": contact_id, "contacts": list(others)}) as unit:
        one, *rest = _loaded(unit.session, (contact_id, *others))
        merging.keep_apart(unit, one, rest)


def _loaded(session: Session, contact_ids: Sequence[int]) -> list[Contact]:
    """Read people, all of whom must be in the book."""
    found = {person.id: person for person in contacts.load(session, contact_ids)}
    for key in contact_ids:
        if key not in found:
            raise EntourageError("contact_unknown", contact=str(key))
        if found[key].is_deleted:
            raise EntourageError("contact_deleted", contact=found[key].display_name)
    return [found[key] for key in contact_ids]
