"""An empty page: one sentence, and the button that does the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

_NARROWEST, _WIDEST, _MARGIN = 120, 460, 24


class Empty(QWidget):
    """Live as what stands where nothing else does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = QLabel(
            self, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter, textFormat=Qt.TextFormat.PlainText
        )
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(10)
        column = QVBoxLayout(self)
        column.addStretch(2)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.sentence)
        line.addStretch(1)
        column.addLayout(line)
        column.addSpacing(12)
        column.addLayout(self._buttons)
        column.addStretch(3)

    def minimumSizeHint(self) -> QSize:
        """Need room for the buttons, and for a narrow column of words, however wide they are now."""
        least = super().minimumSizeHint()
        return QSize(max(_NARROWEST, self._buttons.minimumSize().width()) + 2 * _MARGIN, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sentence be no wider than is easily read."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = max(_NARROWEST, min(_WIDEST, self.width() - 2 * _MARGIN))
        self.sentence.setFixedSize(width, max(0, self.sentence.heightForWidth(width)))

    def say(self, sentence: str, *steps: tuple[str, Callable[[], object]], quietly: int = 0) -> None:
        """Show a sentence and buttons, the first of them leading; quietly: so many of the last look like links."""
        had_keyboard = self.isAncestorOf(self.window().focusWidget())
        self.sentence.setText(sentence)
        self._fit()
        while (item := self._buttons.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.deleteLater()
        self._buttons.addStretch(1)
        for place, (words, act) in enumerate(steps):
            button = QPushButton(words, self)
            button.setProperty("leading", place == 0)
            button.setProperty("quiet", place >= len(steps) - quietly)
            button.clicked.connect(act)
            self._buttons.addWidget(button)
            if place == 0:
                self.setFocusProxy(button)
        self._buttons.addStretch(1)
        if had_keyboard:
            self.setFocus()
