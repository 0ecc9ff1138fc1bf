"""Show how a file would be read, before it is: its letters, its columns, and the first people in it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING

from entourage.formats import detect
from entourage.formats.columns import meaning_of, settled
from entourage.formats.delimited_rows import split_lines
from entourage.formats.delimited_table import table
from entourage.formats.evidence import Alternative, Evidence, alternatives, telling_lines, weigh
from entourage.formats.record import NOTHING_TOLD, Notice, Record, Told
from entourage.formats.text_encoding import decode_file
from entourage.formats.vcard_property import healed
from entourage.formats.written_dates import read_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from entourage.formats.delimited_table import Table
    from entourage.formats.record import Reading

_RECORDS = 10
_ITEMS = 2000
_LINES = 12
_ALIKE = 20
_LONGEST = 240
_EXAMPLES = 4
_ROWS_LOOKED_AT = 500
_LINES_FOR_HEADINGS = 8

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a line as it is read, and where it has letters beyond ASCII; changed: where it was read otherwise before."""

    text: str
    beyond: tuple[Span, ...] = ()
    changed: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Hold how a table would be cut, and what its columns hold.

    headings: empty where it has none; heading_line: where they stand, from 1, or 0; first_lines: what stands there.
    meanings: as `columns.MEANINGS` says, one for each column; known: whether anything but a guess says so.
    settled: what can be told anew of its columns. examples: a few cells of each, none twice.
    day_first: how dates are written; open_dates: whether that is only supposed, with a date that could be two.
    recalled: of which file all this was said.
    """

    headings: tuple[str, ...]
    heading_line: int
    first_lines: tuple[str, ...]
    separator: str
    meanings: tuple[str, ...]
    known: tuple[bool, ...]
    settled: Mapping[int, str] = field(default_factory=dict)
    examples: tuple[tuple[str, ...], ...] = ()
    day_first: bool = True
    open_dates: bool = False
    open_date: str = ""
    recalled: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Hold how a file would be read.

    own_encoding: the one that the program finds where nothing is said. alternatives: how its letters would read in
    others. passages: some of its lines, those with letters beyond ASCII first. records: the first people in it.
    columns: of a table, or of plain text, which a person may say is one.
    """

    format: str
    dialect: str
    encoding: str
    own_encoding: str
    evidence: Evidence
    alternatives: tuple[Alternative, ...] = ()
    passages: tuple[Passage, ...] = ()
    records: tuple[Record, ...] = ()
    columns: Columns | None = None


def preview(data: bytes, told: Told = NOTHING_TOLD) -> Preview:
    """Read the beginning of a file, as it is told; letters that read otherwise untold are marked."""
    reading = detect.read_bytes(data, told)
    untold = replace(told, encoding="")
    own = detect.read_bytes(data, untold) if told.encoding else reading
    items = list(islice(reading.items, _ITEMS))
    found = table(data, told) if reading.format == "csv" or _is_text(reading, items) else None
    return Preview(
        format=reading.format,
        dialect=reading.dialect,
        encoding=reading.encoding or told.encoding or decode_file(data).encoding,
        own_encoding=own.encoding or decode_file(data).encoding,
        evidence=weigh(data, reading, told.encoding),
        alternatives=alternatives(data),
        passages=tuple(_passages(_text(data, reading, told), _text(data, own, untold) if told.encoding else "")),
        records=_first_records(items),
        columns=_columns(found) if found else None,
    )


def _is_text(reading: Reading, items: Sequence[Record | Notice]) -> bool:
    """Tell whether it is plain text, of which a person may say that it is a table."""
    looks = [item.text for item in items if isinstance(item, Notice) and item.code == "not_contacts"]
    return reading.format == "unknown" and looks == ["text"]


def _first_records(items: Sequence[Record | Notice]) -> tuple[Record, ...]:
    people = (item for item in items if isinstance(item, Record) and item.kind != "group")
    return tuple(islice(people, _RECORDS))


def _columns(found: Table) -> Columns:
    columns = found.recognized.columns
    rows = found.rows[:_ROWS_LOOKED_AT]
    lines = split_lines(found.decoded.text[:_BEGINNING])[:_LINES_FOR_HEADINGS]
    return Columns(
        headings=found.headers,
        heading_line=found.layout.start if found.headers else 0,
        first_lines=tuple(line.strip()[:_LONGEST] for line in lines),
        separator=found.layout.delimiter,
        meanings=tuple(map(meaning_of, columns)),
        known=tuple(place in found.told or column.is_known for place, column in enumerate(columns)),
        settled={} if found.recognized.dialect else settled(found.recognized, found.headers),
        examples=tuple(_examples(rows, place) for place in range(len(columns))),
        day_first=found.puts_day_first,
        open_dates=found.leaves_dates_open,
        open_date=next(filter(_is_open, found.dates()), ""),
        recalled=found.recalled.name if found.recalled and found.recalled.says_of_tables else "",
    )


_BEGINNING = 20_000


def _examples(rows: list[list[str]], place: int) -> tuple[str, ...]:
    """Take a few cells of a column, those with letters beyond ASCII first."""
    cells = dict.fromkeys(row[place].strip() for row in rows if place < len(row))
    said = sorted(filter(None, cells), key=str.isascii)
    return tuple(text[:_LONGEST] for text in said[:_EXAMPLES])


def _is_open(text: str) -> bool:
    readings = [read_date(text, day_first=first) for first in (True, False)]
    return all(readings) and readings[0] != readings[1]


def _passages(text: str, before: str) -> Iterator[Passage]:
    """Take the lines that tell, as they are read now, and mark what is read otherwise where nobody says anything."""
    now, then = _lines(text), _lines(before or text)
    each_once = {now[place]: place for place in islice(_places(now, then), _LINES * _ALIKE)}
    for place in islice(each_once.values(), _LINES):
        line = _shortened(now[place])
        other = _shortened(then[place]) if len(now) == len(then) else line
        yield Passage(line, tuple(_beyond(line)), tuple(_changed(line, other)) if line != other else ())


def _places(now: list[str], then: list[str]) -> Iterator[int]:
    """Give the lines with letters beyond ASCII, then the first of the others."""
    is_alike = len(now) == len(then)
    telling = [
        place for place, line in enumerate(now) if not (line.isascii() and (not is_alike or then[place].isascii()))
    ]
    yield from telling
    yield from (place for place in range(min(len(now), _LINES)) if now[place].strip() and place not in telling)


def _text(data: bytes, reading: Reading, told: Told) -> str:
    if reading.format != "vcard" or told.encoding:
        decoded = decode_file(data, told.encoding)
        # Headings may have decided otherwise than the letters alone.
        return decoded.text if decoded.encoding == reading.encoding else decode_file(data, reading.encoding).text
    if reading.evidence in {"utf8", "bom", "utf16", "repaired"}:
        return decode_file(data).text
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    return "\n".join(healed(line, reading.encoding) for line in lines)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _shortened(line: str) -> str:
    """Cut a long line around its first letter beyond ASCII."""
    return line if len(line) <= _LONGEST else next(telling_lines(line), line[:_LONGEST])


def _beyond(line: str) -> Iterator[Span]:
    for place, letter in enumerate(line):
        if not letter.isascii():
            yield place, place + 1


def _changed(line: str, other: str) -> Iterator[Span]:
    for code, _, _, start, end in SequenceMatcher(None, other, line, autojunk=False).get_opcodes():
        if code != "equal" and start < end:
            yield start, end
