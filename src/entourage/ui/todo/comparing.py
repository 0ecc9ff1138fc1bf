"""Compare a list with what its network shows: paste its members, see who is missing and who is extra."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QListWidget, QPlainTextEdit, QVBoxLayout

from entourage.domain.errors import EntourageError
from entourage.operations import audience, comparing_lists, todo
from entourage.operations.audience_lists import names as names_of
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tone import tone
from entourage.words import faults
from entourage.words import todo as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.operations.comparing_lists import Comparison
    from entourage.operations.todo import ListTodo
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_SIZE, _SHARE = QSize(640, 620), 0.85
_SOON = 200  # milliseconds after the last key
_LONGEST = 5_000_000


class CompareDialog(QDialog):
    """Live as the window in which a list's members are pasted and compared."""

    def __init__(self, desk: Desk, found: ListTodo, name: str, network: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._todo, self._name = desk, found, name
        self._found: Comparison | None = None
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "todo")
        self.setWindowTitle(language.gettext("Compare the list {name}").format(name=language.quoted(name)))
        sentence = language.gettext(
            "On {network}, open the list, copy its page with the names, and paste it here. Nothing is sent anywhere."
        )
        about = QLabel(sentence.format(network=network), self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.text = QPlainTextEdit(self, tabChangesFocus=True)
        self.text.setAccessibleName(language.gettext("Pasted text"))
        self.text.setPlaceholderText(language.gettext("The names on the list, as you copied them."))
        self.outcome = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        font = self.outcome.font()
        font.setBold(True)
        self.outcome.setFont(font)
        self.people = QListWidget(self)
        self.people.setAccessibleName(language.gettext("What differs"))
        self.note = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, self.note, "muted")
        column = QVBoxLayout(self)
        for widget in (about, self.text, self.outcome, self.people, self.note, self._buttons()):
            column.addWidget(widget)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._look)
        self.text.textChanged.connect(self._soon.start)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self._show_nothing("")
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SHARE))
        self.text.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        language, role = self._desk.language, QDialogButtonBox.ButtonRole
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.take = box.addButton(language.gettext("Take over that the list holds them"), role.AcceptRole)
        self.take.setProperty("leading", True)  # noqa: FBT003 - Qt's property
        paste = box.addButton(language.gettext("&Paste"), role.ActionRole)
        file = box.addButton(language.gettext("&File…"), role.ActionRole)
        for button in (paste, file):
            button.setAutoDefault(False)
        paste.clicked.connect(lambda _=False: self.text.setPlainText(QGuiApplication.clipboard().text()[:_LONGEST]))
        file.clicked.connect(lambda _=False: self._ask_file())
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self._desk.language.gettext("The members of the list"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._read_file)
        dialog.open()

    def _read_file(self, where: str) -> None:
        def call(_: Database) -> str:
            return comparing_lists.text_of(Path(where))[:_LONGEST]

        self._desk.read(self, call, self.text.setPlainText, "members", failed=self._explain)

    def _look(self) -> None:
        """Compare the text as it is now, off the window's thread."""
        text, key = self.text.toPlainText(), self._todo.listed.id
        if not text.strip():
            self._show_nothing("")
            return

        def call(database: Database) -> tuple[Comparison, list[tuple[str, bool]]]:
            known = audience.known(database)
            names = names_of(self._todo.listed, known.network(self._todo.listed.account_id))
            found = comparing_lists.compare(database, key, text.encode("utf-8", "replace"), names)
            return found, [(known.names[one], one in found.present) for one in (*found.extra, *found.missing)]

        self._desk.read(self, call, self._show, "compared", failed=self._explain)

    def _explain(self, error: BaseException) -> None:
        if isinstance(error, EntourageError):
            self._show_nothing(faults.error(self._desk.language, error))
        else:
            self._desk.tell_fault(error)

    def _show_nothing(self, sentence: str) -> None:
        self._found = None
        self.outcome.setText(sentence)
        self.outcome.setVisible(bool(sentence))
        self.people.hide()
        self.note.hide()
        self.take.setEnabled(False)

    def _show(self, read: tuple[Comparison, list[tuple[str, bool]]]) -> None:
        self._found, named = read
        language, found = self._desk.language, self._found
        self.outcome.setText(
            words.compared(language, len(found.missing), len(found.extra), len(found.strangers), len(found.unclear))
        )
        self.outcome.show()
        missing, extra = language.gettext("missing"), language.gettext("extra")
        self.people.clear()
        self.people.addItems([f"− {name} ({extra})" for name, is_extra in named if is_extra])
        self.people.addItems([words.unclear(language, line.text) for line, _ in found.unclear])
        self.people.addItems([words.stranger(language, line.text) for line in found.strangers])
        self.people.addItems([f"+ {name} ({missing})" for name, is_extra in named if not is_extra])
        self.people.setVisible(self.people.count() > 0)
        note = words.read_as(language, len(found.present), found.ignored)
        self.note.setText(note)
        self.note.show()
        self.take.setEnabled(bool(found.present))

    def accept(self) -> None:
        """Take over that the list holds these people."""
        if self._found is None or not self._found.present:
            return
        language, desk, key, people = self._desk.language, self._desk, self._todo.listed.id, self._found.present
        said = language.gettext("Taken over: the list {name} holds these people.")
        said = said.format(name=language.quoted(self._name))
        desk.write(lambda database: todo.hold(database, key, people), lambda _: desk.tell(said, can_undo=True))
        super().accept()
