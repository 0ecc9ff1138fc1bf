"""How a row of a plan looks."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate

from entourage.ui.importing.model import ROW
from entourage.ui.importing.rows import Deed, Row, colour, deeds
from entourage.ui.widgets.drawing import draw_ground

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QStyleOptionViewItem

    from entourage.ui.desk import Desk
    from entourage.ui.importing.lines import Line

    Places = Sequence[Sequence[Deed]]

_SIDES, _GAP, _BETWEEN = 16, 14, 16
# How much of the room names and work may take at most, however long they are.
_NAME, _WORK = 0.4, 0.4
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_NARROW = 640
_SLACK = 2  # pixels: advances are rounded, and a name that needs its room to the last of them would be cut
_LEAST = 40  # fewer pixels say nothing
_MEASURED = 500
_COMMON = 0.9  # of what people do; where hardly anyone says it, nobody needs the room
_ASKED_BESIDE = frozenset({Deed.SAME, Deed.DIFFERENT})
# Where each deed stands, from the left, in every row.
PLACES = ((Deed.SAME,), (Deed.DIFFERENT, Deed.LATER, Deed.LEAVE_OUT, Deed.BRING_IN, Deed.SHOW_LINE))


class PlanDelegate(QStyledItemDelegate):
    """Draw a row: what happens, who, what they do, why, and what can be decided."""

    def __init__(self, desk: Desk, parent: QListView, actions: Sequence[str], places: Places = PLACES) -> None:
        """Build it; actions: all the words that may stand before a row; places: where each deed stands in it."""
        super().__init__(parent)
        self._desk, self._list = desk, parent
        self._deeds = deeds(desk.language)
        self._name = self._work = 0
        self._actions, self._places = actions, places

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
        action, name, work, why = self.areas(option.font, box, row)
        painter.setFont(_bold(option.font))
        self._draw(painter, action, row.action, colour(colours, row.tone))
        struck = _bold(option.font)
        struck.setStrikeOut(is_out)
        painter.setFont(struck)
        self._draw(painter, name, row.name, colours.muted if is_out else colours.text)
        painter.setFont(option.font)
        self._draw(painter, work, row.work, colours.muted)
        links = self.links(option.font, box, row, is_current=self._is_current(option))
        underlined = QFont(option.font)
        underlined.setUnderline(True)
        painter.setFont(underlined if row.compares else option.font)
        if why.width() > _LEAST:
            self._draw(painter, why, row.why, colours.muted)
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

    def measure(self, lines: Sequence[Line]) -> None:
        """Share the room by what the names and the work of a plan need; of many, by some of them."""
        some = lines[:: -(-len(lines) // _MEASURED) or 1]
        bold, plain = QFontMetrics(_bold(self._list.font())), QFontMetrics(self._list.font())
        self._name = max((bold.horizontalAdvance(line.name) for line in some), default=0) + _SLACK
        works = sorted(plain.horizontalAdvance(line.work) for line in some if line.work)
        self._work = works[ceil((len(works) - 1) * _COMMON)] + _SLACK if works else 0

    def areas(self, font: QFont, box: QRect, row: Row) -> tuple[QRect, QRect, QRect, QRect]:
        """Part a row; who and what they do take the room that the reason leaves, where theirs is too small."""
        action, name, work, why = self._columns(font, box, row)
        bold, plain = QFontMetrics(_bold(font)), QFontMetrics(font)
        possible = self.links(font, box, row, is_current=True)
        end = min((area.left() - _GAP for _, area in possible), default=why.right())
        does = plain.horizontalAdvance(row.work) + _SLACK if row.work and work.width() > 0 else 0
        said = plain.horizontalAdvance(row.why) + _SLACK
        wanted = said if self._gives_way(box) else 0
        free = end - wanted - _BETWEEN
        last = max(work.right(), free)
        own = name.left() + bold.horizontalAdvance(row.name) + _SLACK
        name.setRight(max(name.right(), min(own, last - (min(does, work.width()) + _BETWEEN if does else 0))))
        if does:
            work.setLeft(max(work.left(), name.right() + _BETWEEN))
            work.setRight(min(max(work.right(), work.left() + does), last))
        taken = work.right() if does else name.right()
        begin = why.left() if does or said <= end - why.left() else work.left()  # in a column all the same
        why.setCoords(max(begin, taken + _BETWEEN), why.top(), end, why.bottom())
        return action, name, work, why

    def _gives_way(self, box: QRect) -> bool:
        """Tell whether long names give way to reasons; where there is little room, who it is comes first."""
        return box.width() >= _NARROW

    def _columns(self, font: QFont, box: QRect, row: Row) -> tuple[QRect, QRect, QRect, QRect]:
        """Part a row: what will happen, who, what they do, why; a narrow one leaves out what they do."""
        metrics = QFontMetrics(_bold(font))
        first = max(map(metrics.horizontalAdvance, self._actions)) + _BETWEEN
        inner = box.adjusted(_SIDES, 0, -_SIDES, 0)
        is_narrow = box.width() < _NARROW
        room = inner.width() - first - self._reserved(font, row, is_narrow=is_narrow)
        name = min(self._name + _BETWEEN, self._most_of_name(room, is_narrow=is_narrow))
        work = 0 if is_narrow else min(self._work + _BETWEEN, int((room - name) * _WORK))
        if row.tone == "unreadable":
            name, work = name + work, 0
        lefts = [inner.left(), inner.left() + first, inner.left() + first + name, inner.left() + first + name + work]
        ends = [*lefts[1:], inner.right() + 1]
        gaps = [0, _BETWEEN, _BETWEEN, 0]
        cut = zip(lefts, ends, gaps, strict=True)
        one, two, three, four = (QRect(left, box.top(), end - left - gap, box.height()) for left, end, gap in cut)
        return one, two, three, four

    def _most_of_name(self, room: int, *, is_narrow: bool) -> int:
        """Say how much of the room names may take in every row."""
        return room if is_narrow else int(room * _NAME)

    def _reserved(self, font: QFont, row: Row, *, is_narrow: bool) -> int:
        """Say how much of a row is left free for links: in all the same, so that the words stand in columns."""
        return 0 if is_narrow and row.compares else sum(self._widths(font)) + len(self._places) * _GAP

    def _widths(self, font: QFont) -> list[int]:
        """Measure the places of the links."""
        metrics = QFontMetrics(font)
        return [max(metrics.horizontalAdvance(self._deeds[deed]) for deed in here) + 1 for here in self._places]

    def links(self, font: QFont, box: QRect, row: Row, *, is_current: bool) -> list[tuple[Deed, QRect]]:
        """Say where the links of a row are: each at its place at the right, the same in every row."""
        shown = [*row.links, *(row.offered if is_current else ())]
        if box.width() < _NARROW and row.compares:
            shown = [deed for deed in shown if deed not in _ASKED_BESIDE]  # a click on the row asks it
        areas = []
        right = box.right() - _SIDES + 1
        for here, width in zip(reversed(self._places), reversed(self._widths(font)), strict=True):
            right -= width
            areas += [(deed, QRect(right, box.top(), width, box.height())) for deed in shown if deed in here]
            right -= _GAP
        return areas[::-1]


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
