"""Address books on servers: add one, change what is shared with it, and let go of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from entourage.domain import server as sharing_of
from entourage.domain.errors import EntourageError
from entourage.domain.server import USUAL, People
from entourage.domain.text import fold, one_line
from entourage.domain.watching import unwatched
from entourage.keychain import Kept
from entourage.storage import book as own_book
from entourage.storage import servers
from entourage.storage.servers import Secret, ServerBook
from entourage.sync import addresses, discovery
from entourage.sync.discovery import Found, Lookup, RemoteBook
from entourage.sync.transport import Credentials, Transport

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.password import Password
    from entourage.domain.server import Sharing
    from entourage.domain.watching import Watch
    from entourage.keychain import Keychain
    from entourage.storage.database import Database, Session

__all__ = ["Found", "Lookup", "RemoteBook", "Secret", "ServerBook"]

_SERVICE = "Entourage"
_ELSEWHERE = frozenset({"keyring_absent", "keyring_refused"})


def look_up(address: str) -> Lookup:
    """Say which hosts would be asked about an e-mail address or the address of a server; nothing is sent to them.

    Where the domain of an e-mail address says by itself where its address books are, that is asked of the system's
    resolver. Raises EntourageError as `sync.discovery.look_up` does.
    """
    return discovery.look_up(address, resolve=True)


def find(lookup: Lookup, user: str, password: str, *, watch: Watch = unwatched) -> Found:
    """Ask a server which address books somebody has there.

    Raises EntourageError as `sync.discovery.find` does.
    """
    transport = Transport(Credentials(user, password), watch=watch)
    try:
        return discovery.find(transport, lookup)
    finally:
        transport.close()


def add(
    database: Database,
    *,
    host: str,
    user: str,
    address: str,
    books: Sequence[RemoteBook],
    sharing: Sharing = USUAL,
    every: int = 0,
    at_start: bool = False,
) -> tuple[int, ...]:
    """Note address books of a server, with what is shared with each; return their ids. Nothing is asked or sent.

    address: as the person gave it; a password that stands in it is not kept. every: minutes between two
    synchronizations, 0 for by hand. Whom the book puts on the server stands there once, in the first of them; one that
    can only be read, and each further one, has those who are there. Raises EntourageError: "server_book_known" where
    one of them is there already.
    """
    with database.noting() as unit:
        known = servers.books(unit.session)
        server_id = servers.add_server(unit, host=host, user=user, address=addresses.without_secrets(address))
        taken = {fold(one.name) for one in known}
        added = []
        for place, one in enumerate(books):
            if any(other.server_id == server_id and other.url == one.url for other in known):
                raise EntourageError("server_book_known", book=one.name)
            name = _free(one_line(one.name) or host, host, taken)
            taken.add(fold(name))
            shared = replace(sharing, people=People.THEIRS, circles=()) if place or not one.is_writable else sharing
            columns = {
                "url": one.url,
                "name": name,
                "syncs": one.syncs,
                "versions": " ".join(one.versions) or "3.0",
                "sharing": sharing_of.written(shared),
                "every": every,
                "at_start": at_start,
            }
            added.append(servers.add_book(unit, server_id, columns))
    return tuple(added)


def _free(name: str, host: str, taken: set[str]) -> str:
    """Name an address book so that no other has the name."""
    wordings = (name, f"{name} ({host})", *(f"{name} ({host}, {number})" for number in range(2, len(taken) + 3)))
    return next(one for one in wordings if fold(one) not in taken)


def every(database: Database) -> tuple[ServerBook, ...]:
    """Read all address books, in the order in which they were added."""
    with database.read() as session:
        return tuple(servers.books(session))


def named(database: Database, text: str) -> ServerBook:
    """Find an address book by its number, its name, or the name of its server where that has no other.

    Raises EntourageError: "server_unknown", "server_ambiguous".
    """
    known = every(database)
    wanted = fold(text)
    for found in (
        [one for one in known if str(one.id) == text.strip()],
        [one for one in known if fold(one.name) == wanted],
        [one for one in known if wanted in (fold(one.host), fold(one.address))],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise EntourageError("server_ambiguous", server=text, books=[one.name for one in found])
    raise EntourageError("server_unknown", server=text, books=[one.name for one in known])


def change(
    database: Database,
    book_id: int,
    *,
    sharing: Sharing | None = None,
    every: int | None = None,
    at_start: bool | None = None,
    name: str | None = None,
) -> None:
    """Change what is shared with an address book, when it is synchronized by itself, and what it is called here.

    Raises EntourageError: "server_gone", "name_empty", "server_name_taken".
    """
    columns: dict[str, Any] = {"every": every, "at_start": at_start}
    columns["sharing"] = sharing_of.written(sharing) if sharing else None
    with database.noting() as unit:
        _known(unit.session, book_id)
        if name is not None:
            columns["name"] = _own_name(unit.session, book_id, name)
        # What is shared is compared with the whole book, however long ago a person was changed.
        columns["seen"] = 0 if sharing else None
        servers.change_book(unit, book_id, {key: one for key, one in columns.items() if one is not None})


def _own_name(session: Session, book_id: int, name: str) -> str:
    if not one_line(name):
        raise EntourageError("name_empty")
    if any(one.id != book_id and fold(one.name) == fold(name) for one in servers.books(session)):
        raise EntourageError("server_name_taken", name=name)
    return one_line(name)


def _known(session: Session, book_id: int) -> ServerBook:
    found = next((one for one in servers.books(session) if one.id == book_id), None)
    if found is None:
        raise EntourageError("server_gone")
    return found


def remove(database: Database, book_id: int, keychain: Keychain, *, watch: Watch = unwatched) -> str:
    """Let go of an address book: people stay here, cards stay there; the password goes with the last of its server.

    Return the keyring in which the password may still lie, as it is not on this computer; else nothing. Raises
    EntourageError as `keychain.Keychain.remove` does, and then nothing is removed.
    """
    with database.read() as session:
        found = _known(session, book_id)
        is_last = sum(one.server_id == found.server_id for one in servers.books(session)) == 1
    left = ""
    if is_last and found.backend:
        left = _taken_out(Kept(found.service, found.account, found.backend), keychain, watch)
    with database.noting() as unit:
        servers.remove_book(unit, book_id)
    return left


def _taken_out(kept: Kept, keychain: Keychain, watch: Watch) -> str:
    """Take a password out of its keyring; where that is none of this computer, give its name."""
    try:
        keychain.remove(kept, watch)
    except EntourageError as fault:
        if fault.code not in _ELSEWHERE:
            raise
        return kept.backend
    return ""


def password_of(found: ServerBook, keychain: Keychain, *, watch: Watch = unwatched) -> Password | None:
    """Read the password of an address book from the keyring; None where the person is to be asked.

    Raises EntourageError as `keychain.Keychain.read` does.
    """
    return keychain.read(Kept(found.service, found.account, found.backend), watch) if found.backend else None


def keep_password(
    database: Database, server_id: int, password: str, keychain: Keychain, *, watch: Watch = unwatched
) -> None:
    """Keep the password of a server in the keyring, in the place of the one that lies there.

    Raises EntourageError as `keychain.Keychain.store` does.
    """
    with database.read() as session:
        found = next((one for one in servers.books(session) if one.server_id == server_id), None)
        identifier = own_book.identifier(session)
    if found is None:
        raise EntourageError("server_gone")
    account = f"{found.user}@{found.host} {identifier[:8]}-{server_id}"
    stored = keychain.store(_SERVICE, account, password, watch)
    with database.noting() as unit:
        servers.keep_secret(unit, server_id, stored.service, stored.account, stored.backend)
    before = Kept(found.service, found.account, found.backend)
    if before.backend and before != stored:
        _taken_out(before, keychain, watch)


def forget_password(database: Database, server_id: int, keychain: Keychain, *, watch: Watch = unwatched) -> str:
    """Remove the password of a server from the keyring; from then on the person is asked each time.

    Return and raise as `remove` does.
    """
    left = ""
    for secret in secrets(database):
        if secret.server_id == server_id:
            left = _taken_out(Kept(secret.service, secret.account, secret.backend), keychain, watch)
    with database.noting() as unit:
        servers.keep_secret(unit, server_id, "", "", "")
    return left


def secrets(database: Database) -> tuple[Secret, ...]:
    """Name what passwords are kept, for what, since when, and in which keyring; never the passwords themselves."""
    with database.read() as session:
        return tuple(servers.secrets(session))
