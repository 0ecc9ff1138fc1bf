"""The plan as a list: rows are made when they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from entourage.ui.importing.rows import row_of
from entourage.ui.widgets.tips import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.ui.desk import Desk
    from entourage.ui.importing.planned import Planned
    from entourage.ui.importing.rows import Row

ROW = Qt.ItemDataRole.UserRole + 1
_ROLES = frozenset({ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole})

Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractListModel):
    """Live as rows that are made when they are seen."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def count(self) -> int:
        """Count the rows."""
        raise NotImplementedError

    def row(self, number: int) -> Row | None:
        """Give a row; None while there is nothing to say of it."""
        raise NotImplementedError

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the rows."""
        return 0 if parent.isValid() else self.count()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Say what a row says, to the eye and to a screen reader."""
        if not index.isValid() or role not in _ROLES:
            return None
        row = self.row(index.row())
        if role == ROW or row is None:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        return tip(row.why) if role == Qt.ItemDataRole.ToolTipRole else row.spoken


class PlanModel(RowsModel):
    """Live as the rows of a plan that are shown; places: of each, the place of its step in the plan."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk, parent)
        self._planned: Planned | None = None
        self._rows: dict[int, Row] = {}
        self._put_off: set[int] = set()
        self.places: Sequence[int] = ()

    def show_plan(self, planned: Planned, places: Sequence[int]) -> None:
        """Show these steps of a plan."""
        self.beginResetModel()
        if self._planned is None or self._planned.lines is not planned.lines:  # another plan: its places mean others
            self._put_off = set()
        self._planned, self._rows = planned, {}
        self.places = places
        self.endResetModel()

    def forget(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._planned, self._rows, self.places = None, {}, ()
        self.endResetModel()

    def show_choices(self, planned: Planned) -> None:
        """Show what was decided, each row staying where it is."""
        self._planned, self._rows = planned, {}
        if self.places:
            self.dataChanged.emit(self.index(0), self.index(len(self.places) - 1))

    def put_off(self, place: int) -> None:
        """Show of a question that it was seen and is to be answered later."""
        self._put_off.add(place)
        self._rows.pop(place, None)
        if place in self.places:
            at = self.index(self.places.index(place))
            self.dataChanged.emit(at, at)

    def count(self) -> int:
        """Count the steps shown."""
        return len(self.places)

    def row(self, number: int) -> Row | None:
        """Give a row."""
        if self._planned is None:
            return None
        place = self.places[number]
        found = self._rows.get(place)
        if found is None:
            line, is_put_off = self._planned.lines[place], place in self._put_off
            found = row_of(self._desk.language, self._planned.plan, place, line, is_put_off=is_put_off)
            self._rows[place] = found
        return found
