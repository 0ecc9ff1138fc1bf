"""Small cards for the tests of servers."""

from __future__ import annotations


def card(uid: str, *lines: str, name: str = "") -> bytes:
    """Write a vCard 3.0 with more lines."""
    said = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:{uid}",
        f"FN:{name or uid}",
        f"N:{name or uid};;;;",
        *lines,
        "END:VCARD",
    ]
    return "".join(f"{line}\r\n" for line in said).encode()
