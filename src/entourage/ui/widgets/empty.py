"""An empty page: one sentence, and the button that does the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDEST = 460


class Empty(QWidget):
    """Live as what stands where nothing else does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = QLabel(self, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.sentence.setMaximumWidth(_WIDEST)
        self.sentence.setMinimumWidth(_WIDEST * 2 // 3)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(10)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self.sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(12)
        column.addLayout(self._buttons)
        column.addStretch(3)

    def say(self, sentence: str, *steps: tuple[str, Callable[[], object]]) -> None:
        """Show a sentence and buttons, the first of them leading."""
        self.sentence.setText(sentence)
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.deleteLater()
        self._buttons.addStretch(1)
        for place, (words, act) in enumerate(steps):
            button = QPushButton(words, self)
            button.setProperty("leading", place == 0)
            button.clicked.connect(act)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
