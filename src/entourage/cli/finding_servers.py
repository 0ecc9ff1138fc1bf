"""Find the address books of a server, and add them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from entourage.cli import choosing_sharing, passwords, servers
from entourage.cli.command import Answer, Command
from entourage.cli.progressing import progress_line
from entourage.domain.errors import EntourageError
from entourage.domain.server import USUAL
from entourage.domain.text import fold
from entourage.keychain import Keychain
from entourage.operations import servers as operations
from entourage.words import faults, keyrings
from entourage.words import servers as words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from entourage.domain.password import Password
    from entourage.language import Language
    from entourage.storage.database import Database
    from entourage.sync.discovery import Found, Lookup, RemoteBook


def find(command: Command) -> Answer:
    """List the address books of a server; nothing is kept."""
    lookup, found, _ = _found(command)
    books = [_remote(one) for one in found.books]
    data = {"hosts": list(lookup.hosts), "provider": lookup.provider, "address_books": books}
    lines = [f"{one.name}  {one.url}" for one in found.books]
    return Answer(data, lines=lines)


def _found(command: Command) -> tuple[Lookup, Found, Password]:
    """Say which server is asked, ask for the password, then the server for its address books."""
    options = command.options
    lookup = operations.look_up(options.address)
    user = _user(command, lookup)
    servers.tell(words.would_ask(command.language, lookup.hosts))
    if lookup.note:
        servers.tell(words.app_password(command.language, lookup.provider, lookup.note))
    password = passwords.asked(command, lookup.hosts[0], user)
    with progress_line(command) as watch:
        found = operations.find(lookup, user, password, watch=watch)
    if not found.books:
        raise EntourageError("address_books_none", user=user, host=lookup.hosts[0])
    return lookup, found, password


def _user(command: Command, lookup: Lookup) -> str:
    user: str = command.options.user
    address: str = command.options.address
    if not user and "@" in address and "/" not in address:
        return address.strip()
    if not user:
        raise EntourageError("user_needed", host=lookup.hosts[0])
    return user


def _remote(found: RemoteBook) -> dict[str, Any]:
    return {"name": found.name, "url": found.url, "writable": found.is_writable, "syncs": found.syncs}


def add(command: Command) -> Answer:
    """Add address books of a server."""
    options, language = command.options, command.language
    times = _check(command)
    lookup, found, password = _found(command)
    host, user = urlsplit(found.home).netloc, _user(command, lookup)
    books = _chosen(found.books, options, host)
    with command.book(begins=True) as database:
        sharing = choosing_sharing.sharing(command, database, USUAL)
        added = operations.add(
            database, host=host, user=user, address=options.address, books=books, sharing=sharing, **times
        )
        kept = _keep(command, database, added[0], password)
        new = language.ngettext("New address book: {books}.", "New address books: {books}.", len(books))
        noted = [one for one in operations.every(database) if one.id in added]
        called = [one.name for one in noted]
        ahead = language.gettext("To see what a sync would do: {command}.")
        said = [
            new.format(books=language.listing([language.quoted(name) for name in called])),
            *_left_out(language, found.books, books, options),
            *([words.into_first(language, called[0])] if len(called) > 1 else []),
            *words.leaving(language, noted[0].sharing, servers.circles_of(database)),
            *kept,
            ahead.format(command=command.typed("sync --dry-run")),
        ]
        return servers.listed(command, database, *said, more={"added": list(added)})


def _check(command: Command) -> dict[str, Any]:
    """Read what was chosen, before anybody is asked; no book is begun where what follows may fail."""
    told = len(command.notes)
    with command.book() as database:
        choosing_sharing.sharing(command, database, USUAL)
    del command.notes[told:]  # that there is none yet: one is begun if all goes well
    return choosing_sharing.times(command)


def _chosen(found: Sequence[RemoteBook], options: Namespace, host: str) -> list[RemoteBook]:
    """Pick the address books that were named, or whose own address was given; all where none was."""
    if options.book is None:
        own = [one for one in found if _path(one.url) == _path(options.address)]
        return own or [one for one in found if one.is_writable] or list(found)
    chosen: list[RemoteBook] = []
    for text in options.book:
        fitting = [one for one in found if text == one.url or fold(text) == fold(one.name)]
        if not fitting:
            known = [one.name for one in found]
            raise EntourageError("address_book_not_there", book=text, host=host, known=known)
        chosen += [one for one in fitting if one not in chosen]
    return chosen


def _left_out(
    language: Language, found: Sequence[RemoteBook], books: Sequence[RemoteBook], options: Namespace
) -> list[str]:
    """Say which address books were left out because they can only be read."""
    is_own = any(_path(one.url) == _path(options.address) for one in books)
    names = [one.name for one in found if not one.is_writable and one not in books]
    return [] if is_own or options.book is not None or not names else [words.only_read(language, names)]


def _path(address: str) -> str:
    written = address.strip() if "//" in address else f"//{address.strip()}"
    return unquote(urlsplit(written).path).rstrip("/")


def _keep(command: Command, database: Database, book_id: int, password: Password) -> list[str]:
    """Keep a password in the keyring, unless it is to be asked each time; say why it is kept in none."""
    language, book = command.language, operations.named(database, str(book_id))
    if command.options.ask_each_time:
        if book.backend:  # by another address book of this server
            operations.forget_password(database, book.server_id, Keychain())
        return [language.gettext("The password is not kept: it is asked each time.")]
    keychain = Keychain()
    state = keychain.state()
    if not state.usable:
        return [keyrings.state(language, state.reason.value, state.backend)]
    try:
        operations.keep_password(database, book.server_id, password, keychain)
    except EntourageError as fault:
        return [faults.error(language, fault)]
    return [servers.kept(language, operations.named(database, str(book_id)))]
