"""Find the entries of a file that is not written line by line (JSON, XML, a page) where they stand in its text."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

from entourage.formats import meta_html, structured
from entourage.formats.json_text import loaded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Span = tuple[int, int]

FORMATS = frozenset({"json", "jcard", "jscontact", "xcard", "html"})
"""The formats whose notices count entries, from 1, where those of others count lines."""
_BLANK = re.compile(r"[\s,:\ufeff]*")
_DECLARED = re.compile(r"[\s\ufeff]*(?:<\?xml[^>]*\?>)?")
_CARD = re.compile(r"\S+vcard-4\.0 vcard")
_CARD_ENDS = re.compile(rb"</(?:[^\s:>]+:)?vcard\s*>")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class _Row:
    """Hold a row of entries: where it begins and ends in the text, and where each of them does."""

    begin: int
    end: int
    spans: Sequence[Span]


@dataclass(frozen=True, slots=True)
class Entries:
    """Hold a text cut into its entries; between, around: what stands between them, and before and after a row."""

    text: str
    rows: Sequence[_Row]
    between: str = "\n"
    around: str = ""

    def entry(self, place: int) -> str:
        """Give an entry by its place from 1; an empty text where there is none."""
        for row in self.rows:
            if 0 < place <= len(row.spans):
                begin, end = row.spans[place - 1]
                return self.text[begin:end]
            place -= len(row.spans)
        return ""

    def whole(self, places: Iterable[int]) -> str:
        """Put together some entries, by their places from 1, in a file of the same form; an empty text if none."""
        wanted = {place for place in places if self.entry(place)}
        if not wanted:
            return ""
        written, at, place = "", 0, 0
        for row in self.rows:
            numbered = enumerate(row.spans, place + 1)
            chosen = [self.text[begin:end] for number, (begin, end) in numbered if number in wanted]
            written += self.text[at : row.begin] + self.around + self.between.join(chosen) + self.around
            at, place = row.end, place + len(row.spans)
        return written + self.text[at:]


def entries_of(file_format: str, text: str) -> Entries | None:
    """Cut a text of a format into its entries; None where they cannot be told apart."""
    if file_format == "xcard":
        return _apart(text, _cards_of(text))
    if file_format == "html":
        return _apart(text, meta_html.spans_of(text))
    try:
        return _of_json(text)
    except (ValueError, RecursionError):
        return None


def _apart(text: str, spans: Sequence[Span]) -> Entries | None:
    if not spans:
        return None
    return Entries(text, [_Row(spans[0][0], max(end for _, end in spans), spans)])


def _of_json(text: str) -> Entries | None:
    """Cut the lists of people of a document of JSON; what is one person alone is one entry."""
    start = _after_blank(text, 0)
    document = loaded(text[start:])
    lists = structured.lists_of(document)
    if any(one is document for entries in lists or () for one in entries):
        return Entries(text, [_Row(start, len(text), [(start, len(text))])])
    paths = [_path_to(document, one) for one in lists or ()]
    found = [_row_at(text, start, path) for path in paths if path is not None]
    return Entries(text, sorted(found, key=lambda row: row.begin), ",\n", "\n") if found else None


def _path_to(document: object, wanted: object, depth: int = 0) -> list[str | int] | None:
    """Find by which keys and places one comes to a part of a document."""
    if document is wanted:
        return []
    inner: Iterable[tuple[str | int, object]] = ()
    if isinstance(document, dict):
        inner = document.items()
    elif isinstance(document, list):
        inner = enumerate(document)
    for key, value in inner if depth < _DEEPEST else ():
        path = _path_to(value, wanted, depth + 1) if isinstance(value, dict | list) else None
        if path is not None:
            return [key, *path]
    return None


def _row_at(text: str, start: int, path: Sequence[str | int]) -> _Row:
    for key in path:
        start = dict(_members(text, start))[key][0]  # of a key written twice the last counts, as for the reader
    spans = [span for _, span in _members(text, start)]
    return _Row(start + 1, text.index("]", spans[-1][1] if spans else start), spans)


def _members(text: str, start: int) -> Iterator[tuple[str | int, Span]]:
    """Go through the members of the object or list that begins at a place: each by its key or place, and its span."""
    read = json.JSONDecoder().raw_decode
    is_object = text[start] == "{"
    at, place = _after_blank(text, start + 1), 0
    while text[at] not in "]}":
        key: str | int = place
        if is_object:
            key, at = read(text, at)
            at = _after_blank(text, at)
        _, end = read(text, at)
        yield key, (at, end)
        at, place = _after_blank(text, end), place + 1


def _after_blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _cards_of(text: str) -> list[Span]:
    """Find the cards of xCard (RFC 6351); no document that declares anything comes here."""
    begins = _DECLARED.match(text)
    before = text[: begins.end() if begins else 0]
    data = text[len(before) :].encode("utf-8", "replace")
    parser = expat.ParserCreate("utf-8", " ")
    found: list[list[int]] = []
    stack: list[list[int]] = []

    def begin(name: str, _: object) -> None:
        if _CARD.fullmatch(name):
            stack.append([parser.CurrentByteIndex, 0])
            found.append(stack[-1])

    def end(name: str) -> None:
        if _CARD.fullmatch(name):
            tag = _CARD_ENDS.match(data, parser.CurrentByteIndex)
            stack.pop()[1] = tag.end() if tag else parser.CurrentByteIndex

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat knows no names for it
    except expat.ExpatError:
        return []
    letters = _letters(data, [place for span in found for place in span])
    return [(len(before) + letters[first], len(before) + letters[last]) for first, last in found]


def _letters(data: bytes, places: Iterable[int]) -> dict[int, int]:
    """Say how many letters stand before some places in UTF-8."""
    counted, at, letters = {}, 0, 0
    for place in sorted(set(places)):
        letters += len(data[at:place].decode())
        counted[place], at = letters, place
    return counted
