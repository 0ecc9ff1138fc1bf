"""Faults of accounts and networks, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.language import Language


def faults(language: Language) -> dict[str, str]:
    """Explain faults by their codes."""
    return {
        "account_unknown": language.gettext(
            "You have no account “{account}” here. You have: {known}. To add one: entourage account add NETWORK."
        ),
        "account_ambiguous": language.gettext(
            "“{account}” could be several of your accounts. Say which one by number: {known}."
        ),
        "network_unknown": language.gettext(
            "There is no network “{network}” here. See those there are with: entourage networks."
        ),
        "network_file_unreadable": language.gettext(
            "“{path}” cannot be read as the description of a network: {what}. Mend that place; the others are read."
        ),
        "network_key_missing": language.gettext(
            "In “{path}”, “{key}” is missing. Add it; the other networks are read."
        ),
        "network_key_unknown": language.gettext(
            "In “{path}”, “{key}” says nothing: it is misspelled, or not in its place. There may be: {known}."
        ),
        "network_key_faulty": language.gettext(
            "In “{path}”, “{key}” is not written as it should be: see how the other networks have it."
        ),
        "network_key_other": language.gettext("In “{path}”, “{key}” has to be one of these: {known}."),
        "network_key_twice": language.gettext("In “{path}”, “{key}” stands twice. Leave one of the two out."),
    }
