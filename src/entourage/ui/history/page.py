"""The page of what was done, newest first, and how to go back to any moment of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu

from entourage.operations import history
from entourage.ui.place import Place
from entourage.ui.widgets.list_page import ListPage
from entourage.ui.widgets.rows import Row
from entourage.words import acts, faults, reversing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from entourage.operations.history import Acts, Reversed
    from entourage.storage.database import Database
    from entourage.storage.journal import Entry
    from entourage.ui.desk import Desk

_READ_AT_ONCE = 200


class HistoryPage(ListPage):
    """Live as the page of the history."""

    help = "history"

    def __init__(self, desk: Desk) -> None:
        language = desk.language
        super().__init__(desk, language.gettext("History"))
        self._wanted = _READ_AT_ONCE
        self._acts: dict[int, Entry] = {}
        self._names: Mapping[int, str] = {}
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.undo = self.add_act(language.gettext("Undo up to here"), self.undo_to, of_rows=True)
        self.redo = self.add_act(language.gettext("Redo up to here"), self.redo_to, of_rows=True)
        self.empty.say(
            language.gettext("Nothing has been done yet. Whatever you do will stand here, and can be undone."),
            (language.gettext("Import…"), self._bring_in),
        )
        self.view.chose.connect(self._refresh)
        self.view.pressed_return.connect(self._open_menu_here)
        self.rows.wanted.connect(self._read_more)
        self._refresh()

    def _open_menu_here(self) -> None:
        """Show what can be done with the act chosen: a key that is pressed everywhere must undo nothing by itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.view.actions())
        menu.popup(self.view.viewport().mapToGlobal(self.view.visualRect(self.view.currentIndex()).bottomLeft()))

    def _bring_in(self) -> None:
        self.desk.going.emit(Place("import", about="choose"))

    def _read_more(self) -> None:
        self._wanted += _READ_AT_ONCE
        self.refresh()

    def refresh(self) -> None:
        """Read it all again."""
        wanted = self._wanted
        self.desk.read(self, lambda database: history.newest(database, wanted), self._show, "history")

    def _show(self, found: Acts) -> None:
        self._acts, self._names = {entry.id: entry for entry in found.entries}, found.names
        ids = [entry.id for entry in found.entries]
        self.show_rows(ids, lambda at: self._row(found.entries[at]), found.count)
        self._refresh()

    def _row(self, entry: Entry) -> Row:
        language = self.desk.language
        said = acts.act(language, entry.code, entry.params, self._names)
        return Row(
            id=entry.id,
            text=said[:1].upper() + said[1:],
            when=language.written(entry.at),
            remark=reversing.states(language)[entry.state],
            is_past=entry.state in ("undone", "dropped"),
        )

    def _current(self) -> Entry | None:
        chosen = self.view.chosen()
        return self._acts.get(chosen[0]) if chosen else None

    def _refresh(self) -> None:
        """Let only that be done which can be done, and say what it would do."""
        language, entry = self.desk.language, self._current()
        can_undo = entry is not None and entry.state == "done"
        can_redo = entry is not None and entry.state == "undone"
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)
        for action, is_possible in zip(self.view.actions(), (can_undo, can_redo), strict=True):
            action.setEnabled(is_possible)
        sentence = language.gettext("Newest first. Undo and redo still work after a restart.")
        if entry and can_undo:
            count = sum(one.state == "done" and one.id >= entry.id for one in self._acts.values())
            sentence = language.ngettext(
                "“Undo up to here” takes back {count} act: this one.",
                "“Undo up to here” takes back {count} acts: this one and those after it.",
                count,
            )
        elif entry and can_redo:
            count = sum(one.state == "undone" and one.id <= entry.id for one in self._acts.values())
            sentence = language.ngettext(
                "“Redo up to here” brings back {count} act: this one.",
                "“Redo up to here” brings back {count} acts: this one and those before it.",
                count,
            )
        self.head.sentence.setText(sentence)

    def undo_to(self) -> None:
        """Take back the act chosen and all that came after it."""
        self._reverse(history.undo_to, reversing.several_undone, reversing.undone)

    def redo_to(self) -> None:
        """Bring back the act chosen and all that was undone before it."""
        self._reverse(history.redo_to, reversing.several_redone, reversing.redone)

    def _reverse(
        self,
        act: Callable[[Database, int], Reversed],
        several: Callable[..., str],
        single: Callable[..., str],
    ) -> None:
        entry, language = self._current(), self.desk.language
        if entry is None:
            return
        self.view.setFocus()  # the button may have nothing more to do, and would pass the keyboard on to anything
        key, text = entry.id, acts.act(language, entry.code, entry.params, self._names)

        def told(done: Reversed) -> None:
            count = len(done.entries)
            said = [several(language, count) if count != 1 or done.fault else single(language, text)]
            if done.fault:
                said.append(faults.error(language, done.fault))
            self.desk.tell(" ".join(said), can_undo=act is history.redo_to and count > 0)

        self.desk.write(lambda database: act(database, key), told)
