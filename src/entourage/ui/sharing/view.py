"""The matrix as it is seen: cells drawn, chosen and set by mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from entourage.ui.keys import digit
from entourage.ui.sharing import cells, measures
from entourage.ui.sharing.delegate import GAP, CellDelegate
from entourage.ui.sharing.heads import Head
from entourage.ui.sharing.measures import Needs

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QFocusEvent, QMouseEvent

    from entourage.ui.desk import Desk
    from entourage.ui.sharing.cells import Cell
    from entourage.ui.sharing.measures import Across, Down
    from entourage.ui.sharing.model import MatrixModel

_BY_DIGIT = {number: verdict for verdict, number in cells.KEYS.items()}
_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class MatrixView(QTableView):
    """Live as the matrix.

    decided: a verdict, or None, for the cells chosen. opened: the choice of a verdict, below a cell of the screen.
    asked: who is concerned, and why. renamed, moved: the kind of content at the cursor, moved by so many places.
    menu_asked: all that can be done with them, at a point of the view. chose: the cells chosen have changed.
    """

    decided = Signal(object)
    opened = Signal(QRect)
    asked = Signal()
    renamed = Signal()
    moved = Signal(int)
    menu_asked = Signal(QPoint)
    chose = Signal()

    def __init__(self, desk: Desk, matrix: MatrixModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self.matrix = desk, matrix
        self._pressed = QPoint(-1, -1)
        self._keep: tuple[str, int] = ("", 0)
        self._awaited: tuple[str, int] = ("", 0)
        self._room = QSize(800, 600)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(desk.language.gettext("Who may see what"))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.across = Head(desk, Qt.Orientation.Horizontal, self)
        self.down = Head(desk, Qt.Orientation.Vertical, self)
        self.setHorizontalHeader(self.across)
        self.setVerticalHeader(self.down)
        self._delegate = CellDelegate(desk, self)
        self.setItemDelegate(self._delegate)
        self.setModel(matrix)
        self.selectionModel().selectionChanged.connect(self._changed)
        self.selectionModel().currentChanged.connect(self._changed)
        matrix.modelAboutToBeReset.connect(self._remember)
        matrix.modelReset.connect(self._arrange_again)
        matrix.headerDataChanged.connect(self.arrange)
        desk.recoloured.connect(self._recolour)
        self._recolour()

    def _recolour(self) -> None:
        """Let nothing be drawn behind the cells, which say themselves whether they are chosen."""
        base = self._desk.colours.base
        # Not by a palette, of which Qt puts back the former colours whenever the program's sheet is another.
        self.setStyleSheet(
            f"QTableView {{ selection-background-color: {base}; }}"
            "QTableCornerButton::section, QAbstractScrollArea::corner, QHeaderView"
            f" {{ background: {base}; border: 0; }}"
        )

    def _changed(self) -> None:
        self.across.viewport().update()
        self.down.viewport().update()
        self.chose.emit()

    def current(self) -> Cell | None:
        """Give the cell at the cursor."""
        index = self.currentIndex()
        return self.matrix.cell(index) if index.isValid() else None

    def chosen(self) -> list[Cell]:
        """List the cells chosen, line by line."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        found = [self.matrix.cell(index) for index in indexes]
        current = self.current()
        return found or ([current] if current else [])

    def choose(self, column: str, topic_id: int) -> None:
        """Put the cursor on a cell, and bring it into sight."""
        index = self.matrix.index_of(column, topic_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def choose_when_there(self, column: str, topic_id: int) -> None:
        """Put the cursor on a cell, now or as soon as it has been read."""
        self._awaited = ("", 0) if self.matrix.index_of(column, topic_id).isValid() else (column, topic_id)
        self.choose(column, topic_id)

    def choose_row(self, row: int) -> None:
        """Choose a whole row, the cursor in its column."""
        index = self.matrix.index(row, max(0, self.currentIndex().column()))
        self._choose_line(index, QItemSelectionModel.SelectionFlag.Rows)

    def choose_column(self, column: int) -> None:
        """Choose a whole column, the cursor in its row."""
        index = self.matrix.index(max(0, self.currentIndex().row()), column)
        self._choose_line(index, QItemSelectionModel.SelectionFlag.Columns)

    def _choose_line(self, index: QModelIndex, line: QItemSelectionModel.SelectionFlag) -> None:
        # Not by the table's own selectRow, which asks which keys are held.
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect | line)

    def _remember(self) -> None:
        found = self.current()
        self._keep = (found.column.key, found.topic.id) if found else ("", 0)

    def _arrange_again(self) -> None:
        """Put the cursor where it was; where that cell is gone, on the first."""
        self.arrange()
        self.choose(*self._keep)
        self.choose_when_there(*self._awaited)
        if not self.currentIndex().isValid() and self.matrix.rowCount():
            self.setCurrentIndex(self.matrix.index(0, 0))

    def needs(self) -> Needs:
        """Measure what the matrix would like to have."""
        metrics, delegate = self.fontMetrics(), self._delegate
        names, broken = self.down.breadths()
        return Needs(
            names=names,
            names_broken=broken,
            column=max(delegate.breadth(metrics), self.across.breadth()),
            column_least=delegate.least(metrics),
            line=metrics.height(),
        )

    def arrange(self) -> None:
        """Share the room there is; where not all is in sight, whole rows and columns are, under heads that stay."""
        count = self.matrix.columnCount()
        if not count:
            return
        needs, bar = self.needs(), self.verticalScrollBar().sizeHint().width()
        wide = measures.across(self._room.width(), count, needs)
        high = self._share_height(wide, needs)
        if not high.is_whole:
            wide = measures.across(self._room.width() - bar, count, needs)
            high = self._share_height(wide, needs)
        self.down.setFixedWidth(wide.names)
        self.down.setDefaultSectionSize(high.row)
        self.across.setFixedHeight(self.across.height_of_names())
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOff if wide.is_whole else policy.ScrollBarAlwaysOn)
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if high.is_whole else policy.ScrollBarAlwaysOn)
        self.setFixedHeight(self._around(wide) + high.row * high.shown)
        self.updateGeometries()

    def _share_height(self, wide: Across, needs: Needs) -> Down:
        self.across.symbols_below = wide.column < needs.column
        self.across.setDefaultSectionSize(wide.column)
        room = self._room.height() - self._around(wide)
        return measures.down(room, self.matrix.rowCount(), wide.names, needs)

    def _around(self, wide: Across) -> int:
        """Measure what stands above and below the cells."""
        sideways = 0 if wide.is_whole else self.horizontalScrollBar().sizeHint().height()
        return self.across.height_of_names() + sideways

    def fit(self, room: QSize) -> None:
        """Take the room that there is."""
        self._room = room
        self.arrange()

    def heights(self) -> tuple[int, int]:
        """Tell how high the matrix is at least, and with all its rows."""
        needs, head = self.needs(), self.across.height_of_names()
        return head + 2 * needs.row_least(0), head + needs.row * max(2, self.matrix.rowCount())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the cursor is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it more quietly."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyboardSearch(self, _search: str) -> None:
        """Leave letters alone: they would jump about among equal words."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where a click begins."""
        is_plain = event.button() is Qt.MouseButton.LeftButton and event.modifiers() == _NONE
        self._pressed = event.position().toPoint() if is_plain else QPoint(-1, -1)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the choice where a plain click ends in the cell in which it began."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._pressed.x() >= 0 and self.indexAt(self._pressed) == index:
            self.open_choice()
        self._pressed = QPoint(-1, -1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the cell clicked, or by key of the one at the cursor."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            self.scrollTo(index)
            self.menu_asked.emit(self.visualRect(index).center())
            return
        index = self.indexAt(event.pos())
        if index.isValid():
            if not self.selectionModel().isSelected(index):
                self.setCurrentIndex(index)
            self.menu_asked.emit(event.pos())

    def open_choice(self) -> None:
        """Open the choice of a verdict below the cell at the cursor."""
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
            box = self.visualRect(index).adjusted(GAP, 0, -GAP, 0)
            self.opened.emit(box.translated(self.viewport().mapToGlobal(QPoint(0, 0))))

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the matrix from becoming those of a menu."""
        is_asked = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_asked and isinstance(event, QKeyEvent) and self._act_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set verdicts by digits, choose lines by Space, open what is asked; leave the rest to the table."""
        act = self._act_of(event)
        if act:
            act()
        else:
            super().keyPressEvent(event)

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        number = digit(event) if held in (_NONE, _SHIFT) else None
        if number in _BY_DIGIT:
            verdict = _BY_DIGIT[number]
            return lambda: self.decided.emit(verdict)
        if event.key() == Qt.Key.Key_Question and held & _CONTROL:
            return self.asked.emit
        return {
            (Qt.Key.Key_Delete, _NONE): lambda: self.decided.emit(None),
            (Qt.Key.Key_Backspace, _NONE): lambda: self.decided.emit(None),
            (Qt.Key.Key_Return, _NONE): self.open_choice,
            (Qt.Key.Key_Enter, _NONE): self.open_choice,
            (Qt.Key.Key_Space, _NONE): self.open_choice,
            (Qt.Key.Key_Space, _SHIFT): lambda: self.choose_row(self.currentIndex().row()),
            (Qt.Key.Key_Space, _CONTROL): lambda: self.choose_column(self.currentIndex().column()),
            (Qt.Key.Key_F2, _NONE): self.renamed.emit,
            (Qt.Key.Key_Up, _ALT): lambda: self.moved.emit(-1),
            (Qt.Key.Key_Down, _ALT): lambda: self.moved.emit(1),
        }.get((Qt.Key(event.key()), held))
