"""Add the address books of a server, step by step: where, who, which, and what leaves this computer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from entourage.domain.errors import EntourageError
from entourage.keychain import Keychain
from entourage.operations import circles as circle_operations
from entourage.operations import servers
from entourage.ui.importing.watching import Watching
from entourage.ui.place import Place
from entourage.ui.servers import work
from entourage.ui.servers.choosing import SharingChoice
from entourage.ui.servers.password import PasswordField
from entourage.ui.servers.saying import Saying
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.tone import tone
from entourage.ui.widgets.yielding import Yielding
from entourage.words import faults
from entourage.words import servers as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.domain.password import Password
    from entourage.operations.circles import CircleCounts
    from entourage.operations.servers import Found, Lookup, RemoteBook
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

Result = TypeVar("Result")
_WIDTH, _HEIGHT, _SHARE_OF_SCREEN = 620, 640, 0.9
_MARGIN = 16
_WHERE, _WHO, _WHICH, _WHAT = range(4)
_OF_A_PASSWORD = frozenset({"server_password_wrong", "server_app_password"})


class AddingDialog(QDialog):
    """Live as the window in which the address books of a server are added."""

    def __init__(self, desk: Desk, overview: CircleCounts, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._overview = desk, overview
        self._lookup: Lookup | None = None
        self._found: Found | None = None
        self._password: Password | None = None
        self._known: frozenset[str] = frozenset()
        self._moved_to = ""
        self._watching: Watching | None = None
        language = desk.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "servers")
        self.setWindowTitle(language.gettext("Add an address book"))
        self.steps = QStackedWidget(self)
        self._steps = (self._where(), self._who(), self._which(), self._what())
        for step in self._steps:
            self.steps.addWidget(step)
        self.saying = Saying(desk, self)
        self.saying.asked_other.connect(self._ask_other)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(self.steps, 1)
        column.addLayout(self._foot())
        self.resize(_WIDTH, min(_HEIGHT, int(self.screen().availableSize().height() * _SHARE_OF_SCREEN)))
        self._show(_WHERE)

    def _foot(self) -> QHBoxLayout:
        language = self._desk.language
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.back = QPushButton(language.gettext("&Back"), self)
        self.back.setAutoDefault(False)
        self.next = self.buttons.addButton(language.gettext("&Continue"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.next.setDefault(True)
        self.buttons.rejected.connect(self.reject)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        line = QHBoxLayout()
        line.addWidget(self.back)
        line.addStretch(1)
        line.addWidget(self.buttons)
        return line

    def _said(self, text: str, parent: QWidget) -> QLabel:
        label = QLabel(text, parent, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _where(self) -> QWidget:
        language = self._desk.language
        step = QWidget(self)
        self.address = QLineEdit(step)
        self.address.setPlaceholderText(language.gettext("you@example.org or https://cloud.example.org"))
        asked = language.gettext("&E-mail address, or address of the server")
        label = QLabel(asked, step, textFormat=Qt.TextFormat.PlainText)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(self.address)
        said = self._said(
            language.gettext(
                "Nextcloud, iCloud, Fastmail, Posteo, Radicale and any other server with CardDAV. Nothing is sent "
                "before you have seen which server is asked."
            ),
            step,
        )
        tone(self._desk, said, "muted")
        self.address.textChanged.connect(self._follow)
        column = _column(step)
        for one in (label, self.address, said):
            column.addWidget(one)
        column.addStretch(1)
        return step

    def _who(self) -> QWidget:
        language = self._desk.language
        step = QWidget(self)
        self.hosts = self._said("", step)
        self.note = self._said("", step)
        tone(self._desk, self.note, "muted")
        self.user = QLineEdit(step)
        self.field = PasswordField(self._desk, step)
        self.user.textChanged.connect(self._follow)
        self.field.password.textChanged.connect(self._follow)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.hosts)
        form.addRow(self.note)
        form.addRow(language.gettext("&User name"), self.user)
        form.addRow(language.gettext("&Password"), self.field)
        column = _column(step)
        column.addLayout(form)
        column.addStretch(1)
        return step

    def _which(self) -> QWidget:
        language = self._desk.language
        step = QWidget(self)
        self.books = QListWidget(step)
        self.books.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.books.setAccessibleName(language.gettext("Address books of the server"))
        self.books.itemChanged.connect(lambda _: self._follow())
        said = self._said(
            language.gettext(
                "Whoever is put on the server is put into the first of them; of the others, those who are there come "
                "here and are kept in step."
            ),
            step,
        )
        tone(self._desk, said, "muted")
        column = _column(step)
        column.addWidget(self._said(language.gettext("Which address books are to be kept in step?"), step))
        column.addWidget(self.books, 1)
        column.addWidget(said)
        return step

    def _what(self) -> QWidget:
        step = QWidget(self)
        self.named = self._said("", step)
        self.choice = SharingChoice(self._desk, self._overview, self, book=None)
        column = _column(step)
        column.addWidget(self.named)
        column.addWidget(Yielding(self.choice, step), 1)
        return step

    # Going through the steps.

    def _show(self, step: int) -> None:
        language = self._desk.language
        self.steps.setCurrentIndex(step)
        self.back.setVisible(step > _WHERE)
        self.next.setText(language.gettext("&Add") if step == _WHAT else language.gettext("&Continue"))
        self.saying.say_nothing()
        # Right below the fields of the first steps; the others take all the height.
        within = self._steps[step].layout() if step in (_WHERE, _WHO) else self.layout()
        if step == _WHAT:
            self.named.setText(language.gettext("Found: {books}").format(books=self._listed()))
        if isinstance(within, QVBoxLayout):
            within.insertWidget(within.count() - 1, self.saying)
        self._follow()
        self._focus()

    def _focus(self) -> None:
        password = self.field.password if self.user.text() else self.user
        (self.address, password, self.books, self.choice)[self.steps.currentIndex()].setFocus()

    def _follow(self) -> None:
        step = self.steps.currentIndex()
        is_ready = (
            bool(self.address.text().strip()),
            bool(self.user.text().strip() and self.field.password.text()),
            bool(self._chosen()),
            True,
        )[max(step, 0)]
        self.next.setEnabled(is_ready and self._watching is None)

    def _go_back(self) -> None:
        step = self.steps.currentIndex()
        has_one = self._found is not None and self.books.count() == 1
        self._show(_WHO if step == _WHAT and has_one else step - 1)

    def _go_on(self) -> None:
        step = self.steps.currentIndex()
        if step == _WHERE:
            address = self.address.text()
            self._begin(lambda *_: servers.look_up(address), self._looked_up)
        elif step == _WHO:
            lookup, user = self._lookup, self.user.text().strip()
            self._password = self.field.take()
            password = self._password
            if lookup:
                asked = words.asked(self._desk.language, lookup.hosts)
                self._begin(partial(work.find, lookup, user, password), self._show_books, asked)
        elif step == _WHICH:
            self._show(_WHAT)
        else:
            self._add()

    def _begin(
        self, call: Callable[[Watching, Database], Result], then: Callable[[Result], None], asked: str = ""
    ) -> None:
        """Ask in the background, until it is answered or cancelled."""
        watching = self._watching = Watching(self)
        self.saying.wait(asked)
        self._show_busy(is_busy=True)

        def ended(result: Result) -> None:
            self._end()
            then(result)

        self._desk.take_long(self, partial(call, watching), ended, failed=self._failed)

    def _show_busy(self, *, is_busy: bool) -> None:
        self.steps.setEnabled(not is_busy)
        self.back.setEnabled(not is_busy)
        self._follow()

    def _end(self) -> None:
        self._watching = None
        self.saying.say_nothing()
        self._show_busy(is_busy=False)

    def _ask_other(self) -> None:
        """Ask a host, too, to which the first one led."""
        if self._lookup:
            self._lookup = replace(self._lookup, hosts=(*self._lookup.hosts, self._moved_to))
            self._go_on()

    def _failed(self, error: BaseException) -> None:
        self._end()
        if not isinstance(error, EntourageError):
            self._desk.tell_fault(error)
            return
        if self._password and error.code not in _OF_A_PASSWORD:
            self.field.password.setText(self._password)
        language = self._desk.language
        if self._lookup and self.steps.currentIndex() == _WHO:
            self.hosts.setText(words.were_asked(language, self._lookup.hosts))
        self._moved_to = str(error.params["other"]) if error.code == "server_moved" else ""
        self.saying.fail(faults.error(language, error), self._moved_to)
        self._focus()

    def _looked_up(self, lookup: Lookup) -> None:
        language = self._desk.language
        self._lookup = lookup
        self.hosts.setText(words.would_ask(language, lookup.hosts))
        self.note.setText(words.app_password(language, lookup.provider, lookup.note) if lookup.note else "")
        self.note.setVisible(bool(self.note.text()))
        address = self.address.text().strip()
        if "@" in address and "/" not in address and not self.user.text():
            self.user.setText(address)
        self._show(_WHO)

    def _show_books(self, answer: tuple[Found, frozenset[str]]) -> None:
        found, known = self._found, self._known = answer
        self.books.clear()
        first = next((one for one in found.books if one.is_writable and one.url not in known), None)
        for one in found.books:
            item = QListWidgetItem(self._book(one), self.books)
            item.setToolTip(tip(one.url))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one is first else Qt.CheckState.Unchecked)
            if one.url in known:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        if not found.books:
            host = urlsplit(found.home).netloc
            self._failed(EntourageError("address_books_none", user=self.user.text().strip(), host=host))
        else:
            self._show(_WHAT if len(found.books) == 1 and first else _WHICH)

    def _book(self, one: RemoteBook) -> str:
        """Say what an address book is called, and why it is special."""
        language = self._desk.language
        if one.url in self._known:
            return language.gettext("{book} (is here already)").format(book=one.name)
        return one.name if one.is_writable else language.gettext("{book} (only to be read)").format(book=one.name)

    def _chosen(self) -> list[RemoteBook]:
        if self._found is None:
            return []
        rows = range(min(self.books.count(), len(self._found.books)))
        checked = (row for row in rows if self.books.item(row).checkState() is Qt.CheckState.Checked)
        return [self._found.books[row] for row in checked]

    def _listed(self) -> str:
        language = self._desk.language
        return language.listing([language.quoted(one.name) for one in self._chosen()])

    # Adding them.

    def _add(self) -> None:
        found, chosen, password = self._found, self._chosen(), self._password
        if found is None or password is None or not chosen:
            return
        sharing, every, at_start = self.choice.sharing(), self.choice.every(), self.choice.at_start()
        address, user = self.address.text().strip(), self.user.text().strip()
        keeps = self.field.keeps.isEnabled() and self.field.keeps.isChecked()
        host = urlsplit(found.home).netloc
        self.next.setEnabled(False)

        def add(database: Database) -> tuple[int, ...]:
            return servers.add(
                database,
                host=host,
                user=user,
                address=address,
                books=chosen,
                sharing=sharing,
                every=every,
                at_start=at_start,
            )

        def keep(ids: tuple[int, ...]) -> None:
            if keeps:
                self._keep(ids, password)
            else:
                self._done(ids, password)

        self._desk.write(add, keep, failed=self._failed)

    def _keep(self, ids: tuple[int, ...], password: Password) -> None:
        def keep(database: Database) -> None:
            book = next(one for one in servers.every(database) if one.id == ids[0])
            servers.keep_password(database, book.server_id, password, Keychain())

        def refused(error: BaseException) -> None:
            self._done(ids, password)
            self._desk.tell_fault(error)

        self.saying.wait(self._desk.language.gettext("Keeping the password in the keyring of your system…"))
        self._show_busy(is_busy=True)
        self._desk.take_long(self, keep, lambda _: self._done(ids, password), failed=refused)

    def _done(self, ids: tuple[int, ...], password: Password) -> None:
        """Show the first of them, with the plan of what would be done."""
        said = self._desk.language.ngettext("New address book: {books}.", "New address books: {books}.", len(ids))
        self._desk.changed.emit()
        self._desk.tell(said.format(books=self._listed()))
        self.accept()
        self._desk.syncing.look(ids[0], password, lambda _: None, self._desk.tell_fault)
        self._desk.going.emit(Place("servers", about=str(ids[0])))

    def reject(self) -> None:
        """Stop asking, or close."""
        if self._watching:
            self._watching.cancel()
        super().reject()


def _column(step: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    return column


def add_address_books(desk: Desk, parent: QWidget) -> None:
    """Open the window in which the address books of a server are added."""
    desk.read(parent, circle_operations.overview, lambda found: AddingDialog(desk, found, parent).open(), "adding")
