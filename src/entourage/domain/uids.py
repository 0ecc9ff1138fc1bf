"""Identifiers that a book gives its people, and by which it knows them again wherever they come from."""

from __future__ import annotations

import hashlib
from uuid import UUID

SEED = 8  # bytes of chance; as many follow that prove the book


def made(book: str, seed: bytes) -> str:
    """Make an identifier for someone of a book, of bytes of chance: a UUID (RFC 9562 § 5.4) of this form alone."""
    begun = UUID(bytes=seed + bytes(16 - SEED), version=4).bytes[:SEED]
    proof = hashlib.sha256(book.encode() + begun).digest()
    return str(UUID(bytes=begun + proof[: 16 - SEED], version=4))


def is_of(book: str, uid: str) -> bool:
    """Tell whether a book made an identifier, however its letters are written."""
    try:
        seed = UUID(uid).bytes[:SEED]
    except ValueError:
        return False
    return made(book, seed) == uid.lower().removeprefix("urn:uuid:")
