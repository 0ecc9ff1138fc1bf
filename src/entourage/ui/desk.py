"""The desk on which everything in the window works: the open book, the words, and the one way to read and write."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from entourage.domain.errors import EntourageError
from entourage.settings import save
from entourage.ui.finding import Finding
from entourage.ui.jobs import Job, Lane
from entourage.ui.servers.syncing import Syncing
from entourage.ui.shelf import Shelf
from entourage.ui.todo.doing import Doing
from entourage.ui.waiting import Waiting
from entourage.ui.watch import Watch, version

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from entourage.language import Language
    from entourage.settings import Settings
    from entourage.storage.database import Database
    from entourage.ui.jobs import Jobs
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

    shelf: the open book. waiting: the files of an import that is not carried out yet. finding: who may be in the
    book twice. doing: what is to be done on the networks. syncing: address books on servers. opened: a book is
    there, perhaps in place of another. unopened: it could not be opened. changed: something was written, here or by
    another program: whoever shows the book reads it again. said: a Said for the bar. crashed: an error that is ours.
    recoloured: light became dark. going: a Place that someone wants to see; awaited: those that wait for the book.
    preferred: other options were chosen. reworded: the window is to speak another language. closing: the book is
    about to be let go of: whatever only reads it may stop.
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
        self.shelf = Shelf(folder, self)
        self.settings_folder = settings_folder
        self.settings = settings
        self.colours = colours
        self.waiting = Waiting(self)
        self.awaited: list[Place] = []
        self._writes = 0
        self._offers_undo = False
        self._watch = Watch(self)
        self._watch.noticed.connect(self._follow_others)
        self.finding = Finding(self)
        self.doing = Doing(self)
        self.syncing = Syncing(self)
        self.shelf.opened.connect(self._opened)
        self.shelf.unopened.connect(self._not_opened)
        self.shelf.closing.connect(self._let_go)
        self.shelf.failed.connect(self._failed)

    @property
    def database(self) -> Database | None:
        """Give the open book, None before there is one."""
        return self.shelf.database

    @property
    def folder(self) -> Path:
        """Give the folder of the book shown."""
        return self.shelf.folder

    @property
    def jobs(self) -> Jobs:
        """Give the lanes in which the open book is read and written."""
        return self.shelf.jobs

    def _opened(self) -> None:
        self._writes = 0  # what the former book was to write is its own
        self._watch.begin()
        self.waiting.look()
        self.opened.emit()

    def _not_opened(self) -> None:
        self.unopened.emit()
        fault = self.shelf.fault
        if fault and not isinstance(fault, EntourageError):
            self._failed(fault)

    def _let_go(self) -> None:
        self.closing.emit()
        self._watch.end()

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

    def synchronize(
        self,
        owner: QObject,
        call: Callable[[Database], Result],
        then: Callable[[Result], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Speak with a server beside all else, one after the other; `heed` follows where it wrote the book."""
        self._ask(Lane.SYNCING, owner, call, then, "", failed)

    def heed(self, before: int, after: int) -> None:
        """Let all be read again that another lane may have written; before, after: the numbers of the last acts."""
        if after:
            self._watch.note(before, after)
        if after > before:
            self._silence()
        self.changed.emit()

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
