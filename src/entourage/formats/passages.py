"""Find a card or row again in the file it was read from, byte for byte."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from entourage.formats import entries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.formats.entries import Entries

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENDS = {
    # A vCard that went through two programs has CR twice before LF, and its reader takes that for one end.
    "vcard": re.compile(rb"[^\r\n]*(?:\r\r\n|\r\n|\r|\n)|[^\r\n]+"),
    "": re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+"),
}
_BEGIN = re.compile(rb"[^\w\"]*+(?:[\w-]*\.)?BEGIN\s*:\s*VCARD", re.IGNORECASE)
_AGENT = re.compile(rb"(?:[\w-]+\.)?AGENT\b[^:]*:\s*BEGIN:VCARD", re.IGNORECASE)
_END = re.compile(rb"[^\w\"]*+(?:[\w-]*\.)?END\s*:\s*VCARD", re.IGNORECASE)
_MOST_LINES, _BEFORE, _WIDEST = 200, 3, 500


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold lines of a file: the number of the first, and the number of the one that is meant."""

    first: int
    marked: int
    lines: tuple[str, ...]

    def near(self, most: int) -> Passage:
        """Give only the lines around the one that is meant, or the first ones where none is."""
        if len(self.lines) <= most:
            return self
        begin = max(0, min(self.marked - self.first - most // 2, len(self.lines) - most)) if self.marked else 0
        return Passage(self.first + begin, self.marked, self.lines[begin : begin + most])


class Passages:
    """Live as a file that can be asked for its cards, rows or entries; begins: the lines at which they begin."""

    def __init__(self, data: bytes, file_format: str, encoding: str, begins: Sequence[int]) -> None:
        self._entries: Entries | None = None
        self._lined: _Lined | None = None
        if file_format in entries.FORMATS:
            text = data.decode(encoding or "utf-8", "replace").replace("\0", "")
            self._entries = entries.entries_of(file_format, text)
        else:
            self._lined = _Lined(data, file_format, encoding, begins)
        self._encoding = encoding or "utf-8"

    def around(self, line: int) -> Passage:
        """Give the card, row or entry in which a line stands, or what is near it; long ones are cut."""
        if self._lined:
            return self._lined.around(line)
        entry = self._entries.entry(line) if self._entries else ""
        return Passage(0, 0, tuple(map(_readable, entry.splitlines()[:_MOST_LINES])))

    def whole(self, lines: Sequence[int], marks: Mapping[int, str] = MappingProxyType({})) -> bytes:
        """Put together the cards, rows or entries that begin at some lines, as they stand, to be read again.

        marks: lines to be put into some of the cards. Gives nothing where they cannot be told from the others.
        """
        if self._lined:
            return self._lined.whole(lines, marks)
        return self._entries.whole(lines).encode(self._encoding, "replace") if self._entries else b""


class _Lined:
    """Live as a file cut into lines; begins: the lines, from 1, at which its cards or rows begin."""

    def __init__(self, data: bytes, file_format: str, encoding: str, begins: Sequence[int]) -> None:
        self._format, self._encoding = file_format, encoding or "utf-8"
        self._mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
        self._wide = encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32"))
        self._lines = _cut_wide(data, encoding) if self._wide else _ENDS.get(file_format, _ENDS[""]).findall(data)
        self._begins = sorted(line for line in set(begins) if line > 0)

    def around(self, line: int) -> Passage:
        """Give the card or row in which a line stands, or what is near it; long ones are cut."""
        if not 0 < line <= len(self._lines):
            return Passage(1, 0, ())
        place = bisect_right(self._begins, line)
        first = self._begins[place - 1] if place else max(1, line - _BEFORE)
        end = self._end(first)
        if end <= line:  # it stands between two cards
            first, end = max(end, line - _BEFORE), min(self._next(line), line + _BEFORE)
        if line - first >= _MOST_LINES:
            first = line - _BEFORE
        shown = self._lines[first - 1 : min(max(end, line + 1), first + _MOST_LINES) - 1]
        return Passage(first, line, tuple(map(self._shown, shown)))

    def whole(self, lines: Sequence[int], marks: Mapping[int, str]) -> bytes:
        """Put together the cards or rows that begin at some lines, as they stand, so that they can be read again."""
        head = b"".join(self._lines[: self._begins[0] - 1]) if self._format == "csv" and self._begins else b""
        pieces = [self._piece(line, marks.get(line, "")) for line in sorted(set(lines)) if 0 < line <= len(self._lines)]
        if not pieces:
            return b""
        written = head + b"".join(pieces)
        return written if written.startswith(self._mark) else self._mark + written

    def _piece(self, line: int, mark: str) -> bytes:
        lines = self._lines[line - 1 : self._end(line) - 1]
        if mark:
            below = 1 if _BEGIN.match(self._plain(line)) else 0
            lines.insert(below, f"{mark}\r\n".encode(self._encoding, "replace"))
        piece = b"".join(lines)
        newline = "\r\n".encode(self._encoding) if self._wide else b"\r\n"
        ended = newline[len(newline) // 2 :] if self._wide else (b"\n", b"\r")
        whole = piece if piece.endswith(ended) else piece + newline
        return whole + newline if self._format == "ldif" else whole  # RFC 2849: a blank line parts two entries

    def _end(self, first: int) -> int:
        """Give the line after a card or row that begins at a line; the blank lines below belong to nobody."""
        end = self._next(first)
        if self._format == "vcard":
            return self._end_of_card(first, end)
        while end - 1 > first and not self._plain(end - 1).strip():
            end -= 1
        return end

    def _next(self, line: int) -> int:
        place = bisect_right(self._begins, line)
        beyond = len(self._lines) + 1
        return min(self._begins[place], beyond) if place < len(self._begins) else beyond

    def _end_of_card(self, first: int, end: int) -> int:
        depth = 0
        for line in range(first, end):
            text = self._plain(line)
            depth += bool(_BEGIN.match(text) or _AGENT.match(text))
            if _END.match(text):
                depth -= 1
                if depth <= 0:
                    return line + 1
        return end

    def _plain(self, line: int) -> bytes:
        return self._lines[line - 1].replace(b"\0", b"") if self._wide else self._lines[line - 1]

    def _shown(self, line: bytes) -> str:
        return _readable(line.decode(self._encoding, "replace"))


def _readable(line: str) -> str:
    """Show a line by what can be shown of it, cut where it is long."""
    text = line.strip("\r\n").replace("\N{ZERO WIDTH NO-BREAK SPACE}", "")
    shown = "".join(
        letter if letter.isprintable() or letter == "\t" else "\N{REPLACEMENT CHARACTER}" for letter in text[:_WIDEST]
    )
    return shown if len(text) <= _WIDEST else shown + "…"


def _cut_wide(data: bytes, encoding: str) -> list[bytes]:
    """Cut text of two or four bytes a letter into lines; what is no whole letter at the end goes with the last."""
    width = 4 if "32" in encoding else 2
    spare = len(data) % width
    text = data[: len(data) - spare].decode(encoding, "surrogatepass")
    found = [line.encode(encoding, "surrogatepass") for line in re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)]
    rest = data[len(data) - spare :]
    return [*found[:-1], found[-1] + rest] if found and rest else found
