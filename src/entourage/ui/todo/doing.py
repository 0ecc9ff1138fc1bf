"""What there is to do on the networks, counted for the sidebar and the page alike."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_SOON = 250  # milliseconds after an act: many may follow one another


class Doing(QObject):
    """Live as the number of things to do in the book shown; changed: it is another.

    count: None while that is not known yet.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.count: int | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._read)
        desk.opened.connect(self._begin)
        desk.changed.connect(self._soon.start)
        desk.closing.connect(self._soon.stop)

    def _begin(self) -> None:
        self.count = None
        self._soon.start()

    def _read(self) -> None:
        self._desk.search(self, _counted, self.show_count, "todo")

    def show_count(self, count: int) -> None:
        """Take how much is to be done now."""
        if count != self.count:
            self.count = count
            self.changed.emit()


def _counted(database: Database) -> int:
    from entourage.operations import todo  # noqa: PLC0415 - it imports storage

    return todo.count(database, datetime.now(UTC).astimezone().date())
