"""What a source says otherwise than the card, with what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.words import Words
from entourage.words import names

if TYPE_CHECKING:
    from entourage.ui.desk import Desk
    from entourage.ui.people.provenance import Asked

_RADIUS = 6


class DifferenceBox(QFrame):
    """Live as one difference; taken, kept: its buttons, whose keys the menus have."""

    taken = Signal(object)
    kept = Signal(object)

    def __init__(self, desk: Desk, asked: Asked, keys: tuple[str, str], parent: QWidget) -> None:
        """Build it; keys: those that do the same, where it is the first of the card."""
        super().__init__(parent)
        self.setObjectName("difference")
        colours = desk.colours
        self.setStyleSheet(
            f"#difference {{ background: {colours.notice}; border: 1px solid {colours.notice_edge}; "
            f"border-radius: {_RADIUS}px; }}"
        )
        sentence = Words(desk, asked.sentence, self)
        sentence.setAccessibleName(names.labelled(desk.language, asked.field, asked.sentence))
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        for words, key, signal in ((asked.take, keys[0], self.taken), (asked.keep, keys[1], self.kept)):
            pill = Pill(desk, words, buttons)
            pill.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard to the list
            pill.setAccessibleName(names.labelled(desk.language, asked.field, words))
            pill.setAccessibleDescription(asked.sentence)
            pill.setToolTip(tip(" ".join(filter(None, (words, f"({key})" if key else "")))))
            pill.clicked.connect(lambda _=False, one=signal: one.emit(asked))
            flow.addWidget(pill)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 7, 8, 8)
        column.setSpacing(6)
        column.addWidget(sentence)
        column.addWidget(buttons)
