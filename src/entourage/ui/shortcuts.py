"""Keys that no menu can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from entourage.ui.keys import digit

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.ui.acts import Acts
    from entourage.ui.main_window import MainWindow


class Shortcuts(QObject):
    """Live as what looks at every key before the widget that has the keyboard."""

    def __init__(self, window: MainWindow, acts: Acts) -> None:
        super().__init__(window)
        self._window, self._acts = window, acts
        if application := QApplication.instance():
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Ctrl and a digit by the key pressed, “/” for the search, and Del for taking out of a circle."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is not self._window.focusWidget() or not self._window.isActiveWindow():
            return False
        act = self._act_of(event, is_typing=isinstance(watched, (QLineEdit, QTextEdit, QPlainTextEdit)))
        if act is not None:
            act()
        return act is not None

    def _act_of(self, event: QKeyEvent, *, is_typing: bool) -> Callable[[], object] | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        number = digit(event)
        if number and held == Qt.KeyboardModifier.ControlModifier and self._window.chosen():
            return lambda: self._acts.put_into_number(number)
        if is_typing:
            return None
        if event.text() == "/":
            return self._acts.find
        is_delete = event.key() == Qt.Key.Key_Delete and held == Qt.KeyboardModifier.NoModifier
        return self._acts.take_out if is_delete and self._window.chosen() else None
