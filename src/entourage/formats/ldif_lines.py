"""Cut LDIF into entries and attributes (RFC 2849), however it was folded, ended or encoded."""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from entourage.formats.text_encoding import decode_as, decode_file, mostly_utf8

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.formats.record import Told
    from entourage.formats.text_encoding import Decoded

_FOLD = re.compile(rb"\n[ \t]")
_ATTRIBUTE = re.compile(r"([A-Za-z0-9][\w.-]*)((?:;[\w.-]*)*)\s*:(:|<|)[ \t]*(.*)", re.DOTALL)
_VERSION = re.compile(r"version\s*:\s*\d+\s*", re.IGNORECASE)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Attribute:
    """Hold one line: its name in lower case and as spelled, its options, and what it says.

    text: the value read as letters; data: its bytes where it was base64; is_link: only its address is given;
    is_damaged: its base64 cannot be read.
    """

    line: int
    name: str
    spelled: str
    options: tuple[str, ...] = ()
    text: str = ""
    data: bytes = b""
    is_link: bool = False
    is_damaged: bool = False

    @property
    def is_text(self) -> bool:
        """Tell whether the value is written in letters."""
        return not self.data or not _NOT_TEXT.search(self.text)


@dataclass(slots=True)
class Entry:
    """Hold the attributes of one entry, its lines as they were written, and those that are none."""

    line: int
    attributes: list[Attribute] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    strange: list[tuple[int, str]] = field(default_factory=list)

    def texts(self, *names: str) -> list[str]:
        """Give what attributes of these names say in letters, in their order."""
        return [one.text for one in self.attributes if one.name in names and one.is_text and one.text.strip()]


def cut(data: bytes, told: Told) -> tuple[Decoded, Iterator[Entry]]:
    """Decode a file as a whole, unfolded so that no letter is cut in two, and cut it into entries."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in data[:64]:
        found = decode_file(data, told.encoding)
        text, starts = _unfolded(found.text.encode("utf-8", "surrogatepass"))
        return found, _entries(text.decode("utf-8", "replace"), starts)
    text, starts = _unfolded(data)
    found = decode_file(text, told.encoding)
    return found, _entries(found.text, starts)


def _unfolded(data: bytes) -> tuple[bytes, list[int]]:
    """Join folded lines, and give the numbers of those that remain."""
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    lines = enumerate(data.split(b"\n"), 1)
    starts = [number for number, line in lines if number == 1 or line[:1] not in {b" ", b"\t"}]
    return _FOLD.sub(b"", data), starts


def _entries(text: str, starts: list[int]) -> Iterator[Entry]:
    entry: Entry | None = None
    for number, line in zip(starts, text.replace("\0", "").split("\n"), strict=False):
        if not line.strip():
            if entry:
                yield entry
            entry = None
        elif not line.startswith("#") and not (entry is None and _VERSION.fullmatch(line)):
            attribute = _attribute(number, line)
            if entry and attribute and attribute.name == "dn":
                yield entry
                entry = None
            entry = entry or Entry(number)
            _take(entry, attribute, number, line)
    if entry:
        yield entry


def _take(entry: Entry, attribute: Attribute | None, number: int, line: str) -> None:
    if attribute:
        entry.attributes.append(attribute)
        entry.written.append(line)
    elif line.strip() != "-":  # what ends a change (RFC 2849)
        entry.strange.append((number, line))
        entry.written.append(line)


def _attribute(number: int, line: str) -> Attribute | None:
    match = _ATTRIBUTE.fullmatch(line)
    if not match:
        return None
    spelled, options, mark, value = match.groups()
    named = tuple(filter(None, options.split(";")))
    if mark == ":":
        data = _base64(value)
        text = "" if data is None else letters(data)
        return Attribute(number, spelled.lower(), spelled, named, text, data or b"", is_damaged=data is None)
    return Attribute(number, spelled.lower(), spelled, named, value.rstrip() if mark else value, is_link=mark == "<")


def _base64(text: str) -> bytes | None:
    text = _BLANKS.sub("", text).rstrip("=")
    if _NOT_BASE64.search(text):
        return None
    try:
        return binascii.a2b_base64(text + "=" * (-len(text) % 4))
    except binascii.Error:
        return None


def letters(data: bytes) -> str:
    """Read bytes as text: UTF-8, as they should be, if need be with marks, else what Windows programs write."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return mostly_utf8(data) or decode_as(data, "cp1252") or ""
