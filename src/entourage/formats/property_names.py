"""Name the property or column of a value as its file spells it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entourage.domain.contact import Value
    from entourage.formats.record import Record

_WRITTEN_ELSE = re.compile(r'[\r\n,;:\\"]')  # what formats write in other ways
_IN_JSON = re.compile(r'\[?"((?:[^"\\]|\\.)*+)"[:,] ')
_ON_A_LINE = re.compile(r"(?:[^:;]*\.)?([^.:;]+)[:;]")


def property_of(record: Record, value: Value, text: str, odd: re.Pattern[str]) -> str:
    """Find where the odd piece of a value's text was written; else give the kind of the value, which words name."""
    sought = next((piece.strip(" ") for piece in _WRITTEN_ELSE.split(text) if odd.search(piece)), "")
    forms = {sought, json.dumps(sought)[1:-1], json.dumps(sought, ensure_ascii=False)[1:-1]}
    found = [_first(record.raw, form) for form in forms] if sought else []
    return min(filter(None, found), default=(0, ""))[1] or value.name or value.kind


def _first(raw: str, form: str) -> tuple[int, str] | None:
    """Find the first line that says something after its heading, and give where it starts, and the heading.

    All lines are searched at once: of those that say much, each odd value asks.
    """
    place = raw.find(form)
    while place >= 0:
        start, end = raw.rfind("\n", 0, place) + 1, raw.find("\n", place)
        line = raw[start : end if end >= 0 else None]
        heading = (_IN_JSON if line.startswith(('"', '["')) else _ON_A_LINE).match(line)
        if heading and heading[1] != "dn" and line.find(form, heading.end()) >= 0:
            return start, heading[1]
        place = raw.find(form, end) if end >= 0 else -1
    return None
