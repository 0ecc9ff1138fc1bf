"""Cut text into the rows of a table: where it begins, what separates its cells, which quotes were left open."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from entourage.formats.record import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DELIMITERS = ("\t", ";", ",", "|")
_LINES_BEFORE_HEADER = 40
_CLIP = 200
_END = "\0"
_EDGE_QUOTES = re.compile(r'^"|"$')
csv.field_size_limit(2**31 - 1)  # a cell may hold a picture or a long note; the default refuses 128 KiB


class Row(NamedTuple):
    """Hold the cells of one row and its first line in the file, from 1."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold where a table begins.

    headers: empty where the first row is data already.
    start: the index of the first line after the header.
    """

    delimiter: str
    headers: tuple[str, ...]
    start: int


def split_lines(text: str) -> list[str]:
    """Split text at LF, CRLF and lone CR, keeping the ends."""
    return list(io.StringIO(text, newline=""))


def find_layout(lines: Sequence[str], known: Callable[[str], bool]) -> Layout | None:
    """Find the header by its words, also below a preamble, else take the first line that says something.

    A line counts as the header when most of its cells are words of a header; the line with the most wins.
    """
    best: tuple[int, Layout] | None = None
    fallback = None
    for index, line in enumerate(lines[:_LINES_BEFORE_HEADER]):
        if not line.strip():
            continue
        fallback = fallback or Layout(_widest(line), tuple(_cells(line, _widest(line))), index + 1)
        for delimiter in DELIMITERS:
            cells = _cells(line, delimiter)
            count = sum(map(known, cells))
            if 2 * count >= sum(map(bool, cells)) and count > (best[0] if best else 0):
                best = count, Layout(delimiter, tuple(cells), index + 1)
    if best and (best[0] > 1 or not fallback or best[1].start == fallback.start):
        return best[1]
    return fallback


def _widest(line: str) -> str:
    """Choose the separator by the header alone: commas and semicolons inside cells mislead a count of the rest."""
    return max(DELIMITERS, key=lambda delimiter: len(_cells(line, delimiter)))


def _cells(line: str, delimiter: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), [])]


def read_rows(lines: Sequence[str], layout: Layout) -> Iterator[Row | Notice]:
    """Read the rows after the header; blank ones are left out.

    A quote that was opened and never rightly closed costs its own row at most: the line is then read with its
    quotes as they stand, and told.
    """
    start = layout.start if layout.headers else 0
    while start < len(lines):
        reader = csv.reader(_from(lines, start), delimiter=layout.delimiter, strict=True)
        row_start = start
        try:
            for cells in reader:
                if any(map(str.strip, cells)):
                    yield Row(row_start + 1, cells)
                row_start = start + reader.line_num
        except csv.Error:
            row, start, code = _recover(lines, row_start, layout)
            yield Notice(line=row_start + 1, code=code, text=lines[row_start].strip()[:_CLIP])
            if any(map(str.strip, row)):
                yield Row(row_start + 1, row)
        else:
            start = len(lines)


def _from(lines: Sequence[str], start: int) -> Iterator[str]:
    return map(lines.__getitem__, range(start, len(lines)))


def _recover(lines: Sequence[str], start: int, layout: Layout) -> tuple[list[str], int, str]:
    """Read one row whose quotes are wrong, as (cells, index of the line after it, code of a notice).

    Where the quote would swallow lines that are rows of their own, or everything to the end of the file, it
    is read as a letter.
    """
    reader = csv.reader(chain(_from(lines, start), [_END]), delimiter=layout.delimiter)
    cells = next(reader)
    end = start + reader.line_num
    separators = max(len(layout.headers) - 1, 1)
    has_rows = any(line.count(layout.delimiter) >= separators for line in lines[start + 1 : end])
    if not has_rows and not cells[-1].endswith(_END):
        return cells, end, "stray_quote"
    literal = csv.reader([lines[start]], delimiter=layout.delimiter, quoting=csv.QUOTE_NONE)
    return [_EDGE_QUOTES.sub("", cell.strip()) for cell in next(literal, [])], start + 1, "unbalanced_quote"
