"""The window that puts side by side whom somebody chose, and makes one person of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout

from entourage.operations import finding
from entourage.ui.comparing.dialog import Reply
from entourage.ui.duplicates import answers
from entourage.ui.duplicates.sheet import QuestionSheet
from entourage.ui.keys import digit
from entourage.ui.widgets.helping import explain_by_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from entourage.operations.finding import Group
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.main_window import MainWindow
    from entourage.ui.place import Place

_SIZE = QSize(860, 600)
_SHARE_OF_SCREEN = 0.9


class MergeDialog(QDialog):
    """Live as the window."""

    def __init__(self, desk: Desk, people: Sequence[int], parent: MainWindow) -> None:
        super().__init__(parent)
        self._desk, self._people = desk, people
        self._names: Mapping[int, str] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain_by_key(self, desk, "duplicates")
        self.setWindowTitle(desk.language.gettext("Merge people"))
        self.sheet = QuestionSheet(desk, self, is_asked=False)
        self.sheet.answered.connect(self._answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        desk.read(self, self._compare, self._show)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by a digit, of three and more, who is the same."""
        number = digit(event)
        if number:
            self.sheet.turn_tick(number)
        else:
            super().keyPressEvent(event)

    def _compare(self, database: Database) -> tuple[Group, dict[int, str]]:
        region = self._desk.settings.region or self._desk.language.locale.territory or ""
        group = finding.between(database, self._people, region)
        return group, {person.id: person.display_name for person in finding.people(database, group.people)}

    def _show(self, found: tuple[Group, dict[int, str]]) -> None:
        group, self._names = found
        self.sheet.show_group(group, self._names)
        self.sheet.table.setFocus()

    def _answer(self, reply: Reply) -> None:
        group = self.sheet.group
        assert group is not None  # noqa: S101 - it is shown
        if reply is Reply.SAME:
            answers.same(self._desk, group, self.sheet.together(), self.sheet.chosen, self._names)
        elif reply is Reply.DIFFERENT:
            answers.different(self._desk, group, self._names)
        self.accept()


def open_merge(window: MainWindow, place: Place) -> None:
    """Open the window for the people of a place."""
    MergeDialog(window.desk, place.people, window).open()
