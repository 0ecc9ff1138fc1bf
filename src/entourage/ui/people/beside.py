"""A list and a card side by side; where there is no room for both, the card gives way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal

from entourage.ui.widgets.sides import Sides

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

_ROOM_FOR_BOTH = 580
_LIST, _CARD = 750, 304


class ListAndCard(Sides):
    """Live as the two beside each other.

    changed: the card was shown, or hidden.
    """

    changed = Signal()

    def __init__(self, left: QWidget, card: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._list, self._card = left, card
        self._is_narrow = False
        self._is_wanted = True
        self._is_empty = False
        self.addWidget(left)
        self.addWidget(card)
        self.setStretchFactor(0, 1)
        self.setSizes([_LIST, _CARD])

    @property
    def is_narrow(self) -> bool:
        """Tell whether there is little room for both."""
        return self._is_narrow

    def has_card(self) -> bool:
        """Tell whether the card is shown."""
        return not self._card.isHidden()

    def show_card(self, *, wanted: bool) -> None:
        """Show the card, even where there is little room, or hide it."""
        self._is_wanted = wanted
        self._fit()

    def leave_empty(self, *, wanted: bool) -> None:
        """Show no card where there is nobody to be shown on it."""
        self._is_empty = wanted
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Need room for the list; the card gives way."""
        least = super().minimumSizeHint()
        return least if self._is_narrow else QSize(self._list.minimumSizeHint().width(), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the card where there is no longer room for it, and show it where there is again."""
        super().resizeEvent(event)
        is_narrow = self.width() < max(_ROOM_FOR_BOTH, super().minimumSizeHint().width())
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.show_card(wanted=not is_narrow)

    def _fit(self) -> None:
        is_shown = self._is_wanted and not self._is_empty
        if is_shown != self.has_card():
            self._card.setVisible(is_shown)
            if self._is_narrow:
                least = self._card.minimumWidth()
                self.setSizes([self.width() - least, least])
            self.changed.emit()
