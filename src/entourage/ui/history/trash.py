"""The page of the trash: who was deleted, and how to put them back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QMessageBox

from entourage.domain.text import fold
from entourage.operations import contacts
from entourage.operations.book import DAYS_IN_TRASH
from entourage.operations.trash import Deleted, deleted
from entourage.ui.place import EVERYONE
from entourage.ui.widgets.list_page import ListPage
from entourage.ui.widgets.rows import Row
from entourage.words import names
from entourage.words import trash as words

if TYPE_CHECKING:
    from entourage.language import Language
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk


@dataclass(frozen=True, slots=True)
class _Seen:
    """Hold everyone in the trash, each with the words by which they are found, and whom the words find."""

    everyone: list[tuple[Deleted, str]]
    found: list[Deleted]


class TrashPage(ListPage):
    """Live as the page of the trash."""

    help = "trash"

    def __init__(self, desk: Desk) -> None:
        language = desk.language
        super().__init__(desk, language.gettext("Trash"))
        self._deleted: list[tuple[Deleted, str]] | None = None
        self._words = ""
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.back = self.add_act(language.gettext("Put back"), self.put_back, of_rows=True)
        self.back.setToolTip(
            language.gettext("Put the people chosen back where they were, with their circles (Return)")
        )
        self.clear = self.add_act(language.gettext("Empty the trash…"), self.ask_to_empty)
        self.view.chose.connect(self._refresh)
        self.view.pressed_return.connect(self.put_back)

    def search(self, words: str) -> None:
        """Show whom these words find in the trash."""
        self._words = words
        self._read()

    def hint(self) -> str:
        """Say what the search field finds."""
        return self.desk.language.gettext("Search the trash…")

    def refresh(self) -> None:
        """Read it all again."""
        self._deleted = None
        self._read()

    def _read(self) -> None:
        """Read who is in the trash, where that is not known, and find whom the words find, off the window's thread."""
        known, wanted, language = self._deleted, fold(self._words).split(), self.desk.language

        def call(database: Database) -> _Seen:
            everyone = [(one, _findable(language, one)) for one in deleted(database)] if known is None else known
            return _Seen(everyone, [one for one, text in everyone if all(word in text for word in wanted)])

        self.desk.read(self, call, self._show, "trash")

    def _show(self, seen: _Seen) -> None:
        self._deleted, found = seen.everyone, seen.found
        now = datetime.now().astimezone()
        self.show_rows([one.id for one in found], lambda at: self._row(found[at], now))
        if not found:
            self._say_empty()
        self._refresh()

    def _row(self, one: Deleted, now: datetime) -> Row:
        language = self.desk.language
        until = datetime.fromisoformat(one.at).astimezone() + timedelta(days=DAYS_IN_TRASH)
        circles = ", ".join(names.circle(language, circle) for circle in one.circles)
        return Row(
            id=one.id,
            text=names.person(language, one.name),
            more=" · ".join(one.about),
            when=" · ".join(filter(None, (words.since(language, one.at), circles))),
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
        self.head.sentence.setText(words.held(language, len(self._deleted or ())))

    def put_back(self) -> None:
        """Put the people chosen back where they were."""
        keys = self.view.chosen()
        if not keys:
            return
        said = words.put_back(self.desk.language, len(keys))
        self.desk.write(
            lambda database: contacts.restore(database, contact_ids=keys),
            lambda _: self.desk.tell(said, can_undo=True),
        )

    def ask_to_empty(self) -> QMessageBox:
        """Ask before everyone in the trash is erased, because this cannot come back."""
        language, count = self.desk.language, len(self._deleted or ())
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


def _findable(language: Language, one: Deleted) -> str:
    circles = (names.circle(language, circle) for circle in one.circles)
    return fold(" ".join((one.name, *one.about, *circles)))
