"""People side by side, value by value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING

from entourage.domain.comparing import says_the_same
from entourage.domain.contact import SINGLE_KINDS, Kind, Value, display_name
from entourage.domain.matching import compared
from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What programs note for themselves, kept and written back, says nothing to a person.
BOOKKEEPING = frozenset({"PRODID", "REV", "CLIENTPIDMAP", "X-ABUID", "X-ABADR"})
# Markup, another card, and letters and digits without a word: base64, pictures cut short, numbers of records.
_OF_PROGRAMS = re.compile(
    r"<[?!\w].*(</|/>|\?>).*|BEGIN:VCARD\b.*|(/9j/|iVBORw0KGgo|R0lGOD).*|"
    r"[A-Za-z0-9+/=_-]{60,}|\{?[0-9A-Fa-f]{8}(-?[0-9A-Fa-f]{4}){3}-?[0-9A-Fa-f]{12}\}?",
    re.DOTALL,
)
_NAMES = frozenset({Kind.FORMATTED_NAME, Kind.NAME})
_ONE_EACH = SINGLE_KINDS | {Kind.ORGANIZATION, Kind.TITLE, Kind.ROLE}
_ORDER = tuple(kind for kind in Kind if kind not in _NAMES | {Kind.PHOTO})


class Mark(StrEnum):
    """Name how two values stand to each other."""

    EQUAL = "equal"
    DIFFERENT = "different"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Line:
    """Hold what each of some people says of the same; None: nothing."""

    mark: Mark
    values: tuple[Value | None, ...]


def is_for_programs(value: Value) -> bool:
    """Tell whether a value is kept for the program that wrote it, and says nothing to a person."""
    if value.name.upper() in BOOKKEEPING:
        return True
    return value.kind is Kind.OTHER and bool(_OF_PROGRAMS.fullmatch(value.text.strip()))


def is_of_account(value: Value, values: Iterable[Value]) -> bool:
    """Tell whether a page is that of an account, which already says its address."""
    if value.kind is not Kind.URL:
        return False
    urls = {_bare(one.as_profile.url) for one in values if one.kind is Kind.PROFILE and one.parts}
    return bool(value.text) and _bare(value.text) in urls


def _bare(url: str) -> str:
    return url.strip().casefold().rpartition("://")[2].removeprefix("www.").rstrip("/")


def side_by_side(people: Sequence[tuple[Value, ...]]) -> list[Line]:
    """Line up what people say: what they are called, then field by field, what all say first."""
    return [
        _line([_called(values) for values in people]),
        *(line for kind in _ORDER for line in _of_kind(kind, people)),
    ]


def kept(line: Line, united: tuple[Value, ...]) -> tuple[bool, ...]:
    """Say of each value of a line whether it is among those that the people have as one person."""
    standing = (_called(united), *united)
    return tuple(value in standing for value in line.values)


def _called(values: tuple[Value, ...]) -> Value:
    return Value(kind=Kind.FORMATTED_NAME, text=display_name(values))


def _of_kind(kind: Kind, people: Sequence[tuple[Value, ...]]) -> list[Line]:
    rows: list[list[Value | None]] = []
    for place, values in enumerate(people):
        for value in values:
            if _speaks(value, kind):
                _row_of(rows, place, value, len(people))[place] = value
    lines = [_line(row) for row in rows if None not in row]
    rest = [row for row in rows if None in row]
    if kind in _ONE_EACH:
        own = [[row[place] for row in rest if row[place]] for place in range(len(people))]
        rest = [list(row) for row in zip_longest(*own)]
    return lines + sorted((_line(row) for row in rest), key=lambda line: line.mark is Mark.ALONE)


def _row_of(rows: list[list[Value | None]], place: int, value: Value, width: int) -> list[Value | None]:
    """Find the row of those who say the same, or begin one."""
    for row in rows:
        if row[place] is None and any(one and _says_the_same(one, value) for one in row):
            return row
    rows.append([None] * width)
    return rows[-1]


def _speaks(value: Value, kind: Kind) -> bool:
    return value.kind is kind and not value.is_empty and not is_for_programs(value)


def _says_the_same(one: Value, other: Value) -> bool:
    if one.kind is Kind.TELEPHONE:
        return says_the_same(one, other)
    form = compared(one)
    return says_the_same(one, other) or bool(form and form == compared(other))


def _line(values: Sequence[Value | None]) -> Line:
    said = [value for value in values if value]
    if any(not _reads_the_same(said[0], other) for other in said[1:]):
        return Line(Mark.DIFFERENT, tuple(values))
    return Line(Mark.EQUAL if len(said) == len(values) else Mark.ALONE, tuple(values))


def _reads_the_same(one: Value, other: Value) -> bool:
    return fold(one.text) == fold(other.text) if one.kind is Kind.FORMATTED_NAME else _says_the_same(one, other)
