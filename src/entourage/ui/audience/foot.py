"""What an answer rests on, in the line below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from entourage.ui.widgets.rule import Rule
from entourage.ui.widgets.tone import tone
from entourage.words import posting

if TYPE_CHECKING:
    from entourage.ui.audience.asking import Seen
    from entourage.ui.desk import Desk


class Foot(QWidget):
    """Live as the line that says as of when the answer is true."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.sentence = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.sentence.setContentsMargins(16, 4, 16, 5)
        tone(desk, self.sentence, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule(desk, self))
        column.addWidget(self.sentence)

    def show_seen(self, seen: Seen, imported: str) -> None:
        """Say what another answer rests on; imported: when the account's people were last brought in, if ever."""
        channel = seen.question.channel
        if channel is None:
            return
        account = seen.known.account(channel.account_id)
        network = seen.known.network(account.id)
        lists = [seen.known.situation.lists[key] for key in channel.lists]
        said = posting.told(
            self._desk.language,
            network,
            account.network,
            imported=imported,
            lists=lists,
            circles=[one for one in seen.known.situation.circles if one.id in channel.circles],
            reach=channel.reach,
        )
        self.sentence.setText(said)
