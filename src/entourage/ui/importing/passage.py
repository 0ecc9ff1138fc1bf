"""A passage of a file, shown as it stands there, with the line that is meant marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFontDatabase, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.formats.passages import Passage
    from entourage.ui.desk import Desk

_TINT = 70


class PassageView(QPlainTextEdit):
    """Live as the text of a passage."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, readOnly=True, tabChangesFocus=True)
        self._desk = desk
        self.setAccessibleName(desk.language.gettext("What stands in the file"))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))

    def show_passage(self, passage: Passage) -> None:
        """Show lines, the one that is meant tinted and in sight."""
        self.setPlainText("\n".join(passage.lines))
        place = passage.marked - passage.first
        is_marked = passage.marked > 0 and len(passage.lines) > 1
        self.setExtraSelections([self._tinted(place)] if is_marked else [])
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(place if is_marked else 0)))
        self.centerCursor()

    def _tinted(self, place: int) -> QTextEdit.ExtraSelection:
        found = QTextEdit.ExtraSelection()
        tint = QColor(self._desk.colours.accent)
        tint.setAlpha(_TINT)
        found.format.setBackground(tint)
        found.format.setProperty(QTextFormat.Property.FullWidthSelection, True)  # noqa: FBT003 - Qt's property
        found.cursor = QTextCursor(self.document().findBlockByNumber(place))
        return found
