"""Find the e-mail address in what stands in its place, as mail programs write it beside a name."""

from __future__ import annotations

import re

MAILBOX = re.compile(r'"?+[^<>"]*+"?+\s*+<\s*+(?:mailto:)?+([^<>\s@]++@[^<>\s]++)\s*+>', re.DOTALL)
# What may stand on both sides of the sign (RFC 5322 § 3.4.1, with letters of any alphabet, RFC 6531).
_ADDRESS = re.compile(r'(?:[^\s@"<>(),;]+|"[^"]+")@(?![.\s])[^\s@"<>(),;]+(?<!\.)')
_BEHIND = re.compile(r"(?<=>)\s*[,;]\s*")
_BETWEEN = re.compile(r":::|[;,\n]")


def may_be_address(text: str) -> bool:
    """Tell whether a text may be an address, however odd."""
    return bool(_ADDRESS.fullmatch(text)) and ".." not in text.rpartition("@")[2]


def address_in(text: str) -> str:
    """Give the address of « Ada Byron <ada@love.org> » (RFC 5322 § 3.4), empty where it is none."""
    match = MAILBOX.fullmatch(text) if ">" in text else None
    return match[1] if match else ""


def parted(text: str) -> list[str]:
    """Part several addresses in one text; one that cannot be parted for certain stays whole."""
    pieces = list(filter(None, map(str.strip, _BETWEEN.split(text))))
    if pieces and all("@" in piece for piece in pieces):
        return pieces
    behind = list(filter(None, map(str.strip, _BEHIND.split(text)))) if ">" in text else []
    return behind if len(behind) > 1 and all(map(address_in, behind)) else [text]
