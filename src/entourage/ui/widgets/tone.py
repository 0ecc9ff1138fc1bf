"""Colours of single widgets that change when light becomes dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk
    from entourage.ui.theme import Colours

Tone = Literal["text", "muted", "fault", "on_little"]


class _Sheet(QObject):
    """Live as the style sheet of a widget, made anew with each change of the colours."""

    def __init__(self, desk: Desk, widget: QWidget) -> None:
        super().__init__(widget)
        self._desk, self._widget = desk, widget
        self._made: Callable[[Colours], str] = lambda _: ""
        desk.recoloured.connect(self._recolour)

    def change(self, made: Callable[[Colours], str]) -> None:
        """Colour the widget otherwise from now on."""
        self._made = made
        self._recolour()

    def _recolour(self) -> None:
        self._widget.setStyleSheet(self._made(self._desk.colours))


def sheet(desk: Desk, widget: QWidget, made: Callable[[Colours], str]) -> None:
    """Give a widget a style sheet of its own, made of whichever colours there are."""
    found = widget.findChild(_Sheet, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (found or _Sheet(desk, widget)).change(made)


def tone(desk: Desk, widget: QWidget, name: Tone) -> None:
    """Write the words of a widget in a colour of the theme, and in that of the next theme after it."""
    sheet(desk, widget, lambda colours: f"color: {getattr(colours, name)}")
