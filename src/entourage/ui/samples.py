"""Try the program with sample contacts: a book of its own, beside the person's."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QProgressDialog

from entourage.operations import samples
from entourage.ui.people.unfinished import unfinished

if TYPE_CHECKING:
    from pathlib import Path

    from entourage.ui.main_window import MainWindow
    from entourage.ui.place import Place

_SHOWN_AFTER = 300


class _StoppedError(Exception):
    """Stop making the sample contacts, because the person does not want to wait."""


class _Preparing(QObject):
    """Live as the making of the sample contacts; advanced: a step is done."""

    advanced = Signal(int)

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window, self._folder, self._stopped = window, folder, Event()
        language = window.desk.language
        self._progress = QProgressDialog(
            language.gettext("Making the book of sample contacts…"),
            language.gettext("Cancel"),
            0,
            samples.STEPS,
            window,
        )
        self._progress.setWindowTitle(language.gettext("Sample contacts"))
        self._progress.setWindowModality(Qt.WindowModality.WindowModal)
        self._progress.setMinimumDuration(_SHOWN_AFTER)
        self._progress.setValue(0)
        self._progress.canceled.connect(self._stopped.set)
        self.advanced.connect(self._progress.setValue)
        window.desk.closing.connect(self._stopped.set)
        window.desk.work(self, self._prepare, self._done, self._failed)

    def _prepare(self) -> None:
        samples.prepare(self._folder, self._watch)

    def _watch(self, step: int) -> None:
        if self._stopped.is_set():
            raise _StoppedError
        self.advanced.emit(step)

    def _done(self, _: None) -> None:
        self._leave()
        self._window.desk.shelf.switch(self._folder)

    def _failed(self, error: BaseException) -> None:
        self._leave()
        if not isinstance(error, _StoppedError):
            self._window.desk.tell_fault(error)

    def _leave(self) -> None:
        self._progress.deleteLater()
        self.deleteLater()


def open_samples(window: MainWindow, _place: Place) -> None:
    """Show the sample contacts, made when they are first asked for; from there, go back to the person's own book."""
    desk = window.desk
    if not window.may_leave():
        return
    if desk.shelf.is_sample:
        desk.shelf.switch(desk.shelf.home)
    else:
        _Preparing(window, desk.shelf.home / samples.FOLDER)


def remove_samples(window: MainWindow) -> None:
    """Delete the sample contacts and go to the person's own book; ask where they put people of their own among them."""
    desk = window.desk
    if window.may_leave() and desk.shelf.is_sample:
        desk.read(window, samples.has_own, lambda has_own: _ask(window) if has_own else _remove(window))


def _ask(window: MainWindow) -> None:
    language = window.desk.language
    sentence = language.gettext(
        "You brought people of your own in among the sample contacts. They are deleted with them, for good."
    )
    box = QMessageBox(QMessageBox.Icon.Warning, language.gettext("Sample contacts"), sentence, parent=window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    delete = box.addButton(language.gettext("Delete them all"), QMessageBox.ButtonRole.DestructiveRole)
    cancel = box.addButton(language.gettext("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    delete.clicked.connect(lambda: _remove(window))
    box.open()


def _remove(window: MainWindow) -> None:
    desk, folder = window.desk, window.desk.folder
    unfinished(desk).forget_book(folder)
    said = desk.language.gettext("The sample contacts are removed; this is your own book.")
    desk.shelf.switch(desk.shelf.home, afterwards=lambda: samples.remove(folder), then=lambda: desk.tell(said))
