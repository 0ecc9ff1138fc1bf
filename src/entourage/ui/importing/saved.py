"""What was saved where, said in the window in which it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.ui.desk import Desk, Said


class Saved(QWidget):
    """Live as the line that repeats what the bar says behind the window, with the folder to be opened."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self.sentence = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.opens = QPushButton(desk.language.gettext("Open the folder"), self)
        self.opens.setAutoDefault(False)
        self.opens.clicked.connect(self._open)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.opens)
        desk.said.connect(self._say)
        self.hide()

    def expect(self, path: Path) -> None:
        """Note which file is being written; the next that is said is about it."""
        self._folder = path.parent

    def _say(self, said: Said) -> None:
        if self._folder:
            self.sentence.setText(("⚠ " if said.is_fault else "") + said.sentence)
            self.opens.setVisible(not said.is_fault)
            self.setVisible(bool(said.sentence))

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
