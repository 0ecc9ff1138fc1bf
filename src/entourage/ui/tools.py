"""The line above the pages: the main acts, Undo, and the search field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QWidget

from entourage.ui.dropping import let_files_pass
from entourage.ui.icons import icon
from entourage.ui.widgets.elided import ElidedButton
from entourage.ui.widgets.tips import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QMouseEvent, QResizeEvent

    from entourage.ui.desk import Desk

_SEARCH_WIDTH, _SEARCH_NARROW = 350, 180
_SPACING = 10
_MARGINS = 14, 8, 14, 8


class Reverse(ElidedButton):
    """Live as the button of Undo or Redo; a click so soon after another was not meant for the act now named here."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._resting = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())
        self.clicked.connect(self._resting.start)
        self.hide()

    def follow(self, act: QAction) -> None:
        """Do this."""
        _follow(self, act)

    def name(self, words: str, *, is_possible: bool) -> None:
        """Say what it would do; after a click, for a while nothing."""
        if self._resting.isActive():
            self._resting.start()
        self.say(words)
        self.setVisible(is_possible)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take no second click while the first is at work, nor right after it."""
        if not self._resting.isActive() and not self._desk.is_writing:
            super().mousePressEvent(event)


class SearchField(QLineEdit):
    """Live as the search field; while nothing is typed in it, Undo and Redo are those of the book."""

    def event(self, event: QEvent) -> bool:
        """Claim no key of theirs then."""
        is_asked = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and isinstance(event, QKeyEvent) and not self.text():
            is_redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if is_redo or event.matches(QKeySequence.StandardKey.Undo):
                event.ignore()
                return True
        return super().event(event)


class Tools(QWidget):
    """Live as the line of tools; where it is short, the main acts are icons without their words."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._buttons: list[tuple[QPushButton, str, str]] = []
        self.undo, self.redo = Reverse(desk, self), Reverse(desk, self)
        self.search = self._field()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(*_MARGINS)
        self._line.setSpacing(_SPACING)
        self._line.addWidget(self.undo)
        self._line.addWidget(self.redo)
        self._line.addStretch(1)
        self._line.addWidget(self.search, 2)
        desk.recoloured.connect(self._colour)

    def _field(self) -> SearchField:
        field = SearchField(self, clearButtonEnabled=True)
        let_files_pass(field)
        field.setMaximumWidth(_SEARCH_WIDTH)
        field.setMinimumWidth(_SEARCH_NARROW)
        self._search_icon = field.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        return field

    def ask_for(self, hint: str) -> None:
        """Say what the search field finds; where that is nothing, there is no field."""
        self.search.setVisible(bool(hint))
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self._fit()

    def offer(self, words: str, act: QAction, drawing: str, *, leading: bool = False) -> None:
        """Add a button before Undo."""
        button = QPushButton(words, self)
        button.setProperty("leading", leading)
        button.setAccessibleName(words)
        self._line.insertWidget(len(self._buttons), button)
        self._buttons.append((button, words, drawing))
        _follow(button, act)
        self._colour()

    def order(self) -> list[QWidget]:
        """List what takes the keyboard, in its order."""
        return [*(button for button, _, _ in self._buttons), self.undo, self.redo, self.search]

    def say_standing(self, undo: str, redo: str, *, can_undo: bool, can_redo: bool) -> None:
        """Say what Undo would take back, and Redo bring back."""
        self.undo.name(undo, is_possible=can_undo)
        self.redo.name(redo, is_possible=can_redo)
        self._fit()

    def _colour(self) -> None:
        colours = self._desk.colours
        for button, _, drawing in self._buttons:
            leading = button.property("leading")
            button.setIcon(icon(drawing, colours.on_accent if leading else colours.text, colours.muted))
        self.undo.setIcon(icon("undo", colours.text, colours.muted))
        self.redo.setIcon(icon("redo", colours.text, colours.muted))
        self._search_icon.setIcon(icon("search", colours.muted))

    def minimumSizeHint(self) -> QSize:
        """Be content with the icons."""
        left, _, right, _ = _MARGINS
        wanted = [_narrow(button) for button, _, _ in self._buttons]
        wanted += [one.minimumSizeHint().width() for one in (self.undo, self.redo) if not one.isHidden()]
        wanted += [_SEARCH_NARROW]
        return QSize(left + right + sum(wanted) + _SPACING * len(wanted), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find room for the words, or leave them out."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        words = [button.fontMetrics().horizontalAdvance(said) for button, said, _ in self._buttons]
        is_narrow = self.width() < self.minimumSizeHint().width() + sum(words)
        for button, said, _ in self._buttons:
            button.setText("" if is_narrow else said)
            button.setToolTip(tip(said if is_narrow else ""))


def _narrow(button: QPushButton) -> int:
    """Give the width of a button that has an icon and no words."""
    return button.sizeHint().width() - button.fontMetrics().horizontalAdvance(button.text())


def _follow(button: QPushButton, act: QAction) -> None:
    button.clicked.connect(act.trigger)
    button.setEnabled(act.isEnabled())
    act.enabledChanged.connect(button.setEnabled)
