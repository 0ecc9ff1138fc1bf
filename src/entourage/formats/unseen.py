"""Leave out what no letter is: characters of control, which nobody typed and nobody sees, and tell of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.formats.property_names import property_of
from entourage.formats.record import Notice, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from entourage.domain.contact import Value

_UNSEEN = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f]+")
_LINE = "\x0b"  # a line break within a cell or a paragraph
_UNSEEN_OR_STRING = re.compile(rf'{_UNSEEN.pattern}|{_LINE}+|("(?:[^"\\]++|\\.?)*+"?)', re.DOTALL)
_CLIP = 200


def without_unseen(items: Iterable[Record | Notice]) -> Iterator[Record | Notice]:
    """Give items as they come, records without characters of control, and a notice before each that had some."""
    for item in items:
        if isinstance(item, Notice) or _is_printable(item.values) or all(map(_is_clean, item.values)):
            yield item
            continue
        values = tuple(value if _is_clean(value) else _cleaned(value) for value in item.values)
        for before, after in zip(item.values, values, strict=True):
            odd = next(filter(_UNSEEN.search, (before.text, *before.parts)), "")
            if odd:
                text = after.text or " ".join(filter(None, after.parts))
                name = property_of(item, before, odd, _UNSEEN)
                yield Notice(line=item.line, property=name, code="unseen_left_out", text=text[:_CLIP])
        said = tuple(now for was, now in zip(item.values, values, strict=True) if now is was or not now.is_empty)
        if said or item.members:
            yield replace(item, values=said)
        else:
            yield Notice(line=item.line, code="no_content", rejected=True)


def leave_out(text: str) -> str:
    """Leave characters of control out of a text, but for those that part its lines."""
    return text if text.isprintable() else _UNSEEN.sub("", text.replace(_LINE, "\n"))


def leave_out_between(text: str) -> str:
    """Leave characters of control out of JSON, but for those within its strings."""
    return text if text.isprintable() else _UNSEEN_OR_STRING.sub(r"\1", text)


def _is_printable(values: Iterable[Value]) -> bool:
    """Tell at once that nothing is to be left out: most people have no text of several lines either."""
    for value in values:  # generators take three times as long, and every record is asked
        if not value.text.isprintable():
            return False
        for part in value.parts:
            if not part.isprintable():
                return False
    return True


def _is_clean(value: Value) -> bool:
    return all(text.isprintable() or leave_out(text) == text for text in (value.text, *value.parts))


def _cleaned(value: Value) -> Value:
    return replace(value, text=leave_out(value.text), parts=tuple(map(leave_out, value.parts)))
