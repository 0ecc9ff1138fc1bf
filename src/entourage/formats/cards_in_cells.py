"""Tell a table in whose cells people have put vCards from a file of vCards with text above them."""

from __future__ import annotations

import re
from itertools import takewhile

from entourage.formats.delimited_rows import Row, find_layout, read_rows, split_lines
from entourage.formats.dialects import is_known_header
from entourage.formats.text_encoding import decode

_NEAR = 65_536
_BEGIN = re.compile(r"[^\w\"]*+(?:[\w-]*\.)?BEGIN\s*:\s*VCARD", re.IGNORECASE)
_FEWEST = 2


def are_in_cells(data: bytes) -> bool:
    """Tell whether known headings stand above a file’s first vCard, and no card outside of the cells below them."""
    above = list(takewhile(lambda line: not _BEGIN.match(line), _lines(data[:_NEAR])))
    layout = find_layout(above, is_known_header) if any(map(str.strip, above)) else None
    if not layout or sum(map(is_known_header, layout.headers)) < _FEWEST:
        return False
    rows = (item.cells for item in read_rows(_lines(data), layout) if isinstance(item, Row))
    return not any(map(_is_card, rows))


def _lines(data: bytes) -> list[str]:
    return split_lines(decode(data).text.replace("\0", ""))


def _is_card(cells: list[str]) -> bool:
    """Tell whether a row is the beginning of a card, which stands alone in its line."""
    return "\n" not in cells[0] and bool(_BEGIN.match(cells[0])) and len(cells) == 1
