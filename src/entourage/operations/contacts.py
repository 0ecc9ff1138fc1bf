"""What a person does with people, one by one or many at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from entourage.domain.comparing import identity, without_doubles
from entourage.domain.contact import SINGLE_KINDS, Held, Kind, display_name, of_kind
from entourage.domain.editing import SEVERAL, Edit, edits, name_from
from entourage.domain.errors import EntourageError
from entourage.domain.keeping import cached, kept, packed
from entourage.domain.matching import Word, likeness, traits
from entourage.domain.names import nearest
from entourage.domain.text import fold
from entourage.importing.contents import unpack
from entourage.operations.circles import destination
from entourage.operations.merged import refuse_merged
from entourage.operations.naming import find_circle
from entourage.operations.weighing import model_of_book
from entourage.storage import book, circles, contacts, erasing
from entourage.storage.names_said import names_said

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.comparing import Identity
    from entourage.domain.contact import Contact, Value
    from entourage.domain.matching import Likeness
    from entourage.operations.naming import Named
    from entourage.storage.database import Database, Session
    from entourage.storage.unit import Unit

_NEAR = 5
_COMPARED = 20

Listed = tuple[int, str, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Say which people are meant: those of a circle, those in none, or everyone; of these, whom the words find.

    having, source, several, only: as in storage.contacts.Filter.
    """

    circle: Named | None = None
    unsorted: bool = False
    words: str = ""
    having: frozenset[Kind] = frozenset()
    source: int | None = None
    several: bool = False
    only: tuple[int, ...] | None = None


EVERYONE = People()


def listing(database: Database, wanted: People = EVERYONE) -> list[Listed]:
    """List (id, name, ids of circles) in the order of names."""
    with database.read() as session:
        return _listing(session, wanted)


def _listing(session: Session, wanted: People) -> list[Listed]:
    return contacts.listing(session, chosen(session, wanted))


def chosen(session: Session, wanted: People) -> contacts.Filter:
    """Say which people are meant as storage asks it."""
    return contacts.Filter(
        circle=find_circle(session, wanted.circle).id if wanted.circle else None,
        unsorted=wanted.unsorted,
        words=wanted.words,
        having=wanted.having,
        source=wanted.source,
        several=wanted.several,
        only=wanted.only,
    )


def names(database: Database) -> dict[int, str]:
    """Name everyone who is not deleted, me included, by id."""
    with database.read() as session:
        return dict(contacts.names(session))


def find(database: Database, text: str) -> int:
    """Find a contact by id, or by a name that only one person has.

    Raises EntourageError: "name_empty", "contact_unknown" (with who may have been meant), "contact_ambiguous" (with
    those of that name).
    """
    return find_all(database, [text])[0]


def find_all(database: Database, texts: Sequence[str]) -> list[int]:
    """Find contacts, each as `find` does, in the order asked; the same one is there once."""
    with database.read() as session:
        known = contacts.names(session)
        by_name: dict[str, list[int]] = {}
        for key, name in known:
            by_name.setdefault(fold(name), []).append(key)
        numbers = {str(key) for key, _ in known}
        return list(dict.fromkeys(_found(session, text, known, by_name, numbers) for text in texts))


def _found(
    session: Session,
    text: str,
    known: Sequence[tuple[int, str]],
    by_name: Mapping[str, Sequence[int]],
    numbers: Collection[str],
) -> int:
    if not text.strip():
        raise EntourageError("name_empty")
    found = [int(text)] if text in numbers else by_name.get(fold(text), [])
    if not found:
        raise EntourageError("contact_unknown", contact=text, near=_near(session, text, known))
    if len(found) > 1:
        _refuse(session, text, found)
    return found[0]


def find_deleted(database: Database, text: str) -> int:
    """Find a contact of the trash, by id or by a name that only one there has."""
    with database.read() as session:
        trash = [(key, name) for key, name, _ in contacts.deleted(session)]
        found = [key for key, _ in trash if str(key) == text]
        found = found or [key for key, name in trash if fold(name) == fold(text)]
        if not found:
            raise EntourageError("not_in_trash", contact=text)
        if len(found) > 1:
            _refuse(session, text, found)
        return found[0]


