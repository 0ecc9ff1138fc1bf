"""The people of a check in lines as one reads them: clients and colleagues first, each line under what it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.account import Strength
from entourage.words import audience as words
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from entourage.domain.circle import Circle
    from entourage.language import Language
    from entourage.operations.audience import Answer
    from entourage.operations.remedies import Person

PRESUMED = "≈"
_FIRST = ("clients", "colleagues")
_WORST, _OTHERS = 14, 12  # people who are named at once


@dataclass(frozen=True, slots=True)
class Line:
    """Hold some people under one head, which may be empty; count: how many they are, of whom some are named.

    parts: their names, each part with the other circles that these are in ("" for none), and how many it leaves out.
    """

    head: str
    count: int
    parts: tuple[Part, ...]

    @property
    def named(self) -> int:
        """Count those who are named."""
        return sum(len(one.names) for one in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouped:
    """Hold the people of an answer in lines, and how many of them are only presumed to be there.

    forbidden: how many should not see it of those of whom nobody knows whether they are there.
    """

    should_not: tuple[Line, ...]
    would_see: tuple[Line, ...]
    would_miss: tuple[Line, ...]
    presumed_bad: int
    presumed_good: int
    forbidden: int


class Part(NamedTuple):
    """Hold some names of a line; also: in which other circles they are; more: how many are not named."""

    also: str
    names: tuple[str, ...]
    more: int


def grouped(language: Language, answer: Answer, network: str) -> Grouped:
    """Put the people of an answer in lines; network: what it is called."""
    amount = answer.post.amount
    return Grouped(
        should_not=_should_not(language, answer.should_not),
        would_see=_would_see(language, answer.would_see),
        would_miss=_would_miss(language, answer.would_miss, network),
        presumed_bad=sum(map(is_presumed, answer.should_not)),
        presumed_good=sum(map(is_presumed, answer.would_see)),
        forbidden=sum(any(one.verdict > amount for _, one in found.decisions) for found in answer.unknown),
    )


def _should_not(language: Language, people: Sequence[Person]) -> tuple[Line, ...]:
    """Name those who should not see it by the circle that says so, with the others that they are in."""

    def main(one: Person) -> tuple[Circle, ...]:
        return _first(one) or _deciding(one)[:1]

    def also(one: Person) -> tuple[Circle, ...]:
        return tuple(circle for circle in one.circles if circle not in main(one))

    return _lines(language, people, main, partial(_circle, language), also, _WORST)


def _would_see(language: Language, people: Sequence[Person]) -> tuple[Line, ...]:
    """Name those who would see it: clients and colleagues as such, then the others."""
    return _lines(
        language, people, _first, lambda found: _circle(language, found) if found else "", lambda _: (), _OTHERS
    )


def _would_miss(language: Language, people: Sequence[Person], network: str) -> tuple[Line, ...]:
    """Name those who would miss it by why they would."""
    return _lines(
        language,
        people,
        lambda one: one.missing,
        lambda found: _begun(words.missing(language, found, network)) if found else "",
        lambda _: (),
        _OTHERS,
    )


def _circle(language: Language, found: tuple[Circle, ...]) -> str:
    return names.circle(language, found[0]) if found else names.groups(language)["unsorted"]


def named(language: Language, one: Person) -> str:
    """Give someone's name, with the sign of those who are presumed to be there."""
    name = names.person(language, one.name)
    return f"{name} {PRESUMED}" if is_presumed(one) else name


def is_presumed(one: Person) -> bool:
    """Tell whether someone is there only as far as can be presumed."""
    return one.connection is not None and one.connection.strength is Strength.PRESUMED


def _begun(text: str) -> str:
    """Write the first letter large."""
    return text[:1].upper() + text[1:]


def _first(one: Person) -> tuple[Circle, ...]:
    found = (circle for preset in _FIRST for circle in one.circles if circle.preset == preset)
    return tuple(found)[:1]


def _deciding(one: Person) -> tuple[Circle, ...]:
    """Find the circles that let someone see least."""
    strictest = max(one.decisions, key=lambda found: found[1].verdict)[1]
    return strictest.decided_by or one.circles


def _lines(
    language: Language,
    people: Sequence[Person],
    key: Callable[[Person], Hashable],
    head: Callable[..., str],
    also: Callable[[Person], tuple[Circle, ...]],
    most: int,
) -> tuple[Line, ...]:
    """Put people under heads in the order in which these come first, those in no other circle before the others.

    As many are named as there is room for, of each part its first ones before another has more.
    """
    together: dict[Hashable, dict[tuple[Circle, ...], list[Person]]] = {}
    for one in people:
        together.setdefault(key(one), {}).setdefault(also(one), []).append(one)
    ordered = {found: sorted(parts.items(), key=lambda part: len(part[0])) for found, parts in together.items()}
    shares = iter(_shares([len(some) for parts in ordered.values() for _, some in parts], most))
    return tuple(
        Line(
            head(found),
            sum(len(some) for _, some in parts),
            tuple(_part(language, others, some, next(shares)) for others, some in parts),
        )
        for found, parts in ordered.items()
    )


def _part(language: Language, others: tuple[Circle, ...], some: Sequence[Person], share: int) -> Part:
    also = language.listing([names.circle(language, one) for one in others])
    return Part(also, tuple(named(language, one) for one in some[:share]), len(some) - share)


def _shares(counts: Sequence[int], most: int) -> list[int]:
    """Give each of some parts a share of the names that there is room for."""
    shares, left = [0] * len(counts), most
    while left and any(share < count for share, count in zip(shares, counts, strict=True)):
        for place, count in enumerate(counts):
            if left and shares[place] < count:
                shares[place] += 1
                left -= 1
    return shares


def text(language: Language, line: Line) -> tuple[str, str]:
    """Write a line: its head, and all of it with the head."""
    said = language.clauses([_said(language, one) for one in line.parts if one.names])
    if not line.head:
        return "", said
    head = f"{line.head} ({language.number(line.count)})" if line.named < line.count else line.head
    return head, names.labelled(language, head, said) if said else head


def _said(language: Language, part: Part) -> str:
    listed = ", ".join(part.names) + (", …" if part.more else "")
    if not part.also:
        return listed
    return language.gettext("{people} (also in {circles})").format(people=listed, circles=part.also)
