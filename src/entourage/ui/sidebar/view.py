"""The sidebar as it is seen: places, drops, and names edited where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QStyle, QStyledItemDelegate, QWidget

from entourage.ui.dragging import circle_in
from entourage.ui.keys import digit
from entourage.ui.place import EVERYONE
from entourage.ui.sidebar.model import ENTRY, Entry, SidebarModel
from entourage.ui.widgets.drawing import circle_icon, draw_lock, draw_symbol

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import (
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QFontMetrics,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )
    from PySide6.QtWidgets import QStyleOptionViewItem

    from entourage.domain.circle import Circle
    from entourage.operations.circles import CircleCounts
    from entourage.ui.desk import Desk
    from entourage.ui.place import Place

_SIDES, _SYMBOL, _ABOVE, _LOCK = 8, 22, 7, 11
_TOP = 6
_DISABLED = 0.45  # how much is seen of what cannot be chosen now


class _Delegate(QStyledItemDelegate):
    def __init__(self, desk: Desk, parent: Sidebar) -> None:
        super().__init__(parent)
        self._desk = desk
        self._list = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Give headings room above them."""
        entry: Entry = index.data(ENTRY)
        height = option.fontMetrics.height() + 2 * _ABOVE
        return QSize(120, height + (8 if entry.is_heading else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw an entry."""
        entry: Entry = index.data(ENTRY)
        colours, box = self._desk.colours, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1 if self._list.isEnabled() else _DISABLED)
        font = QFont(option.font)
        if entry.is_heading:
            font.setPointSizeF(font.pointSizeF() * 0.85)
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(QColor(colours.muted))
            below = int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(box.adjusted(_SIDES + 8, 0, 0, -4), below, entry.text)
        else:
            self._draw_ground(painter, option, box, index.row())
            self._draw_words(painter, option, box, entry, font)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, row: int) -> None:
        colours, state = self._desk.colours, option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        is_under = bool(state & QStyle.StateFlag.State_MouseOver) and self._list.isEnabled()
        is_target = self._list.row_under_drag == row
        inner = QRectF(box).adjusted(_SIDES, 1, -_SIDES, -1)
        if is_chosen or is_under:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selected if is_chosen else colours.hover))
            painter.drawRoundedRect(inner, 6, 6)
        if is_target or (state & QStyle.StateFlag.State_HasFocus and self._list.hasFocus()):
            painter.setPen(QPen(QColor(colours.accent), 2 if is_target else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inner.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _draw_words(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, entry: Entry, font: QFont
    ) -> None:
        colours = self._desk.colours
        left = box.left() + _SIDES + 8
        if entry.symbol:
            colour = entry.circle.colour if entry.circle else colours.muted
            centre = QPointF(left + 7, box.center().y() + 0.5)
            draw_symbol(painter, centre, entry.symbol, colour, option.fontMetrics.height() * 0.85)
            left += _SYMBOL
        if option.state & QStyle.StateFlag.State_Selected:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        right = box.right() - _SIDES - 8
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        if entry.count is not None:
            said = self._desk.language.number(entry.count)
            painter.setPen(QColor(colours.muted))
            width = painter.fontMetrics().horizontalAdvance(said) + 2
            room = QRect(right - width, box.top(), width, box.height())
            painter.drawText(room, middle | int(Qt.AlignmentFlag.AlignRight), said)
            right -= max(width, self._numbers_width(option.fontMetrics) if entry.key else 0) + 8
        if entry.key:
            right -= self._draw_key(painter, right, box, entry.key) + 6
        if entry.circle and entry.circle.closed:
            right -= _LOCK + 4
            painter.setPen(QPen(QColor(colours.muted), 1.4))
            draw_lock(painter, QRectF(right, box.center().y() - _LOCK / 2, _LOCK, _LOCK), colours.muted)
            right -= 4
        painter.setPen(QColor(colours.muted if entry.act else colours.text))
        room = QRect(left, box.top(), right - left, box.height())
        elided = painter.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | int(Qt.AlignmentFlag.AlignLeft), elided)

    def _numbers_width(self, metrics: QFontMetrics) -> int:
        """Measure the longest number beside a circle, so that the keys stand one below the other."""
        number, entries = self._desk.language.number, self._list.places.entries
        return max(metrics.horizontalAdvance(number(one.count or 0)) + 2 for one in entries if one.key)

    def _draw_key(self, painter: QPainter, right: int, box: QRect, key: int) -> int:
        """Draw the digit that puts people here, quietly, as it stands on its key; give the width that it takes."""
        colours, side = self._desk.colours, painter.fontMetrics().height()
        cap = QRectF(right - side, box.center().y() + 0.5 - side / 2, side, side)
        painter.save()
        painter.setPen(QColor(colours.edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(cap, 3, 3)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.8)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), str(key))
        painter.restore()
        return side

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Edit a circle's name where it stands."""
        editor = QLineEdit(parent)
        editor.setAccessibleName(self._desk.language.gettext("Name of the circle"))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Put the editor over the name."""
        editor.setGeometry(option.rect.adjusted(_SIDES + _SYMBOL, 0, -_SIDES, 0))


class Sidebar(QListView):
    """Live as the list of places at the left.

    chosen: a Place. acted: the code of something to do. digit_pressed: a digit, for the people chosen.
    moved: (circle, -1 or 1), by Alt and an arrow.
    """

    chosen = Signal(object)
    acted = Signal(str)
    moved = Signal(object, int)
    digit_pressed = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.places = SidebarModel(desk, self)
        self.setModel(self.places)
        self.setItemDelegate(_Delegate(desk, self))
        self.setAccessibleName(desk.language.gettext("Places"))
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.row_under_drag = -1
        self.line_at_drag = -1
        self.setDragDropOverwriteMode(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(170)
        self.setViewportMargins(0, _TOP, 0, 0)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self._is_told = False
        self._place = EVERYONE
        desk.waiting.changed.connect(self._show_waiting)
        desk.finding.changed.connect(self._show_waiting)
        desk.doing.changed.connect(self._show_waiting)
        desk.syncing.changed.connect(self._show_waiting)
        self.show_place(EVERYONE)

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry: Entry | None = current.data(ENTRY) if current.isValid() else None
        if entry and entry.place and not self._is_told:
            self.chosen.emit(entry.place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Begin with the first place wherever the one shown is to be seen so."""
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.scrollToTop()
            self.scrollTo(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the keyboard without going anywhere, where the place shown is none of these."""
        self._is_told = True
        super().focusInEvent(event)
        self._is_told = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Do at once what an entry is there for, where it is no place."""
        entry = self._entry_at(event)
        if entry and entry.act:
            self.acted.emit(entry.act)
            return
        super().mousePressEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark the circle that would take what is dragged."""
        index = self.indexAt(event.position().toPoint())
        if self.places.canDropMimeData(event.mimeData(), event.dropAction(), -1, -1, index):
            event.acceptProposedAction()
            self._mark(index.row(), moves=circle_in(event.mimeData()))
        else:
            event.ignore()
            self._mark(-1)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Mark nothing."""
        super().dragLeaveEvent(event)
        self._mark(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dragged here."""
        index = self.indexAt(event.position().toPoint())
        if self.places.dropMimeData(event.mimeData(), event.dropAction(), -1, -1, index):
            event.acceptProposedAction()
        self._mark(-1)
        self.setState(QAbstractItemView.State.NoState)

    def _mark(self, row: int, *, moves: int = 0) -> None:
        """Mark the circle that would take people, or where a circle would come to stand (moves: its id)."""
        self.row_under_drag, self.line_at_drag = (-1 if moves else row), -1
        if moves:
            every = enumerate(self.places.entries)
            own = next((place for place, one in every if one.circle and one.circle.id == moves), -1)
            box = self.visualRect(self.places.index(row))
            # The circle takes the place of the one below the mouse, which makes room on the side it comes from.
            self.line_at_drag = -1 if row == own else box.bottom() + 1 if row > own else box.top()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line at which a circle that is dragged would stand."""
        super().paintEvent(event)
        if self.line_at_drag >= 0:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(self._desk.colours.accent), 2))
            painter.drawLine(_SIDES, self.line_at_drag, self.viewport().width() - _SIDES, self.line_at_drag)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag a circle by its symbol alone, which covers nothing of where it is to go."""
        entry: Entry = self.currentIndex().data(ENTRY)
        if entry.circle:
            drag = QDrag(self)
            drag.setMimeData(self.places.mimeData([self.currentIndex()]))
            drag.setPixmap(circle_icon(entry.circle).pixmap(_SYMBOL, _SYMBOL))
            drag.setHotSpot(QPoint(-_SYMBOL // 2, -_SYMBOL // 2))
            drag.exec(Qt.DropAction.MoveAction)

    def _entry_at(self, event: QMouseEvent) -> Entry | None:
        index = self.indexAt(event.position().toPoint())
        return index.data(ENTRY) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on an entry by Return, and move a circle by Alt and an arrow."""
        entry: Entry | None = self.currentIndex().data(ENTRY) if self.currentIndex().isValid() else None
        number = digit(event)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if entry and entry.act and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.acted.emit(entry.act)
        elif entry and entry.circle and event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.moved.emit(entry.circle, steps[Qt.Key(event.key())])
        elif number and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self.digit_pressed.emit(number)
        else:
            super().keyPressEvent(event)

    def show_counts(self, counts: CircleCounts, place: Place) -> None:
        """Show the circles and the numbers of people, and mark the place where one is."""
        self._is_told = True
        self.places.show_counts(counts)
        self._is_told = False
        if self.currentIndex() != self.places.index(self.places.row_of(place)):
            self.show_place(place)

    def _show_waiting(self) -> None:
        self._is_told = True
        self.places.show_waiting()
        self.show_place(self._place)

    def show_place(self, place: Place) -> None:
        """Mark a place as the one where one is, without going there."""
        self._is_told = True
        self._place = place
        row = self.places.row_of(place)
        if row >= 0:
            self.setCurrentIndex(self.places.index(row))
        else:
            self.selectionModel().clear()
        self._is_told = False

    def circle(self) -> Circle | None:
        """Give the circle that is chosen, None where none is."""
        index = self.currentIndex()
        entry: Entry | None = index.data(ENTRY) if index.isValid() else None
        return entry.circle if entry else None
