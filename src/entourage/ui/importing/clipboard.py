"""What is pasted or dropped as text: asked about, kept while it waits, and imported like a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from entourage.operations import pasting
from entourage.operations.pasting import Said
from entourage.ui.dropping import dropped_files
from entourage.ui.importing.pasting import LONGEST, PasteDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk
    from entourage.ui.importing.work import Work


class Clipboard(QObject):
    """Live as what takes text for an import."""

    def __init__(self, desk: Desk, work: Work, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._work, self._page = desk, work, page

    def paste(self) -> None:
        """Take what was copied: files as files, text after a look at it."""
        copied = QGuiApplication.clipboard().mimeData()
        files = dropped_files(copied)
        if files:
            self._work.add(files)
        else:
            self.ask(copied.text() if copied.hasText() else "")

    def ask(self, text: str) -> None:
        """Show a text with what is found in it, then plan its import; one too long for that is planned at once."""
        if len(text) > LONGEST:
            language = self._desk.language
            self._desk.tell(language.gettext("This text is too long to be shown first: all of it is read."))
            self._take(text, Said())
            return
        dialog = PasteDialog(self._desk, text, Said(), self._page)
        dialog.pasted.connect(self._take)
        dialog.open()

    def _take(self, text: str, said: Said) -> None:
        folder, name = self._desk.folder, self._desk.language.gettext("Pasted text")

        def call() -> Path:
            return pasting.keep(folder, name, text.encode("utf-8", "replace"), said)

        self._desk.work(self, call, lambda path: self._work.add([str(path)]))

    def mend(self, path: Path) -> None:
        """Show a text that waits again, and plan anew with what is changed in it."""
        before = pasting.said_of(path) or Said()
        self._desk.read(self, lambda _: pasting.text_kept(path), lambda text: self._mend(path, text, before))

    def _mend(self, path: Path, text: str, before: Said) -> None:
        if len(text) > LONGEST:
            language = self._desk.language
            self._desk.tell(
                language.gettext("This text is too long to be shown: leave out of the plan whoever is not to come in.")
            )
            return
        dialog = PasteDialog(self._desk, text, before, self._page)
        dialog.pasted.connect(lambda text, said: self._write(path, text, said))
        dialog.open()

    def _write(self, path: Path, text: str, said: Said) -> None:
        def call() -> None:
            pasting.write(path, text.encode("utf-8", "replace"), said)

        self._desk.work(self, call, lambda _: self._work.plan())
