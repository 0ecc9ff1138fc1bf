"""Faults of connections and lists, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.language import Language


def faults(language: Language) -> dict[str, str]:
    """Explain faults by their codes."""
    return {
        "account_not_there": language.gettext("This account was removed meanwhile. Nothing was changed."),
        "connect_me": language.gettext("Your own card is on no account of yours. Name somebody else."),
        "connect_whom": language.gettext("Say of whom, by name or by number, or take unique names: --accept-names."),
        "connect_how": language.gettext("There is no strength “{strength}”. Say one of these: {known}."),
        "use_unknown": language.gettext("A list cannot be used as “{use}”. Say one of these: {known}."),
        "list_exists": language.gettext("There is a list “{list}” on this account already. Give another name."),
        "list_name_fixed": language.gettext("“{list}” is called so by its network: its name cannot be changed here."),
        "list_use_fixed": language.gettext("What “{list}” does is settled by its network. Leave out the use."),
        "lists_for_reading": language.gettext(
            "Lists on {network} are only for reading: nothing can be posted for one. Leave out what it is for."
        ),
        "lists_not_there": language.gettext("{network} has no lists. Choose another account."),
        "lists_given_only": language.gettext("{network} has no lists but its own: {known}. Name one of these."),
        "list_act_needed": language.gettext("Say also which list: --change LIST, or --add NAME for another one."),
        "chosen_twice": language.gettext("{name} is to be on the list and not to be: say only one of --on and --off."),
        "list_account_needed": language.gettext("Say first on which account: entourage lists ACCOUNT …"),
    }
