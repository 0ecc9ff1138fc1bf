"""The list of a plan, and what keys and the mouse do in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView

from entourage.ui.importing.delegate import PlanDelegate
from entourage.ui.importing.linked import LinkedView
from entourage.ui.importing.rows import actions

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk
    from entourage.ui.importing.model import PlanModel

_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PlanView(LinkedView):
    """Live as the list.

    touched: a row, by Space. deleted: those chosen are to be left out, by Del. asked: a menu is wanted, where.
    """

    touched = Signal()
    deleted = Signal()
    asked = Signal(object)

    def __init__(self, desk: Desk, model: PlanModel, parent: QWidget) -> None:
        super().__init__(model, desk.language.gettext("What will happen"), parent)
        self.plan = model
        self.draw_by(PlanDelegate(desk, self, actions(desk.language)))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def chosen(self) -> list[int]:
        """List the places in the plan of the rows chosen."""
        return [self.plan.places[row] for row in self.chosen_rows()]

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
