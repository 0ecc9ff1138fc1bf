"""The plan as it is shown: files, tiles, the list, and what is below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from entourage.operations import reporting
from entourage.ui.importing.alike import AlikeLine
from entourage.ui.importing.bands import Foot, Middle, Title
from entourage.ui.importing.deciding import Deciding
from entourage.ui.importing.doubts import doubts
from entourage.ui.importing.files import FilesPanel, Unreadables
from entourage.ui.importing.lines import found
from entourage.ui.importing.model import PlanModel
from entourage.ui.importing.remarks import RemarksDialog
from entourage.ui.importing.shrunk import Shrunk
from entourage.ui.importing.tiles import Tiles
from entourage.ui.importing.view import PlanView
from entourage.ui.widgets.column import Column
from entourage.ui.widgets.empty import Empty
from entourage.ui.widgets.rule import Rule
from entourage.ui.widgets.yielding import Yielding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from entourage.operations.reporting import Remarked
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk
    from entourage.ui.importing.planned import Planned


class Sheet(Column):
    """Live as the plan on the page.

    carried: Import was pressed; left: Cancel was. unsearched: no words are looked for.
    """

    carried = Signal()
    unsearched = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._planned: Planned | None = None
        self._words = ""
        self._remarked: list[Remarked] = []
        self._looked_at: set[str] = set()
        self.model = PlanModel(desk, self)
        self.view = PlanView(desk, self.model, self)
        self.deciding = Deciding(desk, self.view, self)
        self.nobody = Empty(self)
        self._lists = QStackedWidget(self)
        self._lists.addWidget(self.view)
        self._lists.addWidget(self.nobody)
        # On a small screen it has what is left, a few rows at least.
        self._lists.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._lists.setMinimumHeight(_FEW_ROWS)
        self.title, self.middle, self.foot = Title(desk, self), Middle(desk, self), Foot(desk, self)
        self.destination = self.middle.destination
        self.tiles = Tiles(desk, self)
        self.files = FilesPanel(desk, self._room_for_files, self)
        self.unread = Unreadables(desk, self)
        self.alike = AlikeLine(desk, self)
        self.shrunk = Shrunk(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._upper = Yielding(self._above(), self)
        column.addWidget(self._upper)
        column.addWidget(Rule(desk, self))
        column.addWidget(self._lists, 1)
        column.addWidget(Rule(desk, self))
        column.addWidget(self.foot)
        self._connect()

    def _connect(self) -> None:
        self.tiles.filtered.connect(lambda _: self._list())
        self.title.more.toggled.connect(self._show_files)
        self.middle.remarks.clicked.connect(lambda _: self.show_remarks())
        self.files.remarked.connect(self.show_remarks)
        self.alike.asked.connect(self.deciding.answer_alike)
        self.foot.go.clicked.connect(self.carried)
        self.foot.cancel.clicked.connect(self.left)
        go = self.foot.go.click
        for key, act in (("Ctrl+Return", go), ("Ctrl+Enter", go), ("Esc", self._escape)):
            QShortcut(QKeySequence(key), self, act).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _above(self) -> QWidget:
        """Put together what stands above the list."""
        above = QWidget(self)
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        rule = Rule(self._desk, self)
        for widget in (self.title, self.unread, self.shrunk, self.files, rule, self.tiles, self.middle, self.alike):
            column.addWidget(widget)
        return above

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is only said besides where there is no room for it."""
        super().resizeEvent(event)
        self._fit()
        self.files.fit()

    def _room_for_files(self) -> int:
        """Say how high the files may be: what all else needs, and a few rows, are to be seen too."""
        others = self._upper.wanted_at(self.width()) - (0 if self.files.isHidden() else self.files.height())
        return self.height() - others - self.foot.height_at(self.width()) - _FEW_ROWS - 2

    def _fit(self) -> None:
        self.middle.fit(self.width())
        self.foot.fit(self.width())

    def show_plan(self, planned: Planned) -> None:
        """Show another plan."""
        self._planned = planned
        self.deciding.show(planned)
        self.destination.show_plan(planned)
        self.files.show_files(planned)
        self._remarked = reporting.of_plan(planned.plan.files)
        self.middle.count_remarks(reporting.counted(self._remarked))
        self.unread.show_unread(planned.unread)
        self._open_files(planned)
        self._count()
        self.view.drawn.measure(planned.lines)
        self._show_rows(planned.places)
        if self.tiles.chosen() or self._words:
            self._list()

    def _open_files(self, planned: Planned) -> None:
        """Show the files where one is worth a look that was not before, and there is room; else only say so."""
        worth = {file.path for file in planned.plan.files if doubts(file)}
        worth |= {str(one.path) for one in planned.plan.containers if one.troubles}
        self.title.show_files(planned.plan.files, len(worth))
        if worth - self._looked_at and self._room_for_files() > self.fontMetrics().height() * _FEW_LINES:
            self.title.more.setChecked(True)
        self._looked_at |= worth
        self._show_files(wanted=self.title.more.isChecked())

    def show_choices(self, planned: Planned) -> None:
        """Show what was decided."""
        self._planned = planned
        self.model.show_choices(planned)
        self.deciding.show(planned)
        self.destination.show_choices(planned)
        self._count()

    def forget(self) -> None:
        """Show no plan any more, hold none, and look for no words."""
        self._words = ""
        self._planned = self.deciding.planned = None
        self._remarked = []
        self._looked_at.clear()
        self.title.more.setChecked(False)
        self.model.forget()
        self.files.forget()

    def first(self) -> QWidget:
        """Give what has the keyboard first: the file of which something was just said, else the list."""
        return self.files.asked() or self.view

    def search(self, text: str) -> None:
        """Show only what these words find."""
        self._words = text
        self._list()

    def _list(self) -> None:
        """Find the rows that are wanted, then show them."""
        planned, action, words = self._planned, self.tiles.chosen(), self._words
        if planned is None:
            return

        def then(places: Sequence[int]) -> None:
            if self._planned and self._planned.lines is planned.lines:  # else it is another plan by now
                self._show_rows(places)

        def call(_: Database) -> Sequence[int]:
            return found(planned.plan, planned.lines, planned.outcomes, action, words)

        self._desk.read(self, call, then, "rows")

    def _show_rows(self, places: Sequence[int]) -> None:
        if self._planned is None:
            return
        self.model.show_plan(self._planned, places)
        self.view.go_to_row(0)
        self.view.scrollToTop()
        self._lists.setCurrentWidget(self.view if self.model.places else self.nobody)
        if not self.model.places:
            language = self._desk.language
            said = language.gettext("Nobody in this import is found so.")
            self.nobody.say(said, (language.gettext("Show all"), self.show_all))

    def show_all(self) -> None:
        """Show every row."""
        self.tiles.show_all()
        self._words = ""
        self.unsearched.emit()
        self._list()
        self.view.setFocus()

    def _count(self) -> None:
        if self._planned is None:
            return
        self.tiles.show_counts(self._planned.numbers)
        self.alike.show_groups(self._planned.alike)
        self.shrunk.show_files(self._planned)
        self.middle.gone.show_plan(self._planned)
        self.foot.show_plan(self._planned, self.shrunk.files)
        self._fit()

    def _show_files(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.files.setVisible(wanted)

    def _escape(self) -> None:
        """Close what is open above the list; then show every row again; where all are shown, leave."""
        if self.title.more.isChecked():
            self.title.more.setChecked(False)
            self.view.setFocus()
        elif self.tiles.chosen() or self._words:
            self.show_all()
        else:
            self.left.emit()

    def show_remarks(self, name: str = "") -> None:
        """Show what was not fully understood; name: of which file first."""
        if self._planned:
            containers = [one.path for one in self._planned.plan.containers]
            dialog = RemarksDialog(self._desk, self._remarked, self._planned.unread, containers, self)
            dialog.list.begin_with(name)
            dialog.open()


_FEW_ROWS, _FEW_LINES = 96, 5
