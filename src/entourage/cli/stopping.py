"""End a command as Ctrl+C does when it is asked to end in another way."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNALS = ("SIGTERM", "SIGHUP")  # from the system, and from a terminal that is closed


@contextmanager
def stoppable() -> Iterator[None]:
    """Let a command that is told to end clean up: what was piped in lies in a file of its own until then."""
    asked = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        asked = []  # only the main thread may say how signals are met
    before = {one: signal.getsignal(one) for one in asked}
    heard = [one for one in asked if before[one] is signal.SIG_DFL]  # nohup wants SIGHUP to be ignored
    for one in heard:
        signal.signal(one, signal.default_int_handler)
    try:
        yield
    finally:
        for one in heard:
            signal.signal(one, before[one])
