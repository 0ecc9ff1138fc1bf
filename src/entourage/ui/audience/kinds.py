"""What is it about? All kinds of content, while none is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from entourage.ui.widgets.column import Column
from entourage.ui.widgets.flow import FlowLayout, empty
from entourage.ui.widgets.pill import Pill
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.topic import Topic
    from entourage.ui.desk import Desk


class Kinds(QScrollArea):
    """Live as the kinds of content to choose the first from; chosen: the id of one."""

    chosen = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, widgetResizable=True)
        self._desk = desk
        self._topics: tuple[Topic, ...] = ()
        self.pills: list[Pill] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        inside = Column(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        sentence = desk.language.gettext("What do you want to share? Choose a kind of content.")
        said = QLabel(sentence, inside, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._lines = FlowLayout(gap=8)
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(12)
        column.addWidget(said)
        column.addLayout(self._lines)
        column.addStretch(1)
        self.setWidget(inside)

    def show_topics(self, topics: Sequence[Topic]) -> None:
        """Offer kinds of content."""
        if tuple(topics) == self._topics:
            return
        self._topics = tuple(topics)
        empty(self._lines)
        self.pills = []
        for topic in topics:
            pill = Pill(self._desk, names.topic(self._desk.language, topic), self.widget())
            pill.clicked.connect(lambda _=False, key=topic.id: self.chosen.emit(key))
            self._lines.addWidget(pill)
            pill.show()
            self.pills.append(pill)
        if self.pills:
            self.setFocusProxy(self.pills[0])
