"""The ways to post that one can choose among, as the tools of each network offer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.account import State
from entourage.domain.audience import Channel
from entourage.domain.network import Reach, Use
from entourage.domain.sharing import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from entourage.domain.account import Account
    from entourage.domain.circle import Circle
    from entourage.domain.network import Network, Tool
    from entourage.domain.situation import Situation
    from entourage.domain.topic import Topic

_SEVERAL = 2


def channels(
    situation: Situation,
    networks: Mapping[str, Network],
    topics: Sequence[Topic],
    amount: Verdict,
    *,
    has_recipients: bool = False,
) -> list[Channel]:
    """List the ways to post with the accounts in use, each once, in their order.

    Circles are named where they help: to write to those that may see it, together and one by one, and to leave out
    those that may not. has_recipients: it is meant for some, so that they can be written to by themselves.
    """
    may = [circle for circle in situation.circles if is_open(situation, circle, topics, amount)]
    may_not = [circle for circle in situation.circles if is_shut(situation, circle, topics, amount)]
    found: dict[Channel, None] = {}
    for account in situation.accounts:
        network = networks.get(account.network)
        if network and account.state is State.ACTIVE:
            for tool in network.tools:
                found |= dict.fromkeys(_of_tool(situation, account, tool, may, may_not))
                if tool.reach is Reach.DIRECT and has_recipients:
                    found[Channel(account.id, Reach.DIRECT)] = None
    return list(found)


def _of_tool(
    situation: Situation, account: Account, tool: Tool, may: Sequence[Circle], may_not: Sequence[Circle]
) -> Iterator[Channel]:
    if tool.reach in (Reach.PUBLIC, Reach.ALL):
        yield Channel(account.id, tool.reach)
        return
    if tool.takes_lists:
        yield from _with_lists(situation, account, tool)
    if tool.takes_people and tool.reach is Reach.EXCEPT:
        yield from _with_circles(account, tool, may_not, one_by_one=False)
    elif tool.takes_people:
        yield from _with_circles(account, tool, may, one_by_one=True)


def _with_lists(situation: Situation, account: Account, tool: Tool) -> Iterator[Channel]:
    wanted = Use.EXCEPT if tool.reach is Reach.EXCEPT else Use.ONLY
    of_account = (one for one in situation.lists.values() if one.account_id == account.id and one.use is wanted)
    for one in sorted(of_account, key=lambda one: (one.position, one.id)):
        yield Channel(account.id, tool.reach, lists=(one.id,))


def _with_circles(account: Account, tool: Tool, circles: Sequence[Circle], *, one_by_one: bool) -> Iterator[Channel]:
    keys = tuple(circle.id for circle in circles)
    if keys:
        yield Channel(account.id, tool.reach, circles=keys)
    if one_by_one and len(keys) >= _SEVERAL:
        yield from (Channel(account.id, tool.reach, circles=(key,)) for key in keys)


def is_open(situation: Situation, circle: Circle, topics: Sequence[Topic], amount: Verdict) -> bool:
    """Tell whether a circle's own rules let its people see as much of all of it."""
    return not circle.closed and all(
        not topic.locked and situation.rules.get((circle.id, topic.id), topic.unsorted) <= amount for topic in topics
    )


def is_shut(situation: Situation, circle: Circle, topics: Sequence[Topic], amount: Verdict) -> bool:
    """Tell whether whoever is in a circle may not see as much of all of it, whatever their other circles."""
    opinions = (situation.rules.get((circle.id, topic.id), Verdict.EVERYTHING) for topic in topics)
    return circle.closed or any(one > amount for one in opinions)
