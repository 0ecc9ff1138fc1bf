"""The work behind the page of an import: reading, planning, choosing, carrying out, each off the window's thread."""

from __future__ import annotations

import gc
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from entourage.domain.errors import EntourageError
from entourage.domain.watching import Cancelled
from entourage.operations import circles, imports
from entourage.ui.importing.lines import Line, lines_of, people_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.domain.watching import Progress
    from entourage.importing.plan import ImportPlan
    from entourage.operations.imports import About, Choice, Imported, Unread
    from entourage.operations.naming import Named
    from entourage.storage.database import Database
    from entourage.storage.sources import Source
    from entourage.ui.desk import Desk

_TELL_EVERY = 0.04  # seconds


@dataclass(frozen=True, slots=True)
class Planned:
    """Hold a plan with all that the page shows of it: a line for each step, files not read, sources, circles.

    people: how many come in or are updated, each counted once.
    """

    plan: ImportPlan
    unread: Sequence[Unread]
    lines: Sequence[Line]
    sources: Sequence[Source]
    circles: Sequence[Circle]
    people: int


@dataclass(frozen=True, slots=True)
class Wish:
    """Hold where people are to be put: a circle for new ones, and circles for categories of the files."""

    circle: Named | None = None
    categories: tuple[tuple[str, Named], ...] = ()


class Watching(QObject):
    """Live as who watches one piece of work, and may stop it."""

    progressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._stop = threading.Event()
        self._told = 0.0

    def __call__(self, progress: Progress) -> None:
        """Tell, but not too often; stop the work where that was asked."""
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY:
            self._told = now
            self.progressed.emit(progress)

    def cancel(self) -> None:
        """Ask the work to stop; nothing more is told of it."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Tell whether the work was asked to stop."""
        return self._stop.is_set()


