"""A date as it is typed, and as it is understood."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from entourage.domain.contact import Kind, Value
from entourage.domain.errors import EntourageError
from entourage.domain.sheet import Line, with_text
from entourage.domain.text import fold, one_line
from entourage.formats.typed_dates import read_typed
from entourage.ui.people.editor_fields import TextField
from entourage.ui.people.editor_rows import Row
from entourage.words import importing
from entourage.words.faults import error

if TYPE_CHECKING:
    from entourage.domain.dates import PartialDate
    from entourage.ui.desk import Desk


class DateRow(Row):
    """Live as a date; one that is neither a birthday nor a union has words for what it is."""

    def __init__(self, desk: Desk, line: Line, name: str, parent: QWidget) -> None:
        super().__init__(desk, line, name, parent)
        language = desk.language
        hint = language.gettext("12 April 1985, 12 April, April 1985 or 1985")
        self._field = TextField(importing.said(language, line.value), name, self, hint)
        self._shown = self._field.text()
        self._kept = importing.said(language, line.held.value) if line.held else ""
        self._label = self._words() if line.value.kind is Kind.DATE else None
        across = QHBoxLayout()
        across.setSpacing(6)
        across.addWidget(self._field, 3)
        if self._label:
            across.addWidget(self._label, 2)
        self.lay(across)
        self._field.textChanged.connect(self._typed)
        self._field.editingFinished.connect(self.show_problem)
        self._typed()

    def _words(self) -> TextField:
        language = self.desk.language
        called = language.gettext("{field}: what it is for").format(field=self.name)
        box = TextField(self.line.value.label, called, self, language.gettext("Of what"))
        box.textChanged.connect(self.edited)
        return box

    def fields(self) -> list[QWidget]:
        """List the date and its words."""
        return [self._field, *([self._label] if self._label else [])]

    def _read(self) -> PartialDate | None:
        try:
            return read_typed(self.desk.language, self._field.text())
        except EntourageError:
            return None

    def _typed(self) -> None:
        """Say how the date is understood, where that is not what stands there."""
        language, text = self.desk.language, self._field.text()
        found = self._read() if text.strip() else None
        understood = language.partial_date(found) if found else ""
        self._remark.say(f"= {understood}" if fold(understood) != fold(text) and understood else "")
        if text.strip() and text == self._kept and not found:
            self._remark.say(language.gettext("This is not read as a date; it stays as it stands."))
        self.edited.emit()

    def problem(self) -> str:
        """Explain a date that is none, or could be two."""
        text = one_line(self._field.text())
        if not text or self._field.text() == self._kept:
            return ""
        try:
            read_typed(self.desk.language, text)
        except EntourageError as fault:
            return error(self.desk.language, fault)
        return ""

    def show_problem(self) -> None:
        """Say beside the field what is wrong with it."""
        if self.problem():
            super().show_problem()

    def value(self) -> Value:
        """Give the date as ISO 8601; what cannot be read stays as it was typed."""
        value, text = self.line.value, self._field.text()
        if text != self._shown:
            found = self._read()
            value = with_text(value, str(found) if found else one_line(text))
        if self._label and self._label.text() != self.line.value.label:
            value = replace(value, label=one_line(self._label.text()))
        return value

    def says(self) -> str:
        """Write the date as it stands."""
        return self._field.text()
