"""A page that is a list: its head, its rows, and what stands there where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from entourage.ui.place import Page, Place
from entourage.ui.widgets.empty import Empty
from entourage.ui.widgets.head import Head
from entourage.ui.widgets.rows import Row, Rows, RowsView

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.ui.desk import Desk


class ListPage(Page):
    """Live as a page that is a list; what is listed may stand beside what it is about."""

    def __init__(self, desk: Desk, title: str) -> None:
        super().__init__(desk)
        self.rows = Rows(self)
        self.view = RowsView(desk, self.rows, title, self)
        self.head = Head(desk, title)
        self.empty = Empty(self)
        self._lists = QStackedWidget(self)
        self.listed = self.beside(self.view)
        self._lists.addWidget(self.listed)
        self._lists.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._lists, 1)

    def beside(self, view: RowsView) -> QWidget:
        """Give what is shown while there are rows: the list, or the list beside something."""
        return view

    def add_act(self, words: str, act: Callable[[], object], *, of_rows: bool = False) -> QPushButton:
        """Offer something to be done by a button of the head; of_rows: with the rows chosen, so by their menu too."""
        button = QPushButton(words, self)
        button.clicked.connect(lambda _=False: act())
        self.head.add(button)
        if of_rows:
            action = QAction(words, self.view)
            action.triggered.connect(lambda _=False: act())
            self.view.addAction(action)
        return button

    def go_to(self, _place: Place) -> None:
        """Read what is to be listed."""
        self.refresh()

    def focus_first(self) -> None:
        """Give the keyboard to the list."""
        self.view.setFocus()

    def panes(self) -> list[QWidget]:
        """Go through the list, or what stands there where there is none."""
        return [self.view if self._lists.currentWidget() is self.listed else self.empty]

    def show_rows(self, ids: list[int], word: Callable[[int], Row], count: int | None = None) -> None:
        """Show rows by their ids, each worded when it is seen; count: how many there are of all."""
        self.rows.show_rows(ids, word, len(ids) if count is None else count)
        self._lists.setCurrentWidget(self.listed if ids else self.empty)
        if ids and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0))
