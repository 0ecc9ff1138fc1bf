"""What a person does with people, one by one or many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.comparing import identity, without_doubles
from entourage.domain.contact import Held
from entourage.domain.editing import edits, name_from
from entourage.domain.errors import EntourageError
from entourage.domain.text import fold
from entourage.operations.circles import destination
from entourage.operations.naming import find_circle
from entourage.storage import circles, contacts, erasing
from entourage.storage.database import new_uid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.contact import Contact, Value
    from entourage.domain.editing import Edit
    from entourage.operations.naming import Named
    from entourage.storage.database import Database, Session
    from entourage.storage.unit import Unit

_NEAR = 5

Listed = tuple[int, str, tuple[int, ...]]


def listing(
    database: Database, *, circle: Named | None = None, unsorted: bool = False, words: str = ""
) -> list[Listed]:
    """List (id, name, ids of circles) of a circle, of those in none, or of everyone, found by beginnings of words."""
    with database.read() as session:
        key = find_circle(session, circle).id if circle else None
        return contacts.listing(session, contacts.Filter(circle=key, unsorted=unsorted, words=words))


def find(database: Database, text: str) -> int:
    """Find a contact by id, or by a name that only one person has.

    Raises EntourageError: "contact_unknown" (with those whom the same words find), "contact_ambiguous" (with the
    ids of those of that name).
    """
    with database.read() as session:
        known = contacts.names(session)
        near = contacts.listing(session, contacts.Filter(words=text))[:_NEAR]
    wanted = fold(text)
    found = [key for key, _ in known if str(key) == text] or [key for key, name in known if fold(name) == wanted]
    if not found:
        raise EntourageError("contact_unknown", contact=text, near=[(key, name) for key, name, _ in near])
    if len(found) > 1:
        raise EntourageError("contact_ambiguous", contact=text, ids=found)
    return found[0]


def find_deleted(database: Database, text: str) -> int:
    """Find a contact of the trash, by id or by a name that only one there has."""
    with database.read() as session:
        trash = contacts.deleted(session)
    found = [key for key, _, _ in trash if str(key) == text]
    found = found or [key for key, name, _ in trash if fold(name) == fold(text)]
    if len(found) != 1:
        raise EntourageError("contact_ambiguous" if found else "contact_unknown", contact=text, ids=found)
    return found[0]


def load(database: Database, contact_id: int) -> Contact:
    """Read one whole contact."""
    with database.read() as session:
        return _load(session, contact_id)


def _load(session: Session, contact_id: int) -> Contact:
    found = contacts.load(session, [contact_id])
    if not found:
        raise EntourageError("contact_unknown", contact=str(contact_id))
    return found[0]


def load_circle(database: Database, circle: Named | None) -> list[Contact]:
    """Read the whole contacts of a circle, or of everyone, in the order of names."""
    with database.read() as session:
        key = find_circle(session, circle).id if circle else None
        ids = [listed[0] for listed in contacts.listing(session, contacts.Filter(circle=key))]
        return contacts.load(session, ids)


def add(database: Database, *, name: str, fields: Sequence[tuple[str, str]], circle: Named | None = None) -> int:
    """Add a person by name and typed fields, half-filled allowed; return the id."""
    values = _typed(name, fields)
    if not values:
        raise EntourageError("name_empty")
    with database.unit("add_contact") as unit:
        key = contacts.take_ids(unit, 1)[0]
        fresh = contacts.NewContact(id=key, uid=new_uid(), kind="individual", values=values)
        contacts.create(unit, [fresh], by_hand=True)
        if circle:
            circles.put_in(unit, destination(unit, circle).id, [key])
        unit.params["contact"] = key
    return key


def _typed(name: str, fields: Sequence[tuple[str, str]]) -> tuple[Value, ...]:
    held = [
        Held(id=place, value=value, by_hand=True) for place, value in enumerate(name_from(name) if name.strip() else ())
    ]
    for number, (field, text) in enumerate(fields, start=len(held)):
        several = field not in {"given", "family", "middle", "prefix", "suffix", "organization", "department"}
        for edit in edits(held, field, text, another=several):
            held = [one for one in held if one is not edit.old]
            held += [Held(id=number, value=edit.new, by_hand=True)] if edit.new else []
    return without_doubles(tuple(one.value for one in held))


def set_field(database: Database, *, contact_id: int, field: str, text: str, another: bool = False) -> Contact:
    """Type a text into a field of a contact; an empty text takes the value away."""
    with database.unit("edit_contact", {"contact": contact_id, "field": field}) as unit:
        person = _load(unit.session, contact_id)
        changed = [one for one in edits(person.held, field, text, another=another) if _says_something_else(one)]
        if changed:
            _write_edits(unit, person, changed)
        return _load(unit.session, contact_id)


def _says_something_else(edit: Edit) -> bool:
    return edit.new != (edit.old.value if edit.old else None)


def _write_edits(unit: Unit, person: Contact, changed: Sequence[Edit]) -> None:
    contacts.drop_values(unit, [edit.old for edit in changed if edit.old])
    end = contacts.end_of(person.held)
    standing = {identity(one.value) for one in person.held if not one.removed}
    fresh = [
        (person.id, edit.new, edit.old.position if edit.old else end)
        for edit in changed
        if edit.new and (edit.old or identity(edit.new) not in standing)
    ]
    contacts.add_values(unit, fresh, by_hand=True)
    contacts.refresh(unit, [person.id])


def mark_me(database: Database, *, contact_id: int, is_me: bool) -> None:
    """Mark a contact as me, who is counted nowhere, or as someone else again."""
    with database.unit("mark_me", {"contact": contact_id, "is_me": is_me}) as unit:
        contacts.set_columns(unit, [contact_id], {"is_me": is_me})


def delete(database: Database, *, contact_ids: Sequence[int]) -> None:
    """Put people into the trash, where they stay 30 days."""
    with database.unit("delete_contacts", {"contacts": list(contact_ids)}) as unit:
        contacts.set_columns(unit, contact_ids, {"deleted_at": unit.at})


def trash(database: Database) -> list[tuple[int, str, str]]:
    """List (id, name, deleted at) of the people in the trash, newest first."""
    with database.read() as session:
        return contacts.deleted(session)


def restore(database: Database, *, contact_ids: Sequence[int]) -> None:
    """Take people out of the trash."""
    with database.unit("restore_contacts", {"contacts": list(contact_ids)}) as unit:
        contacts.set_columns(unit, contact_ids, {"deleted_at": None})


def empty_trash(database: Database) -> int:
    """Erase everyone in the trash for good, journal included; return how many. This cannot be undone."""
    with database.unit("empty_trash", undoable=False) as unit:
        keys = [key for key, _, _ in contacts.deleted(unit.session)]
        unit.params["count"] = len(keys)
        erasing.erase(unit, keys)
    return len(keys)
