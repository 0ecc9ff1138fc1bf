"""What is noted with a card beside what both sides have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from entourage.domain.merging import exactly
from entourage.domain.server import field_of, is_of_programs
from entourage.domain.syncing import circle_of, mark

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from entourage.domain.contact import Value
    from entourage.domain.server import Field
    from entourage.storage.servers import Card

_BETWEEN = "|"
_THEIRS, _SENT, _LEAVING = "theirs", "sent", "leaving"


def marks(card: Card) -> frozenset[str]:
    """Name what a server did not keep of a card."""
    return _part(card, 0)


def stayed(card: Card) -> frozenset[str]:
    """Name what stayed at home when both sides were in step last."""
    return _part(card, 1)


def came_from_there(card: Card) -> bool:
    """Tell whether a card was on the server before anybody here was known by it."""
    return _THEIRS in _part(card, 2)


def was_sent(card: Card) -> bool:
    """Tell whether a card was put there, and could not be read since: what the server keeps of it is not known yet."""
    return _SENT in _part(card, 2)


def to_read(card: Card) -> str:
    """Write down that a card is to be read, whatever the server says of it."""
    return marked(marks(card), stayed(card), is_theirs=came_from_there(card), is_sent=True)


def was_to_go(card: Card) -> bool:
    """Tell whether a card was to be deleted there, and nobody noted yet whether it was."""
    return _LEAVING in _part(card, 2)


def _part(card: Card, place: int) -> frozenset[str]:
    parts = card.unkept.split(_BETWEEN)
    return frozenset(parts[place].split()) if place < len(parts) else frozenset()


def marked(
    unkept: Collection[str],
    at_home: Collection[str],
    *,
    is_theirs: bool = False,
    is_sent: bool = False,
    is_leaving: bool = False,
) -> str:
    """Write down what a server did not keep, what stayed at home, and what is known of the card itself."""
    said = {_THEIRS: is_theirs, _SENT: is_sent, _LEAVING: is_leaving}
    known = [word for word, is_so in said.items() if is_so]
    return _BETWEEN.join(" ".join(sorted(some)) for some in (unkept, at_home, known))


def at_home(values: Sequence[Value], leaves: Sequence[Value], kept_home: Collection[Field]) -> frozenset[str]:
    """Name what of a person's values stays at home."""
    goes = {exactly(value) for value in leaves}
    stay = (value for value in values if field_of(value) in kept_home and circle_of(value) is None)
    return frozenset(mark(value) for value in stay if exactly(value) not in goes)


def marks_of(values: Sequence[Value]) -> frozenset[str]:
    """Give the marks by which values are known that a server did not keep."""
    return frozenset(mark(value) for value in values if not is_of_programs(value))


def without_lost(
    card: Card, base: Sequence[Value], mine: Sequence[Value], there: Sequence[Value], put: Sequence[Value]
) -> tuple[Card, tuple[Value, ...]]:
    """Tell what a server did not keep of a card, there: what it says now, put: what it was to say; and what it did."""
    has, stands = {exactly(value) for value in there}, {exactly(value) for value in mine}
    lost = [value for value in base if exactly(value) in stands - has and circle_of(value) is None]
    meant = {exactly(value) for value in (*base, *put)}
    other = [value for value in there if exactly(value) not in meant and circle_of(value) is None]
    unkept = marked(marks(card) | marks_of([*lost, *other]), stayed(card), is_theirs=came_from_there(card))
    return replace(card, unkept=unkept), tuple(value for value in base if value not in lost)
