"""The list of a plan, and what keys and the mouse do in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from entourage.ui.importing.delegate import PlanDelegate
from entourage.ui.importing.model import ROW

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from entourage.ui.desk import Desk
    from entourage.ui.importing.model import PlanModel
    from entourage.ui.importing.rows import Deed, Row

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlanView(QListView):
    """Live as the list.

    did: (what, by a link of a row). toggled: leave out or bring in, by Space or Del. asked: a menu is wanted, where.
    """

    did = Signal(object, int)
    toggled = Signal()
    asked = Signal(object)

    def __init__(self, desk: Desk, model: PlanModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.plan = model
        self._drawn = PlanDelegate(desk, self)
        self.setModel(model)
        self.setItemDelegate(self._drawn)
        self.setAccessibleName(desk.language.gettext("What will happen"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda at: self.asked.emit(self.viewport().mapToGlobal(at)))

    def chosen(self) -> list[int]:
        """List the places in the plan of the rows chosen."""
        return [self.plan.places[row] for row in sorted(index.row() for index in self.selectedIndexes())]

    def go_to_row(self, row: int) -> None:
        """Make a row the current one, the only one chosen."""
        if 0 <= row < len(self.plan.places):
            self.setCurrentIndex(self.plan.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Return for the menu of a row, Space and Del to leave someone out; leave the rest to the list."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in _RETURN and self.currentIndex().isValid():
            box = self.visualRect(self.currentIndex())
            self.asked.emit(self.viewport().mapToGlobal(QPoint(box.left() + 40, box.bottom())))
        elif plain and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Delete):
            self.toggled.emit()
        else:
            super().keyPressEvent(event)

    def _link_at(self, at: QPoint) -> tuple[Deed, int] | None:
        index = self.indexAt(at)
        row: Row | None = index.data(ROW) if index.isValid() else None
        if row is None:
            return None
        box = QRect(self.visualRect(index))
        areas = self._drawn.links(self.font(), box, row, is_current=True)
        return next(((deed, index.row()) for deed, area in areas if area.contains(at)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that links can be pressed."""
        is_link = self._link_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what a link says."""
        super().mouseReleaseEvent(event)
        found = self._link_at(event.position().toPoint())
        if found and event.button() is Qt.MouseButton.LeftButton:
            self.did.emit(*found)
