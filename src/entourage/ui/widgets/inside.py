"""A menu that stays inside its window, however near the edge its button is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_MARGIN = 6


class InsideMenu(QMenu):
    """Live as the menu of a button; where it would pass the right edge of the window, it opens further left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._button = parent

    def showEvent(self, event: QShowEvent) -> None:
        """Move where there is room."""
        window = self._button.window()
        right = window.mapToGlobal(QPoint(window.width() - _MARGIN, 0)).x()
        left = window.mapToGlobal(QPoint(_MARGIN, 0)).x()
        self.move(max(left, min(self.x(), right - self.width())), self.y())
        super().showEvent(event)
