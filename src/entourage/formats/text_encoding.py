"""Decide how a whole file is encoded: certain signs first, guesses last."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from entourage.domain.watching import ticking
from entourage.formats import encoding_guess

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDTHS = {"utf-16": 2, "utf-32": 4}
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
_HIGH_REST = re.compile(rb"[\x80-\xff][^\r\n]*")
_HIGH = bytes(range(0x80, 0x100))
_SAMPLE = 6_000
_BEFORE = 250
_PIECE = 1_000_000
_FEWEST = 2
_STRAY = re.compile("[\udc80-\udcff]")
_STRETCH = 4096  # bytes, as disks lose them
_LEAST_LETTERS = 4
_MOST = 3  # letters for each byte that is none
_LOST = "\N{REPLACEMENT CHARACTER}"
_BROKEN = re.compile(rb"[\xc2-\xf4][0-9@]")  # begins a letter of UTF-8, and in no other encoding ends a word like this
_BEYOND = re.compile(r"[^\x00-\x7f]+")
# Bytes that cp1252 leaves undefined came through unchanged wherever text was encoded twice.
_CP1252_LETTERS = [bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)]
_CP1252_BYTES = {ord(letter): byte for byte, letter in enumerate(_CP1252_LETTERS)}
_USUAL = re.compile("[\u00a0-\u00ff\u2010-\u2026]")  # of the west, and what printers put between words
_TWICE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Hold a text, the Python name of its encoding, and what decided it.

    evidence: "told", "bom", "utf16" (without mark), "utf8", "mixed" (UTF-8 with a few stray bytes), "repaired" (was
    encoded twice), "declared", "taught" (as a person said of a table like it) or "guessed". is_cut: the file ends
    within a letter, of which nothing is left.
    """

    text: str
    encoding: str
    evidence: str
    is_cut: bool = False


def decode_file(data: bytes, told: str = "") -> Decoded:
    """Decode a file as `decode` does; the letter of UTF-8 within which it was cut makes it no other encoding."""
    whole = without_half_letter(data)
    decoded = decode(whole, told=told)
    return decoded if whole is data else replace(decoded, is_cut=True)


def decode(data: bytes, declared: str = "", told: str = "") -> Decoded:
    """Decode a whole file; `declared` is what the file itself says, believed where no certain sign contradicts.

    told: the encoding that a person says it has, whatever the signs.
    """
    if told:
        return Decoded(data.decode(told, "replace").removeprefix(_MARK), told, "told")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    wide = _wide_encoding(data)
    if wide:
        return Decoded(_whole(data, wide).decode(wide, "replace"), wide, "utf16")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data, declared)
    return _repaired(text) or Decoded(text, "utf-8", "utf8")


def without_half_letter(data: bytes) -> bytes:
    """Leave out the letter of UTF-8 within which a file ends, where all letters before it are UTF-8 too."""
    if data[-1:] < b"\x80":
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        whole = data[: fault.start]
        return whole if fault.reason == "unexpected end of data" and not whole.isascii() else data
    return data


def half_letter(data: bytes, encoding: str) -> int:
    """Count the bytes at the end of a text of two or four bytes a letter that are no whole letter."""
    width = next((width for name, width in _WIDTHS.items() if encoding.startswith(name)), 1)
    return len(data) % width


def _whole(data: bytes, encoding: str) -> bytes:
    return data[: len(data) - half_letter(data, encoding)]


def is_marked(data: bytes) -> bool:
    """Tell whether a text begins with the mark of its encoding."""
    return any(data.startswith(mark) for mark, _ in _BOMS)


def _marked(data: bytes, encoding: str) -> Decoded:
    """Decode what stands behind a mark, which decides; the few bytes that are none of it are shown as they may be."""
    text = _whole(data, encoding).decode(encoding, "surrogateescape" if encoding == "utf-8" else "replace")
    if _STRAY.search(text):
        text = _stray_as_western(text)
        return _repaired(text) or Decoded(text, encoding, "mixed")
    return _repaired(text) or Decoded(text, encoding, "bom")


@lru_cache(256)
def known_encoding(name: str) -> str:
    """Give the Python name of a declared charset ("Windows-1252", "SHIFT_JIS"), or an empty text."""
    name = name.strip().strip("\"'").lower()
    if name in {"shift_jis", "shift-jis", "sjis", "x-sjis"}:
        return "cp932"  # what programs mean by it: with the characters of NEC and IBM
    if name in {"iso-8859-1", "latin1", "us-ascii", "ascii"}:
        return "cp1252"  # a superset, and what Windows programs mean by it
    try:
        codec = codecs.lookup(name)
        b"-".decode(codec.name, "replace")
    except (LookupError, ValueError):
        return ""
    return codec.name


