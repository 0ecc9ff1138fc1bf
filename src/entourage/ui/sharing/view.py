"""The matrix as it is seen: cells drawn, chosen and set by mouse and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from entourage.ui.keys import digit
from entourage.ui.sharing import cells
from entourage.ui.sharing.heads import Head
from entourage.ui.sharing.model import CELL, MatrixModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent

    from entourage.ui.desk import Desk
    from entourage.ui.sharing.cells import Cell

_GAP, _ABOVE, _MARK = 4, 8, 12
_WIDEST = 176
_ROWS_AT_LEAST = 2
_NAMES_SHARE, _NAMES_YIELD = 0.34, 0.36
_BY_DIGIT = {number: verdict for verdict, number in cells.KEYS.items()}
_NONE, _SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class _Delegate(QStyledItemDelegate):
    def __init__(self, desk: Desk, parent: QTableView) -> None:
        super().__init__(parent)
        self._desk, self._table = desk, parent

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a cell: its ground, its mark and its word."""
        found: Cell = index.data(CELL)
        colours = self._desk.colours
        ground, ink = cells.ink(colours, found.code)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(_GAP, _GAP, -_GAP, -_GAP)
        edge = QPen(QColor(colours.edge), 1, Qt.PenStyle.DashLine)
        painter.setPen(edge if found.code == cells.UNSET else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 6, 6)
        self._draw_ring(painter, option, index, box)
        painter.setPen(QColor(ink))
        painter.setFont(option.font)
        metrics, word = option.fontMetrics, str(index.data())
        wide = metrics.horizontalAdvance(word) + _MARK + 5
        left = max(box.left() + 4, box.center().x() - wide / 2)
        cells.draw_mark(painter, QPointF(left + _MARK / 2, box.center().y()), _MARK, found.code, ink)
        words = QRectF(left + _MARK + 5, box.top(), box.right() - left - _MARK - 5, box.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), word)
        if found.contradicts:
            self._draw_warning(painter, box)
        painter.restore()

    def _draw_ring(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        box: QRectF,
    ) -> None:
        colours = self._desk.colours
        is_current = index == self._table.currentIndex()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_current and self._table.hasFocus():
            painter.setPen(QPen(QColor(colours.text), 2.4))
            painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 7, 7)
        elif is_current or option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), 6, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(QColor(colours.edge), 1))
            painter.drawRoundedRect(box, 6, 6)

    def _draw_warning(self, painter: QPainter, box: QRectF) -> None:
        """Mark a contradiction by a sign in the corner, which needs no colour."""
        painter.setPen(QColor(self._desk.colours.fault))
        corner = QRectF(box.right() - 20, box.top() - 2, 20, 18)
        painter.drawText(corner, int(Qt.AlignmentFlag.AlignCenter), "⚠")

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Fit the longest verdict."""
        metrics = option.fontMetrics
        said = [cells.word(self._desk.language, verdict) for verdict in cells.KEYS]
        widest = max(metrics.horizontalAdvance(word) for word in said)
        return QSize(widest + _MARK + 5 + 2 * _GAP + 26, 2 * metrics.height() + _ABOVE)


class MatrixView(QTableView):
    """Live as the matrix.

    decided: a verdict, or None, for the cells chosen. opened: the choice of a verdict, at a point of the screen.
    asked: who is concerned, and why. renamed, moved: the kind of content at the cursor, moved by so many places.
    menu_asked: all that can be done with them, at a point of the view. chose: the cells chosen have changed.
    """

    decided = Signal(object)
    opened = Signal(QPoint)
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
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(desk.language.gettext("Who may see what"))
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.across = Head(desk, Qt.Orientation.Horizontal, self)
        self.down = Head(desk, Qt.Orientation.Vertical, self)
        self.setHorizontalHeader(self.across)
        self.setVerticalHeader(self.down)
        self.setItemDelegate(_Delegate(desk, self))
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
        palette = self.palette()
        for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.Accent):
            palette.setColor(role, QColor(base))
        self.setPalette(palette)
        self.setStyleSheet(
            f"QTableCornerButton::section, QAbstractScrollArea::corner {{ background: {base}; border: 0; }}"
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
        if not self.currentIndex().isValid() and self.matrix.rowCount():
            self.setCurrentIndex(self.matrix.index(0, 0))

    def arrange(self) -> None:
        """Share the width among the columns; where they need more, scroll under heads that stay."""
        count, size = self.matrix.columnCount(), self._cell_size()
        if not count:
            return
        bar = self.verticalScrollBar()
        whole = self.width() - (bar.sizeHint().width() if bar.isVisible() else 0)
        narrowest = max(size.width(), self.across.narrowest())
        names = self.down.breadth(int(whole * _NAMES_SHARE))
        missing = names + narrowest * count - whole
        if 0 < missing <= names * _NAMES_YIELD:
            # Names in two lines rather than a column out of sight.
            names -= missing
        self.down.setFixedWidth(names)
        room = whole - names
        wide = min(max(_WIDEST, narrowest), max(narrowest, room // count))
        self.across.setDefaultSectionSize(wide)
        self.down.setDefaultSectionSize(size.height())
        self.across.setFixedHeight(self.across.height_of_names())
        self.setMinimumHeight(self.across.height() + int(size.height() * _ROWS_AT_LEAST))
        high = self.across.height() + size.height() * self.matrix.rowCount()
        sideways = self.horizontalScrollBar().sizeHint().height() if wide * count > room else 0
        self.setMaximumHeight(high + sideways + 2)
        self.updateGeometries()

    def _cell_size(self) -> QSize:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return self.itemDelegate().sizeHint(option, self.matrix.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self.arrange()

    def sizeHint(self) -> QSize:
        """Ask for room for all of it."""
        return QSize(800, min(self.maximumHeight(), 700))

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
            box = self.visualRect(index)
            self.opened.emit(self.viewport().mapToGlobal(box.bottomLeft() + QPoint(_GAP, 0)))

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
