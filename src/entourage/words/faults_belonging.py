"""Faults about who belongs where, leak paths, my details and hours, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.language import Language


def faults(language: Language) -> dict[str, str]:
    """Explain faults by their codes."""
    return {
        "same_person": language.gettext("Name two people: someone hears nothing from themselves."),
        "not_a_client": language.gettext("{name} is not in the circle Clients. Nobody was moved."),
        "no_clients": language.gettext("There is no circle of clients. Make it with: entourage circle add Clients."),
        "no_restricted_list": language.gettext(
            "This network has no list for people who are to see no more than the public. Take them out of your "
            "contacts there, or leave them out of each post."
        ),
        "see_one": language.gettext("Name a person, or say --public, not both."),
        "fit_unknown": language.gettext("“{text}” is no answer. Say belongs, not, unset (no opinion) or usual."),
        "detail_unknown": language.gettext(
            "None of your details is “{detail}”. “details” shows them; they are those of the card marked as you."
        ),
        "detail_ambiguous": language.gettext("Several of your details are “{detail}”: {known}. Say which one."),
        "given_unknown": language.gettext("“{text}” is no answer. Say yes, no or usual."),
        "hours_unclear": language.gettext(
            "“{text}” is not read as hours. Write them like Mon–Fri 9:00–17:00; Sat 10:00–12:00, or always, or never."
        ),
        "not_counted": language.gettext("This is you, or someone in the trash: nothing is decided of them."),
        "farewell_unclear": language.gettext(
            "Say for which account, and which text: client, leaving or plain, as in: "
            "entourage belongs facebook --farewell client."
        ),
        "channel_needed": language.gettext("Say what you would post (--topic) and where (--channel)."),
    }
