"""Who of the book is on a list, as a network shows the list: its lines, by handle, e-mail or name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entourage.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

_SIGNS = " @"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Hold what one line of a list says of somebody; text: as it stands there."""

    line: int
    text: str
    name: str = ""
    handles: tuple[str, ...] = ()
    mails: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Give the keys under which the person may be known, the surest first."""
        found = [handle_key(one) for one in self.handles] + [mail_key(one) for one in self.mails]
        return tuple(filter(None, [*found, name_key(self.name)]))


def name_key(name: str) -> str:
    """Give the key of whoever is called so, empty for nothing."""
    plain = fold(name)
    return f"name {plain}" if plain else ""


def handle_key(handle: str) -> str:
    """Give the key of whoever has this handle, empty for nothing."""
    plain = handle.strip(_SIGNS).casefold()
    return f"handle {plain}" if plain else ""


def address_key(address: str) -> str:
    """Give the key of whoever has the page at this address, by the last part of it, which is the handle."""
    path = address.partition("?")[0].partition("#")[0].rstrip("/")
    return handle_key(path.rpartition("/")[2]) if "/" in path else ""


def mail_key(mail: str) -> str:
    """Give the key of whoever has this address, empty for nothing."""
    plain = mail.strip().casefold()
    return f"mail {plain}" if plain else ""


@dataclass(frozen=True, slots=True)
class Present:
    """Hold who is on a list. unclear: the lines that mean one of several people, with these; strangers: other lines."""

    people: frozenset[int]
    unclear: tuple[tuple[Line, tuple[int, ...]], ...]
    strangers: tuple[Line, ...]


def present(lines: Iterable[Line], known: Mapping[str, Collection[int]], rank: Callable[[int], int]) -> Present:
    """Tell who is meant by the lines of a list.

    known: ids of people by the keys of lines. rank: how far somebody is from being on the network, 0 for whoever is
    there: of several who are called alike, only the nearest are meant. Where as many lines say the same as there are
    such people, all of them are.
    """
    people: set[int] = set()
    strangers: list[Line] = []
    several: list[tuple[Line, tuple[int, ...]]] = []
    for line in lines:
        found = _nearest(next((known[key] for key in line.keys if known.get(key)), ()), rank)
        if not found:
            strangers.append(line)
        elif len(found) == 1:
            people.update(found)
        else:
            several.append((line, found))
    times = Counter(found for _, found in several)
    people.update(one for found, number in times.items() if number >= len(found) for one in found)
    unclear = tuple((line, found) for line, found in several if times[found] < len(found))
    return Present(frozenset(people), unclear, tuple(strangers))


def _nearest(found: Collection[int], rank: Callable[[int], int]) -> tuple[int, ...]:
    least = min(map(rank, found), default=0)
    return tuple(sorted(one for one in found if rank(one) == least))
