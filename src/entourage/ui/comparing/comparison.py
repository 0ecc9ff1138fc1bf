"""People side by side: what all say, what differs, what only some have, and what stays where they become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from entourage.domain.contact import SINGLE_KINDS, Kind
from entourage.domain.pairing import Mark, kept, side_by_side
from entourage.formats.vcard_property import unescape
from entourage.ui.comparing.sides import all_stay, portrait, united_of
from entourage.ui.widgets.cells import Cells
from entourage.ui.widgets.tips import tip
from entourage.ui.widgets.words import breakable
from entourage.words import importing, pairing

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from PySide6.QtCore import QLocale
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from entourage.domain.contact import Value
    from entourage.domain.pairing import Line
    from entourage.ui.comparing.sides import Side
    from entourage.ui.desk import Desk

_LONGEST = 160
_FIELD = 0
_PORTRAIT, _SMALL = 40, 24
_NARROW, _LEAST, _SIGN = 150, 112, 16
_WHOLE = Qt.ItemDataRole.UserRole + 1
_GAP, _ROOM = 12, 14
_TAKEN, _LEFT = "◉ ", "○ "
_BOTH = 2


class _Breaking(Cells):
    """Live as what draws cells: long addresses go on in the next line, and are read and copied as they are."""

    def displayText(self, value: object, _locale: QLocale | QLocale.Language) -> str:
        """Let what is long be broken after its signs."""
        return breakable(str(value))


class Comparison(QTableWidget):
    """Live as the columns, field by field.

    took: of a field (its Kind) the value of one side (its place) is to stay. ticked: other sides are ticked.
    """

    took = Signal(object, int)
    ticked = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(0, 4, parent)
        self._desk = desk
        self._sides: Sequence[Side] = ()
        self._lines: list[Line] = []
        self._notes = 0
        self._may_take = self._is_filling = False
        self.setAccessibleName(desk.language.gettext("Side by side"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Breaking(desk, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setIconSize(QSize(_PORTRAIT, _PORTRAIT))
        self.setCornerWidget(QWidget(self))  # else it is filled with what the boxes to tick are drawn in
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setStyleSheet("QHeaderView::section { padding: 6px 4px; }")
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(_SIGN)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._recolour()
        desk.recoloured.connect(self._recolour)
        self.cellClicked.connect(self._take)
        self.itemChanged.connect(self._follow_ticks)

    def _recolour(self) -> None:
        palette, colours = self.palette(), self._desk.colours
        palette.setColor(QPalette.ColorRole.Highlight, QColor(colours.selected))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(colours.text))
        # The style draws the boxes to tick in a shade of this, which is hardly seen on a dark ground.
        palette.setColor(QPalette.ColorRole.Window, QColor(colours.muted))
        self.setPalette(palette)

    @property
    def _mark(self) -> int:
        return len(self._sides) + 1

    def show_people(self, one: Side | None, other: Side, *, is_question: bool) -> None:
        """Show two people, or only the other where there is nobody to compare with.

        is_question: the other may become the one; then it is said which of two values stays.
        """
        self.show_sides((one, other) if one else (other,), says_what_stays=is_question)

    def show_sides(
        self,
        sides: Sequence[Side],
        *,
        says_what_stays: bool = True,
        chosen: Collection[int] | None = None,
        ticks: frozenset[int] = frozenset(),
    ) -> None:
        """Show people, the one who stays first.

        chosen: the values (their ids) that are to stay in place of others; None: nobody may choose. ticks: the places
        of those who are the same; empty where they are not to be ticked.
        """
        self._is_filling = True
        self._sides, self._may_take = sides, chosen is not None
        self._lines = side_by_side([side.values for side in sides])
        self._notes = len(sides[0].notes)
        united = united_of(sides, chosen or ()) if says_what_stays and len(sides) > 1 else None
        self._set_columns()
        self.setRowCount(len(self._lines) + self._notes)
        self._show_line(0, self._lines[0], united)
        for row in range(self._notes):
            self._show_note(row + 1, row)
        for row, line in enumerate(self._lines[1:], start=self._notes + 1):
            self._show_line(row, line, united)
        for place in range(len(sides)):
            self._show_portrait(place, ticks)
        self._fit()
        self._is_filling = False

    def begin(self) -> None:
        """Show the first row, of people who were not shown before."""
        self.clearSelection()
        unchosen = self.selectionModel().SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(self.model().index(0, len(self._sides)), unchosen)
        self.scrollToTop()
        self.horizontalScrollBar().setValue(0)  # of many sides the names of the fields are seen first

    def _set_columns(self) -> None:
        self.setColumnCount(len(self._sides) + 2)
        self.setHorizontalHeaderLabels(["", *(side.where for side in self._sides), ""])
        self.setColumnHidden(self._mark, len(self._sides) == 1)

    def _show_line(self, row: int, line: Line, united: tuple[Value, ...] | None) -> None:
        colours = self._desk.colours
        value = next(one for one in line.values if one)
        field = importing.labelled_field(self._desk.language, value)
        standing = kept(line, united) if united is not None else tuple(bool(one) for one in line.values)
        is_choice = self._may_take and _is_choice(line, standing)
        mark = self._worded(line, standing) if united is not None else pairing.marks(self._desk.language)[line.mark]
        self.setItem(row, _FIELD, _item(field, colours.muted))
        for at, (said, is_kept) in enumerate(zip(line.values, standing, strict=True)):
            sign = "" if not (is_choice and said) else _TAKEN if is_kept else _LEFT
            self._show_value(row, at + 1, sign, said, f"{field}, {{text}}, {mark}")
        tones = {Mark.EQUAL: colours.muted, Mark.DIFFERENT: colours.on_little, Mark.ALONE: colours.accent}
        item = _item(mark, tones[line.mark])
        item.setData(_WHOLE, mark)
        self.setItem(row, self._mark, item)

    def _show_value(self, row: int, column: int, sign: str, said: Value | None, spoken: str) -> None:
        language, colours = self._desk.language, self._desk.colours
        whole = _unescaped(importing.said(language, said), said) if said else "—"
        text = whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1] + "…"
        is_quiet = said is None or sign == _LEFT
        item = _item(sign + text, colours.muted if is_quiet else colours.text, is_bold=row == 0)
        item.setToolTip(tip(whole if text != whole else ""))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken.replace("{text}", text))
        self.setItem(row, column, item)

    def _worded(self, line: Line, standing: tuple[bool, ...]) -> str:
        language = self._desk.language
        if len(line.values) > _BOTH:
            return pairing.settled_of_many(language, line.mark, all_stay=all_stay(line, standing))
        one, other = standing
        found = "both" if one and other else "one" if one else "other" if other else "neither"
        return pairing.settled(language, line.mark, found)

    def _show_note(self, row: int, which: int) -> None:
        colours = self._desk.colours
        field = self._sides[0].notes[which][0]
        self.setItem(row, _FIELD, _item(field, colours.muted))
        for place, side in enumerate(self._sides):
            text = side.notes[which][1]
            item = _item(text or "—", colours.muted)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{field}, {text or '—'}")
            self.setItem(row, place + 1, item)
        self.setItem(row, self._mark, _item("", colours.muted))

    def _show_portrait(self, place: int, ticks: frozenset[int]) -> None:
        item, side = self.item(0, place + 1), self._sides[place]
        if item:
            item.setIcon(portrait(side, item.text().lstrip(_TAKEN + _LEFT), _PORTRAIT, self.devicePixelRatioF()))
        if item and ticks:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if place in ticks else Qt.CheckState.Unchecked)

    # What can be done.

    def ticks(self) -> list[int]:
        """List the places of the sides that are ticked."""
        items = [self.item(0, place + 1) for place in range(len(self._sides))]
        return [place for place, item in enumerate(items) if item and item.checkState() is Qt.CheckState.Checked]

    def turn_tick(self, place: int) -> None:
        """Tick a side, or take its tick away."""
        item = self.item(0, place + 1) if place < len(self._sides) else None
        if item and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            is_on = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def _follow_ticks(self) -> None:
        if not self._is_filling:
            self.ticked.emit()

    def _take(self, row: int, column: int) -> None:
        """Let the value of a cell stay in place of another, where only one can."""
        item = self.item(row, column)
        if self._may_take and item and item.text().startswith(_LEFT):
            value = self._line_at(row).values[column - 1]
            assert value is not None  # noqa: S101 - only what says something bears the sign
            self.took.emit(value.kind, column - 1)

    def _line_at(self, row: int) -> Line:
        return self._lines[row - self._notes if row else 0]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a value, or tick someone, by Space or Return."""
        if event.text().isprintable() and event.text().strip():
            event.ignore()  # letters and digits answer; the table would look for cells that begin with them
        elif event.key() not in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.currentRow() == 0 and 1 <= self.currentColumn() < self._mark and self.ticks():
            self.turn_tick(self.currentColumn() - 1)
        else:
            self._take(self.currentRow(), self.currentColumn())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew, and give long values the lines that they need."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        """Share the width among the sides; where there is little, of the marks only their signs are seen."""
        if not self._sides:
            return
        was_filling, self._is_filling = self._is_filling, True
        room, number = self.viewport().width(), len(self._sides)
        field = min(self.sizeHintForColumn(_FIELD) + _GAP, room // 4)
        self._show_marks(is_short=False)
        mark = self._width_of_marks()
        if (room - field - mark) // number < _NARROW and mark:
            self._show_marks(is_short=True)
            mark = self._width_of_marks()
        each = max(_LEAST, (room - field - mark) // number)
        portrait = _PORTRAIT if each >= _NARROW else _SMALL
        self.setIconSize(QSize(portrait, portrait))
        for column, width in enumerate((field, *[each] * number, mark)):
            self.setColumnWidth(column, width)
        self._fit_rows()
        self._is_filling = was_filling

    def _width_of_marks(self) -> int:
        return 0 if self.isColumnHidden(self._mark) else self.sizeHintForColumn(self._mark) + _GAP // 2

    def _show_marks(self, *, is_short: bool) -> None:
        for row in range(self.rowCount()):
            item = self.item(row, self._mark)
            whole = str(item.data(_WHOLE) or "") if item else ""
            if item and whole:
                item.setText(whole[0] if is_short else whole)
                item.setToolTip(tip(whole))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, whole)

    def _fit_rows(self) -> None:
        """Give each row the lines that it needs, and room between it and the next."""
        least = self.verticalHeader().defaultSectionSize()
        for row in range(self.rowCount()):
            self.setRowHeight(row, max(least, self.sizeHintForRow(row) + _ROOM))


def _is_choice(line: Line, standing: tuple[bool, ...]) -> bool:
    """Tell whether one of several values has to be chosen: a person has only one of the kind."""
    is_single = any(value and value.kind in SINGLE_KINDS for value in line.values)
    return is_single and line.mark is Mark.DIFFERENT and not all_stay(line, standing)


def _unescaped(text: str, value: Value) -> str:
    """Read the marks of a property that is kept as its file has it."""
    return unescape(text) if value.kind is Kind.OTHER else text


def _item(text: str, colour: str, *, is_bold: bool = False) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setForeground(QColor(colour))
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    if is_bold:
        font = QFont(item.font())
        font.setBold(True)
        item.setFont(font)
    return item
