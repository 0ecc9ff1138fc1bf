"""How a file is read, looked at and changed: its encoding, and what the columns of a table hold."""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from entourage.domain.contact import Kind, Value
from entourage.formats.columns import AS_IT_IS, MEANINGS
from entourage.formats.record import Told
from entourage.operations import imports
from entourage.ui.widgets.helping import explain_by_key
from entourage.words import importing as words
from entourage.words import names
from entourage.words.brands import spelled

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.formats.preview import Preview
    from entourage.language import Language
    from entourage.ui.desk import Desk

# What files of contacts are written in; the names are Python's.
_ENCODINGS = (
    "utf-8",
    "cp1252",
    "mac_roman",
    "cp850",
    "cp1250",
    "utf-16-le",
    "utf-16-be",
    "cp1251",
    "koi8_r",
    "cp1253",
    "cp1255",
    "cp1256",
    "cp932",
    "euc_jp",
    "gb18030",
    "big5",
    "cp949",
)
_LONGEST = 40


class ColumnsDialog(QDialog):
    """Live as the window that shows how a file is read; told: how it is to be read instead."""

    told = Signal(object)

    def __init__(self, desk: Desk, path: Path, told: Told, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._path, self._told = desk, path, told
        self._boxes: dict[int, QComboBox] = {}
        self._found = ""
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, self._desk, "import")
        self.setWindowTitle(language.gettext("Columns and text of {file}").format(file=path.name))
        column = QVBoxLayout(self)
        column.addLayout(self._encoding())
        self._about = QLabel(self, wordWrap=True)
        column.addWidget(self._about)
        self._shown = QStackedWidget(self)
        self._table = QScrollArea(self)
        self._table.setWidgetResizable(True)
        self._table.setFrameShape(QFrame.Shape.NoFrame)
        self._text = QPlainTextEdit(self, readOnly=True, tabChangesFocus=True)
        self._text.setAccessibleName(language.gettext("First lines"))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._shown.addWidget(self._table)
        self._shown.addWidget(self._text)
        column.addWidget(self._shown, 1)
        column.addWidget(self._buttons())
        self.resize(640, 560)
        self._look()

    def _encoding(self) -> QHBoxLayout:
        language = self._desk.language
        line = QHBoxLayout()
        label = QLabel(language.gettext("&Encoding of the text"), self)
        self._codes = QComboBox(self)
        label.setBuddy(self._codes)
        for code in dict.fromkeys([*_ENCODINGS, *([self._told.encoding] if self._told.encoding else [])]):
            self._codes.addItem(_encoding_name(code), code)
        self._codes.setCurrentIndex(-1)
        self._codes.activated.connect(self._encode)
        line.addWidget(label)
        line.addWidget(self._codes)
        line.addStretch(1)
        return line

    def _buttons(self) -> QDialogButtonBox:
        language = self._desk.language
        kinds = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(kinds.Ok | kinds.Cancel, parent=self)
        box.button(kinds.Ok).setText(language.gettext("Read it so"))
        again = box.addButton(language.gettext("As the program found it"), QDialogButtonBox.ButtonRole.ResetRole)
        again.clicked.connect(self._reset)
        box.accepted.connect(self._accept)
        box.rejected.connect(self.reject)
        return box

    def _look(self) -> None:
        path, told = self._path, self._told
        self._desk.read(self, lambda _: imports.look(path, told), self._show, "preview")

    def _show(self, found: Preview) -> None:
        language = self._desk.language
        place = self._codes.findData(_canonical(found.encoding))
        if place < 0:
            self._codes.addItem(_encoding_name(found.encoding), _canonical(found.encoding))
            place = self._codes.count() - 1
        self._codes.setCurrentIndex(place)
        if found.meanings:
            self._about.setText(language.gettext("What each column holds, with a few of its cells:"))
            self._show_columns(found)
            self._shown.setCurrentWidget(self._table)
        else:
            self._about.setText(language.gettext("A few lines as they are read; accented letters should be right:"))
            self._text.setPlainText("\n".join(found.lines))
            self._shown.setCurrentWidget(self._text)

    def _show_columns(self, found: Preview) -> None:
        focus = next((place for place, box in self._boxes.items() if box.hasFocus()), None)
        sheet, self._boxes = QWidget(self), {}
        grid = QGridLayout(sheet)
        grid.setColumnStretch(2, 1)
        grid.setHorizontalSpacing(12)
        for place, meaning in enumerate(found.meanings):
            header = found.headers[place] if place < len(found.headers) else ""
            called = header or self._desk.language.gettext("Column {number}").format(number=place + 1)
            label = QLabel(called, sheet, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
            label.setMaximumWidth(190)
            box = self._meanings(place, meaning, sheet)
            box.setAccessibleName(called)
            cells = list(dict.fromkeys(row[place].strip() for row in found.rows if place < len(row)))
            examples = QLabel(" · ".join(map(_short, filter(None, cells))) or "—", sheet, wordWrap=True)
            examples.setTextFormat(Qt.TextFormat.PlainText)
            examples.setStyleSheet(f"color: {self._desk.colours.muted}")
            grid.addWidget(label, place, 0)
            grid.addWidget(box, place, 1)
            grid.addWidget(examples, place, 2)
        grid.setRowStretch(len(found.meanings), 1)
        self._table.setWidget(sheet)
        if focus in self._boxes:
            self._boxes[focus].setFocus()

    def _meanings(self, place: int, meaning: str, sheet: QWidget) -> QComboBox:
        language = self._desk.language
        box = QComboBox(sheet)
        fields = names.fields(language)
        for key, spec in MEANINGS.items():
            box.addItem(fields.get(key) or words.kinds(language)[Kind(spec)], spec)
        box.addItem(language.gettext("Keep it as it is"), AS_IT_IS)
        if box.findData(meaning) < 0:
            box.insertItem(0, _meaning_name(language, meaning), meaning)
        box.setCurrentIndex(box.findData(meaning))
        box.activated.connect(lambda _: self._mean(place, box.currentData()))
        self._boxes[place] = box
        return box

    def _mean(self, place: int, meaning: str) -> None:
        self._told = replace(self._told, columns={**self._told.columns, place: meaning})

    def _encode(self) -> None:
        self._told = replace(self._told, encoding=self._codes.currentData())
        self._look()

    def _reset(self) -> None:
        self._told = Told()
        self._look()

    def _accept(self) -> None:
        self.told.emit(self._told)
        self.accept()


def _canonical(encoding: str) -> str:
    """Give the spelling of an encoding that the list has, where it has the encoding."""
    try:
        wanted = codecs.lookup(encoding).name
    except LookupError:
        return encoding
    return next((one for one in _ENCODINGS if codecs.lookup(one).name == wanted), encoding)


def _encoding_name(code: str) -> str:
    known = {"cp": "Windows-", "utf": "UTF", "mac_roman": "Mac Roman", "koi8_r": "KOI8-R", "gb18030": "GB 18030"}
    if code in known:
        return known[code]
    if code.startswith("cp125"):
        return f"Windows-{code[2:]}"
    return {"cp850": "DOS (850)", "cp932": "Shift JIS", "cp949": "EUC-KR (949)", "euc_jp": "EUC-JP"}.get(
        code, code.upper().replace("_", "-")
    )


def _meaning_name(language: Language, meaning: str) -> str:
    """Name what a column was recognized as, where it is none of the fields offered."""
    spec, _, network = meaning.partition("@")
    kind, _, types = spec.partition(":")
    kind = kind.partition(".")[0]
    value = Value(kind=Kind(kind), types=tuple(filter(None, types.split(","))))
    said = words.labelled_field(language, value)
    return f"{said} ({spelled(network)})" if network else said


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
