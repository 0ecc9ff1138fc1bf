"""Words that are cut where there is no room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSizePolicy, QStyle, QStyleOptionComboBox, QWidget

from entourage.ui.widgets.tips import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_WIDEST = 370
_AROUND = 56  # the icon, and the room at both sides


class ElidedButton(QPushButton):
    """Live as a button that says as much as it has room for, and all of it to whoever points at it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Show other words."""
        self._whole = words
        self.setToolTip(tip(words))
        self.setAccessibleName(words)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Ask for room for all the words, within reason."""
        wanted = self.fontMetrics().horizontalAdvance(self._whole) + _AROUND
        return QSize(min(_WIDEST, wanted), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Be content with the icon and a few letters."""
        return QSize(min(self.sizeHint().width(), 2 * _AROUND), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(0, self.width() - _AROUND + 4)
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))


class ElidedBox(QComboBox):
    """Live as a choice among words of a file, which may be long: it says as much as it has room for."""

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """Cut the words to the room that there is."""
        super().initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        cut = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        option.currentText = cut


class ElidedLabel(QLabel):
    """Live as one line that says as much as it has room for, and all of it to whoever points at it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, textFormat=Qt.TextFormat.PlainText)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def say(self, words: str) -> None:
        """Show other words."""
        self._whole = words
        self.setToolTip(tip(words))
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))
