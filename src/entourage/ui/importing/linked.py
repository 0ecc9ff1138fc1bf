"""A list of rows with links in them, which the mouse presses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from entourage.ui.importing.model import ROW
from entourage.ui.importing.rows import Deed
from entourage.ui.widgets.grid import GridView

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractListModel
    from PySide6.QtGui import QMouseEvent

    from entourage.ui.importing.delegate import PlanDelegate
    from entourage.ui.importing.rows import Row


class LinkedView(GridView):
    """Live as the list.

    did: (what, by a link of a row). opened: a row is to be seen whole, by Return or a double click.
    clicked_on: a row, by the mouse alone.
    """

    did = Signal(object, int)
    opened = Signal()
    clicked_on = Signal(int)

    def __init__(self, model: QAbstractListModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed = -1
        self.setModel(model)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def draw_by(self, drawn: PlanDelegate) -> None:
        """Let rows be drawn so."""
        self.drawn = drawn
        self.setItemDelegate(drawn)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        self.show_cells(drawn.sizeHint(option, QModelIndex()), in_columns=False)

    def go_to_row(self, row: int) -> None:
        """Make a row the current one, the only one chosen."""
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, 0))

    def is_link(self, at: QPoint) -> bool:
        """Tell whether a click there does something."""
        return self._link_at(at) is not None

    def _link_at(self, at: QPoint) -> tuple[Deed, int] | None:
        index = self.indexAt(at)
        row: Row | None = index.data(ROW) if index.isValid() else None
        if row is None:
            return None
        box = QRect(self.visualRect(index))
        areas = self.drawn.links(self.font(), box, row, is_current=True)
        if row.compares:
            areas.append((Deed.COMPARE, self.drawn.areas(self.font(), box, row)[-1]))
        return next(((deed, index.row()) for deed, area in areas if area.contains(at)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that links can be pressed."""
        is_link = self.is_link(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a click begins."""
        super().mousePressEvent(event)
        self._pressed = self.indexAt(event.position().toPoint()).row()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what a link says; elsewhere tell of a click without keys, which chooses no more than its row."""
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        found, row = self._link_at(at), self.indexAt(at).row()
        if event.button() is not Qt.MouseButton.LeftButton or row < 0 or row != self._pressed:
            return
        if found:
            self.did.emit(*found)
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.clicked_on.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a row, but not by its links."""
        super().mouseDoubleClickEvent(event)
        self._pressed = -1
        if self.currentIndex().isValid() and not self.is_link(event.position().toPoint()):
            self.opened.emit()
