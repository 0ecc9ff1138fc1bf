"""The first people of a file, one after the other, as they would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from entourage.domain.contact import Kind, called
from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.tone import tone
from entourage.words import columns, names
from entourage.words import importing as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QDialog

    from entourage.domain.contact import Value
    from entourage.formats.record import Record
    from entourage.language import Language
    from entourage.ui.desk import Desk

_NAME_PARTS = {"family": 0, "given": 1, "middle": 2, "prefix": 3, "suffix": 4}
_ORDER = ("prefix", "given", "middle", "family", "suffix")
_ADDRESS_PARTS = ("po_box", "extended", "street", "city", "region", "postcode", "country")
_LONGEST = 300
_LARGER = 1.2


class Specimen(QWidget):
    """Live as the card of one person among the first of a file, with a way to the others."""

    def __init__(self, desk: Desk, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._desk = desk
        self._records: Sequence[Record] = ()
        self._place = 0
        language = desk.language
        self._where = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self._back = self._arrow("‹", language.gettext("Previous person"), "Alt+Left", -1, dialog)
        self._on = self._arrow("›", language.gettext("Next person"), "Alt+Right", 1, dialog)
        self._card = QScrollArea(self)
        self._card.setWidgetResizable(True)
        self._card.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._card.setFrameShape(QFrame.Shape.StyledPanel)
        self._card.setAccessibleName(language.gettext("The person as read"))
        head = QHBoxLayout()
        head.addWidget(self._where, 1)
        head.addWidget(self._back)
        head.addWidget(self._on)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._card, 1)

    def _arrow(self, sign: str, name: str, key: str, step: int, dialog: QDialog) -> QPushButton:
        button = QPushButton(sign, self)
        button.setAutoDefault(False)
        button.setStyleSheet("padding: 2px 10px")
        button.setAccessibleName(name)
        button.setToolTip(tip(f"{name} ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})"))
        button.clicked.connect(lambda: self._go(step))
        QShortcut(QKeySequence(key), dialog, lambda: self._go(step))
        return button

    def show_records(self, records: Sequence[Record]) -> None:
        """Show other people, at the place where one was."""
        self._records = records
        self._place = min(self._place, max(0, len(records) - 1))
        self._show()

    def _go(self, step: int) -> None:
        if 0 <= self._place + step < len(self._records):
            self._place += step
            self._show()

    def _show(self) -> None:
        language, count = self._desk.language, len(self._records)
        if not count:
            self._where.setText(language.gettext("Nobody is read so."))
        else:
            said = language.gettext("As read: {number} of {count}")
            self._where.setText(said.format(number=self._place + 1, count=count))
        for arrow, step in ((self._back, -1), (self._on, 1)):
            arrow.setEnabled(0 <= self._place + step < count)
        lines = list(_lines(language, self._records[self._place])) if count else []
        name = names.person(language, called(self._records[self._place].values)) if count else ""
        self._card.setWidget(self._sheet(name or "—", lines))
        self._card.setAccessibleDescription("\n".join([name, *(f"{field}: {text}" for field, text in lines)]))

    def _sheet(self, name: str, lines: Sequence[tuple[str, str]]) -> QWidget:
        sheet = QWidget(self)
        sheet.setAutoFillBackground(True)
        sheet.setBackgroundRole(QPalette.ColorRole.Base)
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        title = self._label(name, sheet)
        font = title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        title.setFont(font)
        grid.addWidget(title, 0, 0, 1, 2)
        for row, (field, text) in enumerate(lines, 1):
            called = self._label(field, sheet)
            tone(self._desk, called, "muted")
            called.setMaximumWidth(called.fontMetrics().averageCharWidth() * _FIELD_LETTERS)
            called.setAlignment(Qt.AlignmentFlag.AlignTop)
            grid.addWidget(called, row, 0)
            grid.addWidget(self._label(text, sheet), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowStretch(len(lines) + 1, 1)
        return sheet

    def _label(self, text: str, sheet: QWidget) -> QLabel:
        label = QLabel(_breakable(text), sheet, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setMinimumWidth(1)
        return label


_FIELD_LETTERS = 20
_BREAK_AFTER = 24


def _breakable(text: str) -> str:
    """Let long words without blanks, such as addresses of mail, be broken where there is no room."""
    if all(len(word) <= _BREAK_AFTER for word in text.split()):
        return text
    return "".join(f"{letter}\N{ZERO WIDTH SPACE}" if letter in "@./-_" else letter for letter in text)


def _lines(language: Language, record: Record) -> Iterator[tuple[str, str]]:
    """Say what is read of someone, line by line: (field, text)."""
    fields = names.fields(language)
    for value in record.values:
        if value.kind is Kind.NAME:
            parts = {key: value.parts[place] for key, place in _NAME_PARTS.items() if place < len(value.parts)}
            yield from ((fields[key], parts[key]) for key in _ORDER if parts.get(key))
        elif value.kind is Kind.ADDRESS and any(value.parts):
            yield from _address(language, value)
        else:
            yield words.labelled_field(language, value), _said(language, value)
    if record.identifier:
        yield language.gettext("Known there as"), record.identifier[:_LONGEST]


def _address(language: Language, value: Value) -> Iterator[tuple[str, str]]:
    """Say an address part by part, so that it is seen which column went where."""
    where = next((one for one in value.types if one in {"home", "work", "other"}), "")
    for key, text in zip(_ADDRESS_PARTS, value.parts, strict=False):
        if text:
            yield columns.holds(language, f"{key}:{where}" if where else key), text[:_LONGEST]


def _said(language: Language, value: Value) -> str:
    if value.photo:
        return value.photo.url or language.gettext("a picture")
    return words.said(language, value)[:_LONGEST]
