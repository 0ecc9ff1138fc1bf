"""The page of what was brought in: the imports, newest first, and of the one chosen what it did, person by person."""

from __future__ import annotations

from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QWidget

from entourage.operations import imports, origins
from entourage.ui.importing.past_detail import Detail, when
from entourage.ui.importing.rows import Deed
from entourage.ui.importing.taking_back import TakeBackDialog
from entourage.ui.place import Place
from entourage.ui.widgets.list_page import ListPage
from entourage.ui.widgets.rows import Row
from entourage.ui.widgets.sides import Sides
from entourage.words import importing as words
from entourage.words import past as past_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from entourage.storage.sources import PastImport
    from entourage.ui.desk import Desk
    from entourage.ui.importing.past_model import Entry
    from entourage.ui.importing.past_reading import Seen
    from entourage.ui.widgets.rows import RowsView

_WAITING = 0  # the id of the row of what waits; those of imports begin at 1
_ROOM_FOR_BOTH = 760
_LIST, _DETAIL = 340, 660


class ImportsPage(ListPage):
    """Live as the page of past imports."""

    help = "imports"

    def __init__(self, desk: Desk) -> None:
        language = desk.language
        super().__init__(desk, language.gettext("Imports"))
        self._past: dict[int, PastImport] = {}
        self._is_narrow = self._is_looking = False
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.add_act(language.gettext("Import…"), self._bring_in)
        self.head.sentence.setText(
            language.gettext(
                "Newest first. A newer file of the same source brings only what has changed, and each import can be "
                "taken back at any time."
            )
        )
        self.empty.say(
            language.gettext("Nothing has been imported yet."), (language.gettext("Import…"), self._bring_in)
        )
        self._connect()
        self._fit()
        desk.waiting.changed.connect(self._follow_book)

    def beside(self, view: RowsView) -> QWidget:
        """Put what an import did beside the list of imports."""
        self.detail = Detail(self.desk, self)
        sides = Sides(self)
        sides.setObjectName("imports")
        sides.addWidget(view)
        sides.addWidget(self.detail)
        sides.setStretchFactor(1, 1)
        sides.setSizes([_LIST, _DETAIL])
        return sides

    def _connect(self) -> None:
        self.view.chose.connect(self._show_chosen)
        self.view.pressed_return.connect(self._open)
        self.view.clicked.connect(lambda _: self._look_closer())
        self.detail.left.connect(self._go_back)
        self.detail.answered.connect(self.answer)
        self.detail.taken.connect(self.take_back)
        self.detail.list.unsearched.connect(self.unsearched)
        self.detail.list.opened.connect(self._show_person)
        self.detail.list.did.connect(self._settle)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._go_back)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # A small screen shows the list, or one import.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show only one of the two where there is no room for both."""
        super().resizeEvent(event)
        is_narrow = self.width() < _ROOM_FOR_BOTH
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._fit()

    def _fit(self) -> None:
        shows_one = self._is_narrow and self._is_looking
        self.view.setVisible(not shows_one)
        self.head.setVisible(not shows_one)
        self.detail.setVisible(shows_one or not self._is_narrow)
        self.detail.back.setVisible(shows_one)

    def _look_closer(self) -> None:
        """Show what the import chosen did, where it is not to be seen yet."""
        if self._is_narrow and self.detail.past:
            self._is_looking = True
            self._fit()
            self.detail.list.view.setFocus()

    def _go_back(self) -> None:
        """Go back to the list, of one import or of what is looked for in it."""
        if self.detail.list.is_narrowed:
            self.detail.list.show_all()
            return
        self._is_looking = False
        self._fit()
        self.view.setFocus()

    def panes(self) -> list[QWidget]:
        """Go through the imports, and what the one chosen did."""
        shown = super().panes()
        shown += [self.detail.list.view] if self.view in shown else []
        return [one for one in shown if one.isVisible()]

    def focus_first(self) -> None:
        """Give the keyboard to the list, or to what is shown in its place."""
        panes = self.panes()
        if panes:
            panes[0].setFocus()

    def hint(self) -> str:
        """Say what the search field finds."""
        return self.desk.language.gettext("Find in this import…")

    def search(self, words: str) -> None:
        """Show only those whom these words find in the import chosen."""
        self.detail.list.search(words)

    # What there is.

    def _bring_in(self) -> None:
        self.desk.going.emit(Place("import", about="choose"))

    def go_to(self, place: Place) -> None:
        """Read what was brought in; imports: the first of these is shown; about: of whom alone, by what happened."""
        self.detail.list.wanted = place.about
        self.refresh(place.imports[0] if place.imports else 0)

    def refresh(self, wanted: int = 0) -> None:
        """Read it all again; wanted: the import to be chosen."""
        self.desk.read(self, imports.past, lambda found: self._show(found, wanted), "imports")

    def _show(self, found: Sequence[PastImport], wanted: int) -> None:
        self._past = {one.id: one for one in found}
        ids = [*([_WAITING] if self.desk.waiting.files else []), *self._past]
        self.show_rows(ids, lambda at: self._row(ids[at]))
        if wanted in self._past:
            self.view.setCurrentIndex(self.rows.index(ids.index(wanted)))
        self._show_chosen()

    def _row(self, key: int) -> Row:
        return self._row_of(self._past[key]) if key else self._row_of_what_waits()

    def _row_of_what_waits(self) -> Row:
        language, waiting = self.desk.language, self.desk.waiting
        files = language.listing([PurePath(path).name for path in waiting.files])
        when = language.gettext("{files}: nothing of it is written yet").format(files=files)
        return Row(id=_WAITING, text=waiting.words(), when=when, remark=language.gettext("Go on"))

    def _row_of(self, one: PastImport) -> Row:
        language = self.desk.language
        return Row(
            id=one.id,
            text=one.file_name,
            more=words.counts(language, dict(one.counts) | ({"maybe": 0} if one.asked else {})),  # the pill says it
            when=when(language, one),
            remark=past_words.state(language, one.asked, one.taken_back_at),
            is_past=bool(one.taken_back_at),
        )

    def _chosen(self) -> PastImport | None:
        chosen = self.view.chosen()
        return self._past.get(chosen[0]) if chosen else None

    def _show_chosen(self) -> None:
        self.detail.show_import(self._chosen())

    def _open(self) -> None:
        """Go on with what waits, or go through what the import chosen did."""
        if _WAITING in self.view.chosen():
            self.desk.going.emit(Place("import"))
        else:
            self._look_closer()
            self.detail.list.view.setFocus()

    def _show_person(self, contact: int) -> None:
        self.desk.going.emit(Place("people", group="everyone", contact=contact))

    # What can be done.

    def _settle(self, deed: Deed, entry: Entry) -> None:
        """Take what the source says of someone, or keep what is there; remove what it no longer says, or keep it."""
        if self.desk.is_writing:  # a key held down decides on nothing that was not seen
            return
        seen: Seen | None = self.detail.list.model.seen(entry)
        if seen is None:
            return
        language, is_taken = self.desk.language, deed in (Deed.TAKE_THEIRS, Deed.REMOVE)
        act = origins.take_theirs if is_taken else origins.keep_mine

        def tell(done: int) -> None:
            said = past_words.settled(language, entry.name, done, is_taken=is_taken)
            if deed is Deed.REMOVE:
                said = past_words.removed(language, entry.name, done)
            self.desk.tell(said, can_undo=True)

        self.desk.write(partial(act, contact_ids=[entry.contact], only=seen.differences), tell)

    def answer(self) -> None:
        """Ask what the import chosen left open, on the page of duplicates."""
        chosen = self._chosen()
        if chosen:
            self.desk.going.emit(Place("duplicates", imports=(chosen.id,)))

    def take_back(self) -> None:
        """Show what taking the chosen import back would do, and do it where that is wanted."""
        chosen = self._chosen()
        if chosen and not chosen.taken_back_at:
            dialog = TakeBackDialog(self.desk, chosen, self)
            dialog.list.opened.connect(dialog.reject)
            dialog.list.opened.connect(self._show_person)
            dialog.open()
