"""Many questions that are alike: looked through in a list with ticks, and answered in one go."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from entourage.domain.matching import Word
from entourage.domain.pairing import side_by_side
from entourage.operations import finding
from entourage.ui.comparing.dialog import KEYS, Reply
from entourage.ui.duplicates.sheet import answer_by_key
from entourage.ui.widgets.column import Column
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.ticks import Ticks, TicksView
from entourage.words import duplicates, pairing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from entourage.domain.clusters import Group
    from entourage.domain.contact import Value
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_ANSWERS = (Reply.SAME, Reply.DIFFERENT)


class ManySheet(Column):
    """Live as the list.

    answered: the Reply, and the questions ticked. opened: they are to be listed one by one, this place first.
    """

    answered = Signal(object, object)
    opened = Signal(int)

    def __init__(self, desk: Desk, keys_in: QWidget) -> None:
        super().__init__(keys_in)
        self._desk, self._keys_in = desk, keys_in
        self.groups: Sequence[Group] = ()
        self.rows: Ticks | None = None
        self.view: TicksView | None = None
        self._title = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setBold(True)
        self._title.setFont(font)
        about = QLabel(
            desk.language.gettext(
                "Nothing that any of these people has is lost. Space takes a tick away: that question stays open. "
                "Return shows it side by side."
            ),
            self,
            wordWrap=True,
            textFormat=Qt.TextFormat.PlainText,
        )
        about.setForegroundRole(self.palette().ColorRole.PlaceholderText)
        self._room = QVBoxLayout()
        self.buttons: dict[Reply, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(about)
        column.addLayout(self._room, 1)
        column.addLayout(self._foot())

    def _foot(self) -> FlowLayout:
        flow = FlowLayout(gap=8)
        for reply in _ANSWERS:
            button = QPushButton(self)
            button.clicked.connect(partial(self._press, reply))
            for letter in dict.fromkeys((self._key(reply), f"Shift+{KEYS[reply]}")):
                answer_by_key(QKeySequence(letter), button, self._keys_in)
            flow.addWidget(button)
            self.buttons[reply] = button
        singly = QPushButton(self._desk.language.gettext("One by one (→)"), self)
        singly.clicked.connect(lambda: self.opened.emit(0))
        flow.addWidget(singly)
        return flow

    def _lead(self, *, is_wanted: bool) -> None:
        """Let the button that merges stand out where that is likely meant."""
        same = self.buttons[Reply.SAME]
        same.setProperty("leading", is_wanted)
        same.style().polish(same)

    def _key(self, reply: Reply) -> str:
        return f"Shift+{pairing.replies(self._desk.language)[reply][1]}"

    def show_groups(self, groups: Sequence[Group], names: Mapping[int, str]) -> None:
        """Show questions that are alike; the same ones keep their ticks."""
        if [one.people for one in groups] == [one.people for one in self.groups]:
            return
        self.groups = groups
        self._title.setText(pairing.alike(self._desk.language, groups[0].codes or (), len(groups)))
        for button in self.buttons.values():
            button.setEnabled(False)
        self._lead(is_wanted=groups[0].word is not Word.POSSIBLE)
        people = [key for group in groups for key in group.people]
        self._desk.read(self, lambda database: _values(database, people), partial(self._show, groups, names), "alike")

    def _show(self, groups: Sequence[Group], names: Mapping[int, str], values: Mapping[int, tuple[Value, ...]]) -> None:
        if groups is not self.groups:
            return
        language = self._desk.language
        heads = (language.gettext("Who"), language.gettext("In common"), language.gettext("Differs"))

        def word(row: int) -> tuple[str, str, str]:
            group = groups[row]
            lines = side_by_side([values.get(key, ()) for key in group.people])
            differs = duplicates.differing(language, lines)
            doubts = [language.gettext("also in another question")] if row in twice else []
            known = " · ".join(filter(None, (*doubts, duplicates.shared(group))))
            return duplicates.called(language, group, names), known, differs

        if self.view is not None:
            self._room.removeWidget(self.view)
            self.view.deleteLater()
        named = Counter(key for group in groups for key in group.people)
        twice = {row for row, group in enumerate(groups) if any(named[key] > 1 for key in group.people)}
        self.rows = Ticks(heads, len(groups), word, self)
        self.rows.tick(twice, wanted=False)
        self.rows.changed.connect(self._word_buttons)
        self.view = TicksView(self._desk, self.rows, self._title.text(), self)
        self.view.entered.connect(self.opened)
        self._room.addWidget(self.view)
        self.view.share(self.width())
        self._word_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        if self.view is not None:
            self.view.share(self.width())

    def ticked(self) -> list[Group]:
        """List the questions that are ticked."""
        return [self.groups[row] for row in sorted(self.rows.ticked)] if self.rows else []

    def _word_buttons(self) -> None:
        language, number = self._desk.language, len(self.ticked())
        words = {Reply.SAME: duplicates.merge_all, Reply.DIFFERENT: duplicates.none_the_same}
        for reply, button in self.buttons.items():
            key = QKeySequence(self._key(reply)).toString(QKeySequence.SequenceFormat.NativeText)
            said = words[reply](language, number)
            button.setText(language.gettext("{answer} ({key})").format(answer=said, key=key))
            button.setEnabled(number > 0)

    def _press(self, reply: Reply) -> None:
        self.answered.emit(reply, self.ticked())


def _values(database: Database, people: Sequence[int]) -> dict[int, tuple[Value, ...]]:
    return {person.id: person.values for person in finding.people(database, people)}
