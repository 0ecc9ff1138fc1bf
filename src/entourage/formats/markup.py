"""Cut a text with marks (HTML) into tags and words, in one pass whatever it holds; nothing in it is opened or run."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"(/?)([A-Za-z][A-Za-z0-9]{0,30})")
_WANTED = re.compile(r"""\b(class|href)=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_MARKING = frozenset("/!?")  # after these and letters alone does “<” begin a tag: WHATWG HTML § 13.2.5.6
_UNSEEN = frozenset({"script", "style", "noscript", "template"})
_LONGEST_TAG = 10_000


class Token(NamedTuple):
    """Hold a tag in lower case, or the words between two of them.

    tag: empty for words; is_end: whether it closes; classes, link: what its attributes say. start, end: where a tag
    stands.
    """

    tag: str = ""
    is_end: bool = False
    classes: tuple[str, ...] = ()
    link: str = ""
    words: str = ""
    start: int = 0
    end: int = 0


def tokens(text: str) -> Iterator[Token]:
    """Give tags and words in their order; what is only for a machine is passed over."""
    place = 0
    while place < len(text):
        start = text.find("<", place)
        if start < 0:
            start = len(text)
        if start > place:
            yield Token(words=unescape(text[place:start]))
        if start == len(text):
            return
        match = _TAG.match(text, start + 1)
        if not match and text[start + 1 : start + 2] not in _MARKING:
            yield Token(words="<")
            place = start + 1
            continue
        end = text.find("-->", start) + 2 if text.startswith("<!--", start) else text.find(">", start)
        if end < start:
            return
        place = end + 1
        if match and match.end() <= end:
            yield _token(match, text[match.end() : min(end, match.end() + _LONGEST_TAG)], place)
            if match[2].lower() in _UNSEEN and not match[1]:
                place = _after(text, match[2], place)


def _token(match: re.Match[str], attributes: str, end: int) -> Token:
    said = {name.lower(): unescape(one or other) for name, one, other in _WANTED.findall(attributes)}
    classes = tuple(said.get("class", "").split())
    link = said.get("href", "").strip()
    return Token(match[2].lower(), bool(match[1]), classes, link, start=match.start() - 1, end=end)


def _after(text: str, tag: str, place: int) -> int:
    """Find the end of what only a machine reads."""
    end = text.find(f"</{tag}", place)
    return len(text) if end < 0 else end


def plain(text: str) -> str:
    """Give the words of a text with marks, its paragraphs as lines."""
    if "<" not in text and "&" not in text:
        return text
    words = ("\n" if one.tag in {"br", "p"} and not one.is_end else one.words for one in tokens(text))
    return "".join(words).strip()
