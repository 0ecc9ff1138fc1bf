"""What accounts are, whose and what for; and what networks are known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.words import audience

if TYPE_CHECKING:
    from entourage.domain.account import Account
    from entourage.domain.checklist import Item
    from entourage.domain.dates import PartialDate
    from entourage.domain.network import Network
    from entourage.language import Language


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
        "You have several accounts on {network} now. It is simpler, and safer, to vary what you say across networks than "
        "across several profiles on one: people find both."
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
