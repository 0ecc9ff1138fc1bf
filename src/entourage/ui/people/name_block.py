"""The names of a person in the editor: the parts, the whole that follows them, and how they are pronounced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from entourage.domain.contact import Kind, Value, display_name
from entourage.domain.sheet import Line, follows_parts, parts_of, with_parts, with_text
from entourage.domain.text import one_line
from entourage.ui.people import facts
from entourage.ui.people.editor_fields import Remark, TextField
from entourage.ui.widgets.tips import tip
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from entourage.ui.desk import Desk

FAMILY, GIVEN, MIDDLE, PREFIX, SUFFIX = range(5)
_PARTS = 5


class _Parts(QObject):
    """Live as the fields of a name's parts."""

    edited = Signal()

    def __init__(self, line: Line, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = line
        self.fields: dict[int, TextField] = {}
        self._shown: dict[int, str] = {}

    def add(self, place: int, name: str, parent: QWidget) -> TextField:
        """Make the field of a part."""
        field = TextField(parts_of(self.line.value, _PARTS)[place], name, parent)
        field.textChanged.connect(self.edited)
        self.fields[place] = field
        self._shown[place] = field.text()
        return field

    def value(self) -> Value:
        """Give the name with the parts that were typed."""
        typed = {
            place: one_line(field.text()) for place, field in self.fields.items() if field.text() != self._shown[place]
        }
        return with_parts(self.line.value, typed, _PARTS) if typed else self.line.value


class NameBlock(QWidget):
    """Live as the fields of a name.

    edited: something was typed. unfolded: more fields are shown, or fewer.
    """

    edited = Signal()
    unfolded = Signal(bool)

    def __init__(self, desk: Desk, lines: Mapping[Kind, Line], parent: QWidget) -> None:
        """Build it for the lines of NAME, FORMATTED_NAME and PHONETIC_NAME."""
        super().__init__(parent)
        self._desk = desk
        self._name, self._sound = (
            _Parts(lines.get(kind) or Line(None, Value(kind=kind)), self) for kind in (Kind.NAME, Kind.PHONETIC_NAME)
        )
        self._whole = lines.get(Kind.FORMATTED_NAME) or Line(None, Value(kind=Kind.FORMATTED_NAME))
        self._follows = self._whole.value.is_empty or follows_parts((self._name.line.value, self._whole.value))
        self.remark = Remark(desk, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(self._first())
        self._column.addWidget(self.remark)
        self.more = self._more_button()
        self._column.addWidget(self.more)
        self._rest = self._rest_of_the_name()
        self._column.addWidget(self._rest)
        self._name.edited.connect(self._parts_typed)
        self._sound.edited.connect(self.edited)
        self.full.textEdited.connect(self._full_typed)
        self._tell_origins()
        self._unfold(is_open=False)

    def _first(self) -> QGridLayout:
        language = self._desk.language
        called = names.fields(language)
        given = self._name.add(GIVEN, called["given"], self)
        family = self._name.add(FAMILY, called["family"], self)
        whole = self._whole.value.text or self._put_together()
        self.full = TextField(whole, called["full_name"], self)
        self._full_shown = self.full.text()
        self.full.setPlaceholderText(language.gettext("First and last name together"))
        grid = _grid()
        _labelled(grid, 0, 0, language.pgettext("editor", "&First name"), given)
        _labelled(grid, 0, 1, language.pgettext("editor", "&Last name"), family)
        _labelled(grid, 2, 0, language.pgettext("editor", "F&ull name"), self.full, across=2)
        return grid

    def _more_button(self) -> QPushButton:
        button = QPushButton(self._desk.language.gettext("&More name fields"), self)
        button.setCheckable(True)
        button.setProperty("quiet", True)  # noqa: FBT003 - Qt's property
        button.setAutoDefault(False)
        button.toggled.connect(self._unfold)
        return button

    def _unfold(self, is_open: bool) -> None:  # noqa: FBT001 - Qt's signal
        language = self._desk.language
        for label, field in self._rarely:
            is_shown = is_open or bool(field.text())
            label.setVisible(is_shown)
            field.setVisible(is_shown)
        self._rest.setVisible(any(not field.isHidden() for _, field in self._rarely))
        words = language.gettext("Fewer na&me fields") if is_open else language.gettext("&More name fields")
        self.more.setText(words)
        self.unfolded.emit(is_open)

    def _rest_of_the_name(self) -> QWidget:
        language = self._desk.language
        called = names.fields(language)
        box = QWidget(self)
        grid = _grid()
        grid.setContentsMargins(0, 0, 0, 0)
        box.setLayout(grid)
        self._rarely = [
            _labelled(grid, row, column, called[key], self._name.add(place, called[key], box))
            for place, row, column, key in (
                (PREFIX, 0, 0, "prefix"),
                (MIDDLE, 0, 1, "middle"),
                (SUFFIX, 2, 0, "suffix"),
            )
        ]
        for place, row, column, words in (
            (GIVEN, 4, 0, language.gettext("First name, as pronounced")),
            (FAMILY, 4, 1, language.gettext("Last name, as pronounced")),
        ):
            self._rarely.append(_labelled(grid, row, column, words, self._sound.add(place, words, box)))
        return box

    def _tell_origins(self) -> None:
        language = self._desk.language
        pairs = [(field, self._name.line) for field in self._name.fields.values()]
        pairs += [(field, self._sound.line) for field in self._sound.fields.values()]
        for field, line in (*pairs, (self.full, self._whole)):
            if line.held:
                said = facts.origin(language, line.held)
                field.setToolTip(tip(names.labelled(language, language.gettext("Comes from"), said)))
                field.setAccessibleDescription(field.toolTip())

    def _put_together(self) -> str:
        return display_name((self._name.value(),))

    def _parts_typed(self) -> None:
        if self._follows:
            self.full.setText(self._put_together())
            self.full.setCursorPosition(0)
        self.remark.say("")
        self.edited.emit()

    def _full_typed(self, text: str) -> None:
        self._follows = not text.strip() or one_line(text) == self._put_together()
        self.remark.say("")
        self.edited.emit()

    def _whole_value(self) -> Value:
        value, text = self._whole.value, self.full.text()
        if self._follows:
            return with_text(value, self._put_together() if self._whole.held else "")
        return value if text == self._full_shown else with_text(value, one_line(text))

    def lines(self) -> list[Line]:
        """List the lines of the names as they stand now."""
        return [
            Line(self._whole.held, self._whole_value()),
            Line(self._name.line.held, self._name.value()),
            Line(self._sound.line.held, self._sound.value()),
        ]

    def called(self) -> str:
        """Say what the person would be called by these names."""
        return one_line(self.full.text()) or self._put_together()

    def order(self) -> list[QWidget]:
        """List what takes the keyboard, in its order."""
        parts, sound = self._name.fields, self._sound.fields
        rest = [parts[PREFIX], parts[MIDDLE], parts[SUFFIX], sound[GIVEN], sound[FAMILY]]
        return [parts[GIVEN], parts[FAMILY], self.full, self.more, *rest]


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _labelled(
    grid: QGridLayout, row: int, column: int, words: str, field: TextField, across: int = 1
) -> tuple[QLabel, TextField]:
    """Put a label above a field."""
    label = QLabel(words, textFormat=Qt.TextFormat.PlainText)
    label.setBuddy(field)
    label.setContentsMargins(1, 4 if row else 0, 0, 0)
    grid.addWidget(label, row, column, 1, across)
    grid.addWidget(field, row + 1, column, 1, across)
    return label, field
