"""What is found of the cards of an address book, and of the people whom they are about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from entourage.domain.server import People
from entourage.operations.server_compare import fresh
from entourage.storage import circles, servers, values

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from entourage.domain.contact import Held, Value
    from entourage.operations.server_circles import Names
    from entourage.operations.server_compare import Conflict, Deed
    from entourage.storage.database import Session
    from entourage.storage.servers import ServerBook, Someone

Row = dict[str, Any]
GROUP = "group"


@dataclass(slots=True)
class Faced:
    """Live as what is found of all cards.

    strange: the cards that are nobody's here, by their addresses. notes: what is to be kept of cards that wait, or hold
    a circle. unreadable: the addresses of cards that cannot be read. left: of how many people an import was taken back.
    linked: how many people are known on both sides; vanished: how many of these are gone there.
    """

    book: ServerBook
    people: Mapping[int, Someone]
    names: Names
    deeds: list[Deed] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    strange: dict[str, bytes] = field(default_factory=dict)
    notes: list[Row] = field(default_factory=list)
    forgotten: list[int] = field(default_factory=list)
    unreadable: tuple[str, ...] = ()
    left: int = 0
    linked: int = 0
    vanished: int = 0
    taken: set[int] = field(default_factory=set)
    held: dict[int, list[Held]] = field(default_factory=dict)
    inside: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def values_of(self, contact_id: int) -> tuple[Value, ...]:
        """Give what somebody has, with the circles whose names are shared."""
        held = (one.value for one in self.held.get(contact_id, ()) if not one.removed)
        standing = tuple(value for value in held if not self.names.is_circle(value))
        return (*standing, *self.names.mine(self.inside.get(contact_id, ())))

    def labels_of(self, contact_id: int, keys: Collection[str]) -> tuple[Value, ...]:
        """Give the categories of somebody that say no more than that they are in one of these circles."""
        held = (one.value for one in self.held.get(contact_id, ()) if not one.removed)
        labels = (value for value in held if self.names.is_circle(value))
        return tuple(value for value in labels if set(self.names.keys([value.text])) <= set(keys))

    def know(self, session: Session, contact_ids: Iterable[int]) -> None:
        """Read what these people have."""
        missing = [key for key in dict.fromkeys(contact_ids) if key not in self.held]
        self.held |= values.unpictured(session, missing)
        if self.names.is_any:
            self.inside |= circles.of_contacts(session, missing)

    def newcomers(self, session: Session, asked_about: Iterable[int]) -> list[Deed]:
        """Plan to put those there who are to be, and are not yet, but whom a card may be that waits for an answer."""
        sharing = self.book.sharing
        wanted = [key for key in self._meant(session) if key not in self.taken and key not in set(asked_about)]
        self.know(session, wanted)
        version = "3.0" if "3.0" in self.book.versions or not self.book.versions else self.book.versions[0]
        return [
            fresh(self.people[key], self.values_of(key), "", sharing.kept_home, version)
            for key in wanted
            if self.values_of(key)
        ]

    def _meant(self, session: Session) -> list[int]:
        sharing = self.book.sharing
        if sharing.people is People.THEIRS:
            return []
        standing = (one for one in self.people.values() if not one.is_deleted and not one.is_me)
        here = [one for one in standing if one.kept == one.id and one.kind != GROUP]
        if sharing.people is People.EVERYONE:
            beside = servers.beside(session, self.book)
            return [one.id for one in here if one.id not in beside]
        inside = circles.of_contacts(session)
        meant = set(sharing.circles)
        return [one.id for one in here if meant.intersection(inside.get(one.id, ()))]
