"""Five tiles that count a plan, and show only what one of them counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from entourage.importing.plan import Action
from entourage.ui.importing.rows import colour
from entourage.words import planning

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from entourage.ui.desk import Desk

_SIDES, _ABOVE = 14, 10
_AROUND, _OVER, _UNDER, _GAP = 16, 12, 6, 10
_LARGER = 1.65
_SHOWN = (Action.NEW, Action.UPDATED, Action.SAME, Action.MAYBE, Action.UNREADABLE)
_FEWER = 3  # in a line, where there is no room for all


class Tile(QAbstractButton):
    """Live as one tile: a number and what it counts."""

    def __init__(self, desk: Desk, action: Action, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._action = desk, action
        self._number = self._says = self._beside = ""
        self.says_nothing = True
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(desk.language.gettext("Press to show only these; again to show all"))

    def say(self, number: str, says: str, beside: str, *, says_nothing: bool) -> None:
        """Show a number, what it counts, and what there is besides; says_nothing: it is none, and nothing besides."""
        self._number, self._says, self._beside, self.says_nothing = number, says, beside, says_nothing
        self.setAccessibleName(", ".join(filter(None, (f"{number} {says}", beside))))
        self.update()

    def _large(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        font.setBold(True)
        return font

    def height_at(self, width: int) -> int:
        """Measure the number, its words in as many lines as they need, and a line for what there may be besides."""
        metrics = self.fontMetrics()
        room = QRect(0, 0, max(1, width - 2 * _SIDES), 1000)
        words = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self._says).height()
        return QFontMetrics(self._large()).height() + max(words, metrics.height()) + metrics.height() + 2 * _ABOVE + 4

    def least_width(self) -> int:
        """Measure the longest word."""
        words = [*self._says.split(), "0000"]
        return max(map(self.fontMetrics().horizontalAdvance, words)) + 2 * _SIDES + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tile, and what has the keyboard."""
        colours = self._desk.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        painter.setBrush(QColor(colours.selected if is_on else colours.hover if self.underMouse() else colours.base))
        edge = colours.accent if self.hasFocus() or is_on else colours.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
        inner = self.rect().adjusted(_SIDES, _ABOVE, -_SIDES, -_ABOVE)
        painter.setFont(self._large())
        painter.setPen(QColor(colour(colours, self._action)))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), self._number)
        below = inner.adjusted(0, painter.fontMetrics().height() + 4, 0, 0)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.text))
        wrapped = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(below, wrapped, self._says)
        words = painter.boundingRect(below, wrapped, self._says)
        last = inner.adjusted(0, words.bottom() + 1 - inner.top(), 0, 0)
        beside = painter.fontMetrics().elidedText(self._beside, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(last, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), beside)
        if is_on:
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight), "✓")


class Tiles(QWidget):
    """Live as the tiles, all of one size; filtered: the action that is to be shown alone, None for all."""

    filtered = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tiles = {action: Tile(desk, action, self) for action in _SHOWN}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for action, tile in self._tiles.items():
            tile.clicked.connect(lambda _=False, one=action: self._press(one))

    def show_counts(self, numbers: Mapping[Action, Mapping[str, int]]) -> None:
        """Show by tile how many it counts, and what it shows besides."""
        language = self._desk.language
        said = planning.tiles(language, {action.value: numbers[action][action] for action in _SHOWN})
        for action, tile in self._tiles.items():
            beside = planning.beside(language, numbers[action])
            count = numbers[action][action]
            tile.say(language.number(count), said[action], beside, says_nothing=not (count or beside))
        self.updateGeometry()
        self._place()

    def _least(self) -> int:
        return max(tile.least_width() for tile in self._tiles.values())

    def _lines(self, width: int) -> list[list[Tile]]:
        """Part the tiles into lines; where there is no room for all in one, those that say nothing are left out."""
        tiles = list(self._tiles.values())
        if len(tiles) * (self._least() + _GAP) - _GAP <= width - 2 * _AROUND:
            return [tiles]
        some = [tile for tile in tiles if tile.isChecked() or not tile.says_nothing]
        return [some[place : place + _FEWER] for place in range(0, len(some), _FEWER)]

    def _size(self, width: int, lines: Sequence[Sequence[Tile]]) -> QSize:
        """Measure a tile: as high as the one with the most words."""
        number = max(map(len, lines), default=1)
        wide = (width - 2 * _AROUND - (number - 1) * _GAP) // number
        return QSize(wide, max((tile.height_at(wide) for line in lines for tile in line), default=0))

    def hasHeightForWidth(self) -> bool:
        """Be higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Hold the tiles, in as many lines as they need."""
        lines = self._lines(width)
        return len(lines) * (self._size(width, lines).height() + _GAP) - _GAP + _OVER + _UNDER

    def sizeHint(self) -> QSize:
        """Ask for all the tiles in one line."""
        width = len(_SHOWN) * (self._least() + _GAP) - _GAP + 2 * _AROUND
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Be content with a few side by side."""
        return QSize(_FEWER * (self._least() + _GAP) - _GAP + 2 * _AROUND, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the tiles again."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        lines = self._lines(self.width())
        size = self._size(self.width(), lines)
        shown = {tile: (row, at) for row, line in enumerate(lines) for at, tile in enumerate(line)}
        for tile in self._tiles.values():
            row, at = shown.get(tile, (0, 0))
            left, top = _AROUND + at * (size.width() + _GAP), _OVER + row * (size.height() + _GAP)
            tile.setGeometry(left, top, size.width(), size.height())
            tile.setVisible(tile in shown)

    def chosen(self) -> Action | None:
        """Give the action that is shown alone, None for all."""
        return next((action for action, tile in self._tiles.items() if tile.isChecked()), None)

    def show_all(self) -> None:
        """Let no tile be pressed."""
        for tile in self._tiles.values():
            tile.setChecked(False)

    def press(self, action: Action) -> None:
        """Press a tile as the mouse does."""
        self._tiles[action].click()

    def _press(self, action: Action) -> None:
        for other, tile in self._tiles.items():
            tile.setChecked(tile.isChecked() and other is action)
        self.filtered.emit(self.chosen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from tile to tile by the arrows."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        tiles = [tile for tile in self._tiles.values() if not tile.isHidden()]
        now = next((place for place, tile in enumerate(tiles) if tile.hasFocus()), None)
        step = steps.get(Qt.Key(event.key()))
        if now is None or step is None:
            super().keyPressEvent(event)
        else:
            tiles[(now + step) % len(tiles)].setFocus(Qt.FocusReason.TabFocusReason)

    def first(self) -> QWidget:
        """Give the first tile that is shown."""
        tiles = self._tiles.values()
        return next((tile for tile in tiles if not tile.isHidden()), next(iter(tiles)))
