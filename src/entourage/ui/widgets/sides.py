"""Two widgets side by side, whose border can be moved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QSplitter, QWidget


class Sides(QSplitter):
    """Live as the two, none of which can be pushed away; what they need, their parent hears of."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def event(self, event: QEvent) -> bool:
        """Pass on that a side needs more or less, which Qt's own splitter keeps to itself."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)
