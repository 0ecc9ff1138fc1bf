"""Make, describe and dress a circle, and put it among the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from entourage.domain.presets import SYMBOLS
from entourage.domain.text import fold
from entourage.operations import circles
from entourage.operations.naming import Named, named
from entourage.ui import sorting
from entourage.ui.widgets.drawing import circle_icon
from entourage.words import names

if TYPE_CHECKING:
    from entourage.domain.circle import Circle
    from entourage.ui.desk import Desk

_ICON = 22


def typed(desk: Desk, text: str) -> Named:
    """Read the name of a circle as it was typed, in any language."""
    group = names.key_of(text, names.groups, desk.vocabulary)
    return Named(text, names.key_of(text, names.circles, desk.vocabulary), is_group=bool(group))


def rename(desk: Desk, circle: Circle, name: str) -> None:
    """Give a circle another name."""
    new = typed(desk, name)
    said = desk.language.gettext("{circle} is now called {name}.")
    sentence = said.format(circle=names.circle(desk.language, circle), name=name)
    desk.write(
        lambda database: circles.rename(database, named=named(circle), new=new),
        lambda _: desk.tell(sentence, can_undo=True),
    )


def set_closed(desk: Desk, circle: Circle, *, closed: bool) -> None:
    """Close a circle, or open it again."""
    language, name = desk.language, names.circle(desk.language, circle)
    said = (
        language.gettext("{circle} is closed: whoever is in it may see nothing.")
        if closed
        else language.gettext("{circle} is open again.")
    )
    act = sorting.with_contradictions(lambda database: circles.set_closed(database, named=named(circle), closed=closed))
    desk.write(act, lambda found: sorting.tell_contradictions(desk, said.format(circle=name), found))


def remove(desk: Desk, circle: Circle) -> None:
    """Take a circle away; its people stay."""
    said = desk.language.gettext("The circle {circle} was removed; its people stay.")
    sentence = said.format(circle=names.circle(desk.language, circle))
    desk.write(
        lambda database: circles.remove(database, named=named(circle)),
        lambda _: desk.tell(sentence, can_undo=True),
    )


def move(desk: Desk, circle: Circle, place: int) -> None:
    """Put a circle at a place among the others, counted from 0."""
    desk.write(lambda database: circles.move(database, named=named(circle), place=place))


class CircleDialog(QDialog):
    """Live as the window in which a circle gets its name, symbol, colour and description."""

    def __init__(self, desk: Desk, circle: Circle | None, parent: QWidget) -> None:
        """Build it for a circle, or for a new one."""
        super().__init__(parent)
        self._desk, self._circle = desk, circle
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(language.gettext("Circle") if circle else language.gettext("New circle"))
        form = QFormLayout(self)
        self._name = self._names()
        self._symbol = QComboBox(self)
        self._colour = QPushButton(self)
        self._chosen = circle.colour if circle else ""
        self._symbol.addItems(list(SYMBOLS))
        if circle:
            self._symbol.setCurrentIndex(max(0, self._symbol.findText(circle.symbol)))
        self._about = QPlainTextEdit(circle.description if circle else "", self)
        self._about.setTabChangesFocus(True)
        self._about.setFixedHeight(self.fontMetrics().height() * 4)
        form.addRow(language.gettext("&Name"), self._name)
        if circle:
            form.addRow(language.gettext("&Symbol"), self._symbol)
            form.addRow(language.gettext("&Colour"), self._colour)
            self._show_colour()
        else:
            self._symbol.hide()
            self._colour.hide()
        form.addRow(language.gettext("&What it is for"), self._about)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)
        self._colour.clicked.connect(self._choose_colour)
        self._symbol.currentTextChanged.connect(lambda _: self._show_colour())
        self.setMinimumWidth(420)

    def _names(self) -> QLineEdit | QComboBox:
        """Offer, for a new circle, the preset ones that are not made yet."""
        language = self._desk.language
        if self._circle:
            return QLineEdit(names.circle(language, self._circle), self)
        box = QComboBox(self, editable=True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItems(list(names.circles(language).values())[4:])
        box.setCurrentIndex(-1)
        box.setEditText("")
        line = QLineEdit(box, placeholderText=language.gettext("Your own name, or one of the list"))
        box.setLineEdit(line)
        return box

    def _text(self) -> str:
        text = self._name.currentText() if isinstance(self._name, QComboBox) else self._name.text()
        return text.strip()

    def _show_colour(self) -> None:
        shown = replace(self._circle, symbol=self._symbol.currentText(), colour=self._chosen) if self._circle else None
        if shown:
            self._colour.setIcon(circle_icon(shown, _ICON))
        self._colour.setText(self._desk.language.gettext("Choose…"))

    def _choose_colour(self) -> None:
        colour = QColorDialog.getColor(QColor(self._chosen), self)
        if colour.isValid():
            self._chosen = colour.name().upper()
            self._show_colour()

    def _save(self) -> None:
        name, about, desk = self._text(), self._about.toPlainText(), self._desk
        if not name:
            self._name.setFocus()
            return
        if self._circle is None:
            self._make(name, about)
        else:
            self._change(self._circle, name, about)
        desk.tell("")
        self.accept()

    def _make(self, name: str, about: str) -> None:
        desk, wanted = self._desk, typed(self._desk, name)
        sentence = desk.language.gettext("New circle: {circle}.").format(circle=name)
        act = sorting.with_contradictions(lambda database: circles.add(database, named=wanted, description=about))
        desk.write(act, lambda found: sorting.tell_contradictions(desk, sentence, found))

    def _change(self, circle: Circle, name: str, about: str) -> None:
        desk, language = self._desk, self._desk.language
        is_named = fold(name) != fold(names.circle(language, circle)) or name != names.circle(language, circle)
        look = (self._chosen, self._symbol.currentText())
        sentence = language.gettext("The circle {circle} is changed.").format(circle=name)
        desk.write(
            lambda database: circles.change(
                database,
                named=named(circle),
                new=typed(desk, name) if is_named else None,
                colour=look[0],
                symbol=look[1],
                description=about,
            ),
            lambda _: desk.tell(sentence, can_undo=True),
        )
