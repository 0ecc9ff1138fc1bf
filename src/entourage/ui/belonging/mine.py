"""The cards that are me: to be edited, or said not to be me."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from entourage.ui.people_acts import unmark_me
from entourage.ui.place import Place
from entourage.ui.widgets.elided import ElidedLabel
from entourage.words import details as words
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.ui.desk import Desk


class MyCards(QWidget):
    """Live as a line for each card that is me, and words where there are several."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[tuple[int, str], ...] = ()
        self.sentence = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 8, 0, 4)
        self._column.setSpacing(4)
        self._column.addWidget(self.sentence)
        self.lines: list[QWidget] = []

    def show_cards(self, cards: Sequence[tuple[int, str]]) -> None:
        """Show whose the cards are, as (contact's id, what it is called)."""
        self.setVisible(bool(cards))
        if tuple(cards) == self._shown:
            return
        self._shown = tuple(cards)
        self.sentence.setText(words.several_cards(self._desk.language, len(cards)))
        self.sentence.setVisible(len(cards) > 1)
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [self._line(key, name) for key, name in cards]
        for line in self.lines:
            self._column.addWidget(line)

    def _line(self, key: int, name: str) -> QWidget:
        language, line = self._desk.language, QWidget(self)
        called = names.person(language, name)
        label = ElidedLabel(line)
        label.say(language.gettext("My card: {person}").format(person=called))
        edit = QPushButton(language.gettext("Edit"), line)
        edit.setAccessibleName(language.gettext("Edit {person}").format(person=called))
        edit.clicked.connect(lambda: self._desk.going.emit(Place("editor", contact=key)))
        other = QPushButton(language.gettext("This is not me"), line)
        other.setAccessibleName(language.gettext("{person} is not me").format(person=called))
        other.clicked.connect(partial(self._unmark, key, name))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label, 1)
        row.addWidget(edit)
        row.addWidget(other)
        return line

    def _unmark(self, key: int, name: str) -> None:
        if not self._desk.is_writing:
            unmark_me(self._desk, key, name)
