"""What is still to be done by hand on the networks, and noting what was done there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from entourage.domain import todo
from entourage.domain.account import State
from entourage.domain.audience import allowed
from entourage.domain.checklist import checklist
from entourage.domain.errors import EntourageError
from entourage.domain.network import Use
from entourage.operations.audience import known
from entourage.operations.connections import spelled_names
from entourage.storage import accounts, audience_lists, journal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from entourage.domain.account import Account
    from entourage.domain.checklist import Item
    from entourage.domain.sharing import Verdict
    from entourage.domain.situation import AudienceList
    from entourage.domain.todo import Changes, Plan
    from entourage.domain.topic import Topic
    from entourage.operations.audience import Known
    from entourage.storage.database import Database
    from entourage.storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Named:
    """Hold somebody to be added to a list or taken off it; spelled: as the network writes them."""

    id: int
    name: str
    spelled: str


@dataclass(frozen=True, slots=True)
class ListTodo:
    """Hold what is to be done of a list, the names in their order.

    cheapest: the way that shows the same to the same people with the fewest ticks; None where there is none.
    """

    listed: AudienceList
    changes: Changes
    add: tuple[Named, ...]
    remove: tuple[Named, ...]
    cheapest: Plan | None

    @property
    def minutes(self) -> int:
        """Estimate how many minutes it takes."""
        return todo.minutes(self.changes.ticks)

    @property
    def saves(self) -> bool:
        """Tell whether another way saves a minute at least."""
        best = self.cheapest
        return best is not None and best.listed != self.listed.id and best.minutes < self.minutes

    @property
    def state(self) -> str:
        """Tell how far it is: "applied", "changed" since then, "begun" before, or "not_applied" at all."""
        if self.listed.applied_at:
            return "changed" if self.changes.ticks else "applied"
        return "begun" if self.listed.is_begun else "not_applied"


@dataclass(frozen=True, slots=True)
class AccountTodo:
    """Hold what is to be done on an account; tasks: what else is due there, once or again."""

    account: Account
    lists: tuple[ListTodo, ...]
    tasks: tuple[Item, ...] = ()

    @property
    def ticks(self) -> int:
        """Count the ticks in all its lists."""
        return sum(one.changes.ticks for one in self.lists)

    @property
    def count(self) -> int:
        """Count all there is to do, ticks and what else is due; nothing where nothing is asked."""
        return self.ticks + len(self.tasks) if self.is_asked else 0

    @property
    def is_asked(self) -> bool:
        """Tell whether the account is in use: of one that rests nothing is asked."""
        return self.account.state is State.ACTIVE

    @property
    def minutes(self) -> int:
        """Estimate how many minutes the lists take."""
        return todo.minutes(self.ticks, sum(one.changes.ticks > 0 for one in self.lists))


def overview(database: Database, today: date, account_id: int | None = None) -> list[AccountTodo]:
    """Tell what is to be done on an account today, or on all of them, in their order."""
    found = known(database)
    asked = [one for one in found.situation.accounts if account_id in (None, one.id)]
    return [AccountTodo(one, lists(database, found, one), _due(database, found, one, today)) for one in asked]


def count(database: Database, today: date) -> int:
    """Count all that is to be done today, as `overview` does, without the names."""
    found = known(database)
    used = {one.id for one in found.situation.accounts if one.state is State.ACTIVE}
    lists = (one for one in found.situation.lists.values() if one.account_id in used)
    due = (_due(database, found, one, today) for one in found.situation.accounts if one.id in used)
    return sum(todo.changes(found.situation, one).ticks for one in lists) + sum(map(len, due))


def _due(database: Database, found: Known, account: Account, today: date) -> tuple[Item, ...]:
    network = found.network(account.id)
    if network is None:
        return ()
    with database.read() as session:
        done = accounts.done(session, account.id)
    return tuple(one for one in checklist(network.tasks, done, today) if one.is_due)


def lists(database: Database, found: Known, account: Account) -> tuple[ListTodo, ...]:
    """Tell what is to be done of each list of an account, in their order."""
    of_account = [one for one in found.situation.lists.values() if one.account_id == account.id]
    made = {one.id: todo.changes(found.situation, one) for one in of_account}
    spelled = _named(database, found, account, {key for one in made.values() for key in one.add | one.remove})
    ordered = sorted(of_account, key=lambda one: (one.position, one.id))
    return tuple(
        ListTodo(
            one,
            made[one.id],
            _in_order(found, spelled, made[one.id].add),
            _in_order(found, spelled, made[one.id].remove),
            _cheapest(found, one, made[one.id]),
        )
        for one in ordered
    )


def _named(database: Database, found: Known, account: Account, people: Collection[int]) -> dict[int, Named]:
    if not people:
        return {}
    with database.read() as session:
        gone = journal.names_of(session, sorted(people - found.names.keys()))
    spelled = spelled_names(database, account, people)
    names = {key: found.names.get(key) or gone.get(key, "") for key in people}
    return {key: Named(key, name, spelled.get(key) or name) for key, name in names.items()}


def _in_order(found: Known, named: Mapping[int, Named], people: Iterable[int]) -> tuple[Named, ...]:
    last = len(found.places)
    return tuple(named[key] for key in sorted(people, key=lambda key: (found.places.get(key, last), key)))


def _cheapest(found: Known, listed: AudienceList, changes: Changes) -> Plan | None:
    if listed.use in (Use.RESTRICTED, Use.READING):
        return None
    is_only = listed.use is Use.ONLY
    meant = changes.wanted if is_only else found.situation.known[listed.account_id] - changes.wanted
    ways = todo.plans(found.situation, found.network(listed.account_id), listed.account_id, meant)
    return ways[0] if ways else None


def ways(found: Known, account_id: int, topics: Sequence[Topic], amount: Verdict) -> list[Plan]:
    """Find the ways to show kinds of content on an account to those alone who may see as much of them.

    The cheapest comes first; none where nobody who is there may.
    """
    meant = allowed(found.situation, topics, amount)
    return todo.plans(found.situation, found.network(account_id), account_id, meant)


@dataclass(frozen=True, slots=True)
class Ticked:
    """Hold whom a list was noted to hold, whom no longer, and how many ticks are left."""

    added: frozenset[int]
    removed: frozenset[int]
    left: int


def tick(database: Database, list_id: int, contact_ids: Collection[int] | None = None) -> Ticked:
    """Note that what a list asks was done on the network for some people, or for all; whoever needs nothing is left.

    Once nothing is left, the list is applied. Raises EntourageError: "list_not_there", "nothing_to_do" where nothing is
    asked of any of these people.
    """
    with database.unit("apply_list" if contact_ids is None else "tick_list") as unit:
        found, listed = _found(database, list_id)
        asked = todo.changes(found.situation, listed)
        meant = asked.add | asked.remove if contact_ids is None else frozenset(contact_ids)
        added, removed = asked.add & meant, asked.remove & meant
        if contact_ids is not None and not (added or removed):
            raise EntourageError("nothing_to_do")
        _note(unit, listed, added, removed, is_applied=len(added) + len(removed) == asked.ticks)
        unit.params |= told(found, listed, added | removed)
    return Ticked(added, removed, asked.ticks - len(added) - len(removed))


def _note(
    unit: Unit, listed: AudienceList, added: Collection[int], removed: Collection[int], *, is_applied: bool
) -> None:
    audience_lists.add_members(unit, listed.id, sorted(added))
    audience_lists.remove_members(unit, listed.id, sorted(removed))
    if is_applied:
        audience_lists.change(unit, listed.id, applied_at=unit.at)


def untick(database: Database, list_id: int, contact_ids: Collection[int]) -> None:
    """Note that what a list asked was not done on the network after all for some people; "list_not_there"."""
    with database.unit("untick_list") as unit:
        found, listed = _found(database, list_id)
        wanted, meant = todo.changes(found.situation, listed).wanted, found.situation.people & set(contact_ids)
        _note(unit, listed, meant - wanted, meant & wanted, is_applied=False)
        unit.params |= told(found, listed, meant)


def hold(database: Database, list_id: int, contact_ids: Collection[int]) -> Ticked:
    """Take over whom a list holds on the network, as was seen there; "list_not_there".

    It is applied if these are whom it is to hold. Whoever was noted to be on it and is in the book no more stays noted.
    """
    with database.unit("hold_list") as unit:
        found, listed = _found(database, list_id)
        people = found.situation.people
        there = people & set(contact_ids)
        added, removed = there - listed.members, (listed.members & people) - there
        left = todo.changes(found.situation, replace(listed, members=(listed.members - people) | there)).ticks
        _note(unit, listed, added, removed, is_applied=not left)
        unit.params |= told(found, listed, there)
    return Ticked(added, removed, left)


def _found(database: Database, list_id: int) -> tuple[Known, AudienceList]:
    found = known(database)
    listed = found.situation.lists.get(list_id)
    if listed is None:
        raise EntourageError("list_not_there")
    return found, listed


def told(found: Known, listed: AudienceList, people: Collection[int]) -> dict[str, Any]:
    """Give what the words of an act need: the list as it is called, by language, and who alone it is about."""
    network = found.network(listed.account_id)
    builtin = next((one for one in network.lists if one.key == listed.builtin), None) if network else None
    named = {"name": listed.name or listed.builtin, "words": dict(builtin.name) if builtin and not listed.name else {}}
    only = sorted(people) if len(people) == 1 else []
    return {"list": named, "contacts": only, "count": len(people)}
