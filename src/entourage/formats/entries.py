"""Find the entries of the list that a JSON file holds, as they are written."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIST = re.compile(r"\[\s*(?=[{\[\"\dtfn-])")
_BETWEEN = re.compile(r"[\s,]*")
_TRIES = 50


class Entries:
    """Live as a JSON text cut into the entries of its list; head and tail: what stands before and after them."""

    def __init__(self, text: str, wanted: int) -> None:
        self.head, self.tail = "[", "]"
        self.items: list[str] = []
        for tried, begin in enumerate(_LIST.finditer(text)):
            items, end = _entries(text, begin.end())
            if len(items) >= wanted:
                self.head, self.items, self.tail = text[: begin.start() + 1], items, text[end:]
            if len(items) >= wanted or tried >= _TRIES:
                break

    def whole(self, places: Sequence[int]) -> str:
        """Put together some entries, by their places from 1, in a file of the same form."""
        chosen = [self.items[place - 1] for place in sorted(set(places)) if 0 < place <= len(self.items)]
        return self.head + "\n" + ",\n".join(chosen) + "\n" + self.tail


def _entries(text: str, at: int) -> tuple[list[str], int]:
    """Cut the entries of the list that begins at a place; give them, and where the list ends."""
    read = json.JSONDecoder().raw_decode
    found: list[str] = []
    while at < len(text) and text[at] != "]":
        try:
            _, end = read(text, at)
        except (ValueError, RecursionError):
            return [], at
        found.append(text[at:end])
        between = _BETWEEN.match(text, end)
        at = between.end() if between else end
    return found, at
