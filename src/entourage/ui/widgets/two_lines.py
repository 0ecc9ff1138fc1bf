"""Lists of which each row has two lines: what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from entourage.ui.widgets.drawing import draw_ground
from entourage.ui.widgets.grid import GridView

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk

BEGIN = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_LEAST = 160

Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Draw rows of two lines; sides, above: how much is left free beside and above them."""

    sides, above = 16, 8

    def __init__(self, desk: Desk, parent: TwoLinesView) -> None:
        super().__init__(parent)
        self._desk, self._list = desk, parent

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give two lines their height."""
        return QSize(_LEAST, 2 * (option.fontMetrics.height() + self.above) + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row upon its ground."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(option.rect)
        if index.flags() & Qt.ItemFlag.ItemIsEnabled:
            draw_ground(painter, box, option, self._desk.colours, has_keys=self._list.hasFocus())
        self.draw(painter, box.adjusted(self.sides, self.above, -self.sides, -self.above), option, index)
        painter.restore()

    def draw(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw what a row says."""
        raise NotImplementedError

    def lines(self, box: QRect, option: QStyleOptionViewItem) -> tuple[QRect, QRect]:
        """Part a row into its two lines."""
        upper = QRect(box.left(), box.top(), box.width(), option.fontMetrics.height())
        return upper, upper.translated(0, box.height() - upper.height())

    def write(self, painter: QPainter, room: QRect, words: str, colour: str, font: QFont) -> int:
        """Write words in one line, cut where there is no room for all; tell how wide they are."""
        painter.setFont(font)
        painter.setPen(QColor(colour))
        metrics = painter.fontMetrics()
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.drawText(room, int(BEGIN), cut)
        return metrics.horizontalAdvance(words)


class TwoLinesView(GridView):
    """Live as a list of such rows."""

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def draw_by(self, drawn: TwoLines) -> None:
        """Let rows be drawn so."""
        self.setItemDelegate(drawn)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        self.show_cells(drawn.sizeHint(option, QModelIndex()), in_columns=False)


def demi_bold(font: QFont) -> QFont:
    """Give a font that stands out."""
    found = QFont(font)
    found.setWeight(QFont.Weight.DemiBold)
    return found
