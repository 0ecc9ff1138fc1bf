"""What is still to be done by hand on a network, and the cheapest way to show something to some people only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain.audience import asked_for, decided
from entourage.domain.network import Reach, Use
from entourage.domain.situation import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.domain.network import Network
    from entourage.domain.situation import AudienceList, Situation

_SECONDS_A_TICK, _SECONDS_A_LIST = 4.2, 20


@dataclass(frozen=True, slots=True)
class Changes:
    """Hold what is to be changed of a list on the network, as contacts' ids.

    add: who is to be on it and is not there yet. remove: who is there and is not to be. wanted: who is to be on it.
    unknown: for whom it is too, but of whom nobody knows whether they are on the network.
    """

    add: frozenset[int]
    remove: frozenset[int]
    wanted: frozenset[int]
    unknown: frozenset[int] = NOBODY

    @property
    def ticks(self) -> int:
        """Count what is to be done."""
        return len(self.add) + len(self.remove)

    @property
    def done(self) -> int:
        """Count who is to be on the list and is there."""
        return len(self.wanted) - len(self.add)


def changes(situation: Situation, listed: AudienceList) -> Changes:
    """Tell what is to be changed of a list so that it holds whom it is to hold.

    Whoever is in the book no more is taken off a list that lets people see something, and stays on one that holds
    people back: nobody is let see more by leaving the book.
    """
    wanted = decided(situation, listed)
    surplus = listed.members - wanted
    remove = surplus if listed.use is Use.ONLY else surplus & situation.people
    unknown = asked_for(situation, listed) & situation.unknown[listed.account_id]
    return Changes(wanted - listed.members, remove, wanted, unknown)


def minutes(ticks: int, lists: int = 1) -> int:
    """Estimate how many minutes so many ticks in so many lists take: none for none, else at least one."""
    return max(1, int((ticks * _SECONDS_A_TICK + lists * _SECONDS_A_LIST) / 60 + 0.5)) if ticks else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Hold a way to show something on an account to some of those who are there, and to nobody else.

    reach: ALL where nobody is to be left out. listed: the list that is to be so, None for a new one; builtin: the key
    of one that the network gives everyone and that is not used yet. add, remove: whom to tick and untick in it.
    unknown: how many may be there, of whom nobody can tell, who would see it though they should not.
    """

    reach: Reach
    listed: int | None = None
    builtin: str = ""
    add: frozenset[int] = NOBODY
    remove: frozenset[int] = NOBODY
    unknown: int = 0

    @property
    def ticks(self) -> int:
        """Count what is to be done by hand."""
        return len(self.add) + len(self.remove)

    @property
    def minutes(self) -> int:
        """Estimate how many minutes that takes."""
        return minutes(self.ticks)


def plans(situation: Situation, network: Network | None, account_id: int, meant: frozenset[int]) -> list[Plan]:
    """Find the ways to show something to those of these who are there, and to nobody else, the cheapest first.

    A list is offered where it is to hold these very people, or where the network gives it to everyone and it stands for
    nothing yet. Of ways that take the same, the one that lets fewer unknown people see comes first, then one that names
    who sees rather than who does not, then a list that is there. There is no way to show it to nobody.
    """
    there = situation.known[account_id] - situation.restricted[account_id]
    seeing, others = there & meant, there - meant
    strangers = len(situation.unknown[account_id] - meant)
    found: list[Plan] = []
    if not seeing:
        return found
    if not others and _offers(network, Reach.ALL):
        found.append(Plan(reach=Reach.ALL, unknown=strangers))
    if _offers(network, Reach.ONLY):
        found += _with_lists(situation, network, account_id, Plan(reach=Reach.ONLY, add=seeing))
    if others and _offers(network, Reach.EXCEPT):
        found += _with_lists(situation, network, account_id, Plan(reach=Reach.EXCEPT, add=others, unknown=strangers))
    return sorted(found, key=_cost)


def _with_lists(situation: Situation, network: Network | None, account_id: int, new: Plan) -> Iterator[Plan]:
    """Tell of a way with a new list, where a network has such, and with each list that may hold the same people."""
    if network is None or network.has_lists:
        yield new
    use, wanted = (Use.ONLY if new.reach is Reach.ONLY else Use.EXCEPT), new.add
    of_account = [one for one in situation.lists.values() if one.account_id == account_id]
    for one in of_account:
        if one.use is use and _stands_for(situation, one, wanted):
            found = changes(situation, one)
            yield replace(new, listed=one.id, add=found.add, remove=found.remove)
        elif one.use is use and _is_blank(one):
            yield replace(new, listed=one.id, add=wanted - one.members, remove=one.members - wanted)
    used = {one.builtin for one in of_account}
    for built_in in network.lists if network else ():
        if built_in.use is use and built_in.key not in used:
            yield replace(new, builtin=built_in.key)


def _offers(network: Network | None, reach: Reach) -> bool:
    return network is None or network.tool(reach) is not None


def _stands_for(situation: Situation, listed: AudienceList, wanted: frozenset[int]) -> bool:
    """Tell whether a list is to hold these people; whoever is restricted there sees nothing by any list."""
    return decided(situation, listed) - situation.restricted[listed.account_id] == wanted


def _is_blank(listed: AudienceList) -> bool:
    """Tell whether a list is one that the network gives and that stands for nothing yet."""
    return bool(listed.builtin) and not listed.circles and not listed.chosen


def _cost(plan: Plan) -> tuple[int, int, bool, bool, int, str]:
    is_new = plan.listed is None
    return plan.ticks, plan.unknown, plan.reach is Reach.EXCEPT, is_new, plan.listed or 0, plan.builtin
