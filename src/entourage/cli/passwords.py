"""Ask for a password without showing it: it is never an argument, which other programs could read."""

from __future__ import annotations

import getpass
import sys
import warnings
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.domain.password import Password
from entourage.domain.text import harmless

if TYPE_CHECKING:
    from entourage.cli.command import Command

_MOST = 4096  # characters


def asked(command: Command, host: str, user: str) -> Password:
    """Ask for the password of an account on the terminal, or read the line that is piped in for it.

    Raises EntourageError: "password_no_terminal", "password_not_given", "password_no_text".
    """
    found = _piped() if command.options.password_stdin else _typed(command, host, user)
    if not found:
        raise EntourageError("password_not_given", host=host)
    return Password(found)


def _typed(command: Command, host: str, user: str) -> str:
    if not sys.stdin.isatty():
        raise EntourageError("password_no_terminal", host=host)
    prompt = command.language.gettext("Password of {user} at {host}: ").format(user=user, host=host)
    with warnings.catch_warnings():
        # Where the terminal cannot hide what is typed, nothing may be typed.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(harmless(prompt))
        except (getpass.GetPassWarning, EOFError) as fault:
            code = "password_not_given" if isinstance(fault, EOFError) else "password_no_terminal"
            raise EntourageError(code, host=host) from None


def _piped() -> str:
    line = sys.stdin.buffer.readline(4 * _MOST + 2)
    try:
        return line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8")
    except UnicodeDecodeError:
        raise EntourageError("password_no_text") from None
