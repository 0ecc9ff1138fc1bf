"""The heads of the matrix: the circles above it, the kinds of content beside it."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from entourage.ui.sharing import cells
from entourage.ui.sharing.model import CELL
from entourage.ui.widgets.drawing import draw_symbol

if TYPE_CHECKING:
    from entourage.ui.desk import Desk
    from entourage.ui.sharing.cells import Column

_SIDES, _ABOVE, _SYMBOL = 8, 6, 16
_LINES_ACROSS, _LINES_DOWN = 3, 2
_WIDEST_WORD = 150
_GROUP_SYMBOLS = {"unsorted": "●", "public": "○"}


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _fitted(metrics: QFontMetrics, text: str, width: int, most: int) -> str:
    """Cut a name that is too long for so many lines, leaving room for what breaking it wastes."""
    is_broken = all(metrics.horizontalAdvance(word) <= width for word in text.split())
    if is_broken and _lines(metrics, text, width) <= most:
        return text
    room = int(width * (most - 0.7)) if is_broken else width
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))


def _lines(metrics: QFontMetrics, text: str, width: int) -> int:
    box = metrics.boundingRect(QRect(0, 0, max(1, width), 1000), int(Qt.TextFlag.TextWordWrap), text)
    return ceil(box.height() / metrics.height())


class Head(QHeaderView):
    """Live as one of the two heads; what is at the cursor is on a ground of its own."""

    def __init__(self, desk: Desk, orientation: Qt.Orientation, parent: QTableView) -> None:
        super().__init__(orientation, parent)
        self._desk, self._table = desk, parent
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def metrics(self) -> QFontMetrics:
        """Measure the names."""
        return QFontMetrics(_bold(self.font()))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one head."""
        colours = self._desk.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(colours.base))
        index = self._table.currentIndex()
        now = index.column() if self.orientation() is Qt.Orientation.Horizontal else index.row()
        if index.isValid() and now == section:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(QRectF(rect).adjusted(3, 3, -3, -3), 6, 6)
        painter.setFont(_bold(self.font()))
        painter.setPen(QColor(colours.text))
        if self.orientation() is Qt.Orientation.Horizontal:
            self._draw_column(painter, rect, self.model().headerData(section, self.orientation(), CELL))
        else:
            self._draw_row(painter, rect, str(self.model().headerData(section, self.orientation())))
        painter.restore()

    def _draw_row(self, painter: QPainter, rect: QRect, name: str) -> None:
        box = rect.adjusted(2 * _SIDES, 0, -_SIDES, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(box, int(flags), _fitted(self.metrics(), name, box.width(), _LINES_DOWN))

    def _draw_column(self, painter: QPainter, rect: QRect, column: Column) -> None:
        language, colours = self._desk.language, self._desk.colours
        below = self.fontMetrics().height()
        box = rect.adjusted(_SIDES, _ABOVE, -_SIDES, -_ABOVE)
        upper = box.adjusted(_SYMBOL, 0, 0, -below)
        metrics = self.metrics()
        name = _fitted(metrics, cells.who(language, column), upper.width(), _LINES_ACROSS)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        words = metrics.boundingRect(upper, flags, name)
        words.translate(-_SYMBOL // 2, 0)
        painter.drawText(words.adjusted(-1, 0, 1, 0), flags, name)
        symbol, colour = self._symbol(column)
        centre = QPointF(words.left() - _SYMBOL / 2 - 2, words.center().y() + 1)
        if column.circle and column.circle.closed:
            cells.draw_mark(painter, centre, _SYMBOL * 0.75, cells.LOCKED, colours.muted)
        else:
            draw_symbol(painter, centre, symbol, colour, _SYMBOL * 0.9)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.muted))
        lower = QRect(box.left(), box.bottom() - below + 1, box.width(), below)
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignCenter), cells.people(language, column))

    def _symbol(self, column: Column) -> tuple[str, str]:
        if column.circle:
            return column.circle.symbol, column.circle.colour
        return _GROUP_SYMBOLS[column.group], self._desk.colours.muted

    def breadth(self, room: int) -> int:
        """Measure the names beside the matrix: as wide as the longest, within the room there is."""
        metrics, model = self.metrics(), self.model()
        said = [str(model.headerData(row, self.orientation())) for row in range(self.count())]
        widest = max((metrics.horizontalAdvance(name) for name in said), default=0)
        return min(widest + 3 * _SIDES + 4, max(room, metrics.averageCharWidth() * 12))

    def height_of_names(self) -> int:
        """Measure the heads above the matrix at the widths they have."""
        metrics, model = self.metrics(), self.model()
        wanted = [
            _lines(metrics, str(model.headerData(place, self.orientation())), self._room(place))
            for place in range(self.count())
        ]
        return (
            min(_LINES_ACROSS, max(wanted, default=1)) * metrics.height() + self.fontMetrics().height() + 2 * _ABOVE + 2
        )

    def _room(self, section: int) -> int:
        return self.sectionSize(section) - 2 * _SIDES - _SYMBOL

    def sizeHint(self) -> QSize:
        """Be as high as the names of the circles."""
        size = super().sizeHint()
        if self.orientation() is Qt.Orientation.Horizontal:
            size.setHeight(self.height_of_names())
        return size

    def narrowest(self) -> int:
        """Measure the narrowest column that shows the longest word of every name."""
        metrics, model = self.metrics(), self.model()
        said = [str(model.headerData(place, self.orientation())) for place in range(self.count())]
        longest = max((metrics.horizontalAdvance(part) for name in said for part in name.split()), default=0)
        columns = [model.headerData(place, self.orientation(), CELL) for place in range(self.count())]
        counted = (self.fontMetrics().horizontalAdvance(cells.people(self._desk.language, one)) for one in columns)
        return max(min(longest, _WIDEST_WORD) + _SYMBOL + 6, *counted) + 2 * _SIDES
