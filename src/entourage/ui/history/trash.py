"""The page of the trash: who was deleted, and how to put them back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QMessageBox, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from entourage.domain.text import fold
from entourage.operations import contacts
from entourage.operations.book import DAYS_IN_TRASH
from entourage.ui.history.head import Head
from entourage.ui.history.rows import Row, Rows, RowsView
from entourage.ui.place import EVERYONE, Page, Place
from entourage.ui.widgets.empty import Empty
from entourage.words import trash as words

if TYPE_CHECKING:
    from entourage.ui.desk import Desk

Deleted = tuple[int, str, str]


class TrashPage(Page):
    """Live as the page of the trash."""

    help = "trash"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._deleted: list[Deleted] = []
        self._words = ""
        self._build()

    def _build(self) -> None:
        language = self.desk.language
        self.rows = Rows(self)
        self.view = RowsView(self.desk, self.rows, language.gettext("Trash"), self)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.back = QPushButton(language.gettext("Put back"), self)
        self.back.setToolTip(
            language.gettext("Put the people chosen back where they were, with their circles (Return)")
        )
        self.back.clicked.connect(self.put_back)
        self.clear = QPushButton(language.gettext("Empty the trash…"), self)
        self.clear.clicked.connect(self.ask_to_empty)
        action = QAction(language.gettext("Put back"), self.view)
        action.triggered.connect(self.put_back)
        self.view.addAction(action)
        self.head = Head(self.desk, language.gettext("Trash"), self.back, self.clear)
        self.empty = Empty(self)
        self._lists = QStackedWidget(self)
        self._lists.addWidget(self.view)
        self._lists.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._lists, 1)
        self.view.chose.connect(self._refresh)
        self.view.pressed_return.connect(self.put_back)

    def go_to(self, _place: Place) -> None:
        """Read who is in the trash."""
        self.refresh()

    def search(self, words: str) -> None:
        """Show whom these words find in the trash."""
        self._words = words
        self._show_found()

    def hint(self) -> str:
        """Say what the search field finds."""
        return self.desk.language.gettext("Search the trash…")

    def focus_first(self) -> None:
        """Give the keyboard to the list."""
        self.view.setFocus()

    def panes(self) -> list[QWidget]:
        """Go through the list."""
        return [self.view]

    def refresh(self) -> None:
        """Read it all again."""
        self.desk.read(self, contacts.trash, self._show, "trash")

    def _show(self, deleted: list[Deleted]) -> None:
        self._deleted = deleted
        self._show_found()

    def _show_found(self) -> None:
        wanted = fold(self._words).split()
        found = [one for one in self._deleted if all(word in fold(one[1]) for word in wanted)]
        now = datetime.now().astimezone()
        self.rows.show_rows([self._row(one, now) for one in found], len(found))
        self._lists.setCurrentWidget(self.view if found else self.empty)
        if not found:
            self._say_empty()
        elif not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0))
        self._refresh()

    def _row(self, deleted: Deleted, now: datetime) -> Row:
        key, name, at = deleted
        language = self.desk.language
        since = datetime.fromisoformat(at).astimezone()
        until = since + timedelta(days=DAYS_IN_TRASH)
        return Row(
            id=key,
            text=name or "—",
            when=words.stay(language, since.date(), until.date()),
            remark=words.days_left(language, (until.date() - now.date()).days),
        )

    def _say_empty(self) -> None:
        language = self.desk.language
        if self._deleted:
            self.empty.say(
                language.gettext("Nobody in the trash is found by these words."),
                (language.gettext("Show the whole trash"), self.show_all),
            )
        else:
            sentence = language.ngettext(
                "The trash is empty. Whoever you delete stays here for {count} day.",
                "The trash is empty. Whoever you delete stays here for {count} days.",
                DAYS_IN_TRASH,
            )
            self.empty.say(sentence, (language.gettext("Show everyone"), self._show_everyone))

    def show_all(self) -> None:
        """Show everyone in the trash, whatever was searched for."""
        self.unsearched.emit()

    def _show_everyone(self) -> None:
        self.desk.going.emit(EVERYONE)

    def _refresh(self) -> None:
        chosen = len(self.view.chosen())
        language = self.desk.language
        self.back.setEnabled(chosen > 0)
        self.back.setText(
            language.ngettext("Put {count} person back", "Put {count} people back", chosen)
            if chosen > 1
            else language.gettext("Put back")
        )
        for action in self.view.actions():
            action.setEnabled(chosen > 0)
        self.clear.setEnabled(bool(self._deleted))
        self.head.sentence.setText(words.held(language, len(self._deleted)))

    def put_back(self) -> None:
        """Put the people chosen back where they were."""
        keys = [row.id for row in self.view.chosen()]
        if not keys:
            return
        said = words.put_back(self.desk.language, len(keys))
        self.desk.write(
            lambda database: contacts.restore(database, contact_ids=keys),
            lambda _: self.desk.tell(said, can_undo=True),
        )

    def ask_to_empty(self) -> QMessageBox:
        """Ask before everyone in the trash is erased, because this cannot come back."""
        language, count = self.desk.language, len(self._deleted)
        sentence = language.ngettext(
            "Erase {count} person for good? Neither Undo nor importing the same files again brings them back.",
            "Erase {count} people for good? Neither Undo nor importing the same files again brings them back.",
            count,
        )
        box = QMessageBox(QMessageBox.Icon.Warning, language.gettext("Empty the trash"), sentence, parent=self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        erase = box.addButton(
            language.ngettext("Erase {count} person", "Erase {count} people", count),
            QMessageBox.ButtonRole.DestructiveRole,
        )
        cancel = box.addButton(language.gettext("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        erase.clicked.connect(self._empty)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
        return box

    def _empty(self) -> None:
        language = self.desk.language
        self.desk.write(contacts.empty_trash, lambda count: self.desk.tell(words.erased(language, count)))
