"""Cut text into the rows of a table: where it begins, what separates its cells, which quotes were left open."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from entourage.formats.delimited_mending import Mender
from entourage.formats.limits import MOST_VALUES
from entourage.formats.record import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

DELIMITERS = ("\t", ";", ",", "|")
_BLANK = ' \t\r\n;,|"'  # all that stands in a row of empty cells
_LINES_BEFORE_HEADER = 40
_LINES_OF_ROW = 100
_CLIP = 200
_END = "\0"
_EDGE_QUOTES = re.compile(r'^"|"$')
_BETWEEN_QUOTES = re.compile(r'"\s*([,;\t|])\s*"')
_SAID_SEPARATOR = re.compile(r'"?sep=(.)"?[;,\t]*', re.IGNORECASE)
_AFTER_QUOTE = re.compile(r'"[;\t]+(?=[\r\n]*$)')
_LONGEST_HEADER = 200_000
_LEAST_COLUMNS = 4  # of a table where a cell is taken for a row, or lines of a cell for rows
_MANY_COLUMNS = 20
_FEW_ROWS = 3
_MOSTLY = 0.6
_REACHES = re.compile(r"\w@\w|\d[\d ().-]{6,}\d")
_MOST_IN_VAIN = 4  # times the lines of a file are read behind quotes left open, before quotes hold within a line only
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
    is_wrapped: each row stands in one cell, as spreadsheets write a table that they took for a single column.
    """

    delimiter: str
    headers: tuple[str, ...]
    start: int
    is_wrapped: bool = False


def split_lines(text: str) -> list[str]:
    """Split text at LF, CRLF and lone CR, keeping the ends."""
    mark = "\N{ZERO WIDTH NO-BREAK SPACE}"  # also where files were joined
    return list(io.StringIO(text.replace(mark, "") if mark in text else text, newline=""))


def find_layout(lines: Sequence[str], known: Callable[[str], bool]) -> Layout | None:
    """Find the header by its words, also below a preamble, else take the first line that says something.

    A line counts as the header when most of its cells are words of a header; the line with the most wins, as long as
    no row stands above it: with that a table has begun, whatever is in its notes or in a table joined to it.
    """
    said, first = _said_separator(lines)
    delimiters = (said,) if said else DELIMITERS
    best: tuple[int, Layout] | None = None
    fallback, last = None, len(lines)
    for index, line in enumerate(lines[first : first + _LINES_BEFORE_HEADER], first):
        if not line.strip(_BLANK):
            continue
        if index > last:
            break
        layouts = [layout_of(line[:_LONGEST_HEADER], delimiter, index + 1) for delimiter in delimiters]
        fallback = fallback or max(layouts, key=lambda layout: len(layout.headers))
        for layout in layouts:
            count = sum(map(known, layout.headers))
            is_mostly = 2 * count >= sum(map(bool, layout.headers))
            if is_mostly and (count > (best[0] if best else 0) or (best and _is_finer(layout, count, *best))):
                best = count, layout
                last = first_row(lines, layout, known) if count > 1 else len(lines)
    if best and (best[0] > 1 or not fallback or best[1].start == fallback.start):
        return _unbroken(lines, best[1], known)
    return fallback


def _unbroken(lines: Sequence[str], layout: Layout, known: Callable[[str], bool]) -> Layout:
    """Put headings together that a line break parted within one of them, which is known only as a whole."""
    index = next((at for at in range(layout.start, min(layout.start + 3, len(lines))) if lines[at].strip()), 0)
    if not index or layout.is_wrapped or not layout.headers:
        return layout
    rest = cells_of(lines[index][:_LONGEST_HEADER], layout.delimiter)
    for blank in ("", " "):
        whole = f"{layout.headers[-1]}{blank}{rest[0]}"
        is_new = len(rest) > 1 or not (known(layout.headers[-1]) or known(rest[0]))
        if known(whole) and is_new and all(map(known, rest[1:])):
            return replace(layout, headers=(*layout.headers[:-1], whole, *rest[1:]), start=index + 1)
    return layout


def first_row(lines: Sequence[str], layout: Layout, known: Callable[[str], bool]) -> int:
    """Find the first line below a header that is a row by its width, or has somebody's address or number."""
    begun = layout.start
    is_spaced = _is_spaced(lines, layout)
    reader = csv.reader(_few(lines, begun), delimiter=layout.delimiter, skipinitialspace=is_spaced)
    for cells in reader:
        row = _unwrapped(cells, layout) if cells else []
        said = [cell for cell in map(str.strip, row) if cell]
        is_even = bool(said) and len(row) == len(layout.headers)
        reaches = len(said) > 1 and any(_REACHES.search(cell[:_CLIP]) for cell in said)
        if (is_even or reaches) and 2 * sum(map(known, said)) < max(len(said), 2):
            return begun
        begun = layout.start + reader.line_num
    return len(lines)


def _few(lines: Sequence[str], start: int) -> Iterator[str]:
    return (line[:_LONGEST_HEADER] for line in _between(lines, start, min(start + _LINES_OF_ROW, len(lines))))


