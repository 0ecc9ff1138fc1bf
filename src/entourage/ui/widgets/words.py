"""Text that is shown as it is, broken where it must be, and copied whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent

    from entourage.ui.desk import Desk

_LONG = re.compile(r"\S{12,}")
_VERY_LONG, _SYLLABLES = re.compile(r"\w{18,}"), re.compile(r"\w{4}(?=\w{4})")
_BREAK = "\u200b"
_HIGHEST = 10_000
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class Words(QLabel):
    """Live as a text; long addresses are broken after their signs, and copied by the menu as they are."""

    def __init__(self, desk: Desk, text: str, parent: QWidget) -> None:
        super().__init__(parent, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._desk = desk
        self.whole = text
        self.setText(breakable(text))
        self.setAccessibleName(text)
        self.setSizePolicy(_as_wide_as_there_is_room())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        _offer_copy(self._desk, self.whole, event, self)


class Link(QAbstractButton):
    """Live as a text that opens something, by the mouse or by a key; screen readers hear a button, and press it."""

    def __init__(self, desk: Desk, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.whole, self._shown = text, breakable(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(_as_wide_as_there_is_room())

    def _box(self, width: int) -> QRect:
        return self.fontMetrics().boundingRect(QRect(0, 0, width, _HIGHEST), _WRAPPED, self._shown)

    def sizeHint(self) -> QSize:
        """Ask for room for all the words in one line."""
        return self.fontMetrics().size(0, self._shown)

    def minimumSizeHint(self) -> QSize:
        """Be content with less width, and more lines."""
        return QSize(0, self.fontMetrics().height())

    def heightForWidth(self, width: int) -> int:
        """Measure the lines at a width."""
        return self._box(max(1, width)).height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, underlined where they have the keyboard or the mouse."""
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(self.hasFocus() or self.underMouse())
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.Link))
        painter.drawText(self.rect(), _WRAPPED, self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be pressed by Return as by Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        _offer_copy(self._desk, self.whole, event, self)


def _as_wide_as_there_is_room() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


def _offer_copy(desk: Desk, text: str, event: QContextMenuEvent, parent: QWidget) -> None:
    menu = QMenu(parent)
    copy = menu.addAction(desk.language.gettext("Copy"))
    copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(text))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(event.globalPos())


def breakable(text: str) -> str:
    """Let long words be broken after their signs, by a sign that is not seen."""
    return _LONG.sub(lambda word: _broken(word.group()), text)


def _broken(word: str) -> str:
    signs = re.sub(r"(?<=[@._/?&=:,;+-])(?=\S)", _BREAK, word)
    return _VERY_LONG.sub(lambda run: _SYLLABLES.sub(rf"\g<0>{_BREAK}", run.group()), signs)
