"""The window of the passwords that are kept in the system's keyring: for what, since when, and away with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from entourage.keychain import Keychain
from entourage.operations import servers
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.tone import tone
from entourage.words import keyrings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.operations.servers import Secret
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.main_window import MainWindow
    from entourage.ui.place import Place

_WIDTH, _HEIGHT = 700, 340


class SecretsDialog(QDialog):
    """Live as the window of the passwords that are kept."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._secrets: tuple[Secret, ...] = ()
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "servers")
        self.setWindowTitle(language.gettext("Stored passwords"))
        self.said = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, self.said, "muted")
        heads = (
            language.gettext("For"),
            language.gettext("User name"),
            language.gettext("Where it lies"),
            language.gettext("Since"),
        )
        self.table = QTableWidget(0, len(heads), self)
        self.table.setAccessibleName(language.gettext("Stored passwords"))
        self.table.setHorizontalHeaderLabels(heads)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.itemSelectionChanged.connect(self._follow)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.removing = QPushButton(language.gettext("&Remove from the keyring"), self)
        self.buttons.addButton(self.removing, QDialogButtonBox.ButtonRole.ActionRole)
        self.removing.clicked.connect(self._remove)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for one in (self.said, self.table, self.buttons):
            column.addWidget(one)
        self.resize(_WIDTH, _HEIGHT)
        desk.changed.connect(self._read)
        self._read()

    def _read(self) -> None:
        self._desk.read(self, servers.secrets, self._show, "secrets")

    def _show(self, found: tuple[Secret, ...]) -> None:
        language = self._desk.language
        self._secrets = found
        self.said.setText(
            language.gettext(
                "Passwords lie in the keyring of your system, never in a file of this program. Whatever is removed is "
                "asked for the next time."
            )
            if found
            else language.gettext("No password is kept. Each is asked for when it is needed.")
        )
        self.table.setVisible(bool(found))
        self.removing.setVisible(bool(found))
        self.table.setRowCount(len(found))
        for row, one in enumerate(found):
            books = language.listing([language.quoted(name) for name in one.books])
            cells = (
                language.gettext("Address books {books} at {host}").format(books=books, host=one.host),
                one.user,
                keyrings.name(language, one.backend),
                language.written(one.stored_at),
            )
            for place, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                self.table.setItem(row, place, item)
        if found:
            self.table.selectRow(min(max(self.table.currentRow(), 0), len(found) - 1))
        self._follow()

    def _follow(self) -> None:
        self.removing.setEnabled(bool(self.table.selectedItems()))

    def _remove(self) -> None:
        row = self.table.currentRow()
        if not 0 <= row < len(self._secrets):
            return
        one, language = self._secrets[row], self._desk.language
        self.removing.setEnabled(False)

        def remove(database: Database) -> str:
            return servers.forget_password(database, one.server_id, Keychain())

        def removed(left: str) -> None:
            said = language.gettext("The password for {host} is removed; it is asked for the next time.")
            self._desk.tell(f"{said.format(host=one.host)} {keyrings.left(language, left)}".strip())
            self._desk.changed.emit()

        def refused(error: BaseException) -> None:
            self._desk.tell_fault(error)
            self._follow()

        self._desk.take_long(self, remove, removed, failed=refused)


def open_secrets(window: MainWindow, _: Place) -> None:
    """Open the window of the passwords that are kept."""
    SecretsDialog(window.desk, window).open()
