"""Read text that was pasted: addresses as mail programs write them, or the names on a page of a network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Profile, Value
from entourage.domain.profiles import network_named
from entourage.formats.delimited import looks_like
from entourage.formats.delimited_rows import DELIMITERS, find_layout, split_lines
from entourage.formats.dialects import is_known_header
from entourage.formats.pasted_addresses import addresses_of
from entourage.formats.pasted_pages import entries_of
from entourage.formats.record import Notice, Pasted, Reading, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from entourage.formats.pasted_pages import Entry

_TABULAR = 0.6
_FEW_ROWS = 2
_CLIP = 200
SUMMARY = "names_and_lines"  # the code of the notice that counts, which is no remark


def read(text: str, encoding: str, told: Pasted) -> Reading | None:
    """Read a pasted text as addresses or names; None where it is a table, or holds nobody."""
    if _is_table(text) and not told.names:
        return None
    entries, ignored = addresses_of(text, told) or entries_of(text, told)
    if not entries:
        return None
    counts = Notice(code="names_and_lines", text=f"{len(entries)} {len(ignored)}")
    items = [counts, *_told(entries, ignored, network_named(told.source))]
    return Reading(format="names", encoding=encoding, items=iter(items))


def _is_table(text: str) -> bool:
    """Tell whether nearly every line has cells, as in a spreadsheet, and they are no names with a comma inside."""
    lines = [line for line in split_lines(text) if line.strip()]
    if len(lines) < _FEW_ROWS:
        return False
    for delimiter in DELIMITERS:
        having = [line for line in lines if delimiter in line]
        if len(having) < _TABULAR * len(lines):
            continue
        if delimiter == "\t" or not all(map(_is_turned_name, having)):
            layout = find_layout(lines[:40], is_known_header)
            return bool(layout and layout.delimiter == delimiter and looks_like(text))
    return False


def _is_turned_name(line: str) -> bool:
    """Tell whether a line may be a family name, a comma, and a given name, or an address."""
    return "@" in line or bool(re.fullmatch(r"[^\W\d_][^,;|\d]{0,40}, ?[^\W\d_][^,;|\d]{0,40}", line.strip()))


def _told(entries: Sequence[Entry], ignored: Sequence[tuple[int, str]], network: str) -> Iterator[Record | Notice]:
    for entry in entries:
        yield Record(
            line=entry.line,
            values=tuple(_values(entry, network)),
            identifier=entry.handle,
            raw="\n".join(entry.said) or entry.name,
        )
    for line, text in ignored:
        yield Notice(line=line, code="ignored_line", text=text[:_CLIP])


def _values(entry: Entry, network: str) -> Iterator[Value]:
    if entry.name:
        yield Value(kind=Kind.FORMATTED_NAME, text=entry.name)
    if entry.parts:
        yield Value(kind=Kind.NAME, parts=entry.parts, raw=entry.written)
    if entry.headline:
        yield Value(kind=Kind.TITLE, text=entry.headline)
    if entry.handle or entry.url or entry.connected_on:
        network = network or ("mastodon" if "@" in entry.handle else "")
        yield Value(kind=Kind.PROFILE, parts=Profile(network, entry.handle, entry.url, entry.connected_on))
    yield from (Value(kind=Kind.EMAIL, text=mail) for mail in entry.mails)
    yield from (Value(kind=Kind.TELEPHONE, text=number) for number in entry.numbers)
