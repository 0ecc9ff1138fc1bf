"""Other ways to post, best first, each a row with what it would come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from entourage.ui.widgets.flow import empty
from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.tone import tone
from entourage.ui.widgets.words import Link
from entourage.words import audience as words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from entourage.domain.audience import Channel, Check
    from entourage.ui.desk import Desk

_FIRST = 6
_SIDES, _ABOVE, _GAP, _BETWEEN = 14, 8, 24, 8
_CALLED = 0.35  # of the width: the least that its name has before the counts go below


class Part(NamedTuple):
    """Hold a part of what is said of a way; is_loud: it stands out; is_quiet: it is a note."""

    said: str
    is_loud: bool = False
    is_quiet: bool = False


class WayRow(QAbstractButton):
    """Live as one way to post; stepped: an arrow goes to the row above (-1) or below (1)."""

    stepped = Signal(int)

    def __init__(self, desk: Desk, name: str, found: Check, note: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self.name, self.found = desk, name, found
        self.parts = _parts(desk, found, note)
        said = ", ".join(one.said for one in self.parts)
        self.setText(name)
        self.setAccessibleName(f"{name}: {said}")
        self.setToolTip(tip(f"{name}\n{said}"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _heavy(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _counts_width(self) -> int:
        heavy, plain = QFontMetrics(self._heavy()), self.fontMetrics()
        widths = ((heavy if one.is_loud else plain).horizontalAdvance(one.said) for one in self.parts)
        return sum(widths) + plain.horizontalAdvance(" · ") * (len(self.parts) - 1)

    def _is_broken(self, width: int) -> bool:
        """Tell whether the counts have to stand below the name."""
        room = width - 2 * _SIDES - _GAP - self._counts_width()
        wanted = QFontMetrics(self._heavy()).horizontalAdvance(self.name)
        return room < min(wanted, round(width * _CALLED))

    def sizeHint(self) -> QSize:
        """Ask for one line, or two where it is narrow."""
        return QSize(200, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Be content with the beginning of the name."""
        return QSize(120, self.fontMetrics().height() + 2 * _ABOVE)

    def heightForWidth(self, width: int) -> int:
        """Measure the lines at a width."""
        return (2 if self._is_broken(width) else 1) * (self.fontMetrics().height() + 3) + 2 * _ABOVE

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the name, and the counts at the right of it or below."""
        colours, painter = self._desk.colours, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.selected if self.isDown() else colours.hover if self.underMouse() else colours.base
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.edge), 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        inside, counts = self.rect().adjusted(_SIDES, _ABOVE, -_SIDES, -_ABOVE), self._counts_width()
        is_broken = self._is_broken(self.width())
        line = QRect(inside.topLeft(), QSize(inside.width(), inside.height() // (2 if is_broken else 1)))
        room = line if is_broken else line.adjusted(0, 0, -counts - _GAP, 0)
        painter.setFont(self._heavy())
        painter.setPen(QColor(colours.text))
        cut = painter.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)
        below = line.translated(0, line.height()) if is_broken else line
        self._draw_counts(painter, below, below.left() if is_broken else below.right() - counts)

    def _draw_counts(self, painter: QPainter, line: QRect, left: int) -> None:
        colours = self._desk.colours
        for place, one in enumerate(self.parts):
            painter.setFont(self.font())
            if place:
                left = self._draw(painter, line, left, " · ", colours.muted)
            painter.setFont(self._heavy() if one.is_loud else self.font())
            colour = colours.fault if one.is_loud else colours.muted if one.is_quiet else colours.text
            left = self._draw(painter, line, left, one.said, colour)

    def _draw(self, painter: QPainter, line: QRect, left: int, said: str, colour: str) -> int:
        painter.setPen(QColor(colour))
        width = painter.fontMetrics().horizontalAdvance(said)
        room = QRect(QPoint(left, line.top()), QSize(min(width + 2, max(0, line.right() - left + 3)), line.height()))
        cut = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)
        return left + width

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up and down by arrows, and be chosen by Return as by Space."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Ways(QWidget):
    """Live as the list of other ways; chosen: the Channel of one."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_whole = False
        self._ways: Sequence[Check] = ()
        self._called: Callable[[Channel], str] = lambda _: ""
        self._notes: Mapping[Channel, str] = {}
        self.rows: list[WayRow] = []
        language = desk.language
        self._head = QLabel(language.gettext("Other ways, best first"), self, textFormat=Qt.TextFormat.PlainText)
        font = self._head.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        font.setBold(True)
        self._head.setFont(font)
        tone(desk, self._head, "muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(_BETWEEN)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(self._head)
        self.column.addLayout(self._lines)

    def show_ways(self, ways: Sequence[Check], called: Callable[[Channel], str], notes: Mapping[Channel, str]) -> None:
        """Show ways, best first; called: what each is called; notes: what is to be known of them besides."""
        self._ways, self._called, self._notes = ways, called, notes
        self._fill()

    def show_whole(self) -> None:
        """Show all of them."""
        before = len(self.rows)
        self._is_whole = True
        self._fill()
        if len(self.rows) > before:
            self.rows[before].setFocus()

    def _fill(self) -> None:
        has_keys = self.window().focusWidget()
        had_keyboard = has_keys is not None and self.isAncestorOf(has_keys)
        empty(self._lines)
        shown = self._ways if self._is_whole else self._ways[:_FIRST]
        self.rows = [
            WayRow(self._desk, self._called(one.channel), one, self._notes[one.channel], self) for one in shown
        ]
        for row in self.rows:
            row.clicked.connect(lambda _=False, one=row: self.chosen.emit(one.found.channel))
            row.stepped.connect(lambda step, one=row: self._step(one, step))
            self._lines.addWidget(row)
            row.show()
        if len(shown) < len(self._ways):
            said = self._desk.language.ngettext("All {count} other way", "All {count} other ways", len(self._ways))
            link = Link(self._desk, said, self)
            link.clicked.connect(lambda _=False: self.show_whole())
            self._lines.addWidget(link)
            link.show()
        self.setVisible(bool(self._ways))
        if had_keyboard and self.rows:
            self.rows[0].setFocus()

    def _step(self, row: WayRow, step: int) -> None:
        place = self.rows.index(row) + step
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)


def _parts(desk: Desk, found: Check, note: str) -> list[Part]:
    """Say what a way would come to, and what is to be known besides."""
    language = desk.language
    bad = len(found.should_not)
    parts = [
        Part(words.would_see(language, len(found.would_see))),
        Part(words.should_not_briefly(language, bad), is_loud=bad > 0),
        Part(words.would_miss(language, len(found.would_miss))),
    ]
    if found.is_public:
        parts.insert(0, Part(language.gettext("anyone may see it"), is_loud=not found.public_may))
    return [*parts, Part(note, is_quiet=True)] if note else parts
