"""The page of address books on servers: all of them, and of the one chosen what leaves, how it stands, and its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QWidget

from entourage.operations import circles, servers
from entourage.ui.servers import states
from entourage.ui.servers.acting import Acting
from entourage.ui.servers.adding import add_address_books
from entourage.ui.servers.detail import Detail
from entourage.ui.widgets.list_page import ListPage
from entourage.ui.widgets.rows import Row
from entourage.ui.widgets.sides import Sides
from entourage.words import servers as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from entourage.domain.circle import Circle
    from entourage.domain.watching import Progress
    from entourage.operations.servers import ServerBook
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.place import Place
    from entourage.ui.widgets.rows import RowsView

_ROOM_FOR_BOTH = 760
_LIST, _DETAIL = 300, 700


class Seen(NamedTuple):
    """Hold the address books, and the circles by id."""

    books: tuple[ServerBook, ...] = ()
    circles: Mapping[int, Circle] = {}


class AddressBooksPage(ListPage):
    """Live as the page of address books."""

    help = "servers"

    def __init__(self, desk: Desk) -> None:
        language = desk.language
        super().__init__(desk, language.gettext("Address books"))
        self.seen = Seen()
        self._wanted = 0
        self._is_narrow = self._is_looking = False
        self.acting = Acting(desk, self, self.detail)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.adding = self.add_act(language.gettext("Add an address book…"), self.add)
        self.head.sentence.setText(
            language.gettext(
                "Address books on servers, kept in step with this book. You choose what leaves this computer."
            )
        )
        self.empty.say(
            language.gettext(
                "Keep your people in step with your phone, by an address book on a server: Nextcloud, iCloud, "
                "Fastmail, Posteo and others."
            ),
            (language.gettext("Add an address book…"), self.add),
        )
        self._connect()
        self._fit()

    def beside(self, view: RowsView) -> QWidget:
        """Put one address book beside the list of them."""
        self.detail = Detail(self.desk, self)
        sides = Sides(self)
        sides.setObjectName("servers")
        sides.addWidget(view)
        sides.addWidget(self.detail)
        sides.setStretchFactor(1, 1)
        sides.setSizes([_LIST, _DETAIL])
        return sides

    def _connect(self) -> None:
        self.view.chose.connect(self._show_chosen)
        self.view.pressed_return.connect(self._look_closer)
        self.view.clicked.connect(lambda _: self._look_closer(with_keyboard=False))
        self.detail.left.connect(self._go_back)
        self.desk.syncing.changed.connect(self._follow)
        self.desk.syncing.progressed.connect(self._progress)
        for key, act in (("Esc", self._escape), ("Ctrl+Return", self._carry_out), ("Ctrl+Enter", self._carry_out)):
            QShortcut(QKeySequence(key), self, act).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # A small screen shows the list, or one address book.

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

    def _look_closer(self, *, with_keyboard: bool = True) -> None:
        if self._is_narrow and self.chosen_book():
            self._is_looking = True
            self._fit()
        if with_keyboard or self._is_narrow:
            self.detail.focus_first()

    def _escape(self) -> None:
        """Stop what is under way, or go back to the list."""
        stop = self.detail.working.stop
        if stop.isVisible() and stop.isEnabled():
            stop.click()
        else:
            self._go_back()

    def _carry_out(self) -> None:
        """Carry out the plan that is shown."""
        if self.detail.sheet.go.isVisible():
            self.detail.sheet.go.click()

    def _go_back(self) -> None:
        self._is_looking = False
        self._fit()
        self.view.setFocus()

    def panes(self) -> list[QWidget]:
        """Go through the address books, and what is shown of the one chosen."""
        shown = super().panes()
        shown += self.detail.panes() if self.view in shown else []
        return [one for one in shown if one.isVisible()]

    def focus_first(self) -> None:
        """Give the keyboard to the list, or to what is shown in its place."""
        panes = self.panes()
        if panes:
            panes[0].setFocus()

    # What there is.

    def go_to(self, place: Place) -> None:
        """Read the address books; about: "add" for a new one, an id for that one."""
        self._wanted = int(place.about) if place.about.isdecimal() else 0
        self.refresh()
        if place.about == "add":
            self.add()

    def refresh(self) -> None:
        """Read them again."""
        self.desk.read(self, _read, self._show, "servers")

    def _show(self, seen: Seen) -> None:
        self.seen = seen
        self.adding.setVisible(bool(seen.books))
        self._list()
        wanted, self._wanted = self._wanted, 0
        ids = [one.id for one in seen.books]
        if wanted in ids:
            self.view.setCurrentIndex(self.rows.index(ids.index(wanted)))
            self._is_looking = True
            self._fit()
        self._show_chosen()

    def _list(self) -> None:
        self.show_rows([one.id for one in self.seen.books], self._row)

    def _row(self, at: int) -> Row:
        book, language = self.seen.books[at], self.desk.language
        standing = self.desk.syncing.standing(book.id)
        last = words.last(language, book.last_at)
        return Row(
            id=book.id,
            text=book.name,
            more=book.host,
            when=f"{last[:1].upper()}{last[1:]}",
            remark=states.briefly(language, book, standing),
        )

    def chosen_book(self) -> ServerBook | None:
        """Give the address book chosen."""
        chosen = self.view.chosen()
        return next((one for one in self.seen.books if chosen and one.id == chosen[0]), None)

    def _show_chosen(self) -> None:
        book = self.chosen_book()
        standing = self.desk.syncing.standing(book.id if book else 0)
        self.detail.show_book(book, self.seen.circles, standing)

    def _follow(self) -> None:
        """Show how they stand now."""
        if self.seen.books:
            self._list()
            self._show_chosen()

    def _progress(self, book_id: int, progress: Progress) -> None:
        book = self.chosen_book()
        if book and book.id == book_id:
            self.detail.working.show_progress(progress)

    # What can be done.

    def add(self) -> None:
        """Add address books of a server; people who were made up are put on none."""
        if self.desk.shelf.is_sample:
            language = self.desk.language
            said = language.gettext("These are sample contacts. Go to your own book first, to add an address book.")
            self.desk.tell(said)
            return
        add_address_books(self.desk, self)


def _read(database: Database) -> Seen:
    return Seen(servers.every(database), {circle.id: circle for circle, _ in circles.overview(database).circles})
