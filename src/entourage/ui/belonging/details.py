"""Which of my own details circles are given, when I work, and when circles may reach me."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from entourage.domain.errors import EntourageError
from entourage.domain.hours import parse
from entourage.operations import details as operations
from entourage.operations import hours as hours_operations
from entourage.ui.audience.someone import SomeoneDialog
from entourage.ui.belonging.hours_field import HoursField
from entourage.ui.belonging.mine import MyCards
from entourage.ui.belonging.table import Cell, Choice, ChoiceTable, Title
from entourage.ui.people.card_lines import heading
from entourage.ui.people_acts import mark_me
from entourage.ui.place import Page, Place
from entourage.ui.widgets.empty import Empty
from entourage.ui.widgets.head import Head
from entourage.ui.widgets.tone import tone
from entourage.words import details as words
from entourage.words import hours as hours_words
from entourage.words import names
from entourage.words.faults import error

if TYPE_CHECKING:
    from collections.abc import Callable

    from entourage.domain.circle import Circle
    from entourage.domain.details import Detail
    from entourage.domain.hours import Hours
    from entourage.operations.details import MyDetails
    from entourage.operations.hours import MyHours
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_GIVEN = {"given": True, "not_given": False, "usual": None}


@dataclass(frozen=True, slots=True)
class _Read:
    mine: MyDetails
    hours: MyHours


def _read(database: Database) -> _Read:
    return _Read(operations.mine(database), hours_operations.hours(database))


class DetailsPage(Page):
    """Live as the page of my own details and hours."""

    help = "details"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        language = desk.language
        self._shown: _Read | None = None
        title = language.gettext("My details")
        self.head = Head(desk, title)
        self.head.sentence.setText(
            language.gettext("Which of them each circle is given. Bold: as you said; else what is usual and safe.")
        )
        yes, no = language.pgettext("detail", "Yes"), language.pgettext("detail", "No")
        usual = language.gettext("As is usual")
        self._choices = {
            "given": Choice("given", words.given(language, is_given=True), yes, "everything", 1),
            "not_given": Choice("not_given", words.given(language, is_given=False), no, "nothing", 3),
            "usual": Choice("usual", usual, usual, "little", 0),
        }
        self.table = ChoiceTable(desk, title, tuple(self._choices.values()), self)
        self.table.decided.connect(self._decide)
        self.table.measured.connect(self._fit_table)
        self.cards = MyCards(desk, self)
        self.empty = Empty(self)
        self.empty.setMinimumHeight(180)
        self._tables = QStackedWidget(self)
        self._tables.addWidget(self.table)
        self._tables.addWidget(self.empty)
        self.working = HoursField(desk, language.gettext("Working hours"), self)
        self.working.editingFinished.connect(self._keep_working)
        self._now = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        tone(desk, self._now, "muted")
        self._form = QFormLayout()
        self._fields: dict[int, HoursField] = {}
        self._build()

    def _build(self) -> None:
        language, inside = self.desk.language, QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(6, 0, 12, 16)
        column.setSpacing(6)
        column.addWidget(self.cards)
        column.addWidget(self._tables)
        below = QVBoxLayout()
        below.setContentsMargins(10, 12, 0, 0)
        below.setSpacing(8)
        below.addWidget(heading(language.gettext("Working hours"), inside))
        below.addWidget(self.working)
        below.addWidget(self.working.remark)
        below.addWidget(self._now)
        below.addWidget(heading(language.gettext("When circles may reach me"), inside))
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        below.addLayout(self._form)
        column.addLayout(below)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(area, 1)

    def go_to(self, _place: Place) -> None:
        """Read my details."""
        self.refresh()

    def refresh(self) -> None:
        """Read my details again."""
        self.desk.read(self, _read, self._show, "details")

    def focus_first(self) -> None:
        """Give the keyboard to the table."""
        (self.table if self._tables.currentWidget() is self.table else self.empty).setFocus()

    def panes(self) -> list[QWidget]:
        """Go through the table and the hours."""
        first = self.table if self._tables.currentWidget() is self.table else self.empty
        return [first, self.working]

    def _show(self, read: _Read) -> None:
        language, mine = self.desk.language, read.mine
        self._shown = read
        self._show_hours(read.hours)
        self.cards.show_cards(mine.cards)
        if not mine.me:
            self.empty.say(
                language.gettext("Which card is yours? Choose it, or write one and then choose it here."),
                (language.gettext("Choose my card…"), self._ask_who_i_am),
                (language.gettext("New contact"), lambda: self.desk.going.emit(Place("editor"))),
                quietly=1,
            )
            self._tables.setFixedHeight(200)
            self._tables.setCurrentWidget(self.empty)
            return
        working = hours_words.hours(language, read.hours.working)
        rows = [Title(f"{words.field(language, one)}\n{words.text(language, one, working)}") for one in mine.details]
        columns = [Title(names.circle(language, one), one) for one in mine.circles]
        cells = [[self._cell(mine, circle, detail) for circle in mine.circles] for detail in mine.details]
        self.table.cells.show_cells(rows, columns, cells)
        self._tables.setCurrentWidget(self.table)
        self._fit_table()

    def _fit_table(self) -> None:
        """Give the table the height that it needs, which changes with its width."""
        if self._tables.currentWidget() is self.table:
            self._tables.setFixedHeight(self.table.height())

    def _ask_who_i_am(self) -> None:
        dialog = SomeoneDialog(self.desk, self)
        dialog.setWindowTitle(self.desk.language.gettext("Which card is yours?"))
        dialog.chose.connect(lambda key: mark_me(self.desk, key))
        dialog.open()

    def _cell(self, mine: MyDetails, circle: Circle, detail: Detail) -> Cell:
        language, cell = self.desk.language, mine.cell(circle, detail)
        choice = self._choices["given" if cell.is_given else "not_given"]
        said = language.gettext("{circle}, {detail}: {answer}").format(
            circle=names.circle(language, circle), detail=words.field(language, detail), answer=choice.word
        )
        spoken = language.gettext("{spoken} (as is usual)").format(spoken=said) if cell.is_usual else said
        return Cell(choice, spoken, cell.is_usual, circle.closed)

    def _decide(self, places: list[tuple[int, int]], key: str) -> None:
        if self._shown:
            mine = self._shown.mine
            wanted = {(mine.circles[column].id, mine.details[row].key): _GIVEN[key] for row, column in places}
            told = self.desk.language.gettext("Done.")
            self.desk.write(
                lambda database: operations.give(database, wanted), lambda _: self.desk.tell(told, can_undo=True)
            )

    def _show_hours(self, hours: MyHours) -> None:
        language = self.desk.language
        self.working.show_hours(hours_words.typed(language, hours.working or None))
        none = language.gettext("Nothing is said; Before you post does not mention them then.")
        self._now.setText("" if hours.working else none)
        self._now.setVisible(not hours.working)
        if [one.id for one in hours.circles] != list(self._fields):
            while self._form.rowCount():
                self._form.removeRow(0)
            self._fields = {one.id: self._field(one) for one in hours.circles}
        for circle in hours.circles:
            field = self._fields[circle.id]
            label = self._form.labelForField(field)
            if isinstance(label, QLabel):
                label.setText(names.circle(language, circle))
            field.show_hours(hours_words.typed(language, hours.reachable.get(circle.id)))

    def _field(self, circle: Circle) -> HoursField:
        name = names.circle(self.desk.language, circle)
        field = HoursField(
            self.desk, self.desk.language.gettext("When {circle} may reach me").format(circle=name), self
        )
        field.setPlaceholderText(self.desk.language.gettext("not said; hours, always or never"))
        field.editingFinished.connect(lambda: self._keep_reachable(circle, field))
        label = QLabel(name, self, textFormat=Qt.TextFormat.PlainText)
        self._form.addRow(label, field)
        self._form.addRow("", field.remark)
        return field

    def _keep_working(self) -> None:
        said = self.desk.language.gettext("Working hours kept.")
        self._keep(self.working, lambda database, hours: hours_operations.set_working(database, hours or ()), said)

    def _keep_reachable(self, circle: Circle, field: HoursField) -> None:
        said = self.desk.language.gettext("Hours kept.")
        self._keep(field, lambda database, hours: hours_operations.set_reachable(database, circle, hours), said)

    def _keep(self, field: HoursField, act: Callable[[Database, Hours | None], None], said: str) -> None:
        """Write what was typed, None for nothing, where it is not what was kept; what cannot be read is said."""
        text = field.text().strip()
        if text == field.kept:
            field.complain("")
            return
        try:
            hours = parse(text) if text else None
        except EntourageError as fault:
            field.complain(error(self.desk.language, fault))
            self.desk.tell_fault(fault)
            return
        field.complain("")
        field.kept = field.text()
        self.desk.write(lambda database: act(database, hours), lambda _: self.desk.tell(said, can_undo=True))
