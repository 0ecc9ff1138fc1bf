"""Read a row whose quotation marks are wrong as somebody would who sees where its cells end."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_REACHES = re.compile(r"[^@\s]+@[^@\s]+\.\w{2,}|(?:https?://|www\.)\S+|\+?\d[\d ()./-]{6,}", re.IGNORECASE)
_WIDE = 3  # cells that words of a sentence make only by chance, where no blank follows what separates them


class Lenient(NamedTuple):
    """Hold the cells of a row and the number of its lines; is_closed: no cell is open at its end."""

    cells: list[str]
    lines: int
    is_closed: bool


def lenient_row(lines: Sequence[str], delimiter: str, *, ends_doubled: bool = False) -> Lenient:
    """Read the row at the beginning of lines: a mark closes a cell only where the next cell or line begins.

    ends_doubled: so do two at the end of a line, which else are one of the cell's letters.
    """
    text, at = "".join(lines), 0
    ends = list(accumulate(map(len, lines)))
    cells: list[str] = []
    is_closed = True
    bare = _bare(delimiter)
    while True:
        if text.startswith('"', at):
            cell, at, is_closed = _quoted(text, at + 1, delimiter, ends_doubled=ends_doubled)
        else:
            found = bare.match(text, at)
            cell, at = (found[0], found.end()) if found else ("", at)
        cells.append(cell)
        if at >= len(text) or text[at] in "\r\n":
            return Lenient(cells, min(bisect_right(ends, at) + 1, len(lines)), is_closed)
        at += 1


def is_clean(cells: Sequence[str], delimiter: str) -> bool:
    """Tell whether no cell holds a mark beside what separates cells, as one does that has swallowed others."""
    return not any(f'{delimiter}"' in cell or f'"{delimiter}' in cell for cell in cells)


def is_short_row(text: str, cells: Sequence[str], delimiter: str) -> bool:
    """Tell whether a text is a row that lacks its last cells, and no words of a person that happen to look like one.

    All its cells are quoted, or nothing blank follows what separates them, and there are some, or one is an address,
    a number or empty.
    """
    if text.count('"') % 2:
        return False
    if _all_quoted(delimiter).fullmatch(text.rstrip("\r\n")):
        return True
    said = [cell for cell in cells if cell]
    if any(cell[0].isspace() for cell in said[cells[0] != "" :]):
        return False
    return len(cells) >= _WIDE or len(said) < len(cells) or any(map(_REACHES.fullmatch, said))


@lru_cache
def _bare(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf"[^{re.escape(delimiter)}\r\n]*")


@lru_cache
def _closing(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf" *(?=[{re.escape(delimiter)}\r\n]|\Z)")


@lru_cache
def _all_quoted(delimiter: str) -> re.Pattern[str]:
    cell = r'"(?:[^"]|"")*+"'
    return re.compile(rf"{cell}(?:{re.escape(delimiter)}{cell})++")


def _quoted(text: str, begin: int, delimiter: str, *, ends_doubled: bool) -> tuple[str, int, bool]:
    """Read a cell behind its opening mark, as (cell, where it ends, whether it does)."""
    closing, at = _closing(delimiter), begin
    while (mark := text.find('"', at)) >= 0:
        if text.startswith('"', mark + 1) and not (ends_doubled and text[mark + 2 : mark + 3] in "\r\n"):
            at = mark + 2
        elif text.startswith('"', mark + 1):
            return _without_stray(text[begin : mark + 1]), mark + 2, True
        elif found := closing.match(text, mark + 1):
            return _without_stray(text[begin:mark]), found.end(), True
        else:
            at = mark + 1
    return _without_stray(text[begin:]), len(text), False


def _without_stray(raw: str) -> str:
    """Undouble the marks of a cell, and leave out a single one at its edge, which opened or closed it twice."""
    return raw.strip('"') if raw.count('"') == 1 else raw.replace('""', '"')
