"""Pieces of statements that go to the driver as they are: names of the schema, and integers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from entourage.domain.watching import ticking

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MANY = 500

T = TypeVar("T")


def quoted(name: str) -> str:
    """Write the name of a table or column."""
    return f'"{name}"'


def columns(names: Iterable[str]) -> str:
    """Write the names of columns."""
    return ", ".join(map(quoted, names))


def among(keys: Sequence[int], column: str = "id") -> str:
    """Write the condition that a column is one of these integers."""
    return f"{quoted(column)} IN ({','.join(map(str, keys))})"


def runs_of(keys: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Put integers in rising order together into runs, from the first to the last of each."""
    if not keys:
        return
    if isinstance(keys, range):
        yield keys[0], keys[-1]
        return
    start = previous = keys[0]
    for key in keys[1:]:
        if key != previous + 1:
            yield start, previous
            start = key
        previous = key
    yield start, previous


def chunks(items: Sequence[T], many: int = MANY) -> Iterator[Sequence[T]]:
    """Cut a sequence into pieces of so many, with a tick before each."""
    return (items[start : start + many] for start in ticking(range(0, len(items), many), 1))
