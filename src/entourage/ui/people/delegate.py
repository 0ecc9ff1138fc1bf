"""How a person looks in a list: as a row, or as a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate

from entourage.ui.people.model import LINE, PeopleModel
from entourage.ui.widgets.drawing import (
    CHIP_ABOVE,
    CHIP_GAP,
    chip_width,
    draw_chip,
    draw_ground,
    draw_portrait,
    draw_symbol,
)
from entourage.words import names

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFontMetrics
    from PySide6.QtWidgets import QStyleOptionViewItem

    from entourage.domain.circle import Circle
    from entourage.operations.browsing import Line
    from entourage.ui.desk import Desk
    from entourage.ui.people.pictures import Pictures

SIDES, _GAP = 16, 12
_NAMES_SHARE, _NAMES_SHARE_OF_LITTLE, _NAMES_WIDEST = 0.3, 0.4, 320
_NARROW = 520
CARD = QSize(208, 186)
_LETTERS = 26  # of a name on a card


class _Drawn(QStyledItemDelegate):
    def __init__(self, desk: Desk, people: PeopleModel, pictures: Pictures, parent: QListView) -> None:
        super().__init__(parent)
        self._desk, self._people, self._pictures, self._list = desk, people, pictures, parent

    def _circles(self, line: Line) -> list[Circle]:
        return [self._people.circles[key] for key in line.circles if key in self._people.circles]

    def _portrait(self, painter: QPainter, box: QRectF, line: Line) -> None:
        circles = self._circles(line)
        picture = self._pictures.get(line.photo)
        draw_portrait(painter, box, line.name, circles[0].colour if circles else "", picture)


class RowDelegate(_Drawn):
    """Draw a person in one row: portrait, name, work, circles."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give every row the same height."""
        return QSize(200, max(46, option.fontMetrics.height() + 26))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        line: Line | None = index.data(LINE)
        box = QRect(option.rect)
        painter.save()
        draw_ground(painter, box, option, self._desk.colours, has_keys=self._list.hasFocus())
        if line:
            side = box.height() - 14
            self._portrait(painter, QRectF(box.left() + SIDES, box.top() + 7, side, side), line)
            left = box.left() + SIDES + side + _GAP
            right = self._draw_chips(painter, box, line, box.right() - SIDES)
            room = QRect(left, box.top(), right - _GAP - left, box.height())
            self._draw_words(painter, room, line, is_narrow=box.width() < _NARROW)
        painter.restore()

    def _draw_chips(self, painter: QPainter, box: QRect, line: Line, right: int) -> int:
        """Draw the circles from the right, as many as half the row holds; return where they begin."""
        metrics = painter.fontMetrics()
        height = metrics.height() + 2 * CHIP_ABOVE
        top = box.top() + (box.height() - height) / 2
        chips = [(circle, names.circle(self._desk.language, circle)) for circle in self._circles(line)]
        is_wide = box.width() >= _NARROW
        room = box.width() * 0.5
        total = sum(chip_width(metrics, text) + CHIP_GAP for _, text in chips)
        for circle, text in reversed(chips):
            if is_wide and total <= room:
                width = chip_width(metrics, text)
                chip = QRectF(right - width, top, width, height)
                draw_chip(painter, chip, text, circle.symbol, circle.colour, self._desk.colours)
            else:
                width = metrics.height()
                centre = QRectF(right - width, top, width, height).center()
                draw_symbol(painter, centre, circle.symbol, circle.colour, metrics.height() * 0.85)
            right -= width + CHIP_GAP
        return right

    def _draw_words(self, painter: QPainter, room: QRect, line: Line, *, is_narrow: bool) -> None:
        name = self._people.called(line)
        colours, width = self._desk.colours, self._list.viewport().width()
        column = min(_NAMES_WIDEST, int(width * (_NAMES_SHARE_OF_LITTLE if is_narrow else _NAMES_SHARE)))
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        work = names.work(line.name, line.company, line.title)
        left = 0 if is_narrow else painter.fontMetrics().horizontalAdvance(work)
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        written = painter.fontMetrics().horizontalAdvance(name) + _GAP
        width = name_width(column, written, room.width() - left) if work else room.width()
        painter.setPen(QColor(colours.text))
        named = QRect(room.left(), room.top(), min(width, room.width()), room.height())
        painter.drawText(named, middle, _cut(painter.fontMetrics(), name, named.width() - 8))
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        rest = room.adjusted(named.width(), 0, 0, 0)
        if rest.width() > painter.fontMetrics().averageCharWidth() * 6:
            painter.drawText(rest, middle, _cut(painter.fontMetrics(), work, rest.width()))


def name_width(column: int, written: int, room: int) -> int:
    """Say how wide a name may be: beyond the column of names where as much room is left beside what somebody does."""
    return max(column, min(written, room))


class CardDelegate(_Drawn):
    """Draw a person as a card: a large portrait above the name."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give every card the same size."""
        metrics = option.fontMetrics
        return CARD.expandedTo(QSize(metrics.averageCharWidth() * _LETTERS, 3 * metrics.height() + 134))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a card."""
        line: Line | None = index.data(LINE)
        box = QRect(option.rect).adjusted(6, 6, -6, -6)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, state = self._desk.colours, option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus) and self._list.hasFocus()
        painter.setPen(QColor(colours.accent if has_focus else colours.line))
        painter.setBrush(QColor(colours.selected if is_chosen else colours.base))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if line:
            side = 84
            self._portrait(painter, QRectF(box.center().x() - side / 2, box.top() + 12, side, side), line)
            self._draw_below(painter, box.adjusted(8, side + 18, -8, -6), line)
        painter.restore()

    def _draw_below(self, painter: QPainter, room: QRect, line: Line) -> None:
        colours, centre = self._desk.colours, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        font, height = QFont(painter.font()), painter.fontMetrics().height()
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        painter.drawText(room, centre, _cut(painter.fontMetrics(), self._people.called(line), room.width()))
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        work = _cut(painter.fontMetrics(), names.work(line.name, line.company) or line.title, room.width())
        painter.drawText(room.adjusted(0, height, 0, 0), centre, work)
        self._draw_circles(painter, room.adjusted(0, (2 if work else 1) * height + 4, 0, 0), line)

    def _draw_circles(self, painter: QPainter, room: QRect, line: Line) -> None:
        """Draw the circles with their names where these have room, else their symbols."""
        metrics, circles = painter.fontMetrics(), self._circles(line)
        named = [(circle, names.circle(self._desk.language, circle)) for circle in circles]
        widths = [chip_width(metrics, name) for _, name in named]
        total = sum(widths) + CHIP_GAP * (len(widths) - 1)
        if total <= room.width():
            left = room.left() + (room.width() - total) / 2
            for (circle, name), width in zip(named, widths, strict=True):
                chip = QRectF(left, room.top(), width, metrics.height() + 2 * CHIP_ABOVE)
                draw_chip(painter, chip, name, circle.symbol, circle.colour, self._desk.colours)
                left += width + CHIP_GAP
            return
        left = room.center().x() - (len(circles) - 1) * 9
        for place, circle in enumerate(circles):
            middle = QRectF(left + place * 18 - 8, room.top(), 16, 16).center()
            draw_symbol(painter, middle, circle.symbol, circle.colour, 13)


def _cut(metrics: QFontMetrics, text: str, width: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, width))
