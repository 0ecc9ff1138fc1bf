"""Put a full name together that a program has written over several lines, though no blank says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entourage.domain.text import fold
from entourage.formats.vcard_property import decode_value, healed, split_line, unescape

if TYPE_CHECKING:
    from collections.abc import Sequence

_FULL_NAME = re.compile(r"FN[;:]", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_LONGEST = 200

Line = tuple[int, str]


def with_whole_names(lines: Sequence[Line], fallback: str) -> Sequence[Line]:
    """Give a full name the lines behind it that N shows to be the rest of it; any other line stays on its own."""
    if all(":" in text for _, text in lines):
        return lines
    whole: list[Line] = []
    parts: set[str] | None = None
    for number, text in lines:
        if whole and ":" not in text and len(text) <= _LONGEST and _FULL_NAME.match(whole[-1][1]):
            parts = _words_of_name(lines, fallback) if parts is None else parts
            rest = set(_words(healed(text, fallback)))
            if rest and rest <= parts - set(_words(_value(whole[-1][1], fallback))):
                whole[-1] = (whole[-1][0], f"{whole[-1][1]} {text}")
                continue
        whole.append((number, text))
    return whole


def _words_of_name(lines: Sequence[Line], fallback: str) -> set[str]:
    return {word for _, text in lines if text[:2].upper() in {"N:", "N;"} for word in _words(_value(text, fallback))}


def _value(text: str, fallback: str) -> str:
    split = split_line(text, fallback)
    return unescape(decode_value(*split, fallback)) if split else ""


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
