"""A table of choices: a row and a column for each of two kinds of things, and in each cell one of a few answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHeaderView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from entourage.ui.keys import digit
from entourage.ui.sharing import cells
from entourage.ui.sharing.heads import fitted
from entourage.ui.widgets.drawing import circle_icon, draw_symbol
from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.tone import sheet
from entourage.ui.widgets.two_lines import demi_bold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from entourage.domain.circle import Circle
    from entourage.ui.desk import Desk
    from entourage.ui.theme import Colours

CELL = Qt.ItemDataRole.UserRole
_GAP, _ABOVE, _MARK, _BESIDE = 4, 3, 12, 5
_NARROWEST, _WIDEST_NAMES, _SIDES, _SYMBOL = 104, 300, 10, 16
_LETTERS_OF_NAMES, _LINES = 32, 2
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold an answer: its word, what marks it (a code of cells.ink), and the digit that gives it; key: its own name.

    short: the word in a cell, which is narrow.
    """

    key: str
    word: str
    short: str
    mark: str
    digit: int


@dataclass(frozen=True, slots=True)
class Title:
    """Hold what a row or a column is called; circle: whose symbol stands beside that, if it is one's."""

    text: str
    circle: Circle | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold a cell: its answer, as a whole sentence too, and whether nobody said it (is_usual) or can (is_fixed)."""

    choice: Choice
    spoken: str
    is_usual: bool = False
    is_fixed: bool = False


def _short(line: str) -> str:
    return line if len(line) <= _LETTERS_OF_NAMES else f"{line[: _LETTERS_OF_NAMES - 1].rstrip()}…"


class ChoiceModel(QAbstractTableModel):
    """Live as the table that was read last."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Title] = []
        self._columns: list[Title] = []
        self._cells: list[list[Cell]] = []

    def show_cells(self, rows: Sequence[Title], columns: Sequence[Title], found: Sequence[Sequence[Cell]]) -> None:
        """Show what was read; where rows and columns are called the same, only the cells are new."""
        is_same = (list(rows), list(columns)) == (self._rows, self._columns)
        if not is_same:
            self.beginResetModel()
        self._rows, self._columns, self._cells = list(rows), list(columns), [list(row) for row in found]
        if not is_same:
            self.endResetModel()
        elif self._cells and self._columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._columns) - 1))

    def cell(self, index: _Index) -> Cell:
        """Give the cell at an index."""
        return self._cells[index.row()][index.column()]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own form
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own form
        """Count the columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own form
        """Give a cell: its word, or all of it for who listens."""
        found = self.cell(index)
        if role == CELL:
            return found
        if role == Qt.ItemDataRole.DisplayRole:
            return found.choice.word
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return found.spoken
        return tip(found.spoken) if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own form
        """Name a row or a column, and give the circle that it is for."""
        found = (self._rows if orientation is Qt.Orientation.Vertical else self._columns)[section]
        if role == CELL:
            return found.circle
        if role == Qt.ItemDataRole.DecorationRole and orientation is Qt.Orientation.Vertical and found.circle:
            return circle_icon(found.circle)
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Vertical:
            return "\n".join(_short(line) for line in found.text.split("\n"))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return found.text
        return tip(found.text) if role == Qt.ItemDataRole.ToolTipRole else None


class _Delegate(QStyledItemDelegate):
    """Live as what draws a cell: its ground, its mark, its word; a word that was said by hand is bold."""

    def __init__(self, desk: Desk, table: QTableView) -> None:
        super().__init__(table)
        self._desk, self._table = desk, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a cell; a word that has no room is cut, its mark never."""
        found: Cell = index.data(CELL)
        colours = self._desk.colours
        ground, ink = cells.ink(colours, cells.LOCKED if found.is_fixed else found.choice.mark)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(_GAP, _ABOVE, -_GAP, -_ABOVE)
        is_blank = found.choice.mark == cells.UNSET and not found.is_fixed
        painter.setPen(QPen(QColor(colours.edge), 1, Qt.PenStyle.DashLine) if is_blank else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 6, 6)
        self._draw_ring(painter, option, index, box)
        font = option.font if found.is_usual else demi_bold(option.font)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        room = box.width() - 2 * _GAP - _MARK - _BESIDE
        word = metrics.elidedText(found.choice.short, Qt.TextElideMode.ElideRight, int(room))
        left = max(box.left() + _GAP, box.center().x() - (metrics.horizontalAdvance(word) + _MARK + _BESIDE) / 2)
        mark = cells.LOCKED if found.is_fixed else found.choice.mark
        cells.draw_mark(painter, QPointF(left + _MARK / 2, box.center().y()), _MARK, mark, ink)
        painter.setPen(QColor(ink))
        words = QRectF(left + _MARK + _BESIDE, box.top(), room, box.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), word)
        painter.restore()

    def _draw_ring(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, box: QRectF) -> None:
        colours, is_here = self._desk.colours, self._table.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if index == self._table.currentIndex():
            painter.setPen(QPen(QColor(colours.accent if is_here else colours.muted), 3 if is_here else 1))
        elif option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(colours.accent if is_here else colours.muted), 1.5 if is_here else 1))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(QColor(colours.edge), 1))
        else:
            return
        painter.drawRoundedRect(box, 6, 6)


