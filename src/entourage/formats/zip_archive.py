"""Read the entries of a ZIP archive where they stand, each within its stated size, without trusting any of it."""

from __future__ import annotations

import bz2
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from entourage.domain.watching import tick

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# What no export of people needs: Facebook's largest archives have some 100,000 entries, with names of 100 bytes.
MOST_ENTRIES = 200_000
_LARGEST_DIRECTORY = 64 << 20
_LONGEST_COMMENT = 65_535

_END = struct.Struct("<4s4H2LH")
_END64_PLACE = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_MAGIC_END, _MAGIC_PLACE, _MAGIC_END64 = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_MAGIC_CENTRAL, _MAGIC_LOCAL = b"PK\x01\x02", b"PK\x03\x04"
_BIG, _MANY = 0xFFFFFFFF, 0xFFFF
_STORED, _DEFLATED, _BZIP2 = 0, 8, 12
_ENCRYPTED, _UTF8 = 0x1, 0x800
_EXTRA_64, _EXTRA_NAME, _EXTRA_AES = 0x0001, 0x7075, 0x9901
_UNIX, _LINK, _KIND = 3, 0o120000, 0o170000
_CHUNK = 1 << 16
_EVERY = 256


class ArchiveError(Exception):
    """Tell by a code why an archive or an entry of it is not read."""

    def __init__(self, code: str) -> None:
        """Keep the code: archive_damaged, archive_too_large, archive_bomb, or that of an entry."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold where a file stands in an archive, and how; saved: year, month, day, hour, minute, second."""

    name: str
    offset: int
    packed: int
    size: int
    crc: int
    method: int
    is_encrypted: bool
    is_link: bool
    saved: tuple[int, int, int, int, int, int]

    @property
    def is_folder(self) -> bool:
        """Tell whether it is only a folder."""
        return self.name.endswith(("/", "\\")) and not self.size


def entries(file: BinaryIO) -> list[Entry]:
    """List the files of an archive (APPNOTE 6.3.10 § 4.3.12); ArchiveError where there is no list, or a false one."""
    start, size, shift = _directory(file)
    if size > _LARGEST_DIRECTORY:
        raise ArchiveError("archive_too_large")
    file.seek(start)
    data = file.read(size)
    try:
        found = list(_listed(data, shift))
    except (struct.error, ValueError):
        raise ArchiveError("archive_damaged") from None
    _check_apart(found, start)
    return [entry for entry in found if not entry.is_folder]


def _directory(file: BinaryIO) -> tuple[int, int, int]:
    """Find the list of files at the end of an archive: where it begins, its length, what stands before the archive."""
    length = file.seek(0, 2)
    tail_at = max(0, length - _LONGEST_COMMENT - _END.size)
    file.seek(tail_at)
    tail = file.read()
    at = tail.rfind(_MAGIC_END)
    if at < 0 or len(tail) - at < _END.size:
        raise ArchiveError("archive_damaged")
    _, disk, _, _, number, size, offset, _ = _END.unpack_from(tail, at)
    end = tail_at + at
    if disk not in (0, _MANY):
        raise ArchiveError("archive_split")
    if _BIG in (size, offset) or number == _MANY:
        size, offset, end = _directory64(file, end) or (size, offset, end)
    if size > end:
        raise ArchiveError("archive_damaged")
    return end - size, size, end - size - offset


def _directory64(file: BinaryIO, end: int) -> tuple[int, int, int] | None:
    """Find the same in the records of a large archive (§ 4.3.14)."""
    place = end - _END64_PLACE.size
    if place < 0:
        return None
    file.seek(place)
    magic, _, offset, _ = _END64_PLACE.unpack(file.read(_END64_PLACE.size))
    if magic != _MAGIC_PLACE:
        return None
    # It stands right before its own place, also where something was put before the archive.
    for at in (offset, place - _END64.size):
        file.seek(at if at < end else 0)
        read = file.read(_END64.size)
        if len(read) == _END64.size and read.startswith(_MAGIC_END64):
            *_, size, start = _END64.unpack(read)
            return size, start, at
    raise ArchiveError("archive_damaged")


