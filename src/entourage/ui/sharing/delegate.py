"""How the cells of the matrix are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from entourage.ui.sharing import cells
from entourage.ui.sharing.model import CELL

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFontMetrics

    from entourage.ui.desk import Desk
    from entourage.ui.sharing.cells import Cell

GAP = 4
_ABOVE, _SIDES, _MARK, _BESIDE = 3, 2, 12, 5
_WARNING = 18
_LETTERS_AT_LEAST = 5


class CellDelegate(QStyledItemDelegate):
    """Live as what draws a cell: its ground, its mark and its word."""

    def __init__(self, desk: Desk, parent: QTableView) -> None:
        super().__init__(parent)
        self._desk, self._table = desk, parent

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a cell; a word that has no room is cut, its mark never."""
        found: Cell = index.data(CELL)
        colours = self._desk.colours
        ground, ink = cells.ink(colours, found.code)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(GAP, _ABOVE, -GAP, -_ABOVE)
        edge = QPen(QColor(colours.edge), 1, Qt.PenStyle.DashLine)
        painter.setPen(edge if found.code == cells.UNSET else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 6, 6)
        self._draw_ring(painter, option, index, box)
        painter.setPen(QColor(ink))
        painter.setFont(option.font)
        self._draw_word(painter, option.fontMetrics, box, found, ink)
        if found.contradicts:
            self._draw_warning(painter, box)
        painter.restore()

    def _draw_word(self, painter: QPainter, metrics: QFontMetrics, box: QRectF, found: Cell, ink: str) -> None:
        room = box.width() - 2 * _SIDES - _MARK - _BESIDE
        word = cells.word(self._desk.language, found.verdict)
        word = metrics.elidedText(word, Qt.TextElideMode.ElideRight, int(room))
        wide = metrics.horizontalAdvance(word) + _MARK + _BESIDE
        most = box.right() - wide - (_WARNING if found.contradicts else _SIDES)
        left = max(box.left() + _SIDES, min(box.center().x() - wide / 2, most))
        cells.draw_mark(painter, QPointF(left + _MARK / 2, box.center().y()), _MARK, found.code, ink)
        words = QRectF(left + _MARK + _BESIDE, box.top(), room + _SIDES, box.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), word)

    def _draw_ring(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        box: QRectF,
    ) -> None:
        colours = self._desk.colours
        is_current = index == self._table.currentIndex()
        is_here = self._table.hasFocus()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_current and is_here:
            painter.setPen(QPen(QColor(colours.accent), 3))
            painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 1.5, 1.5), 7, 7)
        elif is_current or option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(colours.accent if is_here else colours.muted), 1.5 if is_here else 1))
            painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), 6, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(QColor(colours.edge), 1))
            painter.drawRoundedRect(box, 6, 6)

    def _draw_warning(self, painter: QPainter, box: QRectF) -> None:
        """Mark a contradiction by a sign in the corner, which needs no colour."""
        painter.setPen(QColor(self._desk.colours.fault))
        corner = QRectF(box.right() - _WARNING, box.top() - 2, _WARNING, 18)
        painter.drawText(corner, int(Qt.AlignmentFlag.AlignCenter), "⚠")

    def breadth(self, metrics: QFontMetrics) -> int:
        """Measure a cell that fits the longest verdict beside a warning."""
        said = [cells.word(self._desk.language, verdict) for verdict in cells.KEYS]
        return max(map(metrics.horizontalAdvance, said)) + _MARK + _BESIDE + 2 * GAP + _WARNING + _SIDES

    def least(self, metrics: QFontMetrics) -> int:
        """Measure a cell that fits its mark and a few letters."""
        return metrics.averageCharWidth() * _LETTERS_AT_LEAST + _MARK + _BESIDE + 2 * GAP + 2 * _SIDES
