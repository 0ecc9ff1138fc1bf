"""The lists of an account: whom they stand for, and how far they are applied on the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from entourage.operations import audience_lists
from entourage.ui.accounts.list_dialog import ListDialog
from entourage.ui.pages import PAGES
from entourage.ui.place import Place
from entourage.ui.widgets.empty import Empty
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.rows import Row, Rows, RowsView
from entourage.words import audience, names, todo

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.operations.audience_lists import ListState
    from entourage.ui.accounts.reading import Closely
    from entourage.ui.desk import Desk


class Lists(QWidget):
    """Live as the lists of an account."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.found: Closely | None = None
        self._is_made = False
        language = desk.language
        self.rows = Rows(self)
        self.view = RowsView(desk, self.rows, language.gettext("Lists"), self)
        self.view.pressed_return.connect(self.change)
        self.view.doubleClicked.connect(lambda _: self.change())
        self.view.chose.connect(self._enable)
        self.empty = Empty(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self.setFocusProxy(self.view)
        self._of_rows: list[QPushButton] = []
        self._foot = QWidget(self)
        self._line = FlowLayout(self._foot, gap=8)
        self._line.setContentsMargins(16, 8, 12, 8)
        self._act(language.gettext("New list…"), self.add, of_rows=False)
        self._act(language.gettext("Change the list…"), self.change)
        self._act(language.gettext("Remove the list"), self.remove)
        if "todo" in PAGES:
            self._act(language.gettext("What is to do there"), self._do)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)

    def _act(self, text: str, act: Callable[[], object], *, of_rows: bool = True) -> None:
        button = QPushButton(text, self)
        button.clicked.connect(lambda _=False: act())
        self._line.addWidget(button)
        if of_rows:
            self._of_rows.append(button)
            action = QAction(text, self.view)
            action.triggered.connect(lambda _=False: act())
            self.view.addAction(action)

    def _enable(self) -> None:
        for button in self._of_rows:
            button.setEnabled(bool(self.view.chosen()))

    def show_found(self, found: Closely) -> None:
        """Show the lists of an account."""
        self.found = found
        language = self._desk.language
        self.rows.show_rows([one.listed.id for one in found.lists], lambda at: self._row(found, at), len(found.lists))
        self._stack.setCurrentWidget(self.view if found.lists else self.empty)
        self._foot.setVisible(bool(found.lists))
        if not found.lists:
            self.empty.say(
                language.gettext("A list lets you post there to some circles only, or to all but some."),
                (language.gettext("New list…"), self.add),
            )
        elif not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0))
        self._take_keyboard(found)
        self._enable()

    def _row(self, found: Closely, at: int) -> Row:
        language, one = self._desk.language, found.lists[at]
        circles = {circle.id: names.circle(language, circle) for circle in found.known.situation.circles}
        return Row(
            id=one.listed.id,
            text=self._name(found, one),
            more=", ".join(circles[key] for key in one.listed.circles if key in circles),
            when=" · ".join((todo.progress(language, one.changes), audience.state(language, one.listed))),
            remark=todo.asks(language, one.changes),
        )

    def _name(self, found: Closely, one: ListState) -> str:
        return audience.audience_list(self._desk.language, one.listed, found.network)

    def _chosen(self) -> ListState | None:
        chosen = self.view.chosen()
        lists = self.found.lists if self.found else ()
        return next((one for one in lists if chosen and one.listed.id == chosen[0]), None)

    def add(self) -> None:
        """Decide on another list."""
        if self.found:
            dialog = ListDialog(self._desk, self.found, None, self)
            dialog.accepted.connect(self._await_made)
            dialog.open()

    def _await_made(self) -> None:
        """Give the keyboard to the lists, at once or when the new one is among them."""
        self._is_made = True
        if self.found:
            self._take_keyboard(self.found)

    def _take_keyboard(self, found: Closely) -> None:
        if self._is_made and found.lists:
            self._is_made = False
            self.view.setFocus()  # the button that was pressed has gone

    def change(self) -> None:
        """Decide otherwise on the list chosen."""
        chosen = self._chosen()
        if self.found and chosen:
            ListDialog(self._desk, self.found, chosen.listed, self).open()

    def remove(self) -> None:
        """Take the list chosen away here."""
        chosen, language = self._chosen(), self._desk.language
        if self.found and chosen:
            key = chosen.listed.id
            said = language.gettext("The list {list} was removed here; on the network it stays as it is.")
            sentence = said.format(list=language.quoted(self._name(self.found, chosen)))
            self._desk.write(
                lambda database: audience_lists.remove(database, key),
                lambda _: self._desk.tell(sentence, can_undo=True),
            )

    def _do(self) -> None:
        chosen = self._chosen()
        if chosen:
            self._desk.going.emit(Place("todo", about=str(chosen.listed.id)))
