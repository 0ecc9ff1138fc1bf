"""The page of people who may be in the book twice: question after question, side by side, answered by a key."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from entourage.ui.comparing.dialog import Reply
from entourage.ui.duplicates import answers
from entourage.ui.duplicates.entries import Listing, Wanted
from entourage.ui.duplicates.listing import Questions, QuestionsView
from entourage.ui.duplicates.many import ManySheet
from entourage.ui.duplicates.sheet import QuestionSheet
from entourage.ui.keys import digit
from entourage.ui.place import EVERYONE, Page, Place
from entourage.ui.widgets.empty import Empty
from entourage.ui.widgets.head import Head
from entourage.ui.widgets.tips import tip
from entourage.words import duplicates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from entourage.domain.clusters import Group
    from entourage.ui.desk import Desk
    from entourage.ui.duplicates.entries import Key

_NOBODY: Mapping[int, str] = {}
_LIST, _SHEET = 300, 720
_NARROW = 560
_UP, _DOWN = QAbstractItemView.CursorAction.MoveUp, QAbstractItemView.CursorAction.MoveDown


class _ListAndSheet(QSplitter):
    """Live as the list with what stands beside it, which needs no room for the list: it goes where there is little."""

    def minimumSizeHint(self) -> QSize:
        """Need what the sheet needs."""
        sheet = self.widget(1)
        return sheet.minimumSizeHint() if sheet else super().minimumSizeHint()


class _Shown(QStackedWidget):
    """Live as one of several, which needs room for that one alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self.updateGeometry)

    def minimumSizeHint(self) -> QSize:
        """Need what is shown."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else super().minimumSizeHint()


class DuplicatesPage(Page):
    """Live as the page of duplicates."""

    help = "duplicates"
    answers_by_letters = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = Wanted()
        self._listing = Listing(desk.language, _NOBODY)
        self._put_off: set[frozenset[int]] = set()
        self._last: Sequence[Key] = ()
        self._build()
        desk.finding.changed.connect(self._show)
        self._show()

    def _build(self) -> None:
        self.rows = Questions(self.desk, self)
        self.view = QuestionsView(self.desk, self.rows, self)
        self.sheet = QuestionSheet(self.desk, self)
        self.many = ManySheet(self.desk, self)
        self.head = Head(self.desk, self.desk.language.gettext("Duplicates"), *self._steps())
        self.empty = Empty(self)
        self._sheets = _Shown(self)
        self._sheets.addWidget(self.sheet)
        self._sheets.addWidget(self.many)
        self._sheets.setAutoFillBackground(True)
        self._sheets.setBackgroundRole(QPalette.ColorRole.Base)
        self.splitter = _ListAndSheet(Qt.Orientation.Horizontal, self)
        self.splitter.setObjectName("duplicates")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.view)
        self.splitter.addWidget(self._sheets)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 7)
        self.splitter.setSizes([_LIST, _SHEET])
        self._whole = _Shown(self)
        self._whole.addWidget(self.splitter)
        self._whole.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._whole, 1)
        self.view.chose.connect(self._show_chosen)
        self.view.turned.connect(self._turn)
        self.view.entered.connect(self._enter)
        self.sheet.answered.connect(self._answer)
        self.many.answered.connect(self._answer_many)
        self.many.opened.connect(self._list_singly)

    def _steps(self) -> tuple[QPushButton, QPushButton]:
        """Make the buttons that go through the questions where the list has no room."""
        language = self.desk.language
        words = (("‹", language.gettext("The question before")), ("›", language.gettext("The next question")))
        self.steps = (QPushButton(self), QPushButton(self))
        for button, (sign, name), action in zip(self.steps, words, (_UP, _DOWN), strict=True):
            button.setText(sign)
            button.setAccessibleName(name)
            button.setToolTip(tip(name))
            button.clicked.connect(partial(self.view.step, action))
            button.hide()
        return self.steps

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the list where the page is narrow."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        had_keyboard = self.view.hasFocus()
        self.view.setHidden(is_narrow)
        for button in self.steps:
            button.setVisible(is_narrow)
        if is_narrow and had_keyboard:
            self.focus_first()

    # What is shown.

    def go_to(self, place: Place) -> None:
        """Ask everything again, what was put off too; first what these imports left open."""
        self._wanted = replace(self._wanted, imports=frozenset(place.imports))
        self._put_off.clear()
        self.desk.finding.look()
        self._show()

    def search(self, words: str) -> None:
        """Show only questions about whom these words name."""
        self._wanted = replace(self._wanted, words=words)
        self._show()

    def hint(self) -> str:
        """Say what the search field finds."""
        return self.desk.language.gettext("Search the names of duplicates…")

    def refresh(self) -> None:
        """Read again who is compared: what they have may be something else by now."""
        self._show_chosen()

    def _show(self) -> None:
        """List what is still open, and stay where one is; what comes back by Undo is shown first."""
        finding, entry = self.desk.finding, self.view.current()
        open_ones = [group for group in finding.groups if frozenset(group.people) not in self._put_off]
        if self._listing.names is not self._names:
            self._listing = Listing(self.desk.language, self._names)
        made = self._listing.entries(open_ones, self._wanted)
        before = [one.key for one in self.rows.entries if not one.is_heading]
        at = before.index(entry.key) if entry else 0
        self.rows.show_entries(made)
        self._say_count(len(finding.groups), len(finding.groups) - len(open_ones))
        back = [one.key for one in made if one.key in self._last and one.key not in before]
        self._choose([*back, *before[at:], *reversed(before[:at])])
        self._whole.setCurrentWidget(self.splitter if made else self.empty)
        if not made:
            self._say_empty(len(finding.groups))

    @property
    def _names(self) -> Mapping[int, str]:
        found = self.desk.finding.found
        return found.names if found else _NOBODY

    def _say_count(self, count: int, put_off: int) -> None:
        known = self.desk.finding.found is not None
        self.head.sentence.setText(
            duplicates.open_questions(self.desk.language, count, put_off) if known and count else ""
        )

    def _say_empty(self, count: int) -> None:
        language = self.desk.language
        if self.desk.finding.found is None:
            self.empty.say(language.gettext("Looking for people who are here twice…"))
        elif self._wanted.words.strip():
            again = (language.gettext("Show all questions"), self.unsearched.emit)
            self.empty.say(language.gettext("These words name nobody of whom anything is asked."), again)
        elif count:
            self.empty.say(
                language.gettext("All that is left was put off."), (language.gettext("Ask now"), self._ask_now)
            )
        else:
            self.empty.say(
                language.gettext("Nobody seems to be in your book twice."),
                (language.gettext("Show everyone"), self._leave),
            )

    def _leave(self) -> None:
        self.desk.going.emit(EVERYONE)

    def _ask_now(self) -> None:
        self.go_to(Place("duplicates"))

    def _choose(self, keys: Sequence[Key]) -> None:
        """Choose the first of these rows that is there, else the first of all."""
        rows = {one.key: row for row, one in enumerate(self.rows.entries) if not one.is_heading}
        at = next((rows[key] for key in keys if key in rows), min(rows.values(), default=-1))
        if at >= 0:
            self.view.choose(at)
        self._show_chosen()

    def _show_chosen(self) -> None:
        entry = self.view.current()
        if entry and entry.group:
            self._sheets.setCurrentWidget(self.sheet)
            self.sheet.show_group(entry.group, self._names)
        elif entry and entry.groups:
            self._sheets.setCurrentWidget(self.many)
            self.many.show_groups(entry.groups, self._names)

    def _turn(self, key: Key, is_open: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._wanted = replace(self._wanted, turned={**self._wanted.turned, key: is_open})
        self._show()

    def _list_singly(self, place: int) -> None:
        """List questions that are alike one by one, and show the one that stands at a place among them."""
        entry = self.view.current()
        if entry and not entry.is_open:
            self._turn(entry.key, True)  # noqa: FBT003 - Qt's signal
        self.view.choose(self.view.currentIndex().row() + 1 + place)
        self.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by a digit, of three and more, who is the same."""
        number = digit(event)
        if number and self.sheet.isVisible() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.sheet.turn_tick(number)
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Give the keyboard to what is beside the list."""
        self._beside().setFocus()

    # What is answered.

    def _answer(self, reply: Reply) -> None:
        group = self.sheet.group
        if group is None:
            return
        self._go_on()
        if reply is Reply.SAME:
            answers.same(self.desk, group, self.sheet.together(), self.sheet.chosen, self._names)
        elif reply is Reply.DIFFERENT:
            answers.different(self.desk, group, self._names)
        else:
            self._put_off.add(frozenset(group.people))
            self._show()

    def _answer_many(self, reply: Reply, groups: Sequence[Group]) -> None:
        self._go_on()
        (answers.all_same if reply is Reply.SAME else answers.all_different)(self.desk, groups)

    def _go_on(self) -> None:
        """Remember what is answered now: undone, it is shown again; the keyboard stays where one goes on."""
        entry = self.view.current()
        self._last = [entry.key] if entry else []
        self.focus_first()

    def _beside(self) -> QWidget:
        """Give what takes the keyboard beside the list."""
        return (self.many.view or self.steps[1]) if self._sheets.currentWidget() is self.many else self.sheet.table

    def focus_first(self) -> None:
        """Give the keyboard to the list, or to what stands in its place."""
        if self._whole.currentWidget() is self.empty:
            self.empty.setFocus()
        else:
            (self._beside() if self.view.isHidden() else self.view).setFocus()

    def panes(self) -> list[QWidget]:
        """Go through the list and what is beside it."""
        if self._whole.currentWidget() is self.empty:
            return [self.empty]
        return [*([] if self.view.isHidden() else [self.view]), self._beside()]
