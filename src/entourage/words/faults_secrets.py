"""Faults of the system's keyring as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.language import Language


def faults(language: Language) -> dict[str, str]:
    """Explain faults by their codes."""
    return {
        "keyring_absent": language.gettext(
            "There is no keyring on this computer to keep passwords in, or it is not running. Start one "
            "(such as GNOME Keyring, KWallet or KeePassXC), or type the password each time."
        ),
        "keyring_refused": language.gettext(
            "“{backend}” is chosen as the keyring of this computer, and it does not keep passwords safely. "
            "Choose another one in keyringrc.cfg or PYTHON_KEYRING_BACKEND, or type the password each time."
        ),
        "keyring_locked": language.gettext(
            "The keyring of your system stayed locked. Unlock it, or type the password each time."
        ),
        "keyring_not_made": language.gettext(
            "Your system has no keyring yet, and none was made. Make one when the system asks you to, "
            "or type the password each time."
        ),
        "keyring_timed_out": language.gettext(
            "The keyring of your system does not answer. Look whether a window of it waits for you, "
            "or type the password each time."
        ),
        "keyring_failed": language.gettext(
            "The keyring of your system did not do what it was asked to: {reason}. Try again, "
            "or type the password each time."
        ),
        "secret_too_long": language.gettext(
            "This password is too long for the keyring of your system, which keeps up to {most} characters. "
            "Make a shorter one, or type it each time."
        ),
    }
