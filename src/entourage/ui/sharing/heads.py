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
_NARROW_SIDES = 3
_LETTERS_OF_NAMES = 24
_LINES_ACROSS, _LINES_DOWN = 3, 2
_WIDEST_WORD = 150
_GROUP_SYMBOLS = {"unsorted": "●", "public": "○"}


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def fitted(metrics: QFontMetrics, text: str, width: int, most: int) -> str:
    """Cut words that are too long for a line, then a name that is too long for so many lines."""
    cut = Qt.TextElideMode.ElideRight
    shown = " ".join(metrics.elidedText(word, cut, width) for word in text.split())
    if lines(metrics, shown, width) <= most:
        return shown
    room = width * most
    while room > 0 and lines(metrics, metrics.elidedText(shown, cut, room), width) > most:
        room -= metrics.averageCharWidth()
    return metrics.elidedText(shown, cut, max(0, room))


def lines(metrics: QFontMetrics, text: str, width: int) -> int:
    """Count the lines in which a text is broken at a width."""
    box = metrics.boundingRect(QRect(0, 0, max(1, width), 1000), int(Qt.TextFlag.TextWordWrap), text)
    return ceil(box.height() / metrics.height())


def _broken(metrics: QFontMetrics, text: str) -> int:
    """Measure a text where it is broken into two lines as even as can be."""
    words = text.split()
    lines = ((" ".join(words[:place]), " ".join(words[place:])) for place in range(1, max(2, len(words))))
    return min((max(map(metrics.horizontalAdvance, two)) for two in lines), default=0)


class Head(QHeaderView):
    """Live as one of the two heads; what is at the cursor is on a ground of its own.

    symbols_below: columns are too narrow for symbols beside the names; they stand beside the numbers of people.
    """

    def __init__(self, desk: Desk, orientation: Qt.Orientation, parent: QTableView) -> None:
        super().__init__(orientation, parent)
        self._desk, self._table = desk, parent
        self.symbols_below = False
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
        painter.drawText(box, int(flags), fitted(self.metrics(), name, box.width(), _LINES_DOWN))

    def _draw_column(self, painter: QPainter, rect: QRect, column: Column) -> None:
        """Draw a circle's name, its symbol, and how many people it has."""
        language, metrics, below = self._desk.language, self.metrics(), self.fontMetrics().height()
        sides = _NARROW_SIDES if self.symbols_below else _SIDES
        box = rect.adjusted(sides, _ABOVE, -sides, -_ABOVE)
        upper = box.adjusted(0 if self.symbols_below else _SYMBOL, 0, 0, -below)
        name = fitted(metrics, cells.who(language, column), upper.width(), _LINES_ACROSS)
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        words = metrics.boundingRect(upper, flags, name)
        words.translate(0 if self.symbols_below else -_SYMBOL // 2, 0)
        painter.drawText(words.adjusted(-1, 0, 1, 0), flags, name)
        lower = QRect(box.left(), box.bottom() - below + 1, box.width(), below)
        counted = self._counted(column, lower.width() - (_SYMBOL if self.symbols_below else 0))
        painter.setFont(self.font())
        painter.setPen(QColor(self._desk.colours.muted))
        number = self.fontMetrics().boundingRect(lower, int(Qt.AlignmentFlag.AlignCenter), counted)
        number.translate(_SYMBOL // 2 if self.symbols_below else 0, 0)
        painter.drawText(number.adjusted(-1, 0, 1, 0), int(Qt.AlignmentFlag.AlignCenter), counted)
        beside = number if self.symbols_below else words
        self._draw_symbol(painter, QPointF(beside.left() - _SYMBOL / 2 - 2, beside.center().y() + 1), column)

    def _counted(self, column: Column, room: int) -> str:
        """Say how many people a column has, by the number alone where not every column has room for more."""
        language, model = self._desk.language, self.model()
        columns = (model.headerData(place, self.orientation(), CELL) for place in range(self.count()))
        metrics = self.fontMetrics()
        if all(metrics.horizontalAdvance(cells.people(language, one)) <= room for one in columns):
            return cells.people(language, column)
        return "" if column.people is None else language.number(column.people)

    def _draw_symbol(self, painter: QPainter, centre: QPointF, column: Column) -> None:
        if column.circle and column.circle.closed:
            cells.draw_mark(painter, centre, _SYMBOL * 0.75, cells.LOCKED, self._desk.colours.muted)
        else:
            draw_symbol(painter, centre, *self._symbol(column), _SYMBOL * 0.9)

    def _symbol(self, column: Column) -> tuple[str, str]:
        if column.circle:
            return column.circle.symbol, column.circle.colour
        return _GROUP_SYMBOLS[column.group], self._desk.colours.muted

    def _names(self) -> list[str]:
        return [str(self.model().headerData(place, self.orientation())) for place in range(self.count())]

    def breadths(self) -> tuple[int, int]:
        """Measure the names beside the matrix: each in one line, and each in two; those that are longest are cut."""
        metrics, said = self.metrics(), self._names()
        most = metrics.averageCharWidth() * _LETTERS_OF_NAMES
        whole = max(map(metrics.horizontalAdvance, said), default=0)
        broken = max((_broken(metrics, name) for name in said), default=0)
        return min(whole, 2 * most) + 3 * _SIDES + 4, min(broken, most) + 3 * _SIDES + 4

    def height_of_names(self) -> int:
        """Measure the heads above the matrix at the widths they have."""
        metrics = self.metrics()
        around = 2 * _NARROW_SIDES if self.symbols_below else 2 * _SIDES + _SYMBOL
        wanted = [lines(metrics, name, self.sectionSize(place) - around) for place, name in enumerate(self._names())]
        most = min(_LINES_ACROSS, max(wanted, default=1))
        return most * metrics.height() + self.fontMetrics().height() + 2 * _ABOVE + 2

    def sizeHint(self) -> QSize:
        """Be as high as the names of the circles."""
        size = super().sizeHint()
        if self.orientation() is Qt.Orientation.Horizontal:
            size.setHeight(self.height_of_names())
        return size

    def breadth(self) -> int:
        """Measure the narrowest column that shows the longest word of every name, and every number of people."""
        metrics, model = self.metrics(), self.model()
        longest = max((metrics.horizontalAdvance(part) for name in self._names() for part in name.split()), default=0)
        columns = [model.headerData(place, self.orientation(), CELL) for place in range(self.count())]
        counted = (self.fontMetrics().horizontalAdvance(cells.people(self._desk.language, one)) for one in columns)
        return max(min(longest, _WIDEST_WORD) + _SYMBOL + 6, *counted) + 2 * _SIDES
