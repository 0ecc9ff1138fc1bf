"""Where to post: the accounts in use with their ways, and the window in which lists and circles are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QMenu, QVBoxLayout

from entourage.domain.audience import Channel
from entourage.domain.network import Reach, Use
from entourage.ui.audience.asking import accounts_in_use
from entourage.ui.widgets.drawing import circle_icon
from entourage.ui.widgets.helping import explain_by_key
from entourage.words import audience as words
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from entourage.domain.account import Account
    from entourage.domain.network import Tool
    from entourage.operations.audience import Known
    from entourage.ui.audience.asking import Seen
    from entourage.ui.desk import Desk

_CHANNEL_PART = Qt.ItemDataRole.UserRole
_WIDTH, _AROUND, _BESIDE, _SHARE_OF_SCREEN = 420, 130, 60, 0.8


def fill_where(
    desk: Desk,
    menu: QMenu,
    seen: Seen,
    take: Callable[[Channel], None],
    choose: Callable[[int, Reach], None],
) -> None:
    """Fill a menu with the accounts in use and their ways; choose: names lists and circles of an account for a reach.

    Of one account alone the ways stand in the menu itself.
    """
    menu.clear()
    accounts = accounts_in_use(seen.known)
    for account in accounts:
        inner = menu
        if len(accounts) > 1:
            name = words.account(desk.language, seen.known.situation, account, seen.known.networks)
            inner = QMenu(name.replace("&", "&&"), menu)
            is_chosen = seen.question.channel is not None and seen.question.channel.account_id == account.id
            inner.menuAction().setCheckable(True)
            inner.menuAction().setChecked(is_chosen)
            menu.addMenu(inner)
        _fill_account(desk, inner, seen, account, take, choose)


def _fill_account(
    desk: Desk,
    menu: QMenu,
    seen: Seen,
    account: Account,
    take: Callable[[Channel], None],
    choose: Callable[[int, Reach], None],
) -> None:
    known, chosen = seen.known, seen.question.channel
    network = known.network(account.id)
    for tool in network.tools if network else ():
        for channel in _ready(known, account, tool, is_for_some=not seen.question.meant.is_everyone):
            said = words.channel(desk.language, known.situation, channel, known.networks).partition(" · ")[2]
            action = QAction(said.replace("&", "&&"), menu, checkable=True, checked=channel == chosen)
            action.triggered.connect(lambda _=False, one=channel: take(one))
            menu.addAction(action)
        if tool.reach in (Reach.ONLY, Reach.EXCEPT, Reach.DIRECT):
            action = QAction(_choosing(desk, tool).replace("&", "&&"), menu)
            action.triggered.connect(lambda _=False, one=tool: choose(account.id, one.reach))
            menu.addAction(action)


def _ready(known: Known, account: Account, tool: Tool, *, is_for_some: bool) -> list[Channel]:
    """List the ways of a tool that need no more to be chosen: the lists that the account has."""
    if tool.reach in (Reach.PUBLIC, Reach.ALL):
        return [Channel(account.id, tool.reach)]
    if tool.reach is Reach.DIRECT:
        return [Channel(account.id, tool.reach)] if is_for_some else []
    return [Channel(account.id, tool.reach, lists=(key,)) for key in _lists(known, account.id, tool)]


def _lists(known: Known, account_id: int, tool: Tool) -> list[int]:
    if not tool.takes_lists:
        return []
    use = Use.EXCEPT if tool.reach is Reach.EXCEPT else Use.ONLY
    mine = [one for one in known.situation.lists.values() if one.account_id == account_id and one.use is use]
    return [one.id for one in sorted(mine, key=lambda one: (one.position, one.id))]


def _choosing(desk: Desk, tool: Tool) -> str:
    language = desk.language
    return {
        Reach.EXCEPT: language.gettext("All except…"),
        Reach.ONLY: language.gettext("Only…"),
        Reach.DIRECT: language.gettext("Write to…"),
    }[tool.reach]


class WayDialog(QDialog):
    """Live as the window in which the lists and circles of a way are ticked; chose: the Channel that they make."""

    chose = Signal(object)

    def __init__(self, desk: Desk, seen: Seen, account_id: int, reach: Reach, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._known = desk, seen.known
        self._account, self._reach = account_id, reach
        language, known = desk.language, seen.known
        network = known.network(account_id)
        tool = network.tool(reach) if network else None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "check")
        name = words.account(language, known.situation, known.account(account_id), known.networks)
        self.setWindowTitle(f"{name} · {words.said(language, tool.name) if tool else ''}")
        self.list = QListWidget(self)
        self.list.setAccessibleName(language.gettext("Lists and circles"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        now = seen.question.channel
        ticked = now if now and (now.account_id, now.reach) == (account_id, reach) else None
        self._fill(tool, ticked)
        hint = QLabel(
            language.gettext("Space ticks. The people of a circle that no list stands for are named one by one there."),
            self,
            wordWrap=True,
            textFormat=Qt.TextFormat.PlainText,
        )
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, parent=self)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (self.list, hint, self.buttons):
            column.addWidget(widget)
        self.list.itemChanged.connect(self._refresh)
        self.setMinimumWidth(_WIDTH)
        lines = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        width = max(_WIDTH, self.list.sizeHintForColumn(0) + _BESIDE)
        self.resize(QSize(width, lines + _AROUND).boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self._refresh()

    def _fill(self, tool: Tool | None, ticked: Channel | None) -> None:
        language, situation = self._desk.language, self._known.situation
        network = self._known.network(self._account)
        for key in _lists(self._known, self._account, tool) if tool else ():
            listed = situation.lists[key]
            name = language.quoted(words.audience_list(language, listed, network))
            said = language.gettext("List {name}, {state}").format(name=name, state=words.state(language, listed))
            self._add(said, "list", key, is_on=bool(ticked and key in ticked.lists))
        for circle in situation.circles if tool and (tool.takes_people or tool.reach is Reach.DIRECT) else ():
            item = self._add(
                names.circle(language, circle), "circle", circle.id, is_on=bool(ticked and circle.id in ticked.circles)
            )
            item.setIcon(circle_icon(circle))

    def _add(self, said: str, kind: str, key: int, *, is_on: bool) -> QListWidgetItem:
        item = QListWidgetItem(said, self.list)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        item.setData(_CHANNEL_PART, (kind, key))
        return item

    def _ticked(self, kind: str) -> tuple[int, ...]:
        items = [self.list.item(row) for row in range(self.list.count())]
        parts = [item.data(_CHANNEL_PART) for item in items if item.checkState() is Qt.CheckState.Checked]
        return tuple(key for found, key in parts if found == kind)

    def _refresh(self) -> None:
        is_enough = bool(self._ticked("list") or self._ticked("circle"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(is_enough)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take by Return the line marked where nothing is ticked yet."""
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        item = self.list.currentItem()
        if is_return and item and not (self._ticked("list") or self._ticked("circle")):
            item.setCheckState(Qt.CheckState.Checked)
        super().keyPressEvent(event)

    def accept(self) -> None:
        """Take what is ticked."""
        lists, circles = self._ticked("list"), self._ticked("circle")
        if lists or circles:
            self.chose.emit(Channel(self._account, self._reach, lists, circles))
            super().accept()
