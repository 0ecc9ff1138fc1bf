"""Open a file, and tell by what is in it, never by its name, which format it has."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from itertools import chain
from typing import IO, TYPE_CHECKING

from entourage.domain.errors import EntourageError
from entourage.domain.watching import tick
from entourage.formats import (
    delimited,
    documents,
    elsewhere,
    inner_files,
    jcard,
    json_text,
    ldif,
    mastodon_lists,
    mecard,
    meta_html,
    pasted,
    pasted_html,
    structured,
    tiktok_text,
    torn_json,
    vcard,
)
from entourage.formats.cards_in_cells import are_in_cells
from entourage.formats.damaged_letters import told_of_letters
from entourage.formats.delimited_rows import split_lines
from entourage.formats.limits import LARGEST_FILE, bounded
from entourage.formats.netted import failed, netted
from entourage.formats.record import NOTHING_TOLD, Aside, Notice, Reading, Record, Told
from entourage.formats.taught import recall
from entourage.formats.text_encoding import decode, decode_file, half_letter, is_marked
from entourage.formats.unseen import leave_out_between, without_unseen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from entourage.formats.text_encoding import Decoded

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
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_ADDRESS = re.compile(r"<[^\s<>@]+@[^\s<>@]+>")
_AT_ONCE = 8_000_000
_SAMPLE = 4096
_OURS = "entourage"  # brings everything back as it was
_MENDED = frozenset({"vcard", "csv", "ldif"})  # JSON promises its letters
_CLIP = 200
_CLIP_OF_END = 40


def read(path: Path, told: Told = NOTHING_TOLD) -> Reading:
    """Open a file and read it by its content, and by what a person tells of it; raise what `content` does."""
    return read_bytes(content(path), told)


def content(path: Path) -> bytes:
    """Read a file whole, also one within an archive, or packed; raise EntourageError where it cannot be opened.

    Codes: file_missing, file_is_folder, file_is_pipe, file_not_readable, file_too_large, file_damaged, file_read_failed
    (with a reason).
    """
    data = _content(path) if inner_files.container_of(path) is None else inner_files.content(path)
    return inner_files.unpacked(data, path)


def _content(path: Path) -> bytes:
    try:
        if path.is_fifo() and not path.is_relative_to("/dev"):
            raise EntourageError("file_is_pipe", path=str(path))  # whoever opens it may wait for ever
        with path.open("rb") as file:
            data = taken_from(file)
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
    refuse_larger(data, str(path))
    return data


def taken_from(file: IO[bytes]) -> bytes:
    """Read a file to its end, or a little further than is taken, also where it grows meanwhile."""
    taken = BytesIO()  # whose content is given without a copy
    while part := file.read(min(_AT_ONCE, LARGEST_FILE + 1 - taken.tell())):
        tick()
        taken.write(part)
    return taken.getvalue()


def refuse_larger(data: bytes, name: str) -> None:
    """Raise EntourageError, "file_too_large", where a file has more than is taken."""
    if len(data) > LARGEST_FILE:
        raise EntourageError("file_too_large", path=name, most=f"{LARGEST_FILE // 10**9}")


def read_bytes(data: bytes, told: Told = NOTHING_TOLD) -> Reading:
    """Read the content of a file; where it is no list of people, say what it looks like instead.

    What is beyond measure is cut with a notice, as `limits` says; a reader that fails ends with one, as `netted` does.
    """
    try:
        reading = _reading(data, told)
    except EntourageError:
        raise
    except Exception as fault:  # noqa: BLE001 - a reader that fails costs its file, never the others
        return Reading(format="unknown", items=iter([failed(fault, 0)]))
    begin = _told_of_end(data, reading.encoding)
    items = bounded(chain(begin, reading.items))
    if reading.dialect != _OURS:
        items = told_of_letters(without_unseen(items), can_mend=reading.format in _MENDED)
    return replace(reading, items=netted(items), begin=(*reading.begin, *begin))


def _told_of_end(data: bytes, encoding: str) -> list[Notice]:
    """Tell of a text of two or four bytes a letter that was cut within one."""
    spare = half_letter(data, encoding)
    text = data[-spare - _CLIP : -spare].decode(encoding, "replace").strip() if spare else ""
    return [Notice(code="cut_off", text=text[-_CLIP_OF_END:])] if spare else []


def _reading(data: bytes, told: Told) -> Reading:
    kind = next((name for mark, name in _SIGNATURES if data.startswith(mark)), "")
    kind = kind or ("tar" if data[257:262] == b"ustar" else "")
    if kind or _FILM.match(data):
        return _no_contacts(documents.kind_of(data) if kind == "zip" else kind or "film")
    if vcard.looks_like(data) and not are_in_cells(data):
        return vcard.read(data, told)
    decoded = decode_file(data, told.encoding)
    text = decoded.text.replace("\0", "").lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").strip()
    if not text:
        return Reading(format="unknown", encoding=decoded.encoding, items=iter([Notice(code="empty_file")]))
    if text[0] in "{[" and not elsewhere.is_chat(text):
        begin = [Notice(code="null_bytes")] if "\0" in decoded.text else []
        return _read_json(decoded.encoding, data if decoded.evidence == "repaired" else text, begin)
    if text[0] == "<" and not (told.pasted and _ADDRESS.match(text)):
        return _read_markup(decoded.encoding, text)
    return _read_text(data, told, decoded, text)


def _read_text(data: bytes, told: Told, decoded: Decoded, text: str) -> Reading:
    if ldif.looks_like(text):
        return ldif.read(data, told)
    if mecard.looks_like(text):
        return mecard.read(decoded.text, decoded.encoding)
    if told.pasted is not None and (found := pasted.read(decoded.text, decoded.encoding, told.pasted)):
        return found
    if tiktok_text.looks_like(text):
        return tiktok_text.read(decoded.text, decoded.encoding)
    if not told.says_of_tables and (lists := mastodon_lists.lists_of(text)):
        return Reading(format="csv", dialect=lists.dialect, encoding=decoded.encoding, items=lists.items)
    kind = _kind_of_text(text, is_marked=is_marked(data))
    if (kind == "text" or kind.startswith("linkedin-")) and (
        told.says_of_tables or recall(split_lines(decoded.text[:100_000]), told.taught)
    ):
        kind = ""
    return aside(Aside(kind, elsewhere.people_in(kind, text))) if kind else delimited.read(data, told, decoded)


def _kind_of_text(text: str, *, is_marked: bool) -> str:
    """Name what a text is when it is no table, or give an empty text; the mark at its start says that it is one."""
    sample = text[:_SAMPLE]
    if not is_marked and len(_CONTROL.findall(sample)) > len(sample) * 0.05:
        return "binary"
    if kind := elsewhere.kind_of_text(text):
        return kind
    if text[:15].upper() == "BEGIN:VCALENDAR":
        return "calendar"
    return "" if delimited.looks_like(text) else "text"


def aside(found: Aside) -> Reading:
    """Name what is no list of people of mine, with how many people it names."""
    items = iter([Notice(code="not_contacts", text=found.kind)])
    return Reading(format="unknown", aside=found if found.people else None, items=items)


def _no_contacts(kind: str) -> Reading:
    return aside(Aside(kind, 0))


def _read_json(encoding: str, text: str | bytes, begin: list[Notice]) -> Reading:
    """Read JSON; text that seems encoded twice is left as it was written, which is what JSON promises.

    begin: what is told before the first person.
    """
    if json_text.has_too_much(text):
        return Reading(format="json", encoding=encoding, items=iter([Notice(code="too_many_people")]))
    try:
        document = json_text.loaded(text)
    except RecursionError:
        return _no_contacts("json")
    except ValueError as fault:
        line = getattr(fault, "lineno", 0)
        whole = leave_out_between(text) if isinstance(text, str) else text
        if whole != text:
            return _read_json(encoding, whole, [*begin, Notice(line=line, code="unseen_between")])
        notice = Notice(line=line, code="bad_json", text=str(fault)[:_CLIP])
        torn = _read_torn_json(encoding, text, begin)
        return torn or Reading(format="json", encoding=encoding, items=iter([*begin, notice]))
    people = structured.people_of(document)
    return _of_json(encoding, people, chain(begin, people.items)) if people else aside(structured.aside_of(document))


def _read_torn_json(encoding: str, text: str | bytes, begin: list[Notice]) -> Reading | None:
    """Read the people who still stand whole in JSON that is damaged, or None where there are none."""
    torn = torn_json.read(text if isinstance(text, str) else text.decode("utf-8", "replace"))
    people = structured.people_of(torn.document) if torn.whole else None
    items = torn_json.in_place(people.items, torn.notices) if people else ()
    return _of_json(encoding, people, chain(begin, items)) if people else None


def _of_json(encoding: str, people: structured.People, items: Iterator[Record | Notice]) -> Reading:
    form = people.form
    return Reading(format=form.format, dialect=form.dialect, encoding=encoding, people=people.number, items=items)


def flattened(data: bytes) -> bytes:
    """Give the text of a page that was pasted or piped in; anything else, and a page with a reader, stays as it is."""
    if not pasted_html.is_page(decode(data[:_SAMPLE]).text):
        return data
    text = decode(data).text
    if jcard.looks_like_xml(text) or meta_html.looks_like(text):
        return data
    return pasted_html.text_of(text).encode("utf-8", "replace")


def _read_markup(encoding: str, text: str) -> Reading:
    """Read xCard, or the pages of an archive of Meta; any other document with marks is named."""
    if jcard.looks_like_xml(text):
        return jcard.read_xml(text, encoding)
    if meta_html.looks_like(text):
        found = meta_html.read(text, encoding)
        return _no_contacts(found) if isinstance(found, str) else found
    return _no_contacts(elsewhere.kind_of_markup(text))
