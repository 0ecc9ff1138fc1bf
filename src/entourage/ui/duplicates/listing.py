"""The list of questions as it is seen: headings that are passed over, rows that open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.two_lines import BEGIN, TwoLines, TwoLinesView, demi_bold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from entourage.ui.desk import Desk
    from entourage.ui.duplicates.entries import Entry, Key

ENTRY = Qt.ItemDataRole.UserRole + 1
_INSIDE, _ARROW = 16, 14
_TWO = 2

Index = QModelIndex | QPersistentModelIndex


class Questions(QAbstractListModel):
    """Live as the rows of the list."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.entries: Sequence[Entry] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def row_of(self, key: Key) -> int:
        """Find a row; -1 where there is none."""
        return next((row for row, entry in enumerate(self.entries) if entry.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the rows."""
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let all be chosen but the headings."""
        if not index.isValid() or self.entries[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Say what a row says, to the eye and to a screen reader."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(filter(None, (entry.text, entry.more))))
        return self._spoken(entry) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _spoken(self, entry: Entry) -> str:
        language = self._desk.language
        if entry.is_heading:
            counted = language.ngettext("{count} question", "{count} questions", entry.count)
            return f"{entry.text}, {counted}"
        if entry.groups:
            state = language.gettext("listed below") if entry.is_open else language.gettext("not listed one by one")
            return f"{entry.text}, {state}"
        people = language.ngettext("{count} person", "{count} people", entry.count) if entry.count > _TWO else ""
        return ", ".join(filter(None, (entry.text, people, entry.more)))


class _Delegate(TwoLines):
    sides, above = 12, 6

    def draw(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a heading, what questions have in common, or one question."""
        entry: Entry = index.data(ENTRY)
        if entry.is_heading:
            self._draw_heading(painter, QRect(option.rect), option, entry)
        else:
            inner = box.adjusted(_INSIDE if entry.inside else 0, 0, 0, 0)
            (self._draw_alike if entry.groups else self._draw_question)(painter, inner, option, entry)

    def _draw_heading(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, entry: Entry) -> None:
        font = demi_bold(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        painter.setPen(QColor(self._desk.colours.muted))
        line = box.adjusted(self.sides, 0, -self.sides, -6)
        below = int(Qt.AlignmentFlag.AlignBottom)
        number = self._desk.language.number(entry.count)
        room = line.width() - painter.fontMetrics().horizontalAdvance(number) - self.sides
        text = painter.fontMetrics().elidedText(entry.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, below | int(Qt.AlignmentFlag.AlignLeft), text)
        painter.drawText(line, below | int(Qt.AlignmentFlag.AlignRight), number)

    def _draw_alike(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, entry: Entry) -> None:
        """Draw what questions have in common, over two lines, behind the arrow that opens them."""
        colours = self._desk.colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.muted))
        middle = QPointF(box.left() + _ARROW / 2 - 2, box.center().y() + 0.5)
        shape = ((-4, -2), (4, -2), (0, 3)) if entry.is_open else ((-2, -4), (-2, 4), (3, 0))
        painter.drawPolygon(QPolygonF([middle + QPointF(*point) for point in shape]))
        painter.setFont(demi_bold(option.font))
        painter.setPen(QColor(colours.text))
        words = box.adjusted(_ARROW, 0, 0, 0)
        wrapped = int(BEGIN) | int(Qt.TextFlag.TextWordWrap)
        text = _in_two_lines(painter.fontMetrics(), entry.text.replace("-", "\N{NON-BREAKING HYPHEN}"), words.width())
        painter.drawText(words, wrapped, text)

    def _draw_question(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, entry: Entry) -> None:
        colours, (upper, lower) = self._desk.colours, self.lines(box, option)
        if entry.count > _TWO:
            number = f"× {self._desk.language.number(entry.count)}"
            painter.setPen(QColor(colours.muted))
            painter.drawText(upper, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), number)
            upper.setRight(upper.right() - option.fontMetrics.horizontalAdvance(number) - self.sides)
        self.write(painter, upper, entry.text, colours.text, demi_bold(option.font))
        self.write(painter, lower, entry.more, colours.muted, option.font)


def _in_two_lines(metrics: QFontMetrics, text: str, width: int) -> str:
    """Cut words so that they take two lines at most."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width * 1.8))


class QuestionsView(TwoLinesView):
    """Live as the list.

    chose: another row was chosen. turned: the row of questions that are alike is to be opened or closed. entered:
    Return was pressed.
    """

    chose = Signal()
    turned = Signal(object, bool)
    entered = Signal()

    def __init__(self, desk: Desk, rows: Questions, parent: QWidget) -> None:
        super().__init__(rows, desk.language.gettext("Questions"), parent)
        self._rows = rows
        self.draw_by(_Delegate(desk, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setMinimumWidth(150)
        self.selectionModel().currentChanged.connect(lambda *_: self.chose.emit())

    def current(self) -> Entry | None:
        """Give the row chosen, None where there is none."""
        row = self.currentIndex().row()
        return self._rows.entries[row] if 0 <= row < len(self._rows.entries) else None

    def choose(self, row: int) -> None:
        """Choose a row, and bring it into sight."""
        index = self._rows.index(row, 0)
        flags = self.selectionModel().SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flags)
        heading = row == 1 or (row > 0 and self._rows.entries[row - 1].is_heading)
        if heading:
            self.scrollTo(self._rows.index(row - 1, 0))
        self.scrollTo(index)

    def step(self, action: QAbstractItemView.CursorAction) -> None:
        """Go on to another row, as a key does."""
        index = self.moveCursor(action, Qt.KeyboardModifier.NoModifier)
        if index.isValid():
            self.choose(index.row())

    def moveCursor(self, action: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier) -> QModelIndex:
        """Pass over headings."""
        wanted, here = super().moveCursor(action, held), self.currentIndex().row()
        if not wanted.isValid():
            return wanted
        step = 1 if wanted.row() >= here else -1
        row = wanted.row()
        while 0 <= row < len(self._rows.entries) and self._rows.entries[row].is_heading:
            row += step
        if not 0 <= row < len(self._rows.entries):
            self.verticalScrollBar().setValue(0)  # only a heading stands above
            row = here
        return self._rows.index(row, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close by the arrows, as a tree does; leave the rest to the list."""
        entry = self.current()
        opening = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif opening is not None and entry and entry.groups:
            if opening is not entry.is_open:
                self.turned.emit(entry.key, opening)
        elif event.text().isprintable() and event.text().strip() and not event.modifiers():
            event.ignore()  # letters and digits answer; the list would look for rows that begin with them
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open and close by the arrow before a row."""
        index = self.indexAt(event.position().toPoint())
        entry: Entry | None = index.data(ENTRY) if index.isValid() else None
        if entry and entry.groups and event.position().x() < _Delegate.sides + _ARROW + 4:
            self.choose(index.row())
            self.turned.emit(entry.key, not entry.is_open)
        else:
            super().mousePressEvent(event)
