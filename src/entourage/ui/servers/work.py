"""What keeping an address book in step does off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.keychain import Keychain, Reason
from entourage.operations import browsing, circles, history, server_plan, server_sync, servers
from entourage.operations.server_plan import Side
from entourage.ui.servers.looked import looked_at
from entourage.words import names

if TYPE_CHECKING:
    from entourage.domain.password import Password
    from entourage.domain.watching import Watch
    from entourage.language import Language
    from entourage.operations.server_plan import Asked
    from entourage.operations.server_sync import Synced
    from entourage.operations.servers import Found, Lookup, ServerBook
    from entourage.storage.database import Database
    from entourage.ui.servers.looked import Looked

_OURS = frozenset({"sync", "import"})
_FEW = 2
PLANNED_ANEW = frozenset({"book_changed"})
"""What is no fault of a server, nor of the person: the plan is out of date, and made again."""


class PasswordNeededError(Exception):
    """Tell that the password of an address book is to be asked of the person."""


@dataclass(frozen=True, slots=True)
class Done:
    """Hold what a synchronization did; before, after: the numbers of the book's last act.

    can_undo: all that was done here can be undone at once; has_history: something was done here.
    """

    synced: Synced
    before: int
    after: int
    can_undo: bool
    has_history: bool


def book_of(database: Database, book_id: int) -> ServerBook:
    """Read an address book; "server_gone"."""
    found = next((one for one in servers.every(database) if one.id == book_id), None)
    if found is None:
        raise EntourageError("server_gone")
    return found


def find(
    lookup: Lookup, user: str, password: Password, watch: Watch, database: Database
) -> tuple[Found, frozenset[str]]:
    """Ask a server for its address books; tell too which of them, by their URLs, are here already."""
    known = frozenset(one.url for one in servers.every(database) if one.user == user)
    return servers.find(lookup, user, password, watch=watch), known


def called(database: Database, language: Language) -> dict[int, str]:
    """Say what every circle is called."""
    return {circle.id: names.circle(language, circle) for circle, _ in circles.overview(database).circles}


def password_of(book: ServerBook, typed: Password | None, keychain: Keychain, watch: Watch) -> Password:
    """Give the password that was typed, else the one in the keyring; PasswordNeededError where there is none."""
    found = typed or servers.password_of(book, keychain, watch=watch)
    if found is None:
        raise PasswordNeededError
    return found


def look(
    database: Database, language: Language, book_id: int, typed: Password | None, keychain: Keychain, watch: Watch
) -> Looked:
    """Ask a server what changed, and plan what is to be done."""
    book = book_of(database, book_id)
    password, every = password_of(book, typed, keychain, watch), called(database, language)
    try:
        plan = server_plan.plan(database, book_id, password, circle_names=every, watch=watch)
    except EntourageError as fault:
        server_sync.note_fault(database, book_id, fault)
        raise
    if book.fault:
        server_sync.note_fault(database, book_id, None)
    return looked_at(language, plan, password, every)


def look_again(database: Database, language: Language, looked: Looked, asked: Asked, watch: Watch) -> Looked:
    """Plan anew by what the server said before, with what was decided since."""
    every = called(database, language)
    fetched, book_id = looked.plan.fetched, looked.plan.book.id
    plan = server_plan.planned(database, book_id, fetched, circle_names=every, asked=asked, watch=watch)
    return looked_at(language, plan, looked.password, every, looked)


def act(database: Database, looked: Looked, watch: Watch) -> Done:
    """Carry out a plan that was looked at."""
    before = browsing.version(database)
    try:
        synced = server_sync.act(database, looked.plan, looked.password, circle_names=looked.circles, watch=watch)
    except EntourageError as fault:
        if fault.code not in PLANNED_ANEW:
            server_sync.note_fault(database, looked.plan.book.id, fault)
        raise
    return _done(database, synced, before)


def sync(
    database: Database, language: Language, book_id: int, typed: Password | None, keychain: Keychain, watch: Watch
) -> Done:
    """Do at once what can be done without asking."""
    book = book_of(database, book_id)
    password, every = password_of(book, typed, keychain, watch), called(database, language)
    before = browsing.version(database)
    return _done(database, server_sync.sync(database, book_id, password, circle_names=every, watch=watch), before)


def sync_unasked(database: Database, language: Language, book_id: int, keychain: Keychain, watch: Watch) -> Done:
    """Do the same, but never have the person asked for anything: not for the password, nor to unlock the keyring.

    Raises EntourageError "keyring_locked" and PasswordNeededError where that would be needed.
    """
    book = book_of(database, book_id)
    if not book.backend:
        raise PasswordNeededError
    if keychain.state(watch).reason is Reason.LOCKED:
        raise EntourageError("keyring_locked")
    return sync(database, language, book_id, None, keychain, watch)


def _done(database: Database, synced: Synced, before: int) -> Done:
    acts = [one for one in history.history(database, _FEW) if one.id > before]
    wrote_here = any(number for (side, _), number in synced.done.items() if side is Side.HERE)
    is_one = len(acts) == 1 and acts[0].code in _OURS
    return Done(synced, before, browsing.version(database), wrote_here and is_one, wrote_here)
