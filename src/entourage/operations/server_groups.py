"""Circles as group cards, which name who is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from entourage.domain.contact import Kind, Value
from entourage.domain.server import Grouping
from entourage.operations import server_cards
from entourage.operations.server_compare import circles_in
from entourage.operations.server_writing import noting, refuse_other
from entourage.storage import servers
from entourage.sync.faults import ChangedMeanwhile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.operations.server_circles import Names
    from entourage.operations.server_plan import SyncPlan
    from entourage.storage.database import Database
    from entourage.storage.servers import Card
    from entourage.sync.address_book import AddressBook

_NAMES = frozenset({Kind.FORMATTED_NAME, Kind.NAME})


def write(database: Database, made: SyncPlan, remote: AddressBook) -> list[str]:
    """Bring the group cards of a server in line with who is in which circle; return which changed there meanwhile.

    Whom a group names that nobody here is known by stays in it. Where circles are categories of the cards, nobody is
    put into a group, and who left a circle leaves its group too.
    """
    names = made.faced.names
    if not names.is_any:
        return []
    with database.read() as session:
        cards = servers.cards(session, made.book.id)
    people = [one for one in cards.values() if one.kind == servers.PERSON and one.contact_id is not None and one.uid]
    writing = _Groups(database, made, remote, {server_cards.bare(one.uid) for one in people}, _inside(people))
    groups = [one for one in cards.values() if one.kind == servers.GROUP]
    known = {key for card in groups for key in writing.update(card)}
    if made.book.sharing.grouping is Grouping.CARDS:
        for key in sorted(names.shared):
            if str(key) not in known:
                writing.make(str(key))
    return writing.changed


def _inside(people: Sequence[Card]) -> dict[str, list[str]]:
    """Name who is in each circle (by key), by their identifiers."""
    found: dict[str, list[str]] = {}
    for one in people:
        for key in circles_in(server_cards.unpacked(one.base)):
            found.setdefault(key, []).append(server_cards.bare(one.uid))
    return found


class _Groups:
    """Live as group cards while they are written; changed: the names of those that changed there meanwhile."""

    def __init__(
        self,
        database: Database,
        made: SyncPlan,
        remote: AddressBook,
        linked: set[str],
        inside: Mapping[str, Sequence[str]],
    ) -> None:
        self._database, self._made, self._remote = database, made, remote
        self._linked, self._inside = linked, inside
        self._names: Names = made.faced.names
        self._adds = made.book.sharing.grouping is Grouping.CARDS
        self.changed: list[str] = []

    def update(self, card: Card) -> list[str]:
        """Write a group card where it names others than who is in its circle; return the circle that it holds."""
        said = server_cards.read(card.card)
        if said is None:
            return []
        gone = self._names.key_gone(said.name)
        keys = [gone] if gone else self._names.keys([said.name])
        if not keys or not keys[0].isdigit():
            return []
        wanted = self._inside.get(keys[0], ())
        stays = [one for one in said.members if self._stays(one, wanted)]
        has = set(map(server_cards.bare, stays))
        members = [*stays, *(one for one in wanted if self._adds and one not in has)]
        name = self._names.name(keys[0])
        if gone and not members:
            self._delete(card, name)
        elif list(said.members) != members or said.name != name:
            values = (*_named(name), *(value for value in said.values if value.kind not in _NAMES))
            self._put(card.href, card.etag, values, members, said.uid, said.version)
        return keys[:1]

    def _delete(self, card: Card, name: str) -> None:
        try:
            self._remote.delete(card.href, card.etag)
        except ChangedMeanwhile:
            self.changed.append(name)
            return
        with noting(self._database, self._made.book) as unit:
            servers.drop_cards(unit, [card.id])

    def _stays(self, member: str, wanted: Sequence[str]) -> bool:
        return server_cards.bare(member) not in self._linked or server_cards.bare(member) in wanted

    def make(self, key: str) -> None:
        """Put a card there for a circle that has people, and none yet."""
        members = self._inside.get(key, ())
        if members:
            name = self._names.name(key)
            uid = str(uuid5(NAMESPACE_URL, f"entourage:circle:{self._made.book.url}:{name}"))
            self._put(self._remote.new_href(uid), None, _named(name), members, uid, "3.0")

    def _put(
        self, href: str, etag: str | None, values: Sequence[Value], members: Sequence[str], uid: str, version: str
    ) -> None:
        with self._database.read() as session:
            refuse_other(session, self._made.book)
        data = server_cards.write(values, uid=uid, kind="group", version=version, members=members)
        try:
            new = self._remote.put(href, data, etag)
        except ChangedMeanwhile:
            self.changed.append(values[0].text)
            return
        row = {"href": href, "etag": new, "uid": uid, "kind": servers.GROUP, "contact_id": None, "base": "[]"}
        with noting(self._database, self._made.book) as unit:
            servers.put_cards(unit, self._made.book.id, [{**row, "unkept": "", "card": data}])


def _named(name: str) -> tuple[Value, ...]:
    parts = Value(kind=Kind.NAME, parts=(name, "", "", "", ""))
    return (Value(kind=Kind.FORMATTED_NAME, text=name), parts)
