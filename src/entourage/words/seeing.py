"""What someone may see and would, and what a stranger does, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.network import Reach
from entourage.words import audience, details

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.audience import Channel
    from entourage.domain.network import Network
    from entourage.domain.seeing import Difference, Presence, Shown
    from entourage.domain.situation import Situation
    from entourage.language import Language


def presence(language: Language, situation: Situation, networks: Mapping[str, Network], one: Presence) -> str:
    """Say how surely someone is on an account, and what reaches them there."""
    account = audience.account(language, situation, one.account, networks)
    if one.connection is None:
        return language.gettext("{account}: not known there").format(account=account)
    how = audience.strengths(language)[one.connection.strength]
    if not one.connection.strength.counts:
        return language.gettext("{account}: {how}").format(account=account, how=how)
    many = [channel for channel in one.reached_by if channel.reach is not Reach.DIRECT]
    ways = [_way(language, situation, networks, channel) for channel in many]
    held = [
        language.quoted(audience.audience_list(language, situation.lists[key], networks.get(one.account.network)))
        for key in one.held_back_by
    ]
    said = (
        language.gettext("{account}: there ({how}); reached by: {ways}")
        if ways
        else language.gettext("{account}: there ({how})")
    )
    whole = said.format(account=account, how=how, ways=", ".join(ways))
    if held:
        whole = language.clauses([whole, language.gettext("held back by {lists}").format(lists=language.listing(held))])
    return whole


def _way(language: Language, situation: Situation, networks: Mapping[str, Network], found: Channel) -> str:
    return audience.channel(language, situation, found, networks).partition(" · ")[2]


def given(language: Language, texts: Sequence[str]) -> str:
    """Say which of my details someone is given."""
    if not texts:
        return language.gettext("Given none of your details")
    return language.gettext("Given of your details: {details}").format(details=", ".join(texts))


def shown(language: Language, one: Shown) -> str:
    """Say what a stranger finds of an account."""
    found = one.account
    said = [one for one in (found.name, found.title, found.link) if one]
    said.append(_indexed(language, one))
    said += [] if one.is_open else [language.gettext("nothing there is for anyone")]
    return ", ".join(said)


def _indexed(language: Language, one: Shown) -> str:
    """Say whether search engines show an account, as far as was said or is usual: a default is nobody's word."""
    is_usual = one.network is not None and one.network.indexed == one.account.indexed
    if one.account.indexed:
        usual = language.gettext("search engines show it, as is usual there")
        return usual if is_usual else language.gettext("search engines show it, as you said")
    not_said = language.gettext("you did not say that search engines show it")
    return not_said if is_usual else language.gettext("search engines do not show it, as you said")


def difference(language: Language, situation: Situation, networks: Mapping[str, Network], found: Difference) -> str:
    """Say that accounts and card do not say the same."""
    field = details.fields(language)[found.field]
    parts = []
    for one in found.said:
        text = details.photos(language).get(one.text, one.text) if found.field == "photo" else one.text
        who = (
            audience.account(language, situation, one.account, networks)
            if one.account
            else language.gettext("your card")
        )
        parts.append(language.gettext("{who} says {text}").format(who=who, text=language.quoted(text)))
    return language.gettext("{field} differs: {parts}").format(field=field, parts=language.clauses(parts))
