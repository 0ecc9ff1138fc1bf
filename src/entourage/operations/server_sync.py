"""Bring a book and an address book on a server in step."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.errors import EntourageError
from entourage.domain.watching import unwatched
from entourage.operations import imports, server_groups, server_writing
from entourage.operations.server_asked import NOTHING_ASKED
from entourage.operations.server_compare import Act, Side
from entourage.operations.server_plan import plan, planned
from entourage.storage import journal, servers
from entourage.storage.database import now
from entourage.sync.address_book import AddressBook
from entourage.sync.faults import ChangedMeanwhile
from entourage.sync.transport import Credentials, Transport

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.contact import Value
    from entourage.domain.watching import Watch
    from entourage.operations.server_compare import Conflict, Deed
    from entourage.operations.server_plan import Asked, Move, SyncPlan
    from entourage.storage.database import Database, Session

_ROUNDS = 3
_AFTER_OTHERS = frozenset({"book_changed"})
_OF_ONE_CARD = frozenset({"server_refused_card"})
_OF_ALL_CARDS = frozenset({"server_forbidden", "server_full"})  # what was done here, and there so far, is done


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    """Hold what a synchronization did, and what is left.

    done: how many people, by side and by what was done; moves: the same, person by person. plan: what was done last; it
    says what waits for an answer.
    failed: who could not be written on the server, and why. changed: who changed there meanwhile. is_open: what was
    done makes something else to be done, which only another plan knows. unkept: what the server did not keep now, by
    whom it is of: it stays here.
    """

    plan: SyncPlan
    done: Mapping[tuple[Side, Act], int]
    moves: tuple[Move, ...] = ()
    failed: tuple[tuple[str, EntourageError], ...] = ()
    changed: tuple[str, ...] = ()
    is_open: bool = False
    unkept: tuple[tuple[str, tuple[Value, ...]], ...] = ()

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Give the conflicts that nobody decided."""
        return self.plan.conflicts

    @property
    def waiting(self) -> Mapping[str, int]:
        """Give the cards that may be people here, and of which nobody said whose they are."""
        return self.plan.waiting


def sync(
    database: Database,
    book_id: int,
    password: str,
    *,
    circle_names: Mapping[int, str],
    asked: Asked = NOTHING_ASKED,
    watch: Watch = unwatched,
) -> Synced:
    """Plan and act at once, and again where cards or the book changed meanwhile.

    What goes wrong is noted with the address book. Raises EntourageError as `plan` and `act` do.
    """
    done: Counter[tuple[Side, Act]] = Counter()
    moves: tuple[Move, ...] = ()
    unkept: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    try:
        for left in reversed(range(_ROUNDS)):
            made = plan(database, book_id, password, circle_names=circle_names, asked=asked, watch=watch)
            try:
                synced = act(database, made, password, circle_names=circle_names, watch=watch)
            except EntourageError as fault:
                if fault.code in _AFTER_OTHERS and left:
                    continue
                raise
            done.update(synced.done)
            moves += synced.moves
            unkept += synced.unkept
            if not (synced.changed or synced.is_open):
                break
    except EntourageError as fault:
        note_fault(database, book_id, fault)
        raise
    return replace(synced, done=dict(done), moves=moves, unkept=unkept)


def note_fault(database: Database, book_id: int, fault: EntourageError | None) -> None:
    """Keep with an address book what went wrong last, None where nothing did."""
    with database.noting() as unit:
        servers.change_book(unit, book_id, {"fault": _told(fault)})


def _told(fault: EntourageError | None) -> str:
    return json.dumps([fault.code, fault.params], default=str) if fault else ""


def act(
    database: Database,
    made: SyncPlan,
    password: str,
    *,
    circle_names: Mapping[int, str],
    watch: Watch = unwatched,
) -> Synced:
    """Carry a plan out: all of this side first, in one act that can be undone, then card by card on the server.

    Whatever interrupts it, the next synchronization goes on from there. Raises EntourageError: "server_emptied" and
    "book_emptied" where most people are gone from one side, and nobody said that this is right; "book_changed" where
    something was written in the book, or is shared otherwise, since the plan was made; "server_gone" where the address
    book was removed.
    """
    if made.emptied:
        code = "server_emptied" if made.emptied is Side.THERE else "book_emptied"
        raise EntourageError(code, book=made.book.name, had=made.had, gone=made.gone)
    made, brought = _bring(database, made, circle_names, watch)
    deeds, seen = _write_here(database, made)
    transport = Transport(Credentials(made.book.user, password), watch=watch)
    try:
        there = _write_there(database, made, deeds, transport, watch)
        token = _token_after(database, made, transport, there.lies_at) if there.lies_at else made.fetched.token
    finally:
        transport.close()
    is_open = any(map(_goes_on, deeds))
    is_settled = not (there.failed or there.changed or made.conflicts or made.waiting or made.unreadable or is_open)
    _note_state(database, made, token, seen if is_settled else 0, there.refusal)
    moves = (*brought, *_done(made, brought, there.pushed))
    done: Counter[tuple[Side, Act]] = Counter((one.side, one.act) for one in moves if one.act is not Act.LINKED)
    return Synced(
        plan=made,
        done=done,
        moves=moves,
        failed=tuple(there.failed),
        changed=tuple(there.changed),
        is_open=is_open,
        unkept=tuple(there.unkept),
    )


