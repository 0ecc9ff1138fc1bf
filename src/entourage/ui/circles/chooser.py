"""Put people into circles by typing: the circles that match, ticked where the people are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from entourage.domain.text import fold
from entourage.operations import contacts
from entourage.operations.naming import Named
from entourage.ui import sorting
from entourage.ui.widgets.drawing import circle_icon
from entourage.ui.widgets.helping import explain_by_key
from entourage.ui.widgets.tips import tip
from entourage.words import names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from entourage.domain.circle import Circle
    from entourage.ui.desk import Desk

_WIDTH, _ABOVE = 400, 7
_CIRCLE = Qt.ItemDataRole.UserRole


class CircleChooser(QDialog):
    """Live as the small window in which the circles of people are chosen.

    Return puts them into the circle that is marked, or takes them out where all are in it; a name that no circle has
    makes one.
    """

    def __init__(
        self,
        desk: Desk,
        people: Sequence[int],
        every: Sequence[Circle],
        inside: Mapping[int, int],
        parent: QWidget,
    ) -> None:
        """Build it; inside: how many of the people are in each circle, by its id."""
        super().__init__(parent)
        self._desk, self._people, self._every, self._inside = desk, list(people), every, inside
        language = desk.language
        self.setWindowTitle(language.gettext("Put into a circle"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, self._desk, "circles")
        self._typed = QLineEdit(self, placeholderText=language.gettext("Name of a circle"))
        self._typed.setAccessibleName(language.gettext("Name of a circle"))
        self._list = QListWidget(self)
        self._list.setAccessibleName(language.gettext("Circles"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self._typed.textChanged.connect(self._fill)
        self._typed.returnPressed.connect(self._take)
        self._list.itemActivated.connect(self._take)
        self._list.itemClicked.connect(self._take)
        self._typed.installEventFilter(self)
        self.setMinimumWidth(_WIDTH)
        self._fill("")

    def _lay_out(self) -> None:
        hint = QLabel(
            self._desk.language.gettext("Return or a click puts them in, or takes them out where they are all in it."),
            self,
            textFormat=Qt.TextFormat.PlainText,
            wordWrap=True,
        )
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)  # Return is for the list
        column = QVBoxLayout(self)
        for one in (self._typed, self._list, hint, close):
            column.addWidget(one)

    def _fill(self, typed: str) -> None:
        language, wanted = self._desk.language, fold(typed)
        self._list.clear()
        called = [(circle, names.circle(language, circle)) for circle in self._every]
        taken = {circle.preset for circle in self._every}
        offered = [Named(name, key) for key, name in names.circles(language).items() if key not in taken]
        for circle, name in called:
            if wanted in fold(name):
                self._add(name, circle)
        for one in offered:
            if wanted and wanted in fold(one.text):
                self._add(language.gettext("Create circle “{circle}”").format(circle=one.text), one)
        known = {fold(name) for _, name in called} | {fold(one.text) for one in offered}
        if typed.strip() and wanted not in known:
            words = language.gettext("Create circle “{circle}”").format(circle=typed.strip())
            self._add(words, Named(typed.strip()))
        self._list.setCurrentRow(0)

    def _add(self, words: str, what: Circle | Named) -> None:
        item = QListWidgetItem(words, self._list)
        item.setData(_CIRCLE, what)
        item.setToolTip(tip(words))
        # As wide as the list, whatever the length of the words: what is longer is cut, and nothing moves sideways.
        item.setSizeHint(QSize(1, self.fontMetrics().height() + 2 * _ABOVE))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        if not isinstance(what, Named):
            item.setIcon(circle_icon(what))
            item.setCheckState(self._state(what))

    def _state(self, circle: Circle) -> Qt.CheckState:
        inside = self._inside.get(circle.id, 0)
        some = Qt.CheckState.PartiallyChecked if inside else Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if inside == len(self._people) else some

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Go through the list while typing."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress or event.key() not in steps:
            return False
        row = self._list.currentRow() + steps[Qt.Key(event.key())]
        self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))
        return True

    def _take(self) -> None:
        item = self._list.currentItem()
        if item is None or not self.isVisible():
            return  # where one click activates, it comes twice
        what = item.data(_CIRCLE)
        self.accept()
        if isinstance(what, Named):
            sorting.put_into_new(self._desk, self._people, what)
        elif self._inside.get(what.id, 0) == len(self._people):
            sorting.take_out(self._desk, self._people, what)
        else:
            sorting.put_into(self._desk, self._people, what)


def choose_circles(desk: Desk, people: Sequence[int], parent: QWidget) -> None:
    """Open the chooser for people."""
    if not people:
        desk.tell(desk.language.gettext("Choose someone first."))
        return

    def opened(found: tuple[Sequence[Circle], Mapping[int, int]]) -> None:
        CircleChooser(desk, people, *found, parent).open()

    desk.read(parent, lambda database: contacts.circles_shared(database, people), opened, "chooser")
