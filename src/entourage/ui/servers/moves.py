"""What would be done on one side of an address book: person by person, and of the one chosen value by value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from entourage.domain.calling import NAMES
from entourage.operations.server_circles import new_circle
from entourage.operations.server_plan import Act
from entourage.ui.widgets.rows import Row, Rows, RowsView
from entourage.ui.widgets.rule import Rule
from entourage.words import names
from entourage.words import syncing as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from entourage.domain.syncing import Change
    from entourage.operations.server_plan import Move
    from entourage.ui.desk import Desk

_LINES = 5


def circle_namer(circles: Mapping[int, str]) -> Callable[[str], str]:
    """Give what says what a circle is called, by the key that a value names; circles: by id."""
    return lambda key: new_circle(key) or circles.get(int(key), key)


class Below(QScrollArea):
    """Live as what stands below a list about the row chosen: some lines, as high as a few of them."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.words = QLabel(
            self, wordWrap=True, textFormat=Qt.TextFormat.PlainText, alignment=Qt.AlignmentFlag.AlignTop
        )
        self.setViewportMargins(16, 8, 16, 8)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.words.setMinimumHeight(1)  # else it asks for the height that it would need where it is narrow
        self.setWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """Ask for room for a few lines."""
        return QSize(0, self.fontMetrics().lineSpacing() * _LINES + 16)

    def minimumSizeHint(self) -> QSize:
        """Leave the room to the list where there is little."""
        return QSize(0, 0)

    def say(self, lines: Sequence[str]) -> None:
        """Show other lines."""
        self.words.setText("\n".join(lines))
        self.verticalScrollBar().setValue(0)


class Moves(QWidget):
    """Live as the list of one side."""

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._moves: Sequence[Move] = ()
        self._called: Callable[[str], str] = str
        self.rows = Rows(self)
        self.view = RowsView(desk, self.rows, name, self)
        self.below = Below(desk.language.gettext("What changes"), self)
        self.view.chose.connect(self._show_chosen)
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(Rule(desk, self))
        column.addWidget(self.below)

    def show_moves(self, moves: Sequence[Move], circles: Mapping[int, str]) -> None:
        """Show what would be done."""
        self._moves = moves
        self._called = circle_namer(circles)
        count = len(self._moves)
        self.rows.show_rows(list(range(count)), self._row, count)
        if count and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0))
        self._show_chosen()

    def _row(self, at: int) -> Row:
        move, language = self._moves[at], self._desk.language
        return Row(
            id=at,
            text=names.person(language, move.name),
            when=words.changed(language, _told(move), self._called),
            remark=words.acts(language)[move.act.value],
        )

    def _show_chosen(self) -> None:
        chosen = self.view.chosen()
        found = [self._moves[at] for at in chosen if at < len(self._moves)][:1]
        lines = [words.change(self._desk.language, one, self._called) for move in found for one in _told(move)]
        self.below.say(lines)


def _told(move: Move) -> list[Change]:
    """Leave out what somebody new is called, which stands above."""
    is_new = move.act is Act.NEW
    return [one for one in move.changes if not (is_new and one.after is not None and one.after.kind in NAMES)]
