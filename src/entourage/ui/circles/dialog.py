"""The window in which a circle gets its name, symbol, colour and description."""

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
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from entourage.domain.errors import EntourageError
from entourage.domain.presets import SYMBOLS
from entourage.operations import circles, sharing
from entourage.operations.naming import named
from entourage.ui import sorting
from entourage.ui.circles.editing import typed
from entourage.ui.widgets.drawing import circle_icon
from entourage.words import faults, names

if TYPE_CHECKING:
    from entourage.domain.circle import Circle
    from entourage.operations.sharing import Flagged
    from entourage.ui.desk import Desk

_ICON = 22


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
        self._fault = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._fault.setStyleSheet(f"color: {desk.colours.fault}")
        self._fault.hide()
        form.addRow(self._fault)
        choices = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(choices.Ok | choices.Cancel, parent=self)
        self._buttons.accepted.connect(self._save)
        self._buttons.rejected.connect(self.reject)
        form.addRow(self._buttons)
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
        chooser = QColorDialog(QColor(self._chosen), self)
        chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chooser.colorSelected.connect(self._take_colour)
        chooser.open()

    def _take_colour(self, colour: QColor) -> None:
        self._chosen = colour.name().upper()
        self._show_colour()

    def _save(self) -> None:
        name = self._text()
        if not name:
            self._failed(EntourageError("name_empty"))
            return
        self._buttons.setEnabled(False)
        if self._circle is None:
            self._make(name, self._about.toPlainText())
        else:
            self._change(self._circle, name, self._about.toPlainText())

    def _failed(self, error: BaseException) -> None:
        """Say what is wrong beside what was typed, so that it can be put right."""
        self._buttons.setEnabled(True)
        if isinstance(error, EntourageError):
            self._fault.setText(faults.error(self._desk.language, error))
            self._fault.show()
            self._name.setFocus()
        else:
            self._desk.tell_fault(error)

    def _make(self, name: str, about: str) -> None:
        desk, wanted = self._desk, typed(self._desk, name)
        sentence = desk.language.gettext("New circle: {circle}.").format(circle=name)
        act = sharing.flagging(lambda database: circles.add(database, named=wanted, description=about))

        def made(found: Flagged[Circle]) -> None:
            sorting.tell_contradictions(desk, sentence, found.contradictions)
            self.accept()

        desk.write(act, made, failed=self._failed)

    def _change(self, circle: Circle, name: str, about: str) -> None:
        desk, language = self._desk, self._desk.language
        new = typed(desk, name) if name != names.circle(language, circle) else None
        look = {"colour": self._chosen, "symbol": self._symbol.currentText()}
        sentence = language.gettext("The circle {circle} is changed.").format(circle=name)

        def changed(_: None) -> None:
            desk.tell(sentence, can_undo=True)
            self.accept()

        desk.write(
            lambda database: circles.change(database, named=named(circle), new=new, description=about, **look),
            changed,
            failed=self._failed,
        )
