"""Tell of a file of vCards that was cut within its last card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entourage.formats.record import Notice
from entourage.formats.vcard_lines import Card

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLIP = 200
_BEGIN, _END = "BEGIN:VCARD", "END:VCARD"


def told_of_end(items: Iterator[Card | Notice], text: str, *, is_first: bool = True) -> Iterator[Card | Notice]:
    """Give cards as they come; of the last one of a file that has no end say that the file was cut.

    Where others have none either, or a lone card's last line is whole, a program may have written it so.
    is_first: no card of the file, each with its end, stands before these.
    """
    last: Card | Notice | None = None
    is_usual = False
    for item in items:
        if last is not None:
            is_usual = is_usual or _missing_end(last) is not None
            yield last
            is_first = False
        last = item
    is_open = not is_first or not text.endswith(("\n", "\r"))
    if isinstance(last, Card) and is_open and not is_usual:
        _say_so(last)
    elif isinstance(last, Notice) and last.code == "text_between" and _BEGIN.startswith(last.text.upper()):
        last = Notice(line=last.line, code="cut_off", text=last.text)
    if last is not None:
        yield last


def _say_so(card: Card) -> None:
    """Take a card as cut where it has no end; what is left of its last line is no line."""
    place = _missing_end(card)
    if place is None:
        return
    line = card.lines[-1][1] if card.lines else ""
    if ":" not in line or _END.startswith(line.strip().upper()):
        del card.lines[-1:]
    card.notices[place] = Notice(line=card.line, code="cut_off", text=line.strip()[-_CLIP:] or _BEGIN)


def _missing_end(item: Card | Notice) -> int | None:
    notices = item.notices if isinstance(item, Card) else []
    return next((place for place, one in enumerate(notices) if one.code == "missing_end"), None)
