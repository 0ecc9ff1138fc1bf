"""What accounts are, whose and what for; and what networks are known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, first_of
from entourage.domain.network import Reach
from entourage.words import audience

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.account import Account
    from entourage.domain.checklist import Item
    from entourage.domain.contact import Contact, Value
    from entourage.domain.dates import PartialDate
    from entourage.domain.network import Network
    from entourage.language import Language

_FEW_NAMED = 3


def owners(language: Language) -> dict[str, str]:
    """Name whose an account can be, by the codes."""
    return {
        "mine": language.pgettext("owner", "Mine"),
        "employer": language.pgettext("owner", "My employer’s"),
        "client": language.pgettext("owner", "A client’s"),
    }


def purposes(language: Language) -> dict[str, str]:
    """Name what an account can be for, by the codes."""
    return {
        "personal": language.pgettext("purpose", "Personal"),
        "professional": language.pgettext("purpose", "Professional"),
        "both": language.pgettext("purpose", "Both"),
    }


def states(language: Language) -> dict[str, str]:
    """Name how far an account is used, by the codes."""
    return {
        "active": language.pgettext("state", "In use"),
        "paused": language.pgettext("state", "Paused"),
        "reserved": language.pgettext("state", "Reserved"),
    }


def photos(language: Language) -> dict[str, str]:
    """Name which picture strangers see on an account, by the codes; empty where that is not said."""
    return {
        "": language.pgettext("picture", "Not said"),
        "same": language.pgettext("picture", "The same as on my card"),
        "other": language.pgettext("picture", "Another"),
        "none": language.pgettext("picture", "None"),
    }


def named(language: Language, network: Network | None, account: Account) -> str:
    """Say what an account is called by itself: its network, and its handle."""
    name = audience.network(language, network, account.network)
    return f"{name} ({account.handle})" if account.handle else name


def facts(language: Language, account: Account) -> str:
    """Say in one line whose an account is, what for, and whether it is used and found."""
    parts = [purposes(language)[account.purpose], owners(language)[account.owner]]
    parts.append(language.gettext("Indexed") if account.indexed else language.gettext("Not indexed"))
    if account.state != "active":
        parts.append(states(language)[account.state])
    return " · ".join(parts)


def sibling_hint(language: Language, network: Network) -> str:
    """Say what is to be thought of when a second account is added on one network."""
    sentence = language.gettext(
        "You have several accounts on {network} now. It is simpler, and safer, to vary what you say across networks "
        "than across several profiles on one: people find both."
    )
    return sentence.format(network=audience.network(language, network, network.key))


def offer(language: Language, network: Network, people: int) -> str:
    """Say that people of a network are here, and no account of mine."""
    sentence = language.ngettext(
        "{count} person here has a profile on {network}: add your account there.",
        "{count} people here have a profile on {network}: add your account there.",
        people,
    )
    return sentence.format(network=audience.network(language, network, network.key))


def item(language: Language, found: Item) -> str:
    """Say when something was looked at, and when it is worth another look."""
    if not found.done_at:
        return language.gettext("never looked at") if found.task.months else language.gettext("to be done once")
    day = language.day(found.done_at)
    if found.again is None:
        return language.gettext("done on {day}").format(day=day)
    if found.is_due:
        return language.gettext("looked at on {day}: time to look again").format(day=day)
    again = language.date(found.again, "medium")
    return language.gettext("looked at on {day}; again from {again}").format(day=day, again=again)


def due(language: Language, count: int) -> str:
    """Say how much is due on an account."""
    return language.ngettext("{count} thing to look at", "{count} things to look at", count)


def as_of(language: Language, month: PartialDate) -> str:
    """Say when what is written of a network was so."""
    return language.gettext("as of {month}").format(month=language.partial_date(month))


def network(language: Language, found: Network | None, account: Account) -> str:
    """Say on which network an account is."""
    return audience.network(language, found, account.network)


def add_on(language: Language, found: Network) -> str:
    """Say on a button that an account on a network is to be added."""
    return language.gettext("Add {network}…").format(network=audience.network(language, found, found.key))


def sibling_before(language: Language, found: Network) -> str:
    """Say, before it is added, what is to be thought of when it would be the second account on a network."""
    sentence = language.gettext(
        "You have an account on {network} already. It is simpler, and safer, to vary what you say across networks than "
        "across several profiles on one: people find both."
    )
    return sentence.format(network=audience.network(language, found, found.key))


def has_people(found: Network | None) -> bool:
    """Tell whether people can be connected on a network; who reads a site is not known."""
    return found is None or any(tool.reach is not Reach.PUBLIC for tool in found.tools) or bool(found.profiles)


def has_own_lists(found: Network | None) -> bool:
    """Tell whether lists of one's own can be made on a network."""
    return found is None or found.has_lists


