"""On which of my accounts someone is, on their card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from entourage.operations import audience
from entourage.operations import seeing as operations
from entourage.ui.people.card_lines import heading
from entourage.ui.widgets.words import Words
from entourage.words import seeing as words

if TYPE_CHECKING:
    from entourage.language import Language
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk


class OnAccounts(QWidget):
    """Live as the lines of the accounts on which someone is; nothing is seen of it where there is none.

    It is read by itself, beside all else: what the whole book knows of accounts takes longer than a card.
    """

    def __init__(self, desk: Desk, contact_id: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(5)
        self.hide()
        language = desk.language
        desk.take_long(self, lambda database: _lines(database, language, contact_id), self._show, "on accounts")

    def _show(self, lines: list[str]) -> None:
        if lines:
            self._column.addWidget(heading(self._desk.language.gettext("On my accounts"), self))
            for line in lines:
                self._column.addWidget(Words(self._desk, line, self))
            self.show()


def _lines(database: Database, language: Language, contact_id: int) -> list[str]:
    known = audience.known(database)
    if not known.situation.accounts or contact_id not in known.situation.people:
        return []
    found = (operations.presence(known, account, contact_id) for account in known.situation.accounts)
    return [words.presence(language, known.situation, known.networks, one) for one in found if one.connection]
