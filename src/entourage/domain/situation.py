"""All that an answer of who would see what is made of, as sets of people."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from entourage.domain.account import Strength
from entourage.domain.network import Use

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from entourage.domain.account import Account, Connection
    from entourage.domain.circle import Circle
    from entourage.domain.sharing import Rules, Verdict
    from entourage.domain.topic import Topic

NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceList:
    """Hold a list that lives on a network, for the circles it stands for.

    builtin: the key of one that the network gives everyone. chosen: who is on it (True) or off it (False) by hand,
    whatever their circles. members: whom it holds there, as far as was ticked or applied. applied_at: when it was last
    as decided (ISO 8601, UTC), empty where it never was.
    """

    id: int
    account_id: int
    name: str = ""
    builtin: str = ""
    use: Use = Use.ONLY
    circles: tuple[int, ...] = ()
    chosen: Mapping[int, bool] = field(default_factory=lambda: MappingProxyType({}))
    members: frozenset[int] = frozenset()
    applied_at: str = ""
    position: int = 0

    @property
    def is_begun(self) -> bool:
        """Tell whether the list is there on the network, as far as is known."""
        return bool(self.applied_at or self.members)


@dataclass(frozen=True, slots=True)
class Situation:
    """Hold all that an answer is made of, as sets of contacts' ids; `situated` makes it.

    people: everyone who counts. groups: those who are in the very same circles. members: by circle's id.
    closed: who is in a closed circle. exceptions: by topic's id, a verdict by contact. known: by account's id, who is
    surely or presumably there; unknown: of whom nobody can tell. restricted: by account's id, who sees no more there
    than the public.
    """

    people: frozenset[int]
    topics: tuple[Topic, ...]
    circles: tuple[Circle, ...]
    rules: Rules
    groups: Mapping[tuple[Circle, ...], frozenset[int]]
    members: Mapping[int, frozenset[int]]
    closed: frozenset[int]
    exceptions: Mapping[int, Mapping[int, Verdict]]
    accounts: tuple[Account, ...]
    connections: Mapping[int, Mapping[int, Connection]]
    lists: Mapping[int, AudienceList]
    known: Mapping[int, frozenset[int]]
    unknown: Mapping[int, frozenset[int]]
    restricted: Mapping[int, frozenset[int]]

    def circles_of(self, contact_id: int) -> tuple[Circle, ...]:
        """Find the circles of a contact, in their order."""
        return tuple(circle for circle in self.circles if contact_id in self.members[circle.id])


def situated(
    *,
    inside: Iterable[tuple[int, tuple[Circle, ...]]],
    topics: Iterable[Topic],
    circles: Iterable[Circle],
    rules: Rules,
    exceptions: Mapping[tuple[int, int], Verdict],
    accounts: Iterable[Account] = (),
    connections: Mapping[int, Mapping[int, Connection]] = MappingProxyType({}),
    lists: Iterable[AudienceList] = (),
) -> Situation:
    """Put together what is known.

    inside: everyone who counts, each with their circles. exceptions: by (contact's id, topic's id). connections: by
    account's id, then contact's id; of people who do not count too, who are left out. lists: of these accounts.
    """
    groups = _together(inside)
    people = NOBODY.union(*groups.values())
    every, mine, listed = tuple(circles), tuple(accounts), {one.id: one for one in lists}
    there = {one.id: _counting(connections.get(one.id, {}), people) for one in mine}
    return Situation(
        people=people,
        topics=tuple(topics),
        circles=every,
        rules=rules,
        groups=groups,
        members={circle.id: _of_circle(groups, circle) for circle in every},
        closed=NOBODY.union(*(some for found, some in groups.items() if any(one.closed for one in found))),
        exceptions=_by_topic(exceptions),
        accounts=mine,
        connections=there,
        lists=listed,
        known={key: _whose(some, Strength.SURE, Strength.PRESUMED) for key, some in there.items()},
        unknown={key: _whose(some, Strength.UNKNOWN) for key, some in there.items()},
        restricted={one.id: _restricted(one, listed.values()) for one in mine},
    )


def _together(inside: Iterable[tuple[int, tuple[Circle, ...]]]) -> dict[tuple[Circle, ...], frozenset[int]]:
    together: defaultdict[tuple[Circle, ...], list[int]] = defaultdict(list)
    for contact_id, found in inside:
        together[found].append(contact_id)
    return {found: frozenset(some) for found, some in together.items()}


def _by_topic(exceptions: Mapping[tuple[int, int], Verdict]) -> dict[int, dict[int, Verdict]]:
    by_topic: defaultdict[int, dict[int, Verdict]] = defaultdict(dict)
    for (contact_id, topic_id), verdict in exceptions.items():
        by_topic[topic_id][contact_id] = verdict
    return by_topic


def _counting(connections: Mapping[int, Connection], people: frozenset[int]) -> dict[int, Connection]:
    return {key: how for key, how in connections.items() if key in people}


def _whose(connections: Mapping[int, Connection], *strengths: Strength) -> frozenset[int]:
    return frozenset(key for key, how in connections.items() if how.strength in strengths)


def _of_circle(groups: Mapping[tuple[Circle, ...], frozenset[int]], circle: Circle) -> frozenset[int]:
    return NOBODY.union(*(some for found, some in groups.items() if circle in found))


def _restricted(account: Account, lists: Iterable[AudienceList]) -> frozenset[int]:
    """Find who sees no more than the public: as long as a list is not applied, nobody is held back by it."""
    of_account = (one for one in lists if one.account_id == account.id and one.use is Use.RESTRICTED)
    return NOBODY.union(*(one.members for one in of_account))
