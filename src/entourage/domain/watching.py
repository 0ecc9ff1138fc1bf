"""Long work that tells how far it is, and that can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

Item = TypeVar("Item")

_EVERY = 64


class Stage(StrEnum):
    """Name what is being done."""

    READING = "reading"
    DRAFTING = "drafting"
    KNOWING = "knowing"
    MATCHING = "matching"
    WRITING = "writing"
    INDEXING = "indexing"


@dataclass(frozen=True, slots=True)
class Progress:
    """Hold how far work is: its stage, what it is about (a file), and how much of it is done.

    total: 0 where nobody knows how much there is.
    """

    stage: Stage
    name: str = ""
    done: int = 0
    total: int = 0


class Cancelled(Exception):  # noqa: N818 - nothing has gone wrong
    """Tell that work was stopped before its end."""


Watch = Callable[[Progress], None]
"""Whoever is told of progress, again and again; what it raises stops the work."""


def unwatched(_progress: Progress) -> None:
    """Tell nobody."""


def each(items: Collection[Item], watch: Watch, stage: Stage, name: str = "") -> Iterator[Item]:
    """Go through items, telling how many are done."""
    return counted(items, watch, stage, len(items), name)


def counted(items: Iterable[Item], watch: Watch, stage: Stage, total: int = 0, name: str = "") -> Iterator[Item]:
    """Go through items whose number need not be known, telling how many are done."""
    for done, item in enumerate(items):
        if done % _EVERY == 0:
            watch(Progress(stage, name, done, total))
        yield item
