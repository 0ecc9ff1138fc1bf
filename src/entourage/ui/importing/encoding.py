"""How the letters of a file are read, why, and how they would be read otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from entourage.formats.evidence import doubts
from entourage.ui.widgets.tone import tone
from entourage.words import columns as words
from entourage.words import remarks
from entourage.words.encodings import encoding_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.formats.preview import Passage, Preview
    from entourage.ui.desk import Desk


class EncodingPane(QWidget):
    """Live as the choice of an encoding, beside a few lines of the file; told: the encoding chosen, "" for none."""

    told = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        language = desk.language
        self.codes = QComboBox(self)
        self.codes.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.codes.setMinimumContentsLength(_LETTERS)
        self.codes.activated.connect(lambda: self.told.emit(self.codes.currentData()))
        label = QLabel(
            language.gettext("&Encoding of the text, and words as they read then"),
            self,
            textFormat=Qt.TextFormat.PlainText,
        )
        label.setBuddy(self.codes)
        label.setWordWrap(True)
        self._why = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._marks = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, self._marks, "muted")
        self.text = QPlainTextEdit(self, readOnly=True, tabChangesFocus=True)
        self.text.setAccessibleName(language.gettext("Lines of the file"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        column = QVBoxLayout(self)
        for widget in (label, self.codes, self._why, self._marks):
            column.addWidget(widget)
        column.addWidget(self.text, 1)

    def show_preview(self, found: Preview, told: str) -> None:
        """Show how a file is read; told: the encoding that the person chose."""
        self._list(found, told)
        why = found.evidence
        language = self._desk.language
        said = [
            words.evidence(language, why.code, found.encoding, why.letters, why.others, why.words, why.file),
            *(remarks.sentence(language, one) for one in doubts(why, found.encoding)),
        ]
        self._why.setText("\n".join(said))
        self._mark(found.passages)

    def _list(self, found: Preview, told: str) -> None:
        language = self._desk.language
        self.codes.clear()
        own = language.gettext("As the program finds it: {encoding}")
        self.codes.addItem(own.format(encoding=encoding_name(found.own_encoding)), "")
        for one in found.alternatives:
            name = encoding_name(one.encoding)
            if one.words:
                name = language.gettext("{encoding}: {words}").format(encoding=name, words=one.words)
            if not one.fits:
                name = language.gettext("{encoding} (does not fit)").format(encoding=encoding_name(one.encoding))
            self.codes.addItem(name, one.encoding)
        place = self.codes.findData(told)
        if place < 0:
            self.codes.addItem(encoding_name(told), told)
            place = self.codes.count() - 1
        self.codes.setCurrentIndex(place)

    def _mark(self, passages: Sequence[Passage]) -> None:
        language, colours = self._desk.language, self._desk.colours
        self.text.setPlainText("\n".join(one.text for one in passages))
        beyond, changed = QTextCharFormat(), QTextCharFormat()
        for each in (beyond, changed):
            each.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            each.setUnderlineColor(QColor(colours.accent))
        changed.setBackground(QColor(colours.little))
        changed.setForeground(QColor(colours.on_little))
        changed.setFontWeight(_BOLD)
        document, marks, start = self.text.document(), [], 0
        for one in passages:
            for spans, form in ((one.beyond, beyond), (one.changed, changed)):
                marks += [self._selection(start, one.text, span, form) for span in spans]
            start += _length(one.text) + 1
        self.text.setExtraSelections(marks)
        document.clearUndoRedoStacks()
        is_marked = any(one.beyond or one.changed for one in passages)
        sentence = language.gettext(
            "Underlined: letters beyond plain ASCII, which other encodings read otherwise. On colour: what has changed."
        )
        plain = language.gettext("The first lines of the file:")
        self._marks.setText(sentence if is_marked else plain)

    def _selection(
        self, start: int, text: str, span: tuple[int, int], form: QTextCharFormat
    ) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(start + _length(text[: span[0]]))
        cursor.setPosition(start + _length(text[: span[1]]), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = form
        return selection


_LETTERS, _BOLD = 24, 700


def _length(text: str) -> int:
    """Measure a text as Qt does, in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
