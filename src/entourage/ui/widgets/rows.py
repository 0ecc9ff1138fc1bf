"""Rows of a list, such as the history: what, when, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter

from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.two_lines import TwoLines, TwoLinesView, demi_bold

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from entourage.ui.desk import Desk

ROW = Qt.ItemDataRole.UserRole + 1
_GAP = 12

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Hold one row: the id of what it is about, what it says and more about that, when, and a remark in a pill.

    is_past: it is drawn quietly, because it no longer stands.
    """

    id: int
    text: str
    when: str
    more: str = ""
    remark: str = ""
    is_past: bool = False

    @property
    def spoken(self) -> str:
        """Say the whole row."""
        return ", ".join(filter(None, (self.text, self.more, self.remark, self.when)))


class Worded:
    """Hold rows that are worded when they are seen: there may be thousands."""

    def __init__(self, count: int = 0, word: Callable[[int], Row] | None = None) -> None:
        self._count, self._word = count, word
        self._known: dict[int, Row] = {}

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, at: int) -> Row:
        if not 0 <= at < self._count or self._word is None:
            raise IndexError(at)
        if at not in self._known:
            self._known[at] = self._word(at)
        return self._known[at]


class Rows(QAbstractListModel):
    """Live as a list of rows; wanted: the end of what was read is in sight, and there is more."""

    wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.ids: list[int] = []
        self.rows = Worded()
        self._count = 0
        self._is_asked = False

    def show_rows(self, ids: list[int], word: Callable[[int], Row], count: int) -> None:
        """Show other rows; word: gives the row at a place, once it is seen; count: how many there are of all."""
        self._count, self._is_asked = count, False
        before, rows = len(self.ids), Worded(len(ids), word)
        if ids[:before] != self.ids:
            self.beginResetModel()
            self.ids, self.rows = ids, rows
            self.endResetModel()
            return
        if len(ids) > before:
            self.beginInsertRows(QModelIndex(), before, len(ids) - 1)
            self.ids, self.rows = ids, rows
            self.endInsertRows()
        self.ids, self.rows = ids, rows
        if before:
            self.dataChanged.emit(self.index(0), self.index(before - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Count the rows that were read."""
        return 0 if parent.isValid() else len(self.rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether there are rows that were not read yet."""
        return not parent.isValid() and len(self.rows) < self._count and not self._is_asked

    def fetchMore(self, _parent: Index) -> None:
        """Ask for more."""
        self._is_asked = True
        self.wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """Say what a row says, to the eye and to a screen reader."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(filter(None, (row.text, row.more, row.when, row.remark))))
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Delegate(TwoLines):
    def draw(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw what a row says over its whole width and more about that, and below when, and the remark."""
        row: Row = index.data(ROW)
        colours, (upper, lower) = self._desk.colours, self.lines(box, option)
        font = QFont(option.font) if row.is_past else demi_bold(option.font)
        taken = self.write(painter, upper, row.text, colours.muted if row.is_past else colours.text, font)
        self.write(painter, upper.adjusted(taken + _GAP, 0, 0, 0), row.more, colours.muted, option.font)
        lower.setRight(self._draw_remark(painter, option, lower, row.remark))
        self.write(painter, lower, row.when, colours.muted, option.font)

    def _draw_remark(self, painter: QPainter, option: QStyleOptionViewItem, line: QRect, remark: str) -> int:
        """Draw the pill at the right of the lower line, and tell where the words have to end."""
        if not remark:
            return line.right()
        colours, metrics = self._desk.colours, option.fontMetrics
        text = metrics.elidedText(remark, Qt.TextElideMode.ElideRight, line.width() // 2)
        width, height = metrics.horizontalAdvance(text) + 20, metrics.height() + 4
        pill = QRectF(line.right() - width, line.center().y() + 1 - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.pill))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.text))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), text)
        return int(pill.left()) - _GAP


class RowsView(TwoLinesView):
    """Live as the list; pressed: Return. chose: other rows were chosen."""

    pressed_return = Signal()
    chose = Signal()

    def __init__(self, desk: Desk, rows: Rows, name: str, parent: QWidget) -> None:
        super().__init__(rows, name, parent)
        self._rows = rows
        self._keep: tuple[list[int], int] = ([], 0)
        self.draw_by(_Delegate(desk, self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.selectionModel().selectionChanged.connect(self.chose)
        rows.modelAboutToBeReset.connect(self._remember)
        rows.modelReset.connect(self._choose_again)

    def chosen(self) -> list[int]:
        """List the ids of the rows chosen, in the list's order."""
        return [self._rows.ids[row] for row in self.chosen_rows()]

    def _remember(self) -> None:
        self._keep = (self.chosen(), self.currentIndex().row())

    def _choose_again(self) -> None:
        """Choose the same rows as before; where they are gone, the one that has taken their place."""
        kept, current = set(self._keep[0]), self._keep[1]
        places = [at for at, key in enumerate(self._rows.ids) if key in kept]
        if not places and self._rows.ids:
            places = [min(max(0, current), len(self._rows.ids) - 1)]
        self.choose_rows(places)
        if places:
            unchanged = self.selectionModel().SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._rows.index(places[0]), unchanged)
        self.chose.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act by Return; leave the rest to the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pressed_return.emit()
        else:
            super().keyPressEvent(event)