class _There(NamedTuple):
    """Hold what came of writing on a server.

    failed: whose cards were refused, and why. changed: whose changed meanwhile. pushed: what was done. lies_at: where
    cards were put. unkept: what the server did not keep, by whom it is of.
    """

    failed: list[tuple[str, EntourageError]]
    changed: list[str]
    pushed: list[Deed]
    lies_at: set[str]
    unkept: list[tuple[str, tuple[Value, ...]]]

    @property
    def refusal(self) -> EntourageError | None:
        """Give why no card at all can be written."""
        return next((fault for _, fault in self.failed if fault.code in _OF_ALL_CARDS), None)


def _done(made: SyncPlan, brought: Sequence[Move], pushed: Sequence[Deed]) -> list[Move]:
    """List what was done beside bringing people in; whose circles were only then said is new, and not changed too."""
    came = {one.href for one in brought if one.act is Act.NEW}
    written = {(one.contact, one.href) for one in pushed}
    return [
        one
        for one in made.moves
        if (one.href not in came if one.side is Side.HERE else (one.contact, one.href) in written)
    ]


def _goes_on(deed: Deed) -> bool:
    """Tell whether a card that goes said something that is for another, or is nobody's from now on."""
    return deed.contact is None or bool(deed.here and deed.there is Act.GONE)


def _token_after(database: Database, made: SyncPlan, transport: Transport, lies_at: set[str]) -> str:
    """Give the token of a state in which all cards are as they are known; empty where others changed some meanwhile.

    lies_at: where cards were written, all of which have to be told of: of one that went since, whoever asks with the
    token from before it came need not hear (RFC 6578 § 3.5.2).
    """
    if not made.fetched.token:
        return ""
    changes = AddressBook(transport, made.book.url, syncs=made.book.syncs).changes(made.fetched.token)
    with database.read() as session:
        known = {href: card.etag for href, card in servers.cards(session, made.book.id).items()}
    is_as_known = all(known.get(href) == etag for href, etag in changes.changed.items())
    is_told = lies_at <= changes.changed.keys() and not changes.gone & known.keys() and not changes.is_whole
    return changes.token if is_as_known and is_told else ""


def _forget_token(database: Database, made: SyncPlan) -> None:
    with database.noting() as unit:
        servers.change_book(unit, made.book.id, {"token": ""})


def _note_state(database: Database, made: SyncPlan, token: str, seen: int, fault: EntourageError | None) -> None:
    """Note how far both sides were heard, and what the server refused."""
    columns = {"source_id": made.book.source_id, "token": token, "seen": seen, "last_at": now()}
    with database.noting() as unit:
        servers.change_book(unit, made.book.id, {**columns, "fault": _told(fault)})


def _bring(
    database: Database, made: SyncPlan, circle_names: Mapping[int, str], watch: Watch
) -> tuple[SyncPlan, tuple[Move, ...]]:
    """Bring in whom nobody here is known by, and plan the rest anew; return that, and who came."""
    if made.bringing is None or not made.bringing.newcomers:
        return made, ()
    with database.read() as session:
        _refuse_changed(session, made)
    imports.carry_out(database, made.bringing.ready, watch=watch)
    asked = replace(made.asked, same={}, of_alike=(), accepts_loss=True)
    again = planned(database, made.book.id, made.fetched, circle_names=circle_names, asked=asked, watch=watch)
    return again, made.brought


def _refuse_changed(session: Session, made: SyncPlan, before: int | None = None) -> None:
    server_writing.refuse_other(session, made.book)
    if journal.latest(session, before=before) != made.based_on:
        raise EntourageError("book_changed")


def _write_here(database: Database, made: SyncPlan) -> tuple[Sequence[Deed], int]:
    """Write this side; return the deeds, and the last act of the book then."""
    writes = any(one.here for one in made.deeds) or any(not one.is_here for one in made.renamed)
    if not writes:
        with database.noting() as unit:
            _refuse_changed(unit.session, made, unit.id)
            server_writing.note(unit, made, made.deeds)
        return made.deeds, made.based_on
    people = [one.contact for one in made.deeds if one.here]
    with database.unit("sync", {"book": made.book.name, "count": len(people)}) as unit:
        _refuse_changed(unit.session, made, unit.id)
        return server_writing.write_here(unit, made), unit.id


def _write_there(
    database: Database, made: SyncPlan, deeds: Sequence[Deed], transport: Transport, watch: Watch
) -> _There:
    """Write the cards one by one, those that go last."""
    remote = AddressBook(transport, made.book.url, syncs=made.book.syncs)
    pushing = server_writing.Pushing(database, made, remote, watch)
    failed: list[tuple[str, EntourageError]] = []
    changed: list[str] = []
    pushed: list[Deed] = []
    lies_at: set[str] = set()
    wanted = sorted((one for one in deeds if one.there), key=lambda one: one.there is Act.GONE)
    if wanted:  # whatever ends this, all of the server is looked at next
        _forget_token(database, made)
    for deed in wanted:
        pushing.tell(len(wanted))
        try:
            if deed.there is Act.GONE:
                pushing.delete(deed)
            else:
                lies_at.add(pushing.put(deed))
            pushed.append(deed)
        except ChangedMeanwhile:
            changed.append(deed.name)
        except EntourageError as fault:
            if fault.code not in _OF_ONE_CARD | _OF_ALL_CARDS:
                raise
            failed.append((deed.name, fault))
            if fault.code in _OF_ALL_CARDS:
                break
    pushing.read_back()
    there = _There(failed, changed, pushed, lies_at - {""}, pushing.unkept)
    if there.refusal is None:
        changed += server_groups.write(database, made, remote)
    return there
