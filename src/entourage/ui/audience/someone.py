"""Someone whom a post is for, found by typing a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from entourage.operations.browsing import People
from entourage.ui.sharing.people import PersonFinder
from entourage.ui.widgets.helping import explain_by_key

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk

_WIDTH = 420


class SomeoneDialog(QDialog):
    """Live as the window in which someone is found; chose: their id."""

    chose = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "check")
        self.setWindowTitle(desk.language.gettext("Whom is it for?"))
        self.finder = PersonFinder(desk, People(), self)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, parent=self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.finder)
        column.addWidget(buttons)
        self.finder.chosen.connect(self.accept)
        self.setMinimumWidth(_WIDTH)
        self.finder.setFocus()

    def accept(self) -> None:
        """Take the person marked."""
        found = self.finder.person()
        if found:
            self.chose.emit(found[0])
            super().accept()
