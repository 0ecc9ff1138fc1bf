"""One question: people side by side, why they may be one, what would become of them, and the answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from entourage.domain.contact import Kind
from entourage.ui.comparing.comparison import Comparison
from entourage.ui.comparing.dialog import KEYS, Reply
from entourage.ui.duplicates.looking import look
from entourage.ui.duplicates.reasons import Reasons
from entourage.ui.widgets.column import Column
from entourage.ui.widgets.elided import ElidedLabel
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.yielding import Yielding
from entourage.words import duplicates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from entourage.domain.clusters import Group
    from entourage.ui.desk import Desk
    from entourage.ui.duplicates.looking import Seen

_TWO = 2
_SHARE = 0.3  # of the height, for the reasons: on a small screen they give way to the people
_NAMES = frozenset({Kind.FORMATTED_NAME, Kind.NAME})


class QuestionSheet(Column):
    """Live as one question; answered: the Reply, once for each question that is shown.

    keys_in: the widget in which letters answer, wherever in it the keyboard is. is_asked: it is a question, which can
    be put off; else somebody chose these people, and may think better of it.
    """

    answered = Signal(object)

    def __init__(self, desk: Desk, keys_in: QWidget, *, is_asked: bool = True) -> None:
        super().__init__(keys_in)
        self._desk, self._keys_in, self._is_asked = desk, keys_in, is_asked
        self.group: Group | None = None
        self._seen: Seen | None = None
        self._order: list[int] = []
        self.chosen: frozenset[int] = frozenset()
        self._title = ElidedLabel(self)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setBold(True)
        self._title.setFont(font)
        self._word = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self.reasons = Reasons(desk, self)
        self.table = Comparison(desk, self)
        self.table.took.connect(self._take)
        self.table.ticked.connect(self._word_buttons)
        self.buttons: dict[Reply, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._word)
        column.addLayout(head)
        above = Column(self)
        inside = QVBoxLayout(above)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.reasons)
        self._above = Yielding(above, self, share=_SHARE)
        column.addWidget(self._above)
        column.addWidget(self.table, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        line, flow = QHBoxLayout(), FlowLayout(gap=8)
        for code, (_, key) in duplicates.answers(self._desk.language).items():
            reply = Reply(code)
            button = QPushButton(self)
            button.setEnabled(False)
            button.setProperty("leading", reply is Reply.SAME)
            button.clicked.connect(partial(self._press, reply))
            for letter in dict.fromkeys((key, KEYS[reply])):
                answer_by_key(QKeySequence(letter), button, self._keys_in)
            flow.addWidget(button)
            self.buttons[reply] = button
        line.addLayout(flow, 1)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of the room to the people."""
        super().resizeEvent(event)
        self._above.fit()

    def show_group(self, group: Group, names: Mapping[int, str]) -> None:
        """Show a question; the same one keeps what was chosen in it."""
        if self.group is None or self.group.people != group.people:
            self._order, self.chosen, self._seen = list(group.people), frozenset(), None
            self._enable(wanted=False)
        self.group = group
        language = self._desk.language
        self._title.say(duplicates.called(language, group, names))
        weakest = min(group.pairs, key=lambda pair: pair.strength)
        self._word.setText(duplicates.headings(language)[weakest.likeness.word])
        self.reasons.show_group(group)
        people = tuple(group.people)
        self._desk.read(self, lambda database: look(language, database, people), self._show, "sides")

    def _show(self, seen: Seen) -> None:
        if self.group is None or set(seen.sides) != set(self.group.people):
            return
        is_new = self._seen is None
        ticks = list(self._order) if is_new else self.together()
        self._seen = seen
        self._show_sides(ticks)
        if is_new:
            self.table.begin()
        self._enable(wanted=True)

    def _show_sides(self, ticks: list[int]) -> None:
        """Show the people in the order in which they stand now."""
        assert self._seen is not None  # noqa: S101 - it was read
        sides = [self._seen.side(self._desk.language, key, place) for place, key in enumerate(self._order)]
        places = {self._order.index(key) for key in ticks} if len(sides) > _TWO else ()
        self.table.show_sides(sides, chosen=self.chosen, ticks=frozenset(places))
        self._word_buttons()

    def _enable(self, *, wanted: bool) -> None:
        for button in self.buttons.values():
            button.setEnabled(wanted)
        if wanted:
            self._word_buttons()

    def _word_buttons(self) -> None:
        """Say on the buttons what they would do."""
        language, together = self._desk.language, self.together()
        is_many = len(self._order) > _TWO
        for reply, (words, key) in duplicates.answers(language).items():
            said = words
            if reply == Reply.SAME and is_many:
                said = duplicates.several(language, len(together))
            elif reply == Reply.DIFFERENT and is_many:
                said = language.gettext("All different")
            button = self.buttons[Reply(reply)]
            button.setText(language.gettext("{answer} ({key})").format(answer=said, key=key))
            if reply == Reply.LATER and not self._is_asked:
                button.setText(language.gettext("Cancel"))
        self.buttons[Reply.SAME].setEnabled(self._seen is not None and len(together) > 1)

    # What was said.

    def together(self) -> list[int]:
        """List those who are the same (contact's ids), whoever stays first; two always are."""
        if len(self._order) <= _TWO or self._seen is None:
            return list(self._order)
        return [self._order[place] for place in self.table.ticks()]

    def _press(self, reply: Reply) -> None:
        if reply is Reply.SWAP:
            self._swap()
            return
        self._enable(wanted=False)
        self.answered.emit(reply)

    def _swap(self) -> None:
        """Let the next one stay in place of who stands first."""
        ticks = self.together()
        self._order = [*self._order[1:], self._order[0]]
        self._show_sides([key for key in self._order if key in ticks])

    def _take(self, kind: Kind, place: int) -> None:
        """Let what one of them has stay, and not what the others have in its place."""
        assert self._seen is not None  # noqa: S101 - it is shown
        kinds = _NAMES if kind in _NAMES else {kind}
        rivals = {
            key: {one.id for one in side.held if one.value.kind in kinds and not one.removed}
            for key, side in self._seen.sides.items()
        }
        own = rivals[self._order[place]]
        self.chosen = self.chosen - {key for known in rivals.values() for key in known} | own
        ticks, at = self.together(), (self.table.currentRow(), self.table.currentColumn())
        self._show_sides(ticks)
        self.table.setCurrentCell(*at)

    def turn_tick(self, number: int) -> None:
        """Tick whom a digit names, from 1, or take the tick away."""
        self.table.turn_tick(number - 1)


def answer_by_key(key: QKeySequence, button: QPushButton, keys_in: QWidget) -> None:
    """Let a key press a button wherever in a widget the keyboard is; one that is held answers one question only."""

    def press() -> None:
        if button.isVisible():
            button.click()

    shortcut = QShortcut(key, keys_in)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.setAutoRepeat(False)
    shortcut.activated.connect(press)
