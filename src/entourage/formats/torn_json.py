"""Read what still stands whole of JSON that was cut short or damaged: a list loses only the entries that are torn."""

from __future__ import annotations

import json
import re
from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from entourage.formats.json_text import heard
from entourage.formats.record import Notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from entourage.formats.record import Record

_BLANK = re.compile(r"[\s,]*")
_KEY = re.compile(r'"([^"\\]*)"\s*:\s*')
_FIRST_KEY = re.compile(r'\{\s*"([^"\\]*)"')
_OPENING = re.compile(r"[{\[]")
_NAMED_LIST = re.compile(r'"[^"\\]*"\s*:\s*\[\s*\Z')
_AFTER_ENTRY = re.compile(r"[}\]]\s*,\s*\Z")
_NEAR = 200
_FEW = 40
_DEEPEST = 6
_MOST_TRIED = 8
_FASTER = 64


@dataclass(slots=True)
class Torn:
    """Hold what is whole of a document, how many entries of its torn lists are, and a notice of each that is not."""

    document: object = None
    whole: int = 0
    notices: list[Notice] = field(default_factory=list)


def read(text: str) -> Torn:
    """Read a document of JSON that is not whole, in a time that grows as its length does."""
    return _Salvage(text).all()


def in_place(items: Iterable[Record | Notice], notices: Iterable[Notice]) -> Iterator[Record | Notice]:
    """Put the notices of torn entries where these stood, and count them in the places of those that follow."""
    waiting, lost = deque(notices), 0
    for item in items:
        while waiting and waiting[0].line <= item.line + lost:
            yield waiting.popleft()
            lost += 1
        yield replace(item, line=item.line + lost)
    yield from waiting


class _Salvage:
    def __init__(self, text: str) -> None:
        self._text = text
        self._decode = json.JSONDecoder(strict=False, object_hook=heard()).raw_decode
        self._left = _MOST_TRIED * len(text) + _NEAR
        self._torn = Torn()

    def all(self) -> Torn:
        self._torn.document, at = self._value(_after_blank(self._text, 0), 0)
        if not self._torn.notices:
            self._tell(0, at, len(self._text))
        return self._torn

    def _whole(self, at: int) -> tuple[object, int] | None:
        """Read the value that begins at a place, if it is whole, and where it ends."""
        if self._left <= 0:
            return None
        try:
            return self._decode(self._text, at)
        except RecursionError:
            self._left = 0
        except json.JSONDecodeError as fault:
            end = len(self._text) if fault.msg.startswith("Unterminated") else fault.pos
            self._left -= end - at + fault.pos // _FASTER  # the fault counts the lines before it
        except ValueError:  # a number of more digits than Python reads
            self._left -= len(self._text) - at
        return None

    def _value(self, at: int, depth: int) -> tuple[object, int]:
        """Read a value as far as it is whole; None where nothing of it is."""
        opening = self._text[at : at + 1]
        found = self._whole(at)
        if found or opening not in {"{", "["} or depth > _DEEPEST:
            return found or (None, at)
        return self._object(at + 1, depth) if opening == "{" else self._list(at + 1, depth)

    def _object(self, at: int, depth: int) -> tuple[dict[str, object], int]:
        members: dict[str, object] = {}
        while match := _KEY.match(self._text, _after_blank(self._text, at)):
            value, at = self._value(match.end(), depth + 1)
            if value is not None:
                members[match[1]] = value
            if at <= match.end():
                break
        at = _after_blank(self._text, at)
        return members, at + (self._text[at : at + 1] == "}")

    def _list(self, at: int, depth: int) -> tuple[list[object], int]:
        entries: list[object] = []
        known: set[str] = set()
        lost = 0
        while (at := _after_blank(self._text, at)) < len(self._text) and self._text[at] != "]":
            found = self._whole(at)
            if found:
                entries.append(found[0])
                known |= _marks(found[0])
                at = found[1]
                self._torn.whole += 1
                continue
            lost += 1
            first = _FIRST_KEY.match(self._text, at)
            begin, at = at, self._next(at + 1, known | ({first[1]} if first else set()), within=depth > 0)
            self._tell(len(entries) + lost, begin, at)
            if self._text[at : at + 1] == '"':
                return entries, at
        if at >= len(self._text) and not lost:
            self._tell(len(entries) + 1, at, at)
        return entries, min(at + 1, len(self._text))

    def _next(self, at: int, known: set[str], *, within: bool) -> int:
        """Find the next entry like the others after a torn one, or the name of the next list, or the end."""
        while self._left > 0 and (opening := _OPENING.search(self._text, at)):
            at = opening.start()
            found = self._whole(at)
            near = max(0, at - _NEAR)
            before = self._text[near:at]
            if found and (_marks(found[0]) & known if known else _AFTER_ENTRY.search(before)):
                named = _NAMED_LIST.search(before) if within else None
                return near + named.start() if named else at
            self._left -= found[1] - at if found else 0
            at += 1
        return len(self._text)

    def _tell(self, place: int, begin: int, end: int) -> None:
        code = "json_cut" if end >= len(self._text) else "json_torn"
        text = " ".join(self._text[begin : min(end, begin + _NEAR)].split())
        shown = text or " ".join(self._text[-_FEW:].split())
        self._torn.notices.append(Notice(line=place, code=code, text=shown, rejected=bool(text)))


def _marks(entry: object) -> set[str]:
    """Give what an entry is known by: its keys, or the word with which a list begins (RFC 7095)."""
    if isinstance(entry, dict):
        return set(entry)
    return {entry[0]} if isinstance(entry, list) and entry and isinstance(entry[0], str) else set()


def _after_blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at
