"""Read the address book that a phone uploaded in the web pages of Facebook's archives, in any language."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from entourage.formats.dialects_headings import meaning_of_words
from entourage.formats.record import Record
from entourage.formats.uploaded_labels import IDENTIFIER, Uploaded, is_book, is_point, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Texts = list[tuple[str, frozenset[str]]]

_HEADS = frozenset({"<h2>", "<h3>", "_a6-h", "_2lek", "_2lel"})
_DATES = frozenset({"_a72d", "_a6-o", "_2lem", "<footer>"})
_LABELS = frozenset({"_a6_q"})
KNOWN = _HEADS | _DATES | _LABELS
"""The classes of a page that tell its texts apart."""
_MOMENT = re.compile(r"\d[:.h]\d\d")


def book_of(blocks: Sequence[Texts]) -> list[Uploaded] | None:
    """Find the people of a page, or None where it is not whom a phone knew."""
    found = [_uploaded(block) for block in blocks]
    return found if is_book(found) and all(one.name for one in found) else None


def read(people: Sequence[Uploaded]) -> Iterator[Record]:
    """Read people; a page writes all numbers and addresses of one together."""
    for place, one in enumerate(people, 1):
        yield Record(line=place, values=tuple(values_of(one)), raw=json.dumps(one, ensure_ascii=False))


def _uploaded(texts: Texts) -> Uploaded:
    """Tell apart the name, the numbers and the rest by headings, looks and places, moments aside."""
    label, said = "", list[tuple[str, str, bool]]()
    for text, around in texts:
        if around & _LABELS:
            label = text
        elif not around & _DATES and not _MOMENT.search(text):
            said.append((label, text, bool(around & _HEADS)))
            label = ""
    points = tuple(text for label, text, _ in said if label != IDENTIFIER and is_point(text))
    known = set(points)
    others = [one for one in said if one[1] not in known]
    named = [one for one in others if one[2] or meaning_of_words(one[0]) == "formatted_name"] or others
    name = named[0] if named else ("", "", False)
    rest = tuple((one[0] or "html", one[1]) for one in others if one is not name)
    return Uploaded(name[1], points, rest)
