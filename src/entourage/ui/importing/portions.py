"""A list of widgets that may be very long: made a portion at a time, and found by what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from entourage.domain.text import fold
from entourage.ui.dropping import let_files_pass
from entourage.ui.widgets.column import Column
from entourage.ui.widgets.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_AT_ONCE = 25
_SOON = 150  # milliseconds after the last key


class Portions(Column):
    """Live as the list; names: what each is called; make: gives one by its place. grown: it is higher, or less high."""

    grown = Signal()

    def __init__(
        self, desk: Desk, names: Sequence[str], make: Callable[[int, QWidget], QWidget], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._names, self._make = desk, names, make
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 8)
        column.setSpacing(6)
        self.finder = QLineEdit(self, clearButtonEnabled=True)
        let_files_pass(self.finder)
        self.finder.setPlaceholderText(desk.language.gettext("Find a file"))
        self.finder.setAccessibleName(desk.language.gettext("Find a file"))
        self.finder.setVisible(len(names) > _AT_ONCE)
        column.addWidget(self.finder)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column.addLayout(self._rows)
        self.more = QPushButton(self)
        self.more.setProperty("quiet", True)  # noqa: FBT003 - Qt's property
        self.more.clicked.connect(self._go_on)
        column.addWidget(self.more)
        column.addStretch(1)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._look)
        self.finder.textChanged.connect(self._soon.start)
        self._show(range(len(names)))

    def _look(self) -> None:
        """Find those whose names hold what is looked for, off the window's thread."""
        names, wanted = self._names, fold(self.finder.text().strip())

        def call(_: Database) -> Sequence[int]:
            return [place for place, name in enumerate(names) if wanted in fold(name)]

        self._desk.read(self, call, self._show, "files")

    def _show(self, places: Sequence[int]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        self._places, self._made = places, 0
        self._add()

    def _go_on(self) -> None:
        """Show the next ones; the button has the keyboard for as long as there are more."""
        new = self._add()
        if self.more.isHidden():
            buttons = [button for one in new for button in one.findChildren(QPushButton)]
            next(iter(buttons), self.finder).setFocus()

    def _add(self) -> list[QWidget]:
        new = [self._make(place, self) for place in self._places[self._made : self._made + _AT_ONCE]]
        for one in new:
            for widget in [Rule(self._desk, self), one] if self._rows.count() else [one]:
                self._rows.addWidget(widget)
                widget.show()  # else it is measured only later, when the layout shows it
        self._made = min(len(self._places), self._made + _AT_ONCE)
        rest = len(self._places) - self._made
        self.more.setText(self._desk.language.ngettext("… and {count} more", "… and {count} more", rest))
        self.more.setVisible(rest > 0)
        self.grown.emit()
        return new
