"""Exceptions: those there are, and making, changing and ending one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from entourage.domain.sharing import Verdict
from entourage.operations.browsing import People
from entourage.operations.naming import named
from entourage.ui.keys import digit
from entourage.ui.place import Place
from entourage.ui.sharing import acts, cells
from entourage.ui.sharing.menus import VerdictMenu
from entourage.ui.sharing.people import PersonFinder
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.quiet import QuietButton
from entourage.words import names
from entourage.words.deciding import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from entourage.domain.topic import Topic
    from entourage.operations.sharing import Excepted
    from entourage.ui.desk import Desk
    from entourage.ui.sharing.cells import Cell

_ONE = Qt.ItemDataRole.UserRole
_BY_DIGIT = {number: verdict for verdict, number in cells.KEYS.items()}
_SHOWN = 5


def verdict_menu(desk: Desk, present: Verdict | None, parent: QWidget) -> VerdictMenu:
    """Offer the verdicts of an exception; none is as the circles say."""
    menu = VerdictMenu(desk, parent)
    menu.offer(present, desk.language.gettext("As the circles say"))
    return menu


class _List(QListWidget):
    """Live as the list.

    decided: a verdict for the exception at the cursor, None to end it. menu_asked: all that can be done with it, at a
    point of the list.
    """

    decided = Signal(object)
    menu_asked = Signal(QPoint)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the exception clicked, or by key of the one at the cursor."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.menu_asked.emit(self.visualItemRect(self.currentItem()).center())
        elif self.itemAt(event.pos()):
            self.menu_asked.emit(event.pos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set a verdict by its digit, end by Del."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        number = digit(event) if held == Qt.KeyboardModifier.NoModifier else None
        if number in _BY_DIGIT:
            self.decided.emit(_BY_DIGIT[number])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.decided.emit(None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentItem():
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class Exceptions(QWidget):
    """Live as the list of exceptions, which is there where someone has one."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        language = desk.language
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.title = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.list = _List(self)
        self.list.setIconSize(QSize(16, 16))
        self.list.setAccessibleName(language.gettext("Exceptions"))
        column.addWidget(self.title)
        column.addWidget(self.list)
        column.addWidget(self._buttons())
        column.addStretch(1)
        self.list.itemActivated.connect(lambda _: self.open_choice())
        self.list.menu_asked.connect(self._popup)
        self.list.decided.connect(self.decide)
        desk.recoloured.connect(self._recolour)
        self._recolour()

    def _buttons(self) -> QWidget:
        language = self._desk.language
        box = QWidget(self)
        flow = FlowLayout(box, gap=8)
        self.change = QuietButton(language.gettext("Change…"), self.open_choice, self)
        self.end = QuietButton(language.gettext("End"), lambda: self.decide(None), self)
        self.why = QuietButton(language.gettext("Why?"), self._tell, self)
        for button in (self.change, self.end, self.why):
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        return box

    def _recolour(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setIcon(cells.mark(item.data(_ONE).verdict.code, self._desk.colours))

    def show_all(self, found: Sequence[Excepted]) -> None:
        """Show the exceptions there are, the cursor on the one where it was."""
        language, kept, row = self._desk.language, self._current(), self.list.currentRow()
        self.title.setText(language.gettext("Exceptions") + (f" ({language.number(len(found))})" if found else ""))
        self.list.clear()
        for one in found:
            item = QListWidgetItem(told(language, one.name, one.topic, one.verdict), self.list)
            item.setIcon(cells.mark(one.verdict.code, self._desk.colours))
            item.setData(_ONE, one)
            if kept and (kept.contact_id, kept.topic.id) == (one.contact_id, one.topic.id):
                row = self.list.count() - 1
        self.list.setCurrentRow(min(max(0, row), len(found) - 1))
        self.setVisible(bool(found))
        if found:
            high = self.list.sizeHintForRow(0) * min(len(found), _SHOWN) + 10
            self.list.setFixedHeight(high)

    def _current(self) -> Excepted | None:
        item = self.list.currentItem()
        found: Excepted | None = item.data(_ONE) if item else None
        return found

    def decide(self, verdict: Verdict | None) -> None:
        """Change the exception at the cursor, or end it."""
        one = self._current()
        if one:
            acts.set_exception(self._desk, one.contact_id, one.name, one.topic, verdict)

    def open_choice(self) -> None:
        """Open the choice of a verdict for the exception at the cursor."""
        item = self.list.currentItem()
        if item:
            self._popup(self.list.visualItemRect(item).bottomLeft())

    def _popup(self, at: QPoint) -> None:
        one = self._current()
        if one is None:
            return
        menu = verdict_menu(self._desk, one.verdict, self)
        menu.decided.connect(self.decide)
        menu.addSeparator()
        menu.add(self._desk.language.gettext("Why?"), self._tell)
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _tell(self) -> None:
        one = self._current()
        if one:
            self._desk.going.emit(Place("why", contact=one.contact_id, about=str(one.topic.id)))


class ExceptionDialog(QDialog):
    """Live as the window in which an exception is made: for whom, of what, and how much."""

    def __init__(self, desk: Desk, topics: Sequence[Topic], cell: Cell | None, parent: QWidget) -> None:
        """Build it; cell: the one that it is first meant for."""
        super().__init__(parent)
        self._desk = desk
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, self._desk, "rules")
        self.setWindowTitle(language.gettext("Make an exception"))
        circle = cell.column.circle if cell else None
        is_unsorted = bool(cell and cell.column.group == "unsorted")
        within = People(circle=named(circle) if circle else None, unsorted=is_unsorted)
        self.finder = PersonFinder(desk, within, self)
        self.topic = QComboBox(self)
        self._topics = [topic for topic in topics if not topic.locked]
        self.topic.addItems([names.topic(language, topic) for topic in self._topics])
        if cell and cell.topic in self._topics:
            self.topic.setCurrentIndex(self._topics.index(cell.topic))
        self.verdict = QComboBox(self)
        for verdict in Verdict:
            self.verdict.addItem(cells.mark(verdict.code, desk.colours), cells.word(language, verdict), verdict)
        strict = cell is None or cell.verdict is not Verdict.NOTHING
        self.verdict.setCurrentIndex(2 if strict else 0)
        form = QFormLayout(self)
        form.addRow(language.gettext("&Person"), self.finder)
        form.addRow(language.gettext("Kind of &content"), self.topic)
        form.addRow(language.gettext("&May see"), self.verdict)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        self.finder.chosen.connect(self._save)
        form.addRow(buttons)
        self.setMinimumWidth(440)
        self.finder.setFocus()

    def _save(self) -> None:
        self.finder.when_found(self._make)

    def _make(self) -> None:
        person = self.finder.person()
        if person is None:
            self.finder.setFocus()
            return
        topic = self._topics[self.topic.currentIndex()]
        acts.set_exception(self._desk, person[0], person[1], topic, Verdict(self.verdict.currentData()))
        self.accept()
