"""How a row of a plan looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate

from entourage.ui.importing.model import ROW
from entourage.ui.importing.rows import Deed, Row, colour, deeds
from entourage.ui.widgets.drawing import draw_ground
from entourage.words import importing as words

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from entourage.ui.desk import Desk

_SIDES, _GAP, _BETWEEN = 16, 14, 16
_NAME, _WORK = 0.2, 0.2
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_NARROW = 640


class PlanDelegate(QStyledItemDelegate):
    """Draw a row: what will happen, who, what they do, why, and what can be decided."""

    def __init__(self, desk: Desk, parent: QListView) -> None:
        super().__init__(parent)
        self._desk, self._list = desk, parent
        self._deeds = deeds(desk.language)
        language = desk.language
        self._actions = [*words.actions(language).values(), language.pgettext("import", "Left out")]

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give every row the same height."""
        return QSize(200, option.fontMetrics.height() + 22)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        row: Row | None = index.data(ROW)
        box = QRect(option.rect)
        painter.save()
        draw_ground(painter, box, option, self._desk.colours, has_keys=self._list.hasFocus())
        if row:
            self._draw_row(painter, option, box, row)
        painter.restore()

    def _draw_row(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: Row) -> None:
        colours = self._desk.colours
        is_out = row.tone == "left_out"
        action, name, work, why = self._columns(option.font, box, row)
        painter.setFont(_bold(option.font))
        self._draw(painter, action, row.action, colour(colours, row.tone))
        struck = _bold(option.font)
        struck.setStrikeOut(is_out)
        painter.setFont(struck)
        self._draw(painter, name, row.name, colours.muted if is_out else colours.text)
        painter.setFont(option.font)
        self._draw(painter, work, row.work, colours.muted)
        links = self.links(option.font, box, row, is_current=self._is_current(option))
        end = min((area.left() - _GAP for _, area in links), default=why.right())
        self._draw(painter, QRect(why.topLeft(), QPoint(end, why.bottom())), row.why, colours.muted)
        underlined = QFont(option.font)
        underlined.setUnderline(True)
        painter.setFont(underlined)
        for deed, area in links:
            self._draw(painter, area, self._deeds[deed], colours.accent)

    def _is_current(self, option: QStyleOptionViewItem) -> bool:
        state = option.state
        return bool(state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))

    def _draw(self, painter: QPainter, room: QRect, text: str, colour_name: str) -> None:
        if room.width() > 0 and text:
            painter.setPen(QColor(colour_name))
            elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _LEFT, elided)

    def _columns(self, font: QFont, box: QRect, row: Row) -> tuple[QRect, QRect, QRect, QRect]:
        """Part a row: what will happen, who, what they do, why; a narrow one leaves out what they do."""
        metrics = QFontMetrics(_bold(font))
        first = max(map(metrics.horizontalAdvance, self._actions)) + _BETWEEN
        inner = box.adjusted(_SIDES, 0, -_SIDES, 0)
        rest = inner.width() - first
        name = int(rest * _NAME)
        work = int(rest * _WORK) if box.width() >= _NARROW else 0
        if not row.work:
            name, work = (name + work, 0) if row.tone == "unreadable" else (name, work)
        lefts = [inner.left(), inner.left() + first, inner.left() + first + name, inner.left() + first + name + work]
        ends = [*lefts[1:], inner.right() + 1]
        gaps = [0, _BETWEEN, _BETWEEN, 0]
        cut = zip(lefts, ends, gaps, strict=True)
        one, two, three, four = (QRect(left, box.top(), end - left - gap, box.height()) for left, end, gap in cut)
        return one, two, three, four

    def links(self, font: QFont, box: QRect, row: Row, *, is_current: bool) -> list[tuple[Deed, QRect]]:
        """Say where the links of a row are: right behind the reason, or at the right where it is long."""
        shown = [*row.links, *(row.offered if is_current else ())]
        if not shown:
            return []
        metrics = QFontMetrics(font)
        *_, why = self._columns(font, box, row)
        widths = [metrics.horizontalAdvance(self._deeds[deed]) for deed in shown]
        total = sum(widths) + _GAP * (len(shown) - 1)
        left = min(why.left() + metrics.horizontalAdvance(row.why) + _GAP, why.right() - total)
        areas = []
        for deed, width in zip(shown, widths, strict=True):
            areas.append((deed, QRect(left, box.top(), width + 1, box.height())))
            left += width + _GAP
        return areas


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
