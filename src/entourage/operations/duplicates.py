"""Who may be in the book twice, as imports left it open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.domain.matching import Word, likeness, traits
from entourage.operations.merging import people_named
from entourage.storage import contacts, questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.contact import Contact
    from entourage.domain.matching import Likeness
    from entourage.storage.database import Database


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
        person, *others = people_named(session, (question.contact, *question.others))
    own = traits(person.values)
    return [Likely(person, other, likeness(own, traits(other.values))) for other in others]


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
