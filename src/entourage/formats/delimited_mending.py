"""Find the end of a row whose quotation marks are wrong, and read it where one mark alone is at fault."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, NamedTuple

from entourage.formats.delimited_lenient import Lenient, is_clean, is_short_row, lenient_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEAST_COLUMNS = 4  # of a table where a row is known by the number of its cells; else by what is in them, too
_REACHES = re.compile(r"\w@\w|\d[\d ().-]{6,}\d")
_MOST_LINES = 60  # of one row
_LONGEST = 20_000
_MOST_MARKS = 400
_MOST_TRIES = 60_000  # of one file; behind that, rows are cut as their marks stand
_LETTERS_OF_TRY = 500
_MOSTLY = 0.6
_BEST = (True, True)


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
        if self._columns == 1 or len(self._lines[start]) > _LONGEST or self._left <= 0:
            return None
        seen = self._as_seen(start)
        if seen and len(seen.cells) == self._columns:
            return seen
        found = self._without_mark(start)
        if seen and not (found and len(found.cells) == self._columns):
            return seen
        if found and (found.end < len(self._lines) or len(found.cells) == self._columns):
            return found
        end = self._next_row(start + 1)
        if end is None or (self._is_narrow and end == len(self._lines)):
            return found if found and not (self._is_narrow and found.end > start + 1) else None
        return self._closed(start, end) or found or (None if self._is_narrow else self._given_up(start, end))

    def _as_seen(self, start: int) -> Mended | None:
        """Read a row as its separators show it, where no cell has swallowed another, nor a row below."""
        return self._whole(start, ends_doubled=False) or self._whole(start, ends_doubled=True)

    def _whole(self, start: int, *, ends_doubled: bool) -> Mended | None:
        row = self._lenient(start, start + _MOST_LINES, ends_doubled=ends_doubled)
        if not row.is_closed or not 1 < len(row.cells) <= self._columns or not is_clean(row.cells, self._delimiter):
            return None
        end = start + row.lines
        is_one = row.lines == 1 and (end == len(self._lines) or not self._is_within(end))
        is_whole = is_one or (self._is_sound(end) and not any(map(self._begins, range(start + 1, end))))
        return Mended(row.cells, end, is_stray=True) if is_whole else None

    def _closed(self, start: int, end: int) -> Mended | None:
        """Read a row as if its open mark were closed where the next row begins, or the file ends."""
        if end == start + 1 and end < len(self._lines):
            return None
        cells, count, _ = self._lenient(start, end)
        is_many = not self._is_narrow and _MOSTLY * self._columns <= len(cells) <= self._columns
        is_enough = (len(cells) in self._widths or is_many) and count == end - start
        return Mended(cells, end, is_stray=end < len(self._lines)) if is_enough else None

    def _given_up(self, start: int, end: int) -> Mended | None:
        """Leave a row out, or leave it to be read with its marks as letters, where it is one line of enough cells."""
        is_one = end == start + 1 and self._count(start) >= _MOSTLY * self._columns
        return None if is_one else Mended([], end)

    def _without_mark(self, start: int) -> Mended | None:
        """Read a row as if one of its quotation marks were not there, where it and the next are whole then."""
        found: list[Mended] = []
        for place, before, behind in self._marks(start):
            row, count = self._row([*self._lines[start:place], before + behind, *self._after(place)], 0)
            is_short = count == 1 and self._is_short([before + behind], row)
            if count <= place - start or not (is_short or len(row) in self._widths):
                continue
            if self._is_sound(start + count) or self._is_full(row, count, behind):
                found.append(Mended(row, start + count, is_stray=True))
                if self._rank(found[-1]) == _BEST:
                    break
        return max(found, key=self._rank, default=None)

    def _marks(self, start: int) -> Iterator[tuple[int, str, str]]:
        """Give the quotation marks from a row on, as (index of the line, what stands before it, what behind)."""
        marks = 0
        for place in range(start, min(start + _MOST_LINES, len(self._lines))):
            line = self._lines[place]
            at = line.rfind('"') if len(line) <= _LONGEST else -1
            while at >= 0 and marks < _MOST_MARKS and self._left > 0:
                marks += 1
                yield place, line[:at], line[at + 1 :]
                at = line.rfind('"', 0, at)

    def _rank(self, mended: Mended) -> tuple[bool, bool]:
        return len(mended.cells) == self._columns, is_clean(mended.cells, self._delimiter)

    def _is_full(self, row: Sequence[str], lines: int, behind: str) -> bool:
        """Tell whether a line alone has all cells, and none of those behind its mark may be words of a sentence."""
        is_all = lines == 1 and len(row) == self._columns and not self._is_narrow
        return is_all and self._delimiter in behind and f"{self._delimiter} " not in behind

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
        """Tell whether a row begins at a line, or below blank ones, or nothing."""
        last = min(index + _MOST_LINES, len(self._lines))
        below = next((place for place in range(index, last) if self._lines[place].strip()), last)
        return below >= len(self._lines) or self._begins(below)

    def _begins(self, index: int) -> bool:
        """Tell whether a row begins at a line, whole or short of its last cells."""
        line = self._lines[index]
        self._left -= 1
        if self._is_within(index) or (self._is_narrow and not _REACHES.search(line[:_LONGEST])):
            return False
        row, count = self._row(self._lines, index)
        return len(row) in self._widths or self._is_short(self._lines[index : index + count], row)

    def _is_short(self, lines: Sequence[str], row: Sequence[str]) -> bool:
        """Tell whether a row lacks its last cells, for all that is known of it."""
        return 1 < len(row) < self._columns and is_short_row("".join(lines), row, self._delimiter)

    def _is_within(self, index: int) -> bool:
        """Tell whether a line begins within a quoted cell: a mark stands in its first cell, and not in front."""
        first = self._lines[index].split(self._delimiter, 1)[0].lstrip()
        return '"' in first and first[0] != '"'

    def _lenient(self, start: int, stop: int, *, ends_doubled: bool = False) -> Lenient:
        """Read one row as it is seen; an open one without cells where all effort was made."""
        if self._left <= 0:
            return Lenient([], 0, is_closed=False)
        one = lenient_row(self._lines[start : start + 1], self._delimiter, ends_doubled=ends_doubled)
        if one.is_closed or stop == start + 1:
            self._left -= 1
            return one
        lines = self._lines[start:stop]
        self._left -= 1 + sum(map(len, lines)) // _LETTERS_OF_TRY
        return lenient_row(lines, self._delimiter, ends_doubled=ends_doubled)

    def _row(self, lines: Sequence[str], index: int) -> tuple[list[str], int]:
        """Read one row strictly, as (cells, number of its lines); none where its quotes are wrong."""
        if self._left <= 0:
            return [], 0
        reader = csv.reader(_few(lines, index), delimiter=self._delimiter, strict=True)
        try:
            return next(reader, []), reader.line_num
        except csv.Error:
            return [], 0
        finally:
            self._left -= 1 + sum(map(len, lines[index : index + reader.line_num])) // _LETTERS_OF_TRY


def _few(lines: Sequence[str], index: int) -> Iterator[str]:
    return map(lines.__getitem__, range(index, min(index + _MOST_LINES, len(lines))))
