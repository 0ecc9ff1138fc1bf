"""The page of what is to be done by hand on the networks: list by list, whom to add and whom to remove."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QWidget

from entourage.operations import accounts, audience, paper, todo
from entourage.ui.place import Place
from entourage.ui.todo import lines, printing
from entourage.ui.todo.comparing import CompareDialog
from entourage.ui.todo.sheet import Sheet
from entourage.ui.todo.showing import ShowDialog
from entourage.ui.widgets.list_page import ListPage
from entourage.ui.widgets.sides import Sides
from entourage.words import audience as audience_words
from entourage.words import todo as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from entourage.operations.audience import Known
    from entourage.operations.todo import AccountTodo, Ticked
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.todo.lines import Line, Listed
    from entourage.ui.widgets.rows import RowsView

_ROOM_FOR_BOTH = 760
_LIST, _SHEET = 320, 680


class TodoPage(ListPage):
    """Live as the page."""

    help = "todo"

    def __init__(self, desk: Desk) -> None:
        language = desk.language
        super().__init__(desk, language.gettext("To do on the networks"))
        self._listed: dict[int, Listed] = {}
        self._known: Known | None = None
        self._wanted = 0
        self._is_narrow = self._is_looking = False
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.chose.connect(self._show_chosen)
        self.view.pressed_return.connect(self._look_closer)
        self.view.clicked.connect(lambda _: self._look_closer())
        self.sheet.turned.connect(self._turn)
        self.sheet.finished.connect(self._finish)
        self.sheet.compared.connect(self._compare)
        self.sheet.printed.connect(lambda: self._print(self._current()))
        self.sheet.left.connect(self._go_back)
        self.sheet.cheaper_asked.connect(self._take_cheaper)
        self.show_some = self.add_act(language.gettext("Show to some only…"), lambda: self.show_to_some(None))
        self.paper = self.add_act(language.gettext("Print all…"), lambda: self._print(None))
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._go_back)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._fit()

    def beside(self, view: RowsView) -> QWidget:
        """Put what is to be done of a list beside the lists."""
        self.sheet = Sheet(self.desk, self)
        sides = Sides(self)
        sides.setObjectName("todo")
        sides.addWidget(view)
        sides.addWidget(self.sheet)
        sides.setStretchFactor(1, 1)
        sides.setSizes([_LIST, _SHEET])
        return sides

    # A small screen shows the lists, or what is to be done of one.

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
        self.sheet.setVisible(shows_one or not self._is_narrow)
        self.sheet.back.setVisible(shows_one)

    def _look_closer(self) -> None:
        """Go to what is to be done of the list chosen."""
        self._is_looking = True
        self._fit()
        if self.sheet.view and self.sheet.view.isVisible():
            self.sheet.view.setFocus()

    def _go_back(self) -> None:
        self._is_looking = False
        self._fit()
        self.view.setFocus()

    def panes(self) -> list[QWidget]:
        """Go through the lists, and what is to be done of the one chosen."""
        shown = super().panes()
        shown += [self.sheet.view] if self.view in shown and self.sheet.view else []
        return [one for one in shown if one.isVisible()]

    def focus_first(self) -> None:
        """Give the keyboard to the lists, or to what is shown in their place."""
        panes = self.panes()
        if panes:
            panes[0].setFocus()

    # What is shown.

    def go_to(self, place: Place) -> None:
        """Read what is to be done; about: the id of the list to be shown."""
        self._wanted = int(place.about) if place.about.isdecimal() else 0
        super().go_to(place)

    def refresh(self) -> None:
        """Read it all again."""
        self.desk.read(self, _read, self._show, "todo")

    def _show(self, read: tuple[list[AccountTodo], Known]) -> None:
        found, known = read
        language, self._known = self.desk.language, known
        rows = lines.listed(found)
        self._listed = {one.key: one for one in rows}
        used = [one for one in found if one.is_asked]
        count, ticks, minutes = (sum(map(attrgetter(one), used)) for one in ("count", "ticks", "minutes"))
        self.head.sentence.setText(words.things(language, ticks, minutes, count - ticks) if rows else "")
        self.paper.setVisible(count > 0)
        self.show_some.setVisible(any(one.is_asked for one in found))
        self._say_empty(has_accounts=bool(found))
        self.desk.doing.show_count(count)
        self.show_rows([one.key for one in rows], lambda at: lines.row(language, known, rows[at]))
        if self._wanted in self._listed:
            at = [one.key for one in rows].index(self._wanted)
            self.view.choose_rows([at])
            self.view.setCurrentIndex(self.rows.index(at))
        self._wanted = 0
        self._show_chosen()

    def _say_empty(self, *, has_accounts: bool) -> None:
        language = self.desk.language
        sentence, step = (
            (language.gettext("There is no list to apply on a network yet."), language.gettext("See my accounts"))
            if has_accounts
            else (
                language.gettext("What is to be done on the networks stands here, once Entourage knows your accounts."),
                language.gettext("Add an account…"),
            )
        )
        self.empty.say(sentence, (step, lambda: self.desk.going.emit(Place("accounts"))))

    def _current(self) -> Listed | None:
        chosen = self.view.chosen()
        return self._listed.get(chosen[0]) if chosen else None

    def _show_chosen(self) -> None:
        one = self._current()
        if one and self._known:
            self.sheet.show_listed(self._known, one)

    # What is done.

    def _turn(self, turned: Sequence[Line], is_done: bool) -> None:  # noqa: FBT001 - Qt's signal
        one = self.sheet.shown
        people = [line.named.id for line in turned if line.named]
        if one and one.todo and people:
            (self._tick if is_done else self._untick)(one, people)
        elif one:
            self._turn_tasks(one, [line.task.task.key for line in turned if line.task], is_done=is_done)

    def _tick(self, one: Listed, people: Sequence[int] | None) -> None:
        if one.todo is None or self._known is None:
            return
        language, key = self.desk.language, one.todo.listed.id
        name = lines.called(language, self._known, one.todo)

        def told(done: Ticked) -> None:
            said = words.ticked(language, name, done.left)
            self.desk.tell(said, can_undo=True)

        self.desk.write(lambda database: todo.tick(database, key, people), told)

    def _untick(self, one: Listed, people: Sequence[int]) -> None:
        language = self.desk.language
        if one.todo:
            key = one.todo.listed.id
            self.desk.write(
                lambda database: todo.untick(database, key, people),
                lambda _: self.desk.tell(language.gettext("Noted: this is still to be done."), can_undo=True),
            )

    def _turn_tasks(self, one: Listed, keys: Sequence[str], *, is_done: bool) -> None:
        language, account = self.desk.language, one.account.account.id

        def call(database: Database) -> None:
            for key in keys:
                accounts.tick(database, account, key, done=is_done)

        said = language.gettext("Noted as done.") if is_done else language.gettext("Noted: this is still to be done.")
        self.desk.write(call, lambda _: self.desk.tell(said, can_undo=True))

    def _finish(self) -> None:
        one = self._current()
        if one:
            self.view.setFocus()  # the button goes
            self._tick(one, None)

    def _compare(self) -> None:
        one = self._current()
        if one and one.todo and self._known:
            network = self._known.network(one.account.account.id)
            name = audience_words.network(self.desk.language, network, one.account.account.network)
            called = lines.called(self.desk.language, self._known, one.todo)
            CompareDialog(self.desk, one.todo, called, name, self).open()

    def _take_cheaper(self) -> None:
        """Go to the list that asks less, or find out what a new one is to hold."""
        one = self._current()
        best = one.todo.cheapest if one and one.todo else None
        if best and best.listed is not None:
            self.go_to(Place("todo", about=str(best.listed)))
        elif one:
            self.show_to_some(one.account.account.id)

    def show_to_some(self, account_id: int | None) -> None:
        """Find the cheapest way to show something to some people only; account_id: where at first."""
        if self._known:
            dialog = ShowDialog(self.desk, self._known, self)
            dialog.account.setCurrentIndex(max(0, dialog.account.findData(account_id)))
            dialog.started.connect(lambda key: self.go_to(Place("todo", about=str(key))))
            dialog.open()

    def _print(self, one: Listed | None) -> None:
        account = one.account.account.id if one else None
        printing.ask(self.desk, self, account, one.todo.listed.id if one and one.todo else None)


def _read(database: Database) -> tuple[list[AccountTodo], Known]:
    return todo.overview(database, paper.today()), audience.known(database)