def takes_lists(found: Network | None) -> bool:
    """Tell whether a network has lists by which a post can be for some only."""
    return found is None or found.has_lists or bool(found.lists)


def there(language: Language, found: Network | None, count: int, unknown: int) -> str:
    """Say how many people are surely or presumably there, or of how many that is not known."""
    if not has_people(found):
        return language.gettext("anyone can read it")
    if not count and unknown:
        return language.ngettext("{count} unknown", "{count} unknown", unknown)
    if not count:
        return language.gettext("nobody known there yet")
    return language.ngettext("{count} person there", "{count} people there", count)


def due_briefly(language: Language, count: int) -> str:
    """Say how much is due on an account, where little room is; nothing for nothing."""
    return language.ngettext("{count} setting to look at", "{count} settings to look at", count) if count else ""


def strengths_counted(language: Language, sure: int, presumed: int, unknown: int, absent: int) -> tuple[str, ...]:
    """Say how many are how surely there, in the order of Strength."""
    return (
        language.ngettext("{count} sure", "{count} sure", sure),
        language.ngettext("{count} presumed", "{count} presumed", presumed),
        language.ngettext("{count} unknown", "{count} unknown", unknown),
        language.ngettext("{count} not there", "{count} not there", absent),
    )


def unique_names(language: Language, count: int) -> str:
    """Say how many alone have the name of somebody there."""
    return language.ngettext(
        "{count} person is presumed to be there: nobody else has the name of somebody there.",
        "{count} people are presumed to be there: each alone has the name of somebody there.",
        count,
    )


def namesakes(language: Language, count: int) -> str:
    """Say how many names several people have, one of whom may be there."""
    return language.ngettext(
        "{count} name of somebody there is that of several people here.",
        "{count} names of people there are those of several people here.",
        count,
    )


def questions_left(language: Language, count: int) -> str:
    """Say how many names are still to be asked about."""
    return language.ngettext("{count} name", "{count} names", count)


def accepted(language: Language, count: int) -> str:
    """Say how many were taken for the person there whose name they have."""
    return language.ngettext("{count} name was taken for the same.", "{count} names were taken for the same.", count)


def said_there(language: Language, called: Sequence[str], network: str, is_there: bool | None) -> str:  # noqa: FBT001 - three values
    """Say what was noted of people on a network: that they are there, are not, or that nothing was said of it."""
    few = list(called[:_FEW_NAMED])
    if more := len(called) - len(few):
        few.append(language.ngettext("{count} other", "{count} others", more))
    sentence = {
        True: language.ngettext("{people} is on {network}.", "{people} are on {network}.", len(called)),
        False: language.ngettext("{people} is not on {network}.", "{people} are not on {network}.", len(called)),
        None: language.ngettext(
            "What the book knows tells of {people} on {network} again.",
            "What the book knows tells of {people} on {network} again.",
            len(called),
        ),
    }[is_there]
    return sentence.format(people=language.listing(few), network=network)


def telling(person: Contact) -> tuple[Value, ...]:
    """Choose what tells a person from namesakes: a company, else a title, and an address or number."""
    work = first_of(person.values, Kind.ORGANIZATION) or first_of(person.values, Kind.TITLE)
    reached = first_of(person.values, Kind.EMAIL) or first_of(person.values, Kind.TELEPHONE)
    return tuple(one for one in (work, reached) if one)


def parts(language: Language, there: int, unknown: int, due: int, lists: int) -> tuple[str, str, str]:
    """Name the parts of an account: who is there, what is to be looked at, and its lists, each with its number.

    unknown: of how many it is not known whether they are there; said where nobody is known to be.
    """
    looking = language.gettext("To look at ({count})") if due else language.gettext("Nothing to look at")
    return (
        language.gettext("Who is there ({count} unknown)").format(count=language.number(unknown))
        if unknown and not there
        else language.gettext("Who is there ({count})").format(count=language.number(there)),
        looking.format(count=language.number(due)),
        language.gettext("Lists ({count})").format(count=language.number(lists)),
    )


def own_list(language: Language, source: str, found: Network | None, other: Account | None) -> str:
    """Name an imported list, and the other account that it was said to be of, if any."""
    if other is None:
        return source
    return language.gettext("{source} (now of {account})").format(source=source, account=named(language, found, other))


def said_own(language: Language, source: str, account: str, *, is_own: bool) -> str:
    """Say that an imported list is an account's own from now on, or is nobody's as far as was said."""
    sentence = (
        language.gettext("“{source}” is the list of {account}.")
        if is_own
        else language.gettext("“{source}” is no account’s own list any more, as far as was said.")
    )
    return sentence.format(source=source, account=account)
