"""The list of people as it is seen, chosen from, and dragged out of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from entourage.ui.keys import digit
from entourage.ui.people.delegate import CardDelegate, RowDelegate
from entourage.ui.people.pictures import Pictures
from entourage.ui.widgets.drawing import label
from entourage.ui.widgets.grid import GridView

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from entourage.ui.desk import Desk
    from entourage.ui.people.model import PeopleModel


class PeopleView(GridView):
    """Live as the list.

    digit_pressed: a digit, for a circle. delete_pressed: the key that takes out of a circle. typed: a letter, for the
    search. opened: someone's id, by Return or a double click. chose: the people chosen have changed.
    """

    digit_pressed = Signal(int)
    delete_pressed = Signal()
    typed = Signal(str)
    opened = Signal(int)
    chose = Signal()

    def __init__(self, desk: Desk, people: PeopleModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.people = people
        self.pictures = Pictures(desk, self)
        self.pictures.arrived.connect(self.viewport().update)
        self._rows = RowDelegate(desk, people, self.pictures, self)
        self._cards = CardDelegate(desk, people, self.pictures, self)
        self._keep: tuple[list[int], int, int] = ([], 0, 0)
        self.setModel(people)
        self.setAccessibleName(desk.language.gettext("People"))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().selectionChanged.connect(self.chose)
        self.activated.connect(lambda index: self.opened.emit(people.ids[index.row()]))
        people.modelAboutToBeReset.connect(self._remember)
        people.modelReset.connect(self._choose_again)
        self.show_cards(wanted=False)

    def show_cards(self, *, wanted: bool) -> None:
        """Show people as cards, or as rows."""
        delegate = self._cards if wanted else self._rows
        self.setItemDelegate(delegate)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        self.show_cells(delegate.sizeHint(option, QModelIndex()), in_columns=wanted)
        self.scrollTo(self.currentIndex())

    def chosen(self) -> list[int]:
        """List the ids of the people chosen, in the list's order."""
        return [self.people.ids[row] for row in self.chosen_rows()]

    def current(self) -> int:
        """Give the id of the person at the cursor, 0 where there is none."""
        index = self.currentIndex()
        return self.people.ids[index.row()] if index.isValid() else 0

    def choose(self, contact_ids: list[int], current: int = 0) -> None:
        """Choose people, and bring the current one into sight."""
        rows = sorted(row for row in (self.people.row_of(key) for key in contact_ids) if row >= 0)
        row = self.people.row_of(current or (contact_ids[0] if contact_ids else 0))
        if row >= 0:
            self.selectionModel().setCurrentIndex(self.people.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(self.people.index(row))
        self.choose_rows(rows)

    def begin_anew(self) -> None:
        """Choose the first person of the list to come, whoever was chosen before."""
        self.selectionModel().clear()

    def _remember(self) -> None:
        chosen, row = self.chosen(), self.currentIndex().row()
        above = sum(self.people.row_of(key) < row for key in chosen)
        self._keep = (chosen, self.current(), row - above)

    def _choose_again(self) -> None:
        """Choose the same people as before; where they have left the list, whoever came after them."""
        chosen, current, row = self._keep
        still = [key for key in chosen if self.people.row_of(key) >= 0]
        if still:
            self.choose(still, current if self.people.row_of(current) >= 0 else still[0])
        elif self.people.ids:
            self.choose([self.people.ids[min(max(0, row), len(self.people.ids) - 1)]])
        else:
            self.chose.emit()

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the people chosen under a small label, which hides no circle."""
        chosen = self.chosen()
        if not chosen:
            return
        line = self.people.line(self.people.row_of(chosen[0]))
        count = self._desk.language.ngettext("{count} person", "{count} people", len(chosen))
        text = self.people.called(line) if line and len(chosen) == 1 else count
        drag = QDrag(self)
        drag.setMimeData(self.people.data_of(chosen))
        drag.setPixmap(label(text, self._desk.colours, self.devicePixelRatioF(), self.font()))
        drag.setHotSpot(QPoint(-12, -8))
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits for circles; leave the rest to the list."""
        number = digit(event)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if number and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
            self.digit_pressed.emit(number)
        elif event.key() == Qt.Key.Key_Delete and held == Qt.KeyboardModifier.NoModifier:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, text: str) -> None:
        """Search in the whole book for what is typed, and not row by row."""
        if text.strip():
            self.typed.emit(text)
