"""Read and draft a large file in several processes, with what comes of it as if one had read it."""

from __future__ import annotations

import os
import signal
from collections import deque
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import chain
from multiprocessing import connection, get_context, resource_tracker
from typing import TYPE_CHECKING

from entourage.formats.vcard_pieces import WORTH
from entourage.importing.parcels import unpacked
from entourage.importing.work import by_one, work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess
    from pathlib import Path

    from entourage.formats.record import Notice, Part
    from entourage.importing.draft import Single

_MOST = 8
_AHEAD = 6
_AT_ONCE = 2  # parts that a process has: one that it reads, and the next
_PATIENCE = 0.05  # seconds until whoever watches is asked again
_NAMES = frozenset({".vcf", ".vcard", ".csv", ".tsv", ".txt"})


@dataclass(slots=True, eq=False)
class _Worker:
    """Live as a process that has started once it said so; places: of the parts that it has, in their order."""

    process: SpawnProcess
    pipe: Connection
    has_started: bool = False
    places: deque[int] = field(default_factory=deque)


class Readers:
    """Live as processes that read parts of files, from when they are first needed until they are closed."""

    def __init__(self, number: int | None = None) -> None:
        """Start none yet; number: how many, by default as many as there are cores."""
        self.number = min(cores(), _MOST) if number is None else number
        self.workers: list[_Worker] = []

    def start(self) -> None:
        """Start them, unless that is done or not worth it; raises OSError where none can be started."""
        if self.number > 1 and not self.workers:
            with _uninterrupted():
                self.workers.extend(_started() for _ in range(self.number))

    def close(self) -> None:
        """End them, whatever they do."""
        workers, self.workers = self.workers, []
        for worker in workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in workers:
            worker.process.join()


_readers: ContextVar[Readers] = ContextVar("readers")


@contextmanager
def kept_ready() -> Iterator[None]:
    """Keep processes, once any are started, for all files that are read meanwhile."""
    readers = Readers()
    before = _readers.set(readers)
    try:
        yield
    finally:
        _readers.reset(before)
        readers.close()


def expect(path: Path) -> None:
    """Start the processes that are kept ready while a file is still to be opened, if it seems to be worth it."""
    readers = _readers.get(None)
    with suppress(OSError, ValueError):
        if readers and path.suffix.lower() in _NAMES and path.stat().st_size >= WORTH:
            readers.start()


def cores() -> int:
    """Count the processors that this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def by_many(parts: Iterable[Part], tell: Callable[[int], None], number: int | None = None) -> Iterator[Single | Notice]:
    """Read and draft parts in the processes kept ready, or else in so many of their own, in the order of the file.

    tell: is called again and again with the line that is read; what it raises ends the processes at once. Where one of
    them dies, or none can be started, the rest is read here.
    """
    rest = iter(parts)
    handed: dict[int, Part] = {}
    kept = _readers.get(None) if number is None else None
    readers = kept or Readers(number)
    is_done = False
    tell(1)
    try:
        readers.start()
        for items in _shared(rest, handed, tell, readers.workers) if readers.workers else ():
            yield from items
        is_done = True
    except (EOFError, OSError):
        pass  # what was handed out and did not come back is still there
    finally:
        if not (kept and is_done):
            readers.close()
    for part in chain(list(handed.values()), rest):
        tell(part.line)
        yield from by_one(part)


def _shared(
    parts: Iterator[Part], handed: dict[int, Part], tell: Callable[[int], None], workers: list[_Worker]
) -> Iterator[list[Single | Notice]]:
    """Hand parts out; handed: those that did not come back in their turn, by their place."""
    coming = enumerate(parts)
    todo: deque[int] = deque()
    done: dict[int, bytes] = {}
    due = 0
    while True:
        while len(handed) < _AHEAD * len(workers) and (following := next(coming, None)):
            place, handed[place] = following
            todo.append(place)
        if not handed:
            return
        _hand_out(todo, handed, workers)
        ready = connection.wait([worker.pipe for worker in workers], _PATIENCE)
        for worker in workers:
            if worker.pipe in ready:
                _take(worker, done)
        tell(handed[due].line)
        while due in done:
            del handed[due]
            yield unpacked(done.pop(due))
            due += 1


def _hand_out(todo: deque[int], handed: dict[int, Part], workers: list[_Worker]) -> None:
    """Give every worker a part to read, and only then each the next one."""
    for number in range(_AT_ONCE):
        for worker in workers:
            if todo and worker.has_started and len(worker.places) <= number:
                worker.places.append(todo.popleft())
                worker.pipe.send(handed[worker.places[-1]])


def _take(worker: _Worker, done: dict[int, bytes]) -> None:
    """Take what a worker has read, or its word that it has started."""
    parcel = worker.pipe.recv_bytes()
    if worker.has_started:
        done[worker.places.popleft()] = parcel
    worker.has_started = True


def _started() -> _Worker:
    here, there = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=work, args=(there,), name="entourage reader", daemon=True)
    process.start()
    there.close()
    return _Worker(process, here)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let processes start deaf to Ctrl+C, which a terminal sends to them too before they can say so themselves."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # else the first start does so, and lets signals in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
