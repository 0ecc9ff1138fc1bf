"""Help by a key where a dialog has the keyboard, and the menu with that key has not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut

from entourage.ui.place import Place

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from entourage.ui.desk import Desk


def explain_by_key(dialog: QDialog, desk: Desk, page: str) -> None:
    """Let the key of help show a page of it while this dialog is open."""
    key = QShortcut(QKeySequence.StandardKey.HelpContents, dialog)
    key.activated.connect(partial(desk.going.emit, Place("help", about=page)))
