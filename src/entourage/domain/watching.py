"""Long work that tells how far it is, and that can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

Item = TypeVar("Item")

_EVERY = 64


class Stage(StrEnum):
    """Name what is being done."""

    UNLOCKING = "unlocking"
    FETCHING = "fetching"
    SURVEYING = "surveying"
    READING = "reading"
    DRAFTING = "drafting"
    KNOWING = "knowing"
    MATCHING = "matching"
    WRITING = "writing"
    SENDING = "sending"
    INDEXING = "indexing"


@dataclass(frozen=True, slots=True)
class Progress:
    """Hold how far work is: its stage, what it is about (a file), and how much of it is done.

    total: 0 where nobody knows how much there is. file: which of so many files it is, from 0, where they are taken one
    after the other.
    """

    stage: Stage
    name: str = ""
    done: int = 0
    total: int = 0
    file: int = 0
    files: int = 1


class Cancelled(BaseException):
    """Tell that work was stopped before its end; nothing has gone wrong, and no net for faults may catch it."""


Watch = Callable[[Progress], None]
"""Whoever is told of progress, again and again; what it raises stops the work."""


def unwatched(_progress: Progress) -> None:
    """Tell nobody."""


def of_file(watch: Watch, file: int, files: int) -> Watch:
    """Give who tells a watch of work on one of several files."""
    return lambda progress: watch(replace(progress, file=file, files=files))


_attending: ContextVar[Callable[[int], None]] = ContextVar("attending")


@contextmanager
def attended(tell: Callable[[int], None]) -> Iterator[None]:
    """Have somebody told meanwhile of each `tick` of this thread; what they raise ends the work."""
    before = _attending.set(tell)
    try:
        yield
    finally:
        _attending.reset(before)


def tick(line: int = 0) -> None:
    """Let whoever attends to this work be heard, however deep within it; line: how far it is, where that is known."""
    tell = _attending.get(None)
    if tell:
        tell(line)


def ticking(items: Iterable[Item], every: int = _EVERY) -> Iterator[Item]:
    """Go through items with a tick now and then."""
    for number, item in enumerate(items):
        if number % every == 0:
            tick()
        yield item


def each(items: Collection[Item], watch: Watch, stage: Stage, name: str = "") -> Iterator[Item]:
    """Go through items, telling how many are done."""
    return counted(items, watch, stage, len(items), name)


def counted(items: Iterable[Item], watch: Watch, stage: Stage, total: int = 0, name: str = "") -> Iterator[Item]:
    """Go through items whose number need not be known, telling how many are done."""
    for done, item in enumerate(items):
        if done % _EVERY == 0:
            watch(Progress(stage, name, done, total))
        yield item
