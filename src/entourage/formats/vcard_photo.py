"""Read pictures in every spelling (RFC 6350 § 6.2.4, RFC 2426 § 3.1.4, vCard 2.1 § 2.2.4)."""

from __future__ import annotations

import binascii
import re
from urllib.parse import unquote_to_bytes

from entourage.domain.contact import Photo

_DATA_URI = re.compile(r"data:(?P<type>[^;,]*)(?P<parameters>[^,]*),", re.IGNORECASE)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_BLANKS = re.compile(r"\s+|\\n", re.IGNORECASE)
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
IMAGE_TYPES = {"jpeg": "image/jpeg", "jpg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp"}
IMAGE_TYPES |= {"bmp": "image/bmp", "tiff": "image/tiff", "image/jpeg": "image/jpeg", "image/png": "image/png"}


def read_photo(value: str, declared: str) -> Photo | None:
    """Read a picture or its address; `declared` is the media type that the card names; None where it is neither."""
    value = value.strip()
    match = _DATA_URI.match(value)
    if match:
        body = value[match.end() :].replace("\\,", ",").replace("\\;", ";")
        is_base64 = "base64" in match["parameters"].lower()
        data = _decode_base64(body) if is_base64 else unquote_to_bytes(body)
        declared = match["type"] or declared
    elif _ADDRESS.match(value):
        return Photo(url=value.replace("\\:", ":").replace("\\,", ","), media_type=declared)
    else:
        data = _decode_base64(value)
    return Photo(media_type=media_type(data) or declared, data=data) if data else None


def media_type(data: bytes) -> str:
    """Recognize a picture by its first bytes, or give an empty text."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in {b"heic", b"heix", b"mif1"}:
        return "image/heic"
    return next((name for sign, name in _SIGNS if data.startswith(sign)), "")


def _decode_base64(text: str) -> bytes:
    """Decode base64 that may hold blanks, lack its padding or be cut short; nothing where it is not base64."""
    text = _BLANKS.sub("", text)
    if _NOT_BASE64.search(text):
        return b""
    text = text.rstrip("=")
    text = text[:-1] if len(text) % 4 == 1 else text
    try:
        return binascii.a2b_base64(text + "=" * (-len(text) % 4))
    except binascii.Error:
        return b""
