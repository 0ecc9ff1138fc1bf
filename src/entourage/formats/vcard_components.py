"""Read the components of names and addresses, and the lists that may stand in them (RFC 6350 § 6.2.2 and § 6.3.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind
from entourage.formats.vcard_property import split_escaped, unescape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.contact import Value

_COMPONENT = re.compile(r"(?:\\.|[^\\;]|\\\Z)*", re.DOTALL)
_HIDDEN = re.compile(r"\\.", re.DOTALL)
_HIDDEN_OR_COMMA = re.compile(r"(\\.)|,", re.DOTALL)
_ITEM = re.compile(r"(?:\\.|[^\\,]|\\\Z)+", re.DOTALL)
_NUMBER = re.compile(r"\d(?:\\.)*,\d")
_SUFFIX = 4  # its place in a name: « Jr., M.D. »; other parts of a name are read one after the other


def split_components(value: str, kind: Kind) -> list[str]:
    """Split a name or an address into its components, as people read them: no list keeps its bare commas."""
    if not has_list(value, kind):
        return [part.strip() for part in split_escaped(value, ";")]
    return [_readable(part, kind, place) for place, part in enumerate(_bare(value))]


def _bare(value: str) -> list[str]:
    """Split at semicolons, and leave what is escaped as it is."""
    parts, start = [], 0
    while match := _COMPONENT.match(value, start):
        parts.append(match[0])
        start = match.end() + 1
        if start > len(value):
            break
    return parts


def _readable(part: str, kind: Kind, place: int) -> str:
    """Put a list into words; a comma with a blank behind it, or between digits, is how people write themselves."""
    if not _is_list(part):
        return unescape(part).strip()
    between = " " if kind is Kind.NAME and place != _SUFFIX else ", "
    return between.join(filter(None, (unescape(item).strip() for item in _ITEM.findall(part))))


def _is_list(part: str) -> bool:
    shown = _HIDDEN.sub("", part)
    return "," in shown and ", " not in shown and not _NUMBER.search(shown)


def has_list(value: str, kind: Kind) -> bool:
    """Tell whether a comma stands there that is no part of a text."""
    return "," in value and kind is not Kind.PHONETIC_NAME and "," in _HIDDEN.sub("", value)


def without_lists(value: str) -> str:
    """Escape the commas of vCard 2.1, which knows no lists and no other way to write a comma."""
    return _HIDDEN_OR_COMMA.sub(lambda match: match[1] or "\\,", value)


def says_the_same(value: Value) -> bool:
    """Tell whether the raw text of a name or an address is its components, as a vCard writes them."""
    if not value.raw:
        return False
    count = len(value.parts)
    parts = [*split_components(value.raw, value.kind), *[""] * count]
    return parts[:count] == list(value.parts)


def listed_parts(value: Value) -> Sequence[str]:
    """Give the parts for programs: a comma between the items of a list, as the source had it (« Jr.,M.D. »)."""
    listed = [unescape(part).strip() for part in _bare(value.raw)] if says_the_same(value) else value.parts
    return [*listed, *[""] * len(value.parts)][: len(value.parts)]
