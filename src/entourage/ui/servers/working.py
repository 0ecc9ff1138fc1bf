"""What is shown while a server is asked, or written to: how far it is, and the button that stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from entourage.words import planning

if TYPE_CHECKING:
    from entourage.domain.watching import Progress
    from entourage.ui.desk import Desk

_WIDTH = 400


class Working(QWidget):
    """Live as a bar, with a button that stops the work.

    is_writing: a plan that was looked at is being carried out, and not made again.
    """

    cancelled = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.is_writing = False
        self.sentence = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.sentence.setMaximumWidth(_WIDTH)
        self.bar = QProgressBar(self, textVisible=False, maximum=0)
        self.bar.setMaximumWidth(_WIDTH)
        self.bar.setAccessibleName(desk.language.gettext("Progress"))
        self.stop = QPushButton(desk.language.gettext("Stop"), self)
        self.stop.clicked.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.addStretch(2)
        for widget in (self.sentence, self.bar):
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(widget, 4)
            line.addStretch(1)
            column.addLayout(line)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.stop)
        line.addStretch(1)
        column.addSpacing(10)
        column.addLayout(line)
        column.addStretch(3)

    def begin(self, host: str, *, is_writing: bool = False) -> None:
        """Begin, and say whom is asked."""
        language = self._desk.language
        self.is_writing = is_writing
        self.sentence.setText(language.gettext("Asking {host}…").format(host=host))
        self.bar.setMaximum(0)
        self.stop.setEnabled(True)

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self.sentence.setText(planning.progress(self._desk.language, progress))
        self.bar.setMaximum(progress.total)
        self.bar.setValue(progress.done)

    def stopping(self) -> None:
        """Say that it is being stopped."""
        self.sentence.setText(
            self._desk.language.gettext("Stopping. What is written stays; the next sync goes on from there.")
        )
        self.bar.setMaximum(0)
        self.stop.setEnabled(False)
