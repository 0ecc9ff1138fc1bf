"""What a person may see and would, and what a stranger does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.account import State
from entourage.domain.audience import Channel, reached
from entourage.domain.errors import EntourageError
from entourage.domain.network import Reach, Use
from entourage.domain.seeing import Presence, Shown
from entourage.domain.sharing import Verdict, decide
from entourage.operations import details as my_details
from entourage.operations import hours as my_hours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.domain.account import Account
    from entourage.domain.circle import Circle
    from entourage.domain.details import Detail
    from entourage.domain.hours import Hours
    from entourage.domain.seeing import Difference
    from entourage.domain.sharing import Decision
    from entourage.domain.topic import Topic
    from entourage.operations.audience import Known
    from entourage.storage.database import Database

_HOLDING = (Use.EXCEPT, Use.RESTRICTED)


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold what someone may see and would; reachable: when they may reach me, by each circle that says it."""

    contact_id: int
    name: str
    circles: tuple[Circle, ...]
    decisions: tuple[tuple[Topic, Decision], ...]
    presences: tuple[Presence, ...]
    details: tuple[Detail, ...]
    reachable: tuple[tuple[Circle, Hours], ...]


def as_person(database: Database, known: Known, contact_id: int) -> Seen:
    """Tell what someone may see and would; "not_counted" for me, or someone deleted."""
    situation = known.situation
    if contact_id not in situation.people:
        raise EntourageError("not_counted")
    inside = situation.circles_of(contact_id)
    decisions = tuple(
        (topic, decide(topic, inside, situation.rules, situation.exceptions.get(topic.id, {}).get(contact_id)))
        for topic in situation.topics
    )
    mine, hours = my_details.mine(database), my_hours.hours(database)
    return Seen(
        contact_id,
        known.names[contact_id],
        inside,
        decisions,
        tuple(presence(known, account, contact_id) for account in situation.accounts),
        tuple(mine.of(inside)),
        tuple((one, hours.reachable[one.id]) for one in inside if one.id in hours.reachable),
    )


def presence(known: Known, account: Account, contact_id: int) -> Presence:
    """Tell whether someone is on an account, and what reaches them there."""
    situation = known.situation
    connection = situation.connections[account.id].get(contact_id)
    is_there = connection is not None and connection.strength.counts
    channels = _channels(known, account) if is_there else ()
    there = frozenset((contact_id,))
    ways = tuple(one for one in channels if contact_id in reached(situation, one, there, there))
    held = (one for one in situation.lists.values() if one.account_id == account.id and one.use in _HOLDING)
    return Presence(account, connection, ways, tuple(one.id for one in held if is_there and contact_id in one.members))


def _channels(known: Known, account: Account) -> Iterator[Channel]:
    """Give the ways to post that reach somebody by themselves or by a list; which circles are named is each post's."""
    network = known.networks.get(account.network)
    for tool in network.tools if network and account.state is not State.RESERVED else ():
        if tool.reach in (Reach.PUBLIC, Reach.ALL, Reach.DIRECT):
            yield Channel(account.id, tool.reach)
        elif tool.reach is Reach.ONLY and tool.takes_lists:
            lists = (one for one in known.situation.lists.values() if one.account_id == account.id)
            yield from (Channel(account.id, Reach.ONLY, (one.id,)) for one in lists if one.use is Use.ONLY)


@dataclass(frozen=True, slots=True)
class Stranger:
    """Hold what a stranger sees: accounts, what the public may see of each kind, and where I say different things."""

    accounts: tuple[Shown, ...]
    verdicts: tuple[tuple[Topic, Verdict], ...]
    differences: tuple[Difference, ...]


def as_public(database: Database, known: Known) -> Stranger:
    """Tell what a stranger sees."""
    situation = known.situation
    shown = [(one, known.networks.get(one.network)) for one in situation.accounts]
    return Stranger(
        tuple(Shown(one, network, network is None or network.tool(Reach.PUBLIC) is not None) for one, network in shown),
        tuple((topic, _of_public(topic)) for topic in situation.topics),
        tuple(my_details.differences(database, situation.accounts)),
    )


def _of_public(topic: Topic) -> Verdict:
    """Tell what the public may see of a kind of content: nothing of a locked one."""
    return Verdict.NOTHING if topic.locked else topic.public
