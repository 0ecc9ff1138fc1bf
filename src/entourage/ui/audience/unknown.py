"""Of whom nobody knows whether they are there: counted apart, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from entourage.ui.widgets.words import Link

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.ui.audience.telling import Telling
    from entourage.ui.desk import Desk


class Unknown(QWidget):
    """Live as the line, which is there where there is anybody to tell of."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.sentence = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.whom = Link(desk, desk.language.gettext("see each one"), self)
        self.whom.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._see: Callable[[], object] = lambda: None
        self.whom.clicked.connect(lambda _=False: self._see())
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.whom, 0, Qt.AlignmentFlag.AlignTop)

    def show_told(self, telling: Telling) -> None:
        """Tell of others."""
        found = telling.unknown()
        self.setVisible(found is not None)
        if found:
            said, self._see = found
            self.sentence.setText(said)
            self.whom.setAccessibleName(f"{said} {self.whom.whole}")