def decode_as(data: bytes, encoding: str) -> str | None:
    """Decode bytes strictly in an encoding that Python knows, or None; the holes of cp1252 are let through."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return "".join(map(_CP1252_LETTERS.__getitem__, data)) if encoding == "cp1252" else None


def with_marks(raw: bytes) -> str:
    """Mark the bytes of a value that are no letters, if they are damage within UTF-8 and not of another encoding."""
    marked = raw.decode("utf-8", "replace")
    is_of_utf8 = any(letter > "\x7f" and letter != _LOST for letter in marked)
    return marked if is_of_utf8 or _BROKEN.search(raw) else ""


def mostly_utf8(raw: bytes) -> str:
    """Mark the bytes that are no letters where most of a text is UTF-8; give nothing where it is not, or is no text."""
    marked = raw.decode("utf-8", "replace")
    letters = len(marked) - len(marked.encode("ascii", "ignore"))
    return marked if _MOST * marked.count(_LOST) <= letters else ""


def repair_twice_encoded(text: str) -> str:
    """Undo a second encoding of UTF-8 read as cp1252 where the whole text shows it, else give the text as it is."""
    if text.isascii() or not _seems_twice(text):
        return text
    try:
        repaired = text.translate(_CP1252_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
    beyond = [letter for letter in repaired if letter > "\x7f"]
    is_certain = len(beyond) > 1 or all(map(_USUAL.fullmatch, beyond))
    return repaired if is_certain and not any("\x80" <= letter < "\xa0" for letter in beyond) else text


def _seems_twice(text: str) -> bool:
    """Look for signs of a second encoding; piece by piece, because a search keeps every other thread waiting."""
    return any(_TWICE.search(text, start, start + _PIECE + 1) for start in ticking(range(0, len(text), _PIECE), 1))


def _repaired(text: str) -> Decoded | None:
    if text.isascii() or not _seems_twice(text):
        return None
    repaired = repair_twice_encoded(text)
    if repaired is text:
        repaired = _repaired_lines(text)
    return None if repaired is text else Decoded(repaired, "utf-8", "repaired")


def _repaired_lines(text: str) -> str:
    """Undo a second encoding line by line where a damaged spot hides it, if most lines show it; there word by word."""
    lines = text.split("\n")
    beyond = [number for number, line in enumerate(lines) if not line.isascii()]
    repaired = {number: repair_twice_encoded(lines[number]) for number in beyond}
    changed = [number for number in beyond if repaired[number] is not lines[number]]
    if len(changed) < _FEWEST or 2 * len(changed) <= len(beyond):
        return text
    for number in set(beyond).difference(changed):
        repaired[number] = _BEYOND.sub(lambda match: repair_twice_encoded(match[0]), lines[number])
    return "\n".join([repaired.get(number, line) for number, line in enumerate(lines)])


def _wide_encoding(data: bytes) -> str:
    """Recognize UTF-16 without its mark: ASCII letters leave a zero in every second byte."""
    sample = data[:4096]
    if len(sample) < 4 or b"\0" not in sample:  # noqa: PLR2004 - two letters at least
        return ""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.4 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.1 else ""


def _decode_other(data: bytes, declared: str) -> Decoded:
    stray = data.decode("utf-8", "surrogateescape")
    strays = len(data) - len(stray.encode("utf-8", "ignore"))
    if 2 * strays <= len(stray) - len(data.translate(None, _HIGH)) or _is_of_one_stretch(stray):
        western = _stray_as_western(stray)
        return _repaired(western) or Decoded(western, "utf-8", "mixed")
    encoding = known_encoding(declared) if declared else ""
    text = decode_as(data, encoding) if encoding else None
    sample = b"\n".join(_high_lines(data))
    if text is not None and encoding_guess.is_credible(sample, encoding):
        return Decoded(text, encoding, "declared")
    encoding = encoding_guess.guess(sample)
    encoding = "iso8859-15" if encoding == "cp1252" and encoding_guess.is_latin_9(data) else encoding
    text = decode_as(data, encoding)
    return Decoded(data.decode(encoding, "replace") if text is None else text, encoding, "guessed")


def _is_of_one_stretch(text: str) -> bool:
    """Tell whether all bytes that are not UTF-8 stand in one place, and enough letters elsewhere are."""
    first = _STRAY.search(text)
    if not first or _STRAY.search(text, first.start() + _STRETCH):
        return False
    *_, last = _STRAY.finditer(text, first.start(), first.start() + _STRETCH)
    around = text[: first.start()] + text[last.end() :]
    return len(around) - len(around.encode("ascii", "ignore")) >= _LEAST_LETTERS


def _stray_as_western(text: str) -> str:
    return _STRAY.sub(lambda match: _CP1252_LETTERS[ord(match[0]) - 0xDC00], text)


def _high_lines(data: bytes) -> list[bytes]:
    lines, size = [], 0
    for match in _HIGH_REST.finditer(data):
        start = match.start() - min(_BEFORE, match.start())
        before = data[start : match.start()].replace(b"\r", b"\n").rpartition(b"\n")[2]
        lines.append(before + match[0][: 2 * _BEFORE])
        size += len(lines[-1])
        if size > _SAMPLE:
            break
    return lines
