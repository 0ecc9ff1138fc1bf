"""The plan of an address book: what would be done here and on the server, what is asked, and the button for it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from entourage.operations.server_plan import Side
from entourage.ui.servers.conflicts import Conflicts
from entourage.ui.servers.moves import Moves
from entourage.ui.servers.parts import Parts
from entourage.ui.servers.questions import Questions
from entourage.ui.widgets.empty import Empty
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.rule import Rule
from entourage.ui.widgets.tone import tone
from entourage.ui.widgets.words import Link
from entourage.ui.widgets.yielding import Yielding
from entourage.words import syncing as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from entourage.domain.syncing import Answer
    from entourage.operations.server_plan import Asked, SyncPlan
    from entourage.ui.desk import Desk
    from entourage.ui.servers.looked import Looked

_HERE, _THERE, _CONFLICTS, _QUESTIONS, _NOTHING = range(5)
_SHARE, _LEAST = 0.4, 72


class PlanSheet(QWidget):
    """Live as the plan; decided: an Asked with which it is to be made again. carried: Sync was pressed; left: Close."""

    decided = Signal(object)
    carried = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.looked: Looked | None = None
        self._asked: Asked | None = None
        self._was_about = 0
        language = desk.language
        sides = words.sides(language)
        self.here, self.there = (Moves(desk, sides[side.value], self) for side in (Side.HERE, Side.THERE))
        self.conflicts, self.questions = Conflicts(desk, self), Questions(desk, self)
        self.nothing = Empty(self)
        self.parts = Parts(_LEAST, self)
        for part in (self.here, self.there, self.conflicts, self.questions, self.nothing):
            self.parts.addWidget(part)
        self._group = QButtonGroup(self)
        self.pills = [Pill(desk, "", self, checkable=True) for _ in range(_NOTHING)]
        for place, pill in enumerate(self.pills):
            pill.clicked.connect(partial(self._choose, place))
            self._group.addButton(pill)
        self.notes = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.notes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.notes.setMinimumHeight(1)  # else it asks for the height that it would need where it is narrow
        tone(desk, self.notes, "muted")
        self.accept = Link(desk, language.gettext("That is right: carry it over to the other side"), self)
        self.accept.clicked.connect(lambda _=False: self._ask(accepts_loss=True))
        self.again = Link(desk, language.gettext("Bring them again"), self)
        self.again.clicked.connect(lambda _=False: self._ask(brings_back=True))
        self.conflicts.answered.connect(self._answer)
        self.questions.answered.connect(self._say_whose)
        self._lay_out()

    def _lay_out(self) -> None:
        above = QWidget(self)
        head = QVBoxLayout(above)
        head.setContentsMargins(16, 10, 12, 8)
        head.setSpacing(6)
        head.addWidget(self.notes)
        head.addWidget(self.accept)
        head.addWidget(self.again)
        pills = FlowLayout(gap=8)
        for pill in self.pills:
            pills.addWidget(pill)
        head.addLayout(pills)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._upper = Yielding(above, self, share=_SHARE)
        column.addWidget(self._upper)
        column.addWidget(Rule(self._desk, self))
        column.addWidget(self.parts, 1)
        column.addWidget(Rule(self._desk, self))
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        language = self._desk.language
        self.said = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        tone(self._desk, self.said, "muted")
        self.close_plan = QPushButton(language.gettext("Close"), self)
        self.close_plan.clicked.connect(lambda _=False: self.left.emit())
        self.go = QPushButton(language.gettext("Sync"), self)
        self.go.setProperty("leading", True)  # noqa: FBT003 - Qt's property
        self.go.clicked.connect(lambda _=False: self.carried.emit())
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 12, 8)
        line.setSpacing(10)
        line.addWidget(self.said, 1)
        line.addWidget(self.close_plan)
        line.addWidget(self.go)
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave more or less room to what stands above."""
        super().resizeEvent(event)
        self._upper.fit()

    # What is shown.

    def show_looked(self, looked: Looked) -> None:
        """Show a plan; what was looked at of the same address book stays in sight."""
        is_other = self._was_about != looked.plan.book.id or self.looked is None
        self.looked, self._was_about = looked, looked.plan.book.id
        self._asked = looked.asked
        plan = looked.plan
        self.here.show_moves(looked.here, looked.circles)
        self.there.show_moves(looked.there, looked.circles)
        self.conflicts.show_looked(looked)
        self.questions.show_looked(looked)
        self._count(plan)
        self._note(plan)
        shown = self.parts.currentIndex()
        numbers = self._numbers()
        if is_other or shown == _NOTHING or not numbers[shown]:
            self._turn_to(next((place for place in (2, 3, 0, 1) if numbers[place]), _NOTHING))

    def wait(self, *, is_busy: bool) -> None:
        """Let nothing be carried out while the plan is made again."""
        self.go.setEnabled(not is_busy and self.looked is not None and not self.looked.plan.emptied)

    def forget(self) -> None:
        """Show no plan any more."""
        self.looked = self._asked = None

    def _numbers(self) -> tuple[int, int, int, int]:
        one = self.looked
        return (len(one.here), len(one.there), len(one.conflicts), len(one.hrefs)) if one else (0, 0, 0, 0)

    def _count(self, plan: SyncPlan) -> None:
        language, sides = self._desk.language, words.sides(self._desk.language)
        called = (
            sides[words.HERE],
            sides[words.THERE],
            language.gettext("Conflicts"),
            language.gettext("Same person?"),
        )
        for pill, name, number in zip(self.pills, called, self._numbers(), strict=True):
            pill.setText(language.gettext("{name} ({count})").format(name=name, count=language.number(number)))
            pill.updateGeometry()
            pill.setVisible(bool(number))
        waiting = words.waiting(language, len(plan.conflicts), len(plan.waiting))
        does = any(self._numbers()[:_CONFLICTS]) or plan.renamed
        until = language.gettext("Nothing is written on either side until you press Sync.") if does else ""
        self.said.setText(waiting or until)
        self.go.setEnabled(not plan.emptied)
        self.go.setText(language.gettext("Sync") if does else language.gettext("Done"))
        is_nothing = self.looked is not None and self.looked.is_nothing
        self.close_plan.setVisible(not is_nothing)
        self.nothing.say(
            language.gettext("Both sides are in step: there is nothing to do.")
            if is_nothing
            else language.gettext("Nothing else is to be done.")
        )

    def _note(self, plan: SyncPlan) -> None:
        """Say what concerns all of the plan."""
        language = self._desk.language
        notes = [self._emptied(plan)] if plan.emptied else []
        notes.append(self.looked.counts if self.looked else "")
        notes += [
            words.renamed(language, one.before, one.after, words.THERE if one.is_here else words.HERE)
            for one in plan.renamed
        ]
        notes.append(words.withheld(language, plan.withheld))
        notes.append(words.unreadable(language, len(plan.unreadable)) if plan.unreadable else "")
        notes.append(words.left(language, plan.left) if plan.left else "")
        said = [one[:1].upper() + one[1:] for one in notes if one]
        self.notes.setText("\n".join(said))
        self.notes.setVisible(bool(said))
        self.accept.setVisible(bool(plan.emptied))
        self.again.setVisible(bool(plan.left))

    def _emptied(self, plan: SyncPlan) -> str:
        """Say that most people are gone from one side, and what it means to carry that over."""
        language = self._desk.language
        sentence = (
            language.gettext(
                "{gone} of {had} cards are gone from the server at once, so nothing is done. If that is right, these "
                "people go into the trash here."
            )
            if plan.emptied is Side.THERE
            else language.gettext(
                "{gone} of {had} people were deleted here at once, so nothing is done. If that is right, their cards "
                "are deleted on the server."
            )
        )
        return sentence.format(gone=language.number(plan.gone), had=language.number(plan.had))

    def _choose(self, place: int) -> None:
        """Show another list, in which keys answer at once."""
        self._turn_to(place)
        self.focus_first()

    def _turn_to(self, place: int) -> None:
        self.parts.setCurrentIndex(place)
        if place < len(self.pills):
            self.pills[place].setChecked(True)

    def focus_first(self) -> None:
        """Give the keyboard to the list shown, or to the button where there is none."""
        shown = self.parts.currentIndex()
        (self.here, self.there, self.conflicts, self.questions, self.go)[shown].setFocus()

    def panes(self) -> list[QWidget]:
        """Give what takes the keyboard."""
        lists = (self.here.view, self.there.view, self.conflicts.view, self.questions.view)
        shown = self.parts.currentIndex()
        return [*([lists[shown]] if shown < len(lists) else []), self.go]

    # What is decided.

    def _ask(self, *, accepts_loss: bool = False, brings_back: bool = False) -> None:
        asked = self._asked
        if asked:
            loss, back = asked.accepts_loss or accepts_loss, asked.brings_back or brings_back
            self._decide(replace(asked, accepts_loss=loss, brings_back=back))

    def _answer(self, said: Mapping[str, Answer | None]) -> None:
        if self._asked:
            answers = {**self._asked.answers, **said}
            self._decide(replace(self._asked, answers={key: one for key, one in answers.items() if one is not None}))
            self.conflicts.go_on()

    def _say_whose(self, said: Mapping[str, int | None]) -> None:
        if self._asked:
            same = {**self._asked.same, **said}
            self._decide(replace(self._asked, same={href: one for href, one in same.items() if one is not None}))

    def _decide(self, asked: Asked) -> None:
        """Have the plan made again; what is decided before that is there is added to this."""
        self._asked = asked
        self.decided.emit(asked)
