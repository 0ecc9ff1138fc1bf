"""Whose own export an imported list is: to be said where two accounts on one network might have given it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton

from entourage.operations import accounts
from entourage.words import accounts as words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.storage.sources import Source
    from entourage.ui.accounts.reading import Closely
    from entourage.ui.desk import Desk


class Exports(QPushButton):
    """Live as the button that opens the imported lists of a network, those of the account shown ticked.

    It is not to be seen where only one account can have given them.
    """

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.language.gettext("Its imported lists"), parent)
        self._desk = desk
        self.offered = QMenu(self)
        self.setMenu(self.offered)
        self.hide()

    def show_found(self, found: Closely) -> None:
        """Offer the imported lists of the network on which an account is."""
        situation, key = found.known.situation, found.account.id
        is_alone = sum(one.network == found.account.network for one in situation.accounts) == 1
        self.setVisible(bool(found.sources) and not (is_alone and all(owner is None for _, owner in found.sources)))
        self.offered.clear()
        by_id = {one.id: one for one in situation.accounts}
        for source, owner in found.sources:
            other = by_id.get(owner) if owner not in (None, key) else None
            text = words.own_list(self._desk.language, source.name, found.network, other)
            action = self.offered.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(owner == key)
            action.triggered.connect(lambda is_own, one=source: self._say(one, found, is_own=is_own))

    def _say(self, source: Source, found: Closely, *, is_own: bool) -> None:
        """Say that a list is the account's own, or that nobody knows whose it is."""
        account, language = found.account, self._desk.language
        called = words.named(language, found.network, account)
        said = words.said_own(language, source.name, called, is_own=is_own)
        self._desk.write(
            lambda database: accounts.own_export(database, source.id, account.id if is_own else None),
            lambda _: self._desk.tell(said, can_undo=True),
        )
