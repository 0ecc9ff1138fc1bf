"""Who belongs on an account: circle by circle, what is usual and what the person said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from entourage.domain.account import Purpose
from entourage.domain.network import Reach

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from entourage.domain.account import Account
    from entourage.domain.circle import Circle
    from entourage.domain.network import Network
    from entourage.domain.situation import Situation

CLIENTS, FORMER_CLIENTS = "clients", "former_clients"
_AT_A_DISTANCE = "at_a_distance"
_REACHES_MANY = frozenset({Reach.ALL, Reach.EXCEPT, Reach.ONLY})


class Fit(StrEnum):
    """Name whether people of a circle belong on an account."""

    BELONGS = "belongs"
    NOT = "not"


Said: TypeAlias = "Mapping[tuple[int, int], Fit | None]"
"""What the person said, by (circle's id, account's id); None for no opinion, absent where nothing was said."""

_USUAL = {
    Purpose.PERSONAL: {"close_friends": Fit.BELONGS, "family": Fit.BELONGS, CLIENTS: Fit.NOT},
    Purpose.PROFESSIONAL: dict.fromkeys((CLIENTS, FORMER_CLIENTS, "colleagues", "professional_contacts"), Fit.BELONGS),
    Purpose.BOTH: {},
}


@dataclass(frozen=True, slots=True)
class OutOfPlace:
    """Hold someone who is on an account and should not be, with the circles that say so, in their order."""

    contact_id: int
    account_id: int
    circles: tuple[Circle, ...]


def usual(circle: Circle, account: Account, network: Network | None) -> Fit | None:
    """Say whether people of a circle usually belong on an account, None where that is no question.

    Where everyone is only written to (e-mail) being there lets nobody see anything, so that nobody is out of place.
    """
    if network and not any(tool.reach in _REACHES_MANY for tool in network.tools):
        return None
    if circle.closed or circle.preset == _AT_A_DISTANCE:
        return Fit.NOT
    return _USUAL[account.purpose].get(circle.preset)


def fit(circle: Circle, account: Account, network: Network | None, said: Said) -> Fit | None:
    """Say whether people of a circle belong on an account: as the person said, else as is usual."""
    key = circle.id, account.id
    return said[key] if key in said else usual(circle, account, network)


def out_of_place(
    situation: Situation, networks: Mapping[str, Network], said: Said, staying: Collection[tuple[int, int]]
) -> Iterator[OutOfPlace]:
    """Find who is surely or presumably on an account and should not be, by the strictest of their circles.

    staying: (contact's id, account's id) of those who may stay all the same.
    """
    for account in situation.accounts:
        network, there = networks.get(account.network), situation.known[account.id]
        against = [one for one in situation.circles if fit(one, account, network, said) is Fit.NOT]
        found = frozenset[int]().union(*(situation.members[one.id] & there for one in against))
        for contact in sorted(found):
            if (contact, account.id) not in staying:
                circles = tuple(one for one in against if contact in situation.members[one.id])
                yield OutOfPlace(contact, account.id, circles)
