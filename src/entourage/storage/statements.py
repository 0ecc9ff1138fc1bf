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


def chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    """Cut a sequence into pieces of MANY, with a tick before each."""
    return (items[start : start + MANY] for start in ticking(range(0, len(items), MANY), 1))
