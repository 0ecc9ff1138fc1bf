"""The line above a page: its name, what it says of itself, and its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from entourage.ui.desk import Desk


class Head(QWidget):
    """Live as the line above a page."""

    def __init__(self, desk: Desk, title: str, *buttons: QWidget) -> None:
        super().__init__()
        self._desk = desk
        name = QLabel(title, self, textFormat=Qt.TextFormat.PlainText)
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setBold(True)
        name.setFont(font)
        self.sentence = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(self.sentence)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(16, 10, 12, 10)
        self._line.setSpacing(10)
        self._line.addLayout(words, 1)
        for button in buttons:
            self.add(button)
        self.recolour()
        desk.recoloured.connect(self.recolour)

    def add(self, button: QWidget) -> None:
        """Take a button, at the right of those that are there."""
        self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def recolour(self) -> None:
        """Take the colours of the theme."""
        self.sentence.setStyleSheet(f"color: {self._desk.colours.muted}")
