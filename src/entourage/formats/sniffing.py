"""Tell by the first bytes of a file within a folder or an archive whether it may be a list of people."""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import islice

from entourage.formats import (
    delimited,
    elsewhere,
    jcard,
    ldif,
    mastodon_lists,
    meta_html,
    tiktok,
    tiktok_text,
    uploaded_labels,
    vcard,
)
from entourage.formats.cards_in_cells import are_in_cells
from entourage.formats.vcard_photo import media_type

HEAD = 16_384
"""Bytes by which a file is judged: a Facebook archive has 20,000 pictures and messages to look into."""

_WIDE = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_MARK = b"\xef\xbb\xbf"
_CARD_LIKE = re.compile(r"[Vv][Cc][Aa][Rr][Dd]|[Vv][Ee][Rr][Ss][Ii][Oo][Nn]")
_CARD = re.compile(rb"BEGIN\s*:\s*VCARD", re.IGNORECASE)
_CONTROL = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1b"))
_MOST_CONTROL = 0.05
# What stands at the beginning of the lists of people that networks and programs write as JSON, HTML or XML, and not in
# their messages, comments and settings.
_TELLING_JSON = re.compile(
    r'"(?:[Ff]riends(?:_v2)?|string_list_data|relationships_\w+|orderedItems|acct|entourage|contacts|wa_contacts'
    r"|address_book(?:_v\d)?|contacts_contact_info|personal_information"
    r"|(?:received_requests|sent_requests|rejected_requests|deleted_friends|removed_friends|following|followers"
    r'|blocked_users|people_you_may_know)(?:_v\d)?)"\s*:'
    r'|"(?:Card|CardGroup|OrderedCollection|Collection|vcard)"'
)
_CALENDAR = "BEGIN:VCALENDAR"
_SAMPLE = 8192
_HEAD_OF_BITMAP = 26
_FIRST = 4096


class Looks(Enum):
    """Name what a file may be: cards, another list of people, a table, an archive, a packed file, or none of them.

    PAGE: a web page of an archive of Facebook or Instagram, which can be had as JSON too. PICTURE: it may be that of
    somebody whose card stands beside it.
    """

    CARDS = auto()
    PEOPLE = auto()
    TABLE = auto()
    ARCHIVE = auto()
    PACKED = auto()
    PAGE = auto()
    PICTURE = auto()
    NOTHING = auto()


def looks_of(head: bytes) -> Looks:
    """Judge a file by its beginning; only what may be a list of people is then read whole."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Looks.ARCHIVE
    if head.startswith(b"\x1f\x8b"):
        return Looks.PACKED
    if _is_picture(head):
        return Looks.PICTURE
    text = _text(head)
    if text and text[0] not in "{[<" and _CARD_LIKE.search(text) and vcard.looks_like(head):
        return Looks.TABLE if are_in_cells(head) else Looks.CARDS
    return _looks_of_text(text, is_cut=len(head) >= HEAD) if text else Looks.NOTHING


def _is_picture(head: bytes) -> bool:
    """Tell whether these are the first bytes of a picture; a text may begin as a drawing or a bitmap does."""
    kind = media_type(head)
    return bool(kind) and kind != "image/svg+xml" and (kind != "image/bmp" or b"\0" in head[:_HEAD_OF_BITMAP])


def _looks_of_text(text: str, *, is_cut: bool) -> Looks:
    if text[0] in "{[":
        first = text[:_FIRST]
        is_telling = bool(_TELLING_JSON.search(first)) or uploaded_labels.may_be(first) or tiktok.may_be(first)
    elif text[0] == "<":
        is_telling = jcard.looks_like_xml(text) or meta_html.names_a_list(text.encode("latin-1", "replace"))
        if not is_telling and meta_html.looks_like(text):
            return Looks.PAGE
    elif text.startswith(_CALENDAR):
        is_telling = False
    elif elsewhere.lists_accounts_of_x(text) or _is_list(text, is_cut=is_cut):
        is_telling = True
    else:
        return Looks.TABLE if delimited.looks_like(_whole_lines(text, is_cut=is_cut)) else Looks.NOTHING
    return Looks.PEOPLE if is_telling else Looks.NOTHING


def _is_list(text: str, *, is_cut: bool) -> bool:
    if ldif.looks_like(text) or tiktok_text.looks_like(text):
        return True
    return bool(mastodon_lists.lists_of(_whole_lines(text, is_cut=is_cut)))


def is_one_card(data: bytes) -> bool:
    """Tell whether a file holds a single card, and none within it; a second one is enough to know."""
    cards = _CARD.finditer(data.replace(b"\0", b"") if b"\0" in data else data)
    return len(list(islice(cards, 2))) == 1


def _text(head: bytes) -> str:
    """Read the beginning of a text of whatever encoding, letters beyond ASCII aside; empty for what is no text."""
    for mark, encoding in _WIDE:
        if head.startswith(mark):
            return head[2:].decode(encoding, "ignore").strip()
    if head.count(b"\0") > len(head) // 8:
        head = head.replace(b"\0", b"")  # UTF-16 without its mark
    controls = len(head) - len(head.translate(None, _CONTROL))
    return "" if controls > len(head) * _MOST_CONTROL else head.removeprefix(_MARK).decode("latin-1").strip()


def _whole_lines(text: str, *, is_cut: bool) -> str:
    sample = text[:_SAMPLE]
    if len(text) <= _SAMPLE and not is_cut:
        return sample
    return sample[: max(sample.rfind("\n"), sample.rfind("\r"))] or sample
