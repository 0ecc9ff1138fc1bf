"""A line across the window that says what everything below it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk


class Banner(QFrame):
    """Live as the line; pressed: its button."""

    pressed = Signal()

    def __init__(self, desk: Desk, sentence: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("banner")
        self.sentence = QLabel(sentence, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = QPushButton(words, self)
        self.button.clicked.connect(self.pressed)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 12, 6)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.button)
        self._recolour()
        desk.recoloured.connect(self._recolour)

    def _recolour(self) -> None:
        colours = self._desk.colours
        self.setStyleSheet(
            f"#banner {{ background: {colours.notice}; border: 0; border-bottom: 1px solid {colours.notice_edge}; }}"
        )
