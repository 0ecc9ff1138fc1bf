"""Text that is pasted to be imported: shown with what is taken for a name, and where that can be said otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from entourage.operations import pasting
from entourage.operations.pasting import Said
from entourage.ui.widgets.helping import explain_by_key
from entourage.words import importing as words
from entourage.words.brands import spelled

if TYPE_CHECKING:
    from entourage.operations.pasting import Glance
    from entourage.ui.desk import Desk

_NETWORKS = ("facebook", "linkedin", "instagram", "mastodon", "x", "tiktok", "threads", "bluesky", "xing")
_SOON = 150  # milliseconds after the last key
_SIZE, _ROOM, _SHARE = (620, 600), 60, 0.85
LONGEST = 5_000_000
"""Letters of a text that is shown before it is read; a longer one would hold the window up."""


class PasteDialog(QDialog):
    """Live as the window of a pasted text; pasted: the text, and what the person says of it."""

    pasted = Signal(str, object)

    def __init__(self, desk: Desk, text: str, said: Said, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._glance: Glance | None = None
        lines = text.splitlines()
        self._names = {lines[at - 1] for at in said.names if at <= len(lines)}
        self._ignored = {lines[at - 1] for at in said.ignored if at <= len(lines)}
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "import")
        self.setWindowTitle(language.gettext("Paste people"))
        self.text = QPlainTextEdit(self, tabChangesFocus=True)
        self.text.setAccessibleName(language.gettext("Pasted text"))
        self.text.setPlaceholderText(
            language.gettext("Names, addresses, a table or vCards: whatever you copied, as it came.")
        )
        self.found = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.source = self._sources(said.source)
        self._turn = QPushButton(self)
        self._turn.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.addLayout(self._asking())
        column.addWidget(self.text, 1)
        line = QHBoxLayout()
        line.addWidget(self.found, 1)
        line.addWidget(self._turn)
        column.addLayout(line)
        column.addWidget(self._buttons())
        self._connect()
        QWidget.setTabOrder(self.source, self.text)
        QWidget.setTabOrder(self.text, self._turn)
        QWidget.setTabOrder(self._turn, self.go_on)
        self.text.setFocus()
        self.text.setPlainText(text)
        self.resize(QSize(*_SIZE).boundedTo(self.screen().availableSize() * _SHARE))
        self._look()

    def _connect(self) -> None:
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._look)
        self.text.textChanged.connect(self._soon.start)
        self.text.cursorPositionChanged.connect(self._name_turn)
        self.source.currentTextChanged.connect(self._soon.start)
        self._turn.clicked.connect(self._say_otherwise)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._accept)
        QShortcut(QKeySequence("Ctrl+D"), self, self._say_otherwise)

    def _asking(self) -> QHBoxLayout:
        line = QHBoxLayout()
        label = QLabel(self._desk.language.gettext("&Where it is from"), self, textFormat=Qt.TextFormat.PlainText)
        label.setBuddy(self.source)
        line.addWidget(label)
        line.addWidget(self.source)
        line.addStretch(1)
        return line

    def _sources(self, chosen: str) -> QComboBox:
        box = QComboBox(self, editable=True)
        box.addItems(["", *map(spelled, _NETWORKS)])
        box.setCurrentText(chosen)
        edit = box.lineEdit()
        if edit:
            edit.setPlaceholderText(self._desk.language.gettext("choose, or type a name"))
            box.setMinimumWidth(edit.fontMetrics().horizontalAdvance(edit.placeholderText()) + _ROOM)
        return box

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        go_on = self._desk.language.gettext("&Show what would happen")
        self.go_on = box.addButton(go_on, QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_on.setProperty("leading", True)  # noqa: FBT003 - Qt's property
        box.accepted.connect(self._accept)
        box.rejected.connect(self.reject)
        return box

    def said(self) -> Said:
        """Give what the person says of the text as it is now."""
        lines = self.text.toPlainText().splitlines()
        names = tuple(at for at, line in enumerate(lines, 1) if line in self._names)
        ignored = tuple(at for at, line in enumerate(lines, 1) if line in self._ignored)
        return Said(self.source.currentText().strip(), names, ignored)

    def _look(self) -> None:
        """Read the text as it is now, off the window's thread."""
        text, said = self.text.toPlainText(), self.said()
        self._desk.read(self, lambda _: pasting.glance(text, said), self._show, "pasted")

    def _show(self, found: Glance) -> None:
        self._glance = found
        self.found.setText(self._words(found))
        self.go_on.setEnabled(bool(found.people))
        self._mark()
        self._name_turn()

    def _words(self, found: Glance) -> str:
        language = self._desk.language
        if not self.text.toPlainText().strip():
            return ""
        if not found.people:
            return language.gettext("Nobody is found in this text.")
        if found.format == "names":
            text = f"{found.people} {len(found.ignored)}"
            return words.notice(language, "names_and_lines", line=0, name="", text=text)
        people = language.ngettext("{count} person", "{count} people", found.people)
        form = words.kind_of_file(language, found.format, found.dialect)
        return language.gettext("{format}: {people}").format(format=form, people=people)

    def _mark(self) -> None:
        """Strike through what is ignored, and let names stand out from what is said of them."""
        found = self._glance
        if found is None or found.format != "names":
            self.text.setExtraSelections([])
            return
        muted, ignored = QTextCharFormat(), QTextCharFormat()
        for form in (muted, ignored):
            form.setForeground(QColor(self._desk.colours.muted))
        ignored.setFontStrikeOut(True)
        rest = set(range(1, self.text.blockCount() + 1)) - found.lines - found.ignored
        marks = [self._marked(line, ignored) for line in found.ignored]
        self.text.setExtraSelections([*marks, *(self._marked(line, muted) for line in rest)])

    def _marked(self, line: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(self.text.document().findBlockByNumber(line - 1))
        mark.cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        mark.format = form
        return mark

    def _name_turn(self) -> None:
        """Offer to say otherwise what the line is where the caret stands."""
        language, found = self._desk.language, self._glance
        line = self.text.textCursor().blockNumber() + 1
        is_names = found is not None and found.format in ("names", "unknown")
        is_said = bool(self.text.textCursor().block().text().strip())
        is_ignored = found is None or line not in found.lines
        words = language.gettext("Take this line as a &name") if is_ignored else language.gettext("&Ignore this line")
        self._turn.setText(words)
        self._turn.setToolTip("Ctrl+D")
        is_either = found is not None and (line in found.lines or line in found.ignored or not found.people)
        self._turn.setVisible(is_names and is_said and is_either)

    def _say_otherwise(self) -> None:
        if self._turn.isHidden() or self._glance is None:
            return
        cursor = self.text.textCursor()
        line = cursor.block().text()
        is_name = cursor.blockNumber() + 1 in self._glance.lines
        (self._ignored if is_name else self._names).add(line)
        (self._names if is_name else self._ignored).discard(line)
        self._look()

    def _accept(self) -> None:
        if self.go_on.isEnabled():
            self.pasted.emit(self.text.toPlainText(), self.said())
            self.accept()
