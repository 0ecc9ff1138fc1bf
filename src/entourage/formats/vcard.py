"""Read and write the vCards of the world: 2.1, 3.0 and 4.0, from any client, however damaged."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, getincrementaldecoder
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.watching import tick, ticking
from entourage.formats.netted import netted
from entourage.formats.record import NOTHING_TOLD, Notice, Part, Reading, Record, Told
from entourage.formats.text_encoding import Decoded, decode, without_half_letter
from entourage.formats.vcard_blanks import without_stray_blanks
from entourage.formats.vcard_cards import read_card
from entourage.formats.vcard_encoding import Seen, of_card, of_undeclared
from entourage.formats.vcard_end import told_of_end
from entourage.formats.vcard_fallback import rescue
from entourage.formats.vcard_lines import Card, cards
from entourage.formats.vcard_pieces import WORTH, Piece, pieces
from entourage.formats.vcard_property import healed
from entourage.formats.vcard_writer import PRODUCT, write

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["looks_like", "read", "read_piece", "write"]

_NEAR = 65_536
_SURE = re.compile(rb"(?:^|[\r\n])[^\r\n\w:;,\"]{0,40}(?:[\w-]{0,20}\.)?BEGIN\s*:\s*VCARD", re.IGNORECASE)
_LIKELY = (
    re.compile(rb"(?:^|[\r\n])[^\r\n:]{0,10}VERSION\s*:\s*[234]\.", re.IGNORECASE),
    re.compile(rb"[\r\n][^\r\n:]{0,10}(?:END\s*:\s*VCARD|FN[;:]|N[;:])", re.IGNORECASE),
)
_FOLD = re.compile(rb"\r?\n[ \t]")
_CHARSET = re.compile(rb"CHARSET=\"?([\w-]+)", re.IGNORECASE)
# The first two letters of UTF-8 encoded twice, as `text_encoding` says more closely.
_TWICE = re.compile(rb"\xc3[\x82-\xb4](?:[\xc2\xc5\xc6\xcb]|\xe2[\x80\x82\x84])")
_AT_ONCE = 65_536  # what the processor holds beside it
_DIALECTS = (
    ("entourage", (f"PRODID:{PRODUCT}",)),
    ("google", ("//Google", "googleusercontent.com")),
    ("outlook", ("X-MS-OL", "X-MS-TEL", "PRODID:Microsoft", "//Microsoft", "X-OUTLOOK", "X-MS-CARDPICTURE")),
    ("apple", ("//Apple", "X-ABUID", "X-ADDRESSBOOKSERVER-", "X-ABShowAs", "X-ABADR", "x-apple")),
    ("android", ("X-ANDROID-CUSTOM", "CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE")),
    ("nokia", ("X-NOKIA", "X-EPOC", "X-S60")),
    ("evolution", ("X-EVOLUTION",)),  # which writes X-MOZILLA-HTML too
    ("thunderbird", ("Thunderbird", "X-MOZILLA")),
    ("kde", ("//KADDRESSBOOK", "X-KADDRESSBOOK")),
    ("nextcloud", ("Nextcloud", "Sabre")),
)


def looks_like(data: bytes) -> bool:
    """Tell whether these are vCards, also in UTF-16 or with a damaged first line."""
    head = data[:_NEAR].replace(b"\0", b"")
    return bool(_SURE.search(head) or all(sign.search(head) for sign in _LIKELY))


def read(data: bytes, told: Told = NOTHING_TOLD) -> Reading:
    """Read all cards of a file, in their order, with a notice of what was not fully understood."""
    known = _told(data, told.encoding) if told.encoding else _recognized(data)
    known = known._replace(data=without_stray_blanks(known.data))
    begin = [Notice(code="null_bytes")] if known.has_nulls else []
    return Reading(
        format="vcard",
        dialect=_dialect(known.data[: 4 * _NEAR].decode("utf-8", "replace")[:_NEAR]),
        encoding=known.encoding,
        evidence=known.evidence,
        items=chain(begin, (item for piece in known.pieces() for item in read_piece(piece))),
        begin=tuple(begin),
        people=known.data.count(b"\nBEGIN:VCARD") + 1,
        pieces=known.parts if len(known.data) >= WORTH else None,
    )


def read_piece(piece: Piece) -> Iterator[Record | Notice]:
    """Read the cards of a piece of a file; where the reader fails, the rest of it is lost, and told."""
    return netted(_of_piece(piece), piece.line)


def _of_piece(piece: Piece) -> Iterator[Record | Notice]:
    encoding, seen = piece.encoding, Seen(piece.encoding)
    text = piece.text
    for card in told_of_end(cards(text, piece.line), text, is_first=piece.line == 1):
        if isinstance(card, Notice):
            yield _healed_notice(card, encoding)
        else:
            yield from [_healed_notice(notice, encoding) for notice in card.notices]
            yield from _card_items(card, piece, seen)


def encoding_of(data: bytes) -> str:
    """Name the encoding in which a file would be read."""
    return _recognized(data).encoding


class _Known(NamedTuple):
    """Hold a file in UTF-8, whatever it was in; letters that are not UTF-8 are decoded after unfolding."""

    data: bytes
    encoding: str
    evidence: str

    @property
    def has_nulls(self) -> bool:
        return b"\0" in self.data

    def pieces(self) -> Iterator[Piece]:
        return pieces(self.data, self.encoding)

    def parts(self) -> Iterator[Part]:
        return (Part(read_piece, piece, piece.line) for piece in self.pieces())


def _told(data: bytes, encoding: str) -> _Known:
    return _transcoded(decode(data, told=encoding))


def _transcoded(decoded: Decoded) -> _Known:
    return _Known(decoded.text.encode("utf-8", "replace"), decoded.encoding, decoded.evidence)


def _recognized(data: bytes) -> _Known:
    """Decide on the whole file, but leave letters that are not UTF-8 to be decoded after unfolding, line by line."""
    data = without_half_letter(data)
    if _is_utf8(data):
        # In what we wrote ourselves, « Ã© » is what somebody is called.
        is_ours = f":{PRODUCT}".encode() in data[:_NEAR]
        is_plain = not (b"\0" in data or data.startswith(BOM_UTF8) or (not is_ours and _seems_twice(data)))
        return _Known(data, "utf-8", "utf8") if is_plain else _transcoded(decode(data))
    unfolded = _FOLD.sub(b"", data)
    declared = {name.upper() for name in _CHARSET.findall(data)} - {b"UTF-8", b"US-ASCII"}
    said = declared.pop().decode() if len(declared) == 1 else ""
    decoded = decode(unfolded, said)
    if decoded.evidence in {"bom", "utf16", "repaired"}:
        return _transcoded(decode(data))
    if decoded.evidence in {"declared", "guessed"}:
        decoded = of_undeclared(unfolded, said) or decoded
    return _Known(data, decoded.encoding, decoded.evidence)


def _is_utf8(data: bytes) -> bool:
    """Tell whether a file is UTF-8; piece by piece, because the text of all of it may take four times as much."""
    decoder = getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(data), _AT_ONCE):
            tick()
            decoder.decode(data[start : start + _AT_ONCE], final=start + _AT_ONCE >= len(data))
    except UnicodeDecodeError:
        return False
    return True


def _seems_twice(data: bytes) -> bool:
    return any(_TWICE.search(data, start, start + _AT_ONCE + 3) for start in ticking(range(0, len(data), _AT_ONCE), 1))


def _dialect(text: str) -> str:
    return next((name for name, marks in _DIALECTS if any(mark in text for mark in marks)), "")


def _healed_notice(notice: Notice, encoding: str) -> Notice:
    return replace(notice, text=healed(notice.text, encoding))


def _card_items(card: Card, piece: Piece, seen: Seen) -> Iterator[Record | Notice]:
    encoding, doubts = of_card(card.lines, seen)
    try:
        record, notices = read_card(card.line, card.lines, encoding, card.parts, is_harmonys=piece.is_harmonys)
    except Exception as fault:  # noqa: BLE001 - one card that we cannot read must cost that card, never the file
        lines = [(number, healed(text, encoding)) for number, text in card.lines]
        yield from rescue(replace(card, lines=lines), type(fault).__name__)
        return
    yield from doubts
    yield from notices
    if record:
        yield record
