"""Unpack files that were packed alone (RFC 1952), never to more than they may hold."""

from __future__ import annotations

import zlib

from entourage.formats.zip_archive import ArchiveError

_GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"


def is_gzipped(data: bytes) -> bool:
    """Tell whether a file is packed so."""
    return data.startswith(_MAGIC)


def gunzipped(data: bytes, most: int, *, is_whole: bool = True) -> bytes:
    """Unpack a file, or its beginning; ArchiveError where it is damaged, cut short, or larger than `most`."""
    parts: list[bytes] = []
    size = 0
    while is_gzipped(data):
        unpacker = zlib.decompressobj(_GZIP)
        try:
            part = unpacker.decompress(data, most - size + is_whole)
        except zlib.error:
            raise ArchiveError("entries_damaged") from None
        parts.append(part)
        size += len(part)
        if is_whole and size > most:
            raise ArchiveError("archive_bomb")
        if not unpacker.eof:
            break
        data = unpacker.unused_data.lstrip(b"\0")
    else:
        return b"".join(parts)
    if is_whole:
        raise ArchiveError("entries_damaged")
    return b"".join(parts)