def _listed(data: bytes, shift: int) -> Iterator[Entry]:
    at, number = 0, 0
    while data[at : at + 4] == _MAGIC_CENTRAL:
        number += 1
        if number % _EVERY == 0:
            tick()
        if number > MOST_ENTRIES:
            raise ArchiveError("archive_too_large")
        fields = _CENTRAL.unpack_from(data, at)
        _, made_by, _, flags, method, time, date, crc, packed, size, named, extra, comment, _, _, mode, offset = fields
        at += _CENTRAL.size
        raw = data[at : at + named]
        more = _extra(data[at + named : at + named + extra])
        at += named + extra + comment
        sizes = _sizes64(more.get(_EXTRA_64, b""), size, packed, offset)
        is_link = made_by >> 8 == _UNIX and (mode >> 16) & _KIND == _LINK
        yield Entry(
            name=_name(raw, more, is_utf8=bool(flags & _UTF8)),
            offset=sizes[2] + shift,
            packed=sizes[1],
            size=sizes[0],
            crc=crc,
            method=method,
            is_encrypted=bool(flags & _ENCRYPTED) or _EXTRA_AES in more,
            is_link=is_link,
            saved=((date >> 9) + 1980, date >> 5 & 15, date & 31, time >> 11, time >> 5 & 63, (time & 31) * 2),
        )
    if number == 0 and data:
        raise ArchiveError("archive_damaged")


def _extra(data: bytes) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    at = 0
    while at + 4 <= len(data):
        key, length = struct.unpack_from("<HH", data, at)
        found.setdefault(key, data[at + 4 : at + 4 + length])
        at += 4 + length
    return found


def _sizes64(extra: bytes, *said: int) -> list[int]:
    """Take from the extra field what does not fit into 32 bits, in its order (§ 4.5.3)."""
    numbers = iter(struct.unpack_from(f"<{len(extra) // 8}Q", extra))
    return [next(numbers, one) if one == _BIG else one for one in said]


def _name(raw: bytes, extra: dict[int, bytes], *, is_utf8: bool) -> str:
    """Read a name: UTF-8 where it says so or fits, as macOS writes it without saying; else that of DOS (§ 4.4.17)."""
    other = extra.get(_EXTRA_NAME, b"")
    if other[:1] == b"\x01" and other[1:5] == struct.pack("<L", zlib.crc32(raw)):
        raw, is_utf8 = other[5:], True
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("utf-8", "replace") if is_utf8 else raw.decode("cp437")


def _check_apart(found: list[Entry], start: int) -> None:
    """Refuse entries that stand in each other: the few bytes of a bomb are unpacked many times so."""
    end = 0
    for entry in sorted(found, key=lambda one: one.offset):
        if entry.offset < end:
            raise ArchiveError("archive_bomb")
        end = entry.offset + _LOCAL.size + entry.packed
    if end > start or any(entry.offset < 0 for entry in found):
        raise ArchiveError("archive_damaged")


def read_entry(file: BinaryIO, entry: Entry, most: int) -> bytes:
    """Unpack an entry, or its beginning where it is longer than `most`; ArchiveError where it is not what it says.

    Never more is unpacked than its stated size, whatever stands there.
    """
    if entry.is_encrypted:
        raise ArchiveError("entries_encrypted")
    if entry.method not in (_STORED, _DEFLATED, _BZIP2):
        raise ArchiveError("entries_packed_otherwise")
    _go_to_data(file, entry)
    wanted = min(most, entry.size)
    try:
        data = _unpacked(file, entry, wanted)
    except (zlib.error, OSError, EOFError, ValueError):
        raise ArchiveError("entries_damaged") from None
    is_whole = wanted == entry.size
    if len(data) < wanted or (is_whole and zlib.crc32(data) != entry.crc):
        raise ArchiveError("entries_damaged")
    return data


def _go_to_data(file: BinaryIO, entry: Entry) -> None:
    file.seek(entry.offset)
    head = file.read(_LOCAL.size)
    if len(head) < _LOCAL.size or not head.startswith(_MAGIC_LOCAL):
        raise ArchiveError("entries_damaged")
    *_, named, extra = _LOCAL.unpack(head)
    file.seek(named + extra, 1)


def _unpacked(file: BinaryIO, entry: Entry, wanted: int) -> bytes:
    if entry.method == _STORED:
        return file.read(min(wanted, entry.packed))
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS) if entry.method == _DEFLATED else bz2.BZ2Decompressor()
    unpack: Callable[[bytes, int], bytes] = unpacker.decompress
    parts: list[bytes] = []
    missing, rest = wanted, entry.packed
    pending = b""
    while missing > 0 and not unpacker.eof:
        if not pending and getattr(unpacker, "needs_input", True):
            pending = file.read(min(_CHUNK, rest))
            rest -= len(pending)
            if not pending:
                break
        tick()
        part = unpack(pending, missing)
        pending = getattr(unpacker, "unconsumed_tail", b"")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
