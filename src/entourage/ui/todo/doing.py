"""What there is to do on the networks, counted for the sidebar and the page alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from entourage.operations.todo import AccountTodo
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_SOON = 250  # milliseconds after an act: many may follow one another


class Doing(QObject):
    """Live as what is to be done in the book shown; changed: it is otherwise.

    found: None while nothing is known yet.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.found: list[AccountTodo] | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._read)
        desk.opened.connect(self._begin)
        desk.changed.connect(self._soon.start)
        desk.closing.connect(self._soon.stop)

    @property
    def count(self) -> int | None:
        """Count what is to be done, None while that is not known."""
        return None if self.found is None else sum(one.count for one in self.found)

    def _begin(self) -> None:
        self.found = None
        self._soon.start()

    def _read(self) -> None:
        self._desk.search(self, _counted, self.show_found, "todo")

    def show_found(self, found: list[AccountTodo]) -> None:
        """Take what is to be done now."""
        self.found = found
        self.changed.emit()


def _counted(database: Database) -> list[AccountTodo]:
    from entourage.operations import paper, todo  # noqa: PLC0415 - they import storage

    return todo.overview(database, paper.today())
