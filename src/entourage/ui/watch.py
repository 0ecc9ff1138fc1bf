"""The watch over the book: who else writes it, and whether the last act here wrote anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_LOOK_EVERY = 1500


class Watch(QObject):
    """Live as what knows the number of the book's last act.

    noticed: another program has written something. wrote: the last act was one of this window, and wrote something.
    """

    noticed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._version = -1
        self.wrote = False
        self._timer = QTimer(self, interval=_LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Learn what is there now, after a book was opened, and look again and again."""
        self._desk.read(self, version, self._learn, "version")
        self._timer.start()

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """See whether another program has written."""
        self._desk.read(self, version, self._looked, "version")

    @property
    def version(self) -> int:
        """Give the number of the last act that was heard of."""
        return self._version

    def note(self, before: int, after: int) -> None:
        """Note an act of this window, by the numbers before and after it."""
        self._version, self.wrote = after, after > before

    def _learn(self, found: int) -> None:
        self._version = found

    def _looked(self, found: int) -> None:
        if found > self._version:
            self._version, self.wrote = found, False
            self.noticed.emit()


def version(database: Database) -> int:
    """Give the number of the book's last act."""
    from entourage.operations import browsing  # noqa: PLC0415 - it imports storage

    return browsing.version(database)
