"""Text that is shown as it is, broken where it must be, and copied whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent

    from entourage.ui.desk import Desk

_LONG = re.compile(r"\S{12,}")
_BREAK = "\u200b"


class Words(QLabel):
    """Live as a text; long addresses are broken after their signs, and copied by the menu as they are."""

    def __init__(self, desk: Desk, text: str, parent: QWidget) -> None:
        super().__init__(parent, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._desk = desk
        self.whole = text
        self.setText(_LONG.sub(lambda word: _broken(word.group()), text))
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        menu = QMenu(self)
        copy = menu.addAction(self._desk.language.gettext("Copy"))
        copy.triggered.connect(self._copy)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.whole)


def _broken(word: str) -> str:
    signs = re.sub(r"(?<=[@._/?&=:,;+-])(?=\S)", _BREAK, word)
    return _BREAK.join(re.sub(r"(\w{12})(?=\w{6})", rf"\1{_BREAK}", part) for part in signs.split(_BREAK))


class Link(Words):
    """Live as a text that opens something, by the mouse or by Return."""

    clicked = Signal()

    def __init__(self, desk: Desk, text: str, parent: QWidget) -> None:
        super().__init__(desk, text, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setForegroundRole(QPalette.ColorRole.Link)

    def _draw(self, *, underlined: bool) -> None:
        font = self.font()
        font.setUnderline(underlined)
        self.setFont(font)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Underline what the mouse is on."""
        self._draw(underlined=True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the line away."""
        self._draw(underlined=self.hasFocus())
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Underline what has the keyboard."""
        self._draw(underlined=True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the line away."""
        self._draw(underlined=False)
        super().focusOutEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what the text stands for."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open it by Return or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
