"""Who is in the trash, with what tells them apart from others of the same name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.contact import Kind, first_of
from entourage.storage import circles, contacts

if TYPE_CHECKING:
    from entourage.domain.circle import Circle
    from entourage.domain.contact import Contact
    from entourage.storage.database import Database

_TELLING = (Kind.ORGANIZATION, Kind.TITLE, Kind.EMAIL, Kind.TELEPHONE)


class Deleted(NamedTuple):
    """Hold someone in the trash, since when, what tells them apart, and the circles that they come back into.

    about: company, job title, and an e-mail address or else a telephone number; whatever there is of these.
    """

    id: int
    name: str
    at: str
    about: tuple[str, ...]
    circles: tuple[Circle, ...]


def deleted(database: Database) -> list[Deleted]:
    """List everyone in the trash, whoever was deleted last first."""
    with database.read() as session:
        found = contacts.deleted(session)
        people = {one.id: one for one in contacts.load_lightly(session, [key for key, _, _ in found], _TELLING)}
        by_id = {circle.id: circle for circle in circles.every(session)}
    return [
        Deleted(key, name, at, _about(people[key]), tuple(by_id[one] for one in people[key].circles))
        for key, name, at in found
    ]


def _about(person: Contact) -> tuple[str, ...]:
    company, title, email, telephone = (_said(person, kind) for kind in _TELLING)
    return tuple(filter(None, (company, title, email or telephone)))


def _said(person: Contact, kind: Kind) -> str:
    value = first_of(person.values, kind)
    if value is None:
        return ""
    return next((part for part in value.parts if part), value.text) if kind is Kind.ORGANIZATION else value.text
