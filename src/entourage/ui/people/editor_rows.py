"""The rows of the editor: each shows one value, and says what it says now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from entourage.domain.contact import Kind, Value
from entourage.domain.editing import looks_wrong
from entourage.domain.sheet import Line, spoken, with_label, with_text
from entourage.domain.text import one_line
from entourage.ui.people import facts
from entourage.ui.people.editor_fields import ChoiceBox, Remark, TextBox, TextField
from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.tone import sheet
from entourage.words import choices, importing, labels, names

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from entourage.ui.desk import Desk

LABELLED = frozenset({Kind.EMAIL, Kind.TELEPHONE, Kind.ADDRESS, Kind.URL, Kind.RELATED})
_WIDEST_LABEL, _AROUND_LABEL = 20, 46  # letters, and what is around them


class Row(QWidget):
    """Live as one value on the sheet.

    edited: something was typed.
    """

    edited = Signal()

    def __init__(self, desk: Desk, line: Line, name: str, parent: QWidget) -> None:
        """Build it for a line; name: what the field is called."""
        super().__init__(parent)
        self.desk, self.line, self.name = desk, line, name
        self._remark = Remark(desk, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)

    def lay(self, *lines: QLayout | QWidget) -> None:
        """Put lines of fields above the remark."""
        for one in lines:
            if isinstance(one, QWidget):
                self._column.addWidget(one)
            else:
                self._column.addLayout(one)
        self._column.addWidget(self._remark)
        for field in self.fields():
            field.setToolTip(tip(self.origin()))
            field.setAccessibleDescription(self.origin())

    def fields(self) -> list[QWidget]:
        """List what takes the keyboard, in its order."""
        return []

    def value(self) -> Value:
        """Give the value as it stands now; what was not touched stays to the letter."""
        return self.line.value

    def problem(self) -> str:
        """Say what keeps this from being saved, nothing where all is well."""
        return ""

    def show_problem(self) -> None:
        """Say beside the field what is wrong."""
        self._remark.say(self.problem(), is_fault=bool(self.problem()))

    def now(self) -> Line:
        """Give the line with what it says now."""
        return Line(self.line.held, self.value())

    def origin(self) -> str:
        """Say where the value comes from."""
        if self.line.held is None:
            return ""
        return names.labelled(
            self.desk.language,
            self.desk.language.gettext("Comes from"),
            facts.origin(self.desk.language, self.line.held),
        )

    def says(self) -> str:
        """Write the value in one line."""
        return importing.said(self.desk.language, self.value())

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands here."""
        return self.value().is_empty


class TextRow(Row):
    """Live as a value of one line, with what it is for."""

    def __init__(self, desk: Desk, line: Line, name: str, parent: QWidget) -> None:
        super().__init__(desk, line, name, parent)
        self._field = TextField(line.value.text, name, self)
        self._shown = self._field.text()
        self._label = label_box(desk, line.value, name, self) if line.value.kind in LABELLED else None
        across = QHBoxLayout()
        across.setSpacing(6)
        across.addWidget(self._field, 1)
        if self._label:
            across.addWidget(self._label)
            self._label.editTextChanged.connect(self.edited)
        self.lay(across)
        self._field.textChanged.connect(self._typed)
        self._field.editingFinished.connect(self._look)

    def fields(self) -> list[QWidget]:
        """List the text and its label."""
        return [self._field, *([self._label] if self._label else [])]

    def _typed(self) -> None:
        self._remark.say("")
        self.edited.emit()

    def _look(self) -> None:
        language, kind, text = self.desk.language, self.line.value.kind, self._field.text()
        if text == self._shown:
            return
        if kind is Kind.EMAIL and looks_wrong("email", text):
            self._remark.say(language.gettext("This hardly looks like an e-mail address. It is kept all the same."))
        elif kind is Kind.TELEPHONE and looks_wrong("telephone", text):
            self._remark.say(language.gettext("This hardly looks like a telephone number. It is kept all the same."))
        elif kind is Kind.URL and looks_wrong("url", text):
            self._remark.say(language.gettext("This hardly looks like a web page’s address. It is kept all the same."))

    def value(self) -> Value:
        """Give the value with the text and the label that were typed."""
        value, text = self.line.value, self._field.text()
        if text != self._shown:
            value = with_text(value, one_line(text))
        return labelled(self.desk, value, self._label) if self._label else value


