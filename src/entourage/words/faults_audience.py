"""Faults of what is asked about an audience, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.language import Language


def faults(language: Language) -> dict[str, str]:
    """Explain faults by their codes."""
    return {
        "no_topic": language.gettext("Say what you would post: at least one kind of content."),
        "amount_unknown": language.gettext("“{amount}” is no amount. Say little or everything."),
        "nobody_written_to": language.gettext(
            "A message goes to somebody: name circles (email/direct/Family), or say with --to whom it is meant for."
        ),
        "reach_missing": language.gettext("Say also whom it reaches on {account}: {known}."),
        "channel_unclear": language.gettext("Say whom it reaches on {account}: {known}. “{reach}” is none of these."),
        "reach_unknown": language.gettext("{account} has no “{reach}”. It has: {known}."),
        "reach_without_names": language.gettext("Name lists or circles after “{reach}”, as in facebook/only/Family."),
        "reach_takes_no_names": language.gettext("“{reach}” names nobody: leave out “{names}”."),
        "list_unknown": language.gettext("There is no list “{list}” on this account. “lists” shows those there are."),
    }
