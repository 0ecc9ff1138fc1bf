"""A circle's chip that can be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from entourage.ui.widgets.drawing import CHIP_ABOVE, chip_width, draw_chip
from entourage.words import names

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from entourage.domain.circle import Circle
    from entourage.ui.desk import Desk


_LEAST = 110


class Chip(QAbstractButton):
    """Live as a chip of a circle."""

    def __init__(self, desk: Desk, circle: Circle, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._circle = desk, circle
        self.setText(names.circle(desk.language, circle))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Fit the name."""
        metrics = self.fontMetrics()
        return QSize(chip_width(metrics, self.text()) + 6, metrics.height() + 2 * CHIP_ABOVE + 2)

    def minimumSizeHint(self) -> QSize:
        """Be content with the beginning of a long name."""
        return self.sizeHint().boundedTo(QSize(_LEAST, self.sizeHint().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip, and what has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        draw_chip(painter, box, self.text(), self._circle.symbol, self._circle.colour, self._desk.colours)
        if self.hasFocus():
            painter.setPen(QColor(self._desk.colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
