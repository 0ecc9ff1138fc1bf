"""Write what a synchronization decided into this book, and onto the server."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from entourage.domain.contact import SINGLE_KINDS
from entourage.domain.errors import EntourageError
from entourage.domain.merging import exactly
from entourage.domain.server import Grouping
from entourage.domain.syncing import circle_of, mark, of_circle
from entourage.domain.watching import Progress, Stage
from entourage.operations import circles as circle_operations
from entourage.operations import server_cards
from entourage.operations.own import named_circle
from entourage.operations.server_circles import new_circle
from entourage.operations.server_compare import Act, circles_in
from entourage.operations.server_marks import marked, marks_of
from entourage.storage import circles, contacts, servers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from entourage.domain.contact import Contact, Value
    from entourage.domain.syncing import Change
    from entourage.domain.watching import Watch
    from entourage.operations.server_circles import Names
    from entourage.operations.server_compare import Deed
    from entourage.operations.server_plan import SyncPlan
    from entourage.storage.database import Database, Session
    from entourage.storage.servers import ServerBook
    from entourage.storage.unit import Unit
    from entourage.sync.address_book import AddressBook

Row = dict[str, Any]
_EMPTY: Row = {"uid": "", "kind": servers.PERSON, "contact_id": None, "base": "[]", "unkept": "", "card": b""}


def write_here(unit: Unit, plan: SyncPlan) -> tuple[Deed, ...]:
    """Write what changes in this book, and what is known of the cards; return the deeds, circles that were made named.

    What is still to be written on the server is not noted as being there.
    """
    made = _make_circles(unit, plan)
    deeds = tuple(_with_circles(one, made) for one in plan.deeds)
    back = [one.contact for one in deeds if one.is_restored and one.contact]
    contacts.set_columns(unit, back, {"deleted_at": None, "erased_at": None})
    people = {
        one.id: one
        for one in contacts.load(unit.session, [one.contact for one in deeds if one.here and one.contact is not None])
    }
    _edit(unit, [(people[one.contact], one.changes_here) for one in deeds if one.contact in people])
    gone = [one.contact for one in deeds if one.here is Act.GONE and one.contact]
    contacts.set_columns(unit, gone, {"deleted_at": unit.at})
    note(unit, plan, deeds)
    return deeds


def refuse_other(session: Session, book: ServerBook) -> None:
    """Refuse to go on with an address book that was removed, or with which something else is shared by now."""
    sharing = servers.shared(session, book.id)
    if sharing is None:
        raise EntourageError("server_gone")
    if sharing != book.sharing:
        raise EntourageError("book_changed")


@contextmanager
def noting(database: Database, book: ServerBook) -> Iterator[Unit]:
    """Give the door for what is known of an address book; "server_gone" where it was removed."""
    with database.noting() as unit:
        if servers.shared(unit.session, book.id) is None:
            raise EntourageError("server_gone")
        yield unit


def note(unit: Unit, plan: SyncPlan, deeds: Sequence[Deed]) -> None:
    """Write what is known of the cards before anything is written on the server."""
    rows = [row_of(one) for one in deeds if one.is_row and not one.is_forgotten]
    servers.put_cards(unit, plan.book.id, [*plan.faced.notes, *rows])
    forgotten = servers.ids(unit.session, plan.book.id, [one.href for one in deeds if one.is_forgotten])
    servers.drop_cards(unit, {*forgotten.values(), *plan.faced.forgotten})
    plan.faced.names.spell(key for one in deeds if one.there for key in circles_in(one.theirs))
    names = plan.faced.names
    servers.name_circles(unit, plan.book.id, {**names.gone, **names.called})


def row_of(deed: Deed, *, is_sent: bool = False) -> Row:
    """Say what is kept of a card; is_sent: it was put there, and not read since."""
    kind = servers.GONE if deed.here is Act.GONE else servers.MISSING if deed.is_missing else servers.PERSON
    return {
        "href": deed.href,
        "etag": "" if kind != servers.PERSON else deed.etag or "",  # whatever comes back there is news
        "uid": deed.uid,
        "kind": kind,
        "contact_id": deed.contact,
        "base": server_cards.packed(deed.before if deed.there else deed.base),
        "unkept": marked(
            deed.unkept,
            deed.stayed,
            is_theirs=deed.is_theirs,
            is_sent=is_sent,
            is_leaving=deed.there is Act.GONE,
        ),
        "card": deed.card,
    }


def _make_circles(unit: Unit, plan: SyncPlan) -> dict[str, str]:
    """Make the circles that only the server knew, and rename those that have another name there; by key."""
    for one in plan.faced.names.renamed:
        if not one.is_here:
            circles.change(unit, one.circle, name=one.after)
    keys = {
        key
        for deed in plan.deeds
        for change in deed.changes_here
        if change.after and (key := circle_of(change.after)) is not None
    }
    made: dict[str, str] = {}
    for key in sorted(keys):
        name = new_circle(key)
        if name is not None:
            circle = circle_operations.destination(unit, named_circle(name), makes=True)
            made[key] = str(circle.id)
            plan.faced.names.called[circle.id] = name
    return made


def _with_circles(deed: Deed, made: Mapping[str, str]) -> Deed:
    """Name circles by their ids that were only names."""
    if not made:
        return deed
    return replace(
        deed,
        changes_here=tuple(replace(one, after=_named(one.after, made)) for one in deed.changes_here),
        theirs=tuple(filter(None, (_named(one, made) for one in deed.theirs))),
        before=tuple(filter(None, (_named(one, made) for one in deed.before))),
        base=tuple(filter(None, (_named(one, made) for one in deed.base))),
    )


def _named(value: Value | None, made: Mapping[str, str]) -> Value | None:
    key = circle_of(value) if value else None
    return of_circle(made[key]) if key is not None and key in made else value


def _edit(unit: Unit, changed: Sequence[tuple[Contact, Sequence[Change]]]) -> None:
    """Write changes of people's values as if typed here, and of their circles."""
    dropped, fresh = [], []
    coming: dict[int, list[int]] = {}
    going: dict[int, list[int]] = {}
    said = {(one.id, exactly(held.value)) for one, _ in changed for held in one.held if not held.removed}
    for person, changes in changed:
        end = contacts.end_of(person.held)
        standing = {exactly(one.value): one for one in person.held if not one.removed}
        for change in changes:
            before, after = change.before, change.after
            _sort(person.id, before, going)
            _sort(person.id, after, coming)
            old = standing.pop(exactly(before), None) if before else None
            if old:
                dropped.append(old)
                said.discard((person.id, exactly(old.value)))
            is_second = after and not old and after.kind in {one.value.kind for one in standing.values()} & SINGLE_KINDS
            if after and circle_of(after) is None and not is_second and (person.id, exactly(after)) not in said:
                said.add((person.id, exactly(after)))
                fresh.append((person.id, after, old.position if old else end))
                end += old is None
    contacts.drop_values(unit, dropped)
    contacts.add_values(unit, fresh, by_hand=True)
    contacts.refresh(unit, [person.id for person, changes in changed if changes])
    for circle, people in going.items():
        circles.take_out(unit, circle, people)
    for circle, people in coming.items():
        circles.put_in(unit, circle, people)


