"""What a person does with accounts on networks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from entourage.domain.account import Account, Owner, Purpose, State
from entourage.domain.checklist import Item, checklist
from entourage.domain.errors import EntourageError
from entourage.domain.text import fold, one_line
from entourage.operations import networks
from entourage.storage import accounts, connections, sources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from entourage.domain.network import Network, Task
    from entourage.storage.database import Database, Session
    from entourage.storage.sources import Source

PHOTOS = ("", "same", "other", "none")
_OR = re.compile(r"\s+(?:or|ou)\s+")
_TEXTS = ("handle", "name", "title", "link")


class Added(NamedTuple):
    """Hold an account that was made, and how many of mine were on its network before, where several are unusual."""

    account: Account
    siblings: int


class Offer(NamedTuple):
    """Hold a network on which the book knows people and no account of mine, with how many, and who I may be there."""

    network: Network
    people: int
    handle: str
    link: str


@dataclass(frozen=True, slots=True)
class Overview:
    """Hold all accounts with their checklists, the networks that are known, and what is offered.

    tasks: by account's id. networks: by key. faults: what is wrong with files of networks.
    """

    accounts: tuple[Account, ...]
    tasks: Mapping[int, tuple[Item, ...]]
    networks: Mapping[str, Network]
    offers: tuple[Offer, ...]
    faults: tuple[EntourageError, ...]

    def due(self, account_id: int) -> int:
        """Count what is due on an account."""
        return sum(item.is_due for item in self.tasks.get(account_id, ()))


def overview(database: Database, today: date) -> Overview:
    """Read all accounts, and what is due on each today."""
    loaded = networks.load()
    by_key = {one.key: one for one in loaded.networks}
    with database.read() as session:
        every = accounts.every(session)
        tasks = {
            one.id: checklist(by_key[one.network].tasks, accounts.done(session, one.id), today)
            for one in every
            if one.network in by_key
        }
        offers = _offers(session, loaded.networks, {one.network for one in every})
    return Overview(tuple(every), tasks, by_key, offers, loaded.faults)


def _offers(session: Session, known: Sequence[Network], mine: set[str]) -> tuple[Offer, ...]:
    people, profiles = accounts.people_by_network(session), accounts.own_profiles(session)
    found: list[Offer] = []
    for network in known:
        count = sum(people.get(key, 0) for key in network.profiles)
        if count and network.key not in mine:
            who = next((profiles[key] for key in network.profiles if key in profiles), ("", ""))
            found.append(Offer(network, count, *who))
    return tuple(sorted(found, key=lambda one: -one.people))


def find_account(session: Session, text: str) -> Account:
    """Find an account by its number, its handle, or its network where it is the only one there.

    Raises EntourageError: "account_none", "account_unknown", "account_ambiguous" with the accounts that are meant.
    """
    every = accounts.every(session)
    wanted = _plain(text)
    on_network = network_named(text)
    ways = (
        [one for one in every if text.strip().isdecimal() and one.id == int(text)],
        [one for one in every if wanted and _plain(one.handle) == wanted],
        [one for one in every if one.network == (on_network.key if on_network else text.strip())],
    )
    found: Sequence[Account] = next((some for some in ways if some), ())
    if not every:
        raise EntourageError("account_none", account=text)
    if not found:
        raise EntourageError("account_unknown", account=text, known=[_named(one) for one in every])
    if len(found) > 1:
        raise EntourageError("account_ambiguous", account=text, known=[_named(one) for one in found])
    return found[0]


def network_named(text: str) -> Network | None:
    """Find a network by its key or its name in any language, else by another key of profiles on it; None if none is."""
    wanted, every = fold(text), list(networks.every())
    called = next((one for one in every if wanted in map(fold, (one.key, *one.name.values()))), None)
    return called or next((one for one in every if wanted in one.profiles or wanted in _words_of(one)), None)


def _words_of(network: Network) -> set[str]:
    """Give the words of which its name offers a choice ("site or blog", « Site ou blogue »)."""
    return {fold(word) for name in network.name.values() for word in _OR.split(name) if _OR.search(name)}


def add(database: Database, network: Network, **columns: str | bool) -> Added:
    """Make an account; what is not said is as it usually is on that network.

    columns: handle, name, title, link, photo (one of PHOTOS), owner, purpose, state, indexed.
    Raises EntourageError: "account_exists" where one with this handle is there already.
    """
    usual: dict[str, str | bool] = {
        **dict.fromkeys(_TEXTS, ""),
        "photo": "",
        "owner": Owner.MINE.value,
        "purpose": network.purpose.value,
        "state": State.ACTIVE.value,
        "indexed": network.indexed,
    }
    with database.unit("add_account") as unit:
        before = [one for one in accounts.every(unit.session) if one.network == network.key]
        row = usual | _tidied(columns)
        _refuse_same(before, network, str(row["handle"]))
        key = accounts.create(unit, network=network.key, **row)
        made = _by_id(unit.session, key)
        unit.params["account"] = told(made)
        return Added(made, 0 if network.many_accounts else len(before))


def change(database: Database, account_id: int, place: int | None = None, **columns: str | bool) -> Account:
    """Change what is said of an account, and its place among the others (counted from 0), in one act.

    Raises EntourageError: "account_not_there", "account_exists".
    """
    with database.unit("change_account") as unit:
        account = _by_id(unit.session, account_id)
        tidied = _tidied(columns)
        every = accounts.every(unit.session)
        others = [one for one in every if one.network == account.network and one.id != account_id]
        network = networks.network(account.network)
        if fold(str(tidied.get("handle", account.handle))) != fold(account.handle):
            _refuse_same(others, network, str(tidied["handle"]))
        if tidied:
            accounts.change(unit, account_id, **tidied)
        if place is not None:
            order = [one.id for one in every if one.id != account_id]
            order.insert(max(0, place), account_id)
            accounts.put_in_order(unit, order)
        changed = _by_id(unit.session, account_id)
        unit.params["account"] = told(changed)
        return changed


def remove(database: Database, account_id: int) -> Account:
    """Take an account away with its lists and all that was said of it; the people stay. "account_not_there"."""
    with database.unit("remove_account") as unit:
        account = _by_id(unit.session, account_id)
        unit.params["account"] = told(account)
        accounts.remove(unit, account_id)
        return account


def tick(database: Database, account_id: int, key: str, *, done: bool = True) -> Task:
    """Note that a task of an account was done now, or that it was not. "account_not_there", "task_unknown"."""
    with database.unit("do_task" if done else "undo_task") as unit:
        account = _by_id(unit.session, account_id)
        task = find_task(account, key)
        unit.params |= {"account": told(account), "task": dict(task.text)}
        (accounts.tick if done else accounts.untick)(unit, account_id, task.key)
        return task


def find_task(account: Account, text: str) -> Task:
    """Find a task of an account by its key, or its number in the checklist from 1 on; "task_unknown"."""
    network = networks.network(account.network)
    tasks = network.tasks if network else ()
    by_number = {str(number): task for number, task in enumerate(tasks, 1)}
    found = by_number.get(text.strip()) or next((task for task in tasks if task.key == fold(text)), None)
    if found is None:
        raise EntourageError("task_unknown", task=text, known=[task.key for task in tasks])
    return found


def own_export(database: Database, source_id: int, account_id: int | None) -> None:
    """Say whose own export a source is, None for that nobody said. "account_not_there", "source_unknown"."""
    with database.unit("own_export") as unit:
        source = _source(unit.session, source_id)
        account = None if account_id is None else _by_id(unit.session, account_id)
        unit.params |= {"account": told(account) if account else None, "source": source.name}
        accounts.give_source(unit, source_id, account_id)


def _source(session: Session, source_id: int) -> Source:
    found = next((one for one in sources.every(session) if one.id == source_id), None)
    if found is None:
        raise EntourageError("source_unknown", source=str(source_id), known=[])
    return found


def find_source(session: Session, text: str) -> Source:
    """Find a source by its number or name; "source_unknown", "source_none" where nothing was imported."""
    every = sources.every(session)
    if not every:
        raise EntourageError("source_none", source=text)
    found = [one for one in every if fold(text) in (str(one.id), fold(one.name))]
    if len(found) != 1:
        raise EntourageError("source_unknown", source=text, known=[f"{one.id} ({one.name})" for one in every])
    return found[0]


def sources_of(database: Database, account: Account) -> tuple[tuple[Source, int | None], ...]:
    """List the sources that may be an account's own exports: of its network; each with whose a person said it is."""
    network = networks.network(account.network)
    with database.read() as session:
        owners = accounts.owners_of_sources(session)
        every = sources.every(session)
    mine = network.profiles if network else ()
    tells_of = {one.id: connections.network_of_source(one.format, one.dialect, one.name) for one in every}
    found = (one for one in every if tells_of[one.id] in mine or owners.get(one.id) == account.id)
    return tuple((one, owners.get(one.id)) for one in found)


