"""The window in which a circle gets its name, symbol, colour and description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from entourage.domain.errors import EntourageError
from entourage.domain.presets import Look
from entourage.operations import circles, sharing
from entourage.operations.naming import named
from entourage.ui import sorting
from entourage.ui.circles.editing import typed
from entourage.ui.circles.look import Palette, SymbolBox
from entourage.ui.place import of_circle
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tone import tone
from entourage.words import faults, names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from entourage.domain.circle import Circle
    from entourage.operations.circles import CircleCounts
    from entourage.operations.sharing import Flagged
    from entourage.ui.desk import Desk


class CircleDialog(QDialog):
    """Live as the window in which a circle gets its name, symbol, colour and description."""

    def __init__(self, desk: Desk, circle: Circle | None, parent: QWidget) -> None:
        """Build it for a circle, or for a new one."""
        super().__init__(parent)
        self._desk, self._circle = desk, circle
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, self._desk, "circles")
        self.setWindowTitle(language.gettext("Circle") if circle else language.gettext("New circle"))
        self._name = self._names()
        self._symbol, self._palette = SymbolBox(desk, self), Palette(desk, self)
        self._is_dressed = circle is not None
        self._every: Sequence[Circle] = ()
        self._about = QPlainTextEdit(circle.description if circle else "", self)
        self._about.setTabChangesFocus(True)
        self._about.setFixedHeight(self.fontMetrics().height() * 4)
        self._fault = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, self._fault, "fault")
        self._fault.hide()
        choices = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(choices.Ok | choices.Cancel, parent=self)
        self._buttons.accepted.connect(self._save)
        self._buttons.rejected.connect(self.reject)
        self._symbol.activated.connect(self._dress)
        self._palette.chose.connect(self._dress)
        self.setMinimumWidth(420)
        self._lay_out()
        if circle:
            self._show_look(Look(circle.colour, circle.symbol))
        else:
            desk.read(self, circles.overview, self._know)

    def _lay_out(self) -> None:
        language, form = self._desk.language, QFormLayout(self)
        form.addRow(language.gettext("&Name"), self._name)
        form.addRow(language.gettext("&Symbol"), self._symbol)
        form.addRow(language.gettext("&Colour"), self._palette)
        form.addRow(language.gettext("&What it is for"), self._about)
        form.addRow(self._fault)
        form.addRow(self._buttons)

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
        box.editTextChanged.connect(self._suggest)
        return box

    def _text(self) -> str:
        text = self._name.currentText() if isinstance(self._name, QComboBox) else self._name.text()
        return text.strip()

    def _know(self, counts: CircleCounts) -> None:
        self._every = [circle for circle, _ in counts.circles]
        self._suggest()

    def _suggest(self) -> None:
        """Show the look that a new circle of this name gets, until the person has chosen one."""
        if not self._is_dressed:
            self._show_look(circles.look_for(self._every, typed(self._desk, self._text())))

    def _show_look(self, look: Look) -> None:
        self._palette.show_colour(look.colour)
        self._symbol.show_look(look)

    def _look(self) -> Look:
        return self._symbol.look(self._palette.colour())

    def _dress(self) -> None:
        self._is_dressed = True
        self._symbol.show_look(self._look())

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

    def reject(self) -> None:
        """Close; but not while it is being written, which cannot be taken back before it is there."""
        if self._buttons.isEnabled():
            super().reject()

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
        look = self._look() if self._is_dressed else None
        act = sharing.flagging(lambda database: circles.add(database, named=wanted, description=about, look=look))

        def made(found: Flagged[Circle]) -> None:
            self.accept()
            desk.going.emit(of_circle(found.answer))
            sorting.tell_contradictions(desk, sentence, found.contradictions)

        desk.write(act, made, failed=self._failed)

    def _change(self, circle: Circle, name: str, about: str) -> None:
        desk, language = self._desk, self._desk.language
        new = typed(desk, name) if name != names.circle(language, circle) else None
        look = self._look()
        sentence = language.gettext("The circle {circle} is changed.").format(circle=name)

        def changed(_: None) -> None:
            desk.tell(sentence, can_undo=True)
            self.accept()

        desk.write(
            lambda database: circles.change(
                database, named=named(circle), new=new, description=about, colour=look.colour, symbol=look.symbol
            ),
            changed,
            failed=self._failed,
        )
