"""The lists that live on networks: whom each is to hold, and how far that is applied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from entourage.cli.command import Answer, Command
from entourage.domain import todo
from entourage.domain.errors import EntourageError
from entourage.domain.network import Use
from entourage.operations import audience, contacts
from entourage.operations import audience_lists as operations
from entourage.operations.accounts import find_account
from entourage.words import audience as audience_words
from entourage.words import connections as words
from entourage.words import names
from entourage.words import todo as todo_words

if TYPE_CHECKING:
    from argparse import Namespace

    from entourage.domain.account import Account
    from entourage.operations.audience import Known
    from entourage.operations.audience_lists import ListState
    from entourage.storage.database import Database


def lists(command: Command) -> Answer:
    """List the lists of an account, or of all; or decide on one."""
    options = command.options
    acts = ((options.add, _add), (options.change, _change), (options.remove, _remove))
    act = next((call for name, call in acts if name is not None), None)
    with command.book() as database:
        account = _account(database, options.account) if options.account else None
        if act and account is None:
            raise EntourageError("list_account_needed")
        if not act and any(one is not None for one in (options.circle, options.use, options.rename, *_people(options))):
            raise EntourageError("list_act_needed")
        said = [act(command, database, account)] if act and account else []
        known = audience.known(database)
        found = operations.states(known, account.id if account else None)
    lines = [] if said else [_line(command, known, one) for one in found]
    if not said and not found:
        said = [command.language.gettext("There is no list yet.")]
    return Answer({"lists": [_data(command, known, one) for one in found]}, lines=lines, said=said)


def _account(database: Database, text: str) -> Account:
    with database.read() as session:
        return find_account(session, text)


def _add(command: Command, database: Database, account: Account) -> str:
    options = command.options
    circles = [command.circle(one) for one in options.circle or ()]
    made = operations.add(database, account.id, options.add, circles, _use(command), _chosen(command, database))
    name = audience_words.audience_list(command.language, made, audience.known(database).network(account.id))
    said = command.language.gettext(
        "The list {name} is decided, not applied yet. To see what is to be done: {command}."
    )
    network = audience.known(database).network(account.id)
    warning = audience_words.said(command.language, network.note) if network and network.lists_are_public else ""
    told = said.format(name=command.language.quoted(name), command=command.typed(f"todo {options.account}"))
    return " ".join(filter(None, (told, warning)))


def _change(command: Command, database: Database, account: Account) -> str:
    options = command.options
    listed = operations.find_list(audience.known(database), account.id, options.change)
    circles = None if options.circle is None else [command.circle(one) for one in options.circle]
    chosen = _chosen(command, database)
    operations.change(database, listed.id, name=options.rename, use=_use(command), circles=circles, chosen=chosen)
    return command.language.gettext("The list is changed.") + f" {command.to_undo}"


def _chosen(command: Command, database: Database) -> dict[int, bool | None]:
    options = command.options
    chosen: dict[int, bool | None] = {}
    for texts, is_on in zip(_people(options), (True, False, None), strict=True):
        for key in contacts.find_all(database, texts or ()):
            if chosen.setdefault(key, is_on) is not is_on:
                raise EntourageError("chosen_twice", name=audience.known(database).names[key])
    return chosen


def _people(options: Namespace) -> tuple[list[str] | None, list[str] | None, list[str] | None]:
    return options.on, options.off, options.as_circles


def _remove(command: Command, database: Database, account: Account) -> str:
    listed = operations.find_list(audience.known(database), account.id, command.options.remove)
    operations.remove(database, listed.id)
    said = command.language.gettext("The list is forgotten here; on the network it stays as it is.")
    return f"{said} {command.to_undo}"


def _use(command: Command) -> Use | None:
    text = command.options.use
    if text is None:
        return None
    key = names.key_of(text, words.uses, command.vocabulary) or text
    if key not in [*Use]:
        raise EntourageError("use_unknown", use=text, known=[one.value for one in Use])
    return Use(key)


def _data(command: Command, known: Known, found: ListState) -> dict[str, Any]:
    listed, situation = found.listed, known.situation
    circles = {one.id: names.circle(command.language, one) for one in situation.circles}
    return {
        "id": listed.id,
        "account": listed.account_id,
        "network": known.account(listed.account_id).network,
        "name": audience_words.audience_list(command.language, listed, known.network(listed.account_id)),
        "builtin": listed.builtin or None,
        "use": listed.use.value,
        "circles": [circles[key] for key in listed.circles],
        "on": sorted(key for key, is_on in listed.chosen.items() if is_on),
        "off": sorted(key for key, is_on in listed.chosen.items() if not is_on),
        "decided": len(found.changes.wanted),
        "members": len(listed.members),
        "applied_at": listed.applied_at or None,
        "state": audience_words.state(command.language, listed),
        "to_add": len(found.changes.add),
        "to_remove": len(found.changes.remove),
    }


def _line(command: Command, known: Known, found: ListState) -> str:
    language, listed = command.language, found.listed
    network = known.network(listed.account_id)
    account = audience_words.account(language, known.situation, known.account(listed.account_id), known.networks)
    name = audience_words.audience_list(language, listed, network)
    circles = [names.circle(language, one) for one in known.situation.circles if one.id in listed.circles]
    whose = [language.listing(circles)] if circles else []
    said = [account, name, *whose, words.use(language, listed.use), audience_words.state(language, listed)]
    changes = (
        [todo_words.brief(language, found.changes, todo.minutes(found.changes.ticks))] if found.changes.ticks else []
    )
    return f"{listed.id:>6}  {' · '.join([*said, *changes])}"
