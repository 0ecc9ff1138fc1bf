"""The work behind the page of an import: reading, planning, choosing, carrying out, each off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from entourage.domain.errors import EntourageError
from entourage.domain.watching import Cancelled, Progress, Stage
from entourage.operations import circles, imports, pasting
from entourage.ui.importing.choosing import Choosing
from entourage.ui.importing.planned import planned, taken_as_part
from entourage.ui.importing.watching import Watching

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.operations.imports import About, Imported
    from entourage.operations.naming import Named
    from entourage.operations.pasting import Taken
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.importing.planned import Decision, Planned

NOT_TOLD = imports.About()


@dataclass(frozen=True, slots=True)
class Wish:
    """Hold where people are to be put: a circle for new ones, and circles for categories of the files."""

    circle: Named | None = None
    categories: tuple[tuple[str, Named], ...] = ()


NO_WISH = Wish()


@dataclass(frozen=True, slots=True)
class Aside:
    """Hold an import that was put aside: its files, what was told of them, its plan, where people were to go.

    pasted: the texts among them. kept: what was read of the files.
    """

    paths: Sequence[Path]
    about: Mapping[Path, About]
    found: Planned | None
    wish: Wish
    pasted: Mapping[Path, Taken]
    kept: imports.Kept


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
        self._choosing = Choosing(desk, self)
        self._choosing.decided.connect(self._take)
        self._choosing.refused.connect(self._give_up)
        self._added: list[str] = []
        self._joined: list[Planned] = []
        self.paths: list[Path] = []
        self.about: dict[Path, About] = {}
        self._found: Planned | None = None
        self._kept = imports.Kept()
        self.is_writing = False
        desk.closing.connect(self._stop)

    @property
    def found(self) -> Planned | None:
        """Give the plan that is there."""
        return self._found

    def _show(self, found: Planned | None) -> None:
        self._found = found
        self._choosing.show(found)

    @property
    def is_busy(self) -> bool:
        """Tell whether something long is under way."""
        return self._watching is not None

    def put_aside(self, wish: Wish) -> Aside:
        """Begin anew, with no files; give all that was there."""
        pasted = pasting.take(self._desk.folder, self.paths)
        aside = Aside(self.paths, self.about, self.found, wish, pasted, self._kept)
        self.forget()
        return aside

    def bring_back(self, aside: Aside) -> None:
        """Go on with what was put aside, together with the files that came since."""
        pasting.put_back(aside.pasted)
        if self.paths:
            self.about = {**aside.about, **self.about}
            self._joined += [aside.found] if aside.found else []
            self.add([str(path) for path in aside.paths])
        else:
            self.paths, self.about = list(aside.paths), dict(aside.about)
            self._show(aside.found)
            self._kept = aside.kept
            if aside.found:
                self.planned.emit(aside.found)
            elif self.paths:
                self.plan()

    def forget(self) -> None:
        """Begin anew, with no files."""
        self._stop()
        pasting.take(self._desk.folder, self.paths)
        self.paths, self.about, self._kept, self._joined = [], {}, imports.Kept(), []
        self._show(None)
        self._choosing.forget()

    def add(self, files: Sequence[str]) -> None:
        """Plan these files together with those that are there or wait; while something is written, they wait too."""
        if self.is_writing:
            self._added += files
            return
        known = {path.resolve() for path in self.paths}
        every = dict.fromkeys([*self._desk.waiting.files, *files])
        self.paths += [path for path in map(Path, every) if path.resolve() not in known]
        self.plan()

    def take_added(self) -> tuple[str, ...]:
        """Give the files that came while something was written, once."""
        files, self._added = tuple(self._added), []
        return files

    @property
    def is_decided(self) -> bool:
        """Tell whether the person decided or told anything that is not written yet."""
        if self._choosing.is_under_way or any(self.about.get(path, NOT_TOLD) != NOT_TOLD for path in self.paths):
            return True
        if self.found is not None and any(file.is_part for file in self.found.plan.files):
            return True
        return self.found is not None and any(step.answer is not None for step in self.found.plan.steps)

    def drop(self, path: Path) -> None:
        """Plan without a file; of a folder or archive that it was found in, the others stay."""
        pasting.let_go(self._desk.folder, path)
        found = [Path(file.path) for file in self.found.plan.files] if self.found else []
        kept: list[Path] = []
        for one in self.paths:
            kept += [file for file in found if one in file.parents] if one in path.parents else [one]
        self.paths = [one for one in kept if one != path]
        self.plan()

    def tell(self, path: Path, about: About) -> None:
        """Plan anew with what the person says of a file."""
        self.about[path] = about
        self.plan()

    def cancel(self) -> None:
        """Stop what is under way; a plan that was there before stays."""
        if self._watching is None:
            return
        self._watching.cancel()
        if not self.is_writing:
            self._watching = None
            self.stopped.emit()

    def _stop(self) -> None:
        if self._watching and not self.is_writing:
            self._watching.cancel()
            self._watching = None

    def _watch(self) -> Watching:
        self._stop()
        # The desk's: what is being written goes on, and tells how far it is, where its page is there no more.
        watching = Watching(self._desk)
        watching.progressed.connect(self._pass_on)
        self._watching = watching
        self.begun.emit()
        return watching

    def _pass_on(self, progress: Progress) -> None:
        watching = self._watching
        if watching is not None and self.sender() is watching and not watching.is_cancelled:
            self.progressed.emit(progress)

    def plan(self) -> None:
        """Read the files and plan them, keeping what was decided before and still applies."""
        watching = self._watch()
        self.destroyed.connect(watching.cancel)
        self._choosing.afterwards(lambda: self._plan(watching))

    def _plan(self, watching: Watching) -> None:
        if watching is not self._watching:
            watching.deleteLater()
            return
        paths, about, before, joined = list(self.paths), dict(self.about), self.found, list(self._joined)
        kept, region = self._kept, self._desk.settings.region or self._desk.language.locale.territory or ""

        def call(database: Database) -> Planned:
            formers = [one for one in (before, *joined) if one]
            return planned(database, paths, about, kept, formers, watching, region)

        def then(found: Planned) -> None:
            if not self._is_over(watching):
                self._joined = []
                self._show(found)
                self._choosing.drop()
                self.planned.emit(found)

        def failed(error: BaseException) -> None:
            if not self._is_over(watching):
                self.failed.emit(error)

        self._desk.take_long(self, call, then, failed=failed)

    def _is_over(self, watching: Watching) -> bool:
        """Tell whether nobody waits any more for what was watched; else its end is noted."""
        watching.deleteLater()
        if not isValid(self) or watching is not self._watching:
            return True
        self._watching, self.is_writing = None, False
        return False

    def choose(self, decision: Decision) -> None:
        """Decide steps of the plan, by choices that are found off the window's thread; what comes meanwhile follows."""
        if self.is_busy:
            said = self._desk.language.gettext("The plan is being made again: decide this once it is shown.")
            self._desk.tell(said)
            return
        self._choosing.choose(decision)

    def take_as_part(self, place: int) -> None:
        """Take a file of the plan, by its place, for a part of its source; what is being decided comes first."""
        if self.found and not self.is_busy:
            self._choosing.afterwards(lambda: self._take_as_part(place))

    def _take_as_part(self, place: int) -> None:
        if self.found:
            self._take(taken_as_part(self.found, place))

    def _take(self, found: Planned) -> None:
        self._show(found)
        self.chosen.emit(found)

    def _give_up(self, error: BaseException) -> None:
        """Tell why what was decided cannot be; what waits for it has ended."""
        if self._watching:
            self._is_over(self._watching)
        self.failed.emit(error)

    def carry_out(self, wish: Wish) -> None:
        """Write what the plan says, with all that was decided; a book that has changed since is told of first."""
        if self.found is None or self.is_busy:
            return
        self.is_writing = True
        watching = self._watch()
        self._choosing.afterwards(lambda: self._write(wish, watching))

    def _write(self, wish: Wish, watching: Watching) -> None:
        found = self.found
        if found is None:
            self._is_over(watching)
            return

        def call(database: Database) -> tuple[Imported, Circle | None] | None:
            try:
                watching(Progress(Stage.WRITING))
                done = imports.carry_out(
                    database, found.plan, circle=wish.circle, categories=wish.categories, watch=watching
                )
            except Cancelled:
                return None
            return done, circles.found(database, wish.circle) if wish.circle else None

        def then(answer: tuple[Imported, Circle | None] | None) -> None:
            if self._is_over(watching):
                return
            if answer is None:
                self.stopped.emit()
            else:
                self._show(None)
                self.carried_out.emit(answer, found)

        self._desk.write(call, then, failed=lambda error: self._refused(error, watching))

    def _refused(self, error: BaseException, watching: Watching) -> None:
        if self._is_over(watching):
            self._desk.tell_fault(error)
        elif isinstance(error, EntourageError) and error.code == "book_changed":
            self.overtaken.emit()
        else:
            self.failed.emit(error)
