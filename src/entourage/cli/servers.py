"""Address books on servers: find, add, list, change and remove them."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from entourage.cli import choosing_sharing, passwords
from entourage.cli.command import Answer, Command
from entourage.domain.errors import EntourageError
from entourage.domain.text import harmless
from entourage.keychain import Keychain
from entourage.operations import circles as circle_operations
from entourage.operations import servers as operations
from entourage.words import faults, keyrings, names
from entourage.words import servers as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.password import Password
    from entourage.domain.server import Sharing
    from entourage.language import Language
    from entourage.storage.database import Database
    from entourage.storage.servers import ServerBook


def tell(sentence: str) -> None:
    """Say something at once, and not only when all is done: which server is asked comes before it is."""
    sys.stderr.buffer.write(f"{harmless(sentence)}\n".encode("utf-8", "replace"))
    sys.stderr.buffer.flush()


def overview(command: Command) -> Answer:
    """List the address books."""
    with command.book() as database:
        return listed(command, database)


def kept(language: Language, book: ServerBook) -> str:
    """Say in which keyring the password of an address book is kept."""
    sentence = language.gettext("The password is kept in {keyring}.")
    return sentence.format(keyring=keyrings.name(language, book.backend))


def change(command: Command) -> Answer:
    """Change what leaves for an address book, when it is synced, and how its password is kept."""
    options, language = command.options, command.language
    with command.book(begins=True) as database:
        book = operations.named(database, options.book)
        sharing = choosing_sharing.sharing(command, database, book.sharing)
        times = choosing_sharing.times(command)
        asks = options.new_password or options.password_stdin
        password = passwords.asked(command, book.host, book.user) if asks else None
        changed = sharing if sharing != book.sharing else None
        operations.change(database, book.id, sharing=changed, name=options.name, **times)
        fault, said = _keep(command, database, book, password)
        after = operations.named(database, str(book.id))
        when = words.schedule(language, after.every, at_start=after.at_start)
        label = language.gettext("Synced")
        told = [*words.leaving(language, sharing, circles_of(database)), f"{names.labelled(language, label, when)}."]
        return replace(listed(command, database, *told, *said), fault=fault)


def _keep(
    command: Command, database: Database, book: ServerBook, password: Password | None
) -> tuple[EntourageError | None, list[str]]:
    """Keep another password, or none, where that is asked; what else was changed stays so if the keyring fails."""
    language = command.language
    try:
        if command.options.ask_each_time:
            left = operations.forget_password(database, book.server_id, Keychain())
            said = [language.gettext("The password is not kept: it is asked each time."), keyrings.left(language, left)]
            return None, [sentence for sentence in said if sentence]
        if password:
            operations.keep_password(database, book.server_id, password, Keychain())
            return None, [kept(language, operations.named(database, str(book.id)))]
    except EntourageError as fault:
        return fault, []
    return None, []


def remove(command: Command) -> Answer:
    """Forget an address book."""
    with command.book(begins=True) as database:
        book = operations.named(database, command.options.book)
        left = operations.remove(database, book.id, Keychain())
        sentence = command.language.gettext(
            "“{book}” is forgotten here: its people stay in your book, its cards stay on {host}."
        )
        said = (sentence.format(book=book.name, host=book.host), keyrings.left(command.language, left))
        return listed(command, database, *filter(None, said))


def listed(command: Command, database: Database, *said: str, more: Mapping[str, Any] | None = None) -> Answer:
    """Answer with all address books, and more; in sentences, only what was done where something was."""
    language, circles = command.language, circles_of(database)
    found = operations.every(database)
    data = {"address_books": [book_data(language, one, circles) for one in found], **(more or {})}
    if said:
        return Answer(data, said=list(said))
    if not found:
        return Answer(data, said=[none_yet(command)])
    return Answer(data, lines=[line for one in found for line in _lines(language, one, circles)])


def none_yet(command: Command) -> str:
    """Say that there is no address book, and how to add one."""
    sentence = command.language.gettext("There is no address book of a server yet. To add one: {command}.")
    return sentence.format(command=command.typed("server add ADDRESS"))


def circles_of(database: Database) -> dict[int, Circle]:
    """Give the circles of the book by their ids."""
    return {circle.id: circle for circle, _ in circle_operations.overview(database).circles}


def book_data(language: Language, found: ServerBook, circles: Mapping[int, Circle]) -> dict[str, Any]:
    """Answer what is known of an address book."""
    return {
        "id": found.id,
        "name": found.name,
        "host": found.host,
        "user": found.user,
        "url": found.url,
        **_sharing_data(language, found.sharing, circles),
        "every": found.every or None,
        "at_start": found.at_start,
        "last_at": found.last_at,
        "linked": found.linked,
        "password": "kept" if found.backend else "asked",
        "fault": _fault_data(language, found),
    }


def _sharing_data(language: Language, sharing: Sharing, circles: Mapping[int, Circle]) -> dict[str, Any]:
    def called(chosen: Sequence[int]) -> list[str]:
        return [names.circle(language, circles[key]) for key in chosen if key in circles]

    return {
        "people": sharing.people.value,
        "members_of": called(sharing.circles),
        "circles": sharing.naming.value,
        "named": called(sharing.named),
        "grouping": sharing.grouping.value,
        "kept_home": sorted(field.value for field in sharing.kept_home),
    }


def _fault_data(language: Language, found: ServerBook) -> dict[str, str] | None:
    fault = _fault(found)
    return {"code": fault.code, "message": faults.error(language, fault)} if fault else None


def _fault(found: ServerBook) -> EntourageError | None:
    return EntourageError(found.fault[0], **found.fault[1]) if found.fault else None


def _lines(language: Language, found: ServerBook, circles: Mapping[int, Circle]) -> Iterator[str]:
    state = words.last(language, found.last_at)
    yield f"{found.id:>4}  {names.labelled(language, found.name, state)}"
    password = language.gettext("password in the keyring") if found.backend else language.gettext("password asked")
    when = words.schedule(language, found.every, at_start=found.at_start)
    people = words.linked(language, found.linked)
    yield f"      {found.host} · {found.user} · {password} · {people} · {when}"
    yield f"      {words.in_brief(language, found.sharing, circles)}"
    fault = _fault(found)
    if fault:
        yield f"      ⚠ {faults.error(language, fault)}"
