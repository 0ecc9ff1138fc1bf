"""How far the lists that a way to post rests on are applied, in words: beside the numbers, and in a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.network import Reach, Use
from entourage.words import audience, todo

if TYPE_CHECKING:
    from entourage.domain.audience import Channel
    from entourage.domain.network import Network
    from entourage.domain.situation import AudienceList, Situation
    from entourage.domain.todo import Changes
    from entourage.language import Language


def sentence(
    language: Language, listed: AudienceList, changes: Changes, of_network: Network | None, network: str
) -> str:
    """Say of a list that is not as decided on its network how far it is, and which of the two the numbers tell."""
    name = language.quoted(audience.audience_list(language, listed, of_network))
    if not listed.is_begun and listed.use is Use.ONLY:
        said = language.gettext("The list {list} holds nobody on {network} yet. This is as it will be once it does.")
    elif not listed.is_begun:
        said = language.gettext("The list {list} holds nobody back on {network} yet. This is as it is there now.")
    else:
        said = language.gettext("The list {list} is not as decided on {network}: {asks}. This is as it is there now.")
    return said.format(list=name, network=network, asks=todo.asks(language, changes))


def brief(language: Language, listed: AudienceList, changes: Changes) -> str:
    """Say in a few words how far a list is that is not as decided on its network."""
    if not listed.is_begun:
        return language.gettext("not applied yet")
    return language.gettext("{done} of {wanted} applied").format(
        done=language.number(changes.done), wanted=language.number(len(changes.wanted))
    )


def one_by_one(language: Language, situation: Situation, found: Channel) -> str:
    """Say of a way that names circles, which the network has not, that people are ticked one by one each time."""
    if not found.circles or found.reach is Reach.DIRECT:
        return ""
    inside = frozenset[int]().union(*(situation.members.get(key, frozenset()) for key in found.circles))
    count = len(inside & situation.known[found.account_id])
    return language.ngettext(
        "no list: {count} name to tick each time", "no list: {count} names to tick each time", count
    )
