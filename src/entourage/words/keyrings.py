"""The system's keyring, in words: what it is called, and whether passwords can be kept in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.language import Language


def name(language: Language, backend: str) -> str:
    """Name the keyring in which a secret lies; backend: "module.Class", as `keychain.Kept` holds it."""
    for part, called in _names(language).items():
        if part in backend:
            return called
    return language.gettext("the keyring of your system")


def left(language: Language, backend: str) -> str:
    """Say that a password may still lie in a keyring that this computer has not; empty for none."""
    if not backend:
        return ""
    sentence = language.gettext("{keyring} is not on this computer: the password may still lie there.")
    said = sentence.format(keyring=name(language, backend))
    return said[:1].upper() + said[1:]


def _names(language: Language) -> dict[str, str]:
    return {
        ".macOS.": language.gettext("the keychain of macOS"),
        ".Windows.": language.gettext("the Credential Manager of Windows"),
        ".kwallet.": language.gettext("KWallet"),
    }


def state(language: Language, reason: str, backend: str) -> str:
    """Say whether passwords can be kept, and why not; reason, backend: of `keychain.State`."""
    return _states(language)[reason].format(keyring=name(language, backend))


def _states(language: Language) -> dict[str, str]:
    return {
        "ready": language.gettext("Passwords can be kept in {keyring}."),
        "locked": language.gettext(
            "Passwords can be kept in {keyring}, which is locked: you will be asked to unlock it."
        ),
        "not_made": language.gettext(
            "Passwords can be kept in {keyring}, which is not made yet: you will be asked for a password for it."
        ),
        "no_backend": language.gettext(
            "This computer has no keyring to keep passwords in, or it is not running. You are asked for them each time."
        ),
        "null_backend": language.gettext(
            "The keyring that is chosen on this computer keeps nothing. You are asked for passwords each time."
        ),
        "insecure_backend": language.gettext(
            "The keyring that is chosen on this computer does not keep passwords safely. "
            "You are asked for them each time."
        ),
        "timed_out": language.gettext(
            "The keyring of your system does not answer. You are asked for passwords each time."
        ),
        "failed": language.gettext("The keyring of your system does not work. You are asked for passwords each time."),
    }
