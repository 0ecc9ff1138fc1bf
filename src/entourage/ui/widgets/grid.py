"""A list whose items all have one size: what it costs depends on what is seen, and not on how many there are.

QListView asks the model about every row whenever it lays out, which takes 0.3 s for 50,000 rows of a Python model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QCursor, QPainter, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QItemSelectionRange
    from PySide6.QtGui import QPaintEvent, QResizeEvent

Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction


class GridView(QListView):
    """Live as a list in rows, or in as many columns as there is room for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cell = QSize(100, 40)
        self._has_columns = False

    def show_cells(self, cell: QSize, *, in_columns: bool) -> None:
        """Give every item a size; in_columns: in as many columns as fit, which share the width of the list."""
        self._cell, self._has_columns = cell, in_columns
        self.doItemsLayout()

    def _columns(self) -> int:
        return max(1, self.viewport().width() // self._cell.width()) if self._has_columns else 1

    def _width(self) -> int:
        return max(1, self.viewport().width() // self._columns())

    def _count(self) -> int:
        return self.model().rowCount() if self.model() else 0

    def _rect(self, row: int) -> QRect:
        line, column = divmod(row, self._columns())
        width = self._width()
        corner = QPoint(column * width, line * self._cell.height() - self.verticalOffset())
        return QRect(corner, QSize(width, self._cell.height()))

    def _rows_in(self, rect: QRect) -> Iterator[tuple[int, int]]:
        """Give the rows that a rectangle of the viewport touches, as runs from the first to the last."""
        columns, count, offset = self._columns(), self._count(), self.verticalOffset()
        width = self._width()
        left = max(0, min(columns - 1, rect.left() // width))
        right = max(0, min(columns - 1, rect.right() // width))
        first = max(0, (rect.top() + offset) // self._cell.height())
        last = min((count - 1) // columns, (rect.bottom() + offset) // self._cell.height())
        if columns == 1 and first <= last:
            yield first, last
            return
        for line in range(first, last + 1):
            start, end = line * columns + left, min(count - 1, line * columns + right)
            if start <= end:
                yield start, end

    def visualRect(self, index: Index) -> QRect:
        """Say where an item is."""
        return self._rect(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Find the item at a point of the viewport."""
        runs = list(self._rows_in(QRect(point, QSize(1, 1))))
        row = runs[0][0] if runs else -1
        is_inside = row >= 0 and self._rect(row).contains(point)
        return self.model().index(row, 0) if is_inside else QModelIndex()

    def verticalOffset(self) -> int:
        """Say how far the list is scrolled."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Never scroll sideways."""
        return 0

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring an item into sight."""
        if not index.isValid():
            return
        self.updateGeometries()  # the list may have become longer just now
        rect, bar, height = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - height // 2)
        elif rect.top() < 0 or hint is QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= height or hint is QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(bar.value() + rect.bottom() - height + 1)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _held: Qt.KeyboardModifier) -> QModelIndex:
        """Say where a key takes the cursor."""
        count, columns, row = self._count(), self._columns(), self.currentIndex().row()
        if not count:
            return QModelIndex()
        page = max(1, self.viewport().height() // self._cell.height()) * columns
        steps = {
            _Action.MoveUp: -columns,
            _Action.MoveDown: columns,
            _Action.MoveLeft: -1,
            _Action.MoveRight: 1,
            _Action.MovePrevious: -1,
            _Action.MoveNext: 1,
            _Action.MovePageUp: -page,
            _Action.MovePageDown: page,
            _Action.MoveHome: -count,
            _Action.MoveEnd: count,
        }
        wanted = row + steps[action] if row >= 0 else 0
        is_line = action in (_Action.MoveUp, _Action.MoveDown)
        if is_line and not 0 <= wanted < count:
            wanted = row
        return self.model().index(max(0, min(count - 1, wanted)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose what a rectangle touches."""
        selection = QItemSelection()
        for first, last in self._rows_in(rect.normalized()):
            selection.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(selection, command)

    def selectAll(self) -> None:
        """Choose all, without asking for each of them."""
        if self._count() and self.selectionMode() is not QAbstractItemView.SelectionMode.SingleSelection:
            self.choose_rows(range(self._count()))

    def chosen_rows(self) -> list[int]:
        """List the rows chosen, in the list's order."""
        spans: Sequence[QItemSelectionRange] = list(self.selectionModel().selection())  # type: ignore[call-overload]
        runs = sorted((span.top(), span.bottom()) for span in spans)
        return [row for first, last in runs for row in range(first, last + 1)]

    def choose_rows(self, rows: Sequence[int]) -> None:
        """Choose these rows, which are sorted, and no others."""
        selection = QItemSelection()
        for first, last in _runs(rows):
            selection.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        """Say what is to be drawn again when the choice changes: all that is seen."""
        return QRegion(self.viewport().rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is seen."""
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        under = self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())) if self.viewport().underMouse() else None
        plain = option.state
        for first, last in list(self._rows_in(event.rect())):
            for row in range(first, last + 1):
                index = self.model().index(row, 0)
                option.rect = self._rect(row)
                option.state = plain | self._state(index, under)
                self.itemDelegate().paint(painter, option, index)
        painter.end()

    def _state(self, index: QModelIndex, under: QModelIndex | None) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if index == under:
            state |= QStyle.StateFlag.State_MouseOver
        if index == self.currentIndex() and self.hasFocus():
            state |= QStyle.StateFlag.State_HasFocus
        return state

    def doItemsLayout(self) -> None:
        """Lay out: nothing but the length of the list is to be known."""
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:
        """Tell the scroll bar how long the list is."""
        lines = -(-self._count() // self._columns())
        height, bar = self.viewport().height(), self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setSingleStep(max(12, self._cell.height() // 2))
        bar.setRange(0, max(0, lines * self._cell.height() - height))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Keep the cursor in sight where columns come or go."""
        self.doItemsLayout()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is drawn."""
        self.viewport().scroll(dx, dy)


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Join rows that follow each other (1, 2, 3, 7 gives (1, 3), (7, 7))."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
