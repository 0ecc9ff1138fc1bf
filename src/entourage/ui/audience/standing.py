"""Beside the numbers: which lists they rest on are not yet on the network as they were decided."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from entourage.ui.audience.asking import network_name
from entourage.ui.place import Place
from entourage.ui.widgets.flow import empty
from entourage.ui.widgets.tone import sheet
from entourage.ui.widgets.words import Link
from entourage.words import standing as words

if TYPE_CHECKING:
    from entourage.operations.audience_lists import ListState
    from entourage.ui.audience.asking import Seen
    from entourage.ui.desk import Desk


class Standing(QFrame):
    """Live as what is said of such lists, each with a link to what is to be done; it is there where there are any."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.links: list[Link] = []
        self.setObjectName("standing")
        sheet(desk, self, lambda colours: f"#standing {{ border: 1px solid {colours.edge}; border-radius: 8px; }}")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(15, 9, 15, 9)
        self._lines.setSpacing(5)

    def show_seen(self, seen: Seen) -> None:
        """Tell of the lists of another answer."""
        had_keyboard = any(one.hasFocus() for one in self.links)
        empty(self._lines)
        self.links = []
        for one in seen.standing:
            self._tell(seen, one)
        self.setVisible(bool(seen.standing))
        if had_keyboard and self.links:
            self.links[0].setFocus()

    def _tell(self, seen: Seen, one: ListState) -> None:
        language, known, channel = self._desk.language, seen.known, seen.question.channel
        if channel is None:
            return
        of_network, network = known.network(channel.account_id), network_name(language, known, channel)
        said = words.sentence(language, one.listed, one.changes, of_network, network)
        label = QLabel(said, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        link = Link(self._desk, language.gettext("See what is to be done there"), self)
        link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        link.setAccessibleName(f"{said} {link.whole}")
        link.clicked.connect(partial(self._desk.going.emit, Place("todo", about=str(one.listed.id))))
        self.links.append(link)
        beside = QWidget(self)
        line = QHBoxLayout(beside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(14)
        line.addWidget(label, 1)
        line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.addWidget(beside)
        beside.show()
