"""The three answers side by side, the other ways below them, and what is to be thought of besides."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QGraphicsOpacityEffect,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from entourage.ui.audience.card import Card
from entourage.ui.audience.finding import Found
from entourage.ui.audience.standing import Standing
from entourage.ui.audience.telling import Telling
from entourage.ui.audience.unknown import Unknown
from entourage.ui.audience.ways import Ways
from entourage.ui.widgets.column import Column
from entourage.ui.widgets.tone import tone
from entourage.ui.widgets.words import Link
from entourage.words import audience as words
from entourage.words import hours as words_of_hours

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QResizeEvent

    from entourage.ui.audience.asking import Seen
    from entourage.ui.desk import Desk

_NARROW = 720
_SIDES = 16
_SHARES = (38, 31, 31)
_FADED = 0.45  # of what is shown while it is worked out again


class Answers(QScrollArea):
    """Live as what is answered; leaks_asked: through whom it might go on."""

    leaks_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, widgetResizable=True)
        self._desk = desk
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        inside = Column(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        self.cards = tuple(Card(desk, sign, inside) for sign in ("open", "full", "half"))
        self.ways = Ways(desk, inside)
        self.hours = QLabel(inside, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, self.hours, "muted")
        self.leaks = Link(desk, desk.language.gettext("Through whom might it go on?"), inside)
        self.leaks.clicked.connect(lambda _=False: self.leaks_asked.emit())
        self.found = Found(desk, inside)
        self.unknown = Unknown(desk, inside)
        self.standing = Standing(desk, inside)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(14)
        for card, share in zip(self.cards, _SHARES, strict=True):
            self._across.addWidget(card, share)
        column = QVBoxLayout(inside)
        column.setContentsMargins(_SIDES, 2, _SIDES, 12)
        column.setSpacing(14)
        column.addWidget(self.found)
        column.addWidget(self.standing)
        column.addLayout(self._across)
        column.addWidget(self.unknown)
        column.addWidget(self.ways)
        column.addWidget(self.hours)
        column.addWidget(self.leaks)
        column.addStretch(1)
        self.setWidget(inside)
        self._faded = QGraphicsOpacityEffect(inside, opacity=_FADED)
        self._faded.setEnabled(False)
        inside.setGraphicsEffect(self._faded)
        qapp: QApplication = QApplication.instance()  # type: ignore[assignment]
        qapp.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the keyboard into sight, however it came there."""
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, _SIDES)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the answers one below the other where there is no room beside."""
        super().resizeEvent(event)
        is_narrow = self.viewport().width() < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(direction)

    def show_seen(self, seen: Seen) -> None:
        """Show another answer."""
        if seen.answer is None or seen.grouped is None:
            return
        self.standing.show_seen(seen)
        telling = Telling(self._desk, seen, seen.answer, seen.grouped, self.ways.chosen.emit, self)
        told = (telling.should_not(), telling.would_see(), telling.would_miss())
        for card, one in zip(self.cards, told, strict=True):
            card.show_told(one)
        self.unknown.show_told(telling)
        called = partial(words.channel, self._desk.language, seen.known.situation, networks=seen.known.networks)
        self.ways.show_ways(seen.ways, called, seen.notes)

    @property
    def is_standing_back(self) -> bool:
        """Tell whether what is shown is faded."""
        return self._faded.isEnabled()

    def stand_back(self, *, is_back: bool) -> None:
        """Fade what is shown, which may be true no more, or show it as it is."""
        self._faded.setEnabled(is_back)

    def show_hours(self, is_working: bool | None, now: datetime) -> None:  # noqa: FBT001 - three values
        """Say what time it is for me, and that what is posted goes on."""
        language = self._desk.language
        said = words_of_hours.now(language, now, is_working=is_working)
        relayed = language.gettext("Friends can pass on what you post.")
        self.hours.setText(f"{said} {relayed}".strip())
