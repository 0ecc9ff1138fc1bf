"""The desk on which everything in the window works: the open book, the words, and the one way to read and write."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from entourage.domain.errors import EntourageError
from entourage.settings import save
from entourage.ui.finding import Finding
from entourage.ui.jobs import Job, Jobs, Lane
from entourage.ui.waiting import Waiting
from entourage.ui.watch import Watch, version

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from entourage.language import Language
    from entourage.settings import Settings
    from entourage.storage.database import Database
    from entourage.ui.place import Place
    from entourage.ui.theme import Colours

Result = TypeVar("Result")
_PATIENCE = 300  # milliseconds in which an act seems to be done at once


@dataclass(frozen=True, slots=True)
class Offer:
    """Hold something that the bar offers beside Undo: its words, and what they do."""

    words: str
    accept: Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Hold what the bar at the bottom says: of something done, of a fault, or only a word.

    can_undo: the bar offers to take it back. offers: what else it offers. more: said to whoever points at it.
    """

    sentence: str
    can_undo: bool = False
    is_fault: bool = False
    offers: tuple[Offer, ...] = ()
    more: str = ""


class Desk(QObject):
    """Live as what all parts of the window share; it belongs to the window's thread.

    home: the folder of the person's own book; folder: that of the book shown, which may be the sample contacts.
    waiting: the files of an import that is not carried out yet. finding: who may be in the book twice.
    opened: a book is there, perhaps in place of another. unopened: it could not be opened; fault: why not. changed:
    something was written, here or by another program: whoever shows the book reads it again. said: a Said for the bar.
    crashed: an error that is ours. recoloured: light became dark. going: a Place that someone wants to see; awaited:
    those that wait for the book. preferred: other options were chosen. reworded: the window is to speak another
    language. closing: the book is about to be let go of: whatever only reads it may stop.
    """

    opened = Signal()
    unopened = Signal()
    closing = Signal()
    changed = Signal()
    said = Signal(object)
    crashed = Signal(object)
    recoloured = Signal()
    going = Signal(object)
    preferred = Signal()
    reworded = Signal()

    def __init__(
        self,
        *,
        language: Language,
        vocabulary: tuple[Language, ...],
        folder: Path,
        settings_folder: Path,
        settings: Settings,
        colours: Colours,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.language = language
        self.vocabulary = vocabulary
        self.home = self.folder = folder
        self.settings_folder = settings_folder
        self.settings = settings
        self.colours = colours
        self.jobs = Jobs(self)
        self.waiting = Waiting(self)
        self.database: Database | None = None
        self.fault: BaseException | None = None
        self.awaited: list[Place] = []
        self._books: list[Database] = []
        self._is_opening = False
        self._writes = 0
        self._offers_undo = False
        self._watch = Watch(self)
        self._watch.noticed.connect(self._follow_others)
        self.finding = Finding(self)

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
        database = _open(folder)
        self._books.append(database)
        return database

    def _not_opened(self, error: BaseException) -> None:
        self._is_opening, self.fault = False, error
        self.unopened.emit()
        if not isinstance(error, EntourageError):
            self._failed(error)

    def switch(self, folder: Path, *, said: str = "", afterwards: Callable[[], None] | None = None) -> None:
        """Open the book of another folder in place of this one, which stays where that fails.

        said: what the bar says then. afterwards: what is done, off the window's thread, once the former book is closed.
        """

        def switched(database: Database) -> None:
            self._let_go(afterwards)
            self.folder = folder
            self._opened(database)
            self.tell(said)

        job = Job(owner=self, call=lambda: self._open(folder), then=switched, failed=self._failed)
        self.jobs.start(Lane.WRITING, job)

    def _let_go(self, afterwards: Callable[[], None] | None) -> None:
        """Close the book off the window's thread, once all that was to be written is; nobody hears its answers."""
        former, jobs = self.database, self.jobs
        self.closing.emit()
        self._watch.end()
        jobs.retire()
        self.jobs, self._writes = Jobs(self), 0

        def call() -> None:
            jobs.close()
            if former:
                self._books.remove(former)
                former.close()
            if afterwards:
                afterwards()

        self.jobs.start(Lane.LONG, Job(owner=self, call=call, then=lambda _: jobs.deleteLater(), failed=self._failed))

    @property
    def is_sample(self) -> bool:
        """Tell whether the book shown is that of the sample contacts."""
        return self.folder != self.home

    def _opened(self, database: Database) -> None:
        self.database, self.fault, self._is_opening = database, None, False
        self._watch.begin()
        self.waiting.look()
        self.opened.emit()

    def stop(self) -> None:
        """Begin nothing more, and let whatever only reads stop; what is to be written goes on."""
        self.closing.emit()
        self._watch.end()
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

    def change_settings(self, settings: Settings) -> None:
        """Keep other options."""
        self.settings = settings
        try:
            save(self.settings_folder, settings)
        except OSError as error:
            path = str(self.settings_folder)
            self._failed(EntourageError("file_not_written", path=path, reason=error.strerror or ""))
        self.preferred.emit()

    def reword(self) -> None:
        """Let the window speak the language that was chosen."""
        self.reworded.emit()

    def recolour(self, colours: Colours) -> None:
        """Let everything be drawn in other colours."""
        self.colours = colours
        self.recoloured.emit()

    def read(
        self,
        owner: QObject,
        call: Callable[[Database], Result],
        then: Callable[[Result], None],
        key: str = "",
        *,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Read the book in the background, then hand over the answer; a newer reading of this key takes its place.

        failed: who is told of a fault instead of the bar.
        """
        self._ask(Lane.READING, owner, call, then, key, failed)

    def take_long(
        self,
        owner: QObject,
        call: Callable[[Database], Result],
        then: Callable[[Result], None],
        key: str = "",
        *,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do what reads and takes long, such as planning an import, beside all other reading; failed: as in `read`."""
        self._ask(Lane.LONG, owner, call, then, key, failed)

    def search(
        self,
        owner: QObject,
        call: Callable[[Database], Result],
        then: Callable[[Result], None],
        key: str = "",
    ) -> None:
        """Look through the whole book beside all else, so that neither pages nor imports wait for it."""
        self._ask(Lane.SEARCHING, owner, call, then, key, None)

    def _ask(
        self,
        lane: Lane,
        owner: QObject,
        call: Callable[[Database], Result],
        then: Callable[[Result], None],
        key: str,
        failed: Callable[[BaseException], None] | None,
    ) -> None:
        if self.database:
            asked = partial(call, self.database)
            self.jobs.start(lane, Job(owner=owner, call=asked, then=then, failed=failed or self._failed, key=key))

    def work(
        self,
        owner: QObject,
        call: Callable[[], Result],
        then: Callable[[Result], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do in the background what takes long and needs no book, or another than the one shown."""
        self.jobs.start(Lane.LONG, Job(owner=owner, call=call, then=then, failed=failed or self._failed))

    def write(
        self,
        call: Callable[[Database], Result],
        then: Callable[[Result], None] | None = None,
        *,
        failed: Callable[[BaseException], None] | None = None,
        doing: str = "",
    ) -> None:
        """Carry an act out in the background; `changed` follows, then the answer is handed over.

        failed: who is told of a fault instead of the bar; that the book is not open is one. doing: what the bar says
        while it takes longer than a moment; whoever gives it tells something at the end.
        """
        database = self.database
        if database is None:
            (failed or self._failed)(EntourageError("book_not_open"))
            return

        def written(found: tuple[Result, int, int]) -> None:
            result, before, after = found
            self._end_write(patience)
            self._watch.note(before, after)
            if self._watch.wrote:
                self._silence()
            self.changed.emit()
            if then:
                then(result)

        def broken(error: BaseException) -> None:
            self._end_write(patience)
            self.changed.emit()  # whoever showed already what was to be is put right
            (failed or self._failed)(error)

        self._writes += 1
        patience = self._say_later(doing)
        self.jobs.start(
            Lane.WRITING, Job(owner=self, call=partial(_acted, call, database), then=written, failed=broken)
        )

    @property
    def version(self) -> int:
        """Give the number of the book's last act that was heard of."""
        return self._watch.version

    def _end_write(self, patience: QTimer) -> None:
        self._writes -= 1
        patience.stop()
        patience.deleteLater()

    def _say_later(self, doing: str) -> QTimer:
        """Begin to wait until what is being done takes so long that it is to be said."""
        patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        patience.timeout.connect(partial(self.tell, doing))
        if doing:
            patience.start()
        return patience

    @property
    def is_writing(self) -> bool:
        """Tell whether an act that was begun is not written yet."""
        return self._writes > 0

    def tell(self, sentence: str, *, can_undo: bool = False, offers: tuple[Offer, ...] = (), more: str = "") -> None:
        """Say something in the bar; an empty sentence takes away what it said.

        can_undo: it says what was just done. Where that wrote nothing, the bar says so: its Undo would take back
        something else. more: the details, said to whoever points at it.
        """
        if can_undo and not self._watch.wrote:
            sentence, can_undo = self.language.gettext("Nothing was changed: it is so already."), False
        self._offers_undo = can_undo
        self.said.emit(Said(sentence=sentence, can_undo=can_undo, offers=offers, more=more))

    def tell_fault(self, error: BaseException) -> None:
        """Explain a fault of the world in the bar; report one of ours."""
        self._failed(error)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, EntourageError):
            # The words of faults know those of imports and names, which the first paint need not wait for.
            from entourage.words.faults import error as sentence_of  # noqa: PLC0415

            self._offers_undo = False
            self.said.emit(Said(sentence=sentence_of(self.language, error), is_fault=True))
        else:
            self.crashed.emit(error)

    def _follow_others(self) -> None:
        """Let all be read again that another program wrote."""
        if self._offers_undo:
            self._silence()
        self.changed.emit()

    def _silence(self) -> None:
        """Take away what the bar said of an earlier act, whose Undo would now mean this one."""
        self._offers_undo = False
        self.said.emit(Said(sentence=""))


def _acted(call: Callable[[Database], Result], database: Database) -> tuple[Result, int, int]:
    """Carry an act out; give the numbers of the last unit before and after, too."""
    before = version(database)
    return call(database), before, version(database)


def _open(folder: Path) -> Database:
    # Storage takes half a second to import: the window is painted meanwhile.
    from entourage.operations.book import open_book  # noqa: PLC0415

    return open_book(folder)
