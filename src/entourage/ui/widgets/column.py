"""What stands one above the other, some of it broken into lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Column(QWidget):
    """Live as a column that is as high as it must be at the width that it has, not at its least."""

    def minimumSizeHint(self) -> QSize:
        """Measure what breaks into lines at the width that there is."""
        least, layout = super().minimumSizeHint(), self.layout()
        if layout is None or not layout.hasHeightForWidth() or self.isHidden():
            return least  # while it is hidden it has no width of its own yet
        return QSize(least.width(), layout.minimumHeightForWidth(max(self.width(), least.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be measured again at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
