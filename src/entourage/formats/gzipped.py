"""Unpack files that were packed alone (RFC 1952), never to more than they may hold."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from entourage.domain.watching import tick
from entourage.formats.zip_archive import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

MOST_MEMBERS = 100_000
"""Pieces of a file, each packed on its own; those that can be searched (BGZF) have one for every 64 kB."""
_GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"
_PADDING = re.compile(rb"\0*+")
_CHUNK = 1 << 13  # what remains of one is copied at the end of each piece
_CHUNK_OUT = 1 << 20


def is_gzipped(data: bytes) -> bool:
    """Tell whether a file is packed so."""
    return data.startswith(_MAGIC)


def gunzipped(data: bytes, most: int) -> bytes:
    """Unpack a file; ArchiveError where it is damaged, cut short, or larger than `most`."""
    parts: list[bytes] = []
    size = 0
    for part in _parts(data):
        parts.append(part)
        size += len(part)
        if size > most:
            raise ArchiveError("archive_bomb")
    return b"".join(parts)


def beginning(data: bytes, most: int) -> bytes:
    """Unpack the beginning of a file of which perhaps only the beginning is there; ArchiveError where it is damaged."""
    parts: list[bytes] = []
    missing = most
    try:
        for part in _parts(data):
            parts.append(part[:missing])
            missing -= len(part)
            if missing <= 0:
                break
    except ArchiveError:
        if not parts:
            raise
    return b"".join(parts)


def unpacked_size(data: bytes, most: int) -> int:
    """Count the bytes of a file, no further than beyond `most`, without keeping them; else as `gunzipped`."""
    size = 0
    for part in _parts(data):
        size += len(part)
        if size > most:
            break
    return size


def _parts(data: bytes) -> Iterator[bytes]:
    """Unpack piece after piece; what follows the last is left alone, as gzip does."""
    place = 0
    for _ in range(MOST_MEMBERS):
        if not data.startswith(_MAGIC, place):
            return
        place = yield from _member(data, place)
        padding = _PADDING.match(data, place)
        place = padding.end() if padding else place
    raise ArchiveError("archive_bomb")


def _member(data: bytes, place: int) -> Generator[bytes, None, int]:
    """Unpack the piece that begins at a place, and give the place where it ends."""
    unpacker = zlib.decompressobj(_GZIP)
    while not unpacker.eof:
        packed = unpacker.unconsumed_tail
        if not packed:
            packed = data[place : place + _CHUNK]
            place += len(packed)
        try:
            part = unpacker.decompress(packed, _CHUNK_OUT)
        except zlib.error:
            raise ArchiveError("entries_damaged") from None
        tick()
        if part:
            yield part
        elif not packed and not unpacker.eof:
            raise ArchiveError("entries_damaged")
    return place - len(unpacker.unused_data)
