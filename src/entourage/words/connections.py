"""How surely people are there on an account, by what that is known, and what lists are for, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.domain.account import Evidence
from entourage.domain.network import Use

if TYPE_CHECKING:
    from entourage.language import Language


def evidence(language: Language, found: Evidence, network: str) -> str:
    """Say by what a connection is known; network: what the network is called."""
    return {
        Evidence.BY_HAND: language.gettext("said by you"),
        Evidence.EXPORT: language.gettext("in your export from {network}"),
        Evidence.PROFILE: language.gettext("has a profile on {network}"),
        Evidence.LIST: language.gettext("on a list of yours on {network}"),
        Evidence.ACCEPTED: language.gettext("same name as on {network}, taken for the same by you"),
        Evidence.ADDRESS: language.gettext("has an e-mail address"),
        Evidence.NUMBER: language.gettext("has a mobile number"),
        Evidence.NAME: language.gettext("same name as somebody on {network}, and nobody else has it"),
        Evidence.MAYBE_MOBILE: language.gettext("has a number that may be a mobile"),
        Evidence.NAMESAKES: language.gettext("same name as somebody on {network}, and so have others"),
        Evidence.FOLLOWED: language.gettext("you follow them on {network}; whether they follow you is not known"),
        Evidence.GONE: language.gettext("no longer in your newest export from {network}"),
    }[found].format(network=network)


def uses(language: Language) -> dict[str, str]:
    """Name what lists are for, by their codes."""
    return {
        Use.ONLY: language.pgettext("list", "only"),
        Use.EXCEPT: language.pgettext("list", "except"),
        Use.RESTRICTED: language.pgettext("list", "restricted"),
        Use.READING: language.pgettext("list", "reading"),
    }


def use(language: Language, found: Use) -> str:
    """Say what a list is for."""
    return {
        Use.ONLY: language.gettext("only they see what is posted to it"),
        Use.EXCEPT: language.gettext("all see it but they"),
        Use.RESTRICTED: language.gettext("they see only what the public sees"),
        Use.READING: language.gettext("only for reading what they post"),
    }[found]
