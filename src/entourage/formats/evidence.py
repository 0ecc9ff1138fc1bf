"""What speaks for the encoding in which a file is read, and how it would read in others."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entourage.formats import encoding_guess
from entourage.formats.record import Notice
from entourage.formats.text_encoding import decode, decode_file, without_half_letter
from entourage.formats.vcard_encoding import of_line, undeclared_of
from entourage.formats.vcard_property import healed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.formats.record import Reading

# What files of contacts are written in; the names are Python's.
ENCODINGS = (
    "utf-8",
    "cp1252",
    "iso8859-15",
    "mac_roman",
    "cp850",
    "cp1250",
    "iso8859_2",
    "cp1257",
    "utf-16-le",
    "utf-16-be",
    "cp1251",
    "koi8_r",
    "koi8_u",
    "cp866",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
)
_SAID = frozenset({"told", "taught", "before"})
_CERTAIN = frozenset({"bom", "utf16", "utf8"})
_LOST = "\N{REPLACEMENT CHARACTER}"
_TELLING = 6_000
_ASCII = bytes(range(0x80))
_CONTINUATION = bytes(range(0x80, 0xC0))
_BEYOND = re.compile(rb"[^\x00-\x7f]")
_BEYOND_LETTER = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"(?:[\w'-]|[^\x00-\x7f\s])*[^\x00-\x7f\s](?:[\w'-]|[^\x00-\x7f\s])*")
_CODED = re.compile(rb"QUOTED-PRINTABLE", re.IGNORECASE)
_PIECE = 1_000_000
_MOST_LINES = 200
_LONGEST_LINE = 2_000
_WORDS_SHOWN = 4
_LONGEST_WORD = 24


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold what decided how a file is encoded.

    code: as `text_encoding.Decoded`; besides "ascii" (nothing beyond it), "coded" (each property of a vCard states its
    own), "by_line" (a vCard of several encodings), "before" (as this very file was read when it came).
    letters: how many there are beyond ASCII. others: how many lines are not of the encoding that the others have.
    words: a few as they come out. file: with "taught", of which the encoding was said.
    lost: how many letters cannot be read in it. own: the encoding that signs in the file show, where it is another.
    is_weak: it is guessed, and another is nearly as likely.
    """

    code: str
    letters: int = 0
    others: int = 0
    words: tuple[str, ...] = ()
    file: str = ""
    lost: int = 0
    own: str = ""
    is_weak: bool = False


def weigh(data: bytes, reading: Reading, told: str = "") -> Evidence:
    """Say what speaks for and against the encoding of a file that was read; told: what a person says that it is."""
    found, encoding = _weighed(data, reading, told), reading.encoding
    if found.code in _SAID:
        return _contradicted(found, data, encoding)
    lines = undeclared_of(_high_lines(data)) if reading.format == "vcard" else _high_lines(data)
    if found.code == "guessed" and lines and encoding_guess.is_weak(b"\n".join(lines)[:_TELLING], encoding):
        return replace(found, is_weak=True)
    return found


def doubts(found: Evidence, encoding: str) -> tuple[Notice, ...]:
    """Tell what is doubtful about the encoding of a file."""
    if found.lost or found.own:
        code = "letters_lost" if found.lost else "letters_otherwise"
        return (Notice(code=code, text=f"{found.lost} {encoding} {found.own}".rstrip()),)
    return (Notice(code="letters_guessed", text=f"0 {encoding}"),) if found.is_weak else ()


def _contradicted(found: Evidence, data: bytes, encoding: str) -> Evidence:
    """Count the letters that cannot be read as a person says, and name what certain signs in the file say instead."""
    text = decode(data, told=encoding).text
    lost = text.count(_LOST) - (data.count(_LOST.encode()) if encoding == "utf-8" else 0)
    own = decode(data)
    is_other = own.evidence in _CERTAIN and own.text != text
    return replace(found, lost=max(0, lost), own=own.encoding if is_other else "")


