"""Part the lines of a card at once where nothing in it is odd, as it is in nearly all of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from entourage.formats.vcard_property import Head, Property, known_head

if TYPE_CHECKING:
    from collections.abc import Sequence

BEGIN, END = "BEGIN:VCARD", "\nEND:VCARD\n"
_UNFOLDED = re.compile(r"\n(?! )")
_SOFT = "QUOTED-PRINTABLE"
# What may begin or end a card, hold one, or tell that another one begins.
_MARKS = ("BEGIN", "END", "AGENT", "VERSION")
_VERSION = "VERSION"


class Plain(NamedTuple):
    """Hold the whole lines of a card with their numbers in the file, the same parted at their colons, and their end."""

    lines: list[tuple[int, str]]
    parts: list[Property]
    end: int


def plain_card(text: str, first: int) -> Plain | None:
    """Part what stands before the end of a card; None where a line has to be looked at more closely.

    Every line has a name before its colon, no other card is within, the version is said once, and nothing goes on but
    by a leading blank. first: the number of its first line.
    """
    begin, *lines = _UNFOLDED.split(text) if "\n " in text else text.split("\n")
    return _plain(lines, first) if begin == BEGIN else None


def _plain(texts: Sequence[str], number: int) -> Plain | None:
    lines, parts = [], []
    has_version = False
    for text in texts:
        number += 1
        if not text:
            continue
        name, colon, value = text.partition(":")
        head = _plain_head(name) if colon else None
        folds = value.count("\n")
        if head is None or (head.encoding == "qp" and (folds or value.rstrip()[-1:] == "=")):
            return None
        if head.name == _VERSION:
            if has_version:
                return None
            has_version = True
        if folds:
            value = value.replace("\n ", "")
        lines.append((number, f"{name}:{value}" if folds else text))
        parts.append(Property(head, value, number))
        number += folds
    return Plain(lines, parts, number + 1)


@lru_cache(4096)
def _plain_head(spelled: str) -> Head | None:
    """Parse what stands before a colon, where it can be nothing else."""
    head = known_head(spelled) if "\n" not in spelled and not spelled[:1].isspace() else None
    if head is None or (head.name.startswith(_MARKS) and head.name != _VERSION):
        return None
    return None if _SOFT in spelled.upper() and head.encoding != "qp" else head
