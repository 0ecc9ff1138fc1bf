"""The page of who may see what: the matrix, what its cells mean for whom, and the exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from entourage.operations import circles, sharing
from entourage.ui.place import Page, Place
from entourage.ui.sharing import acts, menus
from entourage.ui.sharing.board import Board
from entourage.ui.sharing.contradictions import Contradictions
from entourage.ui.sharing.exceptions import ExceptionDialog, Exceptions
from entourage.ui.sharing.kinds import Kinds
from entourage.ui.sharing.model import MatrixModel
from entourage.ui.sharing.panel import Panel
from entourage.ui.sharing.people import PeopleDialog
from entourage.ui.sharing.presets import Presets
from entourage.ui.widgets.head import Head
from entourage.ui.widgets.rule import Rule

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from entourage.operations.circles import CircleCounts
    from entourage.operations.ruling import Ruled
    from entourage.operations.sharing import Excepted, Matrix
    from entourage.storage.database import Database
    from entourage.ui.desk import Desk

_NARROW, _SHORT = 760, 520
_LINES_BELOW, _ROOM_OF_ONE = 8, 22
_MUCH = 10_000


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
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._build()
        self._connect()
        desk.recoloured.connect(self._recolour)
        self._recolour()
        self.refresh()

    def _build(self) -> None:
        language = self.desk.language
        self.matrix = MatrixModel(self.desk, self)
        self.board = Board(self.desk, self.matrix, self)
        self.view = self.board.view
        self.kinds = Kinds(self.desk, self.board)
        self.contradictions = Contradictions(self.desk, self)
        self.presets = Presets(self.desk, self)
        self.head = Head(self.desk, language.gettext("Who may see what"), self.contradictions, self.presets)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setObjectName("rules")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.board)
        self.splitter.addWidget(self._lower())
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([_MUCH, 1])
        self._footer = QLabel(
            language.gettext("Rules are your own notes: they do not change any setting on Facebook or elsewhere."),
            self,
            wordWrap=True,
            textFormat=Qt.TextFormat.PlainText,
        )
        self._footer.setContentsMargins(16, 4, 16, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.splitter, 1)
        column.addWidget(Rule(self.desk, self))
        column.addWidget(self._footer)

    def _lower(self) -> QWidget:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget(area)
        inside.setMinimumHeight(1)  # Else Qt's area takes the height that its words need where they are narrowest.
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
        self._below = area
        return area

    def _connect(self) -> None:
        self.view.chose.connect(self._show_chosen)
        self.view.decided.connect(self.decide)
        self.view.opened.connect(self._open_choice)
        self.view.asked.connect(self.panel.show_everyone)
        self.view.menu_asked.connect(self._open_menu)
        self.view.down.customContextMenuRequested.connect(self._open_row_menu)
        self.view.across.customContextMenuRequested.connect(self._open_column_menu)
        self.panel.decided.connect(self.decide)
        self.panel.excepted.connect(self.make_exception)
        self.panel.listed.connect(self._list)
        self.contradictions.going.connect(self._go_to_cell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is below the matrix one under the other on a narrow page; leave more to it on a short one."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(direction)
        is_short = self.height() <= _SHORT
        self.head.sentence.setVisible(not is_short)
        self._footer.setVisible(not is_short)
        self.panel.say_little(is_short)
        line = self.fontMetrics().height()
        least = line + _ROOM_OF_ONE if is_short else _LINES_BELOW * line
        if least != self._below.minimumHeight():
            self._halves.setContentsMargins(16, 4 if is_short else 10, 16, 4 if is_short else 8)
            self._below.setMinimumHeight(least)
            self.splitter.setSizes([_MUCH, 1])

    def _recolour(self) -> None:
        self._footer.setStyleSheet(f"color: {self.desk.colours.muted}")

    def refresh(self) -> None:
        """Read it all again."""
        self.desk.read(self, _read, self._show, "rules")

    def _show(self, seen: _Seen) -> None:
        language, matrix = self.desk.language, seen.matrix
        self.matrix.show(matrix, seen.counts)
        self.exceptions.show_all(seen.exceptions)
        self.contradictions.show_all(matrix.contradictions)
        by_hand = sharing.departures(matrix, matrix.preset)
        told = language.ngettext("{count} rule set by hand", "{count} rules set by hand", by_hand)
        own = language.gettext("your own rules, kept on this computer")
        self.head.sentence.setText(f"{own} · {told}" if by_hand else own)
        self.presets.show_preset(matrix)
        self._show_chosen()

    def go_to(self, place: Place) -> None:
        """Show the page; about: "COLUMN/TOPIC", the cell to be shown first."""
        column, _, topic = place.about.partition("/")
        if topic.isdigit():
            self.view.choose_when_there(column, int(topic))

    def _go_to_cell(self, column: str, topic: int) -> None:
        self.view.choose(column, topic)
        self.focus_first()

    def focus_first(self) -> None:
        """Give the keyboard to the matrix."""
        self.view.setFocus()

    def panes(self) -> list[QWidget]:
        """Go through the matrix, what is said of the cells chosen, and the exceptions."""
        buttons = [one for one in self.panel.verdicts.buttons.values() if one.isVisible()]
        return [self.view, *buttons[:1], *([self.exceptions.list] if self.exceptions.isVisible() else [])]

    def _show_chosen(self) -> None:
        chosen = self.view.chosen()
        mine = self.matrix.contradictions(chosen[0]) if len(chosen) == 1 else []
        self.panel.show_cells(chosen, mine)

    def decide(self, verdict: object) -> None:
        """Give the cells chosen a verdict, or None."""
        acts.decide(self.desk, self.view.chosen(), menus.verdict(verdict))

    def _open_choice(self, cell: QRect) -> None:
        menu = menus.of_cells(self.desk, self.view.chosen(), self)
        menu.decided.connect(self.decide)
        if menu.isEmpty():
            acts.refuse(self.desk, self.view.chosen())
            menu.deleteLater()
        else:
            menu.open_below(cell)
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
        language, topic = self.desk.language, self.kinds.topic()
        menu = menus.of_cells(self.desk, self.view.chosen(), self)
        menu.decided.connect(self.decide)
        menu.addSeparator()
        is_free = topic is not None and not topic.locked
        menu.add(language.gettext("Who, and why?") + "\tCtrl+?", self.panel.show_everyone)
        menu.add(language.gettext("Make an exception…"), self.make_exception, enabled=is_free)
        menu.addSeparator()
        self.kinds.offer(menu)
        return menu

    def make_exception(self) -> None:
        """Open the window in which an exception is made, for the cell at the cursor."""
        ExceptionDialog(self.desk, self.matrix.topics, self.view.current(), self).open()

    def _list(self, title: str, people: tuple[Ruled, ...]) -> None:
        topic = self.kinds.topic()
        PeopleDialog(self.desk, title, people, str(topic.id) if topic else "", self).show()
