"""Whom to take off a list on a network, or to add to it: names to copy, where that is done, and that it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout

from entourage.operations import connections, todo
from entourage.operations.remedies import Right
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tone import tone
from entourage.words import audience as words
from entourage.words import names
from entourage.words.posting import where
from entourage.words.remedies import people as people_in_words
from entourage.words.remedies import remedy as remedy_in_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.domain.audience import Channel
    from entourage.operations.audience import Known
    from entourage.operations.remedies import Remedy
    from entourage.operations.todo import Ticked
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_SIZE, _SHARE_OF_SCREEN = QSize(520, 260), 0.9
_LINES = 10  # of names that are seen at once, at most


class ApplyDialog(QDialog):
    """Live as the window that says what is to be done on a network, and notes that it was done."""

    def __init__(self, desk: Desk, known: Known, channel: Channel, one: Remedy, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._known, self._remedy = desk, known, one
        self._account = known.account(channel.account_id)
        self._listed = known.situation.lists[one.list_id]
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "check")
        called = [names.person(language, known.names[key]) for key in one.people]
        title = remedy_in_words(
            language,
            known.situation,
            known.networks,
            channel,
            right=one.right.value,
            called=called,
            list_id=one.list_id,
        )
        self.setWindowTitle(title)
        head = QLabel(title, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        place = QLabel(self._where(), self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.list = QListWidget(self)
        self.list.setAccessibleName(language.gettext("People"))
        self.list.addItems(called)
        self.list.setCurrentRow(0)
        note = language.gettext("Entourage changes nothing on the network: do it there, then say that it is done.")
        honest = QLabel(note, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, honest, "muted")
        column = QVBoxLayout(self)
        for widget in (head, place, self.list, honest, self._buttons()):
            column.addWidget(widget)
        lines = min(_LINES, len(one.people)) * self.list.sizeHintForRow(0)
        wanted = QSize(_SIZE.width(), _SIZE.height() + lines)
        self.resize(wanted.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        self._spell()

    def _buttons(self) -> QDialogButtonBox:
        language, role = self._desk.language, QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, parent=self)
        self.done_button = buttons.addButton(language.gettext("It is done"), role.AcceptRole)
        self.done_button.setDefault(True)
        copy = buttons.addButton(language.gettext("Copy the names"), role.ActionRole)
        copy.setAutoDefault(False)
        copy.clicked.connect(lambda _=False: self.copy())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _where(self) -> str:
        """Say where on the network it is done, and as of when."""
        network, listed = self._known.network(self._account.id), self._listed
        if network is None:
            return ""
        builtin = next((one for one in network.lists if one.key == listed.builtin), None)
        found = builtin or next((tool for tool in network.tools if tool.takes_lists), None)
        return where(self._desk.language, found) if found else ""

    def _spell(self) -> None:
        """Write the names as the network does, once they are read."""
        account, people = self._account, self._remedy.people

        def call(database: Database) -> dict[int, str]:
            return connections.spelled_names(database, account, people)

        self._desk.read(self, call, self._show_spelled, "spelled")

    def _show_spelled(self, spelled: dict[int, str]) -> None:
        for row, key in enumerate(self._remedy.people):
            item = self.list.item(row)
            if item and spelled.get(key):
                item.setText(spelled[key])

    def copy(self) -> None:
        """Copy the names, each on a line."""
        said = [self.list.item(row).text() for row in range(self.list.count())]
        QGuiApplication.clipboard().setText("\n".join(said))

    def accept(self) -> None:
        """Note that it was done on the network."""
        one, language, desk = self._remedy, self._desk.language, self._desk
        name = language.quoted(words.audience_list(language, self._listed, self._known.network(self._account.id)))
        sentence = {
            Right.ADD: language.gettext("{people}: added to the list {list}."),
            Right.TAKE_OFF: language.gettext("{people}: taken off the list {list}."),
        }[one.right]
        called = [names.person(language, self._known.names[key]) for key in one.people]
        said = sentence.format(people=people_in_words(language, called), list=name)

        def told(ticked: Ticked) -> None:
            left = language.ngettext(
                "{count} other is still to be ticked.", "{count} others are still to be ticked.", ticked.left
            )
            desk.tell(f"{said} {left}" if ticked.left else said, can_undo=True)

        desk.write(lambda database: todo.tick(database, one.list_id, one.people), told)
        super().accept()
