"""What a synchronization would do on both sides, before anything is written on either."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.domain.merging import exactly
from entourage.domain.server import Field, field_of, is_of_programs
from entourage.domain.watching import unwatched
from entourage.operations.server_asked import NOTHING_ASKED, Asked
from entourage.operations.server_bringing import Bringing, bring, with_source
from entourage.operations.server_compare import Act, Conflict, Deed, Side, Sort
from entourage.operations.server_facing import face, nothing
from entourage.operations.server_fetch import Fetched, fetch
from entourage.storage import journal, servers
from entourage.sync.transport import Credentials, Transport

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from entourage.domain.contact import Value
    from entourage.domain.syncing import Change
    from entourage.domain.watching import Watch
    from entourage.importing.plan import ImportPlan
    from entourage.operations.server_circles import Renamed
    from entourage.operations.server_faced import Faced
    from entourage.storage.database import Database
    from entourage.storage.servers import ServerBook

__all__ = ["Act", "Asked", "Conflict", "Move", "Side", "Sort", "SyncPlan", "plan", "planned"]

_MANY = 10  # from so many people on, more than half of them gone at once is no everyday thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Hold what would be done to one person on one side, value by value."""

    side: Side
    act: Act
    name: str
    contact: int | None
    href: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncPlan:
    """Hold what a synchronization would do; nothing is written yet.

    questions: the import of cards that nobody here is known by; those that may be someone wait for an answer. left:
    how many cards are of people whose import was taken back. withheld: how many values of a field stay at home, of
    those who are written there. renamed: circles with another name; new_circles: those that would be made.
    unreadable: cards that cannot be read, by their addresses. emptied: the side from which most people are gone, so
    that nothing is done; had, gone: how many there were, and how many of these are gone. based_on: the last act of the
    book on which it was built.
    """

    book: ServerBook
    deeds: tuple[Deed, ...]
    conflicts: tuple[Conflict, ...]
    bringing: Bringing | None
    faced: Faced
    fetched: Fetched
    asked: Asked
    withheld: Mapping[Field, int]
    emptied: Side | None
    had: int
    gone: int
    based_on: int

    @property
    def questions(self) -> ImportPlan | None:
        """Give the import of those whom nobody here is known by."""
        return self.bringing.planned if self.bringing else None

    @property
    def waiting(self) -> Mapping[str, int]:
        """Name the cards that may be people here, with the places of their steps."""
        return self.bringing.open if self.bringing else {}

    @property
    def unreadable(self) -> tuple[str, ...]:
        """Name the cards that cannot be read."""
        return self.faced.unreadable

    @property
    def left(self) -> int:
        """Count the cards of people whose import was taken back."""
        return self.faced.left

    @property
    def renamed(self) -> tuple[Renamed, ...]:
        """Name the circles that have another name on one of the sides."""
        return tuple(self.faced.names.renamed)

    @property
    def moves(self) -> tuple[Move, ...]:
        """List what would be done, person by person, on this side first."""
        here = [_move(one, Side.HERE, one.here) for one in self.deeds if one.here]
        there = [_move(one, Side.THERE, one.there) for one in self.deeds if one.there]
        return (*self.brought, *here, *there)

    @property
    def brought(self) -> tuple[Move, ...]:
        """List those who would come with the cards that nobody here is known by."""
        return tuple(
            Move(side=Side.HERE, act=act, name=name, contact=None, href=href, changes=changes)
            for act, name, href, changes in (self.bringing.newcomers if self.bringing else ())
        )

    @property
    def counts(self) -> dict[tuple[Side, Act], int]:
        """Count the people by side and by what is done."""
        return dict(Counter((one.side, one.act) for one in self.moves))

    @property
    def is_nothing(self) -> bool:
        """Tell whether both sides are in step, and nothing waits."""
        return not (self.moves or self.conflicts or self.waiting or self.unreadable or self.renamed or self.emptied)


