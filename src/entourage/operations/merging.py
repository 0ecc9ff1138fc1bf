"""Make one person of two, or remember that they are two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.circle import LESS_FAMILIAR, already_closer
from entourage.domain.errors import EntourageError
from entourage.domain.uniting import Merged
from entourage.storage import circles, contacts, merging, rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.contact import Contact
    from entourage.operations.duplicates import Question
    from entourage.storage.database import Database, Session
    from entourage.storage.unit import Unit


def merge(database: Database, *, contact_id: int, into: int) -> Merged:
    """Make one of two people: the second has then all that both had.

    Where one is in Less familiar and only the other in a closer circle, the one person is not in Less familiar.
    Raises EntourageError: "contact_unknown", "contact_deleted" where one is no longer there.
    """
    with database.unit("merge_contacts", {"contact": into, "contacts": [contact_id]}) as unit:
        return _merge(unit, *people_named(unit.session, (into, contact_id)))


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
        one, *rest = people_named(unit.session, (contact_id, *others))
        merging.keep_apart(unit, one, rest)


def people_named(session: Session, contact_ids: Sequence[int]) -> list[Contact]:
    """Read people, all of whom must be in the book."""
    found = {person.id: person for person in contacts.load(session, contact_ids)}
    for key in contact_ids:
        if key not in found:
            raise EntourageError("contact_unknown", contact=str(key))
        if found[key].is_deleted:
            raise EntourageError("contact_deleted", contact=found[key].display_name)
    return [found[key] for key in contact_ids]
