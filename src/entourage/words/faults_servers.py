"""Faults of address book servers as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.domain.errors import EntourageError
    from entourage.language import Language

_MINUTE = 60


def faults(language: Language) -> dict[str, str]:
    """Return the sentences by code."""
    return {
        "server_address_unclear": language.gettext(
            "“{address}” is neither an e-mail address nor the address of a server. "
            "Write it like name@example.org or https://example.org."
        ),
        "server_insecure": language.gettext(
            "{url} is not encrypted: anybody on the way could read your password and your contacts. "
            "Use an address that begins with https://."
        ),
        "server_timed_out": language.gettext(
            "{host} does not answer in time. Check your connection to the internet, then try again."
        ),
        "server_password_wrong": language.gettext(
            "{host} does not take this user name with this password. Check both. Where you sign in with a second "
            "step, it wants an app password, which you make in the settings of your account there."
        ),
        "server_app_password": language.gettext(
            "{host} does not take this user name with this password. It wants an app password, made for this program: "
            "{page}"
        ),
        "server_sign_in_elsewhere": language.gettext(
            "{host} lets nobody in with a password, only through a browser, which this program does not do. "
            "Export your contacts there, and import the file."
        ),
        "server_no_carddav": language.gettext(
            "{host} has no address books for programs (CardDAV). Look in the help of your provider for the address, "
            "or export your contacts there and import the file."
        ),
        **_there(language),
    }


def _there(language: Language) -> dict[str, str]:
    return {
        "server_full": language.gettext("There is no room left on {host}. Make room there, then synchronize again."),
        "server_nonsense": language.gettext(
            "{host} answers what no address book server does ({what}). Nothing was changed. "
            "Check the address, or try again later."
        ),
        "server_moved": language.gettext(
            "{host} leads to {other}, which you have not been shown. If you know it, give its address instead: "
            "your password was not sent there."
        ),
        "server_book_gone": language.gettext(
            "This address book is no longer on {host}. Nobody here was changed. If it has another address by now, "
            "remove it here and add it again."
        ),
    }


def told(language: Language, fault: EntourageError) -> str:
    """Explain a fault whose sentence depends on what it names, or say nothing."""
    say = _TOLD.get(fault.code)
    return say(language, fault) if say else ""


def _unreachable(language: Language, fault: EntourageError) -> str:
    known = {
        "name_unknown": language.gettext("there is no server of this name, or no connection to the internet"),
        "connection_refused": language.gettext("nothing answers there"),
        "connection_cut": language.gettext("the connection was cut"),
        "not_encrypted": language.gettext("it does not encrypt at this address"),
        "encryption_failed": language.gettext("no encryption that both know"),
    }
    sentence = language.gettext("{host} cannot be reached: {reason}. Check the address and your connection.")
    return sentence.format(host=fault.params["host"], reason=_reason(known, fault))


def _certificate(language: Language, fault: EntourageError) -> str:
    known = {
        "certificate_expired": language.gettext("its certificate has expired"),
        "certificate_not_yet": language.gettext("its certificate is not valid yet; check the date of this computer"),
        "certificate_self_made": language.gettext("it made its certificate itself"),
        "certificate_unknown": language.gettext("nobody whom this computer trusts vouches for its certificate"),
        "certificate_faulty": language.gettext("its certificate is not made as it should be"),
        "certificate_other_host": language.gettext("its certificate is for another server"),
    }
    sentence = language.gettext(
        "It is not sure that {host} is what it says: {reason}. Nothing was sent, your password neither. "
        "Whoever looks after the server can put this right."
    )
    return sentence.format(host=fault.params["host"], reason=_reason(known, fault))


def _forbidden(language: Language, fault: EntourageError) -> str:
    known = {
        "reading": language.gettext("{host} does not let you read this address book. Ask whoever shares it."),
        "writing": language.gettext("{host} does not let you change this address book. Ask whoever shares it."),
        "deleting": language.gettext("{host} does not let you delete from this address book. Ask whoever shares it."),
    }
    return known[str(fault.params["what"])].format(host=fault.params["host"])


def _busy(language: Language, fault: EntourageError) -> str:
    seconds = int(str(fault.params["seconds"]))
    minutes = -(-seconds // _MINUTE)
    sentence = language.ngettext(
        "{host} is too busy. Try again in {count} minute.",
        "{host} is too busy. Try again in {count} minutes.",
        minutes,
    )
    if not minutes:
        sentence = language.gettext("{host} is too busy. Try again later.")
    return sentence.format(host=fault.params["host"], count=language.number(minutes))


def _refused_card(language: Language, fault: EntourageError) -> str:
    known = {
        "card_too_large": language.gettext("it is too large. Take a smaller picture"),
        "card_not_understood": language.gettext("it says that it does not understand it"),
    }
    sentence = language.gettext("{host} does not take a card: {reason}.")
    if "person" in fault.params:
        sentence = language.gettext("{host} does not take the card of {person}: {reason}.")
    return sentence.format_map({**fault.params, "reason": _reason(known, fault)})


def _reason(known: dict[str, str], fault: EntourageError) -> str:
    said = str(fault.params["reason"])
    return known.get(said, said)


_TOLD: dict[str, Callable[[Language, EntourageError], str]] = {
    "server_unreachable": _unreachable,
    "server_certificate": _certificate,
    "server_forbidden": _forbidden,
    "server_busy": _busy,
    "server_refused_card": _refused_card,
}
