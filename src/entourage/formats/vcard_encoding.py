"""Decide how the letters of a vCard are encoded of which no property says it: a file may be of several."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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
_MOST_OTHERS = 3  # encodings beside that of a file: no file is joined of more, but bytes by chance seem to be
_MOST_TRIES = 40  # of all encodings: bytes of which no words are made fit none


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


@dataclass(slots=True)
class Seen:
    """Live as what was found out in the cards before: which encodings they have, and how often all were tried.

    encoding: of the file.
    """

    encoding: str
    others: dict[str, None] = field(default_factory=dict)
    tries: int = 0


def of_card(lines: Sequence[tuple[int, str]], seen: Seen) -> tuple[str, list[Notice]]:
    """Name the encoding of a card's letters that are not UTF-8, and tell where that is doubtful.

    That of the file holds for the card unless its own letters speak clearly against it.
    """
    encoding = seen.encoding
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
    found = _better(sample, seen)
    doubts = [Notice(line=lines[0][0], code="letters_guessed", text=f"0 {found.encoding}")] if found.is_doubtful else []
    return found.encoding, doubts


def _better(sample: bytes, seen: Seen) -> encoding_guess.Better:
    """Try all encodings where that of the file does not read well; after many times only those of cards before."""
    if encoding_guess.reads_well(sample, seen.encoding):
        return encoding_guess.Better(seen.encoding)
    if seen.tries > _MOST_TRIES:
        known = encoding_guess.likeliest(sample, (seen.encoding, *seen.others))
        return encoding_guess.Better(known, is_doubtful=len(seen.others) > _MOST_OTHERS)
    seen.tries += 1
    found = encoding_guess.better(sample, seen.encoding)
    if found.encoding != seen.encoding and not found.is_doubtful:
        seen.others[found.encoding] = None
    return found


def _may_be(sample: bytes, encoding: str) -> bool:
    if decode_as(sample, encoding) is None:
        return False
    is_usual = encoding_guess.reads_well(sample, encoding)
    return is_usual or encoding_guess.is_credible(sample, encoding, encoding_guess.CERTAIN)


def of_line(line: bytes, encoding: str) -> str:
    """Name the encoding of a line of a file that is not UTF-8."""
    head = line.partition(b":")[0].decode("ascii", "replace")
    declared = known_encoding(declared_in(head))
    return declared or encoding_guess.better(line[:_LONGEST], encoding).encoding


def _bytes(texts: Iterable[str]) -> bytes:
    return "\n".join(text[:_LONGEST] for text in texts)[:_LONGEST].encode("utf-8", "surrogateescape")
