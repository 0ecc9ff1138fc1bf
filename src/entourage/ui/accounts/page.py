"""The page of accounts: all of mine, and of the one chosen who is there, what to look at, and its lists."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QWidget

from entourage.operations import accounts
from entourage.ui.accounts.detail import Detail
from entourage.ui.accounts.dialog import AccountDialog
from entourage.ui.accounts.reading import Seen, read
from entourage.ui.widgets.list_page import ListPage
from entourage.ui.widgets.rows import Row
from entourage.ui.widgets.sides import Sides
from entourage.ui.widgets.tips import tip
from entourage.words import accounts as words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from entourage.domain.account import Account
    from entourage.operations.accounts import Offer
    from entourage.ui.desk import Desk
    from entourage.ui.place import Place
    from entourage.ui.widgets.rows import RowsView

_ROOM_FOR_BOTH = 760
_LIST, _DETAIL = 320, 680


class AccountsPage(ListPage):
    """Live as the page of accounts."""

    help = "accounts"

    def __init__(self, desk: Desk) -> None:
        language = desk.language
        super().__init__(desk, language.gettext("Accounts"))
        self.seen: Seen | None = None
        self._wanted = 0
        self._is_narrow = self._is_looking = self._adds = False
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.offered = self.add_act("", self._take_offer)
        self.offered.hide()
        self.add_act(language.gettext("Add an account…"), self.add)
        self.head.sentence.setText(
            language.gettext(
                "Where you post or write, as you tell it here. Nothing is sent there, and no password kept."
            )
        )
        self._connect()
        self._fit()

    def beside(self, view: RowsView) -> QWidget:
        """Put one account beside the list of accounts."""
        self.detail = Detail(self.desk, self)
        sides = Sides(self)
        sides.setObjectName("accounts")
        sides.addWidget(view)
        sides.addWidget(self.detail)
        sides.setStretchFactor(1, 1)
        sides.setSizes([_LIST, _DETAIL])
        return sides

    def _connect(self) -> None:
        self.view.chose.connect(self._show_chosen)
        self.view.pressed_return.connect(self._look_closer)
        self.view.clicked.connect(lambda _: self._look_closer(with_keyboard=False))
        self.view.doubleClicked.connect(lambda _: self.change())
        self.detail.left.connect(self._go_back)
        self.detail.changing.connect(self.change)
        self.detail.removing.connect(self.remove)
        self.detail.moving.connect(self.move_up)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._go_back)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # A small screen shows the list, or one account.

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
        """Show the account chosen, where it is not to be seen yet."""
        if self._is_narrow and self._chosen():
            self._is_looking = True
            self._fit()
        if with_keyboard or self._is_narrow:
            self.detail.focus_first()

    def _go_back(self) -> None:
        self._is_looking = False
        self._fit()
        self.view.setFocus()

    def panes(self) -> list[QWidget]:
        """Go through the accounts, and what is shown of the one chosen."""
        shown = super().panes()
        shown += self.detail.panes() if self.view in shown else []
        return [one for one in shown if one.isVisible()]

    def focus_first(self) -> None:
        """Give the keyboard to the list, or to what is shown in its place."""
        panes = self.panes()
        if panes:
            panes[0].setFocus()

    def hint(self) -> str:
        """Say what the search field finds."""
        return self.desk.language.gettext("Find on this account…")

    def search(self, words: str) -> None:
        """Show only those whom these words find on the account chosen."""
        self.detail.people.search(words)

    # What there is.

    def go_to(self, place: Place) -> None:
        """Read the accounts; about: "add" for a new one, an account's id for that one."""
        self._adds = place.about == "add"
        self._wanted = int(place.about) if place.about.isdecimal() else 0
        if self._wanted:
            self.detail.show_part(0)
        self.refresh()

    def refresh(self) -> None:
        """Read it all again."""
        self.desk.read(self, read, self._show, "accounts")

    def _show(self, seen: Seen) -> None:
        self.seen = seen
        ids = [one.id for one in seen.overview.accounts]
        by_id = {one.id: one for one in seen.overview.accounts}
        self._offer(seen.overview.offers, is_empty=not ids)
        self.show_rows(ids, lambda at: self._row(seen, by_id[ids[at]]))
        wanted, self._wanted = self._wanted, 0
        if wanted in by_id:
            self.view.setCurrentIndex(self.rows.index(ids.index(wanted)))
        self._show_chosen()
        for fault in seen.overview.faults:
            self.desk.tell_fault(fault)
        if self._adds:
            self._adds = False
            self.add()

    def _row(self, seen: Seen, one: Account) -> Row:
        language, network = self.desk.language, seen.overview.networks.get(one.network)
        due = seen.overview.due(one.id)
        return Row(
            id=one.id,
            text=words.network(language, network, one),
            more=one.handle,
            when=words.there(language, network, seen.people(one.id), seen.unknown(one.id)),
            remark=words.states(language)[one.state] if one.state != "active" else words.due_briefly(language, due),
            is_past=one.state != "active",
        )

    def _offer(self, offers: tuple[Offer, ...], *, is_empty: bool) -> None:
        """Offer an account of which the book shows that there is one."""
        language = self.desk.language
        first = offers[0] if offers else None
        self.offered.setVisible(first is not None and not is_empty)
        if first:
            self.offered.setText(words.add_on(language, first.network))
            self.offered.setToolTip(tip(words.offer(language, first.network, first.people)))
        if is_empty:
            sentence = language.gettext("Say where you post or write, and Entourage tells who is there.")
            step = (language.gettext("Add an account…"), self.add)
            if first:
                sentence = words.offer(language, first.network, first.people)
                step = (words.add_on(language, first.network), self._take_offer)
            self.empty.say(sentence, step)

    def _chosen(self) -> Account | None:
        chosen = self.view.chosen()
        every = self.seen.overview.accounts if self.seen else ()
        return next((one for one in every if chosen and one.id == chosen[0]), None)

    def _show_chosen(self) -> None:
        account = self._chosen()
        network = self.seen.overview.networks.get(account.network) if self.seen and account else None
        self.detail.show_account(account, network)
        self.detail.up.setVisible(self.view.currentIndex().row() > 0)

    # What can be done.

    def add(self) -> None:
        """Ask for a new account."""
        if self.seen:
            self._open(AccountDialog(self.desk, self.seen.overview, self))

    def _take_offer(self) -> None:
        if self.seen and self.seen.overview.offers:
            self._open(AccountDialog(self.desk, self.seen.overview, self, offer=self.seen.overview.offers[0]))

    def change(self) -> None:
        """Change the account chosen."""
        account = self._chosen()
        if self.seen and account:
            self._open(AccountDialog(self.desk, self.seen.overview, self, account=account))

    def _open(self, dialog: AccountDialog) -> None:
        dialog.done_with.connect(self._show_made)
        dialog.open()

    def _show_made(self, account_id: int) -> None:
        self._wanted = account_id
        self.refresh()

    def remove(self) -> None:
        """Take the account chosen away, which Undo brings back."""
        account = self._chosen()
        if account and self.seen:
            language = self.desk.language
            name = words.named(language, self.seen.overview.networks.get(account.network), account)
            said = language.gettext("The account {account} was removed here; nothing changed on the network.")
            sentence = said.format(account=name)
            self.desk.write(
                partial(accounts.remove, account_id=account.id), lambda _: self.desk.tell(sentence, can_undo=True)
            )

    def move_up(self) -> None:
        """Put the account chosen before the one above it."""
        account = self._chosen()
        place = self.view.currentIndex().row()
        if account and place > 0 and not self.desk.is_writing:
            said = self.desk.language.gettext("The order of the accounts is changed.")
            self.desk.write(
                lambda database: accounts.change(database, account.id, place - 1),
                lambda _: self.desk.tell(said, can_undo=True),
            )
