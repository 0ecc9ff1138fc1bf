"""Faults of what is to be done on the networks, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.language import Language


def faults(language: Language) -> dict[str, str]:
    """Explain faults by their codes."""
    return {
        "list_not_there": language.gettext("This list was removed meanwhile. Nothing was changed."),
        "nothing_to_do": language.gettext(
            "Nothing is to be done in this list for whom you named. “todo” shows what there is to do."
        ),
        "account_needed": language.gettext("Say on which account, as in: entourage todo facebook."),
        "list_needed": language.gettext("Several lists ask something of these people: {known}. Say which with --list."),
        "list_of_undone": language.gettext("Say in which list it was not done, with --list."),
        "no_members": language.gettext(
            "No name was found in this text. Copy the page of the list with its names, and paste it here."
        ),
        "list_not_in_file": language.gettext("This list is not in the file. It has: {known}."),
    }
