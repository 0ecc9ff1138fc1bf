"""One account: whose and what for, who is there, what is to be looked at, and its lists."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from entourage.ui.accounts.exports import Exports
from entourage.ui.accounts.lists import Lists
from entourage.ui.accounts.looking import Looking
from entourage.ui.accounts.people import People
from entourage.ui.accounts.reading import Closely, read_closely
from entourage.ui.widgets.elided import ElidedLabel
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.rule import Rule
from entourage.words import accounts as words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from entourage.domain.account import Account
    from entourage.domain.network import Network
    from entourage.ui.desk import Desk

_ROOM_BESIDE = 560


class Detail(QWidget):
    """Live as the right side of the page.

    left: the list of accounts is to be seen again. changing, removing, moving: what is asked for the account.
    """

    left = Signal()
    changing = Signal()
    removing = Signal()
    moving = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.account: Account | None = None
        language = desk.language
        self.back = Pill(desk, language.gettext("‹ All accounts"), self)
        self.back.clicked.connect(self.left)
        self.title = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setBold(True)
        self.title.setFont(font)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.about = ElidedLabel(self)
        self.about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.people, self.looking, self.lists = People(desk, self), Looking(desk, self), Lists(desk, self)
        self.parts = QStackedWidget(self)
        self.pills: list[Pill] = []
        self._group = QButtonGroup(self)
        for place, part in enumerate((self.people, self.looking, self.lists)):
            pill = Pill(desk, "", self, checkable=True)
            pill.clicked.connect(partial(self.show_part, place))
            self._group.addButton(pill)
            self.pills.append(pill)
            self.parts.addWidget(_scrolled(part) if part is self.people else part)
        self.pills[0].setChecked(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(Rule(desk, self))
        column.addWidget(self.parts, 1)

    def _head(self) -> QVBoxLayout:
        language = self._desk.language
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.back)
        acts.addStretch(1)
        self.exports = Exports(self._desk, self)
        acts.addWidget(self.exports)
        self.up = QPushButton(language.gettext("Higher in the list"), self)
        for button, signal in (
            (self.up, self.moving),
            (QPushButton(language.gettext("Change…"), self), self.changing),
            (QPushButton(language.gettext("Remove"), self), self.removing),
        ):
            button.clicked.connect(lambda _=False, asked=signal: asked.emit())
            acts.addWidget(button)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addWidget(self.title, 1)
        self._line.addLayout(acts)
        pills = FlowLayout(gap=8)
        for pill in self.pills:
            pills.addWidget(pill)
        head = QVBoxLayout()
        head.setContentsMargins(16, 10, 12, 10)
        head.setSpacing(6)
        head.addLayout(self._line)
        head.addWidget(self.about)
        head.addLayout(pills)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what can be done above the words where there is no room beside them."""
        super().resizeEvent(event)
        is_narrow = self.width() < _ROOM_BESIDE
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.BottomToTop if is_narrow else direction.LeftToRight)

    def show_part(self, place: int) -> None:
        """Show who is there (0), what is to be looked at (1), or the lists (2)."""
        self.pills[place].setChecked(True)
        self.parts.setCurrentIndex(place)

    def panes(self) -> list[QWidget]:
        """Give what takes the keyboard."""
        return [self.pills[0], self._shown()]

    def focus_first(self) -> None:
        """Give the keyboard to what is shown."""
        self._shown().setFocus()

    def _shown(self) -> QWidget:
        return (self.people, self.looking, self.lists)[self.parts.currentIndex()]

    def show_account(self, account: Account | None, network: Network | None) -> None:
        """Show an account, None for none."""
        language = self._desk.language
        self.account = account
        self.title.setText(words.named(language, network, account) if account else "")
        self.about.say(words.facts(language, account) if account else "")
        if account:
            key = account.id
            self._desk.read(self, lambda database: read_closely(database, key), self._show, "account")

    def _show(self, found: Closely) -> None:
        if self.account is None or found.account.id != self.account.id:
            return
        language = self._desk.language
        there = len(found.people.sure) + len(found.people.presumed)
        due = sum(item.is_due for item in found.items)
        names = words.parts(language, there, len(found.people.unknown), due, len(found.lists))
        for pill, text in zip(self.pills, names, strict=True):
            pill.setText(text)
            pill.updateGeometry()
        self.pills[2].setVisible(bool(found.lists) or words.takes_lists(found.network))
        if self.pills[2].isHidden() and self.parts.currentIndex() == self.parts.indexOf(self.lists):
            self.show_part(0)
        self.exports.show_found(found)
        self.people.show_found(found)
        self.looking.show_found(found)
        self.lists.show_found(found)


def _scrolled(part: QWidget) -> QScrollArea:
    """Let a part be seen bit by bit where the window is lower than it needs."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(part)
    return area
