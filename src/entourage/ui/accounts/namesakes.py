"""The window that asks, name by name, which of several people it is that is on an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QDialog, QDialogButtonBox, QLabel, QPushButton, QRadioButton, QVBoxLayout

from entourage.operations import connections, contacts
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tone import tone
from entourage.words import accounts as words
from entourage.words import audience, names
from entourage.words.importing import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from entourage.domain.contact import Contact
    from entourage.operations.connections import Question
    from entourage.storage.database import Database
    from entourage.ui.accounts.reading import Closely
    from entourage.ui.desk import Desk

_NOBODY = 0  # contacts' ids begin at 1


class NamesakesDialog(QDialog):
    """Live as the window; each answer is written at once, and the next question follows."""

    def __init__(self, desk: Desk, found: Closely, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._found = desk, found
        self._questions = list(found.people.questions)
        self._people: dict[int, Contact] = {}
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "accounts")
        self.setWindowTitle(language.gettext("Who is it?"))
        self.asked = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.left = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        tone(desk, self.left, "muted")
        self.choices = QButtonGroup(self)
        self._lines = QVBoxLayout()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        self.answer = QPushButton(language.gettext("Answer"), self)
        self.later = QPushButton(language.gettext("Later"), self)
        self.buttons.addButton(self.answer, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(self.later, QDialogButtonBox.ButtonRole.ActionRole)
        self.answer.setDefault(True)
        self.answer.setEnabled(False)
        self.answer.clicked.connect(self._answer)
        self.later.clicked.connect(self._skip)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.asked)
        column.addLayout(self._lines)
        column.addStretch(1)
        column.addWidget(self.left)
        column.addWidget(self.buttons)
        self.setMinimumSize(460, 280)
        self._read()

    def _read(self) -> None:
        wanted = sorted({key for one in self._questions for key in (*one.others, *one.there)})

        def load(database: Database) -> Sequence[Contact]:
            return [contacts.load(database, key) for key in wanted]

        self._desk.read(self, load, self._know)

    def _know(self, people: Sequence[Contact]) -> None:
        self._people = {one.id: one for one in people}
        self._show()

    def _show(self) -> None:
        """Ask the first of the questions that are left."""
        language = self._desk.language
        for button in self.choices.buttons():
            self.choices.removeButton(button)
            button.deleteLater()
        if not self._questions:
            self.accept()
            return
        asked = self._questions[0]
        network = audience.network(language, self._found.network, self._found.account.network)
        sentence = language.gettext("{name} is on {network}. Who else here is that person?")
        self.asked.setText(sentence.format(name=names.person(language, asked.name), network=network))
        self.left.setText(words.questions_left(language, len(self._questions)))
        for key in (*asked.others, _NOBODY):
            text = self._told(key) if key else language.gettext("None of them")
            button = QRadioButton(text, self)
            self.choices.addButton(button, key)
            self._lines.addWidget(button)
            button.show()  # what is not shown yet takes no keyboard
            button.toggled.connect(lambda _: self.answer.setEnabled(self.choices.checkedId() >= 0))
        self.answer.setEnabled(False)
        self.choices.buttons()[0].setFocus()

    def _told(self, key: int) -> str:
        """Tell a person from namesakes: by company, and e-mail or telephone."""
        person = self._people.get(key)
        if person is None:
            return str(key)
        told = [shown(value) for value in words.telling(person)]
        name = names.person(self._desk.language, person.display_name)
        nothing = self._desk.language.gettext("nothing else is known")
        return f"{name} ({', '.join(told) or nothing})"

    def _answer(self) -> None:
        key, asked = self.choices.checkedId(), self._questions[0]
        if key < 0 or self._desk.is_writing:
            return
        language, account = self._desk.language, self._found.account.id
        said = language.gettext("Noted who {name} is.").format(name=asked.name)
        self._write(asked, account, key or None, said)

    def _write(self, asked: Question, account: int, key: int | None, said: str) -> None:
        def written(_: None) -> None:
            self._desk.tell(said, can_undo=True)
            self._skip()

        self._desk.write(lambda database: connections.answer(database, account, asked, key), written)

    def _skip(self) -> None:
        """Go on to the next question."""
        self._questions = self._questions[1:]
        self._show()
