"""Tell a table in whose cells people have put vCards from a file of vCards with text above them."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from entourage.formats.delimited_joined import read_tables
from entourage.formats.delimited_rows import Row, find_layout, split_lines
from entourage.formats.dialects import is_known_header
from entourage.formats.text_encoding import decode

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEAR = 65_536
_BEGIN = re.compile(r"[^\w\"]*+(?:[\w-]*\.)?BEGIN\s*:\s*VCARD", re.IGNORECASE)
_PROPERTY = re.compile(r"[^\w\"]*+[\w.-]+\s*[:;]")
_FEWEST = 2
_MOST_BLANK = 100  # lines below the beginning of a card


def are_in_cells(data: bytes) -> bool:
    """Tell whether known headings stand above a file’s first vCard, and no card outside of the cells below them."""
    above = list(takewhile(lambda line: not _BEGIN.match(line), _lines(data[:_NEAR])))
    layout = find_layout(above, is_known_header) if any(map(str.strip, above)) else None
    if not layout or sum(map(is_known_header, layout.headers)) < _FEWEST:
        return False
    lines = _lines(data)
    rows = (item for _, items in read_tables(lines, layout, ()) for item in items if isinstance(item, Row))
    return not any(_is_card(row, lines) for row in rows)


def _lines(data: bytes) -> list[str]:
    return split_lines(decode(data).text.replace("\0", ""))


def _is_card(row: Row, lines: Sequence[str]) -> bool:
    """Tell whether a row is the beginning of a card, which stands alone in its line, and a property below it."""
    begins = "\n" not in row.cells[0] and bool(_BEGIN.match(row.cells[0])) and len(row.cells) == 1
    below = (line for line in lines[row.line : row.line + _MOST_BLANK] if line.strip())
    return begins and bool(_PROPERTY.match(next(below, "")))
