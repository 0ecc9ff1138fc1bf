"""What is said below a step of adding: whom one waits for, or what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from entourage.ui.widgets.tone import tone

if TYPE_CHECKING:
    from entourage.ui.desk import Desk


class Saying(QWidget):
    """Live as what is said below a step; asked_other: the host to which a server led is to be asked, too."""

    asked_other = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.fault, self.doing = (QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText) for _ in range(2))
        tone(desk, self.fault, "fault")
        tone(desk, self.doing, "muted")
        self.other = QPushButton(self)
        self.other.setAutoDefault(False)
        self.other.clicked.connect(lambda _=False: self.asked_other.emit())
        self.working = QProgressBar(self, maximum=0, textVisible=False)
        self.working.setAccessibleName(desk.language.gettext("Progress"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for one in (self.fault, self.other, self.doing, self.working):
            column.addWidget(one)
        column.setAlignment(self.other, Qt.AlignmentFlag.AlignLeft)
        self.say_nothing()

    def say_nothing(self) -> None:
        """Say neither."""
        for one in (self.fault, self.other, self.doing, self.working):
            one.hide()

    def wait(self, sentence: str) -> None:
        """Say what is waited for; empty where that goes without saying."""
        self.say_nothing()
        self.doing.setText(sentence)
        self.doing.setVisible(bool(sentence))
        self.working.show()

    def fail(self, sentence: str, other: str) -> None:
        """Say what went wrong; other: the host to which a server led, empty where that is not why."""
        self.say_nothing()
        self.fault.setText(sentence)
        self.fault.show()
        self.other.setText(self._desk.language.gettext("Ask {host} too").format(host=other))
        self.other.setVisible(bool(other))
