"""Who is there on an account, how surely and by what that is known, and saying so by hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from entourage.domain.account import Strength
from entourage.domain.text import fold
from entourage.operations import connections
from entourage.ui.accounts.namesakes import NamesakesDialog
from entourage.ui.place import Place
from entourage.ui.widgets.banner import Banner
from entourage.ui.widgets.empty import Empty
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.rows import Row, Rows, RowsView
from entourage.words import accounts as words
from entourage.words import audience, names
from entourage.words import connections as connection_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.operations.connections import Connected
    from entourage.storage.database import Database
    from entourage.ui.accounts.reading import Closely
    from entourage.ui.desk import Desk


class People(QWidget):
    """Live as the list of those who are there, presumed, unknown or not there, one of these at a time."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.found: Closely | None = None
        self._words = ""
        self.strength = Strength.SURE
        language = desk.language
        self.rows = Rows(self)
        self.view = RowsView(desk, self.rows, language.gettext("Who is there"), self)
        self.view.pressed_return.connect(self._open)
        self.view.doubleClicked.connect(lambda _: self._open())
        self.view.chose.connect(self._enable)
        self.empty = Empty(self)
        self._lists = QStackedWidget(self)
        self._lists.addWidget(self.view)
        self._lists.addWidget(self.empty)
        self.setFocusProxy(self.view)
        self.names = Banner(desk, "", language.gettext("Take them for the same"), self)
        self.names.pressed.connect(self.accept_names)
        self.asked = Banner(desk, "", language.gettext("Say who it is…"), self)
        self.asked.pressed.connect(self._ask)
        self.pills: dict[Strength, Pill] = {}
        self.buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.names)
        column.addWidget(self.asked)
        column.addLayout(self._strengths())
        column.addWidget(self._lists, 1)
        column.addLayout(self._acts())

    def _strengths(self) -> FlowLayout:
        group = QButtonGroup(self)
        line = FlowLayout(gap=6)
        line.setContentsMargins(16, 8, 12, 8)
        for strength in Strength:
            pill = Pill(self._desk, "", self, checkable=True)
            pill.clicked.connect(partial(self.show_strength, strength))
            group.addButton(pill)
            line.addWidget(pill)
            self.pills[strength] = pill
        self.pills[self.strength].setChecked(True)
        return line

    def _acts(self) -> FlowLayout:
        """Offer what can be said of those chosen, by buttons and by the menu of the list."""
        language = self._desk.language
        line = FlowLayout(gap=8)
        line.setContentsMargins(16, 8, 12, 8)
        acts: tuple[tuple[str, Callable[[], object]], ...] = (
            (language.gettext("They are there"), partial(self.say, Strength.SURE)),
            (language.gettext("They are not there"), partial(self.say, Strength.ABSENT)),
            (language.gettext("I do not know"), self.forget),
            (language.gettext("Open the card"), self._open),
        )
        for text, act in acts:
            button = QPushButton(text, self)
            button.clicked.connect(lambda _=False, act=act: act())
            line.addWidget(button)
            self.buttons.append(button)
            action = QAction(text, self.view)
            action.triggered.connect(lambda _=False, act=act: act())
            self.view.addAction(action)
        return line

    def _enable(self) -> None:
        for button in self.buttons:
            button.setEnabled(bool(self.view.chosen()))

    # What there is.

    def show_found(self, found: Closely) -> None:
        """Show who is there on an account."""
        is_other = self.found is None or self.found.account.id != found.account.id
        self.found = found
        language, people = self._desk.language, found.people
        if is_other or not self._of(self.strength):
            self.strength = next((one for one in Strength if self._of(one)), Strength.SURE)
            self.pills[self.strength].setChecked(True)
        counts = words.strengths_counted(
            language, len(people.sure), len(people.presumed), len(people.unknown), len(people.absent)
        )
        for strength, text in zip(Strength, counts, strict=True):
            pill = self.pills[strength]
            pill.setText(text)
            pill.setVisible(bool(self._of(strength)) or strength is self.strength)
            pill.updateGeometry()
        by_name, questions = len(people.by_name), len(people.questions)
        self.names.setVisible(by_name > 0)
        self.names.sentence.setText(words.unique_names(language, by_name))
        self.asked.setVisible(questions > 0)
        self.asked.sentence.setText(words.namesakes(language, questions))
        self._show()

    def show_strength(self, strength: Strength) -> None:
        """Show those who are so surely there."""
        self.strength = strength
        self.pills[strength].setChecked(True)
        self.pills[strength].show()
        self._show()

    def search(self, text: str) -> None:
        """Show only those in whose name these words are."""
        self._words = fold(text)
        self._show()

    def _of(self, strength: Strength) -> Sequence[Connected]:
        if self.found is None:
            return ()
        people = self.found.people
        return {
            Strength.SURE: people.sure,
            Strength.PRESUMED: people.presumed,
            Strength.UNKNOWN: people.unknown,
            Strength.ABSENT: people.absent,
        }[strength]

    def _show(self) -> None:
        every = self._of(self.strength)
        sought = self._words.split()
        shown = [one for one in every if all(word in fold(one.name) for word in sought)] if sought else every
        self.rows.show_rows([one.contact_id for one in shown], lambda at: self._row(shown[at]), len(shown))
        self._lists.setCurrentWidget(self.view if shown else self.empty)
        if not shown:
            self._say_empty(is_sought=bool(every))
        elif not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0))
        self._enable()

    def _row(self, one: Connected) -> Row:
        language = self._desk.language
        return Row(
            id=one.contact_id,
            text=names.person(language, one.name),
            when=connection_words.evidence(language, one.connection.evidence, self._network()),
        )

    def _network(self) -> str:
        found = self.found
        return audience.network(self._desk.language, found.network, found.account.network) if found else ""

    def _say_empty(self, *, is_sought: bool) -> None:
        language = self._desk.language
        if is_sought:
            self.empty.say(language.gettext("Nobody there has these words in their name."))
        elif self.found and any(map(self._of, Strength)):
            self.empty.say(language.gettext("Nobody."))
        elif self.found and not words.has_people(self.found.network):
            self.empty.say(language.gettext("Nobody is connected with you there: anyone can read it."))
        else:
            sentence = language.gettext("Nobody is known to be there. Import the list that {network} gives you.")
            self.empty.say(
                sentence.format(network=self._network()),
                (language.gettext("Import…"), lambda: self._desk.going.emit(Place("import", about="choose"))),
            )

    # What can be said.

    def say(self, strength: Strength) -> None:
        """Say of those chosen how surely they are there."""
        self._write(
            lambda database, account, people: connections.connect(database, account, people, strength),
            is_there=strength is Strength.SURE,
        )

    def forget(self) -> None:
        """Take back what was said of those chosen, so that the book tells."""
        self._write(connections.forget, is_there=None)

    def _write(self, act: Callable[[Database, int, Sequence[int]], object], *, is_there: bool | None) -> None:
        people = self.view.chosen()
        if not people or self.found is None or self._desk.is_writing:
            return
        account, language = self.found.account.id, self._desk.language
        called = [one.name for one in self._of(self.strength) if one.contact_id in set(people)]
        said = words.said_there(language, [names.person(language, name) for name in called], self._network(), is_there)
        self._desk.write(
            lambda database: act(database, account, people), lambda _: self._desk.tell(said, can_undo=True)
        )

    def accept_names(self) -> None:
        """Take all who alone have the name of somebody there for that person."""
        if self.found is None or self._desk.is_writing:
            return
        language, account = self._desk.language, self.found.account.id
        self._desk.write(
            lambda database: connections.accept_names(database, account),
            lambda done: self._desk.tell(words.accepted(language, len(done)), can_undo=True),
        )

    def _ask(self) -> None:
        if self.found:
            NamesakesDialog(self._desk, self.found, self).open()

    def _open(self) -> None:
        chosen = self.view.chosen()
        if chosen:
            self._desk.going.emit(Place("people", group="everyone", contact=chosen[0]))
