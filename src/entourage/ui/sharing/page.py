"""The page of who may see what: the matrix, what its cells mean for whom, and the exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QActionGroup, QPalette
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from entourage.domain.presets import PRESETS
from entourage.operations import circles, sharing
from entourage.ui.place import Page, Place
from entourage.ui.sharing import acts, menus
from entourage.ui.sharing.exceptions import ExceptionDialog, Exceptions
from entourage.ui.sharing.model import MatrixModel
from entourage.ui.sharing.naming import NewKind, Renaming
from entourage.ui.sharing.panel import Panel
from entourage.ui.sharing.people import PeopleDialog
from entourage.ui.sharing.view import MatrixView
from entourage.ui.widgets.pill import Pill
from entourage.ui.widgets.rule import Rule
from entourage.words import names

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from entourage.domain.topic import Topic
    from entourage.operations.circles import CircleCounts
    from entourage.operations.ruling import Ruled
    from entourage.operations.sharing import Excepted, Matrix
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_NARROW, _SHORT = 760, 360


@dataclass(frozen=True, slots=True)
class _Seen:
    """Hold what the page shows at once."""

    matrix: Matrix
    counts: CircleCounts
    exceptions: list[Excepted]


def _read(database: Database) -> _Seen:
    return _Seen(sharing.matrix(database), circles.overview(database), sharing.exceptions(database))


class RulesPage(Page):
    """Live as the page of who may see what."""

    help = "rules"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._wanted = ""
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._build()
        self._connect()
        desk.recoloured.connect(self._recolour)
        self._recolour()
        self.refresh()

    def _build(self) -> None:
        self.matrix = MatrixModel(self.desk, self)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setObjectName("rules")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self._upper())
        self.splitter.addWidget(self._lower())
        self.splitter.setStretchFactor(0, 4)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([600, 150])
        self._footer = QLabel(
            self.desk.language.gettext(
                "Rules are your own notes: they do not change any setting on Facebook or elsewhere."
            ),
            self,
            wordWrap=True,
        )
        self._footer.setContentsMargins(16, 4, 16, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.splitter, 1)
        column.addWidget(Rule(self.desk, self))
        column.addWidget(self._footer)

    def _head(self) -> QWidget:
        language = self.desk.language
        head = QWidget(self)
        line = QHBoxLayout(head)
        line.setContentsMargins(16, 8, 12, 8)
        title = QLabel(language.gettext("Who may see what"), head)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        font.setBold(True)
        title.setFont(font)
        self._about = QLabel(head, wordWrap=True)
        self._presets = Pill(self.desk, "", head)
        menu = QMenu(self._presets)
        menu.aboutToShow.connect(self._offer_presets)
        self._presets.setMenu(menu)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(title)
        titles.addWidget(self._about)
        line.addLayout(titles, 1)
        line.addWidget(self._presets)
        return head

    def _upper(self) -> QWidget:
        upper = QWidget(self)
        column = QVBoxLayout(upper)
        column.setContentsMargins(6, 0, 6, 0)
        column.setSpacing(0)
        self.view = MatrixView(self.desk, self.matrix, upper)
        self.new_kind = NewKind(self.desk, upper)
        column.addWidget(self.view, 1)
        column.addWidget(self.new_kind)
        column.addStretch(0)
        return upper

    def _lower(self) -> QWidget:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(40)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(area)
        inside.setAutoFillBackground(True)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._halves.setContentsMargins(16, 10, 16, 8)
        self._halves.setSpacing(24)
        self.panel = Panel(self.desk, inside)
        self.exceptions = Exceptions(self.desk, inside)
        for half, share in ((self.panel, 3), (self.exceptions, 2)):
            half.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self._halves.addWidget(half, share)
        area.setWidget(inside)
        return area

    def _connect(self) -> None:
        self.view.chose.connect(self._show_chosen)
        self.view.decided.connect(self.decide)
        self.view.opened.connect(self._open_choice)
        self.view.asked.connect(self.panel.show_everyone)
        self.view.renamed.connect(self.rename)
        self.view.moved.connect(self.move_by)
        self.view.menu_asked.connect(self._open_menu)
        self.view.down.customContextMenuRequested.connect(self._open_row_menu)
        self.view.across.customContextMenuRequested.connect(self._open_column_menu)
        self.panel.excepted.connect(self.make_exception)
        self.panel.listed.connect(self._list)
        self.exceptions.made.connect(self.make_exception)
        self.new_kind.wanted.connect(self._make_kind)
        self.new_kind.left.connect(self.focus_first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is below the matrix one under the other on a narrow page; say less above it on a short one."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(direction)
        self._about.setVisible(self.height() > _SHORT)

    def _recolour(self) -> None:
        muted = f"color: {self.desk.colours.muted}"
        self._about.setStyleSheet(muted)
        self._footer.setStyleSheet(muted)

    def refresh(self) -> None:
        """Read it all again."""
        self.desk.read(self, _read, self._show, "rules")

    def _show(self, seen: _Seen) -> None:
        language, matrix = self.desk.language, seen.matrix
        self.matrix.show(matrix, seen.counts)
        self.exceptions.show_all(seen.exceptions)
        self.panel.show_contradictions(matrix.contradictions)
        by_hand = sharing.departures(matrix, matrix.preset)
        told = language.ngettext("{count} rule set by hand", "{count} rules set by hand", by_hand)
        own = language.gettext("your own rules, kept on this computer")
        self._about.setText(f"{own} · {told}" if by_hand else own)
        preset = names.presets(language)[matrix.preset]
        self._presets.setText(language.gettext("Start again from: {preset}").format(preset=preset))
        self._presets.updateGeometry()
        self._take_wanted()
        self._show_chosen()

    def go_to(self, place: Place) -> None:
        """Show the page; about: "COLUMN/TOPIC", the cell to be shown first."""
        self._wanted = place.about
        self._take_wanted()

    def _take_wanted(self) -> None:
        column, _, topic = self._wanted.partition("/")
        if topic.isdigit() and self.matrix.index_of(column, int(topic)).isValid():
            self.view.choose(column, int(topic))
            self._wanted = ""

    def focus_first(self) -> None:
        """Give the keyboard to the matrix."""
        self.view.setFocus()

    def panes(self) -> list[QWidget]:
        """Go through the matrix, the cell and the exceptions."""
        return [self.view, self.exceptions.list if self.exceptions.list.isVisible() else self.exceptions.new]

    def _show_chosen(self) -> None:
        chosen = self.view.chosen()
        mine = self.matrix.contradictions(chosen[0]) if len(chosen) == 1 else []
        self.panel.show_cells(chosen, mine)

    def decide(self, verdict: object) -> None:
        """Give the cells chosen a verdict, or None."""
        acts.decide(self.desk, self.view.chosen(), menus.verdict(verdict))

    def _open_choice(self, at: QPoint) -> None:
        menu = menus.of_cells(self.desk, self.view.chosen(), self)
        menu.decided.connect(self.decide)
        if menu.isEmpty():
            acts.refuse(self.desk, self.view.chosen())
            menu.deleteLater()
        else:
            menu.popup(at)
            menu.begin_with_what_is()

    def _open_menu(self, at: QPoint) -> None:
        self._whole_menu().popup(self.view.viewport().mapToGlobal(at))

    def _open_row_menu(self, at: QPoint) -> None:
        row = self.view.down.logicalIndexAt(at)
        if row >= 0:
            self.view.choose_row(row)
            self._whole_menu().popup(self.view.down.viewport().mapToGlobal(at))

    def _open_column_menu(self, at: QPoint) -> None:
        column = self.view.across.logicalIndexAt(at)
        if column >= 0:
            self.view.choose_column(column)
            self._whole_menu().popup(self.view.across.viewport().mapToGlobal(at))

    def _whole_menu(self) -> QMenu:
        language, current = self.desk.language, self.view.current()
        menu = menus.of_cells(self.desk, self.view.chosen(), self)
        menu.decided.connect(self.decide)
        menu.addSeparator()
        topic = current.topic if current else None
        is_free = topic is not None and not topic.locked
        menu.add(language.gettext("Who, and why?") + "\tCtrl+?", self.panel.show_everyone)
        menu.add(language.gettext("Make an exception…"), self.make_exception, enabled=is_free)
        menu.addSeparator()
        menu.add(language.gettext("Rename this kind of content") + "\tF2", self.rename, enabled=is_free)
        menu.add(language.gettext("Move up") + "\tAlt+↑", lambda: self.move_by(-1))
        menu.add(language.gettext("Move down") + "\tAlt+↓", lambda: self.move_by(1))
        is_own = topic is not None and not topic.preset
        menu.add(language.gettext("Remove this kind of content"), self.remove, enabled=is_own)
        return menu

    def _topic(self) -> Topic | None:
        current = self.view.current()
        return current.topic if current else None

    def rename(self) -> None:
        """Let the kind of content at the cursor be renamed where it stands."""
        current = self.view.current()
        if current is None:
            return
        if current.topic.locked:
            acts.refuse(self.desk, [current])
            return
        topic, row, head = current.topic, self.view.currentIndex().row(), self.view.down
        box = head.viewport().rect()
        box.setTop(head.sectionViewportPosition(row) + 4)
        box.setHeight(head.sectionSize(row) - 8)
        label = self.desk.language.gettext("Name of this kind of content")
        field = Renaming(label, topic, names.topic(self.desk.language, topic), box, head.viewport())
        field.renamed.connect(self._rename)
        field.ended.connect(self.focus_first)

    def _rename(self, topic: Topic, text: str) -> None:
        acts.rename_topic(self.desk, topic, text)

    def move_by(self, step: int) -> None:
        """Move the kind of content at the cursor up or down."""
        topic = self._topic()
        place = self.view.currentIndex().row() + step
        if topic and 0 <= place < len(self.matrix.topics):
            acts.move_topic(self.desk, topic, place)

    def remove(self) -> None:
        """Take the kind of content at the cursor away."""
        topic = self._topic()
        if topic:
            acts.remove_topic(self.desk, topic)

    def _make_kind(self, text: str) -> None:
        acts.add_topic(self.desk, text, self._show_kind, self.new_kind.refuse)

    def _show_kind(self, topic: Topic) -> None:
        column = self.matrix.columns[0].key if self.matrix.columns else ""
        self._wanted = f"{column}/{topic.id}"
        self.new_kind.end()
        self._take_wanted()

    def make_exception(self) -> None:
        """Open the window in which an exception is made, for the cell at the cursor."""
        ExceptionDialog(self.desk, self.matrix.topics, self.view.current(), self).open()

    def _list(self, title: str, people: tuple[Ruled, ...]) -> None:
        topic = self._topic()
        PeopleDialog(self.desk, title, people, str(topic.id) if topic else "", self).show()

    def _offer_presets(self) -> None:
        menu, language, matrix = self._presets.menu(), self.desk.language, self.matrix.matrix
        menu.clear()
        if matrix is None:
            return
        group = QActionGroup(menu)
        for preset in PRESETS:
            changed = sharing.departures(matrix, preset)
            counted = language.ngettext("changes {count} rule", "changes {count} rules", changed)
            action = menu.addAction(f"{names.presets(language)[preset]}\t{counted if changed else ''}")
            action.setCheckable(True)
            action.setChecked(preset == matrix.preset)
            action.triggered.connect(lambda _=False, one=preset: acts.use_preset(self.desk, matrix, one))
            group.addAction(action)
        by_hand = sharing.departures(matrix, matrix.preset)
        warned = language.ngettext(
            "{count} rule set by hand will be replaced", "{count} rules set by hand will be replaced", by_hand
        )
        if by_hand:
            menu.addSeparator()
            menu.addAction(warned).setEnabled(False)
