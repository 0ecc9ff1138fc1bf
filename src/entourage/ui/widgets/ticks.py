"""A table of what is ticked to be done with: looked through by arrows, ticked by Space or the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from entourage.ui.widgets.cells import Cells
from entourage.ui.widgets.tips import tip

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
_MEASURED = 200  # rows, of which the columns get their widths
_AROUND, _WIDEST = 24, (0.36, 0.24)  # of the width, at most, for each column but the last
_ROOM = 10


class Ticks(QAbstractTableModel):
    """Live as the rows, each worded when it is seen; changed: other rows are ticked."""

    changed = Signal()

    def __init__(self, heads: Sequence[str], count: int, word: Callable[[int], Sequence[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._heads, self._count, self._word = heads, count, word
        self._known: dict[int, Sequence[str]] = {}
        self.ticked = set(range(count))

    def tick(self, rows: Collection[int], *, wanted: bool) -> None:
        """Tick rows, or take their ticks away."""
        self.ticked = self.ticked | set(rows) if wanted else self.ticked - set(rows)
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), len(self._heads) - 1))
        self.changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the rows."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the columns."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Name a column."""
        is_named = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heads[section] if is_named else None

    def _said(self, row: int) -> Sequence[str]:
        if row not in self._known:
            self._known[row] = self._word(row)
        return self._known[row]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Say what a cell says, and of the first whether its row is ticked."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.CheckStateRole:
            state = Qt.CheckState.Checked if row in self.ticked else Qt.CheckState.Unchecked
            return None if column else state
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(row)[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._said(row)[column])
        return ", ".join(filter(None, self._said(row))) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401 - Qt's signature
        """Tick a row, or take its tick away."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index.row()], wanted=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be chosen, and ticked at their beginning."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if index.column() else flags | Qt.ItemFlag.ItemIsUserCheckable


class TicksView(QTableView):
    """Live as the table; entered: a row is to be seen closer, by Return or a double click."""

    entered = Signal(int)

    def __init__(self, desk: Desk, rows: Ticks, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows
        self.setModel(rows)
        self.setItemDelegate(Cells(desk, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(desk.colours.selected))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(desk.colours.text))
        # The style draws the boxes to tick in a shade of this, which is hardly seen on a dark ground.
        palette.setColor(QPalette.ColorRole.Window, QColor(desk.colours.muted))
        self.setPalette(palette)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROOM)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self.doubleClicked.connect(lambda index: self.entered.emit(index.row()))
        if rows.rowCount():
            self.setCurrentIndex(rows.index(0, 0))

    def share(self, width: int) -> None:
        """Give all columns but the last the room that their words need, within reason."""
        metrics = self.fontMetrics()
        some = range(0, self.rows.rowCount(), -(-self.rows.rowCount() // _MEASURED) or 1)
        for column in range(self.rows.columnCount() - 1):
            cells = (str(self.rows.index(row, column).data()) for row in some)
            wanted = max((metrics.horizontalAdvance(cell) for cell in cells), default=0) + _AROUND
            box = 0 if column else metrics.height() + _AROUND
            head = self.horizontalHeader().sectionSizeHint(column) + _AROUND
            most = int(width * _WIDEST[min(column, len(_WIDEST) - 1)])
            self.setColumnWidth(column, max(head, min(most, wanted + box)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick all rows chosen by Space, or take their ticks away where all have one; look closer by Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Space:
            rows = {index.row() for index in self.selectionModel().selectedRows()}
            self.rows.tick(rows, wanted=not rows <= self.rows.ticked)
        else:
            super().keyPressEvent(event)
