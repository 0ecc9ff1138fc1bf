"""Decide how the letters of a vCard are encoded of which no property says it: a file may be of several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entourage.formats import encoding_guess
from entourage.formats.record import Notice
from entourage.formats.text_encoding import decode, decode_as, known_encoding
from entourage.formats.vcard_property import is_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from entourage.formats.text_encoding import Decoded

_CHARSET = re.compile(r"CHARSET=\"?([\w-]+)", re.IGNORECASE)
_ANY = frozenset({"UTF-8", "US-ASCII"})
_LONGEST = 2_000


def declared_in(text: str) -> str:
    """Name the charset that properties declare, if it is but one besides UTF-8."""
    names = {name.upper() for name in _CHARSET.findall(text)} - _ANY
    return names.pop() if len(names) == 1 else ""


def of_undeclared(unfolded: bytes, declared: str) -> Decoded | None:
    """Decode the lines of a file whose charset nothing says, or give None where there are none that tell."""
    lines = undeclared_of(line for line in unfolded.splitlines() if not line.isascii())
    decoded = decode(b"\n".join(lines), declared) if lines else None
    return decoded if decoded and decoded.evidence in {"declared", "guessed", "mixed"} else None


def undeclared_of(lines: Iterable[bytes]) -> list[bytes]:
    """Choose the lines whose charset nothing says."""
    return [line for line in lines if b"CHARSET=" not in line.partition(b":")[0].upper()]


def of_card(lines: Sequence[tuple[int, str]], encoding: str) -> tuple[str, list[Notice]]:
    """Name the encoding of a card's letters that are not UTF-8, and tell where that is doubtful.

    encoding: of the file, which holds for the card unless its own letters speak clearly against it.
    """
    if encoding == "utf-8" or encoding.startswith(("utf-16", "utf-32")):
        return encoding, []
    heads = [text.partition(":")[0] for _, text in lines]
    sample = _bytes(
        text for head, (_, text) in zip(heads, lines, strict=True) if not (is_whole(text) or _CHARSET.search(head))
    )
    if not sample:
        return encoding, []
    declared = known_encoding(declared_in("\n".join(heads)))
    if declared and _may_be(sample, declared):
        return declared, []
    found = encoding_guess.better(sample, encoding)
    doubts = [Notice(line=lines[0][0], code="letters_guessed", text=f"0 {found.encoding}")] if found.is_doubtful else []
    return found.encoding, doubts


def _may_be(sample: bytes, encoding: str) -> bool:
    is_all = decode_as(sample, encoding) is not None
    return is_all and encoding_guess.is_credible(sample, encoding, encoding_guess.CERTAIN)


def of_line(line: bytes, encoding: str) -> str:
    """Name the encoding of a line of a file that is not UTF-8."""
    head = line.partition(b":")[0].decode("ascii", "replace")
    declared = known_encoding(declared_in(head))
    return declared or encoding_guess.better(line[:_LONGEST], encoding).encoding


def _bytes(texts: Iterable[str]) -> bytes:
    return "\n".join(text[:_LONGEST] for text in texts)[:_LONGEST].encode("utf-8", "surrogateescape")
