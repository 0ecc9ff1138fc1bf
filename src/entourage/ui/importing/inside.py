"""What was in the folders and archives of an import, and the tables of theirs that may be opened alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.words import containers as words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from entourage.importing.plan import Container
    from entourage.ui.desk import Desk

_MOST_OFFERED = 40


class Inside(QWidget):
    """Live as what is said of a folder or archive; open_alone: called with the address of a table of it."""

    def __init__(self, desk: Desk, found: Container, open_alone: Callable[[Path], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._found, self._open_alone = desk, found, open_alone
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        counts = {"without": found.without, "copies": found.copies, "hidden": found.hidden, "pictured": found.pictured}
        column.addWidget(self._said(words.summary(desk.language, found.path.name, found.files, counts)))
        for sentence in words.aside(desk.language, found.aside) + words.troubles(desk.language, found.troubles):
            column.addWidget(self._said(sentence))
        if found.tables:
            column.addWidget(self._said(words.tables(desk.language, found.path, found.tables)))
            column.addWidget(self._offer())

    def _said(self, sentence: str) -> QLabel:
        said = QLabel(sentence, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return said

    def _offer(self) -> QWidget:
        """Offer the tables, in a row of its own that a narrow window can break."""
        language = self._desk.language
        box = QWidget(self)
        pill = Pill(self._desk, language.gettext("Open one of these tables"), box)
        menu = QMenu(pill)
        for path in self._found.tables[:_MOST_OFFERED]:
            action = menu.addAction(str(path.relative_to(self._found.path)).replace("&", "&&"))
            action.triggered.connect(lambda _=False, one=path: self._open_alone(one))
        pill.setMenu(menu)
        FlowLayout(box).addWidget(pill)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        return box
