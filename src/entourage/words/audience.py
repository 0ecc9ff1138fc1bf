"""Accounts, ways to post, and who would see it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.network import Reach
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.account import Account
    from entourage.domain.audience import Channel
    from entourage.domain.network import Network, Words
    from entourage.domain.sharing import Verdict
    from entourage.domain.situation import AudienceList, Situation
    from entourage.language import Language

_TRAILING = ".… \u00a0"


def said(language: Language, words: Words) -> str:
    """Give a text of a network in a language: that of the region, else of the language, else in English."""
    tag = str(language.locale)
    return next((words[key] for key in (tag, tag.partition("_")[0], "en") if words.get(key)), "")


def network(language: Language, found: Network | None, key: str) -> str:
    """Say what a network is called; key: of one of which nothing is known."""
    return said(language, found.name) if found else key


def account(language: Language, situation: Situation, found: Account, networks: Mapping[str, Network]) -> str:
    """Say what an account is called: its network, and its handle where there are several on it."""
    name = network(language, networks.get(found.network), found.network)
    siblings = sum(one.network == found.network for one in situation.accounts)
    return f"{name} ({found.handle})" if found.handle and siblings > 1 else name


def audience_list(language: Language, found: AudienceList, of_network: Network | None) -> str:
    """Say what a list is called: as the person named it, else as the network calls it."""
    builtin = next((one for one in of_network.lists if one.key == found.builtin), None) if of_network else None
    return found.name or (said(language, builtin.name) if builtin else found.builtin)


def channel(language: Language, situation: Situation, found: Channel, networks: Mapping[str, Network]) -> str:
    """Say what a way to post is called ("Facebook · Friends except Less familiar")."""
    mine = next(one for one in situation.accounts if one.id == found.account_id)
    of_network = networks.get(mine.network)
    tool = of_network.tool(found.reach) if of_network else None
    named = [audience_list(language, situation.lists[key], of_network) for key in found.lists]
    by_id = {circle.id: circle for circle in situation.circles}
    named += [names.circle(language, by_id[key]) for key in found.circles]
    how = said(language, tool.name) if tool else reach(language, found.reach)
    return " · ".join((account(language, situation, mine, networks), _with(language, how, named, found)))


def _with(language: Language, how: str, named: Sequence[str], found: Channel) -> str:
    """Say whom a tool is used with.

    Lists are quoted, because the network has them under that very name; circles, which it has not, are named behind the
    tool that names people one by one.
    """
    if not named:
        return language.gettext("to them by name") if found.reach is Reach.DIRECT else how
    quoted = [language.quoted(one) for one in named[: len(found.lists)]] + list(named[len(found.lists) :])
    whom = ", ".join(quoted)
    if found.reach is Reach.EXCEPT:
        return f"{how.rstrip(_TRAILING)} {whom}"
    if found.lists and not found.circles:
        return language.ngettext("list {names}", "lists {names}", len(named)).format(names=whom)
    return whom if found.reach is Reach.DIRECT else names.labelled(language, how.rstrip(_TRAILING), whom)


def reach(language: Language, found: Reach) -> str:
    """Say whom a tool reaches, where a network has no word of its own for it."""
    return reaches(language)[found]


def reaches(language: Language) -> dict[str, str]:
    """Name whom tools reach, by their codes."""
    return {
        Reach.PUBLIC: language.pgettext("reach", "public"),
        Reach.ALL: language.pgettext("reach", "all connections"),
        Reach.EXCEPT: language.pgettext("reach", "all except"),
        Reach.ONLY: language.pgettext("reach", "only"),
        Reach.DIRECT: language.pgettext("reach", "direct"),
    }


def amounts(language: Language) -> dict[str, str]:
    """Name how much is posted, by the codes of verdicts."""
    return {"little": language.pgettext("amount", "a little"), "everything": language.pgettext("amount", "everything")}


def amount(language: Language, found: Verdict) -> str:
    """Say how much is posted."""
    return amounts(language)[found.code]


def strengths(language: Language) -> dict[str, str]:
    """Name how surely someone is there, by the codes."""
    return {
        "sure": language.pgettext("connection", "sure"),
        "presumed": language.pgettext("connection", "presumed"),
        "unknown": language.pgettext("connection", "unknown"),
        "absent": language.pgettext("connection", "not there"),
    }


def should_not(language: Language, count: int) -> str:
    """Say how many should not see it, but would."""
    return language.ngettext("{count} should not see it, but would", "{count} should not see it, but would", count)


def should_not_briefly(language: Language, count: int) -> str:
    """Say how many should not see it, where little room is."""
    return language.ngettext("{count} should not", "{count} should not", count)


def would_see(language: Language, count: int) -> str:
    """Say how many would see it, as they may."""
    return language.ngettext("{count} would see it", "{count} would see it", count)


def would_miss(language: Language, count: int) -> str:
    """Say how many may see it and would not."""
    return language.ngettext("{count} would miss it", "{count} would miss it", count)


def unknown(language: Language, count: int) -> str:
    """Say of how many nobody knows whether they are there."""
    return language.ngettext(
        "Of {count} person it is not known whether they are there: they are not counted as seeing it.",
        "Of {count} people it is not known whether they are there: they are not counted as seeing it.",
        count,
    )


def missing(language: Language, code: str, where: str) -> str:
    """Say why someone would miss it; where: the network."""
    return {
        "not_there": language.gettext("not on {network}"),
        "not_known": language.gettext("not known on {network}"),
        "not_on_list": language.gettext("on {network}, not in the list"),
        "held_back": language.gettext("on {network}, left out"),
        "not_written_to": language.gettext("on {network}, not written to"),
    }[code].format(network=where)


def state(language: Language, found: AudienceList) -> str:
    """Say how far a list is applied on the network."""
    if found.applied_at:
        return language.gettext("applied on {day}").format(day=language.day(found.applied_at))
    return language.gettext("begun, not applied yet") if found.members else language.gettext("not applied yet")
