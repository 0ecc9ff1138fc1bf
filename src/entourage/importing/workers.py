"""Read and draft a large file in several processes, with what comes of it as if one had read it."""

from __future__ import annotations

import os
import pickle
import signal
from collections import deque
from contextlib import contextmanager
from itertools import chain
from multiprocessing import connection, get_context, resource_tracker
from typing import TYPE_CHECKING, NamedTuple

from entourage.domain.making import made_in_masses
from entourage.formats.limits import bounded
from entourage.formats.vcard import read_piece
from entourage.importing.drafting import singly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from entourage.formats.record import Notice
    from entourage.formats.vcard_pieces import Piece
    from entourage.importing.draft import Single

WORTH = 2_000_000
"""Bytes of a file from which processes are worth their start."""
_MOST = 8
_AHEAD = 4
_STARTING = -1
_PATIENCE = 0.05  # seconds until whoever watches is asked again


class _Worker(NamedTuple):
    process: SpawnProcess
    pipe: Connection


def cores() -> int:
    """Count the processors that this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def by_one(piece: Piece) -> list[Single | Notice]:
    """Read and draft a piece of a file."""
    return list(singly(bounded(read_piece(piece))))


def by_many(
    pieces: Iterable[Piece], tell: Callable[[int], None], number: int | None = None
) -> Iterator[Single | Notice]:
    """Read and draft pieces in so many processes, by default as many as there are cores, in the order of the file.

    tell: is called again and again with the line that is read; what it raises ends the processes at once. Where one of
    them dies, or none can be started, the rest is read here.
    """
    rest = iter(pieces)
    handed: dict[int, Piece] = {}
    number = min(cores(), _MOST) if number is None else number
    tell(1)
    try:
        if number > 1:
            for items in _shared(rest, handed, tell, number):
                yield from items
    except (EOFError, OSError):
        pass  # what was handed out and did not come back is still there
    for piece in chain(list(handed.values()), rest):
        tell(piece.line)
        yield from by_one(piece)


def _shared(
    pieces: Iterator[Piece], handed: dict[int, Piece], tell: Callable[[int], None], number: int
) -> Iterator[list[Single | Notice]]:
    """Hand pieces out; handed: those that did not come back in their turn, by their place."""
    coming = enumerate(pieces)
    todo: deque[int] = deque()
    done: dict[int, bytes] = {}
    due = 0
    with _workers(number) as workers:
        busy = {worker.pipe: _STARTING for worker in workers}
        idle: list[Connection] = []
        while True:
            while len(handed) < _AHEAD * number and (following := next(coming, None)):
                place, handed[place] = following
                todo.append(place)
            if not handed:
                return
            while idle and todo:
                busy[idle[-1]] = place = todo.popleft()
                idle.pop().send(handed[place])
            ready = connection.wait(list(busy), _PATIENCE)
            for pipe in [pipe for pipe in busy if pipe in ready]:
                done[busy.pop(pipe)] = pipe.recv_bytes()
                idle.append(pipe)
            tell(handed[due].line)
            while due in done:
                del handed[due]
                yield pickle.loads(done.pop(due))  # noqa: S301 - from our own process
                due += 1


@contextmanager
def _workers(number: int) -> Iterator[list[_Worker]]:
    """Start processes that know nothing of this one's threads, and end them whatever happens."""
    workers: list[_Worker] = []
    try:
        with _uninterrupted():
            workers.extend(_started() for _ in range(number))
        yield workers
    finally:
        for worker in workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in workers:
            worker.process.join()


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


def _started() -> _Worker:
    here, there = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_work, args=(there,), name="entourage reader", daemon=True)
    process.start()
    there.close()
    return _Worker(process, here)


def _work(pipe: Connection) -> None:
    """Read pieces as they come, until the process that sends them ends the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who typed Ctrl+C meant the program, which ends its workers
    try:
        pipe.send_bytes(b"")  # a piece sent any sooner would hold who sends it until this process has started
        while True:
            with made_in_masses():
                said = pickle.dumps(by_one(pipe.recv()), pickle.HIGHEST_PROTOCOL)
            pipe.send_bytes(said)
    except (EOFError, OSError):
        return
