"""What is shown while an import is read, planned or written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from entourage.domain.watching import Stage
from entourage.words import planning

if TYPE_CHECKING:
    from entourage.domain.watching import Progress
    from entourage.ui.desk import Desk

_WIDTH = 460
_STEPS = 1000
# Which part of the whole each stage takes, as measured on large files.
_PARTS = {
    Stage.UNLOCKING: (0.0, 0.0),
    Stage.FETCHING: (0.0, 0.0),
    Stage.SENDING: (0.0, 1.0),
    Stage.SURVEYING: (0.0, 0.0),
    Stage.READING: (0.0, 0.45),
    Stage.DRAFTING: (0.45, 0.7),
    Stage.KNOWING: (0.7, 0.72),
    Stage.MATCHING: (0.72, 1.0),
    Stage.WRITING: (0.0, 0.9),
    Stage.INDEXING: (0.9, 1.0),
}
_BEFORE_KNOWING = (Stage.READING, Stage.DRAFTING)


class Working(QWidget):
    """Live as a bar that fills, with a button that stops it."""

    cancelled = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sentence = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._sentence.setFixedWidth(_WIDTH)
        self._bar = QProgressBar(self, textVisible=False, maximum=_STEPS)
        self._bar.setFixedWidth(_WIDTH)
        self._bar.setAccessibleName(desk.language.gettext("Progress"))
        self.stop = QPushButton(desk.language.gettext("Cancel"), self)
        self.stop.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        self.stop.clicked.connect(self.cancelled)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.stop)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self._sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        column.addLayout(line)
        column.addStretch(3)

    def begin(self) -> None:
        """Begin with an empty bar."""
        self._bar.setMaximum(_STEPS)
        self._bar.setValue(0)
        self._sentence.setText(self._desk.language.gettext("One moment…"))
        self.stop.setEnabled(True)

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is; the bar never goes back."""
        self._sentence.setText(planning.progress(self._desk.language, progress))
        low, high = _PARTS[progress.stage]
        share = progress.done / progress.total if progress.total else 0.0
        value = low + (high - low) * share
        if progress.stage in _BEFORE_KNOWING:
            # Files are read one after the other, before they are compared together.
            end = _PARTS[Stage.KNOWING][0]
            value = end * (progress.file + value / end) / progress.files
        self._bar.setValue(max(self._bar.value(), int(value * _STEPS)))

    def stopping(self) -> None:
        """Say that it is being stopped."""
        self._sentence.setText(self._desk.language.gettext("Stopping: nothing will be written…"))
        self._bar.setMaximum(0)
        self.stop.setEnabled(False)
