"""Words under a head that stands in the same line, heavier than they."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from entourage.ui.desk import Desk

_LEADING = 1.15


class Headed(QWidget):
    """Live as a paragraph of plain text, the first words of which stand out."""

    def __init__(self, desk: Desk, head: str, text: str, parent: QWidget) -> None:
        """Build it; head: the beginning of the text that stands out, as far as it begins with it."""
        super().__init__(parent)
        self._desk = desk
        self.head, self.text = head, text
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        layout = QTextLayout(self.text, self.font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        heavier = QTextLayout.FormatRange()
        heavier.start, heavier.length = 0, len(self.head)
        form = QTextCharFormat()
        form.setFontWeight(QFont.Weight.DemiBold)
        heavier.format = form
        layout.setFormats([heavier] if self.text.startswith(self.head) else [])
        height, step = 0.0, self.fontMetrics().height() * _LEADING
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, height + (step - line.height()) / 2))
            height += step
        layout.endLayout()
        return layout, height

    def sizeHint(self) -> QSize:
        """Ask for room for all the words in one line."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text), round(self.fontMetrics().height() * _LEADING))

    def minimumSizeHint(self) -> QSize:
        """Be content with less width, and more lines."""
        return QSize(0, self.fontMetrics().height())

    def heightForWidth(self, width: int) -> int:
        """Measure the lines at a width."""
        return round(self._laid_out(width)[1] + 0.5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words."""
        painter = QPainter(self)
        painter.setPen(QColor(self._desk.colours.text))
        self._laid_out(self.width())[0].draw(painter, QPointF(0, 0))
