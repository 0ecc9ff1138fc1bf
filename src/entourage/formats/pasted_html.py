"""Read the text of a page or table that was pasted as HTML; nothing of it is run or fetched."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_MARKUP = re.compile(r"\s*<(?:!doctype|html|body|table|div|ul|ol|p|a|meta|span)\b", re.IGNORECASE)
_LONGEST = 2_000_000
_LINES = """
p div li ul ol tr table br h1 h2 h3 h4 h5 h6 section article header footer td th dt dd button option hr nav
"""
_BREAKING = frozenset(_LINES.split())
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript", "svg"})


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as it is called
        self._unseen += tag in _UNSEEN
        if tag in ("td", "th"):
            self.parts.append("\t")
        elif tag in _BREAKING:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        if tag in _BREAKING and tag not in ("td", "th"):
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(" ".join(data.split()) if data.strip() else " ")


def text_of(html: str) -> str:
    """Give the text of a page, line by line, with tabs between the cells of a table; any other text as it is."""
    if len(html) > _LONGEST or not _MARKUP.match(html):
        return html
    reader = _Text()
    reader.feed(html)
    reader.close()
    lines = "".join(reader.parts).split("\n")
    return "\n".join(line.strip(" ").removeprefix("\t").strip(" ") for line in lines if line.strip())