def _near(session: Session, text: str, known: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    found = [(key, name) for key, name, _ in _listing(session, People(words=text))]
    return found[:_NEAR] or nearest(text, [((key, name), name) for key, name in known], _NEAR)


def _refuse(session: Session, text: str, found: Sequence[int]) -> NoReturn:
    every = {circle.id: circle for circle in circles.every(session)}
    raise EntourageError("contact_ambiguous", contact=text, people=contacts.load(session, found), circles=every)


def load(database: Database, contact_id: int) -> Contact:
    """Read one whole contact."""
    with database.read() as session:
        return _load(session, contact_id)


def _load(session: Session, contact_id: int) -> Contact:
    found = contacts.load(session, [contact_id])
    if not found:
        raise EntourageError("contact_unknown", contact=str(contact_id))
    return found[0]


def load_all(database: Database, wanted: People) -> list[Contact]:
    """Read whole contacts in the order of names."""
    with database.read() as session:
        return contacts.load(session, [key for key, _, _ in _listing(session, wanted)])


def add(database: Database, *, name: str, fields: Sequence[tuple[str, str]], circle: Named | None = None) -> int:
    """Add a person by name and typed fields, half-filled allowed; return the id."""
    values = _typed(name, fields)
    if not values:
        raise EntourageError("name_empty")
    return _create(database, values, circle)


def alike(database: Database, person: Contact, region: str = "") -> list[tuple[Contact, Likeness]]:
    """Find who may be the same person, among those whom the name or an address finds, the likeliest first.

    region: where telephone numbers without a country are from ("CA").
    """
    asked = [person.display_name, *(value.text for value in of_kind(person.values, Kind.EMAIL))]
    with database.read() as session:
        near = {key for words in asked for key, _, _ in _listing(session, People(words=words))[:_COMPARED]}
        found = contacts.load(session, sorted(near - {person.id}))
        if not found:
            return []
        names = names_said(session, unpack)
        own, *others = (traits(one.values, names.get(one.id, ())) for one in (person, *found))
        model = model_of_book(session, names, region, [own, *others])
    compared = [(one, likeness(own, other, model)) for one, other in zip(found, others, strict=True)]
    likely = [(one, how) for one, how in compared if how.word is not Word.NO]
    return sorted(likely, key=lambda one: -one[1].weight)[:_NEAR]


@dataclass(frozen=True, slots=True)
class Saved:
    """Hold a person as saved, and of a new one who may be the same, the likeliest first."""

    person: Contact
    alike: tuple[Contact, ...]


def saved(database: Database, contact_id: int, *, is_new: bool, region: str = "") -> Saved:
    """Read a person who was just saved, with who may be the same if the person is new; region: as for `alike`."""
    person = load(database, contact_id)
    return Saved(person, tuple(one for one, _ in alike(database, person, region)) if is_new else ())


def _typed(name: str, fields: Sequence[tuple[str, str]]) -> tuple[Value, ...]:
    held = [
        Held(id=place, value=value, by_hand=True) for place, value in enumerate(name_from(name) if name.strip() else ())
    ]
    for number, (field, text) in enumerate(fields, start=len(held)):
        for edit in edits(held, field, text, another=field in SEVERAL):
            held = [one for one in held if one is not edit.old]
            held += [Held(id=number, value=edit.new, by_hand=True)] if edit.new else []
    return without_doubles(tuple(one.value for one in held))


def set_field(
    database: Database,
    *,
    contact_id: int,
    field: str,
    text: str,
    another: bool = False,
    instead_of: str | None = None,
) -> list[Edit]:
    """Type a text into a field of a contact, as domain.editing.edits says; return what it changed."""
    with database.unit("edit_contact", {"contact": contact_id, "field": field}) as unit:
        refuse_merged(unit.session, [contact_id])
        person = _load(unit.session, contact_id)
        asked = edits(person.held, field, text, another=another, instead_of=instead_of)
        standing = {identity(one.value) for one in person.held if not one.removed}
        changed = [edit for edit in asked if _says_something_else(edit, standing)]
        if changed:
            _write_edits(unit, person, changed)
    return changed


def _says_something_else(edit: Edit, standing: Collection[Identity]) -> bool:
    if edit.old is None:
        return edit.new is not None and identity(edit.new) not in standing
    return edit.new != edit.old.value


def _write_edits(
    unit: Unit, person: Contact, changed: Sequence[Edit], tell_apart: Callable[[Value], object] = identity
) -> None:
    dropped = [edit.old for edit in changed if edit.old]
    contacts.drop_values(unit, dropped)
    end = contacts.end_of(person.held)
    said = {tell_apart(one.value) for one in person.held if not one.removed and one not in dropped}
    fresh = []
    for edit in changed:
        if edit.new and tell_apart(edit.new) not in said:
            said.add(tell_apart(edit.new))
            fresh.append((person.id, edit.new, edit.old.position if edit.old else end))
            end += edit.old is None
    contacts.add_values(unit, fresh, by_hand=True)
    contacts.refresh(unit, [person.id])


def save(database: Database, contact_id: int | None, changes: Sequence[Edit], *, circle: Named | None = None) -> int:
    """Write what was changed on the sheet of a person as one act; None: of a new one, for a circle; return the id.

    Values of one text that are for different things are each kept. Where nothing changes, nothing is written.
    Raises EntourageError: "name_empty" where nothing is left to call the person by, "contact_changed" where someone
    else has changed the same meanwhile, "contact_deleted" where the person is in the trash, "contact_unknown".
    """
    if contact_id is None:
        values = without_doubles(tuple(edit.new for edit in changes if edit.new))
        if not display_name(values):
            raise EntourageError("name_empty")
        return _create(database, values, circle)
    with database.unit("edit_contact", {"contact": contact_id}) as unit:
        refuse_merged(unit.session, [contact_id])
        person = _load(unit.session, contact_id)
        if person.is_deleted:
            raise EntourageError("contact_deleted", contact=person.display_name)
        asked = _still_meant(person, changes)
        if asked:
            _write_edits(unit, person, asked, _as_labelled)
            if person.display_name and not _load(unit.session, contact_id).display_name:
                raise EntourageError("name_empty")
    return contact_id


def _still_meant(person: Contact, changes: Sequence[Edit]) -> list[Edit]:
    """Bring changes in line with what the person has now; refuse those of what someone else has changed."""
    standing = {one.id: one for one in person.held if not one.removed}
    wanted = [edit for edit in changes if edit.new != (edit.old.value if edit.old else None)]
    dropped = {edit.old.id for edit in wanted if edit.old}
    rivals = {one.value.kind for key, one in standing.items() if key not in dropped} & SINGLE_KINDS
    for edit in wanted:
        now = standing.get(edit.old.id) if edit.old else None
        is_gone = edit.old is not None and (now is None or now.value != edit.old.value)
        if is_gone or (edit.old is None and edit.new and edit.new.kind in rivals):
            raise EntourageError("contact_changed", contact=person.display_name)
    return [Edit(standing[edit.old.id] if edit.old else None, edit.new) for edit in wanted]


def _as_labelled(value: Value) -> object:
    return (*identity(value), value.label, frozenset(value.types))


def _create(database: Database, values: tuple[Value, ...], circle: Named | None) -> int:
    with database.unit("add_contact") as unit:
        key = contacts.take_ids(unit, 1)[0]
        columns = [kept(value) for value in values]
        said = zip(columns, values, strict=True)
        fresh = contacts.NewContact(
            id=key,
            uid=book.new_uid(book.identifier(unit.session)),
            kind="individual",
            cached=cached(values),
            packed=packed(columns),
            count=len(columns),
            pictures={one.picture: value.photo for one, value in said if one.picture and value.photo},
        )
        contacts.create(unit, [fresh], by_hand=True)
        if circle:
            circles.put_in(unit, destination(unit, circle).id, [key])
        unit.params["contact"] = key
    return key


def circles_shared(database: Database, people: Sequence[int]) -> tuple[list[Circle], dict[int, int]]:
    """Read all circles, and how many of these people are in each, by its id."""
    with database.read() as session:
        inside = Counter(key for found in circles.of_contacts(session, people).values() for key in found)
        return circles.every(session), dict(inside)


def mark_me(database: Database, *, contact_id: int, is_me: bool) -> None:
    """Mark a contact as me, who is counted nowhere, or as someone else again."""
    with database.unit("mark_me", {"contact": contact_id, "is_me": is_me}) as unit:
        refuse_merged(unit.session, [contact_id])
        contacts.set_columns(unit, [contact_id], {"is_me": is_me})


def delete(database: Database, *, contact_ids: Sequence[int]) -> None:
    """Put people into the trash, where they stay 30 days."""
    with database.unit("delete_contacts", {"contacts": list(contact_ids)}) as unit:
        refuse_merged(unit.session, contact_ids)
        contacts.set_columns(unit, contact_ids, {"deleted_at": unit.at})


def trash(database: Database) -> list[tuple[int, str, str]]:
    """List (id, name, deleted at) of the people in the trash, newest first."""
    with database.read() as session:
        return contacts.deleted(session)


def restore(database: Database, *, contact_ids: Sequence[int]) -> None:
    """Take people out of the trash."""
    with database.unit("restore_contacts", {"contacts": list(contact_ids)}) as unit:
        refuse_merged(unit.session, contact_ids)
        contacts.set_columns(unit, contact_ids, {"deleted_at": None})


def empty_trash(database: Database) -> int:
    """Erase everyone in the trash for good, journal included; return how many. This cannot be undone."""
    with database.unit("empty_trash", undoable=False) as unit:
        keys = [key for key, _, _ in contacts.deleted(unit.session)]
        unit.params["count"] = len(keys)
        erasing.erase(unit, keys)
    return len(keys)
