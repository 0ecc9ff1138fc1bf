"""Decide how a table is encoded by its headings: in the right encoding they are those that a program writes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entourage.formats.delimited_rows import DELIMITERS, cells_of, split_lines
from entourage.formats.dialects_tables import all_headers, fold_header, spell_header, spelled_headers
from entourage.formats.dialects_words import spellings
from entourage.formats.text_encoding import Decoded, decode_as

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENCODINGS = (
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp874", "cp932", "gb18030"),
    *("big5", "cp949", "koi8_r", "iso8859-15", "mac_roman", "cp850"),
)
_BEGINNING = 50_000
_LINES = 40
_HIGH = re.compile(rb"[\x80-\xff]")


def decided_by_headings(data: bytes, decoded: Decoded) -> Decoded:
    """Decode a table anew where the encoding was guessed and the headings are known in another one."""
    if decoded.evidence != "guessed":
        return decoded
    lines = data[:_BEGINNING].splitlines()[:_LINES]
    beginning = b"\n".join(line for line in lines if _HIGH.search(line))
    counts = {name: _count_known(beginning, name) for name in (decoded.encoding, *_ENCODINGS)}
    best = max(counts, key=counts.__getitem__)
    if counts[best] <= counts[decoded.encoding]:
        return decoded
    return Decoded(data.decode(best, "replace"), best, "guessed")


def _count_known(beginning: bytes, encoding: str) -> tuple[int, int]:
    """Count the headings beyond ASCII that are known letter by letter, and without accents, in the line with most."""
    text = decode_as(beginning, encoding) or beginning.decode(encoding, "ignore")
    return max((_known_of(list(filter(_tells, cells))) for cells in _cut(text)), default=(0, 0))


def _known_of(cells: Sequence[str]) -> tuple[int, int]:
    spelled = list(map(spell_header, cells))
    exactly = sum(header in spelled_headers() or header in spellings() for header in spelled)
    return exactly, sum(fold_header(cell) in all_headers() for cell in cells)


def _tells(cell: str) -> bool:
    """Tell whether a heading has letters beyond ASCII, and no signs, which folding drops: "‡ jour" is no "Jour"."""
    return not cell.isascii() and all(letter.isascii() or letter.isalpha() or letter == "’" for letter in cell)


def _cut(text: str) -> Iterator[list[str]]:
    for line in split_lines(text):
        for delimiter in DELIMITERS:
            if delimiter in line:
                yield cells_of(line, delimiter)
