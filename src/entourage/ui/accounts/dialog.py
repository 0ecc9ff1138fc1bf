"""The window in which an account is added or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from entourage.domain.errors import EntourageError
from entourage.operations import accounts
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tone import tone
from entourage.ui.widgets.yielding import Yielding
from entourage.words import accounts as words
from entourage.words import audience, faults

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QShowEvent

    from entourage.domain.account import Account
    from entourage.domain.network import Network
    from entourage.operations.accounts import Added, Offer, Overview
    from entourage.ui.desk import Desk

_WIDTH, _SHARE_OF_SCREEN = 480, 0.9


class AccountDialog(QDialog):
    """Live as the window of one account, or of a new one; done_with: the id of the account that was written."""

    done_with = Signal(int)

    def __init__(
        self,
        desk: Desk,
        overview: Overview,
        parent: QWidget,
        *,
        account: Account | None = None,
        offer: Offer | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._overview, self.account = desk, overview, account
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "accounts")
        self.setWindowTitle(language.gettext("Account") if account else language.gettext("New account"))
        self.network = QComboBox(self)
        for one in overview.networks.values():
            self.network.addItem(audience.said(language, one.name), one.key)
        self.handle, self.name, self.title, self.link = (QLineEdit(self) for _ in range(4))
        self.handle.setPlaceholderText(language.gettext("@name, address or number"))
        self.purpose = self._choice(words.purposes(language))
        self.owner = self._choice(words.owners(language))
        self.state = self._choice(words.states(language))
        self.photo = self._choice(words.photos(language))
        self.indexed = QCheckBox(language.gettext("Search engines show it"), self)
        self.hint = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, self.hint, "on_little")
        self.note = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, self.note, "muted")
        self.fault = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, self.fault, "fault")
        self.fault.hide()
        choices = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(choices.Ok | choices.Cancel, parent=self)
        self.buttons.accepted.connect(self._save)
        self.buttons.rejected.connect(self.reject)
        self.setMinimumWidth(_WIDTH)
        self._lay_out()
        self._fill(account, offer)

    def _choice(self, called: Mapping[str, str]) -> QComboBox:
        box = QComboBox(self)
        for key, name in called.items():
            box.addItem(name, key)
        return box

    def _lay_out(self) -> None:
        language = self._desk.language
        inside = QWidget(self)
        form = QFormLayout(inside)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(language.gettext("&Network"), self.network)
        form.addRow(self.hint)
        form.addRow(self.note)
        form.addRow(language.gettext("&Handle"), self.handle)
        form.addRow(language.gettext("What it is &for"), self.purpose)
        form.addRow(language.gettext("&Whose it is"), self.owner)
        form.addRow(language.gettext("&State"), self.state)
        form.addRow("", self.indexed)
        strangers = QLabel(
            language.gettext("What strangers read of you there, if you want it compared:"),
            self,
            wordWrap=True,
            textFormat=Qt.TextFormat.PlainText,
        )
        tone(self._desk, strangers, "muted")
        form.addRow(strangers)
        form.addRow(language.gettext("N&ame there"), self.name)
        form.addRow(language.gettext("&Job title there"), self.title)
        form.addRow(language.gettext("&Link to your page"), self.link)
        form.addRow(language.gettext("&Picture"), self.photo)
        for label in inside.findChildren(QLabel):
            label.setMinimumHeight(1)  # else one that wraps asks for the height that it would need where it is narrow
        self.fields = Yielding(inside, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.fields, 1)
        foot = self._foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 12)
        foot.addWidget(self.fault)
        foot.addWidget(self.buttons)
        self._column.addLayout(foot)

    def _fill(self, account: Account | None, offer: Offer | None) -> None:
        if account:
            self.network.setCurrentIndex(self.network.findData(account.network))
            self.network.setEnabled(False)
            for field, text in (
                (self.handle, account.handle),
                (self.name, account.name),
                (self.title, account.title),
                (self.link, account.link),
            ):
                field.setText(text)
            for box, key in (
                (self.purpose, account.purpose.value),
                (self.owner, account.owner.value),
                (self.state, account.state.value),
                (self.photo, account.photo),
            ):
                box.setCurrentIndex(box.findData(key))
            self.indexed.setChecked(account.indexed)
            self.hint.hide()
            self.note.hide()
            return
        self.network.currentIndexChanged.connect(self._follow_network)
        if offer:
            self.network.setCurrentIndex(self.network.findData(offer.network.key))
            self.handle.setText(offer.handle)
            self.link.setText(offer.link)
        self._follow_network()

    def _network(self) -> Network | None:
        return self._overview.networks.get(str(self.network.currentData()))

    def _follow_network(self) -> None:
        """Show what is usual on the network chosen, and what is to be known before."""
        network = self._network()
        if network is None:
            return
        language = self._desk.language
        self.purpose.setCurrentIndex(self.purpose.findData(network.purpose.value))
        self.indexed.setChecked(network.indexed)
        is_second = not network.many_accounts and any(one.network == network.key for one in self._overview.accounts)
        self.hint.setText(words.sibling_before(language, network) if is_second else "")
        self.hint.setVisible(is_second)
        self.note.setText(audience.said(language, network.note))
        self.note.setVisible(bool(self.note.text()))
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Be as high as what is shown needs, as far as the screen has room."""
        foot = self._foot.sizeHint().height() + self._column.spacing()
        wanted = self.fields.wanted_at(self.width()) + foot
        self.resize(self.width(), min(wanted, int(self.screen().availableSize().height() * _SHARE_OF_SCREEN)))

    def showEvent(self, event: QShowEvent) -> None:
        """Fit what is shown."""
        super().showEvent(event)
        self._fit()

    def _columns(self) -> dict[str, str | bool]:
        return {
            "handle": self.handle.text(),
            "name": self.name.text(),
            "title": self.title.text(),
            "link": self.link.text(),
            "purpose": str(self.purpose.currentData()),
            "owner": str(self.owner.currentData()),
            "state": str(self.state.currentData()),
            "photo": str(self.photo.currentData()),
            "indexed": self.indexed.isChecked(),
        }

    def _save(self) -> None:
        network, columns, account = self._network(), self._columns(), self.account
        self.buttons.setEnabled(False)
        if account:
            key = account.id
            self._desk.write(
                lambda database: accounts.change(database, key, None, **columns), self._changed, failed=self._failed
            )
        elif network:
            self._desk.write(
                lambda database: accounts.add(database, network, **columns), self._added, failed=self._failed
            )

    def _added(self, made: Added) -> None:
        language = self._desk.language
        name = words.named(language, self._overview.networks.get(made.account.network), made.account)
        self._desk.tell(language.gettext("New account: {account}.").format(account=name), can_undo=True)
        self._end(made.account)

    def _changed(self, account: Account) -> None:
        language = self._desk.language
        name = words.named(language, self._overview.networks.get(account.network), account)
        said = language.gettext("The account {account} is changed.").format(account=name)
        self._desk.tell(said, can_undo=True)
        self._end(account)

    def _end(self, account: Account) -> None:
        self.done_with.emit(account.id)
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
            self._fit()
            self.handle.setFocus()
        else:
            self._desk.tell_fault(error)
