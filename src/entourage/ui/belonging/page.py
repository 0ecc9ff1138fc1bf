"""Which circles belong on which accounts, and who is there and should not be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from entourage.domain.belonging import Fit
from entourage.domain.network import Use
from entourage.operations import audience
from entourage.operations import belonging as operations
from entourage.ui.belonging.farewell import FarewellDialog
from entourage.ui.belonging.table import Cell, Choice, ChoiceTable, Title
from entourage.ui.place import Page, Place
from entourage.ui.widgets.empty import Empty
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.head import Head
from entourage.ui.widgets.rows import Row, Rows, RowsView
from entourage.ui.widgets.rule import Rule
from entourage.words import audience as audience_words
from entourage.words import belonging as words
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.domain.account import Account
    from entourage.domain.circle import Circle
    from entourage.operations.audience import Known
    from entourage.operations.belonging import Belonging, Misplaced
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_MARKS = {"belongs": "everything", "not": "nothing", "unset": "unset", "usual": "little"}
_DIGITS = {"belongs": 1, "not": 3, "unset": 2, "usual": 0}


@dataclass(frozen=True, slots=True)
class _Read:
    known: Known
    found: Belonging


def _read(database: Database) -> _Read:
    known = audience.known(database)
    return _Read(known, operations.belonging(database, known))


class BelongsPage(Page):
    """Live as the page of circles and accounts."""

    help = "belongs"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        language = desk.language
        self._shown: _Read | None = None
        self._people: tuple[Misplaced, ...] = ()
        title = language.gettext("Belongs here?")
        self.head = Head(desk, title)
        self.head.sentence.setText(
            language.gettext("Which circles have their place on which account. Bold: as you said; else as is usual.")
        )
        answers = words.answers(language)
        self._choices = {
            key: Choice(key, word, answers[key], _MARKS[key], _DIGITS[key])
            for key, word in words.fits(language).items()
        }
        self.table = ChoiceTable(desk, title, tuple(self._choices.values()), self)
        self.table.decided.connect(self._decide)
        self.rows = Rows(self)
        self.view = RowsView(desk, self.rows, language.gettext("Who is there and should not be"), self)
        self.view.chose.connect(self._enable)
        self.view.pressed_return.connect(self._open)
        self._count = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText, indent=16)
        font = self._count.font()
        font.setBold(True)
        self._count.setFont(font)
        self._acts = self._buttons()
        self.empty = Empty(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._whole())
        self._stack.addWidget(self.empty)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(self._stack, 1)

    def _whole(self) -> QWidget:
        """Put the table above the people."""
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._above())
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(area, 3)
        column.addWidget(Rule(self.desk, whole))
        column.addSpacing(4)
        column.addWidget(self._count)
        column.addWidget(self._acts)
        column.addWidget(self.view, 2)
        return whole

    def _above(self) -> QWidget:
        inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(inside)
        column.setContentsMargins(6, 0, 12, 0)
        column.addWidget(self.table)
        column.addStretch(1)
        return inside

    def _buttons(self) -> QWidget:
        language = self.desk.language
        box = QWidget(self)
        flow = FlowLayout(box)
        flow.setContentsMargins(16, 2, 12, 4)
        self.over = self._button(language.gettext("The work is over: Former clients"), self._work_is_over, box)
        self.stay = self._button(language.gettext("May stay"), self._let_stay, box)
        self.restrict = self._button(language.gettext("Onto the restricted list"), self._restrict, box)
        self.farewell = self._button(language.gettext("A text to part on good terms…"), self._part, box)
        for button in (self.over, self.stay, self.restrict, self.farewell):
            flow.addWidget(button)
        return box

    def _button(self, said: str, act: Callable[[], object], parent: QWidget) -> QPushButton:
        button = QPushButton(said, parent)
        button.clicked.connect(lambda _=False: act())
        action = QAction(said, self.view)
        action.triggered.connect(lambda _=False: act())
        self.view.addAction(action)
        return button

    def go_to(self, _place: Place) -> None:
        """Read who belongs where."""
        self.refresh()

    def refresh(self) -> None:
        """Read again who belongs where."""
        self.desk.read(self, _read, self._show, "belongs")

    def focus_first(self) -> None:
        """Give the keyboard to the table."""
        (self.table if self._stack.currentIndex() == 0 else self.empty).setFocus()

    def panes(self) -> list[QWidget]:
        """Go through the table and the people."""
        return [self.table, self.view] if self._stack.currentIndex() == 0 else [self.empty]

    def _show(self, read: _Read) -> None:
        language, found = self.desk.language, read.found
        self._shown = read
        self._stack.setCurrentIndex(0 if found.accounts else 1)
        if not found.accounts:
            self.empty.say(
                language.gettext("Add your accounts, to say who belongs there."),
                (language.gettext("Add an account…"), lambda: self.desk.going.emit(Place("accounts", about="add"))),
            )
            return
        columns = [Title(self._account(one)) for one in found.accounts]
        lines = [Title(names.circle(language, one), one) for one in found.circles]
        self.table.cells.show_cells(
            lines, columns, [[self._cell(circle, account) for account in found.accounts] for circle in found.circles]
        )
        self._people = (*found.out_of_place, *found.staying)
        self.rows.show_rows(list(range(len(self._people))), self._word, len(self._people))
        if self._people and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0))
        for widget in (self._acts, self.view):
            widget.setVisible(bool(self._people))
        count = len(found.out_of_place)
        nobody = language.gettext("Nobody is known to be where they should not be.")
        self._count.setText(words.out_of_place(language, count) if count else nobody)
        self._enable()

    def _account(self, account: Account) -> str:
        assert self._shown  # noqa: S101 - whoever asks shows it
        known = self._shown.known
        return audience_words.account(self.desk.language, known.situation, account, known.networks)

    def _cell(self, circle: Circle, account: Account) -> Cell:
        assert self._shown  # noqa: S101 - whoever asks shows it
        language, cell = self.desk.language, self._shown.found.cells[circle.id, account.id]
        choice = self._choices["unset" if cell.fit is None else cell.fit.value]
        spoken = self._answered(circle, account, choice)
        if cell.is_usual:
            spoken = language.gettext("{spoken} (as is usual)").format(spoken=spoken)
        return Cell(choice, spoken, cell.is_usual)

    def _answered(self, circle: Circle, account: Account, choice: Choice) -> str:
        return self.desk.language.gettext("{circle}, {account}: {answer}").format(
            circle=names.circle(self.desk.language, circle), account=self._account(account), answer=choice.word
        )

    def _word(self, at: int) -> Row:
        assert self._shown  # noqa: S101 - rows are shown
        language, one = self.desk.language, self._people[at]
        strength = audience_words.strengths(language)[one.connection.strength]
        stays = at >= len(self._shown.found.out_of_place)
        return Row(
            id=at,
            text=names.person(language, one.name),
            more=f"{self._account(one.account)} ({strength})",
            when=words.because(language, one.circles, one.account, self._shown.known.networks),
            remark=language.gettext("may stay") if stays else self._decided(one),
            is_past=stays,
        )

    def _decided(self, one: Misplaced) -> str:
        """Say that somebody is to come onto the list that hides what I post, or is on it."""
        assert self._shown  # noqa: S101 - rows are shown
        every = self._shown.known.situation.lists.values()
        held = [some for some in every if some.account_id == one.account.id and some.use is Use.RESTRICTED]
        if any(one.contact_id in some.members for some in held):
            return self.desk.language.gettext("restricted there")
        is_decided = any(some.chosen.get(one.contact_id) for some in held)
        return self.desk.language.gettext("decided: see To do on the networks") if is_decided else ""

    def _chosen(self) -> list[Misplaced]:
        return [self._people[at] for at in self.view.chosen() if at < len(self._people)]

    def _enable(self) -> None:
        language, chosen = self.desk.language, self._chosen()
        staying = set(self._shown.found.staying) if self._shown else set()
        networks = self._shown.known.networks if self._shown else {}
        self.over.setEnabled(any(circle.preset == "clients" for one in chosen for circle in one.circles))
        self.stay.setEnabled(bool(chosen))
        all_stay = bool(chosen) and all(one in staying for one in chosen)
        self.stay.setText(language.gettext("May not stay") if all_stay else language.gettext("May stay"))
        self.restrict.setEnabled(
            bool(chosen) and all(operations.restricting(networks.get(one.account.network)) for one in chosen)
        )
        self.farewell.setEnabled(bool(chosen))

    def _decide(self, places: list[tuple[int, int]], key: str) -> None:
        if not self._shown:
            return
        found = self._shown.found
        cells = [(found.circles[row], found.accounts[column]) for row, column in places]
        fit = Fit(key) if key in ("belongs", "not") else None
        said = self._answered(*cells[0], self._choices[key]) if len(cells) == 1 else ""
        self._write(lambda database: operations.say(database, cells, fit, is_usual=key == "usual"), said)

    def _write(self, act: Callable[[Database], object], said: str = "") -> None:
        told = said or self.desk.language.gettext("Done.")
        self.desk.write(act, lambda _: self.desk.tell(told, can_undo=True))

    def _work_is_over(self) -> None:
        people = list(dict.fromkeys(one.contact_id for one in self._chosen()))
        said = self.desk.language.ngettext(
            "{count} person is a former client now.", "{count} people are former clients now.", len(people)
        )
        self._write(lambda database: operations.work_is_over(database, people), said)

    def _let_stay(self) -> None:
        chosen = self._chosen()
        staying = set(self._shown.found.staying) if self._shown else set()
        may = not all(one in staying for one in chosen)
        self._write(lambda database: operations.set_staying(database, _by_account(chosen), may=may))

    def _restrict(self) -> None:
        if self._shown:
            networks, chosen = self._shown.known.networks, _by_account(self._chosen())
            said = self.desk.language.gettext("On the list, which is still to be applied: see To do on the networks.")
            self._write(lambda database: operations.restrict(database, chosen, networks), said)

    def _part(self) -> None:
        chosen = self._chosen()
        if chosen and self._shown:
            FarewellDialog(self.desk, chosen[0], self._shown.known.networks, self).open()

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.desk.going.emit(Place("people", group="everyone", contact=chosen[0].contact_id))


def _by_account(chosen: list[Misplaced]) -> list[tuple[Account, list[int]]]:
    accounts = {one.account.id: one.account for one in chosen}
    return [(account, [one.contact_id for one in chosen if one.account.id == key]) for key, account in accounts.items()]
