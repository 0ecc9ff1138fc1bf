"""Take from the telephone numbers of a row what a spreadsheet added, and take none for a number that it destroyed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.contact import Kind, Value
from entourage.formats.record import Notice
from entourage.formats.spreadsheets import is_ruined, unguarded_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_CLIP = 200
# By a name of its own, because to ask an enumeration for its member takes a while.
_TELEPHONE, _OTHER = Kind.TELEPHONE, Kind.OTHER


def numbers_mended(
    values: tuple[Value, ...], line: int, heading_of: Callable[[Value], str]
) -> tuple[tuple[Value, ...], Sequence[Notice]]:
    """Mend the numbers among some values; one that is destroyed is kept under its heading, and told.

    heading_of: gives the heading of the column that says a value.
    """
    if not any(value.kind is _TELEPHONE and _is_odd(value.text) for value in values):
        return values, ()
    mended, notices = [], []
    for value in values:
        text = unguarded_number(value.text) if value.kind is _TELEPHONE else ""
        if is_ruined(text):
            name = heading_of(value)
            notices.append(Notice(line=line, property=name, code="number_ruined", text=text[:_CLIP]))
            mended.append(Value(kind=_OTHER, text=text, name=name))
        else:
            mended.append(replace(value, text=text) if text and text != value.text else value)
    return tuple(mended), notices


def _is_odd(text: str) -> bool:
    return text[:1] in ("'", "=", "#") or "e" in text or "E" in text or text[-2:] == ".0"
