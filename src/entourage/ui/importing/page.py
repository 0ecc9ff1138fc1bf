"""The page of an import: what files would bring, decided before anything is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from entourage.operations import pasting
from entourage.ui.desk import Offer
from entourage.ui.importing.carried_out import tell
from entourage.ui.importing.clipboard import Clipboard
from entourage.ui.importing.picking import Files
from entourage.ui.importing.putting_aside import PuttingAside
from entourage.ui.importing.sheet import Sheet
from entourage.ui.importing.work import NO_WISH, Work
from entourage.ui.importing.working import Working
from entourage.ui.place import EVERYONE, Page, Place, of_circle
from entourage.ui.tidying import let_go
from entourage.ui.widgets.empty import Empty
from entourage.words import faults

if TYPE_CHECKING:
    from entourage.domain.circle import Circle
    from entourage.operations.imports import Imported
    from entourage.ui.desk import Desk
    from entourage.ui.importing.planned import Planned


class ImportPage(Page):
    """Live as the page of an import."""

    help = "import"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.work = Work(desk, self)
        self.files = Files(desk, self.work, self)
        self.clipboard = Clipboard(desk, self.work, self)
        self._is_overtaken = self._tells_of_last = False
        self.empty = Empty(self)
        self.working = Working(desk, self)
        self.sheet = Sheet(desk, self)
        self.aside = PuttingAside(desk, self.work, self.sheet.destination, self)
        self._shown = QStackedWidget(self)
        for one in (self.empty, self.working, self.sheet):
            self._shown.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._shown)
        self._say_empty()
        self._connect()

    def _connect(self) -> None:
        work, sheet = self.work, self.sheet
        self.desk.said.connect(self._said)
        self.aside.emptied.connect(self._clear)
        work.begun.connect(self._begin)
        work.progressed.connect(self.working.show_progress)
        work.planned.connect(self._show_plan)
        work.chosen.connect(sheet.show_choices)
        work.stopped.connect(self._stopped)
        work.overtaken.connect(self._plan_again)
        work.carried_out.connect(self._done)
        work.failed.connect(self._failed)
        self.working.cancelled.connect(self._cancel)
        sheet.deciding.chose.connect(work.choose)
        sheet.carried.connect(self._carry_out)
        sheet.left.connect(self.aside.leave)
        sheet.unsearched.connect(self.unsearched)
        for asking in (sheet.files, sheet.shrunk):
            asking.told.connect(self.files.tell_source)
        sheet.shrunk.part.connect(work.take_as_part)
        sheet.files.columns.connect(self._look_into)
        sheet.files.letters.connect(lambda path: self._look_into(path, on_text=True))
        sheet.files.dropped.connect(work.drop)
        sheet.unread.columns.connect(self.files.look_into)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.clipboard.paste)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _look_into(self, path: Path, *, on_text: bool = False) -> None:
        """Show how a file is read; of pasted names, which lines are any."""
        found = self.work.found
        names = {Path(file.path) for file in found.plan.files if file.format == "names"} if found else set()
        if path in names and pasting.is_kept(self.desk.folder, path):
            self.clipboard.mend(path)
        else:
            self.files.look_into(path, on_text=on_text)

    def _say_empty(self, sentence: str = "") -> None:
        language = self.desk.language
        usual = language.gettext(
            "Choose the files or ZIP archives that your phone, Google, Outlook, LinkedIn or Facebook gave you, all at "
            "once, or drop them on this window, folders too; or paste names that you copied. You see what will happen "
            "before anything is written."
        )
        choose = (language.gettext("Import…"), self.files.choose)
        self.empty.say(sentence or usual, choose, (language.gettext("Paste…"), self.clipboard.paste))
        self._shown.setCurrentWidget(self.empty)

    def go_to(self, place: Place) -> None:
        """Plan the files of a place, with those that are there already; or let files be chosen."""
        is_waiting = self.desk.waiting.files and not (self.work.found or self.work.is_busy)
        if place.files or (is_waiting and not place.about):
            self.work.add(place.files)
        elif place.about == "paste":
            text = place.text
            QTimer.singleShot(0, self, lambda: self.clipboard.ask(text) if text else self.clipboard.paste())
        elif place.about == "folder":
            QTimer.singleShot(0, self, self.files.choose_folder)
        elif place.about == "choose":
            # Later: the page is shown first, and the dialog stands over it.
            QTimer.singleShot(0, self, self.files.choose)

    def hint(self) -> str:
        """Say what the search field finds, where there is a plan."""
        return self.desk.language.gettext("Find in this import…") if self._has_plan() else ""

    def _has_plan(self) -> bool:
        return self._shown.currentWidget() is self.sheet

    def search(self, words: str) -> None:
        """Show only those whom these words find, in the plan that is there or is being made."""
        self.sheet.search(words)

    def focus_first(self) -> None:
        """Give the keyboard to the list, to what stops the work, or to the button of the empty page."""
        shown = self._shown.currentWidget()
        if shown is self.empty:
            self.empty.setFocus()
        else:
            target = self.sheet.first() if shown is self.sheet else self.working.stop
            target.setFocus()

    def panes(self) -> list[QWidget]:
        """Go through the tiles, the list, and Import."""
        return [self.sheet.tiles.first(), self.sheet.view, self.sheet.foot.go] if self._has_plan() else []

    def may_leave(self) -> bool:
        """Stay while something is being written, and while what was decided is not; the bar says so."""
        language = self.desk.language
        if self.work.is_writing:
            self.aside.tell_writing()
        elif self.work.is_decided or (self.work.paths and self.sheet.destination.wish() != NO_WISH):
            said = language.gettext("What you decided of this import is not written yet.")
            forget = Offer(language.gettext("Forget it"), self.aside.leave)
            self.desk.tell(said, offers=(forget,))
        else:
            return True
        self.desk.going.emit(Place("import"))
        return False

    def _settle(self) -> None:
        """Let the window look again at what this page is now: a plan can be searched, and takes the keyboard."""
        self._note()
        if self.isVisible():
            self.desk.going.emit(Place("import"))

    def _note(self) -> None:
        """Note which files wait, wherever one goes meanwhile."""
        found = self.work.found
        settled = found.plan.files if found and not self.work.is_busy else ()
        paths = [file.path for file in settled] or [str(path) for path in self.work.paths]
        self.desk.waiting.note(paths, is_written=self.work.is_writing)

    # What becomes of the work.

    def _said(self) -> None:
        self._tells_of_last = False

    def _begin(self) -> None:
        self.aside.withdraw()
        for menu in self.sheet.findChildren(QMenu):
            menu.close()  # it would decide of a plan that is being written, or made again
        self.sheet.deciding.stop()
        self.working.begin()
        self._shown.setCurrentWidget(self.working)
        self._settle()

    def _show_plan(self, planned: Planned) -> None:
        if not planned.plan.files:
            self._nothing_read(planned)
            return
        self.sheet.resize(self._shown.size())  # it is measured at its width, before it is given it
        self.sheet.show_plan(planned)
        was_overtaken, self._is_overtaken = self._is_overtaken, False
        if was_overtaken and planned.is_as_before:
            self._carry_out()
            return
        self._show_sheet()
        self._settle()
        if self._tells_of_last:
            self.desk.tell("")  # of an import before this one; it can be undone by the menu and in the history
        if was_overtaken:
            self.desk.tell(
                self.desk.language.gettext(
                    "The book has changed meanwhile. This is what would happen now; press Import again."
                )
            )

    def _show_sheet(self) -> None:
        self.sheet.resize(self._shown.size())  # it is measured at its width, before it is given it
        self._shown.setCurrentWidget(self.sheet)

    def _nothing_read(self, planned: Planned) -> None:
        said = [faults.error(self.desk.language, one.error) for one in planned.unread]
        unclear = [one.path for one in planned.unread if one.error.code == "columns_unknown"]
        self._say_empty("\n\n".join(said))
        if unclear:
            self.files.look_into(unclear[0])
        else:
            self.work.forget()
        self._settle()

    def _stopped(self) -> None:
        self._go_back()
        self.desk.tell(self.desk.language.gettext("Stopped: nothing was written."))

    def _go_back(self) -> None:
        """Show the plan that was there before; then plan also what came meanwhile."""
        self._is_overtaken = False
        found = self.work.found
        if found:
            self.work.paths = [Path(file.path) for file in found.plan.files] + [one.path for one in found.unread]
            self._show_sheet()
        else:
            self.work.forget()
            self._say_empty()
        self._settle()
        self._take_added()

    def _take_added(self) -> bool:
        """Plan the files that came while something was written, and tell whether any did."""
        files = self.work.take_added()
        if files:
            self.desk.going.emit(Place("import", files=files))
        return bool(files)

    def _cancel(self) -> None:
        if self.work.is_writing:
            self.working.stopping()
        self.work.cancel()

    def _failed(self, error: BaseException) -> None:
        self._go_back()
        self.desk.tell_fault(error)

    def _plan_again(self) -> None:
        """Plan again on the book as it is now; where that comes to the same, go on."""
        self._is_overtaken = True
        if not self._take_added():
            self.work.plan()

    def _clear(self) -> None:
        self.sheet.destination.begin_anew()
        self.sheet.tiles.show_all()
        self.sheet.forget()
        if self.isVisible():
            self.unsearched.emit()  # elsewhere it is another page that is searched
        self._say_empty()
        self._note()

    # What is decided.

    def _carry_out(self) -> None:
        self.work.carry_out(self.sheet.destination.wish())

    def _done(self, answer: tuple[Imported, Circle | None], planned: Planned) -> None:
        done, circle = answer
        self.work.forget()
        self._clear()
        QTimer.singleShot(0, self, let_go)  # later: the plan is held until this has ended
        goes_on = self._take_added()
        if not goes_on:
            self.desk.going.emit(of_circle(circle) if circle and done.contacts else EVERYONE)
        tell(self.desk, done, planned)
        self._tells_of_last = not goes_on