class NoteRow(Row):
    """Live as a note of several lines."""

    def __init__(self, desk: Desk, line: Line, name: str, parent: QWidget) -> None:
        super().__init__(desk, line, name, parent)
        self._field = TextBox(line.value.text, name, self, least=3)
        self._shown = self._field.toPlainText()
        self.lay(self._field)
        self._field.textChanged.connect(self.edited)

    def fields(self) -> list[QWidget]:
        """List the text."""
        return [self._field]

    def value(self) -> Value:
        """Give the note, without the blank lines around it."""
        text = self._field.toPlainText()
        return self.line.value if text == self._shown else with_text(self.line.value, text.strip())


class ChoiceRow(Row):
    """Live as a value that is kept as a code: chosen from a list, or in the person's own words."""

    def __init__(self, desk: Desk, line: Line, name: str, parent: QWidget) -> None:
        super().__init__(desk, line, name, parent)
        kind = line.value.kind
        offered = choices.choices(desk.language, kind).values()
        shown = choices.chosen(desk.language, kind, line.value.text) if line.value.text else ""
        self._field = ChoiceBox(offered, shown, name, self)
        self._shown = self._field.currentText()
        across = QHBoxLayout()
        across.addWidget(self._field, 2)
        across.addStretch(1)
        self.lay(across)
        self._field.editTextChanged.connect(self.edited)

    def fields(self) -> list[QWidget]:
        """List the field."""
        return [self._field]

    def value(self) -> Value:
        """Give the code of what was chosen, or the words."""
        value, text = self.line.value, self._field.currentText()
        if text == self._shown:
            return value
        return with_text(value, choices.typed(self.desk.language, value.kind, one_line(text)))


class KeptRow(Row):
    """Live as a value that the program has no field for: it is shown, and can be taken away."""

    def __init__(self, desk: Desk, line: Line, name: str, parent: QWidget) -> None:
        super().__init__(desk, line, name, parent)
        self._field = TextField(one_line(self.says())[:_LONGEST], self._kept()[0], self)
        self._field.setReadOnly(True)
        sheet(
            desk,
            self._field,
            lambda colours: (
                f"QLineEdit {{ border: 1px solid transparent; background: transparent; color: {colours.muted}; }}"
                f"QLineEdit:focus {{ border: 2px solid {colours.accent}; }}"
            ),
        )
        self.lay(self._field)

    def _kept(self) -> tuple[str, str]:
        return facts.kept(self.desk.language, self.line.value)

    def says(self) -> str:
        """Write the field's own name before its text."""
        return names.labelled(self.desk.language, *self._kept())

    def fields(self) -> list[QWidget]:
        """List the text, which can be read and copied."""
        return [self._field]


_LONGEST = 2000


def label_box(desk: Desk, value: Value, name: str, parent: QWidget) -> ChoiceBox:
    """Build the field for what a value is for."""
    language = desk.language
    shown = value.label or labels.label(language, spoken(value))
    called = language.gettext("{field}: what it is for").format(field=name)
    box = ChoiceBox(labels.offered(language, value.kind), shown, called, parent, language.gettext("Label"))
    longest = max(map(box.fontMetrics().horizontalAdvance, labels.offered(language, Kind.TELEPHONE)))
    box.setFixedWidth(min(longest, box.fontMetrics().averageCharWidth() * _WIDEST_LABEL) + _AROUND_LABEL)
    return box


def labelled(desk: Desk, value: Value, box: ChoiceBox) -> Value:
    """Give a value the label that stands in its field."""
    text = one_line(box.currentText())
    if text == one_line(value.label or labels.label(desk.language, spoken(value))):
        return value
    return with_label(value, *labels.typed(desk.language, value.kind, text))


def fresh(kind: Kind, name: str = "") -> Value:
    """Give an empty value of a kind; a telephone begins as a mobile one."""
    value = Value(kind=kind, name=name)
    return replace(value, types=("cell",)) if kind is Kind.TELEPHONE else value