def _move(deed: Deed, side: Side, act: Act) -> Move:
    changes = deed.changes_here if side is Side.HERE else deed.changes_there
    return Move(side=side, act=act, name=deed.name, contact=deed.contact, href=deed.href, changes=changes)


def plan(
    database: Database,
    book_id: int,
    password: str,
    *,
    circle_names: Mapping[int, str],
    asked: Asked = NOTHING_ASKED,
    watch: Watch = unwatched,
) -> SyncPlan:
    """Ask a server what changed, and plan what is to be done on both sides; nothing is written on either.

    circle_names: what every circle is called in the language of the moment. watch: is told how far it is; what it
    raises ends it. Raises EntourageError as `sync.transport` does.
    """
    book, known = known_of(database, book_id)
    transport = Transport(Credentials(book.user, password), watch=watch)
    try:
        fetched = fetch(transport, book, known)
    finally:
        transport.close()
    return planned(database, book_id, fetched, circle_names=circle_names, asked=asked, watch=watch)


def known_of(database: Database, book_id: int) -> tuple[ServerBook, dict[str, servers.Card]]:
    """Read what is known of an address book and its cards; "server_gone" where it was removed."""
    with database.read() as session:
        book = next((one for one in servers.books(session) if one.id == book_id), None)
        if book is None:
            raise EntourageError("server_gone")
        return book, servers.cards(session, book_id)


def planned(
    database: Database,
    book_id: int,
    fetched: Fetched,
    *,
    circle_names: Mapping[int, str],
    asked: Asked = NOTHING_ASKED,
    watch: Watch = unwatched,
) -> SyncPlan:
    """Plan by what a server said, and by what is in the book now."""
    book, known = known_of(database, book_id)
    with database.read() as session:
        book = with_source(session, book)
        based_on = journal.latest(session)
        if book.seen == based_on and not (fetched.cards or fetched.gone or asked.brings_back):
            faced = nothing(session, book, circle_names)
        else:
            faced = face(session, book, known, fetched, circle_names, asked)
    bringing = bring(database, book, faced.strange, asked.same, asked.of_alike, watch)
    asked_about = bringing.perhaps if bringing else frozenset()
    with database.read() as session:
        fresh = faced.newcomers(session, asked_about) if faced.people else []
    deeds = (*faced.deeds, *fresh)
    side, had, gone = _emptied(deeds, faced.linked, faced.vanished)
    return SyncPlan(
        book=book,
        deeds=deeds,
        conflicts=tuple(faced.conflicts),
        bringing=bringing,
        faced=faced,
        fetched=fetched,
        asked=asked,
        withheld=_withheld(deeds, faced.values_of),
        emptied=None if asked.accepts_loss else side,
        had=had,
        gone=gone,
        based_on=based_on,
    )


def _emptied(deeds: tuple[Deed, ...], linked: int, vanished: int) -> tuple[Side | None, int, int]:
    """Tell on which side most people are gone at once; a server may have lost them, or a book may be another."""
    deleted = sum(one.there is Act.GONE for one in deeds)
    for side, gone in ((Side.THERE, vanished), (Side.HERE, deleted)):
        is_all = side is Side.THERE and gone == linked > 1
        if is_all or (linked >= _MANY and 2 * gone > linked):
            return side, linked, gone
    return None, linked, 0


def _withheld(deeds: tuple[Deed, ...], values_of: Callable[[int], tuple[Value, ...]]) -> dict[Field, int]:
    """Count what stays at home of those who are written there."""
    found: Counter[Field] = Counter()
    for deed in deeds:
        if deed.there not in (Act.NEW, Act.CHANGED) or deed.contact is None:
            continue
        goes = {exactly(value) for value in deed.theirs}
        for value in values_of(deed.contact):
            kind = field_of(value)
            if kind and exactly(value) not in goes and not is_of_programs(value):
                found[kind] += 1
    return dict(found)
