"""Conflicts of an address book: what both sides did with the same, and which is to stand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from entourage.domain.syncing import Answer
from entourage.ui.servers.moves import Below, circle_namer
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.rows import Row, Rows, RowsView
from entourage.ui.widgets.rule import Rule
from entourage.words import names
from entourage.words import syncing as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from entourage.language import Language
    from entourage.operations.server_plan import Conflict
    from entourage.ui.desk import Desk
    from entourage.ui.servers.looked import Looked

# These keys are there in every language, beside its own.
_KEYS = {Answer.MINE: "M", Answer.THEIRS: "T", Answer.BOTH: "B"}


class Conflicts(QWidget):
    """Live as the conflicts; answered: {conflict's key: an Answer, or None to be asked again}."""

    answered = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._looked: Looked | None = None
        self._called: Callable[[str], str] = str
        language = desk.language
        self.rows = Rows(self)
        self.view = RowsView(desk, self.rows, language.gettext("Conflicts"), self)
        self.view.chose.connect(self._show_chosen)
        self.below = Below(language.gettext("What both sides say"), self)
        self.setFocusProxy(self.view)
        self.buttons = {answer: self._button(answer) for answer in Answer}
        self.again = QPushButton(language.gettext("Ask again"), self)
        self.again.clicked.connect(lambda _=False: self._answer(None))
        self.all = QPushButton(language.gettext("The same for all"), self)
        self.all.setMenu(self._for_all())
        foot = QWidget(self)
        line = FlowLayout(foot, gap=8)
        line.setContentsMargins(16, 8, 12, 8)
        for button in (*self.buttons.values(), self.again, self.all):
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(Rule(desk, self))
        column.addWidget(self.below)
        column.addWidget(foot)

    def _button(self, answer: Answer) -> QPushButton:
        button = QPushButton(self)
        button.clicked.connect(lambda _=False: self._answer(answer))
        for key in dict.fromkeys((keys(self._desk.language)[answer], _KEYS[answer])):
            for held, act in (("", button.click), ("Shift+", partial(self._answer_all, answer))):
                shortcut = QShortcut(QKeySequence(f"{held}{key}"), self, act)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return button

    def _for_all(self) -> QMenu:
        language, menu = self._desk.language, QMenu(self)
        for answer, said in _for_all(language).items():
            key = QKeySequence(f"Shift+{keys(language)[answer]}").toString(QKeySequence.SequenceFormat.NativeText)
            action = menu.addAction(f"{said}\t{key}")
            action.triggered.connect(partial(self._answer_all, answer))
        return menu

    def show_looked(self, looked: Looked) -> None:
        """Show the conflicts of a plan, and what was decided of them."""
        self._looked, self._called = looked, circle_namer(looked.circles)
        count = len(looked.conflicts)
        self.rows.show_rows(list(range(count)), self._row, count)
        if count and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0))
        self._show_chosen()

    def _conflicts(self) -> Sequence[Conflict]:
        return self._looked.conflicts if self._looked else ()

    def _row(self, at: int) -> Row:
        conflict, language = self._conflicts()[at], self._desk.language
        answer = self._looked.answer(conflict) if self._looked else None
        said = words.answers(language, conflict.sort.value, conflict.clash)
        return Row(
            id=at,
            text=names.person(language, conflict.name),
            when=words.conflict(language, conflict.sort.value, conflict.clash, self._called),
            remark=said[answer.value] if answer else "",
            is_past=answer is not None,
        )

    def _chosen(self) -> list[Conflict]:
        every = self._conflicts()
        return [every[at] for at in self.view.chosen() if at < len(every)]

    def _show_chosen(self) -> None:
        language, chosen = self._desk.language, self._chosen()
        one = chosen[0] if chosen else None
        said = words.answers(language, one.sort.value, one.clash) if one else {}
        for answer, button in self.buttons.items():
            button.setVisible(answer.value in said)
            key = keys(language)[answer]
            text = language.gettext("{answer} ({key})").format(answer=said.get(answer.value, ""), key=key)
            button.setText(text.replace("&", "&&"))
        is_answered = any(self._looked is not None and self._looked.answer(one) is not None for one in chosen)
        self.again.setVisible(is_answered)
        self.all.setVisible(len(self._conflicts()) > 1)
        self.below.say(sides(language, one, self._called) if one else ())

    def _answer(self, answer: Answer | None) -> None:
        """Decide of those chosen, and go on to the next that is open."""
        chosen = [one for one in self._chosen() if answer is None or answer in one.answers]
        if not chosen or not self.isVisible():
            return
        self.answered.emit({one.key: answer for one in chosen})

    def _answer_all(self, answer: Answer) -> None:
        """Decide of all that can be answered so and are open; of all, where none is open any more."""
        able = [one for one in self._conflicts() if answer in one.answers]
        is_open = [one for one in able if self._looked is not None and self._looked.answer(one) is None]
        if able:
            self.answered.emit({one.key: answer for one in is_open or able})

    def go_on(self) -> None:
        """Choose the next conflict that nobody decided, after the one chosen."""
        every, at = self._conflicts(), self.view.currentIndex().row()
        places = [*range(at + 1, len(every)), *range(at)]
        found = next((one for one in places if self._looked and self._looked.answer(every[one]) is None), None)
        if found is not None:
            self.view.setCurrentIndex(self.rows.index(found))


def keys(language: Language) -> dict[Answer, str]:
    """Give the keys of the answers."""
    return {
        Answer.MINE: language.pgettext("key of “Mine”", "M"),
        Answer.THEIRS: language.pgettext("key of “Theirs”", "T"),
        Answer.BOTH: language.pgettext("key of “Both”", "B"),
    }


def _for_all(language: Language) -> Mapping[Answer, str]:
    return {
        Answer.MINE: language.gettext("Mine counts"),
        Answer.THEIRS: language.gettext("The server’s counts"),
        Answer.BOTH: language.gettext("Both count, where both can stand"),
    }


def sides(language: Language, conflict: Conflict, called: Callable[[str], str]) -> list[str]:
    """Say what both sides had, and what each has now, in a line each."""
    clash = conflict.clash
    if clash is None:
        return [words.conflict(language, conflict.sort.value, None, called)]
    named = words.sides(language)
    lines = [
        names.labelled(language, named[words.HERE], words.said(language, clash.mine, called)),
        names.labelled(language, named[words.THERE], words.said(language, clash.theirs, called)),
    ]
    if clash.base is not None:
        lines.append(names.labelled(language, language.gettext("Before"), words.said(language, clash.base, called)))
    return lines
