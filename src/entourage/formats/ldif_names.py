"""Read the names that entries of a directory have (RFC 4514), and tell which of them identify someone."""

from __future__ import annotations

import re

from entourage.domain.text import fold

_ESCAPE = re.compile(rb"\\(?:([0-9A-Fa-f]{2})|(.))", re.DOTALL)
_TREE = frozenset({"dc", "o", "ou", "c", "uid", "l", "st", "domaincomponent", "organizationname"})
_MAIL = frozenset({"mail", "email", "emailaddress", "e", "rfc822mailbox"})
_LONGEST = 4096

Named = list[tuple[str, str]]


def parse(text: str) -> Named:
    """Cut a distinguished name into its (attribute in lower case, value), nearest first."""
    found: Named = []
    for piece in _pieces(text[:_LONGEST]):
        name, equals, value = piece.partition("=")
        if equals:
            found.append((name.strip().lower(), _unescaped(value.strip())))
    return found


def _pieces(text: str) -> list[str]:
    """Split at commas, semicolons and plus signs that are neither escaped nor quoted."""
    pieces, start, is_quoted, is_escaped = [], 0, False, False
    for place, letter in enumerate(text):
        if is_escaped:
            is_escaped = False
        elif letter == "\\":
            is_escaped = True
        elif letter == '"':
            is_quoted = not is_quoted
        elif letter in ",;+" and not is_quoted:
            pieces.append(text[start:place])
            start = place + 1
    return [*pieces, text[start:]]


def _unescaped(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    if "\\" not in value:
        return value
    return _ESCAPE.sub(_letter, value.encode("utf-8", "replace")).decode("utf-8", "replace")


def _letter(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 16)]) if found[1] else found[2]


def folded(named: Named) -> str:
    """Give the form in which two names of one entry are equal."""
    return ",".join(f"{name}={fold(value)}" for name, value in named)


def first(named: Named, *attributes: str) -> str:
    """Give the value of the first of these attributes in a name, or an empty text."""
    return next((value for name, value in named if name in attributes and value.strip()), "")


def mail(named: Named) -> str:
    """Give the address in a name, as address books write it ("cn=Ada,mail=ada@example.org")."""
    return first(named, *_MAIL)


def identifies(named: Named) -> bool:
    """Tell whether a name identifies someone: by a place in a directory, or by an address.

    A bare "cn=Paul" is only what someone is called: the next Paul has it too.
    """
    return any(name in _TREE for name, _ in named[1:]) or any(name in _MAIL | {"uid"} for name, _ in named)
