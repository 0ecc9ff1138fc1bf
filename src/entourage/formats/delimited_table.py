"""Cut a table into rows and say what its columns hold: by its headings, its values, and what a person says of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.domain.contact import DATE_KINDS
from entourage.domain.watching import ticking
from entourage.formats.columns import as_told, meaning_of, settled, told_by_name
from entourage.formats.delimited_births import with_one_birth
from entourage.formats.delimited_breaks import mended_breaks
from entourage.formats.delimited_end import cut_short
from entourage.formats.delimited_guess import guess, is_data
from entourage.formats.delimited_joined import read_tables
from entourage.formats.delimited_names import with_whole_name
from entourage.formats.delimited_remarks import told_above, without_remarks
from entourage.formats.delimited_rows import (
    Layout,
    Row,
    cells_of,
    find_layout,
    first_row,
    narrowed,
    read_rows,
    split_lines,
)
from entourage.formats.delimited_shifts import straightened
from entourage.formats.dialects import is_known_header, recognize
from entourage.formats.dialects_encoding import decided_by_headings
from entourage.formats.taught import Taught, meanings_by_name, occurrences, recall, recall_by_values, share
from entourage.formats.text_encoding import Decoded, decode_as, decode_file
from entourage.formats.written_dates import day_comes_first, leaves_order_open

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from entourage.formats.dialects import Recognized
    from entourage.formats.record import Notice, Told

_SAMPLE = 200
_BEGINNING = 50_000


@dataclass(frozen=True, slots=True)
class Table:
    """Hold a table cut into rows, and what its columns hold.

    told: what of it a person says, now or before, by the places of the columns. recalled: what was said before.
    day_first: how dates are written, where that is said; else the dates decide.
    following: the tables below it in the same file.
    """

    decoded: Decoded
    layout: Layout
    items: Sequence[Row | Notice]
    recognized: Recognized
    told: Mapping[int, str]
    recalled: Taught | None
    day_first: bool | None
    following: tuple[Table, ...] = ()

    @property
    def headers(self) -> tuple[str, ...]:
        """Give the headings; none where the first row is a person."""
        return self.layout.headers

    @property
    def rows(self) -> list[list[str]]:
        """Give the cells of the rows."""
        return [item.cells for item in self.items if isinstance(item, Row)]

    @property
    def strangers(self) -> list[str]:
        """Name the columns of which nobody knows what they hold."""
        return [column.block.name for column in self.recognized.columns if not column.is_known]

    @property
    def newcomers(self) -> list[str]:
        """Name those that have come since it was said what the columns hold."""
        if self.recalled is None or not self.recalled.has_headings:
            return []
        said = set(occurrences(self.recalled.headings))
        named = zip(occurrences(self.headers), self.recognized.columns, strict=False)
        return [column.block.name for name, column in named if name not in said and not column.is_known]

    @property
    def kept(self) -> list[str]:
        """Name those that are kept as they are, of which a person was told before."""
        if self.recalled is None or not self.recalled.has_headings:
            return []
        newcomers = set(self.newcomers)
        return [name for name in self.strangers if name not in newcomers]

    def learned(self) -> Taught | None:
        """Give what was said before with the columns that have come since, so that each is told of once."""
        newcomers = self.newcomers
        if self.recalled is None or not newcomers:
            return None
        said = set(occurrences(self.recalled.headings))
        named = zip(occurrences(self.headers), self.headers, strict=True)
        fresh = [heading for name, heading in named if name not in said]
        return replace(
            self.recalled,
            headings=(*self.recalled.headings, *fresh),
            meanings=(*self.recalled.meanings, *(None for _ in fresh)),
            former=self.recalled.key,
        )

    def dates(self) -> Iterator[str]:
        """Give all that stands in columns of dates."""
        return (text for _, text in self.dated())

    def dated(self) -> Iterator[tuple[str, str]]:
        """Give all that stands in columns of dates, each with its heading, or the number of its column."""
        columns = self.recognized.columns
        places = [at for at, one in enumerate(columns) if one.block.kind in DATE_KINDS or one.part == "connected_on"]
        names = {at: self.headers[at] if at < len(self.headers) else str(at + 1) for at in places}
        return ((names[place], row[place]) for row in self.rows for place in places if place < len(row))

    @property
    def puts_day_first(self) -> bool:
        """Decide the order of day and month, by what is said or on all the dates together."""
        if self.day_first is not None:
            return self.day_first
        return day_comes_first(self.dates(), by_default=self.recognized.language != "en")

    @property
    def leaves_dates_open(self) -> bool:
        """Tell whether the dates themselves leave open which of their numbers is the day."""
        orders = {day_comes_first(self.dates(), by_default=first) for first in (True, False)}
        return len(orders) > 1 and any(map(leaves_order_open, self.dates()))

    def teaching(self, told: Told) -> Taught | None:
        """Give what is to be remembered of what a person says of this table."""
        if not (told.says_of_tables or told.encoding):
            return None
        headings = self.headers
        is_of_columns = (told.says_of_tables or bool(self.told)) and not self.recognized.dialect
        said = settled(self.recognized, headings) if is_of_columns else self.told
        columns = self.recognized.columns
        return Taught(
            dialect=self.recognized.dialect,
            headings=headings or _shape(self),
            meanings=tuple(said.get(place) for place in range(len(columns))),
            separator=self.layout.delimiter,
            has_headings=bool(headings),
            day_first=self.day_first,
            encoding=told.encoding or (self.recalled.encoding if self.recalled else ""),
        )


def table(data: bytes, told: Told, decoded: Decoded | None = None) -> Table | None:
    """Cut a table into rows and recognize its columns; None where there is none."""
    decoded = decided_by_headings(data, decoded or decode_file(data, told.encoding))
    return _cut(_as_taught(data, told) or decoded if decoded.evidence == "guessed" else decoded, told)


def _as_taught(data: bytes, told: Told) -> Decoded | None:
    """Decode a table, of which no sign says how, as it was said of one like it."""
    for encoding in dict.fromkeys(one.encoding for one in reversed(told.taught) if one.encoding):
        text = decode_as(data, encoding)
        if text is None:
            continue
        found = _cut(Decoded(text[:_BEGINNING], encoding, "taught"), told)
        if found and found.recalled and found.recalled.encoding == encoding:
            return Decoded(text, encoding, "taught")
    return None


def _cut(decoded: Decoded, told: Told) -> Table | None:
    lines = split_lines(decoded.text.replace("\0", "") if "\0" in decoded.text else decoded.text)
    layout, recalled = _layout(lines, told)
    if not layout:
        return None
    first, *others = _parted(lines, layout, told, is_cut=decoded.is_cut)
    items = [*told_above(lines, layout), *first[1]]
    recalled = recalled if first[0] == layout else _recalled_of(first[0], told.taught)
    of_others = replace(
        told, columns={}, named={name: said for name, said in told.named.items() if not name.isdecimal()}
    )
    following = [_table(decoded, one, rows, _recalled_of(one, told.taught), of_others) for one, rows in others]
    return replace(_table(decoded, first[0], items, recalled, told), following=tuple(following))


def _parted(
    lines: Sequence[str], layout: Layout, told: Told, *, is_cut: bool
) -> list[tuple[Layout, Sequence[Row | Notice]]]:
    """Cut lines into the rows of one table, or of several joined; none of them is empty but one alone."""
    tables = read_tables(lines, layout, told.taught) if told.headings != 0 else [(layout, read_rows(lines, layout))]
    cut = [(one, list(ticking(narrowed(rows)))) for one, rows in tables]
    count = len(cut)
    parted = [
        (one, without_remarks(lines, rows, one, is_followed=number < count))
        for number, (one, rows) in enumerate(cut, 1)
    ]
    last, items = parted[-1]
    parted[-1] = last, [*items, *cut_short(lines, items, last, is_cut=is_cut)]
    full = [(one, rows) for one, rows in parted if rows]
    return full or [(layout, [])]


def _table(
    decoded: Decoded, layout: Layout, items: Sequence[Row | Notice], recalled: Taught | None, told: Told
) -> Table:
    """Say what the columns of a table hold, and put its rows straight."""
    recognized = _recognized(layout, items)
    if recalled is None and not layout.headers:
        shape = [meaning_of(column) for column in recognized.columns]
        recalled = recall_by_values(shape, layout.delimiter, told.taught)
    before = _said_before(recalled, layout.headers)
    columns = {**before, **told_by_name(layout.headers, told.named), **told.columns}
    day_first = recalled.day_first if recalled and told.day_first is None else told.day_first
    recognized = as_told(recognized, layout.headers, columns)
    recognized = replace(recognized, columns=with_one_birth(recognized.columns))
    whole = mended_breaks(items, recognized.columns, len(layout.headers), is_known=bool(recognized.dialect))
    straight = straightened(whole, recognized.columns, layout, decoded.text)
    return Table(decoded, layout, straight, recognized, columns, recalled, day_first)


def _recognized(layout: Layout, items: Sequence[Row | Notice]) -> Recognized:
    recognized = recognize(layout.headers)
    sample = [item.cells for item in items if isinstance(item, Row)][:_SAMPLE]
    recognized = replace(recognized, columns=with_whole_name(recognized.columns, layout.headers, sample))
    if recognized.dialect:
        return recognized
    return guess(recognized, layout.headers, sample)


def _layout(lines: Sequence[str], told: Told) -> tuple[Layout | None, Taught | None]:
    """Say where the table begins: as it is told, as it was told of one like it, or as it looks."""
    found = find_layout(lines, is_known_header)
    if told.headings is not None or told.separator:
        layout = _layout_told(lines, told, found)
        return layout, _recalled_of(layout, told.taught)
    known = recall(lines[: _first_row(lines, found)], told.taught) if told.taught else None
    if known and (known[0].dialect == recognize(known[1].headers).dialect or share(*_headings(known)) == 1):
        return known[1], known[0]
    return (_without_data(found) if found else None), None


def _first_row(lines: Sequence[str], found: Layout | None) -> int:
    """Find the first row of a table whose headings are known; below it stand no other headings of this table."""
    known = [heading for heading in found.headers if is_known_header(heading)] if found else []
    is_sure = found is not None and len(known) > 1 and 2 * len(known) >= sum(map(bool, found.headers))
    return first_row(lines, found, is_known_header) if found and is_sure else len(lines)


def _headings(known: tuple[Taught, Layout]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return known[0].headings, known[1].headers


def _recalled_of(layout: Layout, taught: Sequence[Taught]) -> Taught | None:
    alike = (one for one in reversed(taught) if one.has_headings and share(one.headings, layout.headers) == 1)
    return next(alike, None)


def _layout_told(lines: Sequence[str], told: Told, found: Layout | None) -> Layout:
    separator = told.separator or (found.delimiter if found else ",")
    if told.headings == 0:
        return Layout(separator, (), 0)
    start = min(told.headings or (found.start if found else 1), len(lines))
    layout = Layout(separator, tuple(cells_of(lines[start - 1], separator)) if lines else (), start)
    return layout if told.headings else _without_data(layout)


def _without_data(layout: Layout) -> Layout:
    return replace(layout, headers=()) if is_data(layout.headers) else layout


def _said_before(recalled: Taught | None, headers: Sequence[str]) -> dict[int, str]:
    if recalled is None:
        return {}
    if recalled.has_headings:
        return meanings_by_name(recalled, headers)
    return {place: meaning for place, meaning in enumerate(recalled.meanings) if meaning is not None}


def _shape(found: Table) -> tuple[str, ...]:
    """Say what the columns of a table without headings seem to hold, whatever is said of them."""
    return tuple(map(meaning_of, _recognized(found.layout, found.items).columns))