def _is_finer(layout: Layout, count: int, best: int, coarser: Layout) -> bool:
    """Tell whether a separator cuts off from the same line what is no part of its words: « Email, »."""
    is_same = layout.start == coarser.start and count == best
    said, said_before = (sum(map(bool, one.headers)) for one in (layout, coarser))
    return is_same and said == said_before and len(layout.headers) > len(coarser.headers)


def _said_separator(lines: Sequence[str]) -> tuple[str, int]:
    """Read the line "sep=;" that tells Excel what separates cells, as (separator, index of the line after it)."""
    index = next((index for index, line in enumerate(lines) if line.strip()), 0)
    match = _SAID_SEPARATOR.fullmatch(lines[index].strip("\r\n ")) if lines else None
    return (match[1], index + 1) if match else ("", 0)


def layout_of(line: str, delimiter: str, start: int) -> Layout:
    """Cut a header by a separator; where it is one quoted cell with separators in it, that is the header."""
    cells = cells_of(line, delimiter)
    if line.lstrip()[:1] == '"' and sum(map(bool, cells)) == 1 and delimiter in cells[0]:
        return Layout(delimiter, tuple(cells_of(cells[0].rstrip(";\t"), delimiter)), start, is_wrapped=True)
    return Layout(delimiter, tuple(cells), start)


def cells_of(line: str, delimiter: str) -> list[str]:
    """Cut one line into cells, blanks around them left out."""
    bare = line.rstrip("\r\n")
    is_spaced = f"{delimiter} " in bare and bool(_spaced(delimiter).fullmatch(bare))
    return [cell.strip() for cell in next(csv.reader([bare], delimiter=delimiter, skipinitialspace=is_spaced), [])]


@lru_cache
def _spaced(delimiter: str) -> re.Pattern[str]:
    """Match a line in which a blank stands behind each separator, and a quoted cell behind one of them."""
    apart = re.escape(delimiter)
    cell = rf'(?:"(?:[^"]|"")*+"|[^"{apart}]*+)'
    return re.compile(rf'(?=.*{apart} +"){cell}(?:{apart} +{cell})++\s*')


def _is_spaced(lines: Sequence[str], layout: Layout) -> bool:
    """Tell whether rows are written with a blank before each quoted cell, none without."""
    first = max(layout.start - 1, 0)
    near = [line[:_LONGEST_HEADER] for line in lines[first : first + _LINES_OF_ROW]]
    tight, apart = f'{layout.delimiter}"', f"{layout.delimiter} "
    if layout.delimiter == "\t" or any(tight in line for line in near):
        return False
    return any(apart in line and _spaced(layout.delimiter).fullmatch(line) for line in near)


def _nowhere(_: int) -> bool:
    return False


def read_rows(
    lines: Sequence[str], layout: Layout, ends_at: Callable[[int], bool] = _nowhere
) -> Iterator[Row | Notice]:
    """Read the rows after the header; blank ones are left out, and the header itself where files were joined.

    ends_at: tells of a row, by the index of its first line, whether it is no longer one of this table.

    A quote that was opened and never rightly closed costs its own row at most: the line is then read with its
    quotes as they stand, and told. Where very many lines were read in vain so, a cell ends with its line.
    """
    start = layout.start if layout.headers else 0
    patience = _MOST_IN_VAIN * len(lines)
    if layout.is_wrapped:
        lines = [_AFTER_QUOTE.sub('"', line) for line in lines]
    is_spaced = _is_spaced(lines, layout)
    mender = Mender(lines, layout.delimiter, len(layout.headers))
    while start < len(lines):
        stop = len(lines) if patience > 0 else start + 1
        between = _between(lines, start, stop)
        reader = csv.reader(between, delimiter=layout.delimiter, strict=True, skipinitialspace=is_spaced)
        begun = row_start = start
        try:
            for cells in reader:
                end = begun + reader.line_num
                if end - row_start > 1:
                    _check(cells, lines[row_start:end], layout)
                elif ends_at(row_start):
                    return
                if any(map(str.strip, cells)) and not (_is_header(cells, layout) or _says_separator(lines[row_start])):
                    yield Row(row_start + 1, _unwrapped(cells, layout))
                row_start = end
        except csv.Error:
            if ends_at(row_start):
                return
            mender.learn_from(lines[begun:row_start])
            row, start, code, tried = _recover(lines, row_start, stop, layout, mender)
            patience -= begun + reader.line_num + tried - start
            yield from _damaged(lines[row_start], Row(row_start + 1, row), code)
        else:
            start = stop


def _damaged(line: str, row: Row, code: str) -> Iterator[Row | Notice]:
    """Tell of a row whose quotes are wrong, and give what is left of it."""
    is_lost = not any(map(str.strip, row.cells))
    yield Notice(line=row.line, code=code, text=line.strip()[:_CLIP], rejected=is_lost)
    if not is_lost:
        yield row


