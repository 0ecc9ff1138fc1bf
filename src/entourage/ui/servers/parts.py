"""Parts of which one is shown, in whatever room is left."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget


class Parts(QStackedWidget):
    """Live as the parts: they ask for no room beyond their least, however many lines what is in them takes."""

    def __init__(self, least: int, parent: QWidget) -> None:
        """Build it; least: how high it is on a small screen."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(least)

    def hasHeightForWidth(self) -> bool:
        """Be as high at any width."""
        return False
