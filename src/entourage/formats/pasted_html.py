"""Read the text of a page or table that was pasted as HTML; nothing of it is run or fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entourage.formats.markup import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKUP = re.compile(r"\s*<(?:!doctype|html|body|table|div|ul|ol|p|a|meta|span)\b", re.IGNORECASE)
_LINES = """
p div li ul ol tr table br h1 h2 h3 h4 h5 h6 section article header footer dt dd button option hr nav
"""
_BREAKING = frozenset(_LINES.split())
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"title", "svg"})


def is_page(text: str) -> bool:
    """Tell whether a text begins as a page, or a piece of one."""
    return bool(_MARKUP.match(text))


def text_of(html: str) -> str:
    """Give the text of a page, line by line, with tabs between the cells of a table."""
    lines = "".join(_parts(html)).split("\n")
    return "\n".join(line.strip(" ").removeprefix("\t").strip(" ") for line in lines if line.strip())


def _parts(html: str) -> Iterator[str]:
    unseen = 0
    for token in tokens(html):
        if token.words:
            yield _written(token.words) if not unseen else ""
        elif token.tag in _UNSEEN:
            unseen = max(0, unseen + (-1 if token.is_end else 1))
        elif token.tag == "body":
            unseen = 0  # whatever its head left open
        elif token.tag in _BREAKING:
            yield "\n"
        elif token.tag in _CELLS and not token.is_end:
            yield "\t"


def _written(words: str) -> str:
    """Give words as a page shows them: its own line breaks are spaces."""
    before, after = " " * words[:1].isspace(), " " * words[-1:].isspace()
    return f"{before}{' '.join(words.split())}{after}" if words.strip() else " "