def _sort(contact: int, value: Value | None, into: dict[int, list[int]]) -> None:
    key = circle_of(value) if value else None
    if key is not None and key.isdigit():
        into.setdefault(int(key), []).append(contact)


class Pushing:
    """Live as what is written on a server, card by card, each noted at once.

    unkept: whose cards the server changed as it took them, and what it did not keep of each.
    """

    def __init__(self, database: Database, plan: SyncPlan, remote: AddressBook, watch: Watch) -> None:
        self._database, self._plan, self._remote, self._watch = database, plan, remote, watch
        self._names: Names = plan.faced.names
        self._in_groups = plan.book.sharing.grouping is Grouping.CARDS
        self._pushed: dict[str, tuple[Deed, str]] = {}
        self.unkept: list[tuple[str, tuple[Value, ...]]] = []
        self._done = 0

    def tell(self, total: int) -> None:
        """Tell how far it is."""
        self._watch(Progress(Stage.SENDING, self._plan.book.host, self._done, total))
        self._done += 1

    def put(self, deed: Deed) -> str:
        """Write a card, and tell where ("" if only groups change); ChangedMeanwhile where it is not as it was known.

        What was chosen meanwhile is heard before the next card leaves: raises EntourageError as `refuse_other` does.
        """
        if self._is_only_grouped(deed):
            with noting(self._database, self._plan.book) as unit:
                servers.put_cards(unit, self._plan.book.id, [row_of(replace(deed, there=None, here=None))])
            return ""
        with self._database.read() as session:
            refuse_other(session, self._plan.book)
        href = self._remote.new_href(deed.uid) if deed.there is Act.NEW else deed.href
        data = server_cards.write(self._values(deed), uid=deed.uid, kind=deed.kind, version=deed.version)
        etag = self._remote.put(href, data, None if deed.there is Act.NEW else deed.etag)
        pushed = replace(deed, href=href, etag=etag, card=data, there=None, here=None)
        with noting(self._database, self._plan.book) as unit:
            if deed.href != href:
                self._forget(unit, deed.href)
            servers.put_cards(unit, self._plan.book.id, [row_of(pushed, is_sent=True)])
        self._pushed[href] = (pushed, etag)
        return href

    def _is_only_grouped(self, deed: Deed) -> bool:
        """Tell whether nothing changes but the groups in which a person is, and these are cards of their own."""
        changed = [value for one in deed.changes_there for value in (one.before, one.after) if value]
        if not self._in_groups or deed.there is Act.NEW or not changed or not all(map(_is_circle, changed)):
            return False
        said = server_cards.read(deed.card)
        return said is not None and not any(map(_is_circle, self._names.read(said.values)))

    def delete(self, deed: Deed) -> None:
        """Delete a card; ChangedMeanwhile where it is no longer as it was known."""
        self._remote.delete(deed.href, deed.etag or "")
        with self._database.noting() as unit:
            self._forget(unit, deed.href)

    def _forget(self, unit: Unit, href: str) -> None:
        servers.drop_cards(unit, servers.ids(unit.session, self._plan.book.id, [href]).values())

    def _values(self, deed: Deed) -> tuple[Value, ...]:
        said = server_cards.read(deed.card) if deed.card else None
        beside = said.values if said else ()
        others = tuple(value for value in beside if mark(value) in deed.unkept)
        theirs = [one for one in deed.theirs if not (self._in_groups and _is_circle(one))]
        values = (*self._names.written(theirs), *others, *server_cards.of_programs(beside))
        if any(map(server_cards.is_bare, values)) and deed.contact:
            with self._database.read() as session:
                values = server_cards.pictured(values, contacts.load(session, [deed.contact]))
        return values

    def read_back(self) -> None:
        """Read what was written, and note what the server did not keep of it."""
        rows = []
        for card in self._remote.cards(list(self._pushed)) if self._pushed else ():
            if card.href not in self._pushed:
                continue
            deed, etag = self._pushed[card.href]
            said = server_cards.read(card.data)
            if said is None or (etag and etag != card.etag):  # somebody else has changed it since
                continue
            rows.append(row_of(self._as_kept(deed, card.etag, card.data, said.values)))
        if rows:
            with noting(self._database, self._plan.book) as unit:
                servers.put_cards(unit, self._plan.book.id, rows)

    def _as_kept(self, deed: Deed, etag: str, data: bytes, said: Iterable[Value]) -> Deed:
        there = {exactly(value): value for value in self._names.read(tuple(said))}
        meant = {exactly(value): value for value in deed.theirs}
        beside = {exactly(value) for value in server_cards.of_programs(tuple(there.values()))}
        lost = [value for key, value in meant.items() if key not in there and not _is_circle(value)]
        other = [value for key, value in there.items() if key not in meant.keys() | beside and not _is_circle(value)]
        base = tuple(value for value in deed.base if exactly(value) in there or _is_circle(value))
        if lost:
            self.unkept.append((deed.name, tuple(lost)))
        return replace(deed, etag=etag, card=data, base=base, unkept=deed.unkept | marks_of((*lost, *other)))


def _is_circle(value: Value) -> bool:
    return circle_of(value) is not None
