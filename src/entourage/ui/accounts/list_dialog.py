"""The window in which a list of an account is decided on: which it is, what for, and for which circles."""

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
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from entourage.domain.errors import EntourageError
from entourage.domain.network import Use
from entourage.operations import audience_lists
from entourage.operations.naming import named
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tone import tone
from entourage.words import accounts as words
from entourage.words import audience, faults, names, todo

if TYPE_CHECKING:
    from entourage.domain.circle import Circle
    from entourage.domain.network import BuiltIn, Network
    from entourage.domain.situation import AudienceList
    from entourage.operations.naming import Named
    from entourage.ui.accounts.reading import Closely
    from entourage.ui.desk import Desk

_ROWS = 7


class ListDialog(QDialog):
    """Live as the window of one list, or of a new one."""

    def __init__(self, desk: Desk, found: Closely, listed: AudienceList | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._found, self.listed = desk, found, listed
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "accounts")
        self.setWindowTitle(language.gettext("List") if listed else language.gettext("New list"))
        self._form = QFormLayout(self)
        self.which = QComboBox(self)
        self.name = QLineEdit(self)
        self.name.setAccessibleName(language.gettext("Name of the list"))
        self.use = QComboBox(self)
        for use in _uses(found.network):
            self.use.addItem(todo.use(language, use.value), use.value)
        self.circles = QListWidget(self)
        self.circles.setAccessibleName(language.gettext("Circles"))
        self.note = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, self.note, "muted")
        self.fault = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, self.fault, "fault")
        self.fault.hide()
        choices = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(choices.Ok | choices.Cancel, parent=self)
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        self.setMinimumWidth(460)
        self._fill()
        self._lay_out()
        self.which.currentIndexChanged.connect(self._follow)
        self._follow()

    def _lay_out(self) -> None:
        language, form = self._desk.language, self._form
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(language.gettext("&List"), self.which)
        form.addRow("", self.name)
        form.addRow(self.note)
        form.addRow(language.gettext("What it is &for"), self.use)
        form.addRow(language.gettext("&Circles"), self.circles)
        form.addRow(self.fault)
        form.addRow(self.buttons)

    def _fill(self) -> None:
        language, network = self._desk.language, self._found.network
        used = {one.listed.builtin for one in self._found.lists}
        for one in network.lists if network else ():
            is_this = self.listed is not None and one.key == self.listed.builtin
            if is_this or (self.listed is None and one.key not in used):
                self.which.addItem(audience.said(language, one.name), one)
        if (self.listed and not self.listed.builtin) or (self.listed is None and words.has_own_lists(network)):
            self.which.addItem(language.gettext("A list of my own, called:"), None)
        if self.listed:
            self.which.setEnabled(False)
            self.name.setText(self.listed.name)
            self.use.setCurrentIndex(self.use.findData(self.listed.use.value))
        chosen = set(self.listed.circles) if self.listed else set()
        for circle in self._found.known.situation.circles:
            item = QListWidgetItem(names.circle(language, circle), self.circles)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if circle.id in chosen else Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, circle)
        self.circles.setFixedHeight(self.circles.sizeHintForRow(0) * _ROWS + 2 * self.circles.frameWidth())

    def _builtin(self) -> BuiltIn | None:
        found: BuiltIn | None = self.which.currentData()
        return found

    def _follow(self) -> None:
        """Show what is settled by the network of the list chosen."""
        language, builtin = self._desk.language, self._builtin()
        self.name.setVisible(builtin is None and self.which.count() > 0)
        self._form.setRowVisible(self.use, builtin is None)
        said = [audience.said(language, one) for one in (builtin.where, builtin.note)] if builtin else []
        used = [f"{todo.use(language, builtin.use.value)}."] if builtin else []
        network = self._found.network
        public = [audience.said(language, network.note)] if network and network.lists_are_public else []
        self.note.setText("\n".join(filter(None, [*used, *said, *public])))
        self.note.setVisible(bool(self.note.text()))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self.which.count() > 0)
        self.adjustSize()

    def _ticked(self) -> list[Named]:
        items = (self.circles.item(row) for row in range(self.circles.count()))
        found: list[Circle] = [
            item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked
        ]
        return [named(one) for one in found]

    def _save(self) -> None:
        builtin, circles, listed = self._builtin(), self._ticked(), self.listed
        name = builtin.key if builtin else self.name.text()
        use = Use(self.use.currentData())
        account = self._found.account.id
        self.buttons.setEnabled(False)
        if listed is None:
            self._desk.write(
                lambda database: audience_lists.add(database, account, name, circles, None if builtin else use),
                self._written,
                failed=self._failed,
            )
            return
        changed = None if builtin else name
        self._desk.write(
            lambda database: audience_lists.change(
                database, listed.id, name=changed, use=None if builtin else use, circles=circles
            ),
            self._written,
            failed=self._failed,
        )

    def _written(self, listed: AudienceList) -> None:
        language = self._desk.language
        name = audience.audience_list(language, listed, self._found.network)
        said = language.gettext("Decided on the list {list}. {state}")
        state = language.gettext("It is not on the network yet: see what is to do there.")
        self._desk.tell(said.format(list=language.quoted(name), state=state), can_undo=True)
        self.accept()

    def reject(self) -> None:
        """Close; but not while it is being written, which cannot be taken back before it is there."""
        if self.buttons.isEnabled():
            super().reject()

    def _failed(self, error: BaseException) -> None:
        """Say what is wrong beside what was typed, so that it can be put right."""
        self.buttons.setEnabled(True)
        if isinstance(error, EntourageError):
            self.fault.setText(faults.error(self._desk.language, error))
            self.fault.show()
        else:
            self._desk.tell_fault(error)


def _uses(network: Network | None) -> list[Use]:
    """Name what a list of one's own can be for on a network."""
    is_reading = network is not None and network.has_reading_lists
    return [use for use in Use if (use is Use.READING) is is_reading]
