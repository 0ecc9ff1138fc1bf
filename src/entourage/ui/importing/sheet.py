"""The plan as it is shown: files, tiles, the list, and what is below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from entourage.importing.plan import Action
from entourage.ui.importing.destination import Destination
from entourage.ui.importing.files import FilesPanel, Unreadables
from entourage.ui.importing.lost import LineDialog, save_unreadable
from entourage.ui.importing.menu import RowMenu
from entourage.ui.importing.model import PlanModel
from entourage.ui.importing.rows import Deed, choices
from entourage.ui.importing.tiles import Tiles
from entourage.ui.importing.view import PlanView
from entourage.ui.widgets.elided import ElidedLabel
from entourage.ui.widgets.empty import Empty
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.rule import Rule
from entourage.words import importing as words
from entourage.words import planning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QResizeEvent

    from entourage.ui.desk import Desk
    from entourage.ui.importing.work import Planned


class Sheet(QWidget):
    """Live as the plan on the page.

    chose: choices, by step. carried: Import was pressed; left: Cancel was. unsearched: no words are looked for.
    """

    chose = Signal(object)
    carried = Signal()
    unsearched = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._planned: Planned | None = None
        self._words = ""
        self.model = PlanModel(desk, self)
        self.view = PlanView(desk, self.model, self)
        self.nobody = Empty(self)
        self._lists = QStackedWidget(self)
        self._lists.addWidget(self.view)
        self._lists.addWidget(self.nobody)
        self.tiles = Tiles(desk, self)
        self.files = FilesPanel(desk, self)
        self.unread = Unreadables(desk, self)
        self.destination = Destination(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.unread)
        column.addWidget(self.files)
        column.addWidget(Rule(desk, self))
        column.addWidget(self.tiles)
        column.addWidget(self._middle())
        column.addWidget(Rule(desk, self))
        column.addWidget(self._lists, 1)
        column.addWidget(Rule(desk, self))
        column.addWidget(self._foot())
        self._connect()

    def _connect(self) -> None:
        self.tiles.filtered.connect(lambda _: self._list())
        self.view.did.connect(lambda deed, row: self.do(deed, [self.model.places[row]]))
        self.view.toggled.connect(self._toggle)
        self.view.asked.connect(self._ask)
        self._more.toggled.connect(self._show_files)
        self._save.clicked.connect(self._save_unreadable)
        self.go.clicked.connect(self.carried)
        self.cancel.clicked.connect(self.left)

    def _head(self) -> QWidget:
        language = self._desk.language
        head = QWidget(self)
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 9, 16, 9)
        line.setSpacing(10)
        self.title = QLabel(head)
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setBold(True)
        self.title.setFont(font)
        self.about = ElidedLabel(head)
        self.about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._more = Pill(self._desk, language.gettext("Files and sources"), head, checkable=True)
        line.addWidget(self.title)
        line.addWidget(self.about, 1)
        line.addWidget(self._more)
        return head

    def _middle(self) -> QWidget:
        language = self._desk.language
        middle = QWidget(self)
        line = QHBoxLayout(middle)
        line.setContentsMargins(16, 4, 16, 8)
        line.setSpacing(10)
        named = QLabel(language.gettext("What will happen"), middle)
        font = named.font()
        font.setBold(True)
        named.setFont(font)
        self._quiet = QLabel(language.gettext("nothing is written until you press Import"), middle)
        self._quiet.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        box = QWidget(middle)
        flow = FlowLayout(box, to_right=True)
        self._save = Pill(self._desk, language.gettext("Save what could not be read…"), box)
        for pill in (self._save, self.destination.categories, self.destination.pill):
            flow.addWidget(pill)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        line.addWidget(named)
        line.addWidget(self._quiet)
        line.addWidget(box, 1)
        return middle

    def _foot(self) -> QWidget:
        language = self._desk.language
        foot = QWidget(self)
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 9, 16, 9)
        line.setSpacing(10)
        sentence = QLabel(language.gettext("The whole import can be taken back later, even after a restart."), foot)
        sentence.setWordWrap(True)
        sentence.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.cancel = QPushButton(language.gettext("Cancel"), foot)
        self.go = QPushButton(foot)
        self.go.setProperty("leading", True)  # noqa: FBT003 - Qt's property
        line.addWidget(sentence, 1)
        line.addWidget(self.cancel)
        line.addWidget(self.go)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is only said besides where there is no room for it."""
        super().resizeEvent(event)
        self._quiet.setVisible(self.width() > self._quiet.sizeHint().width() * _WIDE)
        self.files.fit()

    def show_plan(self, planned: Planned) -> None:
        """Show another plan."""
        self._planned = planned
        self.destination.show_plan(planned)
        self.files.show_files(planned)
        unsure = [file for file in planned.plan.files if file.needs_mapping or (file.is_guessed and not file.has_come)]
        self.unread.show_unread(planned.unread)
        self._more.setChecked(bool(unsure))
        self._show_files(wanted=self._more.isChecked())
        self._name()
        self._count()
        self._list()

    def show_choices(self, planned: Planned) -> None:
        """Show what was decided."""
        self._planned = planned
        self.model.show_choices(planned)
        self.destination.show_choices(planned)
        self._count()

    def search(self, text: str) -> None:
        """Show only what these words find."""
        self._words = text
        self._list()

    def _list(self) -> None:
        if self._planned is None:
            return
        self.model.show_plan(self._planned, self.tiles.chosen(), self._words)
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

    def _name(self) -> None:
        language = self._desk.language
        files = self._planned.plan.files if self._planned else ()
        self.title.setText(language.ngettext("Import {count} file", "Import {count} files", len(files)))
        said = []
        for file in files:
            people = language.ngettext("{count} person", "{count} people", len(file.drafted.drafts))
            sentence = language.gettext("{file} ({format}, {people})")
            form = words.format_name(file.format, file.dialect)
            said.append(sentence.format(file=file.name, format=form, people=people))
        self.about.say(" · ".join(said))

    def _count(self) -> None:
        if self._planned is None:
            return
        plan, language = self._planned.plan, self._desk.language
        numbers = plan.counts
        self.tiles.show_counts(numbers, sum(step.is_left_out and step.after is None for step in plan.steps))
        self.go.setText(planning.leading(language, self._planned.people, numbers[Action.MAYBE]).replace("&", "&&"))
        self._save.setVisible(bool(numbers[Action.UNREADABLE]))

    def _show_files(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.files.setVisible(wanted)

    def do(self, deed: Deed, places: Sequence[int], which: int = 0) -> None:
        """Do something with rows, by their places in the plan."""
        if self._planned is None:
            return
        plan = self._planned.plan
        if deed is Deed.SHOW_LINE:
            LineDialog(self._desk, plan, plan.steps[places[0]], self).open()
            return
        made = choices(plan, places, deed, which)
        if made:
            self.chose.emit(made)

    def _toggle(self) -> None:
        """Leave out who is chosen, or bring them in again where all are left out."""
        places = self.view.chosen()
        if self._planned is None or not places:
            return
        steps = [self._planned.plan.steps[place] for place in places]
        self.do(Deed.BRING_IN if all(step.is_left_out for step in steps) else Deed.LEAVE_OUT, places)

    def _ask(self, at: QPoint) -> None:
        places = self.view.chosen()
        if self._planned and places:
            RowMenu(self._desk, self._planned.plan, places, self.do).popup(at, self)

    def _save_unreadable(self) -> None:
        if self._planned:
            save_unreadable(self._desk, self._planned.plan, self)


_WIDE = 3.4
