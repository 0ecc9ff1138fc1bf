"""Everyone of one answer, each with why: searched by name, and opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QPushButton, QVBoxLayout

from entourage.domain.account import Strength
from entourage.domain.text import fold
from entourage.ui.place import Place
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.rows import Row, Rows, RowsView
from entourage.words import audience as words
from entourage.words import names
from entourage.words.connections import evidence
from entourage.words.deciding import because

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from entourage.operations.remedies import Person
    from entourage.ui.desk import Desk

_SIZE, _SHARE_OF_SCREEN = QSize(680, 560), 0.9
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class _View(RowsView):
    """Live as the list; typed: a letter, with which a search begins."""

    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a search with what is typed."""
        if event.text().strip() and event.text().isprintable() and not event.modifiers() & _HELD:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class EveryoneDialog(QDialog):
    """Live as the list of people of an answer; Return opens someone's card."""

    def __init__(self, desk: Desk, title: str, people: Sequence[Person], network: str, parent: QWidget) -> None:
        """Build it; network: what the network is called on which they are, or are not."""
        super().__init__(parent)
        self._desk, self._people, self._network = desk, people, network
        self._folded: list[str] | None = None
        self._shown: Sequence[Person] = people
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "check")
        self.setWindowTitle(title)
        self._count = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.typed = QLineEdit(self, placeholderText=language.gettext("Name of a person"), clearButtonEnabled=True)
        self.typed.setAccessibleName(language.gettext("Name of a person"))
        self.rows = Rows(self)
        self.view = _View(desk, self.rows, title, self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        why = buttons.addButton(language.gettext("Why?"), QDialogButtonBox.ButtonRole.ActionRole)
        card = buttons.addButton(language.gettext("Open the card"), QDialogButtonBox.ButtonRole.ActionRole)
        for button in buttons.findChildren(QPushButton):
            button.setAutoDefault(False)
        why.clicked.connect(lambda _=False: self._tell())
        card.clicked.connect(lambda _=False: self._open())
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self._count, self.typed, self.view, buttons):
            column.addWidget(widget, 1 if widget is self.view else 0)
        self._title = title
        self.typed.textChanged.connect(self._find)
        self.typed.returnPressed.connect(self.view.setFocus)
        self.view.typed.connect(self._begin_search)
        self.view.pressed_return.connect(self._open)
        self.view.doubleClicked.connect(lambda _: self._open())
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        self._show()
        self.view.setFocus()
        # Before somebody types: of tens of thousands it takes longer than a letter may.
        desk.read(self, lambda _: [fold(one.name) for one in people], self._know_names, "folded")

    def _know_names(self, folded: list[str]) -> None:
        self._folded = folded

    def _begin_search(self, letter: str) -> None:
        self.typed.setFocus()
        self.typed.insert(letter)

    def _find(self, typed: str) -> None:
        if self._folded is None:
            self._folded = [fold(one.name) for one in self._people]
        wanted = fold(typed).split()
        self._shown = [
            one
            for one, name in zip(self._people, self._folded, strict=True)
            if all(any(part.startswith(word) for part in name.split()) for word in wanted)
        ]
        self._show()

    def _show(self) -> None:
        shown = self._shown
        self.rows.show_rows([one.contact_id for one in shown], lambda at: self._word(shown[at]), len(shown))
        self._count.setText(
            self._title
            if len(shown) == len(self._people)
            else self._desk.language.ngettext("{count} person", "{count} people", len(shown))
        )
        if shown:
            self.view.setCurrentIndex(self.rows.index(0))

    def _word(self, one: Person) -> Row:
        language = self._desk.language
        reasons = " ".join(
            names.labelled(
                language,
                names.topic(language, topic),
                f"{names.verdict(language, decision.verdict)}. {because(language, decision, len(one.circles))}",
            )
            for topic, decision in one.decisions
        )
        missing = words.missing(language, one.missing, self._network) if one.missing else ""
        circles = ", ".join(names.circle(language, circle) for circle in one.circles)
        return Row(
            id=one.contact_id,
            text=names.person(language, one.name),
            more=circles or names.groups(language)["unsorted"],
            when=reasons,
            remark=missing or self._unsure(one),
        )

    def _unsure(self, one: Person) -> str:
        """Say how someone is known to be there who is not surely there."""
        if one.connection is None or one.connection.strength is Strength.SURE:
            return ""
        language = self._desk.language
        by = evidence(language, one.connection.evidence, self._network)
        return names.labelled(language, words.strengths(language)[one.connection.strength.value], by)

    def _current(self) -> int:
        index = self.view.currentIndex()
        return self.rows.ids[index.row()] if index.isValid() and self.rows.ids else 0

    def _tell(self) -> None:
        if self._current():
            self._desk.going.emit(Place("why", contact=self._current()))

    def _open(self) -> None:
        if self._current():
            self._desk.going.emit(Place("people", group="everyone", contact=self._current()))
            self.accept()
