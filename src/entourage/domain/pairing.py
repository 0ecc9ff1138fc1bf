"""Two people side by side, value by value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from entourage.domain.comparing import identity
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


class Stays(StrEnum):
    """Name what stays of two values where two people become one."""

    ONE = "one"
    OTHER = "other"
    BOTH = "both"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Pair:
    """Hold what one says and what the other says of the same; None: nothing."""

    mark: Mark
    one: Value | None
    other: Value | None


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


def side_by_side(one: tuple[Value, ...], other: tuple[Value, ...]) -> list[Pair]:
    """Pair what two people say: what they are called, then field by field, what both say first."""
    names = (_called(values) for values in (one, other))
    return [_pair(*names), *(pair for kind in _ORDER for pair in _of_kind(kind, one, other))]


def stays(pair: Pair, united: tuple[Value, ...]) -> Stays:
    """Say what of a pair is among the values that the two have as one person."""
    kept = (_called(united), *united)
    is_one, is_other = pair.one in kept, pair.other in kept
    if is_one and is_other:
        return Stays.BOTH
    return Stays.ONE if is_one else Stays.OTHER if is_other else Stays.NEITHER


def _called(values: tuple[Value, ...]) -> Value:
    return Value(kind=Kind.FORMATTED_NAME, text=display_name(values))


def _of_kind(kind: Kind, one: Sequence[Value], other: Sequence[Value]) -> list[Pair]:
    ours, theirs = ([value for value in values if _speaks(value, kind)] for values in (one, other))
    found = []
    for value in tuple(ours):
        same = next((two for two in theirs if _says_the_same(value, two)), None)
        if same:
            found.append(Pair(Mark.EQUAL, value, same))
            ours.remove(value)
            theirs.remove(same)
    if kind in _ONE_EACH:
        both = min(len(ours), len(theirs))
        found += [Pair(Mark.DIFFERENT, ours.pop(0), theirs.pop(0)) for _ in range(both)]
    found += [Pair(Mark.ALONE, value, None) for value in ours]
    return found + [Pair(Mark.ALONE, None, value) for value in theirs]


def _speaks(value: Value, kind: Kind) -> bool:
    return value.kind is kind and not value.is_empty and not is_for_programs(value)


def _says_the_same(one: Value, other: Value) -> bool:
    form = compared(one)
    return identity(one) == identity(other) or bool(form and form == compared(other))


def _pair(one: Value, other: Value) -> Pair:
    return Pair(Mark.EQUAL if fold(one.text) == fold(other.text) else Mark.DIFFERENT, one, other)
