"""Read and write the vCards of the world: 2.1, 3.0 and 4.0, from any client, however damaged."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.formats.record import NOTHING_TOLD, Notice, Reading, Record, Told
from entourage.formats.text_encoding import Decoded, decode
from entourage.formats.vcard_cards import read_card
from entourage.formats.vcard_fallback import rescue
from entourage.formats.vcard_lines import Card, cards
from entourage.formats.vcard_property import healed
from entourage.formats.vcard_writer import PRODUCT, write

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["looks_like", "read", "write"]

_NEAR = 65_536
_SURE = re.compile(rb"(?:^|[\r\n])[^\r\n:;,\"]{0,40}BEGIN\s*:\s*VCARD", re.IGNORECASE)
_LIKELY = (
    re.compile(rb"(?:^|[\r\n])[^\r\n:]{0,10}VERSION\s*:\s*[234]\.", re.IGNORECASE),
    re.compile(rb"[\r\n][^\r\n:]{0,10}(?:END\s*:\s*VCARD|FN[;:]|N[;:])", re.IGNORECASE),
)
_FOLD = re.compile(rb"\r?\n[ \t]")
_CHARSET = re.compile(rb"CHARSET=\"?([\w-]+)", re.IGNORECASE)
_DIALECTS = (
    ("entourage", (f"PRODID:{PRODUCT}",)),
    ("google", ("//Google", "googleusercontent.com")),
    ("outlook", ("X-MS-OL", "X-MS-TEL", "PRODID:Microsoft", "//Microsoft", "X-OUTLOOK", "X-MS-CARDPICTURE")),
    ("apple", ("//Apple", "X-ABUID", "X-ADDRESSBOOKSERVER-", "X-ABShowAs", "X-ABADR", "x-apple")),
    ("android", ("X-ANDROID-CUSTOM", "CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE")),
    ("nokia", ("X-NOKIA", "X-EPOC", "X-S60")),
    ("thunderbird", ("Thunderbird", "X-MOZILLA")),
    ("evolution", ("X-EVOLUTION",)),
    ("kde", ("//KADDRESSBOOK", "X-KADDRESSBOOK")),
    ("nextcloud", ("Nextcloud", "Sabre")),
)


def looks_like(data: bytes) -> bool:
    """Tell whether these are vCards, also in UTF-16 or with a damaged first line."""
    head = data[:_NEAR].replace(b"\0", b"")
    return bool(_SURE.search(head) or all(sign.search(head) for sign in _LIKELY))


def read(data: bytes, told: Told = NOTHING_TOLD) -> Reading:
    """Read all cards of a file, in their order, with a notice of what was not fully understood."""
    decoded = decode(data, told=told.encoding) if told.encoding else _decode(data)
    return Reading(
        format="vcard",
        dialect=_dialect(decoded.text[:_NEAR]),
        encoding=decoded.encoding,
        evidence=decoded.evidence,
        items=_items(decoded.text, decoded.encoding),
    )


def encoding_of(data: bytes) -> str:
    """Name the encoding in which a file would be read."""
    return _decode(data).encoding


def _decode(data: bytes) -> Decoded:
    """Decode the whole file, but leave letters that are not UTF-8 to be decoded after unfolding, line by line."""
    try:
        return _repaired(data, data.decode("utf-8"))
    except UnicodeDecodeError:
        unfolded = _FOLD.sub(b"", data)
        declared = {name.upper() for name in _CHARSET.findall(data)} - {b"UTF-8", b"US-ASCII"}
        decoded = decode(unfolded, declared.pop().decode() if len(declared) == 1 else "")
        if decoded.evidence in {"bom", "utf16"}:
            return decode(data)
        return Decoded(data.decode("utf-8", "surrogateescape"), decoded.encoding, decoded.evidence)


def _repaired(data: bytes, text: str) -> Decoded:
    return Decoded(text, "utf-8", "utf8") if text.isascii() and "\0" not in text else decode(data)


def _dialect(text: str) -> str:
    return next((name for name, marks in _DIALECTS if any(mark in text for mark in marks)), "")


def _items(text: str, encoding: str) -> Iterator[Record | Notice]:
    if "\0" in text:
        yield Notice(code="null_bytes")
    for card in cards(text.replace("\0", "")):
        if isinstance(card, Notice):
            yield _healed_notice(card, encoding)
        else:
            yield from (_healed_notice(notice, encoding) for notice in card.notices)
            yield from _card_items(card, encoding)


def _healed_notice(notice: Notice, encoding: str) -> Notice:
    return replace(notice, text=healed(notice.text, encoding))


def _card_items(card: Card, encoding: str) -> Iterator[Record | Notice]:
    try:
        record, notices = read_card(card.line, card.lines, encoding)
    except Exception as fault:  # noqa: BLE001 - one card that we cannot read must cost that card, never the file
        lines = [(number, healed(text, encoding)) for number, text in card.lines]
        yield from rescue(replace(card, lines=lines), type(fault).__name__)
        return
    yield from notices
    if record:
        yield record
