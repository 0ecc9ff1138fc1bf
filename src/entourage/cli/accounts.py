"""My accounts on networks, and what is to be looked at there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from entourage.cli.command import Answer, Command
from entourage.cli.people import YES_OR_NO
from entourage.domain.dates import from_iso
from entourage.domain.errors import EntourageError
from entourage.operations import accounts as operations
from entourage.operations import networks as known_networks
from entourage.words import accounts as words
from entourage.words import audience, faults, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from entourage.domain.account import Account
    from entourage.domain.checklist import Item
    from entourage.domain.network import Network
    from entourage.language import Language
    from entourage.operations.accounts import Overview
    from entourage.storage.database import Database

_WORDS = {"owner": words.owners, "purpose": words.purposes, "state": words.states, "photo": words.photos}


def networks(command: Command) -> Answer:
    """List the networks that are known."""
    loaded = known_networks.load()
    wrong = [faults.error(command.language, one) for one in loaded.faults]
    every = [_network(command.language, one) for one in loaded.networks]
    data = {"networks": every, "folder": str(known_networks.own_folder()), "faults": wrong}
    lines = [line for one in loaded.networks for line in _network_lines(command.language, one)]
    return Answer(data, lines=lines, said=wrong)


def _network(language: Language, found: Network) -> dict[str, Any]:
    def said(words: Mapping[str, str]) -> str:
        return audience.said(language, words)

    return {
        "key": found.key,
        "name": said(found.name),
        "people": said(found.people),
        "purpose": found.purpose.value,
        "indexed": found.indexed,
        "lists_are_public": found.lists_are_public,
        "note": said(found.note),
        "channels": _channels(language, found),
        "lists": [
            {
                "key": one.key,
                "use": one.use.value,
                "name": said(one.name),
                "where": said(one.where),
                "note": said(one.note),
                "as_of": one.as_of,
            }
            for one in found.lists
        ],
        "tasks": [
            {"key": one.key, "text": said(one.text), "where": said(one.where), "months": one.months, "as_of": one.as_of}
            for one in found.tasks
        ],
    }


def _channels(language: Language, found: Network | None) -> list[dict[str, Any]]:
    return [
        {
            "reach": tool.reach.value,
            "name": audience.said(language, tool.name),
            "where": audience.said(language, tool.where),
            "as_of": tool.as_of,
            "takes_lists": tool.takes_lists,
            "takes_circles": tool.takes_people,
        }
        for tool in (found.tools if found else ())
    ]


def _network_lines(language: Language, found: Network) -> Iterable[str]:
    yield f"{audience.said(language, found.name)} ({found.key})"
    for tool in found.tools:
        where = audience.said(language, tool.where)
        name = audience.said(language, tool.name)
        yield "  " + (names.labelled(language, name, where) if where else name)
    if found.note:
        yield f"  {audience.said(language, found.note)}"
    dated = from_iso(max([tool.as_of for tool in found.tools], default=""))
    if dated:
        yield f"  ({words.as_of(language, dated)})"


def overview(command: Command) -> Answer:
    """List my accounts."""
    with command.book() as database:
        return _overview(command, database)


def _overview(command: Command, database: Database, *said: str, account: Account | None = None) -> Answer:
    language = command.language
    found = operations.overview(database, _today())
    data: dict[str, Any] = {
        "accounts": [_account(language, found, one) for one in found.accounts],
        "offers": [
            {"network": one.network.key, "people": one.people, "handle": one.handle, "link": one.link}
            for one in found.offers
        ],
        "faults": [faults.error(language, one) for one in found.faults],
    }
    if account:
        return Answer(data | {"account": account.id}, said=[*said, *data["faults"]])
    lines = [line for one in found.accounts for line in _account_lines(language, found, one)]
    told = [words.offer(language, one.network, one.people) for one in found.offers]
    if not (lines or said):
        told.insert(0, language.gettext("There is no account yet: add one with “account add”."))
    return Answer(data, lines=[] if said else lines, said=[*said, *([] if said else told), *data["faults"]])


def _account(language: Language, found: Overview, one: Account) -> dict[str, Any]:
    network = found.networks.get(one.network)
    return {
        "id": one.id,
        "network": one.network,
        "network_name": audience.network(language, network, one.network),
        "handle": one.handle,
        "name": one.name,
        "title": one.title,
        "link": one.link,
        "photo": one.photo or None,
        "owner": one.owner.value,
        "purpose": one.purpose.value,
        "indexed": one.indexed,
        "state": one.state.value,
        "channels": _channels(language, network),
        "tasks_due": found.due(one.id),
    }


def _account_lines(language: Language, found: Overview, one: Account) -> Iterable[str]:
    name = words.named(language, found.networks.get(one.network), one)
    yield f"{one.id:>4}  {names.labelled(language, name, words.facts(language, one))}"
    if found.due(one.id):
        yield f"      {words.due(language, found.due(one.id))}"


def add(command: Command) -> Answer:
    """Add an account."""
    options = command.options
    network = operations.network_named(options.network)
    if network is None:
        raise EntourageError("network_unknown", network=options.network)
    with command.book(begins=True) as database:
        made = operations.add(database, network, handle=options.handle, **_facts(command))
        name = words.named(command.language, network, made.account)
        said = [command.language.gettext("New account: {account}.").format(account=name)]
        hints = [words.sibling_hint(command.language, network)] if made.siblings else []
        hints += [audience.said(command.language, network.note)] if network.lists_are_public else []
        told = _overview(command, database, *said, *hints, account=made.account)
        return replace(told, data=told.data | {"hints": hints})


def change(command: Command) -> Answer:
    """Change an account."""
    options = command.options
    handle = {} if options.handle is None else {"handle": options.handle}
    with command.book(begins=True) as database:
        account = _find(database, options.account)
        place = None if options.place is None else options.place - 1
        changed = operations.change(database, account.id, place, **handle, **_facts(command))
        said = command.language.gettext("The account {account} is changed.")
        name = words.named(command.language, known_networks.network(changed.network), changed)
        return _overview(command, database, said.format(account=name), account=changed)


def remove(command: Command) -> Answer:
    """Remove an account from the book."""
    with command.book(begins=True) as database:
        account = operations.remove(database, _find(database, command.options.account).id)
        said = command.language.gettext("The account {account} was removed here; nothing changed on the network.")
        name = words.named(command.language, known_networks.network(account.network), account)
        return _overview(command, database, f"{said.format(account=name)} {command.to_undo}")


def tasks(command: Command) -> Answer:
    """List what is to be looked at on an account."""
    with command.book() as database:
        return _tasks(command, database, _find(database, command.options.account))


def done(command: Command) -> Answer:
    """Note that something was looked at today."""
    return _ticked(command, is_done=True)


def undone(command: Command) -> Answer:
    """Note that something was not looked at."""
    return _ticked(command, is_done=False)


def _ticked(command: Command, *, is_done: bool) -> Answer:
    with command.book(begins=True) as database:
        account = _find(database, command.options.account)
        task = operations.find_task(account, command.options.task)
        operations.tick(database, account.id, task.key, done=is_done)
        found = operations.overview(database, _today()).tasks[account.id]
        item = next(one for one in found if one.task == task)
        said = f"{audience.said(command.language, task.text)} ({words.item(command.language, item)})"
        return _tasks(command, database, account, said)


def _tasks(command: Command, database: Database, account: Account, *said: str) -> Answer:
    items = operations.overview(database, _today()).tasks.get(account.id, ())
    data = {"account": account.id, "tasks": [_item(command.language, one) for one in items]}
    lines = [line for number, one in enumerate(items, 1) for line in _item_lines(command.language, number, one)]
    return Answer(data, lines=[] if said else lines, said=list(said))


def _item(language: Language, found: Item) -> dict[str, Any]:
    return {
        "key": found.task.key,
        "text": audience.said(language, found.task.text),
        "where": audience.said(language, found.task.where),
        "as_of": found.task.as_of,
        "months": found.task.months,
        "done_at": found.done_at or None,
        "again": found.again.isoformat() if found.again else None,
        "due": found.is_due,
    }


def _item_lines(language: Language, number: int, found: Item) -> Iterable[str]:
    mark = " " if found.is_due else "✓"
    yield f"{number:>3} {mark} {audience.said(language, found.task.text)} ({words.item(language, found)})"
    if found.task.where:
        dated = from_iso(found.task.as_of)
        when = f" ({words.as_of(language, dated)})" if dated else ""
        yield f"      {audience.said(language, found.task.where)}{when}"


def source(command: Command) -> Answer:
    """Say which source is an account's own list, or list those that may be."""
    options, language = command.options, command.language
    with command.book(begins=bool(options.source)) as database:
        account = _find(database, options.account)
        said: list[str] = []
        if options.source:
            with database.read() as session:
                found = operations.find_source(session, options.source)
            operations.own_export(database, found.id, None if options.is_not else account.id)
            name = words.named(language, known_networks.network(account.network), account)
            sentence = (
                language.gettext("“{source}” is no account’s own list any more, as far as was said.")
                if options.is_not
                else language.gettext("“{source}” is the list of {account}.")
            )
            said.append(f"{sentence.format(source=found.name, account=name)} {command.to_undo}")
        mine = operations.sources_of(database, account)
    data = {
        "account": account.id,
        "sources": [{"id": one.id, "name": one.name, "account": owner} for one, owner in mine],
    }
    lines = [f"{one.id:>4} {'✓' if owner == account.id else ' '} {one.name}" for one, owner in mine]
    return Answer(data, lines=[] if said else lines, said=said)


def _find(database: Database, text: str) -> Account:
    with database.read() as session:
        return operations.find_account(session, text)


def _facts(command: Command) -> dict[str, Any]:
    """Read what is said of an account, in either language; what is not said is left out."""
    options = command.options
    facts: dict[str, Any] = {key: getattr(options, key) for key in ("name", "title", "link")}
    for key, called in _WORDS.items():
        if (text := getattr(options, key)) is not None:
            facts[key] = names.key_of(text, called, command.vocabulary)
            if not facts[key]:
                offered = [name for code, name in called(command.language).items() if code]
                raise EntourageError("word_unknown", text=text, known=offered)
    if options.indexed is not None:
        facts["indexed"] = not options.indexed or _yes(options.indexed)
    return {key: value for key, value in facts.items() if value is not None}


def _yes(text: str) -> bool:
    found = YES_OR_NO.get(text.strip().casefold())
    if found is None:
        raise EntourageError("yes_or_no", text=text)
    return found


def _today() -> date:
    return datetime.now().astimezone().date()