def told(account: Account) -> dict[str, Any]:
    """Note an account for the words of an act: they are made in the language of the moment."""
    network = networks.network(account.network)
    return {"words": dict(network.name) if network else {"en": account.network}, "handle": account.handle}


def _by_id(session: Session, account_id: int) -> Account:
    found = next((one for one in accounts.every(session) if one.id == account_id), None)
    if found is None:
        raise EntourageError("account_not_there")
    return found


def _refuse_same(others: Sequence[Account], network: Network | None, handle: str) -> None:
    """Refuse an account that is there already: nobody could tell the two apart."""
    if network and any(_plain(one.handle) == _plain(handle) for one in others):
        code = "account_exists" if handle else "account_exists_unnamed"
        raise EntourageError(code, network=network.key, handle=handle)


def _tidied(columns: Mapping[str, str | bool]) -> dict[str, str | bool]:
    """Make columns as they are kept; values that cannot be are refused here, so that none is ever read."""
    tidied = {key: one_line(value) if isinstance(value, str) else value for key, value in columns.items()}
    for key, words in (("owner", Owner), ("purpose", Purpose), ("state", State)):
        if key in tidied:
            tidied[key] = words(str(tidied[key])).value
    if tidied.get("photo", "") not in PHOTOS:
        raise ValueError(tidied["photo"])
    return tidied


def _plain(handle: str) -> str:
    return fold(handle).lstrip("@")


def _named(account: Account) -> str:
    return f"{account.id} ({account.network}{' ' if account.handle else ''}{account.handle})"