class Work(QObject):
    """Live as one import from the first file to its end.

    begun: something long has begun. progressed: how far it is. planned: there is a plan. chosen: something was decided
    of it. stopped: what was under way was stopped. carried_out: (what the import did, its plan). failed: why not.
    """

    begun = Signal()
    progressed = Signal(object)
    planned = Signal(object)
    chosen = Signal(object)
    stopped = Signal()
    carried_out = Signal(object, object)
    overtaken = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._watching: Watching | None = None
        self._waiting: dict[int, Choice] = {}
        self._is_choosing = False
        self.paths: list[Path] = []
        self.about: dict[Path, About] = {}
        self.found: Planned | None = None
        self.is_writing = False
        desk.closing.connect(self._stop)

    @property
    def is_busy(self) -> bool:
        """Tell whether something long is under way."""
        return self._watching is not None

    def forget(self) -> None:
        """Begin anew, with no files."""
        self._stop()
        gc.unfreeze()
        self.paths, self.about, self.found = [], {}, None
        self._waiting = {}

    def add(self, files: Sequence[str]) -> None:
        """Plan these files together with those that are there."""
        known = {path.resolve() for path in self.paths}
        self.paths += [path for path in map(Path, dict.fromkeys(files)) if path.resolve() not in known]
        self.plan()

    def drop(self, path: Path) -> None:
        """Plan without a file."""
        self.paths = [one for one in self.paths if one != path]
        self.plan()

    def tell(self, path: Path, about: About) -> None:
        """Plan anew with what the person says of a file."""
        self.about[path] = about
        self.plan()

    def cancel(self) -> None:
        """Stop what is under way; a plan that was there before stays."""
        watching, self._watching = self._watching, None
        if watching is None:
            return
        watching.cancel()
        if not self.is_writing:
            self.stopped.emit()

    def _stop(self) -> None:
        if self._watching and not self.is_writing:
            self._watching.cancel()
            self._watching = None

    def _watch(self) -> Watching:
        self._stop()
        watching = Watching()
        watching.setParent(self)
        watching.progressed.connect(self._pass_on)
        self.destroyed.connect(watching.cancel)
        self._watching = watching
        self.begun.emit()
        return watching

    def _pass_on(self, progress: Progress) -> None:
        if self.sender() is self._watching:
            self.progressed.emit(progress)

    def plan(self) -> None:
        """Read the files and plan them, keeping what was decided before and still applies."""
        watching, paths, about = self._watch(), list(self.paths), dict(self.about)
        before = self.found.plan if self.found else None

        def call(database: Database) -> Planned | BaseException:
            return _attempted(lambda: _planned(database, paths, about, before, watching))

        def then(found: Planned | BaseException) -> None:
            if not self._is_over(watching):
                self._receive(found)

        self._desk.take_long(self, call, then)

    def _is_over(self, watching: Watching) -> bool:
        """Tell whether nobody waits any more for what was watched; else its end is noted."""
        watching.deleteLater()
        if watching is not self._watching:
            return True
        self._watching = None
        return False

    def _receive(self, found: Planned | BaseException) -> None:
        if isinstance(found, BaseException):
            self.failed.emit(found)
            return
        self.found, self._waiting = found, {}
        self.planned.emit(found)

    def choose(self, choices: Mapping[int, Choice]) -> None:
        """Decide steps of the plan; what is decided meanwhile follows."""
        self._waiting |= choices
        if self._is_choosing or self.found is None or not self._waiting:
            return
        self._is_choosing, waiting, self._waiting = True, self._waiting, {}
        plan = self.found.plan

        def call(database: Database) -> tuple[ImportPlan, int]:
            decided = imports.choose(database, plan, waiting)
            return decided, people_of(decided)

        def then(answer: tuple[ImportPlan, int]) -> None:
            self._is_choosing = False
            if self.found and self.found.plan is plan:
                self.found = replace(self.found, plan=answer[0], people=answer[1])
                self.chosen.emit(self.found)
            self.choose({})

        self._desk.read(self, call, then)

    def carry_out(self, wish: Wish) -> None:
        """Write what the plan says; where the book has changed since, plan again first."""
        found = self.found
        if found is None or self.is_busy:
            return
        watching = self._watch()
        self.is_writing = True

        def call(database: Database) -> tuple[Imported, Circle | None] | None:
            try:
                done = imports.carry_out(
                    database, found.plan, circle=wish.circle, categories=wish.categories, watch=watching
                )
            except Cancelled:
                return None
            return done, circles.found(database, wish.circle) if wish.circle else None

        def then(answer: tuple[Imported, Circle | None] | None) -> None:
            self._end(watching)
            if answer is None:
                self.stopped.emit()
            else:
                self.found = None
                self.carried_out.emit(answer, found.plan)

        self._desk.write(call, then, failed=lambda error: self._refused(error, watching))

    def _end(self, watching: Watching) -> None:
        self.is_writing = False
        self._watching = None
        watching.deleteLater()

    def _refused(self, error: BaseException, watching: Watching) -> None:
        self._end(watching)
        if isinstance(error, EntourageError) and error.code == "book_changed":
            self.overtaken.emit()
        else:
            self.failed.emit(error)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the search for garbage from going through a plan's millions of objects: the window would stand still.

    What a plan is made of forms no cycles, and goes when nobody needs it.
    """
    try:
        yield
    finally:
        gc.freeze()


def _attempted(call: Callable[[], Planned]) -> Planned | BaseException:
    try:
        return call()
    except Exception as error:  # noqa: BLE001 - whoever waits is told, by the window's thread
        return error


def _planned(
    database: Database, paths: list[Path], about: dict[Path, About], before: ImportPlan | None, watching: Watching
) -> Planned:
    with _uncollected():
        plan, unread = imports.plan(database, paths, about=about, watch=watching)
        if before:
            plan = imports.choose_again(database, before, plan)
        lines = lines_of(plan)
    every = [circle for circle, _ in circles.overview(database).circles]
    return Planned(plan, unread, lines, imports.sources_known(database), every, people_of(plan))
