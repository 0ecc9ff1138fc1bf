"""A text to copy, to part on good terms on a network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QPlainTextEdit, QVBoxLayout

from entourage.operations import belonging as operations
from entourage.ui.widgets.helping import explain_by_key
from entourage.words import audience as audience_words
from entourage.words import belonging as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from entourage.domain.network import Network
    from entourage.operations.belonging import Misplaced
    from entourage.ui.desk import Desk

_SIZE = QSize(540, 400)


class FarewellDialog(QDialog):
    """Live as the window with a text that can be changed and copied; nothing is sent."""

    def __init__(self, desk: Desk, one: Misplaced, networks: Mapping[str, Network], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "belongs")
        self.setWindowTitle(language.gettext("A text to part on good terms"))
        self._network = audience_words.network(language, networks.get(one.account.network), one.account.network)
        self._name, self._me = one.name, ""
        self.kind = QComboBox(self)
        for key, word in words.farewells(language).items():
            self.kind.addItem(word, key)
        self.kind.currentIndexChanged.connect(self._write)
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName(language.gettext("Text"))
        self.text.setTabChangesFocus(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        copy = buttons.addButton(language.gettext("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda _=False: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(language.gettext("Which one"), self.kind)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
        self.resize(_SIZE)
        self._write()
        contact_id = one.contact_id
        desk.read(self, lambda database: operations.first_names(database, contact_id), self._know)

    def _know(self, names: tuple[str, str]) -> None:
        """Write to them by their first name, and sign by mine."""
        if names != (self._name, self._me):
            self._name, self._me = names
            self._write()

    def _write(self) -> None:
        key = str(self.kind.currentData())
        said = words.farewell(self._desk.language, key, network=self._network, name=self._name, me=self._me)
        self.text.setPlainText(said)
