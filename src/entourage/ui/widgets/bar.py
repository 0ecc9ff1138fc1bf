"""The bar at the bottom: what was just done, and Undo."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from entourage.ui.widgets.tips import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from entourage.ui.desk import Desk, Offer, Said

_AROUND, _NARROW = 50, 80


class Bar(QWidget):
    """Live as the line under the pages; it stays until the next act.

    undo: take back what was done. left: what had the keyboard here is about to go.
    """

    undo = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.counts = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self.sentence = QLabel(self, textFormat=Qt.TextFormat.PlainText)
        self._offers: list[QPushButton] = []
        self._undo = self._button(desk.language.gettext("Undo"))
        self._undo.clicked.connect(self.undo)
        self._close = self._button("✕")
        self._close.setAccessibleName(desk.language.gettext("Hide this message"))
        self._close.setToolTip(desk.language.gettext("Hide this message"))
        self._close.clicked.connect(self.clear)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(14, 3, 8, 3)
        self._line.setSpacing(8)
        self._line.addWidget(self.counts)
        self._line.addSpacing(8)
        self._line.addWidget(self.sentence)
        self._line.addWidget(self._undo)
        self._line.addStretch(1)
        self._line.addWidget(self._close)
        self.setMinimumHeight(32)
        self._is_fault = False
        desk.recoloured.connect(self._recolour)
        self.clear()

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("quiet", True)  # noqa: FBT003 - Qt's property
        return button

    def say(self, said: Said) -> None:
        """Show what was said in place of what stood there."""
        self._give_keyboard_back()
        self._drop_offers()
        self.sentence.setText(("⚠ " if said.is_fault else "") + said.sentence)
        self.sentence.setToolTip(tip(said.more))
        self.sentence.setAccessibleDescription(said.more)
        self._is_fault = said.is_fault
        self._recolour()
        for offer in said.offers:
            self._offer(offer)
        self._undo.setVisible(said.can_undo)
        self._close.setVisible(bool(said.sentence))
        self.come_last()
        self._fit()

    def come_last(self) -> None:
        """Stand behind all else where Tab goes, however late it was made: what is offered, Undo, and the end of it."""
        buttons = [*self._offers, self._undo, self._close]
        last = self.window().previousInFocusChain()
        while last and (last in buttons or last.focusPolicy() == Qt.FocusPolicy.NoFocus):  # of such Qt takes no order
            last = last.previousInFocusChain()
        for before, button in pairwise([*([last] if last else []), *buttons]):
            self.setTabOrder(before, button)

    def _give_keyboard_back(self) -> None:
        """Let it be where one works: nobody presses what comes to stand in place of what was pressed."""
        if self.isAncestorOf(self.window().focusWidget()):
            self.left.emit()

    def _recolour(self) -> None:
        colours = self._desk.colours
        self.sentence.setStyleSheet(f"color: {colours.fault if self._is_fault else colours.text}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentence where the line is too short for it."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Be content with a narrow column of words, however wide they are now."""
        return QSize(self._taken() + _NARROW, super().minimumSizeHint().height())

    def _taken(self) -> int:
        others = [self.counts, self._undo, self._close, *self._offers]
        widths = (widget.sizeHint().width() + self._line.spacing() for widget in others if not widget.isHidden())
        return sum(widths) + _AROUND

    def _fit(self) -> None:
        room = self.width() - self._taken()
        wanted = self.sentence.fontMetrics().horizontalAdvance(self.sentence.text()) + 4
        self.sentence.setWordWrap(wanted > room)
        self.sentence.setMinimumWidth(min(wanted, max(_NARROW, room)))

    def _offer(self, offer: Offer) -> None:
        button = self._button(offer.words)
        button.clicked.connect(offer.accept)
        self._line.insertWidget(self._line.indexOf(self._undo), button)
        button.show()  # at once: the sentence is measured beside it
        self._offers.append(button)

    def _drop_offers(self) -> None:
        for button in self._offers:
            self._line.removeWidget(button)
            button.deleteLater()
        self._offers = []

    def clear(self) -> None:
        """Say nothing."""
        self._give_keyboard_back()
        self._drop_offers()
        self.sentence.clear()
        self._undo.hide()
        self._close.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line above."""
        painter = QPainter(self)
        painter.setPen(QColor(self._desk.colours.line))
        painter.drawLine(0, 0, self.width(), 0)
