"""The people of a list: their ids at once, their lines when they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from entourage.operations import browsing
from entourage.ui.dragging import PEOPLE, with_people
from entourage.ui.widgets.tips import tip
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtCore import QMimeData

    from entourage.domain.circle import Circle
    from entourage.operations.browsing import Line
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

LINE = Qt.ItemDataRole.UserRole + 1
_PAGE = 100
_MOST_NAMED = 200

Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractListModel):
    """Live as a list of people.

    listed: the ids are there, after `show`.
    """

    listed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.ids: list[int] = []
        self._rows: dict[int, int] = {}
        self._lines: dict[int, Line] = {}
        self._stale: dict[int, Line] = {}
        self._asked: set[int] = set()
        self.circles: Mapping[int, Circle] = {}

    def show_ids(self, ids: Sequence[int], lines: Sequence[Line]) -> None:
        """Show other people; lines: those that will be seen first, so that nothing flickers."""
        self._stale = {**self._stale, **self._lines}
        self._lines = {line.id: line for line in lines}
        self._asked = set()
        if ids == self.ids:
            if ids:
                self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))
        else:
            self.beginResetModel()
            self.ids = list(ids)
            self._rows = {key: row for row, key in enumerate(self.ids)}
            self.endResetModel()
        self.listed.emit()

    def leave_out(self, contact_ids: Collection[int]) -> None:
        """Show some people no longer, before the book is read again."""
        gone = set(contact_ids)
        self.beginResetModel()
        self.ids = [key for key in self.ids if key not in gone]
        self._rows = {key: row for row, key in enumerate(self.ids)}
        self.endResetModel()

    def row_of(self, contact_id: int) -> int:
        """Find the row of someone; -1 where they are not in the list."""
        return self._rows.get(contact_id, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the people."""
        return 0 if parent.isValid() else len(self.ids)

    def line(self, row: int) -> Line | None:
        """Give the line of a row, or None while it is being read."""
        key = self.ids[row]
        found = self._lines.get(key)
        if found is None:
            self._ask(row)
            found = self._stale.get(key)
        return found

    def _ask(self, row: int) -> None:
        page = row // _PAGE
        if page in self._asked:
            return
        self._asked.add(page)
        wanted = self.ids[page * _PAGE : (page + 1) * _PAGE]

        def call(database: Database) -> list[Line]:
            return browsing.lines(database, wanted)

        self._desk.read(self, call, self._take)

    def _take(self, lines: Sequence[Line]) -> None:
        self._lines |= {line.id: line for line in lines}
        rows = [row for row in (self.row_of(line.id) for line in lines) if row >= 0]
        if rows:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Say who is in a row, to the eye and to a screen reader."""
        if not index.isValid() or role not in _ROLES:
            return None
        line = self.line(index.row())
        if role == LINE or line is None:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self.called(line)
        spoken = self._spoken(line)
        return tip(spoken) if role == Qt.ItemDataRole.ToolTipRole else spoken

    def called(self, line: Line) -> str:
        """Say what someone of the list is called."""
        return names.person(self._desk.language, line.name)

    def _spoken(self, line: Line) -> str:
        named = [names.circle(self._desk.language, self.circles[key]) for key in line.circles if key in self.circles]
        return ", ".join(filter(None, (self.called(line), names.work(line.name, line.company), line.title, *named)))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let people be chosen and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Name what dragged people are taken for."""
        return [PEOPLE, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Take people along."""
        return self.data_of([self.ids[row] for row in sorted(index.row() for index in indexes)])

    def data_of(self, contact_ids: Sequence[int]) -> QMimeData:
        """Take people along for this program, and the names of those who are seen for others."""
        seen = [self.called(self._lines[key]) for key in contact_ids[:_MOST_NAMED] if key in self._lines]
        return with_people(contact_ids, seen)

    def supportedDragActions(self) -> Qt.DropAction:
        """Put people somewhere without taking them from here."""
        return Qt.DropAction.CopyAction


_ROLES = frozenset({LINE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole})
