"""Where the keyboard goes in the window: between the search field, the places, the page and the bar."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from entourage.ui.panes import go_round

if TYPE_CHECKING:
    from entourage.ui.main_window import MainWindow


class Keyboard(QObject):
    """Live as what gives the keyboard to a part of the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        search = window.search
        for key, act in ((Qt.Key.Key_Down, self.to_page), (Qt.Key.Key_Escape, self._end_search)):
            # Its constructor takes a context too, and does not heed it: the keys would be the whole window's.
            shortcut = QShortcut(QKeySequence(key), search, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        search.returnPressed.connect(self.to_page)
        window.bar.left.connect(self.go_back)
        window.tools.undo.clicked.connect(self._leave_undo)

    def order(self) -> None:
        """Let Tab go from the tools to the places, and from there to the page, which comes behind when it is made."""
        tools = self._window.tools.order()
        # First: Qt takes what begins the chain as following what ends it.
        QWidget.setTabOrder(tools[0], self._window.sidebar)
        for first, second in pairwise(tools):
            QWidget.setTabOrder(first, second)

    def to_page(self) -> None:
        """Give the keyboard to the page."""
        page = self._window.current_page()
        if page:
            page.focus_first()

    def _end_search(self) -> None:
        """Find everyone again; where nothing is searched for, go back to the page."""
        if self._window.search.text():
            self._window.search.clear()
        else:
            self.to_page()

    def go_back(self) -> None:
        """Give the keyboard to the page, or to the places where it takes none."""
        before = self._window.focusWidget()
        self.to_page()
        if self._window.focusWidget() is before:
            self._window.sidebar.setFocus()

    def _leave_undo(self) -> None:
        """Let a key that is pressed once more take back nothing more."""
        if self._window.focusWidget() is self._window.tools.undo:
            self.go_back()

    def go_round(self, step: int) -> None:
        """Give the keyboard to the next pane, or to the one before (-1), in the order in which they are seen."""
        window, page = self._window, self._window.current_page()
        window.bar.come_last()
        go_round([window.search, window.sidebar, *(page.panes() if page else []), window.bar], step)
