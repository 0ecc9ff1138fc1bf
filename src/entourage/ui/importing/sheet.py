"""The plan as it is shown: files, tiles, the list, and what is below."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from entourage.importing.plan import Action
from entourage.operations import pasting, reporting
from entourage.ui.importing.alike import AlikeLine
from entourage.ui.importing.deciding import Deciding
from entourage.ui.importing.destination import Destination
from entourage.ui.importing.doubts import doubts
from entourage.ui.importing.files import FilesPanel, Unreadables
from entourage.ui.importing.lines import found
from entourage.ui.importing.model import PlanModel
from entourage.ui.importing.remarks import RemarksDialog
from entourage.ui.importing.shrunk import Gone, Shrunk
from entourage.ui.importing.tiles import Tiles
from entourage.ui.importing.view import PlanView
from entourage.ui.widgets.column import Column
from entourage.ui.widgets.elided import ElidedLabel
from entourage.ui.widgets.empty import Empty
from entourage.ui.widgets.flow import FlowLayout
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.rule import Rule
from entourage.ui.widgets.yielding import Yielding
from entourage.words import importing as words
from entourage.words import past, planning, remarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from entourage.importing.plan import PlannedFile
    from entourage.language import Language
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
        self.tiles = Tiles(desk, self)
        self.files = FilesPanel(desk, self._room_for_files, self)
        self.unread = Unreadables(desk, self)
        self.destination = Destination(desk, self)
        self.alike = AlikeLine(desk, self)
        self.shrunk = Shrunk(desk, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._upper, self._lower = Yielding(self._above(), self), self._foot()
        column.addWidget(self._upper)
        column.addWidget(Rule(desk, self))
        column.addWidget(self._lists, 1)
        column.addWidget(Rule(desk, self))
        column.addWidget(self._lower)
        self._connect()

    def _connect(self) -> None:
        self.tiles.filtered.connect(lambda _: self._list())
        self._more.toggled.connect(self._show_files)
        self._remarks.clicked.connect(lambda _: self.show_remarks())
        self.files.remarked.connect(self.show_remarks)
        self.alike.asked.connect(self.deciding.answer_alike)
        self.go.clicked.connect(self.carried)
        self.cancel.clicked.connect(self.left)
        for key, act in (("Ctrl+Return", self.go.click), ("Ctrl+Enter", self.go.click), ("Esc", self._escape)):
            QShortcut(QKeySequence(key), self, act).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _line(self, above: int, below: int) -> tuple[QWidget, QHBoxLayout]:
        """Make a line of the page."""
        box = QWidget(self)
        line = QHBoxLayout(box)
        line.setContentsMargins(16, above, 16, below)
        line.setSpacing(10)
        return box, line

    def _flow(self, parent: QWidget, *widgets: QWidget) -> QWidget:
        """Put buttons side by side at the right, below each other where there is no room."""
        box = QWidget(parent)
        flow = FlowLayout(box, to_right=True, gap=10)
        for widget in widgets:
            flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        box.setSizePolicy(policy)
        return box

    def _quietly(self, words: str) -> QLabel:
        said = QLabel(words, self, textFormat=Qt.TextFormat.PlainText)
        said.setMinimumWidth(1)  # it goes where there is no room for it
        said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return said

    def _above(self) -> QWidget:
        """Put together what stands above the list."""
        above = QWidget(self)
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        parts = (self._head(), self.unread, self.shrunk, self.files, Rule(self._desk, self), self.tiles, self._middle())
        for widget in (*parts, self.alike):
            column.addWidget(widget)
        return above

    def _head(self) -> QWidget:
        head, line = self._line(9, 9)
        self.title = _bold(QLabel(head, textFormat=Qt.TextFormat.PlainText), 1.15)
        self.about = ElidedLabel(head)
        self.about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._more = Pill(self._desk, self._desk.language.gettext("Files and sources"), head, checkable=True)
        line.addWidget(self.title)
        line.addWidget(self.about, 1)
        line.addWidget(self._more)
        return head

    def _middle(self) -> QWidget:
        language = self._desk.language
        middle, line = self._line(4, 8)
        self._quiet = self._quietly(language.gettext("nothing is written until you press Import"))
        self._remarks, self._gone = Pill(self._desk, "", middle), Gone(self._desk, middle)
        self._named = _bold(QLabel(language.gettext("What will happen"), middle, textFormat=Qt.TextFormat.PlainText))
        line.addWidget(self._named)
        line.addWidget(self._quiet)
        pills = (self._gone, self._remarks, self.destination.categories, self.destination.pill)
        line.addWidget(self._flow(middle, *pills), 1)
        return middle

    def _foot(self) -> QWidget:
        language = self._desk.language
        foot, line = self._line(9, 9)
        self._promise = self._quietly("")
        self._promise.setWordWrap(True)
        self._below = line
        self.cancel = QPushButton(language.gettext("Cancel"), foot)
        self.go = QPushButton(foot)
        self.go.setProperty("leading", True)  # noqa: FBT003 - Qt's property
        line.addWidget(self._promise, 1)
        line.addWidget(self._flow(foot, self.cancel, self.go), 1)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is only said besides where there is no room for it."""
        super().resizeEvent(event)
        self._fit()
        self.files.fit()

    def _room_for_files(self) -> int:
        """Say how high the files may be: what all else needs, and a few rows, are to be seen too."""
        others = self._upper.wanted_at(self.width()) - (0 if self.files.isHidden() else self.files.height())
        foot = self._below.heightForWidth(self.width())  # what it asks for beforehand is that of a narrow column
        return self.height() - others - foot - _FEW_ROWS - 2

    def _fit(self) -> None:
        pills = (self._gone, self._remarks, self.destination.categories, self.destination.pill)
        self._named.setVisible(self.width() > _NARROW)
        shown = [self._quiet, self._named, *(one for one in pills if not one.isHidden())]
        wanted = sum(one.sizeHint().width() + _BETWEEN for one in shown) + _BETWEEN
        self._quiet.setVisible(self.width() > wanted)
        beside = sum(one.sizeHint().width() + _BETWEEN for one in (self.cancel, self.go)) + _BETWEEN
        is_wide = self.width() - beside > _PROMISE
        self._promise.setMaximumWidth(self.width() - beside - _SIDES if is_wide else _ANY)  # the buttons go before
        direction = QBoxLayout.Direction
        self._below.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def show_plan(self, planned: Planned) -> None:
        """Show another plan."""
        self._planned = planned
        self.deciding.show(planned)
        self.destination.show_plan(planned)
        self.files.show_files(planned)
        self._remarked = reporting.of_plan(planned.plan.files)
        self._name_remarks()
        self.unread.show_unread(planned.unread)
        self._open_files(planned)
        self._name()
        self._count()
        self.view.drawn.measure(planned.lines)
        self._show_rows(planned.places)
        if self.tiles.chosen() or self._words:
            self._list()

    def _open_files(self, planned: Planned) -> None:
        """Show the files where one is worth a look that was not before, and there is room; else only say so."""
        worth = {file.path for file in planned.plan.files if doubts(file)}
        worth |= {str(one.path) for one in planned.plan.containers if one.troubles}
        language = self._desk.language
        usual = language.gettext("Files and sources")
        some = language.ngettext(
            "Files and sources: {count} to check", "Files and sources: {count} to check", len(worth)
        )
        self._more.setText(some if worth else usual)
        if worth - self._looked_at and self._room_for_files() > self.fontMetrics().height() * _FEW_LINES:
            self._more.setChecked(True)
        self._looked_at |= worth
        self._show_files(wanted=self._more.isChecked())

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
        self._more.setChecked(False)
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

    def _name(self) -> None:
        language = self._desk.language
        files = self._planned.plan.files if self._planned else ()
        self.title.setText(_titled(language, files))
        said = []
        for file in files[:_MOST_NAMED]:
            people = language.ngettext("{count} person", "{count} people", len(file.drafted.drafts))
            sentence = language.gettext("{file} ({format}, {people})")
            form = words.kind_of_file(language, file.format, file.dialect)
            said.append(sentence.format(file=file.name, format=form, people=people))
        self.about.say(" · ".join(said))

    def _count(self) -> None:
        if self._planned is None:
            return
        numbers = self._planned.numbers
        self.tiles.show_counts(numbers)
        self.alike.show_groups(self._planned.alike)
        self.shrunk.show_files(self._planned)
        self._gone.show_plan(self._planned)
        self.go.setEnabled(not self.shrunk.files)
        said = planning.leading(self._desk.language, sum(numbers.values(), Counter()))
        self.go.setText("&" + said.replace("&", "&&"))
        self.go.setAccessibleName(said)
        self._promise.setText(self._promised())
        self._fit()

    def _promised(self) -> str:
        """Say what becomes of open questions, and that nothing is for ever; or what is to be said before."""
        language = self._desk.language
        if self.shrunk.files:
            return past.say_first(language, self.shrunk.files)
        asked = self._planned.numbers[Action.MAYBE][Action.MAYBE] if self._planned else 0
        later = planning.later(language, asked) if asked else ""
        kept = language.gettext("The whole import can be taken back later, even after a restart.")
        return " ".join(filter(None, (later, kept)))

    def _show_files(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.files.setVisible(wanted)

    def _escape(self) -> None:
        """Close what is open above the list; then show every row again; where all are shown, leave."""
        if self._more.isChecked():
            self._more.setChecked(False)
            self.view.setFocus()
        elif self.tiles.chosen() or self._words:
            self.show_all()
        else:
            self.left.emit()

    def _name_remarks(self) -> None:
        """Say how much was left out or not fully understood, where anything was."""
        said = remarks.briefly(self._desk.language, reporting.counted(self._remarked))
        self._remarks.setText(said)
        self._remarks.setVisible(bool(said))

    def show_remarks(self, name: str = "") -> None:
        """Show what was not fully understood; name: of which file first."""
        if self._planned:
            containers = [one.path for one in self._planned.plan.containers]
            dialog = RemarksDialog(self._desk, self._remarked, self._planned.unread, containers, self)
            dialog.list.begin_with(name)
            dialog.open()


def _bold(label: QLabel, larger: float = 1.0) -> QLabel:
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * larger)
    font.setBold(True)
    label.setFont(font)
    return label


_BETWEEN, _NARROW, _FEW_ROWS, _PROMISE = 20, 640, 96, 260
_SIDES, _ANY = 32, 16_777_215  # Qt's QWIDGETSIZE_MAX
_FEW_LINES = 5
_MOST_NAMED = 20  # more files have no room in one line


def _titled(language: Language, files: Sequence[PlannedFile]) -> str:
    """Say how much is imported: files, the cards of a folder or archive, or a text that was pasted."""
    if len(files) == 1 and files[0].parts:
        return language.ngettext("Import {count} card", "Import {count} cards", len(files[0].parts))
    if len(files) == 1 and pasting.said_of(Path(files[0].path)):
        return language.gettext("Import what was pasted")
    return language.ngettext("Import {count} file", "Import {count} files", len(files))
