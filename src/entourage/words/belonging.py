"""Who belongs where, in words, and how to part on good terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.words import audience, brands, names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.account import Account
    from entourage.domain.belonging import Fit
    from entourage.domain.circle import Circle
    from entourage.domain.network import Network
    from entourage.language import Language

FAREWELLS = ("client", "leaving", "plain")
"""Texts to somebody who is on an account and should not be: to a client, when leaving the network, without a reason."""


def fits(language: Language) -> dict[str, str]:
    """Name whether a circle belongs on an account: its codes, no opinion ("unset") and "usual" for what is usual."""
    return {
        "belongs": language.pgettext("belonging", "Belongs here"),
        "unset": language.pgettext("belonging", "No opinion"),
        "not": language.pgettext("belonging", "Does not belong here"),
        "usual": language.pgettext("belonging", "As is usual"),
    }


def answers(language: Language) -> dict[str, str]:
    """Answer in a word whether a circle belongs on an account, by the keys of `fits`."""
    return {
        "belongs": language.pgettext("belonging", "Yes"),
        "unset": language.pgettext("belonging", "No opinion"),
        "not": language.pgettext("belonging", "No"),
        "usual": language.pgettext("belonging", "As is usual"),
    }


def fit(language: Language, found: Fit | None) -> str:
    """Say whether a circle belongs on an account."""
    return fits(language)["unset" if found is None else found.value]


def account_named(language: Language, network: str, handle: str) -> str:
    """Say what an account is called, where its network is known by its key only."""
    name = brands.spelled(network)
    return language.gettext("{network} ({handle})").format(network=name, handle=handle) if handle else name


def because(language: Language, against: Sequence[Circle], account: Account, networks: Mapping[str, Network]) -> str:
    """Say why someone should not be on an account: their circles that do not belong there."""
    circles = language.listing([names.circle(language, circle) for circle in against])
    network = audience.network(language, networks.get(account.network), account.network)
    return language.gettext("Does not belong on {account}: {circles}.").format(circles=circles, account=network)


def out_of_place(language: Language, count: int) -> str:
    """Say how many are on an account and should not be."""
    return language.ngettext(
        "{count} person is there and should not be", "{count} people are there and should not be", count
    )


def farewells(language: Language) -> dict[str, str]:
    """Name the texts by their keys."""
    return {
        "client": language.pgettext("farewell", "To a client"),
        "leaving": language.pgettext("farewell", "When you leave the network"),
        "plain": language.pgettext("farewell", "Without a reason"),
    }


def farewell(language: Language, key: str, *, network: str, name: str, me: str) -> str:
    """Write a text to copy; name: the first name of whom it is to, me: my own, either empty where not known."""
    hello = language.gettext("Hello {name},").format(name=name) if name else language.gettext("Hello,")
    text = {
        "client": language.gettext(
            "I keep {network} for family and friends, and I am taking my work contacts off it. It changes nothing "
            "between us: for work, I am always glad to hear from you by e-mail or telephone."
        ),
        "leaving": language.gettext(
            "I am using {network} less and less, and I am cutting down my contacts there before I leave it. I would "
            "like to stay in touch with you: an e-mail or a call will always reach me."
        ),
        "plain": language.gettext(
            "I am tidying up my contacts on {network}, and you will no longer find me among yours. Please do not take "
            "it personally; I am glad to hear from you by e-mail or telephone."
        ),
    }[key].format(network=network)
    return "\n\n".join(filter(None, (hello, text, language.gettext("Kind regards,") + (f"\n{me}" if me else ""))))
