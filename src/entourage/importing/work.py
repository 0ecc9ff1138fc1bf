"""What each of several processes does that read a large file, which imports nothing that it can do without."""

from __future__ import annotations

import signal
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from entourage.domain.making import made_in_masses
from entourage.formats.damaged_letters import told_of_letters
from entourage.formats.limits import bounded
from entourage.formats.unseen import without_unseen
from entourage.importing.drafting import singly
from entourage.importing.parcels import packed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from entourage.formats.record import Notice, Part
    from entourage.importing.draft import Single


def by_one(part: Part) -> list[Single | Notice]:
    """Read and draft a part of a file."""
    return list(singly(told_of_letters(without_unseen(bounded(part.items())))))


def work(pipe: Connection) -> None:
    """Read parts as they come, until the process that sends them ends the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who typed Ctrl+C meant the program, which ends its workers
    parts: SimpleQueue[Part | None] = SimpleQueue()
    Thread(target=_receive, args=(pipe, parts), daemon=True).start()
    try:
        pipe.send_bytes(b"")  # a part sent any sooner would hold who sends it until this process has started
        while part := parts.get():
            with made_in_masses():
                parcel = packed(by_one(part))
            pipe.send_bytes(parcel)
    except OSError:
        return


def _receive(pipe: Connection, parts: SimpleQueue[Part | None]) -> None:
    """Take the next part while one is read: who sends it must not wait, and neither must who reads."""
    try:
        while True:
            parts.put(pipe.recv())
    except (EOFError, OSError):
        parts.put(None)
