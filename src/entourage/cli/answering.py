"""Write an answer as JSON, piece by piece: that of a large file is larger than the file itself."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DEEPEST = 4
_AT_ONCE = 1_000
_OBEYED = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # by terminals; JSON itself writes the others as numbers
_ON_ONE_LINE = json.JSONEncoder(ensure_ascii=False)


def written(data: Mapping[str, object]) -> Iterator[str]:
    """Give the text of an answer in pieces: each member on a line of its own, with all that is deep within it."""
    pieces = _pieces(data, 0)
    while piece := "".join(islice(pieces, _AT_ONCE)):
        yield _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", piece)


def _pieces(value: object, depth: int) -> Iterator[str]:
    if depth >= _DEEPEST or not value or not isinstance(value, dict | list | tuple):
        yield _ON_ONE_LINE.encode(value)
        return
    begin, end = "{}" if isinstance(value, dict) else "[]"
    space = "\n" + " " * (depth + 1)
    before = begin + space
    for key, member in value.items() if isinstance(value, dict) else ((None, one) for one in value):
        yield before if key is None else f"{before}{_ON_ONE_LINE.encode(str(key))}: "
        yield from _pieces(member, depth + 1)
        before = f",{space}"
    yield "\n" + " " * depth + end
