"""Tell by the form of a picture, without opening it, whether all of it came."""

from __future__ import annotations

import re
import zlib

_PNG = b"\x89PNG\r\n\x1a\n"
# In what a JPEG is made of, a byte of ones is followed by a zero or one of eight marks (ITU-T T.81 § B.1.1.5).
_MARK = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_END = 0xD9
_WITHIN = frozenset({0xC4, 0xCC, 0xDA, 0xDB, 0xDC, 0xDD, 0xDF, 0xFE, *range(0xC0, 0xC4), *range(0xE0, 0xF0)})


def is_whole(data: bytes) -> bool:
    """Tell whether a JPEG, PNG or GIF goes on to its end as one does; others are taken for whole."""
    if data.startswith(b"\xff\xd8"):
        return _is_whole_jpeg(data)
    if data.startswith(_PNG):
        return _is_whole_png(data)
    return not data.startswith((b"GIF87a", b"GIF89a")) or data.rstrip(b"\0").endswith(b";")


def _is_whole_jpeg(data: bytes) -> bool:
    """Go from mark to mark to the end (ITU-T T.81 § B.1.1.3): behind a lost byte there are some that do not exist."""
    place = 2
    while found := _MARK.search(data, place):
        mark = found[1][0]
        if mark == _END:
            return True
        if mark not in _WITHIN:
            return False
        place = found.end() + int.from_bytes(data[found.end() : found.end() + 2])
    return False


def _is_whole_png(data: bytes) -> bool:
    """Sum up each chunk as it is summed up behind it (RFC 2083 § 3.2), to the last."""
    place = len(_PNG)
    while place + 12 <= len(data):
        end = place + 8 + int.from_bytes(data[place : place + 4])
        if zlib.crc32(memoryview(data)[place + 4 : end]) != int.from_bytes(data[end : end + 4]):
            return False
        if data[place + 4 : place + 8] == b"IEND":
            return True
        place = end + 4
    return False
