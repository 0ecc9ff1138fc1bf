"""Who is there on an account, and saying so by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli.command import Answer, Command
from entourage.domain.account import Strength
from entourage.domain.errors import EntourageError
from entourage.operations import audience, contacts
from entourage.operations import connections as operations
from entourage.operations.accounts import find_account
from entourage.words import audience as audience_words
from entourage.words import connections as words
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entourage.domain.account import Account
    from entourage.operations.connections import Connected, PeopleThere, Question
    from entourage.storage.database import Database


def people(command: Command) -> Answer:
    """Say who is there on an account."""
    with command.book() as database:
        return _people(command, database, _account(command, database))


def connect(command: Command) -> Answer:
    """Say how surely people are there, take that back, or take unique names for the same."""
    options = command.options
    strength = _strength(command, options.strength)
    with command.book() as database:
        account = _account(command, database)
        keys = contacts.find_all(database, options.contact)
        if not keys and not options.accept_names:
            raise EntourageError("connect_whom")
        if options.accept_names:
            done = operations.accept_names(database, account.id, keys or None)
        elif options.forget:
            done = operations.forget(database, account.id, keys)
        else:
            done = operations.connect(database, account.id, keys, strength)
        said = _done(command, len(done))
        return _people(command, database, account, [f"{said} {command.to_undo}" if done else said])


def _account(command: Command, database: Database) -> Account:
    with database.read() as session:
        return find_account(session, command.options.account)


def _strength(command: Command, text: str | None) -> Strength:
    if text is None:
        return Strength.SURE
    key = names.key_of(text, audience_words.strengths, command.vocabulary) or text
    if key not in [*Strength]:
        raise EntourageError("connect_how", strength=text, known=[one.value for one in Strength])
    return Strength(key)


def _done(command: Command, count: int) -> str:
    if command.options.accept_names:
        sentence = command.language.ngettext(
            "{count} name was taken for the same.", "{count} names were taken for the same.", count
        )
    else:
        sentence = command.language.ngettext("Noted of {count} person.", "Noted of {count} people.", count)
    none = command.language.gettext("There was nothing to change.")
    return sentence.format(count=command.language.number(count)) if count else none


def _people(command: Command, database: Database, account: Account, said: Sequence[str] = ()) -> Answer:
    found = operations.people_of(database, account.id)
    known = audience.known(database)
    network = audience_words.network(command.language, known.network(account.id), account.network)
    parts = {"sure": found.sure, "presumed": found.presumed, "unknown": found.unknown, "absent": found.absent}
    data: dict[str, Any] = {
        "account": account.id,
        "network": account.network,
        **{name: [_person(command, one, network) for one in some] for name, some in parts.items()},
        "by_name": list(found.by_name),
        "questions": [_question(one) for one in found.questions],
    }
    lines = [] if said else list(_lines(command, found, network))
    return Answer(data, lines=lines, said=list(said))


def _person(command: Command, one: Connected, network: str) -> dict[str, Any]:
    return {
        "id": one.contact_id,
        "full_name": one.name,
        "strength": one.connection.strength.value,
        "evidence": one.connection.evidence.value,
        "text": words.evidence(command.language, one.connection.evidence, network),
        "same_name_as": list(one.alike),
    }


def _question(asked: Question) -> dict[str, Any]:
    return {"full_name": asked.name, "there": list(asked.there), "contacts": list(asked.others)}


def _lines(command: Command, found: PeopleThere, network: str) -> Iterator[str]:
    strengths = audience_words.strengths(command.language)
    parts = (found.sure, found.presumed, found.unknown, found.absent)
    for strength, some in zip(Strength, parts, strict=True):
        if some:
            yield names.labelled(command.language, strengths[strength], command.language.number(len(some)))
        for one in some:
            name = names.person(command.language, one.name)
            reason = words.evidence(command.language, one.connection.evidence, network)
            yield f"{one.contact_id:>6}  {name}  ({reason})"
    if not any(parts):
        yield command.language.gettext("Nobody is known to be there on {network}.").format(network=network)
    if found.by_name:
        said = command.language.ngettext(
            "{count} person alone has the name of somebody there. To take it for the same: {command}.",
            "{count} people alone have the name of somebody there. To take these for the same: {command}.",
            len(found.by_name),
        )
        count = command.language.number(len(found.by_name))
        yield said.format(count=count, command=command.typed(f"connect {command.options.account} --accept-names"))
