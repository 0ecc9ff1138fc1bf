"""Find where another table begins in a file: at a row that is nothing but known headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.formats.delimited_rows import DELIMITERS, layout_of, read_rows
from entourage.formats.dialects import fold_header, is_known_header, recognize
from entourage.formats.dialects_tables import all_headers
from entourage.formats.taught import share

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entourage.formats.delimited_rows import Layout, Row
    from entourage.formats.record import Notice
    from entourage.formats.taught import Taught

_MOST_TABLES = 200  # of one file, as each is recognized anew
_LONGEST = 20_000
_FEW = 5  # of which each must be known
_MOSTLY = 0.8
_SAYS = re.compile(r"\d{3}")  # no heading has it
_SAYS_WHO = frozenset({Kind.FORMATTED_NAME, Kind.NAME, Kind.EMAIL})


class _Joined:
    """Tell which rows begin another table, and hold how the last of them is laid out."""

    def __init__(self, lines: Sequence[str], layout: Layout, taught: Sequence[Taught]) -> None:
        """Take the lines of the file, its first table, and what was said of others before."""
        self._lines = lines
        self._delimiters = tuple(dict.fromkeys((layout.delimiter, *(one.separator for one in taught), *DELIMITERS)))
        self._taught = [one for one in taught if one.has_headings]
        self._words = {fold_header(word) for one in self._taught for word in one.headings} | all_headers()
        self._words |= set(map(fold_header, layout.headers))
        self._words.discard("")
        self.layout = layout

    def begins_at(self, index: int) -> bool:
        """Tell whether a row that begins at a line is the headings of another table."""
        line = self._lines[index]
        if "@" in line or len(line) > _LONGEST or _SAYS.search(line):
            return False
        for delimiter in self._delimiters:
            # Most rows begin with a name, and to cut each into cells would take several times as long.
            if delimiter in line and self._is_word(line.split(delimiter, 1)[0].strip('" ')):
                layout = layout_of(line, delimiter, index + 1)
                if self._are_headings(layout.headers):
                    is_same = (layout.delimiter, layout.headers) == (self.layout.delimiter, self.layout.headers)
                    self.layout = self.layout if is_same else layout
                    return not is_same
        return False

    def _are_headings(self, cells: Sequence[str]) -> bool:
        """Tell whether cells are nothing but known headings, one of them of names or addresses, or those once taught.

        People are called as headings are (Ville, Home), and a row may say « Work » and « Notes » alone.
        """
        said = list(cells)
        while said and not said[-1]:
            said.pop()
        if len(set(said)) < 2 or not all(said):  # noqa: PLR2004 - a table
            return False
        if any(share(one.headings, cells) == 1 for one in self._taught):
            return True
        known = sum(self._is_word(cell) or is_known_header(cell) for cell in said)
        is_enough = known == len(said) or (len(said) >= _FEW and known >= _MOSTLY * len(said))
        return is_enough and any(
            column.is_known and column.block.kind in _SAYS_WHO for column in recognize(said).columns
        )

    def _is_word(self, cell: str) -> bool:
        return fold_header(cell) in self._words


def read_tables(
    lines: Sequence[str], layout: Layout, taught: Sequence[Taught]
) -> Iterator[tuple[Layout, Iterator[Row | Notice]]]:
    """Read the rows of a table, then those of each that begins below it: once the rows above were taken."""
    joined = _Joined(lines, layout, taught)
    for _ in range(_MOST_TABLES):
        yield layout, read_rows(lines, layout, joined.begins_at)
        if joined.layout is layout:
            return
        layout = joined.layout
    yield layout, read_rows(lines, layout)
