"""What a person does with who is there on an account of theirs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from entourage.domain.account import Connection, Evidence, Strength
from entourage.domain.contact import Kind, display_name, of_kind
from entourage.domain.errors import EntourageError
from entourage.domain.text import fold
from entourage.importing.contents import unpack
from entourage.operations import networks
from entourage.operations.audience import known
from entourage.storage import accounts, connections, contacts, origins

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from entourage.domain.account import Account
    from entourage.domain.contact import Contact
    from entourage.domain.network import Network
    from entourage.operations.audience import Known
    from entourage.storage.database import Database, Session
    from entourage.storage.origins import Record

_BY_NAME = (Evidence.NAME, Evidence.NAMESAKES)


class Connected(NamedTuple):
    """Hold someone of an account: how surely they are there, and who that is there has the same name (ids)."""

    contact_id: int
    name: str
    connection: Connection
    alike: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """Hold a name that somebody has who is surely there (ids), and several others who may be that person (ids)."""

    name: str
    there: tuple[int, ...]
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PeopleThere:
    """Hold who is there on an account, each list in the order of names.

    absent: of whom a person said that they are not. questions: the names of which it is to be said who it is.
    """

    account: Account
    sure: tuple[Connected, ...]
    presumed: tuple[Connected, ...]
    unknown: tuple[Connected, ...]
    absent: tuple[Connected, ...]
    questions: tuple[Question, ...]

    @property
    def by_name(self) -> tuple[int, ...]:
        """Name who is presumed by a name that they alone have, and can be accepted in one go (contacts' ids)."""
        return tuple(one.contact_id for one in self.presumed if one.connection.evidence is Evidence.NAME)


def people_of(database: Database, account_id: int) -> PeopleThere:
    """Tell who is there on an account, how surely, and by what that is known; "account_not_there"."""
    found = known(database)
    account = _account(found, account_id)
    there = found.situation.connections[account_id]
    alike = _alike(found, there)
    by_strength: defaultdict[Strength, list[Connected]] = defaultdict(list)
    for key in sorted(there, key=found.places.__getitem__):
        how, name = there[key], found.names[key]
        same = tuple(alike.get(fold(name), ())) if how.evidence in _BY_NAME else ()
        by_strength[how.strength].append(Connected(key, name, how, same))
    return PeopleThere(
        account,
        tuple(by_strength[Strength.SURE]),
        tuple(by_strength[Strength.PRESUMED]),
        tuple(by_strength[Strength.UNKNOWN]),
        tuple(by_strength[Strength.ABSENT]),
        _questions(by_strength[Strength.UNKNOWN]),
    )


def _account(found: Known, account_id: int) -> Account:
    account = next((one for one in found.situation.accounts if one.id == account_id), None)
    if account is None:
        raise EntourageError("account_not_there")
    return account


def _alike(found: Known, there: Mapping[int, Connection]) -> dict[str, list[int]]:
    """Find by name who is surely there, of those of whose name there are others."""
    wanted = {fold(found.names[key]) for key, how in there.items() if how.evidence in _BY_NAME}
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for key, how in there.items() if wanted else ():
        if how.strength is Strength.SURE and (name := fold(found.names[key])) in wanted:
            alike[name].append(key)
    return alike


def _questions(unknown: Iterable[Connected]) -> tuple[Question, ...]:
    asked: defaultdict[str, list[Connected]] = defaultdict(list)
    for one in unknown:
        if one.connection.evidence is Evidence.NAMESAKES:
            asked[fold(one.name)].append(one)
    return tuple(
        Question(some[0].name, some[0].alike, tuple(one.contact_id for one in some)) for some in asked.values()
    )


def connect(database: Database, account_id: int, contact_ids: Sequence[int], strength: Strength) -> list[int]:
    """Say how surely people are there; return of whom that was not said so before.

    Raises EntourageError: "account_not_there", "connect_me" where one of them is me, or counts no more.
    """
    with database.unit("connect") as unit:
        unit.params |= _told(known(database), account_id, contact_ids) | {"strength": strength.value}
        return connections.say(unit, account_id, contact_ids, Connection(strength, Evidence.BY_HAND))


def forget(database: Database, account_id: int, contact_ids: Sequence[int]) -> list[int]:
    """Take back what was said of people being there, so that what the book holds tells; return of whom any was.

    Raises EntourageError as `connect` does.
    """
    with database.unit("forget_connection") as unit:
        unit.params |= _told(known(database), account_id, contact_ids)
        return connections.forget(unit, account_id, contact_ids)


def accept_names(database: Database, account_id: int, contact_ids: Collection[int] | None = None) -> list[int]:
    """Take whoever alone has the name of somebody who is there for that person, all or only some; return whom.

    Raises EntourageError: "account_not_there".
    """
    with database.unit("accept_names") as unit:
        found = people_of(database, account_id)
        accepted = [key for key in found.by_name if contact_ids is None or key in contact_ids]
        unit.params |= _told(known(database), account_id, accepted)
        connections.say(unit, account_id, accepted, Connection(Strength.SURE, Evidence.ACCEPTED))
    return accepted


def answer(database: Database, account_id: int, question: Question, contact_id: int | None) -> None:
    """Say which of those who have the name it is that is there, None for none of them; the others are not there.

    Raises EntourageError as `connect` does.
    """
    others = [key for key in question.others if key != contact_id]
    with database.unit("answer_namesakes") as unit:
        # By number, not by name: of somebody erased the journal keeps nothing to read.
        unit.params |= _told(known(database), account_id, question.others) | {"contacts": list(question.others)}
        connections.say(unit, account_id, others, Connection(Strength.ABSENT, Evidence.BY_HAND))
        if contact_id is not None:
            connections.say(unit, account_id, [contact_id], Connection(Strength.SURE, Evidence.BY_HAND))


def _told(found: Known, account_id: int, contact_ids: Collection[int]) -> dict[str, Any]:
    """Note what the words of an act need, and refuse what cannot be."""
    account = _account(found, account_id)
    if not found.situation.people.issuperset(contact_ids):
        raise EntourageError("connect_me")
    network = found.network(account_id)
    words = dict(network.name) if network else {"en": account.network}
    only = {"contact": next(iter(contact_ids))} if len(contact_ids) == 1 else {}
    return {"account": {"words": words, "handle": account.handle}, "count": len(contact_ids), **only}


def spelled_names(database: Database, account: Account, contact_ids: Collection[int]) -> dict[int, str]:
    """Give how a network spells people: by their name there, or where it lists people by these, by their handle.

    The name is what the account's own export last said, else another source that says who is there; else what the
    person is called here.
    """
    network = networks.network(account.network)
    with database.read() as session:
        people = contacts.load_lightly(session, sorted(contact_ids), (Kind.PROFILE,))
        said = _said(session, account, network, people) if network else {}
    return {one.id: said.get(one.id) or one.display_name for one in people}


def _said(session: Session, account: Account, network: Network, people: Sequence[Contact]) -> dict[int, str]:
    if network.spelled == "handle":
        handles = ((one.id, _handle(one, network)) for one in people)
        return {key: handle for key, handle in handles if handle}
    every = accounts.every(session)
    own = set(connections.own_sources(session, every, [network]).get(account.id, ()))
    records = origins.records(session, [one.id for one in people])
    names = ((key, _name_there(some, own, network)) for key, some in records.items())
    return {key: name for key, name in names if name}


def _handle(person: Contact, network: Network) -> str:
    profiles = (value.as_profile for value in of_kind(person.values, Kind.PROFILE))
    return next((one.handle for one in profiles if one.network.lower() in network.profiles and one.handle), "")


def _name_there(records: Sequence[Record], own: Collection[int], network: Network) -> str:
    """Read the name in the record that spoke last, of the account's own exports first."""
    for record in sorted(records, key=lambda one: (one.source.id in own, one.versions[-1].id), reverse=True):
        values = unpack(record.content)
        profiles = (value.as_profile.network.lower() for value in of_kind(values, Kind.PROFILE))
        if record.source.id in own or any(name in network.profiles for name in profiles):
            return display_name(values)
    return ""
