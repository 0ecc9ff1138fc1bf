"""A field for hours, with what is wrong with them below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit

from entourage.ui.widgets.tone import sheet, tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk
    from entourage.ui.theme import Colours

_WIDEST = 420


class HoursField(QLineEdit):
    """Live as a field for hours: what it says is kept when one leaves it or presses Return.

    remark: the words below it that say why what was typed is not understood; it stays, to be corrected.
    """

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.kept = ""
        self.remark = QLabel(parent, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.remark.hide()
        tone(desk, self.remark, "fault")
        self.setAccessibleName(name)
        self.setMaximumWidth(_WIDEST)
        self.setPlaceholderText(desk.language.gettext("Mon–Fri 9:00–17:00"))
        self.textEdited.connect(lambda: self.complain(""))

    def show_hours(self, text: str) -> None:
        """Show what is kept, unless something is being typed or is still to be corrected."""
        if self.text() == self.kept or not (self.hasFocus() or self.remark.text()):
            self.setText(text)
            self.setCursorPosition(0)
        self.kept = text

    def complain(self, sentence: str) -> None:
        """Say below the field what is wrong with it, or nothing any more."""
        self.remark.setText(f"⚠ {sentence}" if sentence else "")
        self.remark.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)
        sheet(self._desk, self, _wrong if sentence else lambda _: "")

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where the field itself has nothing of the kind."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undoes or redoes:
                event.ignore()
                return False
        return super().event(event)


def _wrong(colours: Colours) -> str:
    return f"QLineEdit {{ border: 1px solid {colours.fault}; border-radius: 4px; padding: 3px; }}"
