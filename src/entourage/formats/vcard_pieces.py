"""Cut a file of vCards between two cards, so that each piece can be read by itself and says the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from entourage.formats.vcard_lines import MOST_INNER

if TYPE_CHECKING:
    from collections.abc import Iterator

WORTH = 1_000_000
"""Bytes of a file from which processes are worth their start."""
PIECE = 65_536
"""Bytes of a piece at least: some 50 cards, or one with a large picture."""
# A card is begun anew behind a few that were ended in a row: what seems to be around them goes no further.
_SEAM = re.compile(rb"\nEND:VCARD\r?\n(?:\r?\n)*(?=BEGIN:VCARD\r?\n)", re.IGNORECASE)
_HARMONYS = b"X_OHOS_"
_MARK = re.compile(rb"(?:BEGIN|END)\s*:\s*VCARD", re.IGNORECASE)


class Piece(NamedTuple):
    """Hold some cards of a file as UTF-8, with other bytes among it where they stood in the file, and LF as line ends.

    line: the number of their first line, from 1. encoding: of the letters that are not UTF-8.
    is_harmonys: the file is one of HarmonyOS.
    """

    data: bytes
    line: int
    encoding: str
    is_harmonys: bool = False

    @property
    def text(self) -> str:
        """Decode it, its line ends all alike; bytes that are not UTF-8 become surrogates."""
        return _with_plain_ends(self.data).decode("utf-8", "surrogateescape")


def pieces(data: bytes, encoding: str, least: int = PIECE) -> Iterator[Piece]:
    """Cut a file into pieces of a size, the last of them smaller and others longer where it cannot be cut."""
    start, line, is_harmonys = 0, 1, _HARMONYS in data
    while start < len(data):
        end = _seam(data, start + least) if start + least < len(data) else len(data)
        piece = data[start:end]
        yield Piece(piece, line, encoding, is_harmonys)
        start, line = end, line + _lines(piece)


def _seam(data: bytes, least: int) -> int:
    """Find where a card begins behind enough single ones in a row that nothing can be around it."""
    last, row = 0, -1
    for found in _SEAM.finditer(data, least):
        row = row + 1 if row < 0 or _is_single(data[last : found.end()]) else 0  # what is before the first is long
        last = found.end()
        if row == MOST_INNER:
            return last
    return len(data)


def _is_single(card: bytes) -> bool:
    """Tell whether nothing but a card begins and ends in some lines that are known to begin and end one."""
    return card.upper().count(b"VCARD") == 2 or len(_MARK.findall(card)) == 2  # noqa: PLR2004 - a beginning and an end


def _lines(data: bytes) -> int:
    """Count the lines as they are unfolded; to write all their ends alike is left to whoever reads them."""
    is_plain = b"\0" not in data and data.count(b"\r") == data.count(b"\r\n")
    return (data if is_plain else _with_plain_ends(data)).count(b"\n")


def _with_plain_ends(data: bytes) -> bytes:
    """Write all line ends alike, and leave out what ends no text but a string of C."""
    data = data.replace(b"\0", b"") if b"\0" in data else data
    return data.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data
