"""Read the addresses of a mail as one copies them: “Name <mail>, Name <mail>; mail”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entourage.formats.pasted_names import MAIL, Person, has_pictures, person_of, visible
from entourage.formats.pasted_pages import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.formats.record import Pasted

_HEAD = re.compile(
    r"^\s*(?:to|cc|bcc|from|reply-to|à|a|de|cci|an|von|para|da|aan|van|til)\s*\u00a0?:\s*", re.IGNORECASE
)
_SHARE, _LONGEST = 0.6, 1000


def addresses_of(text: str, told: Pasted) -> tuple[list[Entry], list[tuple[int, str]]] | None:
    """Read a list of addresses, with the pieces that are none; None where it is something else."""
    pieces = [(line, piece) for line, piece in _pieces(text) if line not in told.ignored]
    if not pieces or sum(bool(_mails(piece)) for _, piece in pieces) < _SHARE * len(pieces):
        return None
    entries: list[Entry] = []
    ignored: list[tuple[int, str]] = []
    for line, piece in pieces:
        found = _person(piece)
        if found:
            entries.append(Entry.of(line, found, piece))
        else:
            ignored.append((line, piece))
    return entries, ignored


def _mails(piece: str) -> list[str]:
    return MAIL.findall(piece) if "@" in piece and len(piece) < _LONGEST else []


def _person(piece: str) -> Person | None:
    """Read one address; what stands before it is its name, whatever it looks like."""
    mails = _mails(piece)
    if not mails:
        return None
    said = piece.replace("mailto:", "")
    found = person_of(said, leniently=True)
    if found and (found.numbers or found.parts or not has_pictures(said)):
        return found
    name = visible(MAIL.sub(" ", said), keeps_pictures=True).strip(" <>()[]\"'“”,;:")
    return Person(name, (), tuple(dict.fromkeys(mails)))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut lines at what parts addresses: semicolons, else commas, but not the comma inside a name."""
    for number, line in enumerate(text.splitlines(), 1):
        rest = _HEAD.sub("", line) if "@" in line else line
        parts = _split(rest, ";") if "@" in rest and ";" in rest else [rest]
        for part in parts:
            yield from ((number, piece.strip()) for piece in _at_commas(part) if piece.strip())


def _split(text: str, mark: str) -> list[str]:
    """Split at a mark that stands in no quotes."""
    if '"' not in text:
        return text.split(mark)
    pieces, begin, quoted = [], 0, False
    for found in re.finditer(f'["{mark}]', text):
        if found[0] == '"':
            quoted = not quoted
        elif not quoted:
            pieces.append(text[begin : found.start()])
            begin = found.end()
    return [*pieces, text[begin:]]


def _at_commas(text: str) -> list[str]:
    """Split at commas after an address; the one in “Doe, Jane <jane@example.org>” comes before it."""
    pieces: list[str] = []
    waiting: list[str] = []
    for part in _split(text, ","):
        waiting.append(part)
        if "@" in part:
            pieces.append(",".join(waiting))
            waiting = []
    return [*pieces, ",".join(waiting)]
