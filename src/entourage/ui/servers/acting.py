"""What is done with the address book chosen: looked at, synced, changed, removed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox

from entourage.domain.errors import EntourageError
from entourage.keychain import Keychain
from entourage.operations import servers
from entourage.ui.desk import Offer
from entourage.ui.place import Place
from entourage.ui.servers.choosing import change_sharing
from entourage.ui.servers.password import ask_password
from entourage.ui.servers.syncing import WRONG_PASSWORD
from entourage.ui.servers.work import PLANNED_ANEW, PasswordNeededError
from entourage.words import faults, keyrings
from entourage.words import syncing as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from entourage.domain.password import Password
    from entourage.operations.server_plan import Asked
    from entourage.operations.servers import ServerBook
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.servers.detail import Detail
    from entourage.ui.servers.looked import Looked
    from entourage.ui.servers.work import Done


class Acting(QObject):
    """Live as what the buttons of an address book do."""

    def __init__(self, desk: Desk, page: QWidget, detail: Detail) -> None:
        super().__init__(page)
        self._desk, self._page, self._detail = desk, page, detail
        detail.synced.connect(self.sync)
        detail.looked.connect(self.look)
        detail.sharing.connect(self._change_sharing)
        detail.password.connect(self._change_password)
        detail.forgotten.connect(self._forget_password)
        detail.renamed.connect(self._rename)
        detail.removed.connect(self._remove)
        detail.working.cancelled.connect(self._cancel)
        detail.sheet.decided.connect(self._decide)
        detail.sheet.carried.connect(self._carry_out)
        detail.sheet.left.connect(self._close_plan)

    # Looking, and syncing.

    def look(self) -> None:
        """Show what would be done."""
        self._with_password(self._look)

    def _look(self, book: ServerBook, typed: Password | None, then: Callable[[], None]) -> None:
        self._desk.syncing.look(book.id, typed, lambda _: then(), self._failing(book, self._look))

    def sync(self) -> None:
        """Do at once what can be done without asking."""
        self._with_password(self._sync)

    def _sync(self, book: ServerBook, typed: Password | None, then: Callable[[], None]) -> None:
        def done(found: Done) -> None:
            then()
            self._tell(book, found)
            if found.synced.conflicts or found.synced.waiting:
                self._begin(book)
                self._desk.syncing.look(book.id, typed, lambda _: None, self._desk.tell_fault)

        self._desk.syncing.sync(book.id, typed, done, self._failing(book, self._sync))

    def _with_password(self, act: Callable[[ServerBook, Password | None, Callable[[], None]], None]) -> None:
        book = self._detail.book
        if book is None or self._desk.syncing.standing(book.id).is_busy:
            return
        if book.backend:
            self._begin(book)
            act(book, None, lambda: None)
        else:
            self._ask(book, act)

    def _begin(self, book: ServerBook, *, is_writing: bool = True) -> None:
        self._detail.working.begin(book.host, is_writing=is_writing)

    def _ask(
        self, book: ServerBook, act: Callable[[ServerBook, Password | None, Callable[[], None]], None], why: str = ""
    ) -> None:
        """Ask for the password, and go on; it is kept once the server took it. why: what was wrong with the last."""

        def go_on(typed: Password, keeps: bool) -> None:  # noqa: FBT001 - as the dialog hands it over
            self._begin(book)
            act(book, typed, partial(self._keep, book, typed) if keeps else lambda: None)

        ask_password(self._desk, book, self._page, go_on, why)

    def _keep(self, book: ServerBook, typed: Password) -> None:
        def keep(database: Database) -> None:
            servers.keep_password(database, book.server_id, typed, Keychain())

        self._desk.take_long(self, keep, lambda _: self._desk.changed.emit())

    def _failing(
        self, book: ServerBook, act: Callable[[ServerBook, Password | None, Callable[[], None]], None]
    ) -> Callable[[BaseException], None]:
        """Give what is done where something went wrong: a password that is missing or wrong is asked for."""

        def failed(error: BaseException) -> None:
            if isinstance(error, PasswordNeededError):
                self._ask(book, act)
                return
            if isinstance(error, EntourageError) and (
                error.code in WRONG_PASSWORD or error.code.startswith("keyring_")
            ):
                self._ask(book, act, faults.error(self._desk.language, error))
            else:
                self._desk.tell_fault(error)

        return failed

    def _tell(self, book: ServerBook, done: Done) -> None:
        """Say what was done, with Undo of this side; and who could not be written."""
        language, synced = self._desk.language, done.synced
        said = words.done(language, book.name, synced.done)
        waiting = words.waiting(language, len(synced.conflicts), len(synced.waiting))
        if synced.failed:
            name, fault = synced.failed[0]
            self._desk.tell_fault(EntourageError(fault.code, **{**fault.params, "person": name}))
            return
        offers: tuple[Offer, ...] = ()
        if done.has_history and not done.can_undo:
            # These are two acts: Undo would take back one of them, which is not what was said.
            offers = (Offer(language.gettext("History"), lambda: self._desk.going.emit(Place("history"))),)
        self._desk.tell(" ".join(filter(None, (said, waiting))), can_undo=done.can_undo, offers=offers)

    def _cancel(self) -> None:
        if self._detail.book:
            self._detail.working.stopping()
            self._desk.syncing.cancel(self._detail.book.id)

    # The plan.

    def _looked(self) -> Looked | None:
        return self._detail.sheet.looked

    def _decide(self, asked: Asked) -> None:
        looked, book = self._looked(), self._detail.book
        if looked and book:
            self._begin(book, is_writing=False)
            self._desk.syncing.look_again(looked, asked, self._desk.tell_fault)

    def _carry_out(self) -> None:
        looked, book = self._looked(), self._detail.book
        if looked is None or book is None:
            return
        if looked.is_nothing:
            self._close_plan()
            return
        self._begin(book)
        self._desk.syncing.act(looked, partial(self._tell, book), partial(self._not_done, looked))

    def _not_done(self, looked: Looked, error: BaseException) -> None:
        """Plan again where the book was changed since; say what else went wrong."""
        if isinstance(error, EntourageError) and error.code in PLANNED_ANEW:
            self._desk.tell(self._desk.language.gettext("Your book was changed since: this is the plan of now."))
            self._desk.syncing.look_again(looked, looked.asked, self._desk.tell_fault)
        else:
            self._desk.tell_fault(error)

    def _close_plan(self) -> None:
        if self._detail.book:
            self._desk.syncing.forget_plan(self._detail.book.id)
            self._detail.sync.setFocus()

    # What is changed.

    def _change_sharing(self) -> None:
        if self._detail.book:
            self._desk.syncing.forget_plan(self._detail.book.id)
            change_sharing(self._desk, self._detail.book, self._page)

    def _change_password(self) -> None:
        book = self._detail.book
        if book:
            ask_password(self._desk, book, self._page, lambda typed, keeps: self._try(book, typed, keeps=keeps))

    def _try(self, book: ServerBook, typed: Password, *, keeps: bool) -> None:
        """Look with another password, which is kept once the server took it."""
        self._begin(book)
        self._look(book, typed, partial(self._keep, book, typed) if keeps else lambda: None)

    def _forget_password(self) -> None:
        book, language = self._detail.book, self._desk.language
        if book is None:
            return

        def forget(database: Database) -> str:
            return servers.forget_password(database, book.server_id, Keychain())

        def forgotten(left: str) -> None:
            self._desk.changed.emit()
            said = language.gettext("The password for {host} is removed; it is asked for the next time.")
            self._desk.tell(f"{said.format(host=book.host)} {keyrings.left(language, left)}".strip())

        self._desk.take_long(self, forget, forgotten)

    def _rename(self) -> None:
        book, language = self._detail.book, self._desk.language
        if book is None:
            return
        dialog = QInputDialog(self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(language.gettext("Rename the address book"))
        dialog.setLabelText(language.gettext("Its name here (on the server it stays as it is):"))
        dialog.setTextValue(book.name)
        dialog.setOkButtonText(language.gettext("Rename"))
        dialog.setCancelButtonText(language.gettext("Cancel"))
        dialog.textValueSelected.connect(
            lambda name: self._desk.write(lambda database: servers.change(database, book.id, name=name))
        )
        dialog.open()

    def _remove(self) -> None:
        """Ask before an address book is forgotten, which cannot be undone."""
        book, language = self._detail.book, self._desk.language
        if book is None:
            return
        sentence = language.gettext("“{book}” will no longer be kept in step.").format(book=book.name)
        box = QMessageBox(QMessageBox.Icon.Question, "Entourage", sentence, parent=self._page)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(
            language.gettext(
                "Its people stay in your book, its cards stay on {host}. The password goes with the last address book "
                "of a server."
            ).format(host=book.host)
        )
        remove = box.addButton(language.gettext("Remove here"), QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton(language.gettext("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        remove.clicked.connect(partial(self._let_go, book))
        box.open()

    def _let_go(self, book: ServerBook) -> None:
        language = self._desk.language

        def remove(database: Database) -> str:
            return servers.remove(database, book.id, Keychain())

        def removed(left: str) -> None:
            self._desk.changed.emit()
            said = language.gettext(
                "“{book}” is forgotten here: its people stay in your book, its cards stay on {host}."
            )
            told = said.format(book=book.name, host=book.host)
            self._desk.tell(f"{told} {keyrings.left(language, left)}".strip())

        self._desk.syncing.cancel(book.id)
        self._desk.take_long(self, remove, removed)