def narrowed(items: Iterable[Row | Notice]) -> Iterator[Row | Notice]:
    """Leave out, and tell, the cells of a row beyond as many values as a person may have."""
    for item in items:
        if isinstance(item, Notice) or len(item.cells) <= MOST_VALUES:
            yield item
            continue
        if left_out := sum(map(bool, item.cells[MOST_VALUES:])):
            yield Notice(line=item.line, code="values_left_out", text=str(left_out))
        yield Row(item.line, item.cells[:MOST_VALUES])


def _between(lines: Sequence[str], start: int, stop: int) -> Iterator[str]:
    return map(lines.__getitem__, range(start, stop))


def _says_separator(line: str) -> bool:
    """Tell whether a line only says to Excel what separates cells, as it does once more where files were joined."""
    return line[:5].lstrip('"')[:4].lower() == "sep=" and bool(_SAID_SEPARATOR.fullmatch(line.strip("\r\n ")))


def _is_header(cells: Sequence[str], layout: Layout) -> bool:
    """Tell whether a row is the header once more."""
    headers = layout.headers
    is_likely = bool(headers) and cells[0].strip() == headers[0]
    is_likely = is_likely and (len(headers) == 1 or (len(cells) > 1 and cells[1].strip() == headers[1]))
    return is_likely and tuple(map(str.strip, cells)) == headers


def _unwrapped(cells: list[str], layout: Layout) -> list[str]:
    """Cut a cell that holds a whole row; a lone cell with separators in it is one only where it fits."""
    if layout.delimiter not in cells[0] or any(map(str.strip, cells[1:])):
        return cells
    row: list[str] = []
    for cut in csv.reader(split_lines(cells[0]), delimiter=layout.delimiter):
        row[-1:] = ["\n".join([*row[-1:], *cut[:1]]), *cut[1:]]
    fits = len(row) == len(layout.headers) >= _LEAST_COLUMNS
    return row if layout.is_wrapped or fits else cells


def _check(cells: Sequence[str], lines: Sequence[str], layout: Layout) -> None:
    """Refuse a row in which an open quote has swallowed others: its lines have as many cells each as the header.

    A line or two may be a person's own words with as many commas by chance; where the table has few columns, they are
    rows only with an address or a number in them.
    """
    separators = len(layout.headers) - 1
    within = [line for line in lines[1:-1] if '"' not in line.replace('""', "")]  # marks end and begin cells
    full = [line for line in within if line.count(layout.delimiter) == separators > 0]
    if len(lines) == 2:  # noqa: PLR2004 - two rows
        is_wide = separators + 1 >= _LEAST_COLUMNS and len(cells) != separators + 1
        is_swallowed = is_wide and all(line.count(layout.delimiter) == separators for line in lines)
    else:
        is_many = len(full) >= max(_FEW_ROWS, _MOSTLY * (len(lines) - 2))
        is_wide = separators >= _MANY_COLUMNS or (separators + 1 >= _LEAST_COLUMNS and all(map(_REACHES.search, full)))
        is_swallowed = is_many or (len(full) == len(lines) - 2 and is_wide)
    if is_swallowed:
        raise csv.Error


def _recover(
    lines: Sequence[str], start: int, stop: int, layout: Layout, mender: Mender
) -> tuple[list[str], int, str, int]:
    """Read one row whose quotes are wrong, as (cells, index of the line after it, code of a notice, lines tried).

    Where the quote would swallow lines that are rows of their own, or everything to the end of the file, it
    is read as a letter.
    """
    if stop == len(lines) and (mended := mender.mended(start)):
        code = "stray_quote" if mended.is_stray else "open_quote" if mended.cells else "damaged_row"
        return mended.cells, mended.end, code, 0
    reader = csv.reader(_until_row(lines, start, stop, layout), delimiter=layout.delimiter)
    cells = next(reader)
    if not cells[-1].endswith(_END):
        return cells, start + reader.line_num, "stray_quote", 0
    return _literal(lines[start], layout), start + 1, "unbalanced_quote", reader.line_num


def _until_row(lines: Sequence[str], start: int, stop: int, layout: Layout) -> Iterator[str]:
    """Give a line and those after it that are no rows of their own, then the mark of an end."""
    separators = max(len(layout.headers) - 1, 1)
    yield lines[start]
    yield from takewhile(lambda line: line.count(layout.delimiter) < separators, _between(lines, start + 1, stop))
    yield _END


def _literal(line: str, layout: Layout) -> list[str]:
    """Cut a line whose quotes cannot be trusted: between quotes where that gives all cells, else at separators."""
    body = line.strip()
    if body[:1] == '"':
        quoted = [cell for cell in _BETWEEN_QUOTES.split(body.strip('"')) if cell != layout.delimiter]
        if len(quoted) == len(layout.headers) > 1:
            return [cell.replace('""', '"') for cell in quoted]
    literal = csv.reader([line], delimiter=layout.delimiter, quoting=csv.QUOTE_NONE)
    return [_EDGE_QUOTES.sub("", cell.strip()) for cell in next(literal, [])]
