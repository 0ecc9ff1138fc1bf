"""What would put right who sees a post, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.words import audience

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.audience import Channel
    from entourage.domain.network import Network
    from entourage.domain.situation import Situation
    from entourage.language import Language


_NAMED = 3


def remedy(
    language: Language,
    situation: Situation,
    networks: Mapping[str, Network],
    channel: Channel,
    *,
    right: str,
    called: Sequence[str],
    list_id: int,
) -> str:
    """Say what would put something right ("Take Benoît off the list “Amis proches” on Facebook").

    called: the names of those for whom it would. list_id: of the list it is about, 0 for none.
    """
    key = next(one.network for one in situation.accounts if one.id == channel.account_id)
    listed = situation.lists.get(list_id)
    return _sentences(language, len(called))[right].format(
        people=people(language, called),
        count=language.number(len(called)),
        list=language.quoted(audience.audience_list(language, listed, networks.get(key))) if listed else "",
        network=audience.network(language, networks.get(key), key),
    )


def other_way(language: Language, name: str, should_not: int, note: str) -> str:
    """Say that another way shows it to fewer who should not see it.

    name: what that way is called; note: what is to be known of it besides, if anything.
    """
    name = f"{name} ({note})" if note else name
    if not should_not:
        return language.gettext("Use {way} instead: nobody known would see it who should not").format(way=name)
    sentence = language.ngettext(
        "Use {way} instead: {count} should not see it there, but would",
        "Use {way} instead: {count} should not see it there, but would",
        should_not,
    )
    return sentence.format(way=name, count=language.number(should_not))


def people(language: Language, names: Sequence[str]) -> str:
    """Name some people, or say how many they are where they are many."""
    if len(names) <= _NAMED:
        return language.listing(list(names))
    return language.ngettext("{count} person", "{count} people", len(names)).format(count=language.number(len(names)))


def _sentences(language: Language, count: int) -> dict[str, str]:
    return {
        "take_off": language.gettext("Take {people} off the list {list} on {network}"),
        "leave_off": language.ngettext(
            "Keep {people} off the list {list}, whatever their circles",
            "Keep {people} off the list {list}, whatever their circles",
            count,
        ),
        "add": language.gettext("Add {people} to the list {list} on {network}"),
        "put_on": language.ngettext(
            "Put {people} on the list {list}, whatever their circles",
            "Put {people} on the list {list}, whatever their circles",
            count,
        ),
        "exception": language.gettext("Make an exception for {people}"),
        "sort": language.gettext("Sort {people} into circles"),
        "same_people": language.ngettext(
            "{count} is known by name only: is it the same person?",
            "{count} are known by name only: are they the same people?",
            count,
        ),
    }
