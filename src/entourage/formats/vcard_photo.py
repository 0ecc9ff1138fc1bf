"""Read pictures in every spelling (RFC 6350 § 6.2.4, RFC 2426 § 3.1.4, vCard 2.1 § 2.2.4)."""

from __future__ import annotations

import binascii
import re
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from entourage.domain.contact import Photo
from entourage.formats.pictures import LARGEST_PHOTO, fit, left_out

_DATA_URI = re.compile(r"data:(?P<type>[^;,]*)(?P<parameters>[^,]*),", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*\\?:(?=//)|(?:cid|content|file|mid|tag|urn)\\?:)\S", re.IGNORECASE)
_BREAKS = re.compile(r"\\n", re.IGNORECASE)
_CLIP = 200
_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/=]")
_SIGNS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"<svg", "image/svg+xml"),
)
_HEX = re.compile(r"(?:ffd8ff|89504e47|47494638)[0-9a-f]*+", re.IGNORECASE)
_URL_SAFE = str.maketrans("-_", "+/")
_LONGEST = LARGEST_PHOTO * 4 // 3 * 78 // 76  # as base64 in lines of 76
IMAGE_TYPES = {"jpeg": "image/jpeg", "jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp"}
IMAGE_TYPES |= {"bmp": "image/bmp", "tiff": "image/tiff", "image/jpeg": "image/jpeg", "image/png": "image/png"}


class Read(NamedTuple):
    """Hold a picture as it is kept, None where there is none, and what is to be told of it (`pictures.Fitted`)."""

    photo: Photo | None
    code: str = ""
    text: str = ""


def read_photo(value: str, declared: str) -> Read:
    """Read a picture or its address; `declared` is the media type that the card names."""
    value = value.strip()
    if len(value) > _LONGEST:
        return Read(None, *left_out(len(value) * 3 // 4)[1:])
    match = _DATA_URI.match(value)
    if match:
        body = value[match.end() :].replace("\\,", ",").replace("\\;", ";")
        is_base64 = "base64" in match["parameters"].lower()
        data = _decode_base64(body) if is_base64 else unquote_to_bytes(body)
        declared = match["type"] or declared
    elif _ADDRESS.match(value):
        return Read(Photo(url=value.replace("\\:", ":").replace("\\,", ","), media_type=declared))
    else:
        data = bytes.fromhex(value) if _HEX.fullmatch(value) and len(value) % 2 == 0 else _decode_base64(value)
    if not data:
        return Read(None, "bad_base64", value[:_CLIP])
    kept, code, text = fit(data)
    return Read(Photo(media_type=media_type(kept) or declared, data=kept) if kept else None, code, text)


def media_type(data: bytes) -> str:
    """Recognize a picture by its first bytes, or give an empty text."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in {b"heic", b"heix", b"mif1"}:
        return "image/heic"
    return next((name for sign, name in _SIGNS if data.startswith(sign)), "")


def _decode_base64(text: str) -> bytes:
    """Decode base64 that may hold blanks, lack its padding or be cut short; nothing where it is not base64."""
    try:
        return binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        joined = "".join(text.split())
    return _decode_damaged(joined) if joined == text else _decode_base64(joined)


def _decode_damaged(text: str) -> bytes:
    text = _BREAKS.sub("", text)
    if "-" in text or "_" in text:
        text = text.translate(_URL_SAFE)
    if _NOT_BASE64.search(text):
        return b""
    text = text.rstrip("=")
    text = text[:-1] if len(text) % 4 == 1 else text
    try:
        return binascii.a2b_base64(text + "=" * (-len(text) % 4))
    except binascii.Error:
        return b""
