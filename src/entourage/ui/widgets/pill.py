"""A rounded button for filters and choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from entourage.ui.desk import Desk

_SIDES, _ABOVE, _GAP = 10, 4, 4
_SMALLER = 0.93
_LEAST = 150


class Pill(QPushButton):
    """Live as a rounded button; a checkable one is filled and ticked while it is on.

    is_filled: it is filled without a tick, because it says what was chosen.
    """

    def __init__(self, desk: Desk, text: str, parent: QWidget | None = None, *, checkable: bool = False) -> None:
        super().__init__(text, parent)
        self._desk = desk
        self.is_filled = False
        self.setCheckable(checkable)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _SMALLER)
        self.setFont(font)

    def sizeHint(self) -> QSize:
        """Fit the text, with room for the tick."""
        metrics = self.fontMetrics()
        arrow = metrics.horizontalAdvance(" ▾") if self.menu() else 0
        tick = metrics.horizontalAdvance("✓") if self.isCheckable() else 0
        drawn = 0 if self.icon().isNull() else metrics.height() + (_GAP if self.text() else 0)
        width = metrics.horizontalAdvance(self.text()) + arrow + tick + drawn + 2 * _SIDES
        return QSize(width, metrics.height() + 2 * _ABOVE)

    def minimumSizeHint(self) -> QSize:
        """Be content with the beginning of long words, such as a name that someone chose."""
        return self.sizeHint().boundedTo(QSize(_LEAST, self.sizeHint().height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the words, and what has the keyboard."""
        colours = self._desk.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked() or self.isDown() or self.is_filled
        ground = colours.selected if is_on else colours.hover if self.underMouse() else colours.base
        edge = colours.accent if self.hasFocus() or is_on else colours.edge
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.muted))
        if not self.icon().isNull():
            side = self.fontMetrics().height()
            top = int((self.height() - side) / 2)
            self.icon().paint(painter, QRect(_SIDES, top, side, side))
            box = box.adjusted(side + _GAP, 0, 0, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._said(round(box.width())))

    def _said(self, room: int) -> str:
        before, after = "✓ " if self.isChecked() else "", " ▾" if self.menu() else ""
        metrics = self.fontMetrics()
        room -= metrics.horizontalAdvance(before + after) + _SIDES
        return before + metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room) + after