def _weighed(data: bytes, reading: Reading, told: str) -> Evidence:
    encoding = reading.encoding
    if not encoding:
        return Evidence("")
    code = reading.evidence or decode_file(data, told).evidence
    if data.isascii() and code != "utf16":
        is_coded = reading.format == "vcard" and _CODED.search(data[:_PIECE])
        return Evidence("coded" if is_coded else "told" if code == "told" else "ascii")
    if reading.format == "vcard" and code in {"declared", "guessed", "mixed"}:
        return _of_lines(data, encoding, code)
    if code in {"utf8", "bom"} and encoding == "utf-8":
        return Evidence(code, letters=len(data.translate(None, _ASCII + _CONTINUATION)))
    text = decode(data, told="" if code == "repaired" else encoding).text
    letters = len(text) - len(text.encode("ascii", "ignore"))
    return Evidence(code, letters=letters, words=telling_words(text), file=reading.encoded_as)


def _of_lines(data: bytes, encoding: str, code: str) -> Evidence:
    """Weigh a vCard whose lines are read one by one, each as UTF-8 where it is."""
    lines = [line for line in data.split(b"\n") if not line.isascii()]
    strays = [line for line in lines if not _is_utf8(line)]
    text = "\n".join(_line_read(line[:_LONGEST_LINE], encoding) for line in strays[:_MOST_LINES])
    found = code if len(strays) == len(lines) else "by_line"
    return Evidence(found, letters=len(lines), others=len(strays), words=telling_words(text))


def _line_read(line: bytes, encoding: str) -> str:
    """Read a line that is not UTF-8 as its card is read."""
    if encoding != "utf-8":
        return line.decode(of_line(line, encoding), "replace")
    head, colon, value = line.decode("utf-8", "surrogateescape").partition(":")
    return healed(head, encoding) + colon + healed(value, encoding)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def telling_words(text: str, most: int = _WORDS_SHOWN) -> tuple[str, ...]:
    """Give the first few words that have letters beyond ASCII, each once."""
    found: dict[str, None] = {}
    for line in telling_lines(text):
        for word in _WORD.findall(line):
            if len(word) <= _LONGEST_WORD and any(map(str.isalpha, word)):
                found[word] = None
        if len(found) >= most:
            break
    return tuple(found)[:most]


def telling_lines(text: str) -> Iterator[str]:
    """Find the lines that have letters beyond ASCII; long ones are cut around the first of them."""
    end = 0
    for start in range(0, len(text), _PIECE):
        if text[start : start + _PIECE].isascii():
            continue
        for match in _BEYOND_LETTER.finditer(text, max(start, end), start + _PIECE):
            if match.start() < end:
                continue
            begin = max(text.rfind("\n", 0, match.start()), text.rfind("\r", 0, match.start())) + 1
            ends = [place for place in (text.find(mark, match.start()) for mark in "\r\n") if place >= 0]
            end = min([*ends, len(text)])
            first = max(begin, match.start() - _BEFORE)
            yield text[first : min(end, first + _LONGEST_PASSAGE)]


_BEFORE = 60
_LONGEST_PASSAGE = 240


@dataclass(frozen=True, slots=True)
class Alternative:
    """Hold an encoding that a file might have: how a few of its words read then; fits: no byte speaks against it."""

    encoding: str
    words: str
    fits: bool


def alternatives(data: bytes) -> tuple[Alternative, ...]:
    """Say how the letters beyond ASCII of a file would read in each usual encoding."""
    sample = b"\n".join(_high_lines(data))
    return tuple(_alternative(data, sample, encoding) for encoding in ENCODINGS)


def _alternative(data: bytes, sample: bytes, encoding: str) -> Alternative:
    raw = data[:_LONGEST_LINE] if encoding.startswith("utf-16") else sample
    try:
        text, fits = raw[: len(raw) // 2 * 2 if encoding.startswith("utf-16") else None].decode(encoding), True
    except UnicodeDecodeError:
        text, fits = raw.decode(encoding, "replace"), False
    if encoding.startswith("utf-16"):
        fits = fits and b"\0" in raw
    elif encoding == "utf-8":
        fits = _is_utf8(without_half_letter(data))  # the sample may begin or end within a letter
    return Alternative(encoding, " ".join(telling_words(text, 3)), fits)


def _high_lines(data: bytes) -> list[bytes]:
    lines: list[bytes] = []
    end = 0
    while len(lines) < _MOST_LINES and (match := _BEYOND.search(data, end)):
        begin = data.rfind(b"\n", 0, match.start()) + 1
        end = data.find(b"\n", match.start())
        end = len(data) if end < 0 else end
        lines.append(data[max(begin, match.start() - _LONGEST_LINE) : min(end, match.start() + _LONGEST_LINE)])
    return lines
