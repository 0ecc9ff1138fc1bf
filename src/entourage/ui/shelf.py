"""The book that is open, and how one takes another's place: opened and closed off the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from entourage.ui.jobs import Job, Jobs, Lane

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from entourage.storage.database import Database


class Shelf(QObject):
    """Live as what holds the open book and the lanes in which it is read and written.

    home: the folder of the person's own book; folder: that of the book shown, which may be the sample contacts.
    opened: a book is there, perhaps in place of another. unopened: it could not be opened; fault: why not. closing: the
    book is about to be let go of. failed: another book could not take its place, or the former one not be closed.
    """

    opened = Signal()
    unopened = Signal()
    closing = Signal()
    failed = Signal(object)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.home = self.folder = folder
        self.jobs = Jobs(self)
        self.database: Database | None = None
        self.fault: BaseException | None = None
        self._books: list[Database] = []
        self._is_opening = False

    @property
    def is_sample(self) -> bool:
        """Tell whether the book shown is that of the sample contacts."""
        return self.folder != self.home

    def open(self) -> None:
        """Open the book in the background; `opened` tells when it is there, `unopened` when it cannot be."""
        if self._is_opening:
            return
        self._is_opening = True
        folder = self.folder
        job = Job(owner=self, call=lambda: self._open(folder), then=self._opened, failed=self._not_opened)
        self.jobs.start(Lane.WRITING, job)

    def _open(self, folder: Path) -> Database:
        """Open a book off the window's thread, and note that it is to be closed, whether anyone hears of it or not."""
        # Storage takes half a second to import: the window is painted meanwhile.
        from entourage.operations.book import open_book  # noqa: PLC0415

        database = open_book(folder)
        self._books.append(database)
        return database

    def _opened(self, database: Database) -> None:
        self.database, self.fault, self._is_opening = database, None, False
        self.opened.emit()

    def _not_opened(self, error: BaseException) -> None:
        self._is_opening, self.fault = False, error
        self.unopened.emit()

    def switch(
        self,
        folder: Path,
        *,
        afterwards: Callable[[], None] | None = None,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Open the book of another folder in place of this one, which stays where that fails.

        afterwards: what is done, off the window's thread, once the former book is closed. then: what follows once the
        other is there.
        """

        def switched(database: Database) -> None:
            self._let_go(afterwards)
            self.folder = folder
            self._opened(database)
            if then:
                then()

        job = Job(owner=self, call=lambda: self._open(folder), then=switched, failed=self.failed.emit)
        self.jobs.start(Lane.WRITING, job)

    def _let_go(self, afterwards: Callable[[], None] | None) -> None:
        """Close the book off the window's thread, once all that was to be written is; nobody hears its answers."""
        former, jobs = self.database, self.jobs
        self.closing.emit()
        jobs.retire()
        self.jobs = Jobs(self)

        def call() -> None:
            jobs.close()
            if former:
                self._books.remove(former)
                former.close()
            if afterwards:
                afterwards()

        failed = self.failed.emit
        self.jobs.start(Lane.LONG, Job(owner=self, call=call, then=lambda _: jobs.deleteLater(), failed=failed))

    def stop(self) -> None:
        """Begin nothing more, and let whatever only reads stop; what is to be written goes on."""
        self.closing.emit()
        self.jobs.retire()
        self.database = None

    def close(self, patience: float | None = None) -> bool:
        """Wait for what is to be written, then this many seconds for what else runs, and let go of the book.

        Tell whether all has ended.
        """
        self.stop()
        has_ended = self.jobs.close(patience)
        while has_ended and self._books:
            self._books.pop().close()
        return has_ended
