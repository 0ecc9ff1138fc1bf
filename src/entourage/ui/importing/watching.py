"""Who watches a long piece of work: tells how far it is, and stops it where that is asked."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from entourage.domain.watching import Cancelled

if TYPE_CHECKING:
    from entourage.domain.watching import Progress

_TELL_EVERY = 0.04  # seconds


class Watching(QObject):
    """Live as who watches one piece of work, and may stop it."""

    progressed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._told = 0.0

    def __call__(self, progress: Progress) -> None:
        """Tell, but not too often; stop the work where that was asked."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY:
            self._told = now
            self.progressed.emit(progress)

    def cancel(self) -> None:
        """Ask the work to stop; nothing more is told of it."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Tell whether the work was asked to stop."""
        return self._stop.is_set()
