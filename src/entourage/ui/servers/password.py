"""Ask for the password of an address book server, which is kept in the system's keyring or nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from entourage.domain.password import Password
from entourage.keychain import Keychain, Reason
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tone import tone
from entourage.words import keyrings

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.keychain import State
    from entourage.operations.servers import ServerBook
    from entourage.ui.desk import Desk

_WIDTH = 440


class PasswordField(QWidget):
    """Live as the field of a password, with whether it is to be kept in the keyring, and why it cannot be."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        language = desk.language
        self.password = QLineEdit(self, echoMode=QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(language.gettext("Password"))
        self.keeps = QCheckBox(language.gettext("Keep it in the keyring of this system"), self)
        self.keeps.setEnabled(False)
        self.said = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, self.said, "muted")
        self.said.setText(language.gettext("Looking for the keyring of your system…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for one in (self.password, self.keeps, self.said):
            column.addWidget(one)
        keychain = Keychain()
        desk.work(self, keychain.state, self._show)

    def _show(self, found: State) -> None:
        self.keeps.setEnabled(found.usable)
        self.keeps.setChecked(found.usable)
        said = keyrings.state(self._desk.language, found.reason.value, found.backend)
        self.said.setText(said)
        self.said.setVisible(found.reason is not Reason.READY)  # the box says it already

    def take(self) -> Password:
        """Give what was typed, and empty the field."""
        found = Password(self.password.text())
        self.password.clear()
        return found


class PasswordDialog(QDialog):
    """Live as the window that asks for a password."""

    def __init__(
        self, desk: Desk, book: ServerBook, parent: QWidget, then: Callable[[Password, bool], None], why: str
    ) -> None:
        super().__init__(parent)
        self._then = then
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "servers")
        self.setWindowTitle(language.gettext("Password"))
        asked = QLabel(
            language.gettext("Password of {user} at {host}:").format(user=book.user, host=book.host),
            self,
            wordWrap=True,
            textFormat=Qt.TextFormat.PlainText,
        )
        self.field = PasswordField(desk, self)
        choices = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(choices.Ok | choices.Cancel, parent=self)
        self.buttons.accepted.connect(self._give)
        self.buttons.rejected.connect(self.reject)
        self._follow("")
        self.field.password.textChanged.connect(self._follow)
        form = QFormLayout(self)
        form.addRow(asked)
        form.addRow(self.field)
        if why:
            self.why = QLabel(why, self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            tone(desk, self.why, "fault")
            form.addRow(self.why)
        form.addRow(self.buttons)
        self.setMinimumWidth(_WIDTH)
        self.field.password.setFocus()

    def _follow(self, text: str) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(text))

    def _give(self) -> None:
        keeps = self.field.keeps.isEnabled() and self.field.keeps.isChecked()
        found = self.field.take()
        self.accept()
        self._then(found, keeps)


def ask_password(
    desk: Desk, book: ServerBook, parent: QWidget, then: Callable[[Password, bool], None], why: str = ""
) -> None:
    """Ask for the password of an address book; then: is told it, and whether to keep it in the keyring.

    why: what went wrong with the last one.
    """
    PasswordDialog(desk, book, parent, then, why).open()
