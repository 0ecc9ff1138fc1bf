"""Open a file, and tell by what is in it, never by its name, which format it has."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.formats import delimited, facebook, instagram, portable, vcard
from entourage.formats.record import NOTHING_TOLD, Notice, Reading, Told
from entourage.formats.text_encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.formats.record import Record

_SIGNATURES = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG", "png"),
    (b"GIF8", "gif"),
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"!BDN", "outlook-pst"),
    (b"SQLite format 3", "sqlite"),
    (b"bplist", "plist"),
    (b"\x7fELF", "program"),
    (b"RIFF", "riff"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
)
_FILM = re.compile(rb".{4}ftyp", re.DOTALL)
_LDIF = re.compile(r"(?:version:[^\n]*\n\s*)?dn::? ", re.IGNORECASE)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_SAMPLE = 4096
_CLIP = 200


def read(path: Path, told: Told = NOTHING_TOLD) -> Reading:
    """Open a file and read it by its content, and by what a person tells of it; raise what `content` does."""
    return read_bytes(content(path), told)


def content(path: Path) -> bytes:
    """Read a file whole; raise EntourageError where it cannot be opened.

    Codes: file_missing, file_is_folder, file_not_readable, file_read_failed (with a reason).
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise EntourageError("file_missing", path=str(path)) from None
    except IsADirectoryError:
        raise EntourageError("file_is_folder", path=str(path)) from None
    except PermissionError:
        code = "file_is_folder" if path.is_dir() else "file_not_readable"
        raise EntourageError(code, path=str(path)) from None
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise EntourageError("file_read_failed", path=str(path), reason=reason) from fault


def read_bytes(data: bytes, told: Told = NOTHING_TOLD) -> Reading:
    """Read the content of a file; where it is no list of people, say what it looks like instead."""
    kind = next((name for mark, name in _SIGNATURES if data.startswith(mark)), "")
    if kind or _FILM.match(data):
        return _no_contacts(kind or "film")
    if vcard.looks_like(data):
        return vcard.read(data, told)
    decoded = decode(data, told=told.encoding)
    text = decoded.text.replace("\0", "").lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").strip()
    if not text:
        return Reading(format="unknown", encoding=decoded.encoding, items=iter([Notice(code="empty_file")]))
    if text[0] in "{[":
        return _read_json(decoded.encoding, data if decoded.evidence == "repaired" else text)
    kind = _kind_of_text(text)
    return _no_contacts(kind) if kind else delimited.read(data, told)


def _kind_of_text(text: str) -> str:
    """Name what a text is when it is no table, or give an empty text."""
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) * 0.05:
        return "binary"
    if text[0] == "<":
        return "html" if re.search(r"<(?:!doctype )?html", sample, re.IGNORECASE) else "xml"
    if _LDIF.match(text):
        return "ldif"
    if text[:15].upper() == "BEGIN:VCALENDAR":
        return "calendar"
    return "" if delimited.looks_like(text) else "text"


def _no_contacts(kind: str) -> Reading:
    return Reading(format="unknown", items=iter([Notice(code="not_contacts", text=kind)]))


def _read_json(encoding: str, text: str | bytes) -> Reading:
    """Read JSON; text that seems encoded twice is left as it was written, which is what JSON promises."""
    try:
        document = json.loads(text)
    except RecursionError:
        return _no_contacts("json")
    except ValueError as fault:
        notice = Notice(line=getattr(fault, "lineno", 0), code="bad_json", text=str(fault)[:_CLIP])
        return Reading(format="json", encoding=encoding, items=iter([notice]))
    items: Iterator[Record | Notice]
    if (found := portable.contacts_of(document)) is not None:
        dialect, items = "entourage", portable.read(found)
    elif (found := facebook.friends_of(document)) is not None:
        dialect, items = "facebook", facebook.read(found)
    elif (found := instagram.accounts_of(document)) is not None:
        dialect, items = "instagram", instagram.read(found)
    else:
        return _no_contacts("json")
    return Reading(format="json", dialect=dialect, encoding=encoding, items=items)
