"""Read vCards that a program keeps as texts within JSON, as servers and their copies of address books do."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from entourage.formats import vcard
from entourage.formats.record import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from entourage.formats.record import Record

_BEGIN = re.compile(r"[\s\ufeff]*BEGIN:VCARD\s", re.IGNORECASE)
_CLIP = 200


def entries_of(document: object) -> list[object] | None:
    """Find the entries with cards: those of a list, of the first such list in an object, or the object itself."""
    if isinstance(document, dict):
        lists = [one for one in document.values() if isinstance(one, list)]
        return next(filter(_is_of_cards, [*lists, [document]]), None)
    return document if isinstance(document, list) and _is_of_cards(document) else None


def _is_of_cards(entries: list[object]) -> bool:
    """Tell whether cards are what a list is about: in a chat, a few are sent among the messages."""
    return 0 < len(entries) <= 2 * sum(bool(_cards_in(entry)) for entry in entries)


def read(entries: list[object]) -> Iterator[Record | Notice]:
    """Read the cards of each entry; an entry without any is told."""
    for place, entry in enumerate(entries, 1):
        cards = _cards_in(entry)
        if not cards:
            yield Notice(line=place, code="no_content", text=str(entry)[:_CLIP], rejected=True)
        for text in cards:
            yield from (replace(item, line=place) for item in vcard.read(text.encode("utf-8", "replace")).items)


def _cards_in(entry: object) -> list[str]:
    """Find the texts that are cards: the entry itself, or what stands in it under a name."""
    said = entry.values() if isinstance(entry, dict) else [entry]
    texts = chain.from_iterable(one if isinstance(one, list) else [one] for one in said)
    return [text for text in texts if isinstance(text, str) and _BEGIN.match(text)]
