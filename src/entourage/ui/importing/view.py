"""The list of a plan, and what keys and the mouse do in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from entourage.ui.importing.delegate import PlanDelegate
from entourage.ui.importing.model import ROW
from entourage.ui.importing.rows import Deed
from entourage.ui.widgets.grid import GridView

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from entourage.ui.desk import Desk
    from entourage.ui.importing.model import PlanModel
    from entourage.ui.importing.rows import Row

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlanView(GridView):
    """Live as the list.

    did: (what, by a link of a row). opened: a row is to be seen whole, by Return or a double click. touched: by Space.
    clicked_on: by the mouse alone. deleted: those chosen are to be left out, by Del. asked: a menu is wanted, where.
    """

    did = Signal(object, int)
    opened = Signal()
    touched = Signal()
    clicked_on = Signal(int)
    deleted = Signal()
    asked = Signal(object)

    def __init__(self, desk: Desk, model: PlanModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.plan = model
        self.drawn = PlanDelegate(desk, self)
        self.setModel(model)
        self.setItemDelegate(self.drawn)
        self.setAccessibleName(desk.language.gettext("What will happen"))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pressed = -1
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        self.show_cells(self.drawn.sizeHint(option, QModelIndex()), in_columns=False)

    def chosen(self) -> list[int]:
        """List the places in the plan of the rows chosen."""
        return [self.plan.places[row] for row in self.chosen_rows()]

    def go_to_row(self, row: int) -> None:
        """Make a row the current one, the only one chosen."""
        if 0 <= row < len(self.plan.places):
            self.setCurrentIndex(self.plan.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a row by Return, leave someone out by Del; leave what else there is to the list."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        acts = {Qt.Key.Key_Space: self.touched, Qt.Key.Key_Delete: self.deleted} | dict.fromkeys(_RETURN, self.opened)
        act = acts.get(Qt.Key(event.key())) if plain and self.currentIndex().isValid() else None
        if act:
            act.emit()
        else:
            super().keyPressEvent(event)

    def ask(self) -> None:
        """Ask for the menu of the rows chosen, below the current one."""
        box = self.visualRect(self.currentIndex())
        self.asked.emit(self.viewport().mapToGlobal(QPoint(box.left() + 40, box.bottom())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu where the mouse is, or below the current row."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.asked.emit(event.globalPos())
        elif self.currentIndex().isValid():
            self.ask()

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
        is_link = self._link_at(event.position().toPoint()) is not None
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
        if self.currentIndex().isValid() and self._link_at(event.position().toPoint()) is None:
            self.opened.emit()
