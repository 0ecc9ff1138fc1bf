"""Passwords that are kept in the keyring of the system: for what, since when, and out with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli.command import Answer, Command
from entourage.domain.errors import EntourageError
from entourage.domain.text import fold
from entourage.keychain import Keychain
from entourage.operations import servers as operations
from entourage.words import keyrings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.language import Language
    from entourage.storage.servers import Secret


def overview(command: Command) -> Answer:
    """List the passwords that are kept, and never what they are."""
    language = command.language
    with command.book() as database:
        found = operations.secrets(database)
    data = {"secrets": [_data(language, one) for one in found]}
    said = [] if found else [language.gettext("No password is kept.")]
    return Answer(data, lines=[_line(language, one) for one in found], said=said)


def remove(command: Command) -> Answer:
    """Take a password out of the keyring."""
    language = command.language
    with command.book(begins=True) as database:
        secret = _named(operations.secrets(database), command.options.secret)
        elsewhere = operations.forget_password(database, secret.server_id, Keychain())
        left = operations.secrets(database)
    sentence = language.gettext("The password of {user} at {host} is removed. It is asked each time from now on.")
    said = [sentence.format(user=secret.user, host=secret.host), *filter(None, [keyrings.left(language, elsewhere)])]
    return Answer({"secrets": [_data(language, one) for one in left]}, said=said)


def _named(found: Sequence[Secret], text: str) -> Secret:
    """Find the password that is meant; "secret_unknown" where none is, or several are."""
    wanted = fold(text)
    for fitting in (
        [one for one in found if str(one.server_id) == text.strip()],
        [one for one in found if wanted in (fold(one.host), fold(f"{one.user}@{one.host}"))],
        [one for one in found if wanted in map(fold, one.books)],
    ):
        if len(fitting) == 1:
            return fitting[0]
    raise EntourageError("secret_unknown", text=text)


def _data(language: Language, found: Secret) -> dict[str, Any]:
    return {
        "id": found.server_id,
        "host": found.host,
        "user": found.user,
        "keyring": keyrings.name(language, found.backend),
        "stored_at": found.stored_at,
        "address_books": list(found.books),
    }


def _line(language: Language, found: Secret) -> str:
    sentence = language.gettext("{user} at {host}: kept in {keyring} since {date}, for {books}")
    said = sentence.format(
        user=found.user,
        host=found.host,
        keyring=keyrings.name(language, found.backend),
        date=language.day(found.stored_at),
        books=language.listing([language.quoted(name) for name in found.books]),
    )
    return f"{found.server_id:>4}  {said}"
