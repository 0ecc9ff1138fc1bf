"""Tell of letters that were damaged before they came here, entry by entry, and mend those that are certain."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.formats.property_names import property_of
from entourage.formats.record import Notice, Record
from entourage.formats.text_encoding import repair_twice_encoded
from entourage.formats.vcard_writer import PRODUCT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from entourage.domain.contact import Value

_LOST = "\N{REPLACEMENT CHARACTER}"
_DESTROYED = re.compile(f"{_LOST}|ï¿½")
# What is left of é, ’ or ł where UTF-8 was read as cp1252; what else that may be, as « é” », is in nobody's name.
_LATER = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_TWICE = re.compile(f"[ÂÃ][{_LATER}]|â€[{_LATER}]|[ÄÅ][\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf]|Å“")
_ODD = re.compile(f"{_DESTROYED.pattern}|{_TWICE.pattern}")
_SIGNED = re.compile("(?<=[A-ZÀ-Þ])[ÂÃ][\u00a0«»…–—‘’“”]")  # « IRMÃ » in Portuguese, before what stands behind words
_LETTER = r"[^\W\d_]"
# What is meant so: « AMANHÃ… », « IRMÃ ANA », « Ã » between quotation marks, « 20 Å° », none of which damage makes.
_MEANT = re.compile(
    f"(?<=[A-ZÀ-Þ])[ÂÃ](?:[…–—](?!{_LETTER})|\u00a0(?=\\S))"
    f"|(?<=[A-ZÀ-Þ«»„“”‚‘’])[ÂÃÅ](?P<closing>[«»“”‘’])(?!{_LETTER})"
    r"|(?<!\S)(?:Å[®°]|Ä¡)(?!\S)"
)
_OPENING = re.compile("[«»„“”‚‘]")
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_CODED = ("QUOTED-P", "\\u", "BASE64", "=B:", "=b:", "::")  # what is so may be written in ASCII
_LONG = 5_000
_BEHIND = 200
_CLIP = 90


def told_of_letters(items: Iterable[Record | Notice], *, can_mend: bool = True) -> Iterator[Record | Notice]:
    """Give items as they come, before a record the notices of what is damaged in it; can_mend: in this format."""
    for item in items:
        if isinstance(item, Notice) or not (_may_be_odd(item.raw) and any(map(_is_odd, item.values))):
            yield item
        elif can_mend and PRODUCT in item.raw[:_BEHIND]:
            yield item  # in what we wrote ourselves, « Ã© » is what somebody is called
        else:
            yield from _looked_at(item, can_mend=can_mend)


def _may_be_odd(raw: str) -> bool:
    """Tell from what was written, much sooner than from each value, whether there may be damage."""
    if not 0 < len(raw) < _LONG or any(sign in raw for sign in _CODED):
        return True
    if raw.isascii():
        return False
    return "Ã" in raw or "Â" in raw or "â€" in raw or "Å" in raw or "Ä" in raw or "ï¿" in raw or _LOST in raw


def _is_odd(value: Value) -> bool:
    if not value.text.isascii() and _ODD.search(value.text):
        return True
    return any(not part.isascii() and _ODD.search(part) for part in value.parts)


def _looked_at(record: Record, *, can_mend: bool) -> Iterator[Record | Notice]:
    values: list[Value] = []
    for value in record.values:
        mended = _mended(value) if can_mend and _is_odd(value) else value
        values.append(mended)
        for before, after in zip((value.text, *value.parts), (mended.text, *mended.parts), strict=True):
            if notice := _told(before, after, can_mend=can_mend):
                yield replace(notice, line=record.line, property=property_of(record, value, before, _ODD))
    yield replace(record, values=tuple(values)) if tuple(values) != record.values else record


def _told(before: str, after: str, *, can_mend: bool) -> Notice | None:
    """Say what is to be told of a text: what is destroyed in it, what may be meant so, or what was put right."""
    destroyed = _DESTROYED.search(after)
    doubtful = _doubtful(after) if can_mend and not destroyed else None
    mended = _TWICE.search(before) if before != after else None
    code = "letters_destroyed" if destroyed else "letters_doubtful" if doubtful else "letters_mended"
    found = destroyed or doubtful or mended
    return Notice(code=code, text=_near(before if found is mended else after, found.start())) if found else None


def _doubtful(text: str) -> re.Match[str] | None:
    """Find what may have been encoded twice, where nothing says that it is meant so."""
    opening = _OPENING.search(text)
    for found in _TWICE.finditer(text):
        meant = _MEANT.match(text, found.start())
        if not meant or (meant["closing"] and not (opening and opening.start() < meant.start())):
            return found
    return None


def _near(text: str, place: int) -> str:
    return text[max(0, place - _CLIP) : place + _CLIP]


def _mended(value: Value) -> Value:
    return replace(value, text=_repaired(value.text), parts=tuple(map(_repaired, value.parts)))


def _repaired(text: str) -> str:
    """Undo a second encoding in each run of letters beyond ASCII by itself, where nothing speaks against it."""
    if text.isascii() or _SIGNED.search(text) or not _TWICE.search(text):
        return text
    return _BEYOND.sub(lambda found: repair_twice_encoded(found[0]), text)