class _Across(QHeaderView):
    """Live as the names above the table, in two lines where one is too short, and cut beyond.

    The symbol of a circle stands before its name.
    """

    def __init__(self, desk: Desk, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._desk = desk

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Write a name."""
        painter.save()
        painter.fillRect(rect, QColor(self._desk.colours.base))
        painter.setPen(QColor(self._desk.colours.text))
        circle = self.model().headerData(section, self.orientation(), CELL)
        box = rect.adjusted(_GAP + (_SYMBOL if circle else 0), 0, -_GAP, 0)
        name = str(self.model().headerData(section, self.orientation()))
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        shown = fitted(self.fontMetrics(), name, box.width(), _LINES)
        painter.drawText(box, flags, shown)
        if circle:
            words = self.fontMetrics().boundingRect(box, flags, shown)
            centre = QPointF(words.left() - _SYMBOL / 2, words.center().y() + 1)
            draw_symbol(painter, centre, circle.symbol, circle.colour, _SYMBOL * 0.9)
        painter.restore()


class ChoiceTable(QTableView):
    """Live as the table; it is as high as all its rows.

    decided: cells ((row, column) each) are to have the answer of this key. measured: its height is another.
    """

    decided = Signal(object, str)
    measured = Signal()

    def __init__(self, desk: Desk, name: str, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._choices = desk, tuple(choices)
        self.cells = ChoiceModel(self)
        self.setModel(self.cells)
        self.setItemDelegate(_Delegate(desk, self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self._shape_heads()
        sheet(desk, self, _style)
        self.cells.modelReset.connect(self._measure)
        self.cells.modelReset.connect(self._begin)

    def _shape_heads(self) -> None:
        across, down = _Across(self._desk, self), self.verticalHeader()
        self.setHorizontalHeader(across)
        for head in (across, down):
            head.setHighlightSections(False)
            head.setSectionsClickable(True)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setMinimumSectionSize(_NARROWEST)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setTextElideMode(Qt.TextElideMode.ElideNone)

    def _begin(self) -> None:
        if self.cells.rowCount() and self.cells.columnCount() and not self.currentIndex().isValid():
            self.setCurrentIndex(self.cells.index(0, 0))

    def _measure(self) -> None:
        """Take the height of all rows, and the width that their names need."""
        metrics, down = self.fontMetrics(), self.verticalHeader()
        every = [self.cells.headerData(row, Qt.Orientation.Vertical) for row in range(self.cells.rowCount())]
        lines = [line for name in every for line in name.split("\n")]
        high = max((name.count("\n") for name in every), default=0) + 1
        down.setDefaultSectionSize(high * metrics.height() + 2 * _SIDES)
        beside = 2 * _SYMBOL if any(self._circle_at(row) for row in range(self.cells.rowCount())) else 0
        widest = max((metrics.horizontalAdvance(line) for line in lines), default=0) + 3 * _SIDES + beside
        down.setFixedWidth(min(widest, _WIDEST_NAMES))
        self.horizontalHeader().setFixedHeight(_LINES * metrics.height() + _SIDES)
        bar = self.horizontalScrollBar().sizeHint().height()
        needs = down.width() + _NARROWEST * self.cells.columnCount()
        beyond = bar if needs > self.width() else 0
        height = self.horizontalHeader().height() + down.length() + beyond + 2
        if height != self.height():
            self.setFixedHeight(height)
            self.measured.emit()

    def _circle_at(self, row: int) -> Circle | None:
        found: Circle | None = self.cells.headerData(row, Qt.Orientation.Vertical, CELL)
        return found

    def resizeEvent(self, event: Any) -> None:  # noqa: ANN401 - Qt's own
        """Leave room for what scrolls sideways."""
        super().resizeEvent(event)
        self._measure()

    def _places(self) -> list[tuple[int, int]]:
        chosen = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        return [(one.row(), one.column()) for one in chosen if one.isValid() and not self.cells.cell(one).is_fixed]

    def decide(self, key: str) -> None:
        """Give the cells chosen an answer."""
        places = self._places()
        if places:
            self.decided.emit(places, key)

    def open_choice(self) -> None:
        """Offer the answers below the cell at the cursor."""
        index = self.currentIndex()
        if not index.isValid() or not self._places():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in self._choices:
            is_chosen = self.cells.cell(index).choice.key == choice.key and not self.cells.cell(index).is_usual
            tick = "  ✓" if is_chosen else ""
            action = menu.addAction(cells.mark(choice.mark, self._desk.colours), f"{choice.word}{tick}\t{choice.digit}")
            action.setIconVisibleInMenu(True)
            action.triggered.connect(lambda _=False, key=choice.key: self.decide(key))
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the choice where a plain click ends."""
        super().mouseReleaseEvent(event)
        is_plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        is_one = len(self.selectionModel().selectedIndexes()) == 1
        if is_plain and is_one and self.indexAt(event.position().toPoint()) == self.currentIndex():
            self.open_choice()

    def contextMenuEvent(self, _event: QContextMenuEvent) -> None:
        """Offer the answers."""
        self.open_choice()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the table from becoming those of a menu."""
        is_asked = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and isinstance(event, QKeyEvent) and (self._asked(event) or _opens(event)):
            event.accept()
            return True
        return super().event(event)

    def _asked(self, event: QKeyEvent) -> Choice | None:
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        is_taken_back = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        number = None if held else 0 if is_taken_back else digit(event)
        return next((choice for choice in self._choices if choice.digit == number), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by digits, open the choice by Return and Space; leave the rest to the table."""
        choice = self._asked(event)
        if choice:
            self.decide(choice.key)
        elif _opens(event):
            self.open_choice()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Leave letters alone: they would jump about among equal words."""


def _style(colours: Colours) -> str:
    """Let nothing be drawn behind the cells, which say themselves whether they are chosen."""
    base = colours.base
    return (
        f"QTableView {{ background: {base}; selection-background-color: {base}; }}"
        f"QTableCornerButton::section, QHeaderView {{ background: {base}; border: 0; }}"
        f"QHeaderView::section {{ background: {base}; color: {colours.text}; border: 0; padding: 2px 6px 2px 10px; }}"
    )


def _opens(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not (
        event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    )
