"""Faults of accounts and networks, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.language import Language


def faults(language: Language) -> dict[str, str]:
    """Explain faults by their codes."""
    return {
        "account_none": language.gettext(
            "There is no account “{account}” here: there is none yet. To add one: entourage account add NETWORK."
        ),
        "account_unknown": language.gettext(
            "You have no account “{account}” here. You have: {known}. To add one: entourage account add NETWORK."
        ),
        "account_ambiguous": language.gettext(
            "“{account}” could be several of your accounts. Say which one by number: {known}."
        ),
        "account_exists": language.gettext("You have the account “{handle}” on this network already."),
        "account_exists_unnamed": language.gettext(
            "You have an account on this network without a handle already. Say the handle of one of the two."
        ),
        "task_unknown": language.gettext(
            "There is nothing called “{task}” to look at on this account. Say a number, or one of these: {known}."
        ),
        "source_none": language.gettext(
            "There is no source “{source}”: nothing was imported yet. To bring a file in: entourage import FILE."
        ),
        "source_unknown": language.gettext("There is no source “{source}”. Say one of these: {known}."),
        "word_unknown": language.gettext("“{text}” is none of these: {known}. Say one of them."),
        **_of_networks(language),
    }


def _of_networks(language: Language) -> dict[str, str]:
    return {
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
