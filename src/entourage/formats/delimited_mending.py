"""Find the end of a row whose quotation marks are wrong, and read it where one mark alone is at fault."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEAST_COLUMNS = 4  # of a table where a row is known by the number of its cells; else by what is in them, too
_REACHES = re.compile(r"\w@\w|\d[\d ().-]{6,}\d")
_MOST_LINES = 60  # of one row
_LONGEST = 20_000
_MOST_MARKS = 40
_MOST_TRIES = 20_000  # of one file; behind that, rows are cut as their marks stand
_MOSTLY = 0.6


class Mended(NamedTuple):
    """Hold what became of a damaged row.

    cells: none where it cannot be read. end: the index of the line after it. is_stray: whether one mark too many was
    left out.
    """

    cells: list[str]
    end: int
    is_stray: bool = False


class Mender:
    """Mend rows of a table, known by the numbers of cells that its rows have, with bounded effort in all."""

    def __init__(self, lines: Sequence[str], delimiter: str, columns: int) -> None:
        """Take the lines of the table, and how many columns its header has."""
        self._lines = lines
        self._delimiter = delimiter
        self._columns = columns
        self._widths = {columns}
        self._is_narrow = columns < LEAST_COLUMNS
        self._left = _MOST_TRIES

    def learn_from(self, lines: Sequence[str]) -> None:
        """Remember how many cells rows have that were read as they should be."""
        if self._is_narrow:
            return
        rows = csv.reader(lines[:_MOST_LINES], delimiter=self._delimiter)
        self._widths |= {len(row) for row in rows if _MOSTLY * self._columns <= len(row) <= self._columns}

    def mended(self, start: int) -> Mended | None:
        """Read the damaged row that starts at a line; None where its cells and its end cannot be told by number."""
        if self._columns == 1 or len(self._lines[start]) > _LONGEST:
            return None
        found = self._without_mark(start)
        if found and found.end < len(self._lines):
            return found
        end = self._next_row(start + 1)
        if end is None or (self._is_narrow and end == len(self._lines)):
            return found if found and not (self._is_narrow and found.end > start + 1) else None
        return self._closed(start, end) or found or (None if self._is_narrow else self._given_up(start, end))

    def _closed(self, start: int, end: int) -> Mended | None:
        """Read a row as if its open mark were closed where the next row begins, or the file ends."""
        if end == start + 1 and end < len(self._lines):
            return None
        cells = next(csv.reader(self._lines[start:end], delimiter=self._delimiter), [])
        is_many = not self._is_narrow and _MOSTLY * self._columns <= len(cells) <= self._columns
        is_enough = len(cells) in self._widths or is_many
        return Mended(cells, end, is_stray=end < len(self._lines)) if is_enough else None

    def _given_up(self, start: int, end: int) -> Mended | None:
        """Leave a row out, or leave it to be read with its marks as letters, where it is one line of enough cells."""
        is_one = end == start + 1 and self._count(start) >= _MOSTLY * self._columns
        return None if is_one else Mended([], end)

    def _without_mark(self, start: int) -> Mended | None:
        """Read a row as if one of its quotation marks were not there, where it and the next are whole then."""
        marks = 0
        for place in range(start, min(start + _MOST_LINES, len(self._lines))):
            line = self._lines[place]
            at = line.rfind('"') if len(line) <= _LONGEST else -1
            while at >= 0 and marks < _MOST_MARKS:
                marks += 1
                lines = [*self._lines[start:place], line[:at] + line[at + 1 :], *self._after(place)]
                row, count = self._row(lines, 0)
                if len(row) in self._widths and count > place - start and self._is_sound(start + count):
                    return Mended(row, start + count, is_stray=True)
                at = line.rfind('"', 0, at)
        return None

    def _after(self, place: int) -> Sequence[str]:
        return self._lines[place + 1 : place + 1 + _MOST_LINES]

    def _next_row(self, place: int) -> int | None:
        """Find where the next whole row begins, or the file ends; None where that is too far."""
        last = min(place + _MOST_LINES, len(self._lines))
        for index in range(place, last):
            if self._is_sound(index) and self._lines[index].strip():
                return index
            if not self._is_narrow and self._count(index) >= self._columns and not self._is_within(index):
                return index
        return last if last == len(self._lines) and self._left > 0 else None

    def _count(self, index: int) -> int:
        return self._lines[index].count(self._delimiter) + 1

    def _is_sound(self, index: int) -> bool:
        """Tell whether a whole row begins at a line, or nothing."""
        if index >= len(self._lines) or not self._lines[index].strip():
            return True
        if self._is_narrow and not _REACHES.search(self._lines[index][:_LONGEST]):
            return False
        return not self._is_within(index) and len(self._row(self._lines, index)[0]) in self._widths

    def _is_within(self, index: int) -> bool:
        """Tell whether a line begins within a quoted cell: a mark stands in its first cell, and not in front."""
        first = self._lines[index].split(self._delimiter, 1)[0].lstrip()
        return '"' in first and first[0] != '"'

    def _row(self, lines: Sequence[str], index: int) -> tuple[list[str], int]:
        """Read one row strictly, as (cells, number of its lines); none where its quotes are wrong."""
        if self._left <= 0:
            return [], 0
        self._left -= 1
        reader = csv.reader(_few(lines, index), delimiter=self._delimiter, strict=True)
        try:
            return next(reader, []), reader.line_num
        except csv.Error:
            return [], 0


def _few(lines: Sequence[str], index: int) -> Iterator[str]:
    return map(lines.__getitem__, range(index, min(index + _MOST_LINES, len(lines))))
