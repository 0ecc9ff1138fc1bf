"""What stands in the window while its book cannot be opened: why not, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from entourage.domain.errors import EntourageError
from entourage.ui.widgets.empty import Empty
from entourage.words.faults import error as sentence_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk


class Unopened(Empty):
    """Live as what stands where the pages will be."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk

    def explain(self, fault: BaseException) -> None:
        """Say why the book cannot be opened, with the next steps."""
        language = self._desk.language
        said = language.gettext("Your book cannot be opened.")
        if isinstance(fault, EntourageError):
            said = sentence_of(language, fault)
        again = (language.gettext("Try again"), self._try_again)
        self.say(said, again, (language.gettext("Open folder"), self._open_folder))
        # Later: buttons that are not laid out yet do not take the keyboard.
        QTimer.singleShot(0, self, self._focus_first)

    def _focus_first(self) -> None:
        self.setFocus()

    def _try_again(self) -> None:
        self.say(self._desk.language.gettext("Opening your book…"))
        self._desk.shelf.open()

    def _open_folder(self) -> None:
        folder = self._desk.folder
        there = next((one for one in (folder, *folder.parents) if one.is_dir()), folder)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))
