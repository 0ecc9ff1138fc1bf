"""Begin the list by which something is shown to those alone who may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.audience import decided
from entourage.domain.channels import is_open, is_shut
from entourage.domain.network import Reach, Use
from entourage.domain.situation import AudienceList
from entourage.operations import audience_lists
from entourage.operations.audience import known
from entourage.operations.naming import named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.sharing import Verdict
    from entourage.domain.todo import Plan
    from entourage.domain.topic import Topic
    from entourage.storage.database import Database


def start(
    database: Database, account_id: int, plan: Plan, topics: Sequence[Topic], amount: Verdict, name: str
) -> AudienceList | None:
    """Decide on the list of a way that `operations.todo.ways` found, or give the one that it takes; None for none.

    It stands for the circles whose own rules say so, and so follows whoever is sorted into them; whoever these do not
    tell right is put on it, or off it, by hand. name: of a new list. Raises what `audience_lists.add` does.
    """
    found = known(database)
    situation = found.situation
    if plan.reach is Reach.ALL:
        return None
    use, asks = (Use.ONLY, is_open) if plan.reach is Reach.ONLY else (Use.EXCEPT, is_shut)
    existing = situation.lists[plan.listed] if plan.listed is not None else None
    if existing and (existing.circles or existing.chosen):
        return existing
    circles = [one for one in situation.circles if asks(situation, one, topics, amount)]
    blank = AudienceList(id=0, account_id=account_id, use=use, circles=tuple(one.id for one in circles))
    wanted = plan.add if existing is None else (existing.members | plan.add) - plan.remove
    by_circles = decided(situation, blank)
    chosen: dict[int, bool | None] = dict.fromkeys(wanted - by_circles, True)
    chosen |= dict.fromkeys(by_circles - wanted, False)
    named_circles = [named(one) for one in circles]
    if existing:
        return audience_lists.change(database, existing.id, circles=named_circles, chosen=chosen)
    called = plan.builtin or name
    return audience_lists.add(database, account_id, called, named_circles, None if plan.builtin else use, chosen)
